"""Texts that a spreadsheet would take for a formula: every list of facts is open data, and opened there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hubsite import Problem, Record

from .place import at
from .written import Texts

# What programs run when a cell begins so (OWASP, "CSV Injection"). A name such as `@hulmehub`, a telephone such as
# `+44 161 496 0000` and an item of a list are none.
_FORMULA = re.compile(
    r"[ ]*(?:=|[\t\r]+[=+@-])|[ ]*[@+-](?:[A-Za-z.]+\(|\(|\d[\d.,]*[ ]*[*/^]|\d[\d.,]*[+-]\d|.*\|.*!)"
)


def formulas(record: Record, texts: Texts) -> Iterator[Problem]:
    """Once for each field with a text that begins like a formula."""
    told: set[str] = set()
    for field, text in texts:
        if field not in told and _FORMULA.match(text):
            told.add(field)
            yield Problem(
                code="spreadsheet-formula",
                message=f"A spreadsheet would take “{_short(text)}” for a formula and run it.",
                fix="Begin with a word: the site offers its lists to be opened in spreadsheets.",
                source=at(record, field),
            )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
