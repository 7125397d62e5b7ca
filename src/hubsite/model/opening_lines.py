"""One line of opening hours, read: 'Monday to Friday 9am to 5pm', 'Bank holidays: closed'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hubsite.model.opening_dates import Dates
from hubsite.model.opening_hours import ALL_DAY, Hours
from hubsite.model.opening_words import EVERY_DAY, Token, looks_like_day_or_time, tidied, tokens
from hubsite.model.when_text import capital

LONGEST = 300  # characters; a longer line is prose
_CLOSED = "closed: "  # before the weeks in which a day is closed
EXAMPLE = "Monday to Friday 9am to 5pm"


@dataclass(frozen=True, slots=True)
class Rule:
    """Hours on some days; no hours and no words mean closed.

    `days` are weekdays (Monday is 0) of the week, in `term` ("term", "holidays", or "" for both) and in `season`.
    With `some_weeks` it holds in some of these weeks only, as `words` say; `is_rest` is for days of no other rule.
    Or it is for days apart from the week: `dates`, or bank holidays (`holiday` is a part of their name, "" for all).
    `words` are those that could not be read as a time or a condition: who shows the hours must show them too.
    """

    hours: tuple[Hours, ...] = ()
    words: str = ""
    days: tuple[int, ...] = ()
    term: str = ""
    season: Dates | None = None
    dates: Dates | None = None
    holiday: str | None = None
    some_weeks: bool = False
    is_rest: bool = False

    @property
    def is_of_week(self) -> bool:
        """Whether it belongs to the ordinary week."""
        return self.dates is None and self.holiday is None

    @property
    def is_closed(self) -> bool:
        """Whether it says that nobody is let in."""
        return not self.hours and not self.words

    @property
    def lets_in(self) -> bool:
        """Whether it tells of a time, be it in words, at which somebody is let in."""
        return not self.is_closed and not self.words.startswith(_CLOSED)


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its rules. Without rules it is words: a `mistaken` one looks like hours, but could not be read.

    `otherwise` are words for the days that no line names ('By arrangement').
    """

    text: str
    rules: tuple[Rule, ...] = ()
    otherwise: str = ""
    mistaken: bool = False


@lru_cache(maxsize=4096)
def read_line_of_hours(text: str) -> Line:
    """What a line says. Never fails: what cannot be read stays the words that it is."""
    line = tidied(text) if len(text) <= LONGEST else ""
    found = list(tokens(line))
    letters = "".join(token.letter for token in found)
    if re.fullmatch("K+", letters):
        return Line(text, otherwise=text)
    split = _REST.search(letters)
    return _with_rest(text, found, line, split.start()) if split else _one_part(text, found, line)


# From where on a line speaks of all other times: 'otherwise 9am to 5pm', 'closed on all other days'.
_REST = re.compile("[TQCA]O$|K+O$|O.+")
_LIKE_HOURS = re.compile("[DEOSBXC?TQ]|M[DTC-]|[KF]+[D?T]")


def _one_part(text: str, found: list[Token], line: str) -> Line:
    rules = tuple(_rules(found, line))
    return Line(text, rules, mistaken=not rules and _looks_like_hours(found))


def _looks_like_hours(found: list[Token]) -> bool:
    is_slip = bool(found) and found[0].letter == "W" and looks_like_day_or_time(found[0].text)
    return is_slip or bool(_LIKE_HOURS.match(_letters(found)))


def _with_rest(text: str, found: list[Token], line: str, start: int) -> Line:
    """What is said of some days, and what of all others; of a line that is only half understood, nothing."""
    one, rest = _one_part(text, found[:start], line), found[start:]
    words = _words_of_rest(rest, line)
    rules = () if words else tuple(_rules(rest, line))
    if (one.rules or not start) and (words or rules):
        return Line(text, (*one.rules, *rules), words)
    return Line(text, mistaken=_looks_like_hours(found) or _looks_like_hours(rest[1:]))


def _words_of_rest(rest: list[Token], line: str) -> str:
    """'otherwise by booking' and 'by booking at other times'; none where there are hours."""
    if rest[0].letter == "K":
        return rest[0].text
    words = line[rest[0].end :].strip(" ,;:.-") if re.fullmatch("O[KW]+", _letters(rest)) else ""
    return "" if re.search(r"\d", words) else words


def _rules(found: list[Token], line: str) -> Iterator[Rule]:
    core, words = _without_remark(_folded(found), line)
    booked = next((each.text for each in core if each.letter == "K"), "")
    core = [each for each in core if each.letter != "K"]
    term, season, core = _conditions(core)
    if not any(each.letter in "TQCA" for each in core):
        core, booked, words = [*core, *([Token("Q", None, words or booked)] if words or booked else [])], "", ""
    for subjects, predicate in _clauses(core, bool(term or season)):
        for rule in _subject_rules(subjects):
            said = _said(predicate, words or booked, rule.pop("weeks", ""))
            yield Rule(**(said | rule | {"term": term, "season": season}))


def _without_remark(found: list[Token], line: str) -> tuple[list[Token], str]:
    """What can be read, and the words at the end of the line that can not, such as 'every half hour'."""
    letters = _letters(found)
    remark = re.search("(?<=[TQCADEMSBX])[WK]+$", letters)
    if remark is None:
        return found, ""
    return found[: remark.start()], line[found[remark.start() - 1].end :].strip(" ,;:.()-")


def _said(predicate: Token, words: str, weeks: str) -> dict[str, Any]:
    """The hours of a clause; words that are left make them hours with a condition, as do the `weeks` they hold in."""
    words = ", ".join(each for each in (weeks[:1].lower() + weeks[1:], words) if each)
    if weeks and predicate.letter == "C":
        return {"words": _CLOSED + words}
    if predicate.letter == "Q":
        return {"words": capital(", ".join(each for each in (predicate.text, words) if each))}
    hours = {"T": predicate.value, "A": (ALL_DAY,)}.get(predicate.letter, ())
    return {"hours": hours, "words": words if hours else ""}


def _subject_rules(subjects: list[Token]) -> Iterator[dict[str, Any]]:
    is_rest = any(each.letter == "O" for each in subjects)
    days = {day for each in subjects if each.letter == "D" for day in each.value}
    if days or is_rest:
        yield {"days": tuple(sorted(days)) or EVERY_DAY, "is_rest": is_rest}
    for each in subjects:
        if each.letter == "E":
            yield {"days": each.value, "some_weeks": True, "weeks": each.text}
        elif each.letter == "X":
            yield {"dates": each.value}
        elif each.letter == "B":
            yield {"holiday": each.value}


def _conditions(core: list[Token]) -> tuple[str, Dates | None, list[Token]]:
    """Term and season that a line is about, and what is left; a span of dates before days is a season."""
    with_days = any(each.letter in "DE" for each in core)
    spans = [each for each in core if each.letter == "X" and not each.value.is_one_day]
    seasons = [each for each in core if each.letter == "M"] + (spans if with_days else [])
    terms = [each for each in core if each.letter == "S"]
    if len(seasons) > 1 or len(terms) > 1:
        return "", None, [Token("?", None, "")]
    rest = [each for each in core if each not in seasons and each not in terms]
    return (terms[0].value if terms else ""), (seasons[0].value if seasons else None), rest


_DAYS_FIRST = re.compile("((?:[DEOBX]+[TQCA])+)([TQCA][DEOBX]+)?")
_HOURS_FIRST = re.compile("[TQCA][DEOBX]+")


def _clauses(core: list[Token], has_condition: bool) -> Iterator[tuple[list[Token], Token]]:
    """Days with what is said of them; nothing where the line is not made like that."""
    letters = _letters(core)
    every_day = [Token("D", EVERY_DAY, "")]
    if letters == "A" or (has_condition and letters in ("T", "Q", "C")):
        yield every_day, core[0]
    elif _HOURS_FIRST.fullmatch(letters):
        yield core[1:], core[0]
    elif found := _DAYS_FIRST.fullmatch(letters):
        for clause in re.finditer("[DEOBX]+[TQCA]", found[1]):
            yield core[clause.start() : clause.end() - 1], core[clause.end() - 1]
        if found[2]:
            yield core[found.end(1) + 1 :], core[found.end(1)]


def _letters(found: list[Token]) -> str:
    return "".join(each.letter for each in found)


def _span(found: list[Token]) -> Any:
    first, last = (each.value for each in found if each.letter in "XM")
    return Dates(first.first, last.last, first.first_year, last.last_year)


def _until(found: list[Token]) -> Any:
    return Dates(None, found[1].value.last, 0, found[1].value.last_year)


def _days_between(found: list[Token]) -> Any:
    first, last = found[0].value[0], found[2].value[-1]
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _all(found: list[Token]) -> Any:
    return tuple(part for each in found for part in each.value)


def _without(found: list[Token]) -> Any:
    return tuple(day for day in found[0].value if day not in found[2].value)


# Read from top to bottom, as often as it fits: what stands together becomes one.
_FOLDS: list[tuple[re.Pattern[str], str, Callable[[list[Token]], Any]]] = [
    (re.compile("F?X[-U]X"), "X", _span),
    (re.compile("F?M[-U]M"), "M", _span),
    (re.compile("UX(?!-)"), "X", _until),
    (re.compile("D-D"), "D", _days_between),
    (re.compile("DD+"), "D", _all),
    (re.compile("DND(?=[TQA])"), "D", _without),
    (re.compile("TT+"), "T", _all),
    (re.compile("N"), "C", lambda found: None),
    (re.compile("F(?=[DTM])"), "", lambda found: None),
]


def _folded(found: list[Token]) -> list[Token]:
    for pattern, letter, combine in _FOLDS:
        while fits := pattern.search(_letters(found)):
            part = found[fits.start() : fits.end()]
            value = combine(part)
            if letter == "X" and value.first is None and not value.last_year:
                return []
            text = " ".join(each.text for each in part)
            one = [Token(letter, value, text, part[-1].end)] if letter else []
            found = [*found[: fits.start()], *one, *found[fits.end() :]]
    return found
