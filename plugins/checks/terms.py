"""Terms that are over and things that have ended, of which a record still speaks as if they went on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hubsite import Hub, Problem, Record, Severity, once_for_each_hub, say_date

from .place import at


def ended(hub: Hub, record: Record) -> Iterator[Problem]:
    """A seat whose term is over with nobody in it since; an initiative that runs after its end."""
    yield from _terms(hub, record)
    end: Any = getattr(record, "end_date", None)
    if getattr(record, "status", None) == "running" and end and end < hub.today:
        yield Problem(
            code="ended-but-running",
            message=f"`status` is `running`, but `end_date` ({say_date(end, with_weekday=False)}) has passed.",
            fix="Write `status: ended`, or delete `end_date`.",
            severity=Severity.WARNING,
            source=at(record, "status"),
        )


def _terms(hub: Hub, person: Any) -> Iterator[Problem]:
    """Who holds no post any more; of others, a term that is over is part of their history."""
    terms = getattr(person, "memberships", ())
    if not terms or not all(each.has_ended(hub.today) for each in terms):
        return
    last = max(terms, key=lambda each: each.end_date)
    # Dates the wrong way round are told as such.
    if last.end_date >= (last.start_date or last.end_date) and not _has_gone_on(hub, last):
        body = hub.get(last.body)
        day = say_date(last.end_date, with_weekday=False)
        yield Problem(
            code="term-over",
            message=f"The term in “{body.name if body else last.body}” was over on {day}, and nobody has followed.",
            fix="If they were elected again, correct `end_date`; else add a record of who holds the post now.",
            severity=Severity.WARNING,
            source=at(person, "memberships"),
        )


def _has_gone_on(hub: Hub, over: Any) -> bool:
    """Whether a successor holds a seat of the body that began when this term ended or later."""
    ended: date = over.end_date
    return _newest_terms(hub).get(over.body, date.min) >= ended


@once_for_each_hub
def _newest_terms(hub: Hub) -> dict[str, date]:
    """For each body the day on which the newest of the terms that go on began; one of no known day may be new."""
    newest: dict[str, date] = {}
    for record in hub.records:
        for each in getattr(record, "memberships", ()):
            if not each.has_ended(hub.today):
                newest[each.body] = max(newest.get(each.body, date.min), each.start_date or date.max)
    return newest
