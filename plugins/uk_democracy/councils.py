"""The councils of the United Kingdom: their tier, their nation, and which have which powers in a place."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "local-authorities.csv"
_NATIONS = {
    "England": "england",
    "Wales": "wales",
    "Scotland": "scotland",
    "Northern Ireland": "northern-ireland",
}
# The first three letters of an ONS code say what sort of area it is.
_STRUCTURES = {"E06": "unitary", "E08": "metropolitan", "E09": "london", "E10": "unitary"}
COUNTY, DISTRICT = "1", "2"


@dataclass(frozen=True, slots=True)
class Council:
    """One council. `tier` is 1 for a county, 2 for a district below one, 3 for one with all functions."""

    number: str
    slug: str
    name: str
    gss: str
    tier: str
    nation: str
    parent: str
    url: str

    @property
    def structure(self) -> str:
        """How councils are built where it is: `two-tier`, `unitary`, `metropolitan`, `london`, or the nation."""
        if self.nation != "england":
            return self.nation
        return "two-tier" if self.tier in (COUNTY, DISTRICT) else _STRUCTURES.get(self.gss[:3], "unitary")


@cache
def councils() -> Mapping[str, Council]:
    """All councils by their slug."""
    with FILE.open(encoding="utf-8", newline="") as file:
        found = [_council(row) for row in csv.DictReader(file)]
    return {council.slug: council for council in sorted(found, key=lambda each: each.slug)}


def _council(row: Mapping[str, str]) -> Council:
    return Council(
        number=row["id"],
        slug=row["slug"],
        name=" ".join(row["name"].split()),
        gss=row["gss"],
        tier=row["tier_id"],
        nation=_NATIONS[row["country_name"]],
        parent=row["parent_local_authority_id"],
        url=row["homepage_url"],
    )


def parent_of(council: Council) -> Council | None:
    """The county council above a district."""
    return next((each for each in councils().values() if council.parent and each.number == council.parent), None)


def districts_of(council: Council) -> list[Council]:
    """The district councils below a county council."""
    return [each for each in councils().values() if each.parent == council.number]


def like(slug: str) -> list[str]:
    """Slugs that somebody may have meant."""
    wanted = slug.lower().replace(" ", "-").removesuffix("-council").removesuffix("-borough").removesuffix("-county")
    return difflib.get_close_matches(wanted, councils(), n=3)
