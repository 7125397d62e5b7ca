"""Dates of birth, and the ages of grown-ups beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Hit, Line
from .history import is_history
from .names import Person, Sort

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}[ ,']{{1,3}}(?:\d{{4}}|\d{{2}})\b|"
    rf"{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}"
    rf"|\d{{1,2}}[/. -]\d{{1,2}}[/. -]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}})"
)
_LABELLED = re.compile(
    rf"\b(?:d\.?o\.?b\.?|date[ _]of[ _]birth|birth[ _-]?date)(?!\w)[^\w\n]{{0,4}}(?:is |was )?({_DATE})", re.IGNORECASE
)
_BORN = re.compile(rf"\bborn\b(:?)[ ]?(?:on )?(?:the )?[\"']?({_DATE})", re.IGNORECASE)
_IS = re.compile(r"[\s,(]*(?:(?:who|she|he)\s)?(?:(?:was|is)\s)?")
_ADULT = r"(?:1[89]|[2-9]\d|10\d)"
_AGE = re.compile(
    rf"\b(?:aged?|turned|turns|turning)[ :]{{1,2}}(?P<a>{_ADULT})\b(?! ?(?:to|and over|or|-|–|%|\+|plus|"
    rf"and above))(?!\+)"
    rf"|\b(?P<b>{_ADULT})[ -](?:years?[ -]old|yrs?(?:[ -]old)?|years of age)\b(?!s)"
    rf"|\b(?P<c>{_ADULT})(?:st|nd|rd|th)[ ]birthday\b"
    rf"|\b(?:is|was|be|turned|reached|reaches|hits|hit)[ ]{_ADULT}[ ](?:today|tomorrow|on|this|next|in (?!the))"
    rf"|\b{_ADULT}[ ](?:years[ ]young|today|not out)\b|\b(?:his|her)[ ]{_ADULT}(?:st|nd|rd|th)\b|\b(?:septua|"
    rf"octo|nona)genarian\b"
    rf"|\b(?:celebrat(?:es|ed|ing)|turn(?:s|ed|ing))[ ](?:his |her )?{_ADULT}\b(?! years| ?(?:%|to |-))"
    rf"|(?P<right>[(](?:age )?{_ADULT}(?: yrs?)?[)]|, {_ADULT}(?=,|$|\.))"
)
_COUNTED = re.compile(
    r"\b(?:votes?|elected|candidates?|points?|scored|runs|goals?|seats|pages?|marks|raffle|tickets?|lot|entries|"
    r"Labour|Conservative|Green Party|Liberal|Independent|catches|laps|wickets|minutes|secs|mins|hymns?|no\.?|room)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:for|those|anyone|people|over|men|women|has an?|dog|cat)\b")
_OLDEST = 1930


def births(line: Line) -> Iterator[Hit]:
    """Dates of birth of people who may be alive, and the ages of grown-ups beside their names."""
    for found in _LABELLED.finditer(line.text):
        year = re.search(r"\d{4}", found.group(1))
        if year is None or int(year.group()) >= 1916:
            yield Hit(found.start(), found.end(), sure=True)
    if not (_AGE.search(line.text) or "born" in line.words) or is_history(line.text):
        return
    for found in _BORN.finditer(line.text) if "born" in line.words else ():
        before = line.beside(found.start(), found.end(), Sort.FIRST, 15, after=False)
        person = next((each for each, between in before if _IS.fullmatch(between)), None)
        behind = line.beside(found.start(), found.end(), Sort.FULL, 2, before=False)
        person = person or next((each for each, between in behind if between.strip() in ("", ",")), None)
        year = re.search(r"\d{4}", found.group(2))
        if (person or found.group(1)) and not (year and int(year.group()) < _OLDEST):
            yield Hit(min(person.start, found.start()), max(person.end, found.end())) if person else Hit(*found.span())
    yield from _ages(line)


def _ages(line: Line) -> Iterator[Hit]:
    is_counted = bool(_COUNTED.search(line.text)) if line.people else False
    for age in _AGE.finditer(line.text) if line.people else ():
        if person := _of(line, age, is_counted):
            yield Hit(min(person.start, age.start()), max(person.end, age.end()))


def _of(line: Line, age: re.Match[str], is_counted: bool) -> Person | None:
    is_right_behind = age.group("right") is not None
    if is_right_behind and is_counted:
        return None
    least = Sort.FULL if is_right_behind and age.group()[0] == "," else Sort.PERHAPS
    reach = 1 if is_right_behind else 55
    for person, between in line.beside(age.start(), age.end(), least, reach, after=not is_right_behind):
        is_vague = person.sort in (Sort.PERHAPS, Sort.FIRST)
        # "79-year-old Brian", but not "the club is 40 years old, says Brian".
        is_far = len(between) > (14 if is_vague or person.start >= age.end() else 55)
        is_cut = ":" in between or (person.start >= age.end() and "," in between)
        if not is_far and not is_cut and not _OTHERS.search(between):
            return person
    return None
