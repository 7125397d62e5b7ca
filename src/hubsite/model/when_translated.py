"""Says a rule in another language than English, in short labels that need no grammar across a colon."""

# English has an ordinal for all days and one word order; other languages bend the one to the other ('pierwszy wtorek',
# 'pierwsza środa'; 'ail ddydd Llun'), and names of months to the word before them. So each weekday of a month is a
# message of its own, and names stand after a colon, as they are.

from __future__ import annotations

from collections.abc import Sequence

from hubsite.language import gettext as _
from hubsite.language import marked, ngettext, pgettext, say_list
from hubsite.model.dates import say_date
from hubsite.model.recurrence import Frequency, Recurrence, Span
from hubsite.model.say_days import say_day_of_year, say_days, say_month, say_weekday

_PLACES = (1, 2, 3, 4, 5, -1)
_PLACED = (
    (marked("first Monday"), marked("second Monday"), marked("third Monday"),
     marked("fourth Monday"), marked("fifth Monday"), marked("last Monday")),
    (marked("first Tuesday"), marked("second Tuesday"), marked("third Tuesday"),
     marked("fourth Tuesday"), marked("fifth Tuesday"), marked("last Tuesday")),
    (marked("first Wednesday"), marked("second Wednesday"), marked("third Wednesday"),
     marked("fourth Wednesday"), marked("fifth Wednesday"), marked("last Wednesday")),
    (marked("first Thursday"), marked("second Thursday"), marked("third Thursday"),
     marked("fourth Thursday"), marked("fifth Thursday"), marked("last Thursday")),
    (marked("first Friday"), marked("second Friday"), marked("third Friday"),
     marked("fourth Friday"), marked("fifth Friday"), marked("last Friday")),
    (marked("first Saturday"), marked("second Saturday"), marked("third Saturday"),
     marked("fourth Saturday"), marked("fifth Saturday"), marked("last Saturday")),
    (marked("first Sunday"), marked("second Sunday"), marked("third Sunday"),
     marked("fourth Sunday"), marked("fifth Sunday"), marked("last Sunday")),
)  # fmt: skip


def rule_parts(rule: Recurrence, times: str) -> list[str]:
    """'Every month: first Thursday', '19:00–21:00', 'not in these months: August'; empty where there is nothing."""
    return [
        _pattern(rule),
        times,
        _months(rule),
        _("starting {day}", day=say_date(rule.first, with_weekday=False)) if rule.first else "",
        _("until {day}", day=say_date(rule.until, with_weekday=False)) if rule.until else "",
        ngettext("{count} time in all", "{count} times in all", rule.count) if rule.count else "",
        _("not on these days: {days}", days=say_list([_span(span) for span in rule.skipped])) if rule.skipped else "",
    ]


def _pattern(rule: Recurrence) -> str:
    if rule.frequency is Frequency.DAILY:
        return _of_days(rule.interval)
    if rule.frequency is Frequency.WEEKLY:
        return _of_weeks(rule.interval, [weekday.day for weekday in rule.weekdays])
    if rule.frequency is Frequency.MONTHLY:
        return _of_months(rule.interval, say_list(_days_of_month(rule)))
    return _of_years(rule.interval, say_list(_days_of_year(rule)))


def _of_days(interval: int) -> str:
    if interval == 1:
        return _("Every day")
    return _("Every other day") if interval == 2 else ngettext("Every {count} day", "Every {count} days", interval)


def _of_weeks(interval: int, numbers: Sequence[int]) -> str:
    if interval == 1 and numbers == [0, 1, 2, 3, 4]:
        return _("Every weekday, Monday to Friday")
    days = say_list([say_weekday(number) for number in numbers])
    if interval == 1:
        # Translators: after the colon stand names of days: Monday and Thursday.
        return _("Every week: {days}", days=days)
    if interval == 2:
        return _("Every other week: {days}", days=days)
    return ngettext("Every {count} week: {days}", "Every {count} weeks: {days}", interval, days=days)


def _of_months(interval: int, days: str) -> str:
    if interval == 1:
        # Translators: after the colon stands which days of it: first Monday and third Monday; day 15.
        return _("Every month: {days}", days=days)
    if interval == 2:
        return _("Every other month: {days}", days=days)
    return ngettext("Every {count} month: {days}", "Every {count} months: {days}", interval, days=days)


def _of_years(interval: int, days: str) -> str:
    if interval == 1:
        # Translators: after the colon stands which days of it: 5 November; first Monday.
        return _("Every year: {days}", days=days)
    if interval == 2:
        return _("Every other year: {days}", days=days)
    return ngettext("Every {count} year: {days}", "Every {count} years: {days}", interval, days=days)


def _days_of_month(rule: Recurrence) -> list[str]:
    if rule.weekdays:
        return [_(_PLACED[each.day][_PLACES.index(each.nth)]) for each in rule.weekdays]
    # Translators: of each month: day 15.
    numbered = [pgettext("of the month", "day {number}", number=day) for day in rule.month_days if day > 0]
    return [*numbered, *([_("last day of the month")] if -1 in rule.month_days else [])]


def _days_of_year(rule: Recurrence) -> list[str]:
    if _has_dates(rule):
        return [say_day_of_year(month, day) for month in rule.months for day in rule.month_days]
    return _days_of_month(rule)


def _has_dates(rule: Recurrence) -> bool:
    """Whether each day has its month: '5 November'. In a month that has no such day, there is no such date."""
    is_dated = rule.frequency is Frequency.YEARLY and not rule.weekdays and bool(rule.months)
    return is_dated and min(rule.month_days, default=0) > 0 and max(rule.month_days) <= 29 + (2 not in rule.months)


def _months(rule: Recurrence) -> str:
    if not rule.months or _has_dates(rule):
        return ""
    if len(rule.months) <= 6:
        return _("only in these months: {months}", months=say_list([say_month(month) for month in rule.months]))
    others = [say_month(month) for month in range(1, 13) if month not in rule.months]
    return _("not in these months: {months}", months=say_list(others))


def _span(span: Span) -> str:
    return say_days(say_date(span.first, with_weekday=False), say_date(span.last, with_weekday=False))
