"""Says a rule in plain English, which read_when reads again as the same rule."""

from __future__ import annotations

from collections.abc import Sequence

from hubsite.model.dates import say_date
from hubsite.model.recurrence import Frequency, Recurrence, Span, Weekday
from hubsite.model.saying import say_parts, speaks_english
from hubsite.model.when_text import MONTHS, WEEKDAYS, capital, join_words, nth
from hubsite.model.when_translated import rule_parts

_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}


def say_rule(rule: Recurrence, times: str = "") -> str:
    """'First Thursday of every month, 7pm to 9pm, not in August'; `times` go after the days."""
    return say_parts((_english_parts if speaks_english() else rule_parts)(rule, times))


def _english_parts(rule: Recurrence, times: str) -> list[str]:
    named_already = _names_months(rule)
    return [
        capital(_pattern(rule)),
        times,
        "" if named_already else _months(rule.months),
        f"starting {say_date(rule.first, with_weekday=False)}" if rule.first else "",
        f"until {say_date(rule.until, with_weekday=False)}" if rule.until else "",
        f"{rule.count} times" if rule.count else "",
        f"except {join_words(_span(span) for span in rule.skipped)}" if rule.skipped else "",
    ]


def _pattern(rule: Recurrence) -> str:
    if rule.frequency is Frequency.DAILY:
        return _every(rule)
    if rule.frequency is Frequency.WEEKLY:
        return _pattern_of_week(rule)
    if rule.frequency is Frequency.YEARLY:
        return f"{_every(rule)} on {_days_of_year(rule)}"
    if rule.interval > 1:
        return f"{_every(rule)} on the {_days_of_month(rule)}"
    return f"{_days_of_month(rule)} of {_month_names(rule.months) if _names_months(rule) else 'every month'}"


def _every(rule: Recurrence) -> str:
    unit = _UNITS[rule.frequency]
    if rule.interval == 1:
        return f"every {unit}"
    return f"every other {unit}" if rule.interval == 2 else f"every {rule.interval} {unit}s"


def _pattern_of_week(rule: Recurrence) -> str:
    days = [weekday.day for weekday in rule.weekdays]
    if rule.interval == 1:
        return "every weekday" if days == [0, 1, 2, 3, 4] else f"every {join_words(WEEKDAYS[day] for day in days)}"
    if rule.interval == 2 and len(days) == 1:
        return f"every other {WEEKDAYS[days[0]]}"
    return f"{_every(rule)} on {join_words(WEEKDAYS[day] for day in days)}"


def _days_of_year(rule: Recurrence) -> str:
    if not rule.weekdays and len(rule.month_days) == 1 and rule.month_days[0] > 0 and len(rule.months) == 1:
        return f"{rule.month_days[0]} {MONTHS[rule.months[0] - 1]}"
    return f"the {_days_of_month(rule)} of {_month_names(rule.months)}"


def _days_of_month(rule: Recurrence) -> str:
    if rule.weekdays:
        return _places(rule.weekdays)
    said = join_words("last" if day == -1 else nth(day) for day in rule.month_days)
    return f"{said} day" if -1 in rule.month_days else said


def _places(weekdays: Sequence[Weekday]) -> str:
    """'first and third Tuesday', 'first Tuesday and third Thursday'."""
    if len({weekday.day for weekday in weekdays}) == 1:
        return f"{join_words(_PLACES[each.nth] for each in weekdays)} {WEEKDAYS[weekdays[0].day]}"
    return join_words(f"{_PLACES[each.nth]} {WEEKDAYS[each.day]}" for each in weekdays)


def _names_months(rule: Recurrence) -> bool:
    """Whether the pattern itself says in which months: 'first Thursday of March and June'."""
    few = 0 < len(rule.months) <= 6
    of_months = rule.frequency is Frequency.MONTHLY and rule.interval == 1 and bool(rule.weekdays)
    return rule.frequency is Frequency.YEARLY or (few and of_months)


def _month_names(months: Sequence[int]) -> str:
    return join_words(MONTHS[month - 1] for month in months)


def _months(months: Sequence[int]) -> str:
    if not months:
        return ""
    if len(months) <= 6:
        return f"only in {_month_names(months)}"
    without = [month for month in range(1, 13) if month not in months]
    return f"not in {join_words((MONTHS[month - 1] for month in without), 'or')}"


def _span(span: Span) -> str:
    first, last = say_date(span.first, with_weekday=False), say_date(span.last, with_weekday=False)
    return first if first == last else f"{first} to {last}"
