"""A rule by which days come again: 'the first Thursday of every month', as RFC 5545 counts."""

# Only days: the time of day belongs to the meeting. dateutil does the counting; here it is kept within
# bounds, so that a rule that began long ago, starts in years or never comes true costs no more than others.

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Literal

from dateutil import rrule

HIGHEST_INTERVAL = 60
HIGHEST_COUNT = 520
MOST_DATES = 600
HORIZON = dt.timedelta(days=2 * 366)
# 29 February or a fifth Monday in February can be decades apart; nothing waits longer than this.
_FAR = dt.timedelta(days=130 * 366)
_WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


class Frequency(StrEnum):
    """How often a rule counts, by its name in RFC 5545."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


_FREQUENCIES: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0); `nth` of the month: 1 to 5, -1 the last, 0 each one."""

    day: int
    nth: int = 0

    @property
    def order(self) -> tuple[int, int]:
        """By place in the month, the last at the end, then by day of the week."""
        return (self.nth if self.nth >= 0 else 9, self.day)

    def __str__(self) -> str:
        return f"{self.nth or ''}{_WEEKDAY_CODES[self.day]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from first to last, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days that come again.

    `months` are the months in which it happens (1 to 12), none meaning all; `month_days` are 1 to 31,
    or -1 for the last day. `first` is the first real day if the rule has one; a rule with an interval or
    a count always has. `until` is included. `skipped` are days on which it does not happen after all;
    a count counts them.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    first: dt.date | None = None
    until: dt.date | None = None
    count: int | None = None
    skipped: tuple[Span, ...] = ()

    def planned(self, start: dt.date, end: dt.date) -> Iterator[dt.date]:
        """Days of the rule from start to end, both included, whether skipped or not."""
        start, end = max(start, self.first or start), min(end, self.until or end)
        if start > end:
            return
        for moment in self._rule(start, end):
            day = moment.date()
            if day > end:
                return
            if day >= start:
                yield day

    def days(self, start: dt.date, end: dt.date) -> Iterator[dt.date]:
        """Days on which it happens from start to end, both included, in order."""
        planned = self.planned(start, end)
        return (day for day in planned if not any(day in span for span in self.skipped)) if self.skipped else planned

    def days_after(self, day: dt.date, count: int) -> list[dt.date]:
        """Up to `count` days from this day on, this one included: those within two years, or the first one
        that comes later.
        """
        start = max(day, self.first or day)
        soon = list(islice(self.days(start, _plus(start, HORIZON)), min(count, MOST_DATES)))
        return soon or list(islice(self.days(start, _plus(start, _FAR)), min(count, 1)))

    def next_day(self, day: dt.date) -> dt.date | None:
        """The first day from this one on (this one included), however far away; None if there is none."""
        return next(iter(self.days_after(day, 1)), None)

    def starting(self, day: dt.date, *, count_from_match: bool) -> Recurrence:
        """The same rule with its first real day on or after this day.

        People count "every other Monday from Wednesday" from the next Monday; RFC 5545 counts from the
        week of the Wednesday. The rule stays without a first day if none follows.
        """
        pattern = replace(self, first=day, until=None, count=None, skipped=())
        if count_from_match:
            pattern = replace(pattern, interval=1)
        return replace(self, first=pattern.next_day(day))

    def settled(self) -> Recurrence:
        """The same days in the one form that we keep, so that equal rules compare equal."""
        rule = replace(
            self,
            weekdays=tuple(sorted(set(self.weekdays), key=lambda weekday: weekday.order)),
            month_days=tuple(sorted(set(self.month_days), key=lambda number: number % 40)),
            months=() if len(set(self.months)) == 12 else tuple(sorted(set(self.months))),
            skipped=tuple(sorted(set(self.skipped))),
        )
        return replace(rule, frequency=rule._plainest_frequency())

    def rule_text(self, until: str) -> str:
        """The value of an RRULE line; `until` is the last moment, in the form that RFC 5545 asks for."""
        parts = {
            "FREQ": self.frequency.value,
            "INTERVAL": self.interval if self.interval > 1 else "",
            "BYDAY": ",".join(str(weekday) for weekday in self.weekdays),
            "BYMONTHDAY": ",".join(str(number) for number in self.month_days),
            "BYMONTH": ",".join(str(number) for number in self.months),
            "COUNT": self.count or "",
            "UNTIL": until,
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)

    def _plainest_frequency(self) -> Frequency:
        if self.frequency is Frequency.DAILY and self.weekdays and self.interval == 1:
            return Frequency.WEEKLY
        if self.frequency is Frequency.YEARLY and len(self.months) > 1 and self.interval == 1:
            return Frequency.MONTHLY
        if self.frequency is Frequency.MONTHLY and len(self.months) == 1 and self.interval == 1:
            return Frequency.YEARLY
        return self.frequency

    def _rule(self, start: dt.date, end: dt.date) -> rrule.rrule:
        return rrule.rrule(
            _FREQUENCIES[self.frequency],
            dtstart=_midnight(self._anchor(start)),
            interval=self.interval,
            count=self.count,
            # RFC 5545 allows no end beside a count; whoever asks stops in time.
            until=None if self.count else _midnight(end),
            bymonth=self.months or None,
            bymonthday=self.month_days or None,
            byweekday=[_WEEKDAYS[each.day](each.nth) if each.nth else _WEEKDAYS[each.day] for each in self.weekdays]
            or None,
        )

    def _anchor(self, start: dt.date) -> dt.date:
        """Where counting can begin: in step with the first day, but not long before start."""
        if self.first is None or (self.interval == 1 and not self.count):
            return start
        if self.count:
            return self.first
        return self._in_step(self.first, start)

    def _in_step(self, first: dt.date, start: dt.date) -> dt.date:
        if self.frequency is Frequency.DAILY:
            return start - dt.timedelta(days=(start - first).days % self.interval)
        if self.frequency is Frequency.WEEKLY:
            monday = first - dt.timedelta(days=first.weekday())
            return start - dt.timedelta(days=(start - monday).days % (7 * self.interval))
        if self.frequency is Frequency.MONTHLY:
            gone = (start.year - first.year) * 12 + start.month - first.month
            year, month = divmod(first.year * 12 + first.month - 1 + gone - gone % self.interval, 12)
            return dt.date(year, month + 1, 1)
        return dt.date(start.year - (start.year - first.year) % self.interval, 1, 1)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _plus(day: dt.date, span: dt.timedelta) -> dt.date:
    return day + span if day < dt.date.max - span else dt.date.max
