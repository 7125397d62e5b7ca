"""Meetings at which anybody may speak, for bodies of which no way of speaking is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hubsite import Hub, Record
from hubsite import gettext as _

from .known import known
from .step import Step


def speaking(hub: Hub, record: Record, bodies: Iterable[str]) -> list[Step]:
    """The next meeting at which one can speak about a record: at most one.

    On the page of a body any meeting of it will do. Elsewhere it must name the record, or be named by it, or be the
    only one its body holds: the licensing panel is no place to speak of bins.
    """
    found = {
        meeting.key: meeting
        for body in dict.fromkeys([record.key, *bodies])
        if body.startswith("bodies/") and not _has_a_way_of_speaking(hub, body)
        for meeting in _meetings(hub, body, record)
    }
    nearest = sorted(found.values(), key=lambda each: (hub.next_happenings(each)[0].start, each.key))
    return [Step(each.path, _("Speak at a meeting: {name}", name=each.name), "say") for each in nearest[:1]]


def _has_a_way_of_speaking(hub: Hub, body: str) -> bool:
    return any(step.effort == "say" for step in known(hub).ways([body], "run_by"))


def _meetings(hub: Hub, body: str, record: Record) -> list[Any]:
    """The meetings of a body as far as they have to do with the record."""
    meetings = [each for each in known(hub).meetings(body) if each.key != record.key]
    if body == record.key or len(meetings) < 2:
        return meetings
    near = {*record.related, *(each.record.key for each in hub.mentions_of(record))}
    return [each for each in meetings if each.key in near]
