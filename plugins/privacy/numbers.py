"""Numbers that belong to one person: National Insurance, NHS, bank, car."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Hit, Line
from .words_of import words_of

# The letters that HM Revenue and Customs does not use are left out; Q is used in made-up examples.
_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-TW-Z][A-CEGHJ-NPQR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\d+])(?<!\d )([1-9]\d{2})([ -]?)(\d{3})\2(\d{4})(?![\d])")
_SAYS_NHS = re.compile(r"\bNHS[ ]?(?:number|no|num|#|:)", re.IGNORECASE)
_BANK_NUMBER = re.compile(r"(?<![\d-])(?:\d{8}|\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}|\d{6})(?![\d-])")
_PAIR = re.compile(r"(?<![\d-])\d{2}-\d{2}-\d{2}[ ,;/|]{1,3}(?:a/c |account )?\d{8}(?!\d)")
_SAYS_BANK = re.compile(
    r"\bsort[ _-]?code\b|\b(?:account|acc|acct|a/c)\.?[ _]?(?:number|no|num)?\b|\bs/c\b|\bbank details\b|\bbacs\b",
    re.IGNORECASE,
)
_PLATE = re.compile(r"\b[A-HJ-PR-Y]{2}(?:0[2-9]|1\d|2[0-9]|5[1-9]|6\d|7\d)([ ]?)([A-HJ-PR-Z]{3})\b")
_OLD_PLATE = re.compile(
    r"\breg(?:istration|\.)?(?: no\.?| number| plate)?:? ([A-HJ-NPR-TV-Y]\d{1,3}[ ]?[A-Z]{3}|"
    r"[A-Z]{3}[ ]?\d{1,3}[A-Z])\b",
    re.IGNORECASE,
)
_SAYS_CAR = re.compile(r"\b(?:reg(?:istration)?|plate|vehicle|drives?|drove|driv(?:er|ing))\b", re.IGNORECASE)
_NO_PLATE = words_of(
    """
JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC MON TUE WED THU FRI SAT SUN NEW OLD BUS THE AND FOR ALL BST GMT REV
PDF DOC
"""
)
_NEAR = 60


def identity_numbers(line: Line) -> Iterator[Hit]:
    """National Insurance numbers, and NHS numbers whose last figure is right (a sum modulo 11)."""
    for found in _INSURANCE.finditer(line.text):
        yield Hit(found.start(), found.end(), sure=True)
    for found in _NHS.finditer(line.text):
        said = _SAYS_NHS.search(line.text, max(0, found.start() - _NEAR), found.start())
        digits = re.sub(r"\D", "", found.group())
        if said or (found.group(2) and _is_nhs(digits)):
            yield Hit(found.start(), found.end(), sure=True)


def _is_nhs(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def bank_details(line: Line) -> Iterator[Hit]:
    """A sort code or the number of an account, where the words beside it say so."""
    found = 0
    for says in _SAYS_BANK.finditer(line.text):
        number = _BANK_NUMBER.search(line.text, max(found, says.end()), says.end() + _NEAR)
        # "Account" alone is a word of every day: the number must be right behind it.
        is_loose = says.group().lower() in ("account", "acc", "acct")
        if number and not (is_loose and (number.start() - says.end() > 3 or len(number.group()) != 8)):
            found = number.end()
            yield Hit(number.start(), number.end())
    for pair in _PAIR.finditer(line.text, found):
        yield Hit(pair.start(), pair.end())


def car_registrations(line: Line) -> Iterator[Hit]:
    """Number plates: those since 2001 have a shape of their own, older ones need the word "registration"."""
    for found in _PLATE.finditer(line.text):
        near = (max(0, found.start() - _NEAR), min(len(line.text), found.end() + _NEAR))
        if found.group(2) not in _NO_PLATE and (found.group(1) or _SAYS_CAR.search(line.text, *near)):
            yield Hit(found.start(), found.end())
    for old in _OLD_PLATE.finditer(line.text):
        yield Hit(old.start(1), old.end(1))
