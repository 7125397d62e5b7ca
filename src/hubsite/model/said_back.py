"""How the `when` of each meeting was read, said back: a wrong day is seen here before readers come on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hubsite.language import ENGLISH, speaking
from hubsite.model.dates import say_date, say_moment
from hubsite.model.happenings import Happening
from hubsite.model.hub import Hub
from hubsite.model.life import Meeting
from hubsite.model.when_text import join_words

_A_YEAR = dt.timedelta(days=365)
_NEXT = 3
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class SaidBack:
    """One meeting: its file, its rule in our words, and what comes of it in the next twelve months."""

    file: str
    rule: str
    dates: str


def own_meetings(hub: Hub) -> list[Meeting]:
    """Every meeting that was written for this hub, by file."""
    own = (each for each in hub.of("meetings") if isinstance(each, Meeting) and each.origin.file.startswith("content/"))
    return sorted(own, key=lambda each: each.origin.file)


def said_back(hub: Hub, meetings: Iterable[Meeting]) -> list[SaidBack]:
    """How the dates of these meetings were read; in English, which volunteers' files are in."""
    with speaking(ENGLISH):
        return [SaidBack(each.origin.file, _rule(each), "; ".join(_dates(hub, each))) for each in meetings]


def _rule(meeting: Meeting) -> str:
    later = [f"from {say_date(each.since, with_weekday=False)}: {each.when}" for each in meeting.later_on]
    return "; ".join([str(meeting.when), *later])


def _dates(hub: Hub, meeting: Meeting) -> Iterator[str]:
    if meeting.status == "cancelled":
        yield "cancelled altogether"
        return
    coming = [say_date(each.date) for each in hub.next_happenings(meeting, _NEXT)]
    yield f"next: {', '.join(coming) or 'no date is to come'}"
    found = hub.happenings(meeting, hub.today, hub.today + _A_YEAR)
    yield from _listed("cancelled", [_why(each) for each in found if each.state == "cancelled"])
    yield from _listed("moved", [_where_to(each) for each in found if each.state == "moved"])


def _listed(word: str, said: list[str]) -> Iterator[str]:
    more = [f"{len(said) - _MOST_NAMED} more"] if len(said) > _MOST_NAMED else []
    if said:
        yield f"{word}: {join_words([*said[:_MOST_NAMED], *more])}"


def _why(happening: Happening) -> str:
    reason = happening.reason.rstrip(".")
    return f"{say_date(happening.date)} ({reason})" if reason else say_date(happening.date)


def _where_to(happening: Happening) -> str:
    return f"{say_date(happening.date)} to {say_moment(happening.other)}" if happening.other else ""
