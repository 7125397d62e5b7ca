"""Rules that are right but may surprise."""

from __future__ import annotations

from datetime import date

import pytest

from hubsite.model.when import read_when
from hubsite.model.when_notes import notes_on

NEW_YEAR = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (
            "5th Monday",
            "when-fifth-weekday",
            "The fifth Monday comes only 4 or 5 times a year: 30 March, 29 June, 31 August and 30 November 2026.",
        ),
        ("31st of every month", "when-short-month", "Not every month has a 31st: short months are skipped."),
        ("every year on 29 February", "when-short-month", "February has a 29th only in leap years"),
        ("Sundays 1:30am", "when-clock-change", "There is no 1:30am on Sunday 29 March 2026"),
        ("29 March 2026, 1:30am", "when-clock-change", "There is no 1:30am on Sunday 29 March 2026"),
    ],
)
def test_surprises_are_told(text, code, says):
    [(found, message, fix)] = notes_on(read_when(text), NEW_YEAR)
    assert (found, says in message) == (code, True), message
    assert fix


@pytest.mark.parametrize(
    "text",
    ["last Monday", "fourth Monday", "28th of every month", "31st of January and March every year", "Sundays 2am"],
)
def test_no_surprise_no_word(text):
    assert notes_on(read_when(text), NEW_YEAR) == []


def test_the_cures_of_surprises_read():
    for text in ("5th Monday", "30th of every month", "every year on 29 February"):
        [(_, _, fix)] = notes_on(read_when(text), NEW_YEAR)
        assert read_when(fix.split("`")[1]).rule
