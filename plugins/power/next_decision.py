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
    for meeting in hub.of("meetings"):
        run_by, status = getattr(meeting, "run_by", None), getattr(meeting, "status", None)
        if run_by in decision.decides and status != "cancelled":
            for occurrence in meeting.when.next_after(hub.today, 1):  # type: ignore[attr-defined]
                yield occurrence.date, "They meet next on", meeting


def _consultations(hub: Hub, decision: Any) -> Iterator[Coming]:
    """Only questions that are connected with this decision: a council asks about many things."""
    for question in hub.of("consultations"):
        closes = _day(getattr(question, "closes", None))
        if closes and closes >= hub.today and (decision.key in question.related or question.key in decision.related):
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
