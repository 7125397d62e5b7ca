"""When a meeting really takes place: its rule, with what was cancelled, moved, or falls on a bank holiday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hubsite.language import gettext as _
from hubsite.model.bank_holidays import say_bank_holiday
from hubsite.model.recurrence import HORIZON
from hubsite.model.references import Ref
from hubsite.model.saying import wholly
from hubsite.model.when import When

if TYPE_CHECKING:
    from hubsite.model.life import Meeting

# The name of a bank holiday, or "".
HolidayName = Callable[[dt.date], str]
Between = Callable[[dt.date, dt.date], "list[Happening]"]
DAY = dt.timedelta(days=1)
# A bank holiday moves a meeting by at most so much: no row of them is longer.
_SHIFT = 7 * DAY
# Most people ask for the next time, and most meetings have it within so many days.
_SOON = 70 * DAY


@dataclass(frozen=True, slots=True)
class Happening:
    """One time that a meeting takes place, or was to. Times are UK wall-clock times without a zone.

    `planned` is the day by the rule, which names this one for good (RFC 5545 RECURRENCE-ID). `state` is `on`,
    `cancelled`, or `moved` for a day on which it is not, because it is at `other` instead; of one that was moved
    here, `other` is when it would have been. `because` is what the meeting's file says; `holiday` and `put_off_by`
    are names of bank holidays, as `BankHolidays` gives them: of this day, and of the one that it makes way for.
    """

    # Nothing here is said yet: happenings are remembered, and every language asks for the same ones.

    start: dt.datetime
    end: dt.datetime | None
    all_day: bool
    planned: dt.date
    phase: int = 0
    state: Literal["on", "cancelled", "moved"] = "on"
    other: dt.datetime | None = None
    held_at: Ref | None = None
    because: str = ""
    holiday: str = ""
    put_off_by: str = ""
    ask_first: bool = False

    @property
    def reason(self) -> str:
        """Why it is off or elsewhere, in the language being spoken; "" where nobody said."""
        return say_as_reason(self.put_off_by) if self.put_off_by else self.because

    @property
    def bank_holiday(self) -> str:
        """What the day is called, in the language being spoken, if it is a bank holiday; else ""."""
        return say_bank_holiday(self.holiday) if self.holiday else ""

    @property
    def date(self) -> dt.date:
        """The day on which it begins."""
        return self.start.date()

    @property
    def is_on(self) -> bool:
        """Whether somebody who comes at this time finds it."""
        return self.state == "on"

    @property
    def is_as_usual(self) -> bool:
        """Whether there is nothing to say of it but when and where it is."""
        return self.is_on and self.other is None and not (self.because or self.holiday or self.put_off_by)

    @property
    def is_over_after(self) -> dt.datetime:
        """The moment from which it is past: its end, or midnight after its day where no end is known."""
        return self.end or dt.datetime.combine(self.date + DAY, dt.time())


def say_as_reason(holiday: str) -> str:
    """'bank holiday, Boxing Day': why a meeting is not when it would be."""
    return wholly(lambda: _("bank holiday, {holiday}", holiday=say_bank_holiday(holiday)), holiday)


def happenings(meeting: Meeting, first: dt.date, last: dt.date, holiday: HolidayName) -> list[Happening]:
    """Everything from the first day to the last, both included, in order; what was cancelled or moved away as well."""
    planned = {each.planned: each for each in _planned(meeting, first - _SHIFT, last + _SHIFT)}
    for move in meeting.moved:
        planned |= {each.planned: each for each in _planned(meeting, move.date, move.date)}
    as_planned = not (meeting.cancelled or meeting.moved or meeting.status == "cancelled")
    found: list[Happening] = []
    for one in planned.values():
        # Nearly every time is as it was planned, and there are tens of thousands of them.
        if as_planned and not holiday(one.planned):
            found.append(one)
        else:
            found += _as_it_is(meeting, one, holiday)
    return sorted((each for each in found if first <= each.date <= last), key=_order)


def next_happenings(
    meeting: Meeting, today: dt.date, count: int, holiday: HolidayName, between: Between | None = None
) -> list[Happening]:
    """Up to `count` times from today on at which it takes place: of the next two years, or the first one after.

    `between` gives what happens between two days, where somebody remembers it.
    """
    between = between or (lambda first, last: happenings(meeting, first, last, holiday))
    if meeting.status == "cancelled" or not count:
        return []
    for days in (_SOON, HORIZON):
        found = [each for each in between(today, today + days) if each.is_on]
        if len(found) >= count:
            return found[:count]
    return found or _first_after(meeting, today + HORIZON, holiday)


def _order(happening: Happening) -> tuple[dt.datetime, dt.date, str]:
    return happening.start, happening.planned, happening.state


def _planned(meeting: Meeting, first: dt.date, last: dt.date) -> list[Happening]:
    """What the rules give, whatever became of it."""
    return [
        Happening(each.start, each.end, each.all_day, each.date, phase=number, held_at=phase.held_at)
        for number, phase in enumerate(_phases(meeting))
        for each in phase.when.occurrences(max(first, phase.first), min(last, phase.last))
    ]


@dataclass(frozen=True, slots=True)
class _Phase:
    """A rule of a meeting, and the days on which it is that one that counts."""

    when: When
    held_at: Ref | None
    first: dt.date
    last: dt.date


def _phases(meeting: Meeting) -> list[_Phase]:
    """Each rule until the day before the next one begins: no day has two."""
    ends = [*(each.since - DAY for each in meeting.later_on), dt.date.max]
    later = zip(meeting.later_on, ends[1:], strict=True)
    return [
        _Phase(meeting.when, meeting.held_at, dt.date.min, ends[0]),
        *(_Phase(each.when, each.held_at or meeting.held_at, each.since, end) for each, end in later),
    ]


def _as_it_is(meeting: Meeting, planned: Happening, holiday: HolidayName) -> Iterator[Happening]:
    """One planned time as it really is: what was said of this very date comes before what is said of bank holidays."""
    cancelled = next((each for each in meeting.cancelled if each.covers(planned.planned)), None)
    moved = next((each for each in meeting.moved if each.date == planned.planned), None)
    name = holiday(planned.date)
    named = replace(planned, holiday=name) if name else planned
    if meeting.status == "cancelled":
        yield replace(named, state="cancelled")
    elif cancelled:
        yield replace(named, state="cancelled", because=cancelled.reason or "")
    elif moved:
        yield from _moved(replace(named, because=moved.reason or ""), moved.to, moved.held_at, holiday)
    elif name and meeting.on_bank_holiday:
        yield from _on_bank_holiday(named, meeting.on_bank_holiday, holiday)
    else:
        yield named


def _on_bank_holiday(planned: Happening, policy: str, holiday: HolidayName) -> Iterator[Happening]:
    """Policies: `keep`, `ask`, `skip`, `next-day` and `previous-day` (the nearest that is no bank holiday itself)."""
    if policy == "skip":
        yield replace(planned, state="cancelled", put_off_by=planned.holiday)
    elif policy in ("next-day", "previous-day"):
        step = DAY if policy == "next-day" else -DAY
        day = planned.date + step
        while holiday(day):
            day += step
        yield from _moved(replace(planned, put_off_by=planned.holiday), day, None, holiday)
    else:
        yield replace(planned, ask_first=policy == "ask")


def _moved(planned: Happening, to: dt.date, held_at: Ref | None, holiday: HolidayName) -> Iterator[Happening]:
    """The time at which it is instead, and the planned one, which says so; one alone if only the place changes."""
    day = to.date() if isinstance(to, dt.datetime) else to
    start = to if isinstance(to, dt.datetime) else dt.datetime.combine(day, planned.start.time())
    end = start + (planned.end - planned.start) if planned.end else None
    new = replace(planned, start=start, end=end, all_day=planned.all_day and not isinstance(to, dt.datetime))
    if start != planned.start:
        yield replace(planned, state="moved", other=start)
    yield replace(new, other=planned.start, held_at=held_at or planned.held_at, holiday=holiday(day))


def _first_after(meeting: Meeting, day: dt.date, holiday: HolidayName) -> list[Happening]:
    """The first time of a meeting that comes very seldom."""
    coming = (
        each.date
        for phase in _phases(meeting)
        for each in phase.when.next_after(max(day, phase.first))
        if each.date <= phase.last
    )
    first = min(coming, default=None)
    if first is None:
        return []
    return [each for each in happenings(meeting, first, first + _SHIFT, holiday) if each.is_on][:1]
