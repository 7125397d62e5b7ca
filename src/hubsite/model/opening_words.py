"""The words of a line of opening hours, each with what it is."""

# A token is a letter with a value. The letters of a line make a word, and opening_lines.py reads that word:
#   D days of the week   T hours   Q hours with words ('8am to dusk')   A all day and night   C closed   N except
#   X a date             M months  S term time or school holidays       B bank holidays       K by booking, for members
#   E a day of some weeks ('first Saturday of the month')   O all other times   - to   F from   U until   ? a mistake
#   W anything else

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from hubsite.model.dates import FIRST_YEAR, LAST_YEAR
from hubsite.model.opening_dates import Dates
from hubsite.model.opening_hours import CLOCK, RANGE, read_hours
from hubsite.model.when_text import MONTH_NUMBERS, WEEKDAY_NUMBERS, tidy, words_like

WEEKDAYS, WEEKEND, EVERY_DAY = (0, 1, 2, 3, 4), (5, 6), (0, 1, 2, 3, 4, 5, 6)


class Token(NamedTuple):
    """What a piece of the text is, its value, the text itself, and where in the line it ends."""

    letter: str
    value: Any
    text: str
    end: int = 0


_MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = rf"(?:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})s?\b\.?"
# OpenStreetMap's 'Mo-Fr 09:00-17:00'. 'We' is a word as well, so it is a day only before another day or a figure.
_SHORT_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SHORT = rf"(?-i:{'|'.join(_SHORT_DAYS)})"
_SHORT_DAY = rf"{_SHORT}(?=\[| ?[-,] ?(?-i:{_SHORT}|PH|SH)\b|:? ?\d| (?:off|closed)\b)"
_NTH = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
_SOME = rf"(?:every )?(?:{_NTH}(?:(?:, | ?& ?|,? and ){_NTH})*|alternate|(?<=every )other)"
_SOME_DAY = rf"{_SOME} ({_DAY})(?: (?:of|in) (?:the|each|every) month\b)?"
_NUMBER = r"(?<![\d.:])\d{1,2}(?:st|nd|rd|th)?"
_TO = r" ?(?:-|\b(?:to|until|till?)\b) ?"
_DARK = r"(?:dusk|sunset|dark|nightfall|late|close)\b"
_LIGHT = r"(?:dawn|sunrise|first light)\b"
_HALF_GIVEN = r"(?:(?:12 ?)?(?:noon|midday|midnight)\b|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}[:.]\d\d(?![\d:.]))"
_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new years day": (1, 1),
}
# '25 and 26 December' is '25 December and 26 December'.
_MONTH_ONCE = words_like(rf"({_NUMBER})((?:,| and| &| to|-) ?|, and )(?={_NUMBER} ({_MONTH}))")


_DAY_NAMES = [*(name for name in WEEKDAY_NUMBERS if name.endswith("day")), "weekdays", "weekends"]
_IS_CLOCK = words_like(r"\d{1,2}(?:[:.]\d\d| ?[ap]\.?m)|[01]\d[0-5]\d(?:h|hrs?)?")


def _const(letter: str, value: Any = None) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(letter, value, found[0])


def _range(found: re.Match[str]) -> Token:
    hours = read_hours(found[0])
    return Token("T", (hours,), found[0]) if hours else Token("?", None, found[0])


def _date(found: re.Match[str]) -> Token:
    day, month = found["day"] or found["day2"], found["month"] or found["month2"]
    number, year = int(re.sub(r"\D", "", day)), found["year"] or found["year2"]
    token = _as_date(found[0], MONTH_NUMBERS[month.lower().rstrip(".")], number, int(year) if year else None)
    return token if _is_on(found["weekday"], token.value) else Token("?", None, found[0])


def _is_on(weekday: str | None, dates: Dates | None) -> bool:
    """Whether a date falls on the day of the week that is written before it, as far as its year is known."""
    if not weekday or not dates or not dates.first or not dates.first_year:
        return True
    return dt.date(dates.first_year, *dates.first).weekday() == _weekday(weekday)


def _weekday(name: str) -> int:
    word = name.lower().rstrip(".")
    return WEEKDAY_NUMBERS.get(word, WEEKDAY_NUMBERS.get(word.removesuffix("s"), 0))


def _iso(found: re.Match[str]) -> Token:
    return _as_date(found[0], int(found[2]), int(found[3]), int(found[1]))


def _as_date(text: str, month: int, day: int, year: int | None) -> Token:
    """A date of one year or, without a year, of every year."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return Token("?", None, text)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
        return Token("?", None, text)
    return Token("X", Dates((month, day), (month, day), year or 0, year or 0), text)


def _month(found: re.Match[str]) -> Token:
    number = MONTH_NUMBERS[found[0].lower().rstrip(".")]
    return Token("M", Dates((number, 1), (number, 31)), found[0])


def _day(found: re.Match[str]) -> Token:
    return Token("D", (_weekday(found[0]),), found[0])


def _short_day(found: re.Match[str]) -> Token:
    return Token("D", (_SHORT_DAYS.index(found[0]),), found[0])


def _some_day(found: re.Match[str]) -> Token:
    return Token("E", (_weekday(found[1]),), found[0])


def looks_like_day_or_time(word: str) -> bool:
    """Whether a word that was not understood is a time ('0900'), or nearly the name of a day ('Munday')."""
    near = get_close_matches(word.lower(), _DAY_NAMES, n=1, cutoff=0.8) if len(word) > 4 else []
    return bool(near or _IS_CLOCK.fullmatch(word))


def _fixed(found: re.Match[str]) -> Token:
    day = _FIXED[found[0].lower()]
    return Token("X", Dates(day, day), found[0])


_ANY_DATE = (
    rf"(?:(?P<weekday>{_DAY}),? (?:the )?)?"
    rf"(?:(?P<day>{_NUMBER})(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>\d{{4}})(?!\d|[:.]\d))?"
    rf"|(?P<month2>{_MONTH}) (?P<day2>{_NUMBER})(?! ?[ap]\.?m\b|[:.]?\d| ?-)(?:,? (?P<year2>\d{{4}})(?!\d|[:.]\d))?)"
)
_WORDS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Token]]] = [
    (words_like(pattern), make)
    for pattern, make in [
        (r"24/7|24 ?(?:hours?|hrs?)(?: (?:a|per) day)?\b|always open\b|(?:open )?at all times\b|(?:open )?all day\b"
         r"(?: and (?:all )?night\b)?|day and night\b|(?:open )?round the clock\b", _const("A")),
        (rf"(?:from )?(?:{_HALF_GIVEN}|{_LIGHT}){_TO}{_DARK}|{_LIGHT}{_TO}{CLOCK}", _const("Q")),
        (r"(\d{4})-(\d{2})-(\d{2})(?!\d)", _iso),
        (_ANY_DATE, _date),
        ("|".join(rf"{name}\b" for name in _FIXED), _fixed),
        (r"(good friday|easter monday)\b", lambda found: Token("B", found[0].lower(), found[0])),
        (r"(?-i:PH)\b|(?:public|bank) ?(?:and public )?hol(?:iday)?s?\b", _const("B", "")),
        (r"(?:in |during )?(?:term ?-?time|school terms?)(?: only)?\b", _const("S", "term")),
        (r"(?-i:SH)\b|(?:in |during )?(?:(?:the )?(?:school|half[ -]term) hol(?:iday)?s?|half[ -]terms?)\b",
         _const("S", "holidays")),
        (RANGE, _range),
        (rf"(?:from )?{_HALF_GIVEN}(?: onwards?\b)?", _const("Q")),
        (r"every ?day(?: of the week)?\b|(?:7|seven) days(?: a week)?\b|daily\b", _const("D", EVERY_DAY)),
        (r"week-?days?\b", _const("D", WEEKDAYS)),
        (r"week-?ends?\b", _const("D", WEEKEND)),
        (_SOME_DAY, _some_day),
        (_SHORT_DAY, _short_day),
        (_DAY, _day),
        (_MONTH, _month),
        (r"closed\b|shut\b|not open\b|off(?= ?(?:[,;]|$))", _const("C")),
        (r"otherwise\b|(?:all |any )?other (?:times?|days?)\b|rest of the (?:week|time|year)\b", _const("O")),
        (r"except(?: for| on)?\b|excluding\b|but not(?: on)?\b|not\b", _const("N")),
        (r"(?:open )?(?:(?:by|for|with|on) )?(?:prior )?(?:booking|appointment|arrangement|request|hire)s?(?: only)?\b"
         r"|(?:for )?members only\b|book(?:ed|able)? (?:visits|ahead|first)(?: only)?\b", _const("K")),
        (r"-|(?:to|through)\b", _const("-")),
        (r"from\b|since\b", _const("F")),
        (r"until\b|till?\b|up to\b", _const("U")),
        (r"[a-z0-9'£]+(?:[-/'.][a-z0-9]+)*", _const("W")),
    ]
]  # fmt: skip
_GAP = words_like(
    r"(?:[\s,;:.()&+/|]+|(?:and|the|on|at|in|open(?:ing)?(?: hours| times)?|hours|all year round"
    rf"|(?:each|every)(?= {_DAY})"
    r"|(?:morning|afternoon|evening|lunchtime)s?(?=,? ?:? ?\d))\b(?![-']))+"
)


def tidied(text: str) -> str:
    """The line as it is read: with plain dashes, and each day of a list of dates with its month."""
    line, more = tidy(text), 1
    while more:
        line, more = _MONTH_ONCE.subn(r"\1 \3\2", line, count=1)
    return line


def tokens(line: str) -> Iterator[Token]:
    """Every piece of a tidied line in order, without the words that only join others."""
    position = 0
    while position < len(line):
        if (gap := _GAP.match(line, position)) and gap.end() > position:
            position = gap.end()
            continue
        token = next((make(found) for pattern, make in _WORDS if (found := pattern.match(line, position))), None)
        token = token or Token("W", None, line[position])
        position += len(token.text)
        yield token._replace(end=position)
