"""Checks over the whole hub: facts without a source, dates and parents that cannot be, addresses that look private."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from hubsite import (
    Hub,
    Piece,
    Problem,
    Record,
    Severity,
    Source,
    TextPage,
    When,
    hookimpl,
    notes_on,
    say_date,
    say_moment,
)

_OF_POWER = ("decisions", "rights")
_STRONG = ("statute", "government", "council")
_IN_ORDER = (
    ("opens", "closes"),
    ("start_date", "end_date"),
    ("valid_from", "valid_until"),
    ("founding_date", "dissolution_date"),
    ("listed_on", "expires_on"),
    ("date", "expires"),
)
_PRIVATE_MAIL = re.compile(
    r".+@(gmail|googlemail|hotmail|outlook|live|yahoo|icloud|btinternet|sky|talktalk)\.(com|net|co\.uk)", re.IGNORECASE
)
_MOBILE = re.compile(r"(\+44|0044)?0?7[0-9]{9}")


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """What a careful reader would ask about each record."""
    # Records that come with a plugin are their keeper's to mend, not the volunteer's.
    for record in (each for each in hub.records if each.origin.file.startswith("content/")):
        if record.folder in _OF_POWER:
            yield from _proof(record)
        when = getattr(record, "when", None)
        if isinstance(when, When):
            for code, message, fix in notes_on(when, hub.today):
                yield _problem(code, message, fix, Severity.ADVICE, _at(record, "when"))
        yield from _not_yet(record, hub.today)
        yield from _out_of_order(record)
        if record.folder != "people":
            yield from _private(record)
    for page in hub.pages:
        yield from _not_yet(page, hub.today)
    yield from _circles(hub)


def _proof(record: Record) -> Iterator[Problem]:
    """A claim about power needs a source; a wrong one does harm. `checked: never` says so openly to readers."""
    if record.checked == "never":
        return
    if not record.sources:
        message = "This says who has power, but not where that was found."
        fix = "Add `sources:` with the address, or `checked: never`."
        yield _problem("no-source", message, fix, Severity.WARNING, _at(record, "name"))
    elif not any(source.kind in _STRONG for source in record.sources):
        message = "None of the sources is marked as a law, the government or a council."
        fix = "Add `kind: statute` (or `government`, `council`) to the strongest one."
        yield _problem("weak-source", message, fix, Severity.ADVICE, _at(record, "sources"))


def _not_yet(written: Record | TextPage, today: date) -> Iterator[Problem]:
    """Days on which somebody made sure, but that have not come: most likely the wrong year."""
    fields = written.fields if isinstance(written, TextPage) else written
    days = [("checked", "checking", fields.checked)]
    days += [("sources", "reading this source", source.accessed) for source in fields.sources]
    for field, doing, day in days:
        if isinstance(day, date) and day > today:
            message = f"The day of {doing}, {say_date(day, with_weekday=False)}, has not come yet."
            fix = "Look at the year, and write the day on which it was done."
            yield _problem("checked-in-future", message, fix, Severity.WARNING, _at(written, field))


def _out_of_order(record: Record) -> Iterator[Problem]:
    for outer, piece in _pieces(record):
        for first, last in _IN_ORDER:
            begins, ends = getattr(piece, first, None), getattr(piece, last, None)
            if begins and ends and _is_before(ends, begins):
                inside = f"In `{outer}`, " if outer else ""
                message = f"{inside}`{last}` ({_said(ends)}) is before `{first}` ({_said(begins)})."
                fix = "Swap the two dates, or correct the one that is wrong."
                yield _problem("dates-out-of-order", message, fix, Severity.WARNING, _at(record, outer or last))


def _pieces(value: object, outer: str = "") -> Iterator[tuple[str, Piece]]:
    """A record, and every group of fields inside it with the name of the field of the record that holds it."""
    if isinstance(value, Piece):
        yield outer, value
        for name in type(value).model_fields:
            yield from _pieces(getattr(value, name), outer or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _pieces(item, outer)


def _is_before(one: date, other: date) -> bool:
    """Whether it is; a day without a time of day is neither before nor after a time on that day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _said(moment: date) -> str:
    return say_moment(moment) if isinstance(moment, datetime) else say_date(moment, with_weekday=False)


def _circles(hub: Hub) -> Iterator[Problem]:
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
    return _problem("parents-in-circle", message, fix, Severity.WARNING, _at(first, "parent"))


def _private(record: Record) -> Iterator[Problem]:
    """An address that looks like a neighbour's own: it would stay in copies of the site for ever."""
    email, phone = getattr(record, "email", None), getattr(record, "phone", None)
    if isinstance(email, str) and _PRIVATE_MAIL.fullmatch(email):
        message = f"Many people have their private mail at {email.rpartition('@')[2].lower()}."
        fix = "If this is a private person's, use a shared address."
        yield _problem("private-contact", message, fix, Severity.ADVICE, _at(record, "email"))
    if isinstance(phone, str) and _MOBILE.fullmatch(re.sub(r"[^0-9+]", "", phone)):
        message = "This is the number of a mobile telephone."
        fix = "If this is a private person's, use a shared number or address."
        yield _problem("private-contact", message, fix, Severity.ADVICE, _at(record, "phone"))


def _at(written: Record | TextPage, field: str) -> Source:
    """The line of a field."""
    origin = written.origin
    return Source(origin.file, origin.lines.get(field, origin.line))


def _problem(code: str, message: str, fix: str, severity: Severity, source: Source) -> Problem:
    return Problem(code=code, severity=severity, message=message, fix=fix, source=source)
