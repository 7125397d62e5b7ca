"""The words of a line of opening hours, each with what it is."""

# A token is a letter with a value. The letters of a line make a word, and opening_lines.py reads that word:
#   D days of the week   T hours   Q hours with words ('8am to dusk')   A all day and night   C closed   N except
#   X a date             M months  S term time or school holidays       B bank holidays       K by booking, for members
#   - to   F from   U until   W anything else

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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


def _const(letter: str, value: Any = None) -> Callable[[re.Match[str]], Token]:
    return lambda found: Token(letter, value, found[0])


def _range(found: re.Match[str]) -> Token:
    hours = read_hours(found[0])
    return Token("T", (hours,), found[0]) if hours else Token("?", None, found[0])


def _date(found: re.Match[str]) -> Token:
    day, month = found["day"] or found["day2"], found["month"] or found["month2"]
    number, year = int(re.sub(r"\D", "", day)), int(found["year"] or found["year2"] or 0)
    token = _as_date(found[0], MONTH_NUMBERS[month.lower().rstrip(".")], number, year)
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


def _as_date(text: str, month: int, day: int, year: int) -> Token:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2024, month)[1]:
        return Token("?", None, text)
    return Token("X", Dates((month, day), (month, day), year, year), text)


def _month(found: re.Match[str]) -> Token:
    number = MONTH_NUMBERS[found[0].lower().rstrip(".")]
    return Token("M", Dates((number, 1), (number, 31)), found[0])


def _day(found: re.Match[str]) -> Token:
    return Token("D", (_weekday(found[0]),), found[0])


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
        (r"(?:public|bank) ?(?:and public )?hol(?:iday)?s?\b", _const("B", "")),
        (r"(?:in |during )?(?:term ?-?time|school terms?)(?: only)?\b", _const("S", "term")),
        (r"(?:in |during )?(?:the )?(?:school|half[ -]term) hol(?:iday)?s?\b|(?:in |during )?half[ -]terms?\b",
         _const("S", "holidays")),
        (RANGE, _range),
        (rf"(?:from )?{_HALF_GIVEN}(?: onwards?\b)?", _const("Q")),
        (r"every ?day(?: of the week)?\b|(?:7|seven) days(?: a week)?\b|daily\b", _const("D", EVERY_DAY)),
        (r"week-?days?\b", _const("D", WEEKDAYS)),
        (r"week-?ends?\b", _const("D", WEEKEND)),
        (_DAY, _day),
        (_MONTH, _month),
        (r"closed\b|shut\b|not open\b", _const("C")),
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
