"""What the parts of a 'when' must be to each other: an end after its start, days that really come."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hubsite.model.dates import say_date
from hubsite.model.mistakes import mistake
from hubsite.model.recurrence import HORIZON, Recurrence, Span
from hubsite.model.times import say_time

Times = tuple[dt.time, dt.time | None]


def mixed(message: str) -> Exception:
    """Two parts of a text that do not go together."""
    return mistake("when-mixed", message, "Write it as one rule, or make a record for each.")


def ends_before_start(until: dt.date, first: dt.date) -> Exception:
    """The last day comes before the first."""
    said, began = say_date(until, with_weekday=False), say_date(first, with_weekday=False)
    message = f"This ends on {said}, before it starts on {began}."
    return mistake("when-ends-before-start", message, "Correct one of the two dates.")


def needs_start(rule: Recurrence) -> Exception:
    """A rule that counts from a day that nobody has named."""
    example = replace(rule, interval=1, count=None).next_day(dt.date(2026, 1, 1)) or dt.date(2026, 1, 1)
    unit = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months"}.get(rule.frequency, "years")
    which = f"Every {rule.interval} {unit}" if rule.interval > 1 else f"{rule.count} times"
    message = f"{which}, counted from which day? This does not say when it starts."
    return mistake("when-needs-start", message, f"Add the first day, for example `from {say_date(example, False)}`.")


def check_times(start: dt.datetime, end: dt.datetime) -> Times:
    """Start and end of one meeting that may pass midnight but not take more than a day."""
    if end == start:
        said = say_time(start.time())
        message = f"This starts and ends at the same time, {said}."
        raise mistake("time-range-empty", message, f"Correct the end, or write only the start: `{said}`.")
    if end < start:
        raise ends_before_start(end.date(), start.date())
    hours = round((end - start).total_seconds() / 3600)
    if end - start > dt.timedelta(days=1):
        message = f"This goes on for {hours} hours without a break."
        raise mistake("when-too-long", message, "Make a record for each day, with the times of that day.")
    return start.time(), end.time()


def checked(rule: Recurrence, first: dt.date | None, until: dt.date | None, skipped: list[Span]) -> Recurrence:
    """The rule with its first and last day and its gaps, all of which must make sense together."""
    if first and until and until < first:
        raise ends_before_start(until, first)
    # Without a first day the search begins long enough ago for 29 February and for fifth Mondays in it.
    since = first or (until or dt.date(2050, 1, 1)) - dt.timedelta(days=50 * 366)
    started = rule.starting(since, count_from_match=rule.first is None)
    if started.first is None or (until and until < started.first):
        raise mistake("when-never", "This never happens: no day fits all of it.", "Check the days, months and dates.")
    planned = replace(rule, first=started.first if first else None, until=until)
    for span in skipped:
        _check_gap(planned, span)
    final = replace(planned, skipped=tuple(skipped)).settled()
    if final.next_day(final.first or since) is None:
        raise mistake("when-never", "This never happens: every day of it is left out.", "Leave out fewer days.")
    return final


def _check_gap(rule: Recurrence, span: Span) -> None:
    if span.last < span.first:
        raise ends_before_start(span.last, span.first)
    if (span.last - span.first).days > 366:
        message = f"The gap from {say_date(span.first)} is longer than a year."
        raise mistake("when-out-of-range", message, "Give the meeting an end with `until`, and make a new record.")
    if span.first == span.last and span.first not in rule.planned(span.first, span.first):
        nearest = _nearest(rule, span.first)
        hint = f"The nearest day is {say_date(nearest)}: write `{say_date(nearest, False)}`." if nearest else ""
        raise mistake("when-no-such-day", f"This does not happen on {say_date(span.first)}.", hint)


def _nearest(rule: Recurrence, day: dt.date) -> dt.date | None:
    around = [*rule.planned(day - HORIZON, day)][-1:] + rule.days_after(day, 1)
    return min(around, key=lambda other: abs(other - day), default=None)
