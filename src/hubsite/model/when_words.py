"""The words of 'first Thursday of every month, 7pm to 9pm, not August', each with what it means."""

# Reading goes in two steps. Here the text becomes tokens by a table of phrases and a table of words;
# when_phrases.py then reads what the tokens say together. A word in no table is a mistake, never ignored.

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from hubsite.model.dates import FULL_DATE, ISO_MOMENT, read_date, read_moment
from hubsite.model.mistakes import mistake
from hubsite.model.times import read_time_range
from hubsite.model.when_text import (
    MONTH_NUMBERS,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAYS,
    closest,
    nth,
    quote,
    words_like,
)

EXAMPLES = "Write it like `first Thursday of every month, 7pm to 9pm` or `30 June 2026, 7pm`."


class Is(Enum):
    """What a token is."""

    DATE = auto()  # `day`
    DAY_MONTH = auto()  # '1 May': `number` and `month`
    TIME = auto()  # `times`
    ORDINAL = auto()  # 'first', '15th', 'last': `number`, -1 for the last
    NUMBER = auto()  # `number`
    WEEKDAY = auto()  # `number`, Monday is 0
    WEEKDAYS = auto()  # 'weekday', 'weekend': `number` is the first day
    MONTH = auto()  # `number`
    UNIT = auto()  # 'fortnight': `unit` "week", `number` 2
    EVERY = auto()
    OTHER = auto()
    OF = auto()
    FROM = auto()
    UNTIL = auto()
    TO = auto()
    NOT = auto()
    TIMES = auto()
    FILLER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word or phrase, as it was written and as we understand it."""

    kind: Is
    text: str
    number: int = 0
    month: int = 0
    unit: str = ""
    day: dt.date | None = None
    times: tuple[dt.time, dt.time | None] | None = None


def _forms(kind: Is, words: str, number: int = 0) -> dict[str, tuple[Is, int, str]]:
    return dict.fromkeys(words.split(), (kind, number, ""))


def _units(unit: str, words: str, number: int = 1) -> dict[str, tuple[Is, int, str]]:
    return dict.fromkeys(words.split(), (Is.UNIT, number, unit))


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_WORDS: dict[str, tuple[Is, int, str]] = {
    **{word: (Is.WEEKDAY, number, "") for word, number in WEEKDAY_NUMBERS.items()},
    **{f"{word}s": (Is.WEEKDAY, number, "") for word, number in WEEKDAY_NUMBERS.items()},
    **{word: (Is.MONTH, number, "") for word, number in MONTH_NUMBERS.items()},
    **{word: (Is.ORDINAL, number, "") for word, number in _ORDINALS.items()},
    **{word: (Is.NUMBER, number, "") for word, number in _NUMBERS.items()},
    **_forms(Is.WEEKDAYS, "weekday weekdays", 0),
    **_forms(Is.WEEKDAYS, "weekend weekends", 5),
    **_units("day", "day days daily"),
    **_units("week", "week weeks weekly"),
    **_units("week", "fortnight fortnights fortnightly", 2),
    **_units("month", "month months monthly"),
    **_units("month", "quarter quarters quarterly", 3),
    **_units("year", "year years yearly annual annually"),
    **_forms(Is.EVERY, "every each"),
    **_forms(Is.OTHER, "other alternate"),
    **_forms(Is.OF, "of"),
    **_forms(Is.FROM, "from since starting starts beginning begins"),
    **_forms(Is.UNTIL, "until till til ending ends"),
    **_forms(Is.TO, "to"),
    **_forms(Is.NOT, "not except excluding no"),
    **_forms(Is.TIMES, "times"),
    **_forms(Is.FILLER, "the a an at on in and or but only meet meets meeting meetings held we"),
}
_SAID_OUT = [
    *(word for word in _WORDS if len(word) > 3 and word not in _NUMBERS),
    *(name.lower() for name in (*WEEKDAYS, *MONTHS)),
]

_NOON = r"(?:12 )?(?:noon|midday|midnight)\b"
_TIME = rf"(?:{_NOON}|\d{{1,2}}(?:[:.]\d\d){{0,2}} ?[ap]\.?m\b\.?|\d{{1,2}}[:.]\d\d(?![.:]?\d))"
_BARE = r"\d{1,2}(?= ?(?:$|[,;]))"
_TO = r" ?(?:-|\b(?:to|until|till?)\b) ?"
_MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
# What follows the figure of 'May 1' must not make it a time or a range.
_NOT_A_TIME = r"(?! ?[ap]\.?m\b|[:.]?\d| ?-)"

TIMES = words_like(
    rf"between {_TIME} and {_TIME}"
    rf"|(?:from )?(?:{_TIME}|\d{{1,2}}(?={_TO}{_TIME}))(?:{_TO}(?:{_TIME}|{_BARE}|late\b)| onwards\b)?"
)
_DAY_MONTH = words_like(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ?({_MONTH})(?:,? ?'?(\d\d)(?= ?(?:$|[,;])))?")
_MONTH_DAY = words_like(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b{_NOT_A_TIME}")
_NTH = words_like(r"(\d{1,2})(?:st|nd|rd|th)\b")
_NUMBER = words_like(r"\d{1,4}(?!\d)")
_WORD = words_like(r"[a-z]+(?:'[a-z]+)*\.?")
_BREAK = words_like(r"[ ,;&/+@().]+")
_RUN = words_like(r"[^ ,;]+")
_PHRASES = [
    (words_like(r"all day\b"), Is.FILLER),
    (words_like(r"(?:apart from|other than|except for|but not|no meetings?)\b"), Is.NOT),
    (words_like(r"(?:starting from|beginning from)\b"), Is.FROM),
    (words_like(r"(?:up to and including|up to)\b"), Is.UNTIL),
]


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a tidied text, without fillers; a mistake for the first word that means nothing here."""
    position = 0
    while position < len(text):
        if gap := _BREAK.match(text, position):
            position = gap.end()
            continue
        token, position = _next_token(text, position)
        if token.kind is not Is.FILLER:
            yield token


# Words that people do write here, and how to say the same.
_TIMES_IN_FIGURES = "Write the time in figures: `7:30pm` for half past seven."
_ALL_TIMES_ARE_OURS = "Leave it out: all times here are UK times."
_INSTEAD = {
    "term": "Say when it does not meet: `every Tuesday, 7pm, not August`, or `except 24 December 2026`.",
    "half": _TIMES_IN_FIGURES,
    "quarter": _TIMES_IN_FIGURES,
    "gmt": _ALL_TIMES_ARE_OURS,
    "bst": _ALL_TIMES_ARE_OURS,
}


def unreadable(text: str) -> Exception:
    """The mistake for a word that means nothing here, with the word that was perhaps meant."""
    near = closest(text, _SAID_OUT) if " " not in text else None
    known = near.capitalize() if near and near.capitalize() in (*WEEKDAYS, *MONTHS) else near
    return mistake(
        "when-unreadable",
        f"I could not read {quote(text)}.",
        _INSTEAD.get(text.lower().partition(" ")[0]) or (f"Did you mean `{known}`?" if known else EXAMPLES),
    )


def _next_token(text: str, position: int) -> tuple[Token, int]:
    for read in (
        _read_moment,
        _read_date,
        _read_times,
        _read_day_month,
        _read_phrase,
        _read_figure,
        _read_word,
    ):
        if found := read(text, position):
            return found
    run = _RUN.match(text, position)
    raise unreadable(run[0] if run else text[position])


def _read_moment(text: str, position: int) -> tuple[Token, int] | None:
    """An ISO moment with a zone is read as a whole; without one, its time is a token that follows."""
    found = ISO_MOMENT.match(text, position)
    if not found:
        return None
    if found[3] and not _ends_later(found[2], found[3]):
        moment = read_moment(found[0])
        return Token(Is.DATE, found[0], day=moment.date(), times=(moment.time(), None)), found.end()
    return Token(Is.DATE, found[1], day=read_date(found[1])), found.start(2)


def _ends_later(clock: str, zone: str) -> bool:
    """Whether what looks like a zone is the end of a range, as in `2026-05-12 09:00-11:00`."""
    return zone.startswith("-") and ":" in zone and zone[1:] > clock.zfill(5)


def _read_date(text: str, position: int) -> tuple[Token, int] | None:
    found = FULL_DATE.match(text, position)
    return (Token(Is.DATE, found[0], day=read_date(found[0])), found.end()) if found else None


def _read_times(text: str, position: int) -> tuple[Token, int] | None:
    found = TIMES.match(text, position)
    return (Token(Is.TIME, found[0], times=read_time_range(found[0])), found.end()) if found else None


def _read_day_month(text: str, position: int) -> tuple[Token, int] | None:
    day_first, month_first = _DAY_MONTH.match(text, position), _MONTH_DAY.match(text, position)
    if day_first and day_first[3]:
        read_date(day_first[0])  # raises: its year is cut short
    found = day_first or month_first
    if not found:
        return None
    day, month = (found[1], found[2]) if day_first else (found[2], found[1])
    number, month_number = int(day), MONTH_NUMBERS[month.lower().rstrip(".")]
    _check_day_of_month(number, month_number)
    return Token(Is.DAY_MONTH, found[0], number, month_number), found.end()


def _check_day_of_month(number: int, month: int) -> None:
    longest = monthrange(2024, month)[1]  # a leap year
    if not 1 <= number <= longest:
        at_most = "at most " if month == 2 else ""
        message = f"{MONTHS[month - 1]} has {at_most}{longest} days."
        raise mistake("date-impossible", message, f"There is no {nth(number)}: correct the day.")


def _read_phrase(text: str, position: int) -> tuple[Token, int] | None:
    for pattern, kind in _PHRASES:
        if found := pattern.match(text, position):
            return Token(kind, found[0]), found.end()
    return (Token(Is.TO, "-"), position + 1) if text[position] == "-" else None


def _read_figure(text: str, position: int) -> tuple[Token, int] | None:
    if found := _NTH.match(text, position):
        return Token(Is.ORDINAL, found[0], int(found[1])), found.end()
    if found := _NUMBER.match(text, position):
        return Token(Is.NUMBER, found[0], int(found[0])), found.end()
    return None


def _read_word(text: str, position: int) -> tuple[Token, int] | None:
    found = _WORD.match(text, position)
    meaning = found and _WORDS.get(found[0].lower().rstrip("."))
    if not found or not meaning:
        return None
    kind, number, unit = meaning
    return Token(kind, found[0], number, unit=unit), found.end()
