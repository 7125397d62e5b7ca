"""Who has the functions of a county and of a district in one place."""

from __future__ import annotations

from dataclasses import dataclass

from .councils import COUNTY, Council, parent_of

ONE_OF_SEVERAL = "district-council"


@dataclass(frozen=True, slots=True)
class Here:
    """Who has the functions of a county and of a district where the hub is: ids and names."""

    council: Council
    county: tuple[str, str]
    district: tuple[str, str]

    @classmethod
    def of(cls, council: Council) -> Here:
        """What holds for a council: a district has a county above it, all others but counties do everything."""
        own = (council.slug, council.name)
        county = parent_of(council)
        if county is not None:
            return cls(council, (county.slug, county.name), own)
        if council.tier == COUNTY:
            return cls(council, own, (ONE_OF_SEVERAL, "your district or borough council"))
        return cls(council, own, own)

    @property
    def names(self) -> dict[str, str]:
        """The words that stand in texts of the pack in braces, and what they mean here."""
        return {"county": self.county[1], "district": self.district[1], "council": self.council.name}
