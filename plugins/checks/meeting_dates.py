"""Single dates of meetings: those that are none, those moved onto others or far away, and the annual parish meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Problem, Severity, day_of, say_date

from .place import at
from .rooms import overlap

_DAY = timedelta(days=1)
# What is put off by more than this is rather another meeting.
_FAR = 60 * _DAY
# A meeting of once a year has its nearest date within this much.
_AROUND = 400 * _DAY
_ANNUAL_PARISH_MEETING = re.compile(
    r"annual (parish|town|village) (meeting|assembly)|annual (meeting|assembly) of the parish(?! council)",
    re.IGNORECASE,
)


def not_dates_of_it(hub: Hub, meeting: Any) -> Iterator[Problem]:
    """Dates said to be cancelled or moved, or that have an agenda, on which the meeting would not be anyway."""
    named = [("cancelled", each.date, each.until or each.date) for each in meeting.cancelled]
    named += [("moved", each.date, each.date) for each in meeting.moved]
    for field, day, last in named:
        if last >= day and not any(day <= each.planned <= last for each in hub.happenings(meeting, day, last)):
            # The rule may have been another one in the past.
            severity = Severity.ERROR if last >= hub.today else Severity.ADVICE
            yield _not_a_date(hub, meeting, field, day, severity, last)
    day = meeting.agenda_for
    if day and not any(day in (each.planned, each.date) for each in hub.happenings(meeting, day, day)):
        yield _not_a_date(hub, meeting, "agenda_for", day, Severity.WARNING)


def _not_a_date(hub: Hub, meeting: Any, field: str, day: date, severity: Severity, last: date | None = None) -> Problem:
    days = f"from {say_date(day)} to {say_date(last)}" if last and last > day else f"on {say_date(day)}"
    message = f"The meeting does not happen {days}."
    planned = {each.planned for each in hub.happenings(meeting, day - _AROUND, day + _AROUND)}
    nearest = min(sorted(planned), key=lambda other: abs(other - day), default=None)
    moved_here = next((each.date for each in meeting.moved if day_of(each.to) == day), None)
    if moved_here:
        message = f"{message} It was moved there from {say_date(moved_here)}."
        fix = f"Name the day from which it was moved: `{_plain(moved_here)}`."
    elif nearest:
        message = f"{message} Nearest: {say_date(nearest)}."
        fix = f"Write `{_plain(nearest)}`, or correct `when`."
    else:
        fix = f"Correct `when`, or delete `{field}`."
    if (last or day) < hub.today:
        fix += " If the meeting was on other days then, delete the date."
    return Problem(code="not-a-date-of-it", message=message, fix=fix, severity=severity, source=at(meeting, field))


def moved_onto_another(hub: Hub, meeting: Any) -> Iterator[Problem]:
    """A date moved to a time at which the meeting happens anyway."""
    for move in meeting.moved:
        to = day_of(move.to)
        there = [each for each in hub.happenings(meeting, to - _DAY, to + _DAY) if each.is_on]
        moved = next((each for each in there if each.planned == move.date), None)
        if to >= hub.today and moved and any(each is not moved and overlap(each, moved) for each in there):
            yield Problem(
                code="moved-onto-another",
                message=f"{say_date(move.date)} is moved to {say_date(to)}, when the meeting happens anyway.",
                fix=f"Choose another day in `to`, or write `{_plain(move.date)}` below `cancelled:` instead.",
                severity=Severity.WARNING,
                source=at(meeting, "moved"),
            )


def moved_far(hub: Hub, meeting: Any) -> Iterator[Problem]:
    """A date moved so far, or from a day to come into the past, that it is most likely a slip."""
    for move in meeting.moved:
        to = day_of(move.to)
        into_the_past = to < hub.today <= move.date
        if into_the_past or (abs(to - move.date) > _FAR and max(to, move.date) >= hub.today):
            where = ", which is over" if into_the_past else ""
            yield Problem(
                code="moved-far",
                message=f"{say_date(move.date)} is moved to {say_date(to)}{where}. Is that the right year?",
                fix=_nearer(to, move.date, hub.today),
                severity=Severity.WARNING,
                source=at(meeting, "moved"),
            )


def _nearer(to: date, planned: date, today: date) -> str:
    """The same day of a year that is near enough, where there is one."""
    years = [] if (to.month, to.day) == (2, 29) else [planned.year, planned.year + 1, planned.year - 1]
    likely = (to.replace(year=year) for year in years)
    near = next((day for day in likely if abs(day - planned) <= _FAR and day >= min(today, planned)), None)
    if near:
        return f"Did you mean `to: {_plain(near)}`?"
    return (
        f"Correct `to`. If it is right, write `{_plain(planned)}` below `cancelled:` instead, and make a meeting of "
        "its own for the other day."
    )


def annual_meeting(hub: Hub, meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """An annual parish meeting in England is on a day from 1 March to 1 June, both included.

    Source: Local Government Act 1972, Schedule 12, paragraph 14(1),
    https://www.legislation.gov.uk/ukpga/1972/70/schedule/12
    """
    if hub.config.nation not in (None, "england") or not _ANNUAL_PARISH_MEETING.search(meeting.name):
        return
    late = [each.date for each in coming if each.is_on and not (3, 1) <= (each.date.month, each.date.day) <= (6, 1)]
    if late:
        yield Problem(
            code="annual-parish-meeting",
            message=f"By law an annual parish meeting is from 1 March to 1 June; this is on {say_date(late[0])}.",
            fix="Ask the clerk for the date. If this is another meeting, give it another name.",
            severity=Severity.ADVICE,
            source=at(meeting, "when"),
        )


def _plain(day: date) -> str:
    return say_date(day, with_weekday=False)
