"""Who has power in the United Kingdom: councils, rights, decisions and guides that are true where your hub is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hubsite import Hub, HubConfig, PackRecord, Page, Problem, hookimpl

from .council_problems import council_problems
from .councils import councils
from .records import records_for
from .services import which_council_does_what


@hookimpl
def hubsite_records(hub_config: HubConfig, today: date) -> Iterator[PackRecord | Problem]:
    """What holds for the council that hub.yml names; nothing without one."""
    council = councils().get(hub_config.council or "")
    if council is not None:
        yield from records_for(council, today)
    yield from council_problems(hub_config)


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """Which council does what, in England."""
    council = councils().get(hub.config.council or "")
    if council is not None and council.nation == "england":
        yield which_council_does_what(council, hub.today)
