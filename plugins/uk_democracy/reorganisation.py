"""The end of two-tier councils in England: when each is to be replaced, and by what, as far as that is known."""

# The sources are named on the pages made from this. What is not known is not guessed: outside Surrey the new councils
# are left out, and the pages say "planned".

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubsite import say_date

from .councils import Council, parent_of

_EAST = ("elmbridge", "epsom-and-ewell", "mole-valley", "reigate-and-banstead", "tandridge")
_WEST = ("guildford", "runnymede", "spelthorne", "surrey-heath", "waverley", "woking")
_SURREY = {
    "url": "https://www.surreyheath.gov.uk/about-council/devolution-and-local-government-reorganisation/"
    "two-unitary-model-confirmed",
    "title": "Two-unitary model confirmed (Surrey Heath Borough Council)",
    "kind": "council",
}
_NAMES = {"east-surrey-council": "East Surrey Council", "west-surrey-council": "West Surrey Council"}


@dataclass(frozen=True, slots=True)
class Change:
    """The last day of a council, how sure that is, and the ids of the councils that take its place."""

    last_day: date
    status: str
    heirs: tuple[str, ...] = ()


def change_for(council: Council) -> Change | None:
    """What is to come for a council; None for one that stays."""
    if council.structure != "two-tier":
        return None
    county = parent_of(council) or council
    if county.slug != "surrey":
        return Change(date(2028, 3, 31), "announced")
    halves = {"east-surrey-council": council.slug not in _WEST, "west-surrey-council": council.slug not in _EAST}
    heirs = [heir for heir, takes_over in halves.items() if takes_over]
    return Change(date(2027, 3, 31), "enacted-not-commenced", tuple(heirs))


def name_of(heir: str) -> str:
    """What a council that is to come is called."""
    return _NAMES[heir]


def ending(council: Council, own: Council) -> dict[str, Any]:
    """The fields that say so on a council's record; `own` is the council that the hub named."""
    change = change_for(council)
    if change is None:
        return {}
    heirs = (change_for(own) or change).heirs
    return {
        "dissolution_date": say_date(change.last_day, with_weekday=False),
        "dissolution_status": change.status,
        **({"succeeded_by": [f"bodies/{heir}" for heir in heirs]} if heirs else {}),
    }


def new_councils(own: Council) -> Iterator[tuple[str, dict[str, Any]]]:
    """Id and fields of each council that is to come where the hub is."""
    change = change_for(own)
    for heir in change.heirs if change else ():
        yield (
            heir,
            {
                "name": name_of(heir),
                "summary": "One council for everything from 1 April 2027, in place of the county and the districts.",
                "classification": "unitary council",
                "tier": "unitary",
                "founding_date": "1 April 2027",
                "selection_method": ["elected"],
                "nations": ["england"],
                "sources": [_SURREY],
            },
        )
