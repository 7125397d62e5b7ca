"""What a volunteer should know about a rule that is right but may surprise. In English, whatever is being spoken."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Sequence

from hubsite.language import ENGLISH, speaking
from hubsite.model.dates import say_date
from hubsite.model.recurrence import HORIZON, Frequency, Recurrence
from hubsite.model.times import say_time
from hubsite.model.when import When
from hubsite.model.when_text import MONTHS, WEEKDAYS, join_words, nth
from hubsite.model.when_zone import is_skipped

Remark = tuple[str, str, str]  # code, message, fix


def notes_on(when: When, today: dt.date) -> list[Remark]:
    """Code, sentence and cure for each surprise in what was read, seen from `today`."""
    with speaking(ENGLISH):
        if not when.rule:
            return list(_clock_changes(when, today))
        return [*_fifth_weekdays(when.rule, today), *_short_months(when.rule), *_clock_changes(when, today)]


def _fifth_weekdays(rule: Recurrence, today: dt.date) -> Iterator[Remark]:
    for weekday in rule.weekdays:
        if weekday.nth != 5:
            continue
        name = WEEKDAYS[weekday.day]
        fifths = [day for day in rule.days_after(today, 12) if day.weekday() == weekday.day and day.day > 28]
        often = "comes only 4 or 5 times a year" if not rule.months else "does not come in every year"
        said = f": {_list_days(fifths[:4])}" if fifths else ""
        message = f"The fifth {name} {often}{said}."
        yield "when-fifth-weekday", message, f"For the last {name} of each month write `last {name}`."


def _short_months(rule: Recurrence) -> Iterator[Remark]:
    day = max(rule.month_days, default=0)
    # 2026 is no leap year: 29 February counts as missing.
    short = [month for month in rule.months or range(1, 13) if monthrange(2026, month)[1] < day]
    if not short:
        return
    if short == [2] and day == 29:
        message = "February has a 29th only in leap years; in other years it is skipped."
    else:
        message = f"Not every month has a {nth(day)}: short months are skipped."
    every = "day of every month" if rule.frequency is Frequency.MONTHLY else f"day of {MONTHS[short[0] - 1]} every year"
    yield "when-short-month", message, f"For the last day write `last {every}`."


def _clock_changes(when: When, today: dt.date) -> Iterator[Remark]:
    if when.start is None or when.start.hour != 1:
        return  # UK clocks go forward from 1am to 2am
    for occurrence in when.occurrences(today, today + HORIZON):
        if is_skipped(occurrence.start):
            said = f"{say_time(when.start)} on {say_date(occurrence.date)}"
            message = f"There is no {said}: the clocks go forward from 1am to 2am."
            yield "when-clock-change", message, "Choose a time before 1am or from 2am for that night."
            return


def _list_days(days: Sequence[dt.date]) -> str:
    """'30 March, 29 June and 31 August 2026': the year where it changes and at the end."""
    following = [*days[1:], None]
    return join_words(
        f"{day.day} {MONTHS[day.month - 1]}" if after and after.year == day.year else say_date(day, with_weekday=False)
        for day, after in zip(days, following, strict=True)
    )
