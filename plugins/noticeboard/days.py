"""How months and days are said on a sheet: `Tuesdays 3, 10 and 17`, `24 December 2026 to 1 January 2027`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from hubsite import Hub, marked, ngettext, say_date, say_list, with_semicolons
from hubsite import gettext as _

from .sheet import Kept, Text
from .standing import end_of_month

_DAY = timedelta(days=1)
_MONTHS = (
    marked("January {year}"), marked("February {year}"), marked("March {year}"), marked("April {year}"),
    marked("May {year}"), marked("June {year}"), marked("July {year}"), marked("August {year}"),
    marked("September {year}"), marked("October {year}"), marked("November {year}"), marked("December {year}"),
)  # fmt: skip
# The days of the week, Monday first, to be translated where they are said.
WEEKDAYS = (
    marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday"), marked("Friday"),
    marked("Saturday"), marked("Sunday"),
)  # fmt: skip
# Translators: {days} are numbers of days of one month, such as “4, 11 and 18”.
_ON_WEEKDAYS: tuple[Callable[[int, str], str], ...] = (
    lambda count, days: ngettext("Monday {days}", "Mondays {days}", count, days=days),
    lambda count, days: ngettext("Tuesday {days}", "Tuesdays {days}", count, days=days),
    lambda count, days: ngettext("Wednesday {days}", "Wednesdays {days}", count, days=days),
    lambda count, days: ngettext("Thursday {days}", "Thursdays {days}", count, days=days),
    lambda count, days: ngettext("Friday {days}", "Fridays {days}", count, days=days),
    lambda count, days: ngettext("Saturday {days}", "Saturdays {days}", count, days=days),
    lambda count, days: ngettext("Sunday {days}", "Sundays {days}", count, days=days),
)
# Days of more weekdays than these are said by their numbers alone: nobody reads seven lists.
_MOST_WEEKDAYS = 3


def last_shown(today: date) -> date:
    """Until when dates are shown: the end of the month after next, so that it moves on once a month."""
    last = end_of_month(today)
    for _month in range(2):
        last = end_of_month(last + _DAY)
    return last


def holidays_between(hub: Hub, first: date, last: date) -> dict[date, str]:
    """The bank holidays from one day to another, both included, with their names."""
    days = (first + _DAY * number for number in range((last - first).days + 1))
    return {day: name for day in days if (name := hub.bank_holiday(day))}


# --- In words


def say_month(day: date) -> str:
    """`November 2026`."""
    return _(_MONTHS[day.month - 1], year=day.year)


def say_day(day: date) -> str:
    """`24 December 2026`."""
    return say_date(day, with_weekday=False)


def say_days(first: date | None, last: date | None) -> Text:
    """`24 December 2026 to 1 January 2027`, one day alone, or days without a beginning or an end."""
    if first and last:
        days = {"first": say_day(first), "last": say_day(last)}
        return days["first"] if first == last else _("{first} to {last}", **days)
    return _("From {day}", day=say_day(first)) if first else _("Until {day}", day=say_day(last or date.max))


def days_of_month(days: Iterable[date]) -> Text:
    """`Tuesdays 3, 10 and 17`, `Tuesday 3; Thursday 5`; days of many weekdays as `2–6 and 9–13`."""
    ordered = sorted(set(days), key=lambda day: (day.weekday(), day))
    weeks = [[*found] for _weekday, found in groupby(ordered, key=date.weekday)]
    if len(weeks) > _MOST_WEEKDAYS:
        return say_list(_spans(sorted(day.day for day in ordered)))
    said = sorted((week[0], _on_weekday(week)) for week in weeks)
    return with_semicolons(words for _first, words in said) if len(said) > 1 else said[0][1]


def _on_weekday(days: list[date]) -> str:
    return _ON_WEEKDAYS[days[0].weekday()](len(days), say_list(str(day.day) for day in days))


def _spans(numbers: list[int]) -> Iterator[Text]:
    """Numbers that follow each other, as one."""
    for _distance, found in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        span = [number for _place, number in found]
        yield Kept(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]))
