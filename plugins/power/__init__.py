"""Who holds power here: the map of bodies, the money, where issues stand, what exists already."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Page, Panel, Record, hookimpl

from .initiatives import before_you_start
from .issues import finished, issue_panels, said_and_done
from .map import power_map
from .money import funds_with_years, money


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The power map, the money, and the pages that look back."""
    if hub.of("bodies"):
        yield power_map(hub)
    if hub.of("initiatives"):
        yield before_you_start(hub)
    if finished(hub):
        yield said_and_done(hub)
    if funds_with_years(hub):
        yield money(hub)


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """Whether the answer to an issue is late."""
    if record.folder == "issues":
        yield from issue_panels(hub, record)
