"""What can be wrong with the council that hub.yml names."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import HubConfig, Problem, Source

from .councils import councils, like


def council_problems(config: HubConfig) -> Iterator[Problem]:
    """A council that does not exist, or that lies in another nation than the hub says."""
    slug = config.council
    if not slug:
        return
    council = councils().get(slug)
    if council is None:
        near = " or ".join(f"`{each}`" for each in like(slug))
        fix = f"Did you mean {near}?" if near else "Write its name with hyphens: `council: trafford`."
        message = f"There is no council called '{slug}' among the {len(councils())} councils of the United Kingdom."
        yield Problem(code="unknown-council", message=message, fix=fix, source=_at(config, "council"))
    elif config.nation not in (None, council.nation):
        message = f"{council.name} is not in {_said(config.nation or '')}, so one of the two lines is wrong."
        fix = f"Write `nation: {council.nation}`, or correct `council`."
        yield Problem(code="wrong-nation", message=message, fix=fix, source=_at(config, "nation"))


def _said(nation: str) -> str:
    return nation.replace("-", " ").title()


def _at(config: HubConfig, field: str) -> Source:
    return Source(config.origin.file, config.origin.lines.get(field, 0))
