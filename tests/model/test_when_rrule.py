"""Rules as calendar programs write them."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from hubsite.model.when import read_when


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read_when(text)
    context = caught.value.context
    return caught.value.type, f"{context['message']} {context['fix']}"


@pytest.mark.parametrize(
    ("rule", "code", "says"),
    [
        ("FREQ=SECONDLY", "rrule-unreadable", "FREQ=SECONDLY is not for meetings"),
        ("BYDAY=TU", "rrule-unreadable", "does not say how often"),
        ("FREQ=WEEKLY;FREQ=DAILY", "rrule-unreadable", "FREQ twice"),
        ("FREQ=DAILY;BYHOUR=9", "rrule-unreadable", "'BYHOUR'"),
        ("FREQ=WEEKLY;BYDAY=XX", "rrule-unreadable", "'XX'"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "rrule-unreadable", "BYSETPOS"),
        ("FREQ=YEARLY;BYDAY=20MO;BYMONTH=5", "when-out-of-range", "No month has a 20MO."),
        ("FREQ=YEARLY;BYDAY=2MO", "rrule-unreadable", "Add the month, like `BYMONTH=5`."),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=soon", "rrule-unreadable", "'soon'"),
        ("FREQ=WEEKLY;BYDAY=1TU", "rrule-weekly-number", "Write `FREQ=MONTHLY;BYDAY=1TU`."),
        ("FREQ=DAILY;BYMONTHDAY=1", "rrule-unreadable", "BYMONTHDAY needs a monthly rule."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "when-out-of-range", "BYMONTHDAY=0 cannot be"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=13", "when-out-of-range", "BYMONTH=13 cannot be"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=0", "when-out-of-range", "COUNT=0 cannot be"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=-1", "when-out-of-range", "COUNT=-1 cannot be"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=521", "when-out-of-range", "from 1 to 520"),
        ("FREQ=WEEKLY;BYDAY=TU;INTERVAL=0", "when-out-of-range", "INTERVAL=0 cannot be"),
        ("FREQ=WEEKLY;BYDAY=TU;INTERVAL=61", "when-out-of-range", "from 1 to 60"),
        ("FREQ=WEEKLY;BYDAY=TU;INTERVAL=", "when-out-of-range", "INTERVAL= cannot be"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3;UNTIL=20260101", "rrule-count-and-until", "Keep one of the two."),
        ("FREQ=WEEKLY;BYDAY=TU;INTERVAL=2", "when-needs-start", "`from 6 January 2026`"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "when-needs-start", "`from 6 January 2026`"),
        ("FREQ=WEEKLY", "when-needs-day", "`FREQ=WEEKLY;BYDAY=TU`"),
        ("DTSTART:20260106 FREQ=WEEKLY;UNTIL=20250101", "when-ends-before-start", "before it starts"),
        ("FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2", "when-never", "no day fits"),
        ("DTSTART;TZID=America/New_York:20260106T190000 FREQ=WEEKLY", "time-zone", "America/New_York"),
        ("DTEND:20260106T190000 FREQ=WEEKLY;BYDAY=TU", "rrule-unreadable", "DTEND needs one DTSTART"),
        ("DTSTART:20260106T190000 DTEND:20260106T190000 FREQ=WEEKLY", "time-range-empty", "same time"),
    ],
)
def test_traps_of_rrule_are_named(rule, code, says):
    found, message = refusal(rule)
    assert (found, says in message) == (code, True), message


def test_the_lines_of_a_calendar():
    assert read_when("1 May 2026").rrule_text() is None
    assert read_when("first Thursday, 7pm").rrule_text() == "RRULE:FREQ=MONTHLY;BYDAY=1TH"
    assert read_when("first Thursday, 7pm").rrule_text(date(2026, 1, 2)) == (
        "DTSTART;TZID=Europe/London:20260205T190000\nRRULE:FREQ=MONTHLY;BYDAY=1TH"
    )
    text = "every other Monday from 7 January 2026 until 30 June 2026, 7pm, except 9 and 23 February 2026"
    assert read_when(text).rrule_text() == (
        "DTSTART;TZID=Europe/London:20260112T190000\n"
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=20260630T225900Z\n"
        "EXDATE;TZID=Europe/London:20260209T190000,20260223T190000"
    )
    assert read_when("every day from 1 May 2026 until 3 May 2026").rrule_text() == (
        "DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=DAILY;UNTIL=20260503"
    )
