"""When something is decided next: the first meeting of who decides, and the first question that closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from hubsite import Hub, Markup, Panel, Record, say_date

Coming = tuple[date, str, Record]


def next_decisions(hub: Hub, decision: Any) -> list[Coming]:
    """Day, words and record of what comes next for those who decide, soonest first."""
    return sorted([*_meetings(hub, decision), *_consultations(hub, decision)], key=lambda each: (each[0], each[2].key))


def _meetings(hub: Hub, decision: Any) -> Iterator[Coming]:
    """The meetings connected with this decision; without any, all of who decides, who may meet about other things."""
    theirs = [meeting for meeting in hub.of("meetings") if _is_on(meeting) and _runner(meeting) in decision.decides]
    connected = [meeting for meeting in theirs if _belong_together(meeting, decision)]
    words = "They meet next on" if connected else "Their next meeting that we know of (ask what it is about) is on"
    for meeting in connected or theirs:
        for occurrence in meeting.when.next_after(hub.today, 1):  # type: ignore[attr-defined]
            yield occurrence.date, words, meeting


def _is_on(meeting: Record) -> bool:
    return getattr(meeting, "status", None) != "cancelled"


def _runner(meeting: Record) -> str | None:
    runner: str | None = getattr(meeting, "run_by", None)
    return runner


def _belong_together(one: Record, other: Record) -> bool:
    return other.key in one.related or one.key in other.related


def _consultations(hub: Hub, decision: Any) -> Iterator[Coming]:
    """Only questions that are connected with this decision: a council asks about many things."""
    for question in hub.of("consultations"):
        opens, closes = _day(getattr(question, "opens", None)), _day(getattr(question, "closes", None))
        if closes is None or closes < hub.today or not _belong_together(question, decision):
            continue
        if opens and opens > hub.today:
            yield opens, "You can answer from", question
        else:
            yield closes, "You can answer until", question


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def next_decision_panel(hub: Hub, decision: Record) -> Iterator[Panel]:
    """What comes next, on the page of a decision."""
    row = Markup('<li>{} <strong>{}</strong>: <a href="/{}">{}</a></li>')
    rows = [
        row.format(words, say_date(day), record.path, record.name)
        for day, words, record in next_decisions(hub, decision)
    ]
    if rows:
        yield Panel(title="What comes next", body=Markup("<ul>{}</ul>").format(Markup().join(rows)), order=10)
