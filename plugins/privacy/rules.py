"""The rules of the guard, each with its sentence and what to do instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from hubsite import Severity

from . import births, children, contacts, cues, homes, numbers, people, sensitive
from .finding import Found, Line, Rule, tidy

_ROLE = "Take it out, or write a role's address or number instead."

RULES = (
    Rule(
        code="privacy-mobile",
        severity=Severity.WARNING,
        sentence="'{words}' is the number of a mobile telephone, and nobody says that its owner agreed.",
        fix=_ROLE,
        find=contacts.mobiles,
        figures=8,
    ),
    Rule(
        code="privacy-personal-mail",
        severity=Severity.WARNING,
        sentence="'{words}' is an address for private mail, and nobody says that its owner agreed.",
        fix=_ROLE,
        find=contacts.personal_mail,
        needs=cues.MAIL,
    ),
    Rule(
        code="privacy-home-address",
        severity=Severity.WARNING,
        sentence="'{words}' seems to say where a person lives.",
        fix="Take it out; write the address of a place that is open to the public, or none.",
        find=homes.homes,
        needs=cues.HOME,
        shape=re.compile(r"\d,? The [A-Z]|\d[A-Z]{2}\b"),
    ),
    Rule(
        code="privacy-birth-date",
        severity=Severity.WARNING,
        sentence="'{words}' seems to be a person's date of birth or age.",
        fix="Take it out.",
        find=births.births,
        needs=cues.BIRTH,
        shape=re.compile(r"[(,] ?\d\d\d?(?:[).,]| y|$)|\b(?:is|be|was|reached|his|her) \d\d"),
    ),
    Rule(
        code="privacy-identity-number",
        severity=Severity.WARNING,
        sentence="'{words}' has the shape of a National Insurance or NHS number.",
        fix="Take it out at once, and tell the person.",
        find=numbers.identity_numbers,
        figures=6,
    ),
    Rule(
        code="privacy-bank-details",
        severity=Severity.WARNING,
        sentence="'{words}' seems to be a bank's sort code or the number of an account.",
        fix="Take it out; say instead whom to ask how to pay.",
        find=numbers.bank_details,
        needs=cues.BANK,
        figures=14,
    ),
    Rule(
        code="privacy-car-registration",
        severity=Severity.WARNING,
        sentence="'{words}' seems to be the number plate of a car.",
        fix="Take it out.",
        find=numbers.car_registrations,
        figures=1,
    ),
    Rule(
        code="privacy-sensitive",
        severity=Severity.WARNING,
        sentence="“{words}” says something about a person that the law protects most.",
        fix="Take it out, or say it without the name.",
        find=sensitive.sensitive,
        needs=cues.LIFE,
        secret=False,
    ),
    Rule(
        code="privacy-child",
        severity=Severity.WARNING,
        sentence="'{words}' seems to name a child.",
        fix="Take the name out, or the age, school year and team.",
        find=children.children,
        needs=cues.YOUNG,
        shape=re.compile(r"[(,] ?\d\d?(?:[).,]| ?y|$)|\b[YU]-?\d"),
    ),
    Rule(
        code="privacy-name-in-minutes",
        severity=Severity.ADVICE,
        sentence="“{words}” names somebody who spoke as a member of the public.",
        fix="Write “a resident” instead of the name.",
        find=people.names_of_the_public,
        needs=cues.PUBLIC,
        secret=False,
    ),
    Rule(
        code="privacy-list-of-people",
        severity=Severity.ADVICE,
        sentence="“{words}” begins a list of people.",
        fix="Say how many there were, and not who; keep the list where only those see it who need it.",
        find=people.lists_of_people,
        shape=people.HEADING,
        secret=False,
        of_lines=False,
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}
_OF_LINES = tuple(rule for rule in RULES if rule.of_lines)
_OF_TEXTS = tuple(rule for rule in RULES if not rule.of_lines)
# Longer than any sentence: what is longer is a table or a trick, and is looked at in pieces.
_LONGEST = 2_000
_PIECE = re.compile(rf"[^\n]{{1,{_LONGEST}}}(?=[\s,;]|$)|[^\n]{{1,{_LONGEST}}}", re.MULTILINE)
_FIGURE = re.compile(r"\d")
_PARAGRAPH = re.compile(r"\n[ ]*\n|\n(?=[ ]*[-*|#>])")


def swept(text: str, *, is_wrapped: bool = False) -> Iterator[Found]:
    """All that the rules mind in a text, line by line; where lines are wrapped, in its paragraphs as well."""
    told: set[tuple[str, int]] = set()
    for piece in _PIECE.finditer(text):
        for found in _in_line(piece.group()):
            told.add((found.code, piece.start() + found.at))
            yield found._replace(at=piece.start() + found.at)
    for rule in _OF_TEXTS:
        for hit in rule.find(Line(text)):
            yield Found(rule.code, text[hit.start : hit.end], hit.start, hit.sure)
    for found in _over_lines(text) if is_wrapped else ():
        if (found.code, found.at) not in told:
            yield found


def _over_lines(text: str) -> Iterator[Found]:
    """What begins in one line and ends in the next."""
    start = 0
    for end in (*(each.start() for each in _PARAGRAPH.finditer(text)), len(text)):
        paragraph = text[start:end]
        if "\n" in paragraph.strip():
            for piece in _PIECE.finditer(paragraph.replace("\n", " ")):
                for found in _in_line(piece.group()):
                    at = start + piece.start() + found.at
                    if "\n" in text[at : at + len(found.words)]:
                        yield found._replace(at=at)
        start = end


@lru_cache(maxsize=30_000)
def is_harmless(line: str) -> bool:
    """Whether no rule minds anything in a line, nor in a text of such lines, whichever of them stand in it.

    Each line of that text ends where this one does, so that what one says is never taken for a part of the next.
    """
    plain = tidy(line)
    if any(_in_line(piece.group()) for piece in _PIECE.finditer(plain)):
        return False
    return not any(rule.shape is None or rule.shape.search(f"{plain}\n") for rule in _OF_TEXTS)


@lru_cache(maxsize=30_000)
def _in_line(text: str) -> tuple[Found, ...]:
    # The same line stands on many pages; it is looked at once.
    line = Line(text)
    figures = len(_FIGURE.findall(text))
    return tuple(
        Found(rule.code, text[hit.start : hit.end], hit.start, hit.sure)
        for rule in _OF_LINES
        if (rule.figures and figures >= rule.figures)
        or not rule.needs.isdisjoint(line.words)
        or (rule.shape and rule.shape.search(text))
        for hit in rule.find(line)
    )
