"""When something is, in the words of volunteers and in those of calendar programs."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pydantic import BaseModel, ValidationError

from hubsite.model.when import Meets, Occurrence, When, read_when

NEW_YEAR = date(2026, 1, 1)


def starts(text: str, count: int = 3) -> list[str]:
    return [f"{each.start:%d %b %H:%M}" for each in read_when(text).next_after(NEW_YEAR, count)]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("30 June 2026 19:30", "Tuesday 30 June 2026, from 7:30pm"),
        ("Thursday 3 December 2026, 7pm to 9pm", "Thursday 3 December 2026, 7pm to 9pm"),
        ("7-9pm on 3rd December 2026", "Thursday 3 December 2026, 7pm to 9pm"),
        ("3 December 2026, all day", "Thursday 3 December 2026"),
        ("2026-05-12T19:00", "Tuesday 12 May 2026, from 7pm"),
        ("2026-05-12T19:00+01:00", "Tuesday 12 May 2026, from 7pm"),
        ("2026-05-12 19:00-21:00", "Tuesday 12 May 2026, 7pm to 9pm"),
        ("2026-05-12 09:00-11:00", "Tuesday 12 May 2026, 9am to 11am"),
        ("5 June 2026 9pm to 6 June 2026 1am", "Friday 5 June 2026, 9pm to 1am"),
        (
            "first Thursday of every month, 7pm to 9pm, not August",
            "First Thursday of every month, 7pm to 9pm, not in August",
        ),
        (
            "No meeting in August; 1ST THURS of each month (7pm – 9pm).",
            "First Thursday of every month, 7pm to 9pm, not in August",
        ),
        ("last Friday of the month at 10am", "Last Friday of every month, from 10am"),
        ("1st and 3rd Tuesday", "First and third Tuesday of every month"),
        ("2nd & 4th Weds, 7.30pm", "Second and fourth Wednesday of every month, from 7:30pm"),
        (
            "1st Tuesday and 3rd Thursday of each month",
            "First Tuesday and third Thursday of every month",
        ),
        ("first Thursday monthly 19:30", "First Thursday of every month, from 7:30pm"),
        ("every 2nd Tuesday of the month", "Second Tuesday of every month"),
        ("every Monday and Wednesday, 9:30am to 11am", "Every Monday and Wednesday, 9:30am to 11am"),
        ("Mondays 7pm", "Every Monday, from 7pm"),
        ("Mondays\nfrom 7pm\nuntil 30 June 2026", "Every Monday, from 7pm, until 30 June 2026"),
        ("Mon-Fri 9am-5pm", "Every weekday, 9am to 5pm"),
        ("every weekday", "Every weekday"),
        ("weekends", "Every Saturday and Sunday"),
        ("every day", "Every day"),
        ("every other Tuesday from 6 January 2026", "Every other Tuesday, starting 6 January 2026"),
        (
            "every two weeks on Tuesday from 6 January 2026 at 7pm",
            "Every other Tuesday, from 7pm, starting 6 January 2026",
        ),
        ("every two weeks from 6 January 2026", "Every other Tuesday, starting 6 January 2026"),
        ("fortnightly on Tuesdays, starting 6 January 2026", "Every other Tuesday, starting 6 January 2026"),
        ("alternate Tuesdays from 6 January 2026", "Every other Tuesday, starting 6 January 2026"),
        ("every 4 weeks on Monday from 7 January 2026", "Every 4 weeks on Monday, starting 12 January 2026"),
        ("every third week on Monday from 5 January 2026", "Every 3 weeks on Monday, starting 5 January 2026"),
        ("15th of every month", "15th of every month"),
        ("every month on the 15th and the last day", "15th and last day of every month"),
        ("every month from 15 January 2026", "15th of every month, starting 15 January 2026"),
        ("last day of the month", "Last day of every month"),
        ("every year on 1 May", "Every year on 1 May"),
        ("every May 1st", "Every year on 1 May"),
        ("yearly on the second Tuesday of May at 7pm", "Every year on the second Tuesday of May, from 7pm"),
        ("second Tuesday of May", "Every year on the second Tuesday of May"),
        (
            "every 3 months on the second Tuesday from 1 January 2026",
            "Every 3 months on the second Tuesday, starting 13 January 2026",
        ),
        (
            "quarterly on the second Tuesday from 13 January 2026",
            "Every 3 months on the second Tuesday, starting 13 January 2026",
        ),
        (
            "first Thursday of March, June, September and December",
            "First Thursday of March, June, September and December",
        ),
        ("Tuesdays from May to September", "Every Tuesday, only in May, June, July, August and September"),
        ("every Tuesday, not in July or August", "Every Tuesday, not in July or August"),
        (
            "Tuesdays from 6 January 2026 to 30 June 2026",
            "Every Tuesday, starting 6 January 2026, until 30 June 2026",
        ),
        (
            "Thursdays, except 24 December 2026 and 31 December 2026",
            "Every Thursday, except 24 December 2026 and 31 December 2026",
        ),
        (
            "Thursdays except 24 and 31 December 2026, 7pm",
            "Every Thursday, from 7pm, except 24 December 2026 and 31 December 2026",
        ),
        ("Tuesdays, not 20 July to 31 August 2026", "Every Tuesday, except 20 July 2026 to 31 August 2026"),
        ("Tuesdays from 6 January 2026, 6 times", "Every Tuesday, starting 6 January 2026, 6 times"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1TH", "First Thursday of every month"),
        (
            "FREQ=MONTHLY;BYDAY=1TH, 7pm to 9pm, not August",
            "First Thursday of every month, 7pm to 9pm, not in August",
        ),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1", "First Thursday of every month"),
        (
            "DTSTART:20260105T190000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "Every other Monday, from 7pm, starting 5 January 2026",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU from 6 January 2026 at 7pm",
            "Every other Tuesday, from 7pm, starting 6 January 2026",
        ),
        (
            "DTSTART:20260106T200000\nDTEND:20260106T220000\nRRULE:FREQ=WEEKLY;UNTIL=20260630T180000Z",
            "Every Tuesday, 8pm to 10pm, starting 6 January 2026, until 29 June 2026",
        ),
        ("DTSTART:20260706T180000Z\nRRULE:FREQ=WEEKLY", "Every Monday, from 7pm, starting 6 July 2026"),
        ("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=YEARLY", "Every year on 5 January, starting 5 January 2026"),
        ("DTSTART:20260105T190000", "Monday 5 January 2026, from 7pm"),
    ],
)
def test_what_people_write_and_how_we_say_it(text, described):
    when = read_when(text)
    assert when.describe() == str(when) == described
    assert read_when(described) == when
    assert when.text == text


def test_occurrences_carry_times():
    assert read_when("first Thursday of every month, 9pm to 1am").next_after(NEW_YEAR) == [
        Occurrence(datetime(2026, 1, 1, 21), datetime(2026, 1, 2, 1))
    ]
    assert read_when("1 May 2026").next_after(NEW_YEAR) == [Occurrence(datetime(2026, 5, 1), all_day=True)]
    assert read_when("1 May 2026, 7pm").next_after(NEW_YEAR) == [Occurrence(datetime(2026, 5, 1, 19))]
    assert read_when("1 May 2026, 7pm").next_after(date(2026, 5, 2)) == []
    assert read_when("1 May 2026, 7pm").occurrences(NEW_YEAR, date(2026, 5, 1))[0].date == date(2026, 5, 1)
    assert read_when("1 May 2026, 7pm").occurrences(NEW_YEAR, date(2026, 4, 30)) == []


def test_the_time_on_the_wall_stays_over_clock_changes():
    when = read_when("Sundays 7:30pm")
    times = {each.start.time() for each in when.occurrences(NEW_YEAR, date(2026, 12, 31))}
    assert len(times) == 1


def test_anchored_rules_and_gaps():
    assert starts("every other Tuesday from 6 January 2026, 7pm") == ["06 Jan 19:00", "20 Jan 19:00", "03 Feb 19:00"]
    assert starts("first Thursday, 7pm, not February") == ["01 Jan 19:00", "05 Mar 19:00", "02 Apr 19:00"]
    assert starts("Tuesdays 7pm except 6 and 20 January 2026", 2) == ["13 Jan 19:00", "27 Jan 19:00"]


def test_an_answer_is_bounded():
    daily = read_when("every day from 1 January 1900")
    assert len(daily.occurrences(NEW_YEAR, date(2100, 1, 1))) == 600
    assert len(daily.occurrences(NEW_YEAR, date(2100, 1, 1), limit=7)) == 7
    assert len(daily.next_after(NEW_YEAR, 10_000)) == 600
    yearly = read_when("every year on 1 May")
    assert len(yearly.occurrences(NEW_YEAR, date(2199, 1, 1))) == 4
    assert yearly.occurrences(NEW_YEAR, date(2199, 1, 1), limit=0) == []


def test_the_first_day():
    assert read_when("Mondays").first(date(2026, 1, 6)) == date(2026, 1, 12)
    assert read_when("Mondays from 5 January 2032").first(NEW_YEAR) == date(2032, 1, 5)
    assert read_when("1 May 2026").first(date(2026, 5, 1)) == date(2026, 5, 1)
    assert read_when("Mondays until 5 January 2026").first(date(2026, 1, 6)) is None


def test_as_a_field():
    class Meeting(BaseModel):
        when: Meets

    meeting = Meeting.model_validate({"when": "Mondays 7pm"})
    assert isinstance(meeting.when, When)
    assert meeting.model_dump(mode="json") == {"when": "Every Monday, from 7pm"}
    assert Meeting.model_validate(meeting.model_dump()) == meeting
    assert Meeting(when=meeting.when) == meeting
    assert Meeting.model_json_schema()["properties"]["when"]["type"] == "string"
    for wrong in (["Mondays"], None, 7):
        with pytest.raises(ValidationError) as caught:
            Meeting.model_validate({"when": wrong})
        assert caught.value.errors()[0]["type"] == "when-unreadable"
