"""The list by day for the time ahead, and by month for what comes after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from hubsite import Hub, Markup, marked, ngettext, say_date, say_list, spoken, with_semicolons
from hubsite import gettext as _

from .items import Item

# Sixty days for a reader who comes up to forty days after the build.
DAYS = timedelta(days=60 + 40)
# With more than so many lines by day there are links to its weeks.
_LONG_LIST = 60
_MONTHS = (
    marked("January {year}"), marked("February {year}"), marked("March {year}"), marked("April {year}"),
    marked("May {year}"), marked("June {year}"), marked("July {year}"), marked("August {year}"),
    marked("September {year}"), marked("October {year}"), marked("November {year}"), marked("December {year}"),
)  # fmt: skip
# Translators: {month} is a month with its year, {day} the number of a day in it.
_FROM = {
    "st": marked("{month}, from the {day}st"),
    "nd": marked("{month}, from the {day}nd"),
    "rd": marked("{month}, from the {day}rd"),
    "th": marked("{month}, from the {day}th"),
}
# Translators: {days} are numbers of days of one month, such as “4, 11 and 18”.
_WEEKDAYS: tuple[Callable[[int, str], str], ...] = (
    lambda count, days: ngettext("Monday {days}", "Mondays {days}", count, days=days),
    lambda count, days: ngettext("Tuesday {days}", "Tuesdays {days}", count, days=days),
    lambda count, days: ngettext("Wednesday {days}", "Wednesdays {days}", count, days=days),
    lambda count, days: ngettext("Thursday {days}", "Thursdays {days}", count, days=days),
    lambda count, days: ngettext("Friday {days}", "Fridays {days}", count, days=days),
    lambda count, days: ngettext("Saturday {days}", "Saturdays {days}", count, days=days),
    lambda count, days: ngettext("Sunday {days}", "Sundays {days}", count, days=days),
)


@dataclass(frozen=True, slots=True)
class Day:
    """One day with something on; `name` is for people."""

    date: date
    name: str
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        """For links, after the prefix of the site."""
        return f"day-{self.date.isoformat()}"

    @property
    def marks(self) -> Markup:
        """When all of it is past."""
        return _marks(max(item.until for item in self.items))

    @property
    def lines(self) -> Markup:
        """Each thing as an entry of a list, one below the other."""
        return Markup("\n").join(Markup(f"<li{item.marks}>{item.html}</li>") for item in self.items)


@dataclass(frozen=True, slots=True)
class Week:
    """A link to the first day of a week on which something is on; gone when that day is past."""

    name: str
    day: Day


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its days, or with one line for each thing in it."""

    name: str
    days: tuple[Day, ...] = ()
    lines: tuple[Markup, ...] = ()
    until: datetime = datetime.max

    @property
    def marks(self) -> Markup:
        """When all of it is past."""
        return _marks(self.until)


def by_day(hub: Hub, items: Iterable[Item]) -> list[Month]:
    """The days ahead on which something is on, below their months."""
    near = [item for item in items if item.start.date() <= hub.today + DAYS]
    days = [_day(day, tuple(found)) for day, found in groupby(near, key=lambda item: item.start.date())]
    months = [tuple(found) for _month, found in groupby(days, key=lambda day: _year_and_month(day.items[0]))]
    return [_near(found) for found in months]


def _near(days: tuple[Day, ...]) -> Month:
    items = [item for day in days for item in day.items]
    return Month(_month_words(items[0].start), days, until=max(item.until for item in items))


def weeks_of(months: Iterable[Month]) -> list[Week]:
    """Links to the weeks after the first one, where the list is so long that nobody should have to scroll through it.

    Weeks begin on Monday and are called by that day, also where nothing is on on it.
    """
    days = [day for month in months for day in month.days]
    if sum(len(day.items) for day in days) <= _LONG_LIST:
        return []
    weeks = groupby(days, key=lambda day: _monday(day.items[0].start.date()))
    return [Week(_short(monday), next(found)) for monday, found in weeks][1:]


def by_month(hub: Hub, items: Iterable[Item]) -> list[Month]:
    """The months after that: a line for each meeting with all its days, for nobody reads a hundred of them."""
    far = [item for item in items if item.start.date() > hub.today + DAYS]
    return [_month(hub, list(found)) for _month_of, found in groupby(far, key=_year_and_month)]


def _day(day: date, items: tuple[Item, ...]) -> Day:
    return Day(day, say_date(day), items)


def _month(hub: Hub, items: list[Item]) -> Month:
    first_day, last = hub.today + DAYS + timedelta(days=1), items[-1]
    name = _month_words(last.start)
    if (first_day.year, first_day.month) == (last.start.year, last.start.month) and first_day.day > 1:
        name = _(_FROM[_ending(first_day.day)], month=name, day=first_day.day)
    series: dict[tuple[Any, ...], list[Item]] = defaultdict(list)
    for item in items:
        series[item.series, *item.same].append(item)
    return Month(name, lines=tuple(_line(each) for each in series.values()), until=max(item.until for item in items))


def _line(items: list[Item]) -> Markup:
    on, off = [item for item in items if item.is_on], [item for item in items if not item.is_on]
    days = [_days_words(on)] if on else []
    days += [_("not on {days}", days=_days_words(off))] if off else []
    return Markup(f"<strong>{with_semicolons(days)}:</strong> {items[0].series}")


def _days_words(items: list[Item]) -> str:
    """`Thursday 4`, `Thursdays 4, 11 and 18`, or `1, 2 and 3` of days of different names."""
    days = sorted({item.start.date() for item in items})
    weekdays = {day.weekday() for day in days}
    numbers = say_list(str(day.day) for day in days)
    return _WEEKDAYS[weekdays.pop()](len(days), numbers) if len(weekdays) == 1 else numbers


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _short(day: date) -> str:
    """`7 December`: a list of less than four months needs no year. Other languages put it elsewhere, and keep it."""
    said = say_date(day, with_weekday=False)
    return said.removesuffix(f" {day.year}") if spoken().startswith("en") else said


def _year_and_month(item: Item) -> tuple[int, int]:
    return item.start.year, item.start.month


def _month_words(day: date) -> str:
    return _(_MONTHS[day.month - 1], year=day.year)


def _ending(number: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 != 1 else 0, "th")


def _marks(until: datetime) -> Markup:
    return Markup(' data-until="{}"').format(until.isoformat(timespec="minutes"))
