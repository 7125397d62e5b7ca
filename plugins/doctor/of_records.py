"""What readers look for on the page of a hall, a group, a meeting, a decision, and do not find."""

# Only what is written by the hub's own people: records that come with a plugin are their keeper's to complete.

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Record

from .lack import Harm, Lack

_REACHED_BY = ("email", "phone", "url")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the records of a folder should say. `many` is said of several: `{} meetings say …`."""

    folder: str
    harm: Harm
    is_met: Callable[[Hub, Any], bool]
    one: str
    many: str
    why: str
    write: str


def _can_be_reached(hub: Hub, record: Any) -> bool:
    return any(getattr(record, field, None) for field in _REACHED_BY)


def _says_how_to_get_in(hub: Hub, meeting: Any) -> bool:
    hall: Any = hub.get(meeting.held_at) if meeting.held_at else None
    return bool(meeting.access or getattr(hall, "access", None) or (meeting.online_url and not hall))


def _says_where(hub: Hub, meeting: Any) -> bool:
    return bool(meeting.held_at or meeting.online_url)


def _has_ended_or_says_why_come(hub: Hub, meeting: Any) -> bool:
    return bool(meeting.why_come or meeting.first_time or meeting.what_happens or meeting.summary)


EXPECTED = (
    Expectation(
        "meetings",
        Harm.SHUTS_OUT,
        _says_how_to_get_in,
        "One meeting says nothing about getting in.",
        "{} meetings say nothing about getting in.",
        "Who uses a wheelchair or a hearing aid cannot know whether to come.",
        "Add `access:` to its space (or to the meeting), and below it `step_free: yes`, `no` or `unknown`.",
    ),
    Expectation(
        "spaces",
        Harm.SHUTS_OUT,
        lambda hub, space: space.access is not None,
        "One space says nothing about getting in.",
        "{} spaces say nothing about getting in.",
        "Who uses a wheelchair or a hearing aid cannot know whether to come.",
        "Add `access:`, and below it `step_free: yes`, `no` or `unknown`.",
    ),
    Expectation(
        "decisions",
        Harm.MISLEADS,
        lambda hub, decision: bool(decision.sources),
        "One decision has no source.",
        "{} decisions have no source.",
        "A claim about power that nobody can look up is worth little, and may be wrong.",
        "Add `sources:` with the address of the law, the government or the council that says so.",
    ),
    Expectation(
        "decisions",
        Harm.MISLEADS,
        lambda hub, decision: bool(decision.decides),
        "One decision does not say who decides.",
        "{} decisions do not say who decides.",
        "That is what the page is for.",
        "Add `decides:` with the id of the body.",
    ),
    Expectation(
        "meetings",
        Harm.STOPS,
        _says_where,
        "One meeting does not say where it is.",
        "{} meetings do not say where they are.",
        "Nobody can turn up.",
        "Add `held_at:` with the id of a space.",
    ),
    Expectation(
        "decisions",
        Harm.STOPS,
        lambda hub, decision: bool(decision.how_to_ask or decision.influence),
        "One decision does not say how to have a say.",
        "{} decisions do not say how to have a say.",
        "Who knows only who decides still cannot do anything.",
        "Add `how_to_ask:` or `influence:`.",
    ),
    Expectation(
        "groups",
        Harm.STOPS,
        lambda hub, group: _can_be_reached(hub, group) or bool(group.meets_when or group.joining),
        "One group says neither how to reach it nor how to join.",
        "{} groups say neither how to reach them nor how to join.",
        "The page leads nowhere.",
        "Add `joining:`, or `email:` or `phone:` of a role.",
    ),
    Expectation(
        "bodies",
        Harm.STOPS,
        _can_be_reached,
        "One body cannot be reached.",
        "{} bodies cannot be reached.",
        "Power without an address answers to nobody.",
        "Add `url:`, `email:` or `phone:`.",
    ),
    Expectation(
        "consultations",
        Harm.STOPS,
        lambda hub, each: bool(each.how_to_respond or each.url),
        "One consultation does not say how to answer.",
        "{} consultations do not say how to answer.",
        "People read of it and can do nothing.",
        "Add `how_to_respond:` or `url:`.",
    ),
    Expectation(
        "meetings",
        Harm.POORER,
        _has_ended_or_says_why_come,
        "One meeting does not say what happens there.",
        "{} meetings do not say what happens there.",
        "Who has never been does not know what to expect, and stays at home.",
        "Add `what_happens:` or `first_time:`.",
    ),
)


def of_records(hub: Hub) -> Iterator[Lack]:
    """What is missing, the records that lack the same together."""
    for expected in EXPECTED:
        without = [each for each in hub.of(expected.folder) if _is_meant(hub, each) and not expected.is_met(hub, each)]
        if without:
            what = expected.one if len(without) == 1 else expected.many.format(len(without))
            files = tuple(sorted({each.origin.file for each in without}))
            yield Lack(expected.harm, what, expected.why, expected.write, files)


def _is_meant(hub: Hub, record: Record) -> bool:
    """A record of the hub's own which is about today or later."""
    if not record.origin.file.startswith("content/") or (record.valid_until and record.valid_until < hub.today):
        return False
    return record.folder != "meetings" or bool(hub.next_happenings(record))  # type: ignore[arg-type]
