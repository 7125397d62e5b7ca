"""Small helps for reading what people type about times, dates and meetings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc", "'"),
        # Invisible characters come along when text is copied from a web page.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)


def tidy(text: str) -> str:
    """The text on one line with single spaces, plain dashes and apostrophes; its case is kept."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


def tidy_within(text: str, most: int, nothing: Exception, unreadable: Callable[[str], Exception]) -> str:
    """The tidied text. Raises `nothing` where there is none, and what `unreadable` gives for over `most` characters."""
    words = tidy(text)
    if not words:
        raise nothing
    if len(words) > most:
        raise unreadable(words)
    return words


def quote(text: str) -> str:
    """The text in quotation marks, cut short where it is long, to show in a message."""
    shown = tidy(text)
    return f"'{shown if len(shown) <= 40 else shown[:39] + '…'}'"


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, if any does."""
    near = difflib.get_close_matches(word.lower()[:40], list(known), n=1, cutoff=0.7)
    return near[0] if near else None


def join_words(words: Iterable[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    *before, final = words
    return f"{', '.join(before)} {last} {final}" if before else final


def nth(number: int) -> str:
    """'1st', '2nd', '3rd', '11th'."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def capital(text: str) -> str:
    """The text with its first letter as a capital and the rest as it is."""
    return text[:1].upper() + text[1:]


def words_like(pattern: str) -> re.Pattern[str]:
    """A pattern that ignores case and takes only the figures 0 to 9 and the letters a to z."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)
