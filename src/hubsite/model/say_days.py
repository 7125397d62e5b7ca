"""Names of days and months, and days of the year, in the language being spoken."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from copy import deepcopy
from functools import lru_cache
from typing import Any

from hubsite.language import locale_of, pgettext, spoken
from hubsite.model.saying import speaks_english
from hubsite.model.when_text import MONTHS, WEEKDAYS

_A_LEAP_YEAR = 2024


def say_weekday(number: int) -> str:
    """'Monday' for 0, as it stands alone."""
    return WEEKDAYS[number] if speaks_english() else _names("days", spoken())[number]


def say_month(number: int) -> str:
    """'January' for 1, as it stands alone."""
    return MONTHS[number - 1] if speaks_english() else _names("months", spoken())[number]


def say_day_of_year(month: int, day: int, year: int = 0) -> str:
    """'24 December', with its year if it is given. 31 may stand for the end of any month."""
    if speaks_english():
        return f"{day} {MONTHS[month - 1]}" + (f" {year}" if year else "")
    in_year = year or _A_LEAP_YEAR
    known = dt.date(in_year, month, min(day, monthrange(in_year, month)[1]))
    return in_pattern("long" if year else "MMMMd", known, spoken())


def say_days(first: str, last: str) -> str:
    """'24 December to 2 January', of days or months that are said already; one alone if both are the same."""
    if first == last:
        return first
    # Translators: the first and last day, or month, of some. Each as it stands alone: a dash will do.
    return pgettext("days or months", "{first} to {last}", first=first, last=last)


@lru_cache(maxsize=64)
def _names(of: str, tag: str) -> dict[int, str]:
    """Names of "days" or "months" by number, as they stand alone, of CLDR.

    babel keeps one table for all languages without such names of their own, and writes into it those of the first that
    is asked for: after Urdu, Polish weekdays were Urdu. So each language looks into a copy.
    """
    from babel.localedata import LocaleDataDict, load

    own: Any = LocaleDataDict({of: deepcopy(load(str(locale_of(tag)))[of])})
    return dict(own[of]["stand-alone"]["wide"])


# The same few days stand on many pages.
@lru_cache(maxsize=4096)
def in_pattern(pattern: str, day: dt.date, tag: str) -> str:
    """A day as babel has it: by the length ("full", "long") or the skeleton ("MMMMd") of a pattern in CLDR."""
    from babel.dates import format_date, format_skeleton

    if pattern in ("full", "long"):
        return str(format_date(day, pattern, locale=locale_of(tag)))
    return str(format_skeleton(pattern, day, locale=locale_of(tag)))
