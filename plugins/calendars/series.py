"""What a calendar is told of a meeting: series that come again by a rule, and the dates that differ from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from hubsite import Hub

LONDON = ZoneInfo("Europe/London")
DAY = dt.timedelta(days=1)
# More days left out of one series than this are a mistake, and would make the file as long as a book.
_MOST_LEFT_OUT = 600
# A bank holiday at the end of the year moves a meeting into the next one, but by a few days only.
_OVERHANG = 14 * DAY
_DIFFER_BY_POLICY = ("skip", "next-day", "previous-day", "ask")


@dataclass(frozen=True, slots=True)
class Series:
    """One rule of a meeting while it holds. `first` is the first time that is real; `rule` is the value of RRULE,
    "" for what happens once; `last` is the last day on which the rule can hold; `since` is the day from which it
    takes the place of an earlier rule."""

    first: Any
    rule: str
    last: dt.date
    left_out: tuple[dt.date, ...]
    held_at: str | None
    since: dt.date | None = None

    def __contains__(self, day: dt.date) -> bool:
        return bool(self.first.date <= day <= self.last)


def known_days(hub: Hub) -> tuple[dt.date, dt.date]:
    """The days for which the file says each exception, at least two years ahead.

    Whole years, so that a calendar changes when somebody changes a record or a year begins, and not every day. A rule
    that has no first day begins with the first of them.
    """
    return dt.date(hub.today.year - 1, 1, 1), dt.date(hub.today.year + 2, 12, 31)


def series_of(meeting: Any, earliest: dt.date) -> list[Series]:
    """The rule of a meeting and those that take its place later on; without those that never come true."""
    parts = [meeting, *meeting.later_on]
    begins = [None, *(part.since for part in meeting.later_on)]
    ends = [*(begin - DAY for begin in begins[1:] if begin), dt.date.max]
    found = (
        _while_it_holds(part.when, begin, end, earliest, part.held_at or meeting.held_at)
        for part, begin, end in zip(parts, begins, ends, strict=True)
    )
    return [each for each in found if each]


def _while_it_holds(
    when: Any, since: dt.date | None, end: dt.date, earliest: dt.date, held_at: str | None
) -> Series | None:
    begin = since or dt.date.min
    if not when.rule:
        once = when.occurrences(when.day, when.day, 1) if begin <= when.day <= end else []
        return Series(once[0], "", when.day, (), held_at, since) if once else None
    first = when.rule.next_day(max(begin, when.rule.first or earliest))
    last = min(end, _last_day(when.rule))
    if first is None or first > last:
        return None
    until = "" if last == dt.date.max else _until(last, all_day=when.start is None)
    # The count becomes a last day: COUNT would begin anew with each first time, and stands not beside UNTIL.
    rule = replace(when.rule, count=None).rule_text(until)
    return Series(when.occurrences(first, first, 1)[0], rule, last, _left_out(when.rule, first, last), held_at, since)


def _last_day(rule: Any) -> dt.date:
    last: dt.date = rule.until or dt.date.max
    if rule.count:
        last = max(rule.planned(rule.first, last), default=rule.first)
    return last


def _until(day: dt.date, *, all_day: bool) -> str:
    """In UTC where the series has times, as RFC 5545 (3.3.10) asks."""
    if all_day:
        return f"{day:%Y%m%d}"
    return f"{dt.datetime.combine(day, dt.time(23, 59, 59), LONDON).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _left_out(rule: Any, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    days = {
        day
        for span in rule.skipped
        for day in islice(rule.planned(max(span.first, first), min(span.last, last)), _MOST_LEFT_OUT)
    }
    return tuple(sorted(days))


def changes_of(hub: Hub, meeting: Any, all_series: list[Series]) -> dict[dt.date, Any]:
    """The happenings that are not as the rule gives them, by the day that it gives."""
    if meeting.status == "cancelled":
        return {}
    found = (each for first, last in _spans(hub, meeting, all_series) for each in hub.happenings(meeting, first, last))
    return {each.planned: each for each in found if _differs(each)}


def _spans(hub: Hub, meeting: Any, all_series: list[Series]) -> Iterator[tuple[dt.date, dt.date]]:
    """Where to look: not at every day of every meeting."""
    first, last = known_days(hub)
    years = range(first.year, last.year + 1)
    if meeting.on_bank_holiday in _DIFFER_BY_POLICY:
        # Year by year, for a daily meeting has more days than are given at a time.
        yield from ((dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years)
        yield last, last + _OVERHANG
    if any(_is_at_night(each.first) for each in all_series):
        yield from ((sunday - DAY, sunday) for year in years for sunday in _clock_changes(year))
    for each in meeting.cancelled:
        yield each.date, each.until or each.date
    for each in meeting.moved:
        day = each.to.date() if isinstance(each.to, dt.datetime) else each.to
        yield day, day


def _differs(happening: Any) -> bool:
    if happening.state == "moved":
        return False  # said where it is instead
    odd = happening.state == "cancelled" or happening.other or happening.ask_first
    return bool(odd) or spans_clock_change(happening)


def _is_at_night(occurrence: Any) -> bool:
    """Whether it may be going on at one in the morning, when the clocks change."""
    if occurrence.all_day:
        return False
    end = occurrence.end or occurrence.start + DAY / 12
    return bool(occurrence.start.hour < 2 or end.date() > occurrence.date)


def _clock_changes(year: int) -> tuple[dt.date, dt.date]:
    """The last Sundays of March and October (The Summer Time Order 2002)."""
    march, october = dt.date(year, 3, 31), dt.date(year, 10, 31)
    return march - (march.isoweekday() % 7) * DAY, october - (october.isoweekday() % 7) * DAY


def spans_clock_change(happening: Any) -> bool:
    """Whether the clocks change while it goes on, so that it takes an hour more or less than on other days.

    Not said of one that begins in the hour that does not exist: calendars agree on what that means, ends do not.
    """
    if happening.all_day or not happening.end:
        return False
    start, end = (moment.replace(tzinfo=LONDON) for moment in (happening.start, happening.end))
    exists = start.astimezone(dt.UTC).astimezone(LONDON).replace(tzinfo=None) == happening.start
    return bool(exists and start.utcoffset() != end.utcoffset())
