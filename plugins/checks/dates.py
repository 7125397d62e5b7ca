"""Dates that have not come yet, that stand the wrong way round, or that a rule gives to everybody's surprise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from hubsite import Piece, Problem, Record, Severity, TextPage, When, day_of, notes_on, say_date, say_moment

from .place import at

_IN_ORDER = (
    ("opens", "closes"),
    ("start_date", "end_date"),
    ("valid_from", "valid_until"),
    ("founding_date", "dissolution_date"),
    ("listed_on", "expires_on"),
    ("date", "expires"),
    ("date", "until"),
)


def surprises(record: Record, today: date) -> Iterator[Problem]:
    """What a volunteer should know of a rule that is right but gives other days than one may think."""
    whens = [("when", getattr(record, "when", None))]
    whens += [("later_on", each.when) for each in getattr(record, "later_on", ())]
    for field, when in whens:
        for code, message, fix in notes_on(when, today) if isinstance(when, When) else ():
            yield Problem(code=code, message=message, fix=fix, severity=Severity.ADVICE, source=at(record, field))


def not_yet(written: Record | TextPage, today: date) -> Iterator[Problem]:
    """Days on which somebody made sure, but that have not come: most likely the wrong year."""
    fields = written.fields if isinstance(written, TextPage) else written
    days = [("checked", "checking", fields.checked)]
    days += [("sources", "reading this source", source.accessed) for source in fields.sources]
    for field, doing, day in days:
        if isinstance(day, date) and day > today:
            yield Problem(
                code="checked-in-future",
                message=f"The day of {doing}, {say_date(day, with_weekday=False)}, has not come yet.",
                fix="Look at the year, and write the day on which it was done.",
                severity=Severity.WARNING,
                source=at(written, field),
            )


def out_of_order(record: Record) -> Iterator[Problem]:
    """What ends before it begins."""
    for outer, piece in _pieces(record):
        for first, last in _pairs_of(type(piece)):
            begins, ends = getattr(piece, first), getattr(piece, last)
            if begins and ends and _is_before(ends, begins):
                inside = f"In `{outer}`, " if outer else ""
                yield Problem(
                    code="dates-out-of-order",
                    message=f"{inside}`{last}` ({_said(ends)}) is before `{first}` ({_said(begins)}).",
                    fix="Swap the two dates, or correct the one that is wrong.",
                    severity=Severity.WARNING,
                    source=at(record, outer or last),
                )


@cache
def _pairs_of(kind: type[Piece]) -> tuple[tuple[str, str], ...]:
    """The pairs that pieces of this kind can say."""
    known = {name for pair in _IN_ORDER for name in pair if name in kind.model_fields or hasattr(kind, name)}
    return tuple(pair for pair in _IN_ORDER if known.issuperset(pair))


def _pieces(value: object, outer: str = "") -> Iterator[tuple[str, Piece]]:
    """A record, and every group of fields inside it with the name of the field of the record that holds it."""
    if isinstance(value, Piece):
        yield outer, value
        for name in type(value).model_fields:
            if (within := getattr(value, name)) is not None:
                yield from _pieces(within, outer or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item, outer)


def _is_before(one: date, other: date) -> bool:
    """Whether it is; a day without a time of day is neither before nor after a time on that day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one) < day_of(other)


def _said(moment: date) -> str:
    return say_moment(moment) if isinstance(moment, datetime) else say_date(moment, with_weekday=False)
