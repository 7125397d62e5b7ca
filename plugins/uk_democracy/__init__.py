"""Who has power in the United Kingdom: councils, rights, decisions and guides that are true where your hub is."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, HubConfig, PackRecord, Page, Problem, Source, hookimpl

from .councils import councils, like
from .records import records_for
from .services import which_council_does_what


@hookimpl
def hubsite_records(hub_config: HubConfig) -> Iterator[PackRecord]:
    """What holds for the council that hub.yml names; nothing without one."""
    council = councils().get(hub_config.council or "")
    if council is not None:
        yield from records_for(council)


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """Which council does what, in England."""
    council = councils().get(hub.config.council or "")
    if council is not None and council.nation == "england":
        yield which_council_does_what(council)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """A council that does not exist."""
    slug = hub.config.council
    if slug and slug not in councils():
        near = " or ".join(f"`{each}`" for each in like(slug))
        fix = f"Did you mean {near}?" if near else "Write its name with hyphens: `council: trafford`."
        message = f"There is no council called '{slug}' among the 382 councils of the United Kingdom."
        yield Problem(code="unknown-council", message=message, fix=fix, source=Source("content/hub.yml"))
