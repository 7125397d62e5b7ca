"""Two meetings in one room at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from hubsite import Hub, Problem, Severity, say_moment

from .place import at

# Of a meeting whose end nobody has written down, this much is certain enough.
_AT_LEAST = timedelta(hours=1)
_DAY = timedelta(days=1)


def overlap(one: Any, other: Any) -> bool:
    """Whether two happenings share some time; one whose time is not known takes the whole day."""
    return bool(one.start < _end(other) and other.start < _end(one))


def _end(happening: Any) -> datetime:
    end: datetime | None = happening.end
    return end or happening.start + (_DAY if happening.all_day else _AT_LEAST)


def same_room_twice(hub: Hub, meetings: Sequence[Any], coming: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """Each two meetings that share a room and a time, once, with the first date.

    `coming` are the happenings of each meeting by its full id. They are gone through once in order of time: each is
    compared with the one that has the room longest, which finds every double use, though not every pair in it.
    """
    told: set[frozenset[str]] = set()
    for space, uses in sorted(_by_room(meetings, coming).items()):
        there: tuple[Any, Any] | None = None
        for happening, meeting in uses:
            if there and happening.start < _end(there[0]) and there[1] is not meeting:
                pair = frozenset((meeting.key, there[1].key))
                if pair not in told:
                    told.add(pair)
                    yield _clash(hub, space, meeting, there[1], happening.start)
            if there is None or _end(happening) > _end(there[0]):
                there = happening, meeting


def _by_room(meetings: Sequence[Any], coming: Mapping[str, Sequence[Any]]) -> dict[str, list[tuple[Any, Any]]]:
    rooms: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
    for meeting in meetings:
        for happening in coming[meeting.key]:
            if happening.is_on and happening.held_at and not happening.all_day:
                rooms[happening.held_at].append((happening, meeting))
    for uses in rooms.values():
        uses.sort(key=lambda use: (use[0].start, use[1].key))
    return rooms


def _clash(hub: Hub, space: str, meeting: Any, other: Any, start: datetime) -> Problem:
    room = hub.get(space)
    return Problem(
        code="same-room-twice",
        message=f"“{meeting.name}” and “{other.name}” are both in {room.name if room else space}, first on "
        f"{say_moment(start)}.",
        fix="Correct `when` or `held_at` of one of them. If there is room for both, make a file in content/spaces/ for "
        "each room.",
        severity=Severity.WARNING,
        source=at(meeting, "held_at"),
    )
