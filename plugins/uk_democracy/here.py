"""Who has the functions of a county and of a district in one place, on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .authorities import Authority, authority_of, has_mayor
from .councils import COUNTY, Council, parent_of
from .reorganisation import Change, change_for, name_of

ONE_OF_SEVERAL = "district-council"
NEW_COUNCIL = "new-council"
STRATEGIC, POLICE_MAYOR = "strategic", "police-mayor"
# The records that stand for whichever body it is in an area.
ANY_AUTHORITY = "strategic-authority"
ANY_COMMISSIONER = "police-and-crime-commissioner"


@dataclass(frozen=True, slots=True)
class Here:
    """Who has the functions of a county and of a district where the hub is: ids and names.

    `marks` are what records are written for: the nation, how councils are built there, whether it lies in the area of a
    strategic authority and of which (`greater-manchester`), its own name, and whether a mayor has police powers.
    """

    council: Council
    marks: frozenset[str]
    county: tuple[str, str]
    district: tuple[str, str]
    authority: Authority | None = None

    @classmethod
    def of(cls, council: Council, today: date) -> Here:
        """What holds for a council: a district has a county above it, all others but counties do everything.

        From the day on which new councils take over, these do everything; where they are not known yet, the old
        names stand with a warning.
        """
        return _with_authority(_councils_here(council, today), today)

    @property
    def names(self) -> dict[str, str]:
        """The words that stand in texts of the pack in braces, and what they mean here."""
        own = self.county if self.council.tier == COUNTY else self.district
        authority = self.authority.name if self.authority else "your strategic authority, where there is one"
        return {"county": self.county[1], "district": self.district[1], "council": own[1], "authority": authority}

    @property
    def stand_ins(self) -> dict[str, str]:
        """The bodies that texts of the pack mean by a general name, by that name; all others are named themselves."""
        found = {"county-here": self.county[0], "district-here": self.district[0]}
        if self.authority:
            found[ANY_AUTHORITY] = self.authority.id
            if POLICE_MAYOR in self.marks:
                found[ANY_COMMISSIONER] = self.authority.id
        return found


def _councils_here(council: Council, today: date) -> Here:
    change = change_for(council)
    if change is None or today <= change.last_day:
        return _before(council)
    if not change.heirs:
        return _perhaps_over(_before(council))
    return _after(council, change)


def _with_authority(here: Here, today: date) -> Here:
    authority = authority_of(here.council)
    if authority is None:
        return here
    marks = {STRATEGIC, authority.id.removesuffix("-combined-authority")}
    marks |= {POLICE_MAYOR} if authority.police and has_mayor(authority, today) else set()
    return replace(here, authority=authority, marks=here.marks | marks)


def _before(council: Council) -> Here:
    own, county = (council.slug, council.name), parent_of(council)
    marks = frozenset({council.nation, council.structure, council.slug})
    if county is not None:
        return Here(council, marks, (county.slug, county.name), own)
    if council.tier == COUNTY:
        return Here(council, marks, own, (ONE_OF_SEVERAL, "your district or borough council"))
    return Here(council, marks, own, own)


def _perhaps_over(here: Here) -> Here:
    """True whether or not the change came on the day that was planned."""

    def said(council: tuple[str, str]) -> tuple[str, str]:
        return council[0], f"{council[1]} (or the council that has taken its place)"

    return replace(here, county=said(here.county), district=said(here.district))


def _after(council: Council, change: Change) -> Here:
    one = (change.heirs[0], name_of(change.heirs[0]))
    if len(change.heirs) > 1:
        one = (NEW_COUNCIL, " or ".join(name_of(heir) for heir in change.heirs))
    return Here(council, frozenset({council.nation, "unitary", council.slug}), one, one)
