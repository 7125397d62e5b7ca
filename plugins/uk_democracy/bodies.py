"""The council that a hub names, and the others that share its powers there, as records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import PackRecord, say_date

from .councils import COUNTY, DISTRICT, Council, districts_of, parent_of
from .here import NEW_COUNCIL, ONE_OF_SEVERAL, Here
from .reorganisation import change_for, ending, new_councils

SOURCE = {
    "url": "https://www.gov.uk/find-local-council",
    "title": "Find your local council (GOV.UK), and the list of councils behind it",
    "kind": "government",
}
UNDERSTAND = {
    "url": "https://www.gov.uk/understand-how-your-council-works",
    "title": "Understand how your council works (GOV.UK)",
    "kind": "government",
}
_TIERS = {COUNTY: "county", DISTRICT: "district"}
_SORTS = {
    "unitary": "unitary council",
    "metropolitan": "metropolitan borough council",
    "london": "London borough council",
    "wales": "principal council",
    "scotland": "council",
    "northern-ireland": "district council",
}
_CITY_OF_LONDON = "E09000001"
_PLACES = {"unitary": "unitary", "metropolitan": "metropolitan-district", "london": "london-borough"}


def council_records(here: Here) -> Iterator[PackRecord]:
    """The council, its area, the county above it; for a county, one record that stands for its districts.

    Where new councils are to come, or have come, they are there as well.
    """
    council, county = here.council, parent_of(here.council)
    for each in (council, county):
        if each is not None:
            yield _record("places", each.slug, _place(each))
            yield _record("bodies", each.slug, _body(each, council))
    if council.tier == COUNTY:
        yield _record("bodies", ONE_OF_SEVERAL, _districts(council))
    for identity, fields in new_councils(council):
        yield _record("bodies", identity, fields)
    if here.county[0] == NEW_COUNCIL:
        yield _record("bodies", NEW_COUNCIL, _new_council(here))


def _record(folder: str, identity: str, fields: dict[str, Any]) -> PackRecord:
    return PackRecord(folder=folder, id=identity, fields=fields, file=f"uk_democracy/{folder}/{identity}")


def _place(council: Council) -> dict[str, Any]:
    county = parent_of(council)
    fields: dict[str, Any] = {
        "name": f"The area of {council.name}",
        "classification": _TIERS.get(council.tier) or _PLACES.get(council.structure, "other"),
        "gss_code": council.gss,
        "has_parish_council": "unknown" if council.nation != "northern-ireland" else "no",
        "nations": [council.nation],
        "sources": [SOURCE],
    }
    change = change_for(council)
    if change and change.heirs:
        fields["valid_until"] = say_date(change.last_day, with_weekday=False)
    return {**fields, "parent": f"places/{county.slug}"} if county else fields


def _body(council: Council, own: Council) -> dict[str, Any]:
    return {
        "name": council.name,
        "summary": _summary(council),
        "classification": _sort(council),
        "tier": _TIERS.get(council.tier, "unitary"),
        "area": f"places/{council.slug}",
        "url": council.url,
        "selection_method": ["elected"],
        "nations": [council.nation],
        "sources": [SOURCE, UNDERSTAND] if council.nation == "england" else [SOURCE],
        **ending(council, own),
    }


def _sort(council: Council) -> str:
    if council.gss == _CITY_OF_LONDON:
        return "City corporation"
    return {COUNTY: "county council", DISTRICT: "district council"}.get(council.tier) or _SORTS[council.structure]


def _summary(council: Council) -> str:
    if council.tier == COUNTY:
        return "The upper of two councils here: schools, social care, roads, libraries and getting rid of waste."
    if council.tier == DISTRICT:
        return "The lower of two councils here: bins, planning applications, housing and collecting council tax."
    if council.nation == "northern-ireland":
        return "The council here. In Northern Ireland many things that councils do elsewhere are done by departments."
    return "The one main council here."


def _new_council(here: Here) -> dict[str, Any]:
    change = change_for(here.council)
    return {
        "name": here.county[1],
        "summary": "One of the two, depending on where you live, does all that the county and the districts did.",
        "classification": "unitary council",
        "tier": "unitary",
        "selection_method": ["elected"],
        "nations": ["england"],
        "related": [f"bodies/{heir}" for heir in change.heirs] if change else [],
        "sources": [SOURCE],
    }


def _districts(county: Council) -> dict[str, Any]:
    names = ", ".join(each.name for each in districts_of(county))
    return {
        "name": "Your district or borough council",
        "summary": f"One of these, depending on where you live: {names}.",
        "classification": "district council",
        "tier": "district",
        "selection_method": ["elected"],
        "nations": ["england"],
        "sources": [SOURCE, UNDERSTAND],
        **ending(county, county),
    }
