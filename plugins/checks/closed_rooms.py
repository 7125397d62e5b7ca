"""Meetings announced in a place that says of itself that it is closed that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hubsite import Hub, Problem, Severity, say_date

from .place import at

_MOST_NAMED = 3


def closed_rooms(hub: Hub, meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """The next dates on which the place is closed: for a time, or by what its opening hours say of that very day.

    A day that is merely without hours in an ordinary week is none: halls are let on such days.
    """
    met: dict[str, list[date]] = {}
    places: dict[str, Any] = {each.held_at: hub.get(each.held_at) for each in coming if each.is_on and each.held_at}
    for each in coming:
        if each.is_on and (place := places.get(each.held_at)) and _is_closed(place, each.date):
            met.setdefault(each.held_at, []).append(each.date)
    for key, days in met.items():
        yield Problem(
            code="room-closed",
            message=f"“{places[key].name}” is closed on {_said(days)}, but this is to be there.",
            fix=f"Write under `cancelled:` or `moved:` what happens then, or correct {places[key].origin.file}.",
            severity=Severity.WARNING,
            source=at(meeting, "held_at"),
        )


def _is_closed(place: Any, day: date) -> bool:
    first, last = getattr(place, "closed_from", None), getattr(place, "closed_until", None)
    if (first or last) and (first or date.min) <= day <= (last or date.max):
        return True
    opening: Any = getattr(place, "opening_hours", None)
    # A bank holiday is told by `on-bank-holiday`; here count the days that the place names.
    apart = opening.apart(day, day, {}) if opening else ()
    return any(each.day.known and not each.day.hours for each in apart)


def _said(days: Sequence[date]) -> str:
    named = [say_date(day) for day in days[:_MOST_NAMED]]
    if len(days) > _MOST_NAMED:
        return f"{', '.join(named)} and {len(days) - _MOST_NAMED} more days"
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
