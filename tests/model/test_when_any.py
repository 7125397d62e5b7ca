"""Whatever is written: what we say reads again, other programs agree, and nothing breaks."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from hubsite.model.dates import say_date
from hubsite.model.recurrence import HORIZON
from hubsite.model.when import LONGEST_TEXT, When, read_when
from hubsite.model.when_text import MONTHS, WEEKDAYS, nth

NEW_YEAR = date(2026, 1, 1)


names = st.sampled_from(WEEKDAYS)
ordinals = st.sampled_from(["first", "2nd", "third", "4th", "last", "5th"])
first_days = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(lambda day: f" from {say_date(day)}")
some_months = st.lists(st.sampled_from(MONTHS), min_size=1, max_size=3, unique=True).map(" and ".join)
patterns = st.one_of(
    st.builds("every {} and {}".format, names, names),
    st.builds("{} and {} {}".format, ordinals, ordinals, names),
    st.builds("{} {} and {} {} of the month".format, ordinals, names, ordinals, names),
    st.builds("{} {} of {}".format, ordinals, names, some_months),
    st.builds("{} and last day of every month".format, st.integers(1, 31).map(nth)),
    st.builds("{} of every month, in {}".format, st.integers(1, 28).map(nth), some_months),
    st.builds("every year on {} {}".format, st.integers(1, 28), st.sampled_from(MONTHS)),
    st.builds("every {} weeks on {} and {}{}".format, st.integers(1, 60), names, names, first_days),
    st.builds("every {} days{}".format, st.integers(1, 60), first_days),
    st.builds("every {} months on the {} {}{}".format, st.integers(1, 12), ordinals, names, first_days),
    st.builds("every {} months{}".format, st.integers(1, 12), first_days),
    st.builds(
        "every {} years on the {} {} of {}{}".format, st.integers(1, 5), ordinals, names, some_months, first_days
    ),
    st.builds("every {} years on the 1st and 15th of {}{}".format, st.integers(1, 5), some_months, first_days),
)
hours = st.sampled_from(["", ", 7pm", ", 7-9pm", " at 19:30", ", 9pm to 1am", ", noon to 2.30pm"])
endings = st.sampled_from(["", "", ", until 31 December 2045", "; not August", ", not in July or August"])
gaps = st.sampled_from(["", "", ", except 20 July to 4 September 2028", ", not 1 April 2029 to 14 April 2029"])
whens = st.builds("{}{}{}{}".format, patterns, hours, endings, gaps)


def read_or_none(text: str) -> When | None:
    """Some of the texts above never come true, such as 'last Monday of August, not August'."""
    try:
        return read_when(text)
    except PydanticCustomError as error:
        assert error.type == "when-never", text
        return None


@given(whens)
def test_what_we_describe_reads_as_the_same_rule(text):
    if when := read_or_none(text):
        assert read_when(when.describe()) == when


@given(whens, st.dates(date(2020, 1, 1), date(2060, 1, 1)), st.integers(0, 900))
def test_occurrences_are_in_order_unique_and_in_range(text, start, length):
    when, end = read_or_none(text), start + timedelta(days=length)
    if when:
        days = [each.date for each in when.occurrences(start, end)]
        assert days == sorted(set(days))
        assert all(start <= day <= end for day in days)
        soon = when.occurrences(start, start + HORIZON)[:3]
        assert when.next_after(start, 3) == soon or not soon or start < (when.rule.first or start)


@given(whens)
def test_other_programs_count_the_same_days(text):
    when = read_or_none(text)
    if not when:
        return
    lines = when.rrule_text(date(2027, 1, 1))
    begins, end = when.first(when.rule.first or date(2027, 1, 1)), date(2031, 1, 1)
    # dateutil has no word for all-day values in EXDATE, and no DTSTART with a zone beside a plain end.
    plain = lines.replace(";TZID=Europe/London", "").replace(";VALUE=DATE", "")
    plain = "\n".join(line.split(";UNTIL=")[0] for line in plain.splitlines())
    theirs = [
        moment.date() for moment in rrulestr(plain).between(datetime(2027, 1, 1), datetime(2031, 1, 1, 23), inc=True)
    ]
    assert begins is not None
    assert theirs[:600] == [each.date for each in when.occurrences(date(2027, 1, 1), end)]
    if len(lines) > LONGEST_TEXT:
        return
    again = read_when(lines)
    assert (again.rule.weekdays, again.rule.month_days) == (when.rule.weekdays, when.rule.month_days)
    assert [each.date for each in again.occurrences(begins, end)] == [
        each.date for each in when.occurrences(begins, end)
    ]


WORDS = """
every other first 2nd last 31st of the month year week day Monday Tuesdays May August from until not except to - and
7pm 9am 19:30 7 0730 6 January 2026 24 December 2026-05-12 05/06/2026 times ; , : ( 🎉 ٧
FREQ=WEEKLY;BYDAY=TU INTERVAL=2 COUNT=3 COUNT=x DTSTART:2026 EXDATE:20260106 DTEND:20260106T190000
"""
words = st.sampled_from(WORDS.split())


@given(st.text(max_size=120) | st.lists(words, max_size=14).map(" ".join))
def test_any_text_is_a_when_or_a_mistake(text):
    try:
        when = read_when(text)
    except PydanticCustomError as error:
        assert error.context["message"]
    else:
        assert when.next_after(NEW_YEAR, 5) is not None
        assert read_when(when.describe()) == when


@pytest.mark.parametrize(
    "text",
    [
        "7" * 10_000,
        "every " * 2_000,
        "Tuesday " * 120,
        "first " * 160,
        "7pm to " * 140,
        "not August, " * 80,
        "A=" + "," * 990,
        "FREQ=WEEKLY;BYDAY=" + "TU," * 300,
        "EXDATE:" + "20260106," * 100,
        "🎉" * 10_000,
        "٧" * 10_000,
        " " * 10_000,
        "\n" * 900,
        "5 June " * 140,
        "-" * 990,
        "1" * 990,
    ],
)
def test_hostile_texts_are_answered_quickly(text):
    began = time.process_time()
    try:
        read_when(text)
    except PydanticCustomError as error:
        assert len(error.context["message"]) < 300
    assert time.process_time() - began < 2
