"""Dates as British volunteers write and read them: the day first, the year in full, UK time."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Annotated, NoReturn, TypeVar

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from hubsite.language import spoken
from hubsite.model.mistakes import mistake, note
from hubsite.model.say_days import in_pattern
from hubsite.model.saying import say_moment_of, speaks_english
from hubsite.model.times import read_time, say_time
from hubsite.model.when_text import (
    MONTH_NUMBERS,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
    closest,
    nth,
    quote,
    tidy_within,
    words_like,
)
from hubsite.model.when_zone import offset_minutes, uk_offset_minutes, zone_name

HOW_TO_WRITE = "Write it like `5 June 2026` or `2026-06-05`."
FIRST_YEAR, LAST_YEAR = 1000, 2199  # a parish may be a thousand years old
MaybeDay = TypeVar("MaybeDay", dt.date, dt.date | None)
_LONGEST = 80  # characters; no date or moment needs more

_MONTH_WORD = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_WEEKDAY_WORD = rf"(?:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})\b\.?,? (?:the )?"
# Where a date with its year starts and ends inside a longer text; read_date then reads and checks it.
FULL_DATE = words_like(
    rf"(?:{_WEEKDAY_WORD})?(?:"
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)"
    r"|\d{1,4}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? ?{_MONTH_WORD},? ?\d{{4}}(?!\d)"
    rf"|{_MONTH_WORD} ?\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d))"
)
ISO_MOMENT = words_like(
    r"(\d{4}-\d{1,2}-\d{1,2})(?:T| T?)(\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"(?: ?(Z|[+-]\d{2}(?::?\d{2})?)(?![\d:]))?"
)
_NUMBERS = words_like(r"(?:([a-z]+)\.?,? )?(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
_DAY_FIRST = words_like(
    r"(?:([a-z]+)\.?,? (?:the )?)?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ?([a-z]+)\.?,?(?: ?'?(\d{2}|\d{4}))?"
)
_MONTH_FIRST = words_like(r"(?:([a-z]+)\.?,? (?:the )?)?([a-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?(?:,? '?(\d{2}|\d{4}))?")
_NO_DAY = words_like(r"([a-z]+)\.?,? (\d{4})|(\d{4})-(\d{2})")
_RUN_TOGETHER = words_like(r"(\d{4})(\d{2})(\d{2})")
_AROUND_TIME = words_like(r"^(?:[ ,;@]|\b(?:at|by)\b)+|(?:[ ,;@]|\b(?:at|on)\b)+$")
_TIME = words_like(r"\d|\bnoon\b|\bmidday\b|\bmidnight\b")


def read_date(text: str) -> dt.date:
    """The date in a text such as `2026-06-05`, `5 June 2026`, `Fri 5th June 2026` or `25/12/2026`.

    A time of day after it is checked and left out. A weekday must match. Raises a mistake when the text
    is no date, when the date does not exist, and when it could be two dates (`05/06/2026`).
    """
    day, _ = _date_and_time(_short(text), keep_time=False)
    return day


def read_moment(text: str) -> dt.datetime:
    """The date and time, as on a clock on a UK wall and so without a zone, in a text such as
    `2026-05-12 19:00` or `30 June 2026 at 7.30pm`. Raises a mistake where either part is missing or wrong.
    """
    day, clock = _date_and_time(_short(text), keep_time=True)
    if clock is None:
        said = say_date(day, with_weekday=False)
        raise mistake("moment-needs-time", f"{said} has no time of day here.", f"Write, for example, `{said} 7pm`.")
    return dt.datetime.combine(day, clock)


def read_date_or_moment(text: str) -> dt.date | dt.datetime:
    """A date, with a time of day if one is written (`30 November 2026`, `30 November 2026 17:00`)."""
    day, clock = _date_and_time(_short(text), keep_time=True)
    return day if clock is None else dt.datetime.combine(day, clock)


def day_of(moment: MaybeDay) -> MaybeDay:
    """The day of a moment; a day, and None, stay as they are."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def say_date(day: dt.date, with_weekday: bool = True) -> str:
    """'Thursday 3 December 2026', or '3 December 2026'; as the language being spoken has it."""
    if not speaks_english():
        return in_pattern("full" if with_weekday else "long", day_of(day), spoken())
    said = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {said}" if with_weekday else said


def say_moment(moment: dt.date | dt.datetime) -> str:
    """'Thursday 3 December 2026 at 7pm'; without the time if there is none."""
    said = say_date(moment)
    return say_moment_of(said, say_time(moment.time()), " at ") if isinstance(moment, dt.datetime) else said


def _short(text: str) -> str:
    nothing = mistake("date-unreadable", "There is no date here.", HOW_TO_WRITE)
    return tidy_within(text, _LONGEST, nothing, _unreadable)


def _unreadable(words: str) -> PydanticCustomError:
    return mistake("date-unreadable", f"I could not read {quote(words)} as a date.", HOW_TO_WRITE)


def _date_and_time(words: str, *, keep_time: bool) -> tuple[dt.date, dt.time | None]:
    if iso := ISO_MOMENT.fullmatch(words):
        day, clock = _read_day(iso[1]), read_time(iso[2])
        if iso[3]:
            _check_zone(dt.datetime.combine(day, clock), iso[3], keep_time=keep_time)
        return day, clock
    found = FULL_DATE.search(words)
    if not found:
        return _read_day(words), None
    rest = _AROUND_TIME.sub("", f"{words[: found.start()]} {words[found.end() :]}")
    # Without a time in it, the rest is a part of the date, such as a weekday that is spelt wrong.
    return (_read_day(found[0]), read_time(rest)) if _TIME.search(rest) else (_read_day(words), None)


def _read_day(words: str) -> dt.date:
    if found := _NUMBERS.fullmatch(words):
        return _from_numbers(words, found[1], (found[2], found[3], found[4]))
    if found := _MONTH_FIRST.fullmatch(words):
        return _from_words(words, found[1], int(found[3]), found[2], found[4])
    if found := _DAY_FIRST.fullmatch(words):
        return _from_words(words, found[1], int(found[2]), found[3], found[4])
    _refuse_incomplete(words)
    raise _unreadable(words)


def _refuse_incomplete(words: str) -> None:
    if found := _RUN_TOGETHER.fullmatch(words):
        better = f"{found[1]}-{found[2]}-{found[3]}"
        raise mistake("date-unreadable", f"{quote(words)} looks like a date.", f"Write it as `{better}`.")
    found = _NO_DAY.fullmatch(words)
    month = found and (int(found[4]) if found[4] else MONTH_NUMBERS.get(found[1].lower(), 0))
    if found and month and month <= 12:
        year = found[2] or found[3]
        said = f"{MONTHS[month - 1]} {year}"
        raise mistake("date-needs-day", f"Which day of {said}?", f"Write, for example, `1 {said}`.")


def _from_numbers(words: str, weekday: str | None, parts: tuple[str, str, str]) -> dt.date:
    first, middle, last = (int(part) for part in parts)
    if len(parts[0]) == 4 and len(parts[2]) <= 2:
        return _checked(words, weekday, first, middle, last)
    if len(parts[2]) != 4 or len(parts[0]) > 2:
        _refuse_year(words, parts)
    if first <= 12 and middle <= 12 and first != middle:
        british, american = f"{first} {MONTHS[middle - 1]}", f"{middle} {MONTHS[first - 1]}"
        raise mistake(
            "date-ambiguous",
            f"{'/'.join(parts)} could be {british} or {american}.",
            f"Write `{last:04}-{middle:02}-{first:02}` for {british}.",
        )
    if 1 <= first <= 12 and 12 < middle <= 31:
        better = f"{last:04}-{first:02}-{middle:02}"
        raise mistake("date-ambiguous", f"{quote(words)} has the month before the day.", f"Write `{better}`.")
    return _checked(words, weekday, last, middle, first)


def _refuse_year(words: str, parts: tuple[str, str, str]) -> NoReturn:
    day, month, year = (int(part) for part in parts)
    if not all(len(part) <= 2 for part in parts):
        raise _unreadable(words)
    likely = f"20{year:02}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else "2026-05-12"
    raise mistake(
        "date-which-year",
        f"Which part of {quote(words)} is the year?",
        f"Write the year in full, like `{likely}`.",
    )


def _from_words(words: str, weekday: str | None, day: int, month_word: str, year: str | None) -> dt.date:
    month = MONTH_NUMBERS.get(month_word.lower())
    if not month:
        likely = closest(month_word, (name.lower() for name in MONTHS))
        hint = f"Did you mean `{likely.capitalize()}`?" if likely else HOW_TO_WRITE
        raise mistake("date-unreadable", f"I could not read {quote(month_word)} as a month.", hint)
    if year and len(year) == 4:
        return _checked(words, weekday, int(year), month, day)
    said = f"{day} {MONTHS[month - 1]}"
    if year:
        raise mistake("date-which-year", "The year is cut short.", f"Write the year in full: `{said} 20{year}`.")
    raise mistake("date-which-year", f"Which year is {said}?", f"Write the year as well, like `{said} 2026`.")


def _checked(words: str, weekday: str | None, year: int, month: int, day: int) -> dt.date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"The year {year} in {quote(words)} is not between {FIRST_YEAR} and {LAST_YEAR}."
        raise mistake("date-out-of-range", message, "Check the figures of the year.")
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        hint = f"Did you mean `{year}-{day:02}-{month:02}`?" if swapped else "Months go from 1 to 12."
        raise mistake("date-impossible", f"There is no month {month}.", hint)
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        named = f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]
        raise mistake("date-impossible", f"{named} has {longest} days.", f"There is no {nth(day)}: correct the day.")
    date = dt.date(year, month, day)
    _check_weekday(weekday, date)
    return date


def _check_weekday(word: str | None, date: dt.date) -> None:
    if not word:
        return
    real, said = WEEKDAYS[date.weekday()], say_date(date, with_weekday=False)
    number = WEEKDAY_NUMBERS.get(word.lower())
    if number is None:
        raise mistake("date-unreadable", f"I could not read {quote(word)} as a weekday.", f"Write `{real} {said}`.")
    if number != date.weekday():
        raise mistake(
            "date-weekday-wrong",
            f"{said} is a {real}, not {WEEKDAYS[number]}. Which is right?",
            f"Write `{real} {said}`, or correct the date.",
        )


def _check_zone(moment: dt.datetime, offset: str, *, keep_time: bool) -> None:
    """Refuse a zone other than the one that UK clocks keep on that day."""
    uk_minutes = uk_offset_minutes(moment)
    if offset_minutes(offset) == uk_minutes:
        return
    right = f"{moment:%Y-%m-%d %H:%M}" if keep_time else f"{moment:%Y-%m-%d}"
    raise mistake(
        "time-zone",
        f"This time is marked as {zone_name(offset)}, but UK clocks keep "
        f"{'BST (+01:00)' if uk_minutes else 'GMT (+00:00)'} on {say_date(moment, with_weekday=False)}.",
        f"Write `{right}` if {moment:%H:%M} is UK time; hubsite adds the UK time zone.",
    )


def _read_day_field(value: object, info: ValidationInfo) -> object:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    words = _field_text(value)
    day, clock = _date_and_time(words, keep_time=False)
    if clock is not None:
        said = say_date(day, with_weekday=False)
        note(info, value, "time-left-out", f"Only the date is kept here: {said}.", f"Write `{said}`.")
    return day


def _read_moment_field(value: object) -> object:
    if isinstance(value, dt.datetime) and value.tzinfo:
        raise mistake("time-zone", "This time carries a time zone.", "Write the UK time, like `2026-05-12 19:00`.")
    return value if isinstance(value, dt.date) else read_date_or_moment(_field_text(value))


def _field_text(value: object) -> str:
    if isinstance(value, str):
        return _short(value)
    raise mistake("date-unreadable", "There is no date here.", HOW_TO_WRITE)


Day = Annotated[
    dt.date,
    BeforeValidator(_read_day_field),
    WithJsonSchema({"type": "string", "examples": ["5 June 2026", "2026-06-05"]}),
]
# A date, and a time of day where one is written: something may close on a day, or at 5pm on that day.
Moment = Annotated[
    dt.datetime | dt.date,
    BeforeValidator(_read_moment_field),
    WithJsonSchema({"type": "string", "examples": ["30 November 2026", "30 November 2026 17:00"]}),
]
