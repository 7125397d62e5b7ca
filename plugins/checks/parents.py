"""Things that are a part of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Problem, Record, Severity

from .place import at


def circles(hub: Hub) -> Iterator[Problem]:
    """Each circle of parents once, told at the record in it that was read first."""
    seen: set[str] = set()
    for record in hub.records:
        chain: dict[str, Record] = {}
        here: Record | None = record
        while here is not None and here.key not in seen:
            seen.add(here.key)
            chain[here.key] = here
            here = hub.get(getattr(here, "parent", None))
        if here is not None and here.key in chain:
            keys = [*chain]
            yield _circle([chain[key] for key in keys[keys.index(here.key) :]])


def _circle(records: list[Record]) -> Problem:
    first = records[0]
    message = f"{first.name} names itself as its `parent`."
    fix = "Delete the line, or name what it is a part of."
    if len(records) > 1:
        message = f"The parents go round in a circle: {' → '.join(each.name for each in [*records, first])}."
        fix = "Delete `parent` where it leads back, or name what that is a part of."
    return Problem(
        code="parents-in-circle", message=message, fix=fix, severity=Severity.WARNING, source=at(first, "parent")
    )
