"""Days of the year on which other hours hold: '25 December', '24 December to 2 January', 'April to September'."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from hubsite.language import gettext as _
from hubsite.model.say_days import say_day_of_year, say_days, say_month

YearDay = tuple[int, int]  # month, day


@dataclass(frozen=True, slots=True)
class Dates:
    """From one day to another, both included: of every year, or of the years given (0 is any year).

    The first may come after the last, over the turn of the year. Without a `first`, it is up to the last.
    """

    first: YearDay | None
    last: YearDay
    first_year: int = 0
    last_year: int = 0

    @property
    def is_one_day(self) -> bool:
        """Whether it is a single day of each year it holds in."""
        return self.first == self.last

    def covers(self, day: dt.date) -> bool:
        """Whether a day is among them."""
        return any(first <= day <= last for first, last in _spans_of(self, day.year))

    def spans(self, first_year: int, last_year: int) -> list[tuple[dt.date, dt.date]]:
        """The days as spans that touch these years, in order."""
        if self.first is None:
            return [(dt.date.min, _day(self.last_year, self.last))]
        wraps = int(self.first > self.last)
        start = self.first_year or (self.last_year and self.last_year - wraps)
        years = [start] if start else range(first_year - wraps, last_year + 1)
        ends = {year: self.last_year if start and self.last_year else year + wraps for year in years}
        spans = [(_day(year, self.first), _day(ends[year], self.last)) for year in years]
        return [(first, last) for first, last in spans if first <= last]

    def __str__(self) -> str:
        """'April to September' where it is whole months, else '24 December to 2 January'."""
        if self.first is None:
            return _("until {day}", day=say_day_of_year(*self.last, self.last_year))
        if (self.first[1], self.last[1]) == (1, 31):
            return say_days(say_month(self.first[0]), say_month(self.last[0]))
        first = say_day_of_year(*self.first, self.first_year)
        return say_days(first, say_day_of_year(*self.last, self.last_year))


# Many days are asked about, of few seasons and in few years.
@lru_cache(maxsize=4096)
def _spans_of(dates: Dates, year: int) -> tuple[tuple[dt.date, dt.date], ...]:
    return tuple(dates.spans(year, year))


def _day(year: int, month_day: YearDay) -> dt.date:
    """That day, or the last one of its month: 31 stands for the end of a month."""
    for day in range(month_day[1], 27, -1):
        try:
            return dt.date(year, month_day[0], day)
        except ValueError:
            continue
    return dt.date(year, *month_day)
