"""Who holds power here: the map of bodies, what is decided next, where issues stand and what came of them."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Page, Panel, Record, hookimpl

from .guides import guide_panels
from .initiatives import before_you_start
from .issues import issue_panels, said_and_done
from .map import power_map
from .next_decision import next_decision_panel


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The power map, and the pages that look back."""
    if hub.of("bodies"):
        yield power_map(hub)
    if hub.of("initiatives"):
        yield before_you_start(hub)
    if any(getattr(issue, "stage", None) in ("answered", "solved", "not-possible") for issue in hub.of("issues")):
        yield said_and_done(hub)


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """What is decided next, who decides on what a guide is about, where an issue stands."""
    if record.folder == "decisions":
        yield from next_decision_panel(hub, record)
    if record.folder == "guides":
        yield from guide_panels(hub, record)
    if record.folder == "issues":
        yield from issue_panels(hub, record)
