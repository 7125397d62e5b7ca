"""The table of rules: when a meeting really takes place, row by row, from clock changes to moved dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from time import process_time

import pytest

from hubsite.model.bank_holidays import BankHolidays
from hubsite.model.happenings import Happening, happenings, next_happenings
from hubsite.model.life import Meeting
from hubsite.model.mistakes import Reading
from hubsite.model.when import MOST_DATES
from hubsite.model.when_zone import in_utc

ENGLAND = BankHolidays("england").name_of
READING = Reading({"spaces": {"hall", "library"}})
TODAY = date(2026, 11, 22)


def meeting(when: str, **fields: object) -> Meeting:
    written = {"name": "Council", "what_happens": "We decide.", "when": when, **fields}
    return Meeting.model_validate(written, context=READING)


def said(each: Happening) -> str:
    """`Thu 03 Dec 2026 19:00-21:00`, with what is special about it."""
    time = "" if each.all_day else f" {each.start:%H:%M}"
    end = f"-{each.end:%H:%M}" if each.end else ""
    special = [each.state] if each.state != "on" else []
    special += [f"({each.other:%d %b})"] if each.other else []
    special += ["ask"] if each.ask_first else []
    return " ".join([f"{each.start:%a %d %b %Y}{time}{end}", *special])


def told(of: Meeting, first: date, last: date) -> list[str]:
    return [said(each) for each in happenings(of, first, last, ENGLAND)]


# --- which days the rule gives ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "first", "last", "days"),
    [
        ("first Thursday of every month, 7:30pm", (2026, 1, 1), (2026, 4, 30), "1 Jan, 5 Feb, 5 Mar, 2 Apr"),
        ("first Thursday of every month, not August", (2026, 7, 1), (2026, 9, 30), "2 Jul, 3 Sep"),
        ("last Friday", (2026, 1, 1), (2026, 5, 31), "30 Jan, 27 Feb, 27 Mar, 24 Apr, 29 May"),
        ("fifth Monday", (2026, 1, 1), (2026, 12, 31), "30 Mar, 29 Jun, 31 Aug, 30 Nov"),
        ("fifth Tuesday", (2026, 1, 1), (2026, 12, 31), "31 Mar, 30 Jun, 29 Sep, 29 Dec"),
        ("31st of every month", (2026, 1, 1), (2026, 8, 30), "31 Jan, 31 Mar, 31 May, 31 Jul"),
        ("last day of every month", (2026, 1, 1), (2026, 4, 30), "31 Jan, 28 Feb, 31 Mar, 30 Apr"),
        ("every year on 29 February", (2026, 1, 1), (2029, 12, 31), "29 Feb"),
        # 2026 has 53 ISO weeks: counting weeks of the year would go wrong after New Year.
        (
            "every other Tuesday from 8 December 2026",
            (2026, 12, 1),
            (2027, 2, 5),
            "8 Dec, 22 Dec, 5 Jan, 19 Jan, 2 Feb",
        ),
        ("every 2 weeks from 28 December 2026", (2026, 12, 1), (2027, 1, 31), "28 Dec, 11 Jan, 25 Jan"),
        ("every other Monday from Wednesday 6 January 2021", (2026, 11, 22), (2026, 12, 31), "23 Nov, 7 Dec, 21 Dec"),
        ("Tuesdays from 1 December 2026 to 15 December 2026", (2026, 11, 1), (2027, 2, 1), "1 Dec, 8 Dec, 15 Dec"),
        ("Tuesdays from 1 December 2026, 2 times", (2026, 11, 1), (2027, 2, 1), "1 Dec, 8 Dec"),
        ("Tuesdays, except 22 and 29 December 2026", (2026, 12, 15), (2027, 1, 5), "15 Dec, 5 Jan"),
        ("3 December 2026, 7pm", (2026, 12, 1), (2026, 12, 31), "3 Dec"),
        ("3 December 2026, 7pm", (2026, 12, 4), (2026, 12, 31), ""),
        ("every Monday from 4 January 2027", (2026, 1, 1), (2027, 1, 10), "4 Jan"),
        ("quarterly on the second Tuesday from 13 January 2026", (2026, 11, 1), (2027, 5, 1), "12 Jan, 13 Apr"),
    ],
)
def test_the_days_of_a_rule(when, first, last, days):
    found = happenings(meeting(when), date(*first), date(*last), ENGLAND)
    assert ", ".join(f"{each.date.day} {each.date:%b}" for each in found) == days
    assert {each.state for each in found} <= {"on"} and all(each.planned == each.date for each in found)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)])
def test_the_time_on_the_wall_stays_over_a_clock_change(change):
    of = meeting("first Thursday of every month, 7:30pm to 9:30pm")
    found = happenings(of, change - timedelta(days=40), change + timedelta(days=40), ENGLAND)
    assert {(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in found} == {("19:30", "21:30")}
    assert {in_utc(each.start).hour for each in found} == {18, 19}


def test_a_night_over_a_clock_change_ends_at_the_time_on_the_wall():
    (night,) = happenings(meeting("24 October 2026, 10pm to 3am"), date(2026, 10, 1), date(2026, 10, 31), ENGLAND)
    assert (night.start, night.end) == (datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 3))


# --- times ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "start", "end", "all_day", "over_after"),
    [
        ("5 June 2026, 9pm to 1am", "2026-06-05 21:00", "2026-06-06 01:00", False, "2026-06-06 01:00:00"),
        ("5 June 2026, 7pm to midnight", "2026-06-05 19:00", "2026-06-06 00:00", False, "2026-06-06 00:00:00"),
        ("5 June 2026, 7pm", "2026-06-05 19:00", "", False, "2026-06-06 00:00:00"),
        ("5 June 2026", "2026-06-05 00:00", "", True, "2026-06-06 00:00:00"),
    ],
)
def test_midnight_no_end_and_all_day(when, start, end, all_day, over_after):
    (each,) = happenings(meeting(when), date(2026, 6, 5), date(2026, 6, 5), ENGLAND)
    assert f"{each.start:%Y-%m-%d %H:%M}" == start and (f"{each.end:%Y-%m-%d %H:%M}" if each.end else "") == end
    assert each.all_day is all_day and str(each.is_over_after) == over_after


# --- cancelled --------------------------------------------------------------------------------------------------------

FIRST_THURSDAY = "first Thursday of every month, 7pm to 9pm"
WINTER = (date(2026, 12, 1), date(2027, 2, 28))


@pytest.mark.parametrize(
    ("cancelled", "reason"),
    [
        ("7 January 2027", ""),
        (["7 January 2027"], ""),
        ([{"date": "7 January 2027", "reason": "The hall is painted."}], "The hall is painted."),
    ],
)
def test_a_cancelled_one_stays_and_says_so(cancelled, reason):
    found = happenings(meeting(FIRST_THURSDAY, cancelled=cancelled), *WINTER, ENGLAND)
    assert [each.state for each in found] == ["on", "cancelled", "on"]
    assert found[1].reason == reason and not found[1].is_on and found[1].date == date(2027, 1, 7)


def test_a_meeting_that_is_cancelled_has_no_next_time():
    off = meeting(FIRST_THURSDAY, status="cancelled")
    assert {each.state for each in happenings(off, *WINTER, ENGLAND)} == {"cancelled"}
    assert next_happenings(off, TODAY, 3, ENGLAND) == []


# --- moved ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (
            {"to": "14 January 2027"},
            ["Thu 07 Jan 2027 19:00-21:00 moved (14 Jan)", "Thu 14 Jan 2027 19:00-21:00 (07 Jan)"],
        ),
        (
            {"to": "14 January 2027 18:15"},
            ["Thu 07 Jan 2027 19:00-21:00 moved (14 Jan)", "Thu 14 Jan 2027 18:15-20:15 (07 Jan)"],
        ),
        (
            {"to": "7 January 2027 20:00"},
            ["Thu 07 Jan 2027 19:00-21:00 moved (07 Jan)", "Thu 07 Jan 2027 20:00-22:00 (07 Jan)"],
        ),
        # Only the place changes: one time, and nobody reads that it is at another.
        ({"to": "7 January 2027", "held_at": "library"}, ["Thu 07 Jan 2027 19:00-21:00 (07 Jan)"]),
        # Onto another one: both are there.
        (
            {"to": "4 February 2027"},
            ["Thu 07 Jan 2027 19:00-21:00 moved (04 Feb)", "Thu 04 Feb 2027 19:00-21:00 (07 Jan)"],
        ),
        (
            {"to": "4 February 2027 8pm"},
            ["Thu 07 Jan 2027 19:00-21:00 moved (04 Feb)", "Thu 04 Feb 2027 20:00-22:00 (07 Jan)"],
        ),
        # Far away, and out of what was asked for.
        ({"to": "6 May 2027"}, ["Thu 07 Jan 2027 19:00-21:00 moved (06 May)"]),
    ],
)
def test_a_moved_one_stands_at_both_times(move, expected):
    of = meeting(FIRST_THURSDAY, held_at="hall", moved=[{"date": "7 January 2027", "reason": "New Year", **move}])
    found = happenings(of, *WINTER, ENGLAND)
    of_january = [each for each in found if each.planned == date(2027, 1, 7)]
    assert [said(each) for each in of_january] == expected
    assert {each.reason for each in of_january} == {"New Year"}
    others = [said(each) for each in found if each not in of_january]
    assert others == ["Thu 03 Dec 2026 19:00-21:00", "Thu 04 Feb 2027 19:00-21:00"]


def test_the_place_of_a_moved_one():
    of = meeting(
        FIRST_THURSDAY,
        held_at="hall",
        moved=[
            {"date": "7 January 2027", "to": "8 January 2027", "held_at": "library"},
            {"date": "4 February 2027", "to": "5 February 2027"},
        ],
    )
    places = {said(each): each.held_at for each in happenings(of, *WINTER, ENGLAND) if each.is_on}
    assert places == {
        "Thu 03 Dec 2026 19:00-21:00": "spaces/hall",
        "Fri 08 Jan 2027 19:00-21:00 (07 Jan)": "spaces/library",
        "Fri 05 Feb 2027 19:00-21:00 (04 Feb)": "spaces/hall",
    }


def test_a_date_of_long_ago_that_was_moved_here_is_found():
    of = meeting("5 March 2026, 7pm", moved=[{"date": "5 March 2026", "to": "10 December 2026"}])
    assert told(of, *WINTER) == ["Thu 10 Dec 2026 19:00 (05 Mar)"]
    assert [said(each) for each in next_happenings(of, TODAY, 3, ENGLAND)] == ["Thu 10 Dec 2026 19:00 (05 Mar)"]


def test_an_all_day_one_that_is_moved_to_a_time_has_one():
    of = meeting("5 June 2026", moved=[{"date": "5 June 2026", "to": "6 June 2026 10:00"}])
    kept = meeting("5 June 2026", moved=[{"date": "5 June 2026", "to": "6 June 2026"}])
    first, last = date(2026, 6, 6), date(2026, 6, 6)
    assert told(of, first, last) == ["Sat 06 Jun 2026 10:00 (05 Jun)"]
    assert told(kept, first, last) == ["Sat 06 Jun 2026 (05 Jun)"]


def test_what_is_said_of_one_date_comes_before_what_is_said_of_bank_holidays():
    of = meeting(
        "every Monday, 7pm",
        on_bank_holiday="skip",
        moved=[{"date": "28 December 2026", "to": "29 December 2026"}],
        cancelled=[{"date": "21 December 2026"}],
    )
    assert told(of, date(2026, 12, 20), date(2026, 12, 30)) == [
        "Mon 21 Dec 2026 19:00 cancelled",
        "Mon 28 Dec 2026 19:00 moved (29 Dec)",
        "Tue 29 Dec 2026 19:00 (28 Dec)",
    ]


# --- bank holidays ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "policy", "year", "expected"),
    [
        ("every Monday, 7pm", None, 2026, ["Mon 21 Dec 2026 19:00", "Mon 28 Dec 2026 19:00"]),
        ("every Monday, 7pm", "keep", 2026, ["Mon 21 Dec 2026 19:00", "Mon 28 Dec 2026 19:00"]),
        ("every Monday, 7pm", "skip", 2026, ["Mon 21 Dec 2026 19:00", "Mon 28 Dec 2026 19:00 cancelled"]),
        ("every Monday, 7pm", "ask", 2026, ["Mon 21 Dec 2026 19:00", "Mon 28 Dec 2026 19:00 ask"]),
        (
            "every Monday, 7pm",
            "next day",
            2026,
            ["Mon 21 Dec 2026 19:00", "Mon 28 Dec 2026 19:00 moved (29 Dec)", "Tue 29 Dec 2026 19:00 (28 Dec)"],
        ),
        # Boxing Day and Christmas Day lie before: the nearest day that is none is Christmas Eve, or the Sunday between.
        (
            "every Monday, 7pm",
            "previous_day",
            2026,
            ["Mon 21 Dec 2026 19:00", "Sun 27 Dec 2026 19:00 (28 Dec)", "Mon 28 Dec 2026 19:00 moved (27 Dec)"],
        ),
        # In 2027 a Saturday and a Sunday are made up for on Monday and Tuesday.
        (
            "every Monday, 7pm",
            "next-day",
            2027,
            ["Mon 20 Dec 2027 19:00", "Mon 27 Dec 2027 19:00 moved (29 Dec)", "Wed 29 Dec 2027 19:00 (27 Dec)"],
        ),
        (
            "every Tuesday, 7pm",
            "previous-day",
            2027,
            ["Tue 21 Dec 2027 19:00", "Fri 24 Dec 2027 19:00 (28 Dec)", "Tue 28 Dec 2027 19:00 moved (24 Dec)"],
        ),
    ],
)
def test_what_happens_on_a_bank_holiday(when, policy, year, expected):
    of = meeting(when, **({"on_bank_holiday": policy} if policy else {}))
    assert told(of, date(year, 12, 20), date(year, 12, 31)) == expected


def test_a_bank_holiday_is_named_where_it_is_kept_and_where_it_is_not():
    kept = meeting("every Monday, 7pm", on_bank_holiday="keep")
    skipped = meeting("every Monday, 7pm", on_bank_holiday="skip")
    day = date(2026, 12, 28)
    (there,), (away,) = happenings(kept, day, day, ENGLAND), happenings(skipped, day, day, ENGLAND)
    assert there.bank_holiday == away.bank_holiday == "Boxing Day, substitute day"
    assert away.reason == "bank holiday, Boxing Day, substitute day"
    assert there.is_on and there.reason == ""


def test_a_bank_holiday_may_push_it_over_the_edge_of_what_was_asked_for():
    of = meeting("every Monday, 7pm", on_bank_holiday="next-day")
    assert told(of, date(2026, 12, 29), date(2026, 12, 31)) == ["Tue 29 Dec 2026 19:00 (28 Dec)"]


# --- another rule from a day on ---------------------------------------------------------------------------------------


def test_a_new_pattern_has_no_day_twice_and_leaves_none_out():
    later = [
        {"since": "1 January 2028", "when": "every other Wednesday from 5 January 2028, 6pm", "held_at": "library"},
        {"since": "1 September 2027", "when": "second Tuesday of every month, 7pm"},
    ]
    of = meeting("first Thursday of every month, 7pm to 9pm, not August", held_at="hall", later_on=later)
    assert [said(each) for each in happenings(of, date(2027, 7, 1), date(2028, 1, 31), ENGLAND)] == [
        "Thu 01 Jul 2027 19:00-21:00",
        "Tue 14 Sep 2027 19:00",
        "Tue 12 Oct 2027 19:00",
        "Tue 09 Nov 2027 19:00",
        "Tue 14 Dec 2027 19:00",
        "Wed 05 Jan 2028 18:00",
        "Wed 19 Jan 2028 18:00",
    ]
    found = happenings(of, date(2027, 7, 1), date(2028, 1, 31), ENGLAND)
    assert [each.phase for each in found] == [0, 1, 1, 1, 1, 2, 2]
    assert {each.held_at for each in found if each.phase == 2} == {"spaces/library"}
    assert {each.held_at for each in found if each.phase < 2} == {"spaces/hall"}


def test_the_day_of_the_change_belongs_to_the_new_rule():
    of = meeting("every Thursday, 7pm", later_on=[{"since": "7 January 2027", "when": "every Thursday, 8pm"}])
    assert told(of, date(2026, 12, 31), date(2027, 1, 14)) == [
        "Thu 31 Dec 2026 19:00",
        "Thu 07 Jan 2027 20:00",
        "Thu 14 Jan 2027 20:00",
    ]


def test_a_date_of_the_new_rule_can_be_cancelled():
    of = meeting(
        "every Thursday, 7pm",
        later_on=[{"since": "1 January 2027", "when": "every Friday, 7pm"}],
        cancelled="8 January 2027",
    )
    assert told(of, date(2027, 1, 1), date(2027, 1, 10)) == ["Fri 01 Jan 2027 19:00", "Fri 08 Jan 2027 19:00 cancelled"]


# --- bounds -----------------------------------------------------------------------------------------------------------


def test_a_rule_without_end_gives_what_is_asked_for_and_no_more_than_the_cap():
    daily = meeting("every day, 7pm")
    assert len(happenings(daily, TODAY, TODAY + timedelta(days=99), ENGLAND)) == 100
    assert len(happenings(daily, TODAY, date(2100, 1, 1), ENGLAND)) <= MOST_DATES
    assert len(next_happenings(daily, TODAY, 10_000, ENGLAND)) <= MOST_DATES
    assert next_happenings(daily, TODAY, 0, ENGLAND) == []


def test_a_rule_that_began_long_ago_costs_no_more():
    old = meeting("every other day from 1 January 1900, 7pm")
    began = process_time()
    found = next_happenings(old, TODAY, 3, ENGLAND)
    assert process_time() - began < 0.5
    assert [(later.date - each.date).days for each, later in pairwise(found)] == [2, 2]


@pytest.mark.parametrize(
    ("when", "more", "expected"),
    [
        ("every year on 29 February", {}, ["Tue 29 Feb 2028"]),
        ("every Monday from 5 January 2032, 7pm", {}, ["Mon 05 Jan 2032 19:00"]),
        ("every Monday until 5 January 2026", {}, []),
        ("5 June 2026", {}, []),
        # The rule that counts then, not the one that is over by then.
        (
            "every Monday, 7pm",
            {"later_on": [{"since": "1 December 2026", "when": "every year on 29 February"}], "cancelled": []},
            ["Mon 23 Nov 2026 19:00", "Mon 30 Nov 2026 19:00", "Tue 29 Feb 2028"],
        ),
        ("every Monday, 7pm until 30 November 2020", {"later_on": [{"since": "1 May 2031", "when": "every Monday"}]},
         ["Mon 05 May 2031"]),
        ("every Monday, 7pm", {"later_on": [{"since": "1 December 2020", "when": "every year on 29 February"}]},
         ["Tue 29 Feb 2028"]),
    ],
)  # fmt: skip
def test_the_next_times(when, more, expected):
    assert [said(each) for each in next_happenings(meeting(when, **more), TODAY, 3, ENGLAND)] == expected


def test_the_next_times_begin_today_and_leave_out_what_is_off():
    of = meeting("every Sunday, 7pm", cancelled="29 November 2026")
    assert [each.date for each in next_happenings(of, TODAY, 2, ENGLAND)] == [date(2026, 11, 22), date(2026, 12, 6)]


def test_five_hundred_meetings_over_two_years_expand_within_a_second():
    rules = (
        "first Thursday of every month, 7pm",
        "every Tuesday, 10am to noon",
        "every other Friday from 2 January 2026",
    )
    series = [meeting(rules[number % 3], on_bank_holiday="next-day") for number in range(500)]
    began = process_time()
    found = [len(happenings(each, TODAY, TODAY + timedelta(days=730), ENGLAND)) for each in series]
    assert process_time() - began < 3  # a busy machine is allowed three times as long as a quiet one
    assert min(found) >= 24
