"""Dates and moments, as people type them and as we say them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from hubsite.model.dates import Day, Moment, day_of, read_date, read_date_or_moment, read_moment, say_date, say_moment
from hubsite.model.mistakes import Reading


def refusal(read, text) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    context = caught.value.context
    return caught.value.type, f"{context['message']} {context['fix']}"


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-05",
        "2026-6-5",
        "2026/06/05",
        "5 June 2026",
        "5th June 2026",
        "5th of June, 2026",
        "05 Jun. 2026",
        "5June2026",
        "Fri 5 June 2026",
        "Friday, 5 June 2026",
        "Friday the 5th of June 2026",
        "June 5 2026",
        "june 5th, 2026",
        "Fri June 5 2026",
        "  5\u00a0June  2026 ",
        "2026-06-05 19:00",
        "2026-06-05T19:00:30",
        "5 June 2026 at 7pm",
        "2026-06-05T19:00+01:00",
    ],
)
def test_the_same_day_in_many_ways(text):
    assert read_date(text) == date(2026, 6, 5)


def test_british_order_where_it_cannot_be_mistaken():
    assert read_date("25/12/2026") == date(2026, 12, 25)
    assert read_date("25.12.2026") == read_date("Fri 25-12-2026") == date(2026, 12, 25)
    assert read_date("05/05/2026") == date(2026, 5, 5)
    assert read_date("1086-08-02") == date(1086, 8, 2)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (
            "05/06/2026",
            "date-ambiguous",
            "05/06/2026 could be 5 June or 6 May. Write `2026-06-05` for 5 June.",
        ),
        ("12/25/2026", "date-ambiguous", "has the month before the day. Write `2026-12-25`."),
        (
            "12-05-26",
            "date-which-year",
            "Which part of '12-05-26' is the year? Write the year in full, like `2026-05-12`.",
        ),
        ("5 Jun 26", "date-which-year", "Write the year in full: `5 June 2026`."),
        ("5 June '26", "date-which-year", "Write the year in full: `5 June 2026`."),
        ("5 June", "date-which-year", "Which year is 5 June?"),
        ("2026-02-30", "date-impossible", "February 2026 has 28 days."),
        ("30 February 2024", "date-impossible", "February 2024 has 29 days."),
        ("31 June 2026", "date-impossible", "June has 30 days."),
        ("0 June 2026", "date-impossible", "June has 30 days."),
        ("2026-13-05", "date-impossible", "There is no month 13. Did you mean `2026-05-13`?"),
        ("2026-00-05", "date-impossible", "There is no month 0. Months go from 1 to 12."),
        (
            "Wednesday 23 January 2024",
            "date-weekday-wrong",
            "23 January 2024 is a Tuesday, not Wednesday. Which is right? Write `Tuesday 23 January 2024`",
        ),
        (
            "Thrusday 3 December 2026",
            "date-unreadable",
            "'Thrusday' as a weekday. Write `Thursday 3 December 2026`.",
        ),
        ("5 Juen 2026", "date-unreadable", "I could not read 'Juen' as a month. Did you mean `June`?"),
        ("June 2026", "date-needs-day", "Which day of June 2026?"),
        ("2026-06", "date-needs-day", "Which day of June 2026?"),
        ("20260605", "date-unreadable", "Write it as `2026-06-05`."),
        ("5 June 0226", "date-out-of-range", "The year 226 in '5 June 0226' is not between 1000 and 2199."),
        ("5 June 20226", "date-unreadable", ""),
        ("tomorrow", "date-unreadable", "I could not read 'tomorrow' as a date. Write it like `5 June 2026`"),
        ("5 June 2026 soon", "date-unreadable", "'5 June 2026 soon'"),
        ("5 June 2026 0730", "time-needs-colon", "`07:30`"),
        ("", "date-unreadable", "There is no date here."),
        ("٥ June 2026", "date-unreadable", "I could not read"),
        (
            "2019-06-13T15:34:30-04:00",
            "time-zone",
            "This time is marked as US Eastern (-04:00), but UK clocks keep BST (+01:00) on 13 June 2019. "
            "Write `2019-06-13` if 15:34 is UK time",
        ),
    ],
)
def test_dates_refused_with_the_cure(text, code, says):
    found, message = refusal(read_date, text)
    assert (found, says in message) == (code, True), message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-12 19:00", datetime(2026, 5, 12, 19)),
        ("2026-05-12T19:00", datetime(2026, 5, 12, 19)),
        ("30 June 2026 19:30", datetime(2026, 6, 30, 19, 30)),
        ("30 June 2026 at 7.30pm", datetime(2026, 6, 30, 19, 30)),
        ("Tuesday 30 June 2026, 7pm", datetime(2026, 6, 30, 19)),
        ("7pm on 30 June 2026", datetime(2026, 6, 30, 19)),
        ("30 June 2026, noon", datetime(2026, 6, 30, 12)),
        ("2026-02-02 08:39 +0000", datetime(2026, 2, 2, 8, 39)),
        ("2026-02-02T08:39Z", datetime(2026, 2, 2, 8, 39)),
        ("2026-07-02T08:39+01", datetime(2026, 7, 2, 8, 39)),
    ],
)
def test_moments_that_people_type(text, expected):
    assert read_moment(text) == expected
    assert read_date_or_moment(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (
            "30 June 2026",
            "moment-needs-time",
            "30 June 2026 has no time of day here. Write, for example, `30 June 2026 7pm`.",
        ),
        (
            "2016-02-02 08:39 +0100",
            "time-zone",
            "marked as +0100, but UK clocks keep GMT (+00:00) on 2 February 2016. Write `2016-02-02 08:39` if 08:39",
        ),
        ("2026-07-02T08:39Z", "time-zone", "marked as UTC, but UK clocks keep BST"),
        ("30 June 2026 at 7pm BST", "time-zone", "Leave out 'BST'"),
        ("30 June 2026 at 25:00", "time-unreadable", "hours go up to 23"),
    ],
)
def test_moments_refused_with_the_cure(text, code, says):
    found, message = refusal(read_moment, text)
    assert (found, says in message) == (code, True), message


def test_dates_are_said_in_full():
    assert say_date(date(2026, 12, 3)) == "Thursday 3 December 2026"
    assert say_date(date(2026, 12, 3), with_weekday=False) == "3 December 2026"
    assert say_moment(datetime(2026, 12, 3, 19)) == "Thursday 3 December 2026 at 7pm"
    assert say_moment(date(2026, 12, 3)) == "Thursday 3 December 2026"


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_what_we_say_reads_again(day):
    for text in (say_date(day), say_date(day, with_weekday=False), day.isoformat()):
        assert read_date(text) == day


@given(st.text(max_size=90) | st.from_regex(r"[0-9 /\-:.TZ+apmJuneFri]{0,30}"))
def test_any_text_is_a_date_or_a_mistake(text):
    for read in (read_date, read_moment, read_date_or_moment):
        try:
            read(text)
        except PydanticCustomError as error:
            assert error.context["message"]


@pytest.mark.parametrize("text", ["7" * 10_000, "5 June " * 2_000, "2026-" * 5_000, " " * 10_000, "🎉" * 10_000])
def test_hostile_texts_are_refused(text):
    refusal(read_date, text)
    refusal(read_moment, text)


class Notice(BaseModel):
    date: Day | None = None
    closes: Moment | None = None


def test_as_fields():
    notice = Notice.model_validate({"date": "5 June 2026", "closes": "30 June 2026 17:00"})
    assert (notice.date, notice.closes) == (date(2026, 6, 5), datetime(2026, 6, 30, 17))
    closes = Notice.model_validate({"closes": "30 June 2026"}).closes
    assert closes == date(2026, 6, 30) and not isinstance(closes, datetime)
    assert Notice.model_validate(notice.model_dump()) == notice
    assert Notice.model_validate(notice.model_dump(mode="json")) == notice
    with pytest.raises(ValidationError) as caught:
        Notice.model_validate({"date": ["5 June 2026"], "closes": datetime(2026, 1, 1).astimezone()})
    assert [error["type"] for error in caught.value.errors()] == ["date-unreadable", "time-zone"]


def test_a_time_left_out_is_told():
    reading = Reading()
    Notice.model_validate({"date": "2026-05-12 19:00"}, context=reading)
    assert [(note.code, note.message, note.text) for note in reading.notes] == [
        ("time-left-out", "Only the date is kept here: 12 May 2026.", "2026-05-12 19:00")
    ]


def test_the_day_of_a_moment_of_a_day_and_of_nothing():
    assert day_of(datetime(2026, 6, 5, 19)) == day_of(date(2026, 6, 5)) == date(2026, 6, 5)
    assert type(day_of(datetime(2026, 6, 5, 19))) is date
    assert day_of(None) is None
