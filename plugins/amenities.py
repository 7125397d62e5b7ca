"""One more kind of record: small things people need to find, such as defibrillators and public toilets."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Decimals, Field, Kind, Line, PlaceRef, Reachable, RunnerRef, hookimpl, marked


class Amenity(Reachable):
    """A small thing with a place."""

    location: Line = Field(description="Where exactly it is.", examples=["On the wall left of the hall's door"])
    sort: Line | None = Field(None, description="What it is.", examples=["defibrillator"])
    place: PlaceRef | None = Field(None, description="The neighbourhood it is in.", examples=["aldermere"])
    run_by: RunnerRef | None = Field(None, description="Who looks after it.", examples=["aldermere-parish-council"])
    hours: Line | None = Field(None, description="When it can be used.", examples=["Day and night"])
    latitude: Decimals | None = Field(None, ge=-90, le=90, description="Latitude.", examples=["53.41"])
    longitude: Decimals | None = Field(None, ge=-180, le=180, description="Longitude.", examples=["-2.31"])


@hookimpl
def hubsite_kinds() -> Iterator[Kind]:
    """`content/amenities/`."""
    yield Kind(
        Amenity,
        "amenities",
        marked("amenity"),
        marked("Things to find"),
        marked("Defibrillators, toilets, benches and other useful things."),
        365,
    )
