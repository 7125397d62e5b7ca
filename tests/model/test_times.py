"""Times of day, as people type them and as we say them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticCustomError

from hubsite.model.life import Group
from hubsite.model.mistakes import Reading
from hubsite.model.times import TimeOfDay, read_time, read_time_range, say_time, say_time_range


def refusal(read, text) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read(text)
    context = caught.value.context
    return caught.value.type, f"{context['message']} {context['fix']}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:30", time(19, 30)),
        ("9:30", time(9, 30)),
        ("09.30", time(9, 30)),
        ("19:30:00", time(19, 30)),
        ("7pm", time(19)),
        ("7 p.m.", time(19)),
        ("7.30pm", time(19, 30)),
        ("7:30 pm", time(19, 30)),
        ("7:30\u00a0pm", time(19, 30)),
        ("8:00 PM", time(20)),
        ("12am", time(0)),
        ("12:15 am", time(0, 15)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("Midday", time(12)),
        ("12 noon", time(12)),
        ("midnight", time(0)),
        ("12 midnight", time(0)),
        ("00:05", time(0, 5)),
    ],
)
def test_times_that_people_type(text, expected):
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("0730", "time-needs-colon", "'0730' looks like a time. Write it as `07:30`."),
        ("1900", "time-needs-colon", "'1900' looks like a time. Write it as `19:00`."),
        ("730pm", "time-needs-colon", "'730pm' looks like a time. Write it as `7:30pm`."),
        ("1930hrs", "time-needs-colon", "'1930hrs' looks like a time. Write it as `19:30`."),
        ("19", "time-needs-colon", "'19' looks like a time. Write it as `19:00`."),
        ("7", "time-am-or-pm", "'7' could be morning or evening. Write `7am` or `7pm`."),
        ("7 o'clock", "time-am-or-pm", "'7 o'clock' could be morning or evening. Write `7am` or `7pm`."),
        (
            "19:30pm",
            "time-unreadable",
            "'19:30pm' mixes the 24-hour clock with pm. Write `19:30` or `7:30pm`.",
        ),
        ("24:00", "time-unreadable", "'24:00' is the midnight that ends a day. Write `midnight`."),
        ("25:10", "time-unreadable", "hours go up to 23"),
        ("7:75pm", "time-unreadable", "minutes up to 59"),
        ("7pm BST", "time-zone", "Leave out 'BST': all times here are UK times. Write `7pm`."),
        ("19:30+01:00", "time-zone", "Write `19:30`."),
        (
            "teatime",
            "time-unreadable",
            "I could not read 'teatime' as a time of day. Write it like `19:30`, `7pm`",
        ),
        ("", "time-unreadable", "There is no time here."),
        ("٧pm", "time-unreadable", "I could not read"),
    ],
)
def test_times_refused_with_the_cure(text, code, says):
    found, message = refusal(read_time, text)
    assert (found, says in message) == (code, True), message


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7pm to 9pm", time(19), time(21)),
        ("19:30-21:00", time(19, 30), time(21)),
        ("7-9pm", time(19), time(21)),
        ("7:30 – 9pm", time(19, 30), time(21)),
        ("07:30 - 9pm", time(7, 30), time(21)),
        ("11-1pm", time(11), time(13)),
        ("10am – 12", time(10), time(12)),
        ("9am till noon", time(9), time(12)),
        ("between 2pm and 4pm", time(14), time(16)),
        ("from 7pm until 9:30pm", time(19), time(21, 30)),
        ("9pm to 1am", time(21), time(1)),
        ("2pm to midnight", time(14), time(0)),
        ("8pm - 12am", time(20), time(0)),
        ("7pm", time(19), None),
        ("from 7pm", time(19), None),
        ("7pm till late", time(19), None),
        ("7pm onwards", time(19), None),
    ],
)
def test_ranges_that_people_type(text, start, end):
    assert read_time_range(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("10am – 12am", "time-ends-midnight", "This ends at midnight (12am). Did you mean 12 noon (`12pm`)?"),
        ("9-12am", "time-ends-midnight", "(`9am to 12pm`) or midnight (`9pm to midnight`)?"),
        ("7pm to 7pm", "time-range-empty", "starts and ends at the same time, 7pm."),
        (
            "10am to 9am",
            "time-range-backwards",
            "ends at 9am, before it starts at 10am. Did you mean `10am to 9pm`?",
        ),
        ("4pm - 2pm", "time-range-backwards", "Write the start first: `2pm to 4pm`."),
        ("7pm to 6pm", "time-range-backwards", "Write the start first: `6pm to 7pm`."),
        ("7-9", "time-am-or-pm", "'7' could be morning or evening."),
        ("19:30 to 0900", "time-needs-colon", "`09:00`"),
        ("7pm to nine", "time-unreadable", "'nine'"),
    ],
)
def test_ranges_refused_with_the_cure(text, code, says):
    found, message = refusal(read_time_range, text)
    assert (found, says in message) == (code, True), message


def test_times_are_said_as_gov_uk_does():
    said = [say_time(t) for t in (time(19), time(18, 30), time(12), time(0), time(0, 5), time(12, 5), time(9, 5))]
    assert said == ["7pm", "6:30pm", "midday", "midnight", "12:05am", "12:05pm", "9:05am"]
    assert say_time_range(time(19), time(21)) == "7pm to 9pm"
    assert say_time_range(time(20), time(0)) == "8pm to midnight"
    assert say_time_range(time(19)) == "from 7pm"


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_what_we_say_reads_again(moment):
    assert read_time(say_time(moment)) == moment
    assert read_time(f"{moment:%H:%M}") == moment


@given(st.text(max_size=80) | st.from_regex(r"[0-9apm:. –to-]{0,20}"))
def test_any_text_is_a_time_or_a_mistake(text):
    for read in (read_time, read_time_range):
        try:
            read(text)
        except PydanticCustomError as error:
            assert error.context["message"]


@pytest.mark.parametrize("text", ["7" * 10_000, "7pm to " * 2_000, "a-" * 5_000, " " * 10_000, "🎉" * 10_000])
def test_hostile_texts_are_refused(text):
    refusal(read_time_range, text)


def test_as_a_field():
    class Opening(BaseModel):
        opens: TimeOfDay

    assert Opening(opens="7.30pm").opens == time(19, 30)
    assert Opening(opens=time(7)).opens == time(7)
    with pytest.raises(ValidationError) as caught:
        Opening.model_validate({"opens": None})
    assert caught.value.errors()[0]["type"] == "time-unreadable"
    assert Opening.model_json_schema()["properties"]["opens"]["type"] == "string"


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("Fridays in term time, from Mill Hall at 27:30", "27:30"),
        ("Thursdays, 7:75PM to 9pm", "7:75PM"),
        ("Mondays, 25pm; Tuesdays, 26pm", "25pm"),
        ("Most Wednesdays at 19.30pm", "19.30pm"),
        ("Tuesdays, 10:30am to 12 noon, 20 of us, since 1998", ""),
        ("Every day until 24:00, room 25", ""),
    ],
)
def test_words_with_a_time_that_no_clock_shows_are_taken_and_told(words, odd):
    reading = Reading()
    group = Group.model_validate({"name": "Choir", "summary": "We sing.", "meets_when": words}, context=reading)
    assert group.meets_when == words
    told = [(each.code, odd in each.message) for each in reading.notes]
    assert told == ([("time-unreadable", True)] if odd else [])
