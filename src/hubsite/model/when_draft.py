"""What was read of a 'when' so far, and what it comes to once everything has been read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from hubsite.model.dates import say_date
from hubsite.model.mistakes import mistake
from hubsite.model.recurrence import HIGHEST_INTERVAL, Frequency, Recurrence, Span, Weekday
from hubsite.model.times import say_time_range
from hubsite.model.when_checks import Times, check_times, checked, ends_before_start, mixed, needs_start
from hubsite.model.when_text import MONTHS, WEEKDAYS, join_words

HOW_TO_WRITE = "Write, for example, `first Thursday of every month, 7pm to 9pm` or `30 June 2026, 7pm`."
_EVERY = range(1, 13)
_FREQUENCIES = {
    "day": Frequency.DAILY,
    "week": Frequency.WEEKLY,
    "month": Frequency.MONTHLY,
    "year": Frequency.YEARLY,
}


class Settled(NamedTuple):
    """One day or a rule (never both, never neither), and its times."""

    day: dt.date | None
    rule: Recurrence | None
    start: dt.time | None
    end: dt.time | None


class Doubt(NamedTuple):
    """Words with two meanings: 'every second Tuesday' may be one in two weeks or one in a month."""

    said: str
    nth: str
    number: int
    weekday: int


@dataclass(slots=True)
class Draft:
    """What was read so far. An interval of 0 means that none was written."""

    unit: str = ""
    interval: int = 0
    weekdays: list[Weekday] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    day_months: list[tuple[int, int]] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    without_months: list[int] = field(default_factory=list)
    days: list[dt.date] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)
    first: dt.date | None = None
    until: dt.date | None = None
    count: int | None = None
    skipped: list[Span] = field(default_factory=list)
    doubtful: Doubt | None = None
    given_rule: Recurrence | None = None  # from an RRULE

    def set_unit(self, unit: str) -> None:
        """Take a unit of counting (`month`); another one said before is a mistake."""
        if self.unit and self.unit != unit:
            raise mixed(f"This says both every {self.unit} and every {unit}.")
        self.unit = unit

    def set_interval(self, interval: int) -> None:
        """Take how many units lie between two dates; another number said before is a mistake."""
        if not 1 <= interval <= HIGHEST_INTERVAL:
            message = f"Only every 1 to {HIGHEST_INTERVAL} {self.unit or 'week'}s fits here, not every {interval}."
            raise mistake("when-out-of-range", message, "Write the dates one by one, a record for each.")
        if self.interval and self.interval != interval:
            raise mixed("This says in two ways how often it is.")
        self.interval = interval

    def settled(self) -> Settled:
        """The day or the rule that this comes to, checked. Raises the mistake that stands in the way."""
        repeats = self._repeats()
        if self.days and repeats:
            raise first_day_perhaps(self.days[0])
        if self.days:
            return self._single_day()
        if not repeats:
            raise mistake("when-needs-day", "This does not say on which day it is.", HOW_TO_WRITE)
        start, end = self._times()
        rule = self._given_rule() or self._own_rule()
        if (rule.interval > 1 or rule.count) and not self.first:
            raise needs_start(rule)
        return Settled(None, checked(rule, self.first, self.until, self.skipped), start, end)

    def _repeats(self) -> bool:
        return bool(self.given_rule or self.months or any(self._own_pattern()))

    def _own_pattern(self) -> tuple[object, ...]:
        return (self.unit, self.interval, self.weekdays, self.month_days, self.day_months, self.count)

    def _times(self) -> tuple[dt.time | None, dt.time | None]:
        different = sorted(set(self.times), key=self.times.index)
        if len(different) > 1:
            said = join_words(say_time_range(*times).removeprefix("from ") for times in different)
            hint = "Make a record for each, or join start and end with `to`."
            raise mistake("when-mixed", f"There is more than one time here: {said}.", hint)
        return different[0] if different else (None, None)

    def _single_day(self) -> Settled:
        day = self.days[0]
        if len(set(self.days)) > 1:
            said = join_words(say_date(each, with_weekday=False) for each in self.days)
            raise mistake("when-mixed", f"There is more than one date here: {said}.", "Make a record for each date.")
        if self.first or self.skipped or self.without_months:
            raise mixed(f"{say_date(day, with_weekday=False)} is one day, but the rest speaks of many.")
        if self.until and self.until != day:
            return self._over_days(day, self.until)
        if self.until and len(self.times) == 2:
            return Settled(day, None, *_one_evening(day, self.until, self.times))
        return Settled(day, None, *self._times())

    def _over_days(self, day: dt.date, until: dt.date) -> Settled:
        if until < day:
            raise ends_before_start(until, day)
        if len(self.times) == 2:
            return Settled(day, None, *_one_evening(day, until, self.times))
        start, end = self._times()
        times = f", {say_time_range(start, end).removeprefix('from ')}" if start else ""
        first, last = say_date(day, with_weekday=False), say_date(until, with_weekday=False)
        raise mistake(
            "when-too-long",
            "This goes on for several days.",
            f"Write `every day from {first} until {last}{times}`.",
        )

    def _given_rule(self) -> Recurrence | None:
        """The RRULE, with what the words beside it say about months."""
        rule = self.given_rule
        if rule and any(self._own_pattern()):
            raise mixed("There is an RRULE here, and words that say again how often it is.")
        return rule and replace(rule, months=self._months_left(rule.months)).settled()

    def _own_rule(self) -> Recurrence:
        self._take_day_months()
        if self.doubtful and self.unit not in ("month", "year") and not self.months:
            raise _two_meanings(self.doubtful)
        frequency = _FREQUENCIES[self._unit()]
        days = (tuple(self.weekdays), tuple(self.month_days), self._months_left(()))
        return Recurrence(frequency, self.interval or 1, *days, count=self.count).settled()

    def _months_left(self, given: tuple[int, ...]) -> tuple[int, ...]:
        wanted = set(given or _EVERY) & set(self.months or _EVERY) - set(self.without_months)
        if not wanted:
            raise mistake("when-never", "No month is left in which this happens.", "Leave out one of the months.")
        return tuple(sorted(wanted))

    def _take_day_months(self) -> None:
        if not self.day_months:
            return
        numbers, months = ({pair[part] for pair in self.day_months} for part in (0, 1))
        if len(numbers) > 1 and len(months) > 1:
            raise mistake("when-mixed", "These are different days of different months.", "Make a record for each.")
        if not self.unit:
            said = " ".join((str(self.day_months[0][0]), MONTHS[self.day_months[0][1] - 1]))
            message, hint = (
                f"Which year is {said}?",
                f"Write the year, like `{said} 2026`, or `every year on {said}`.",
            )
            raise mistake("date-which-year", message, hint)
        self.month_days += sorted(numbers)
        self.months += sorted(months)

    def _unit(self) -> str:
        """The unit in which the rule counts, once there are days for it to count."""
        placed = [weekday for weekday in self.weekdays if weekday.nth]
        if (self.weekdays and self.month_days) or len(placed) not in (0, len(self.weekdays)):
            raise mixed("Some of these days are counted in the month and some in the week.")
        if placed or self.month_days:
            return self._unit_of_month()
        if self.weekdays:
            return self._unit_of_week()
        return self._unit_from_first_day()

    def _unit_of_month(self) -> str:
        if self.unit in ("day", "week"):
            raise mixed(f"A place in the month does not go with every {self.unit}.")
        if self.unit == "year" and not self.months:
            raise mistake("when-needs-day", "In which month of the year is it?", "Add the month, like `of May`.")
        return self.unit or "month"

    def _unit_of_week(self) -> str:
        if self.unit in ("month", "year"):
            name = WEEKDAYS[self.weekdays[0].day]
            message = f"A month has four or five {name}s: which one is it?"
            raise mistake("when-needs-day", message, f"Write, for example, `first {name} of every month`.")
        if self.unit == "day" and self.interval > 1:
            raise mixed(f"Every {self.interval} days does not stay on one day of the week.")
        return "week"

    def _unit_from_first_day(self) -> str:
        unit = self.unit or "day"
        if unit == "day":
            return unit
        if not self.first:
            example = {"week": "every Tuesday", "month": "first Tuesday of every month"}.get(
                unit, "every year on 1 May"
            )
            message = f"This says how often it is, but not on which day of the {unit}."
            raise mistake("when-needs-day", message, f"Write, for example, `{example}`.")
        if unit == "week":
            self.weekdays = [Weekday(self.first.weekday())]
        else:
            self.month_days = [self.first.day]
        if unit == "year" and not self.months:
            self.months = [self.first.month]
        return unit


def first_day_perhaps(day: dt.date) -> Exception:
    """A date beside something that comes again: most often its first day."""
    said = say_date(day, with_weekday=False)
    message = f"{said} is one day, but the rest speaks of something that comes again."
    return mistake("when-mixed", message, f"If it is the first day, write `from {said}`.")


def _two_meanings(doubt: Doubt) -> Exception:
    weekday = WEEKDAYS[doubt.weekday]
    start = say_date(dt.date(2026, 1, 5 + doubt.weekday), with_weekday=False)
    return mistake(
        "when-two-meanings",
        f"'{doubt.said}' could mean the {doubt.nth} {weekday} of the month, or every {doubt.number} weeks.",
        f"Write `{doubt.nth} {weekday} of every month`, or `every {doubt.number} weeks on {weekday} from {start}`.",
    )


def _one_evening(day: dt.date, until: dt.date, times: list[Times]) -> Times:
    return check_times(dt.datetime.combine(day, times[0][0]), dt.datetime.combine(until, times[1][0]))
