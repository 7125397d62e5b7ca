"""Several dates on one line, spans of days, and what is off or moved because of them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import ValidationError

from hubsite.model.bank_holidays import BankHolidays
from hubsite.model.happenings import happenings
from hubsite.model.life import Meeting
from hubsite.model.mistakes import Reading
from hubsite.model.several_dates import dates_within, read_spans

ENGLAND = BankHolidays("england").name_of
TUESDAYS = {"name": "Choir", "what_happens": "We sing.", "when": "every Tuesday, 7pm to 9pm"}


def choir(**fields: object) -> Meeting:
    return Meeting.model_validate(TUESDAYS | fields, context=Reading({"spaces": {"library"}}))


def off(meeting: Meeting) -> list[str]:
    found = happenings(meeting, date(2026, 12, 1), date(2027, 1, 12), ENGLAND)
    return [f"{each.date:%d %b}" for each in found if each.state == "cancelled"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("5 November 2026", []),
        ("Thursday, 5 November 2026", []),
        ("November 5, 2026", []),
        ("5 November 2026 7pm", []),
        ("7pm, 5 November 2026", []),
        ("5 November 2026, 7 January 2027", [("5 November 2026", ""), ("7 January 2027", "")]),
        ("2026-11-05; 2027-01-07 and 4 Feb 2027", [("2026-11-05", ""), ("2027-01-07", ""), ("4 Feb 2027", "")]),
        ("5 November 2026, and 7 January 2027.", [("5 November 2026", ""), ("7 January 2027", "")]),
        ("22 December 2026 to 5 January 2027", [("22 December 2026", "5 January 2027")]),
        ("from 22 December 2026 until 5 January 2027 inclusive", [("22 December 2026", "5 January 2027")]),
        ("2026-12-22 - 2027-01-05, 2 March 2027", [("2026-12-22", "2027-01-05"), ("2 March 2027", "")]),
    ],
)
def test_spans_are_read_as_people_write_them(text, spans):
    assert read_spans(text) == spans


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5 and 12 November 2026", "Each of these dates needs its month and year."),
        ("22 December to 5 January 2027", "Each of these dates needs its month and year."),
        ("5 November 2026 as well as 7 January 2027", "There are several dates here, and other words between them."),
        ("1 May 2026 to 2 May 2026 to 3 May 2026", "There are several dates here, and other words between them."),
    ],
)
def test_what_is_not_plain_is_asked_about(text, message):
    with pytest.raises(ValidationError, match=message):
        choir(cancelled=text)


def test_dates_are_found_within_other_words():
    assert dates_within("from 5 May 2026, Fri 1 May 2026 or so") == ["5 May 2026", "Fri 1 May 2026"]
    assert dates_within("minutes.pdf") == []


@pytest.mark.parametrize(
    ("cancelled", "expected"),
    [
        ("8 December 2026, 5 January 2027", ["08 Dec", "05 Jan"]),
        ("8 December 2026 and 22 December 2026 to 5 January 2027", ["08 Dec", "22 Dec", "29 Dec", "05 Jan"]),
        (["22 December 2026 to 1 January 2027", "12 January 2027"], ["22 Dec", "29 Dec", "12 Jan"]),
        ({"date": "22 December 2026", "until": "29 December 2026"}, ["22 Dec", "29 Dec"]),
        ([{"date": "8 December 2026 to 15 December 2026", "reason": "Paint"}], ["08 Dec", "15 Dec"]),
    ],
)
def test_every_planned_date_of_a_span_is_off(cancelled, expected):
    assert off(choir(cancelled=cancelled)) == expected


def test_the_reason_is_that_of_every_date():
    found = choir(cancelled=[{"date": "8 December 2026, 5 January 2027", "reason": "Paint"}]).cancelled
    assert [(each.date, each.reason) for each in found] == [(date(2026, 12, 8), "Paint"), (date(2027, 1, 5), "Paint")]


def test_without_a_new_time_only_the_place_is_new():
    (moved,) = choir(moved=[{"date": "8 December 2026", "held_at": "library"}]).moved
    assert moved.to == moved.date
    meeting = choir(moved=[{"date": "8 December 2026", "held_at": "library"}])
    (there,) = happenings(meeting, date(2026, 12, 8), date(2026, 12, 8), ENGLAND)
    assert (there.state, there.start, there.held_at) == ("on", datetime(2026, 12, 8, 19), "spaces/library")


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({"date": "8 December 2026"}, ["missing-field"]),
        ({"date": "8 December"}, ["date-which-year", "missing-field"]),
        ({"date": "8 December", "held_at": "library"}, ["date-which-year"]),
        ({"date": "8 December 2026", "held_at": "nowhere"}, ["unknown-reference"]),
        ({"date": "8 December 2026", "to": "9 December 2026 7pm to 8pm"}, ["moment-with-end"]),
        ({"date": "8 December 2026", "to": "9 December 2026, 7-8pm"}, ["moment-with-end"]),
        ({"date": "8 December 2026", "to": "9 December 2026 at 7pm"}, []),
        ({"date": "8 December 2026", "to": "2026-12-09T19:00"}, []),
    ],
)
def test_each_mistake_in_a_move_is_told_once(fields, codes):
    try:
        choir(moved=[fields])
        found = []
    except ValidationError as error:
        found = [each["type"] for each in error.errors()]
    assert found == codes


def test_postponed_is_no_status():
    with pytest.raises(ValidationError, match="does not say whether one can come"):
        choir(status="Postponed")
    assert choir(status="Canceled").status == "cancelled"
