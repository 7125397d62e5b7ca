"""Opening hours as people write them: what each line means, and what lines mean together."""

import datetime as dt
import json

import pytest
from pydantic import ValidationError

from hubsite.model.life import Space
from hubsite.model.mistakes import Reading
from hubsite.model.opening import OpenDay, Opening
from hubsite.model.opening_lines import read_line_of_hours

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def days_of(days):
    """'Mo-Fr', 'Mo,We', as in OpenStreetMap: short enough for a table."""
    runs = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(NAMES[run[0]] if len(run) == 1 else f"{NAMES[run[0]]}-{NAMES[run[-1]]}" for run in runs)


def say(rule):
    about = [rule.term, str(rule.season or ""), days_of(rule.days), str(rule.dates or "")]
    about += [f"BH {rule.holiday}".strip()] if rule.holiday is not None else []
    hours = " and ".join(str(each) for each in rule.hours) or ("closed" if rule.is_closed else "")
    said = ", ".join(part for part in (hours, f"“{rule.words}”" if rule.words else "") if part)
    return f"{' '.join(part for part in about if part)}: {said}"


READ = [
    # One line of the week.
    ("Monday to Friday 9am to 5pm", "Mo-Fr: 9am to 5pm"),
    ("Monday to Friday, 9am to 5pm.", "Mo-Fr: 9am to 5pm"),
    ("Mon-Fri 9-5", "Mo-Fr: 9am to 5pm"),
    ("Mon–Fri: 09:00–17:00", "Mo-Fr: 9am to 5pm"),
    ("Weekdays 0900-1700", "Mo-Fr: 9am to 5pm"),
    ("Weekdays 9.30am till 4.30pm", "Mo-Fr: 9:30am to 4:30pm"),
    ("Sat 10-12", "Sa: 10am to midday"),
    ("Weekends 10 till 4", "Sa-Su: 10am to 4pm"),
    ("Wednesday 1.30-4.30", "We: 1:30pm to 4:30pm"),
    ("Friday 2 - 4.30pm", "Fr: 2pm to 4:30pm"),
    ("Friday 10am - 12noon", "Fr: 10am to midday"),
    ("Monday 12noon - 2pm", "Mo: midday to 2pm"),
    ("Thursday between 10am and 1pm", "Th: 10am to 1pm"),
    ("Monday, Wednesday and Friday from 10am to 2pm", "Mo,We,Fr: 10am to 2pm"),
    ("Tuesdays & Thursdays, 9 to noon", "Tu,Th: 9am to midday"),
    ("Tuesday, Wednesday to Friday 10am to 3pm", "Tu-Fr: 10am to 3pm"),
    ("Saturday to Monday 10am to 4pm", "Mo,Sa-Su: 10am to 4pm"),
    ("Every day 8am to 8pm", "Mo-Su: 8am to 8pm"),
    ("10am-4pm daily", "Mo-Su: 10am to 4pm"),
    ("9am to 5pm Monday to Friday", "Mo-Fr: 9am to 5pm"),
    ("Open 7 days a week, 7am to 10pm", "Mo-Su: 7am to 10pm"),
    ("Mon. 9 a.m. to 5 p.m.", "Mo: 9am to 5pm"),
    ("Wednesday evening, 6:30pm to 8pm", "We: 6:30pm to 8pm"),
    ("Every day except Sunday, 10am to 4pm", "Mo-Sa: 10am to 4pm"),
    # Several times, several days.
    ("Monday 9am to 12 noon and 1pm to 4pm", "Mo: 9am to midday and 1pm to 4pm"),
    ("Mon - Thurs: 9am-1pm, 2pm-5pm; Fri: 9am-1pm", "Mo-Th: 9am to 1pm and 2pm to 5pm", "Fr: 9am to 1pm"),
    ("Tues 11am - 2pm, Fri 11.30am -1.30pm", "Tu: 11am to 2pm", "Fr: 11:30am to 1:30pm"),
    ("Monday to Friday 6am - 10pm, Saturday & Sunday 8am - 8pm", "Mo-Fr: 6am to 10pm", "Sa-Su: 8am to 8pm"),
    ("Monday 9am to 5pm, closed Tuesday", "Mo: 9am to 5pm", "Tu: closed"),
    # Past midnight, all day.
    ("Friday and Saturday 6pm to 1am", "Fr-Sa: 6pm to 1am"),
    ("Friday 11am-1am", "Fr: 11am to 1am"),
    ("Monday 18:00-02:00", "Mo: 6pm to 2am"),
    ("Daily 12 noon to midnight", "Mo-Su: midday to midnight"),
    ("24 hours", "Mo-Su: All day and night"),
    ("Open 24 hours a day, 7 days a week", "Mo-Su: All day and night"),
    ("Always open", "Mo-Su: All day and night"),
    ("Saturday all day", "Sa: All day and night"),
    # Closed.
    ("Sunday closed", "Su: closed"),
    ("Closed on Wednesday and Sunday", "We,Su: closed"),
    ("Closed on Mondays", "Mo: closed"),
    # Parts of the year.
    ("Term time: Monday to Friday 9am to 3pm", "term Mo-Fr: 9am to 3pm"),
    ("Monday to Friday 9am to 3pm in term time", "term Mo-Fr: 9am to 3pm"),
    ("School holidays: closed", "holidays Mo-Su: closed"),
    ("Half term: Monday to Friday 10am to 3pm", "holidays Mo-Fr: 10am to 3pm"),
    ("April to September, every day, 8am to 6pm", "April to September Mo-Su: 8am to 6pm"),
    ("Wednesdays, 10am to 3pm, November to March", "November to March We: 10am to 3pm"),
    ("Closed in August", "August Mo-Su: closed"),
    ("1 April to 30 September: every day 9am to 8pm", "1 April to 30 September Mo-Su: 9am to 8pm"),
    # Days apart.
    ("Bank holidays: closed", "BH: closed"),
    ("Monday to Saturday 9am to 5.30pm, except bank holidays", "Mo-Sa: 9am to 5:30pm", "BH: closed"),
    ("Sundays and bank holidays 10am to 4pm", "Su: 10am to 4pm", "BH: 10am to 4pm"),
    ("Good Friday: closed", "BH good friday: closed"),
    ("25 December: closed", "25 December: closed"),
    ("Friday 25 December 2026: closed", "25 December 2026: closed"),
    ("2026-12-25: closed", "25 December 2026: closed"),
    ("December 25th: closed", "25 December: closed"),
    ("25 and 26 December closed", "25 December: closed", "26 December: closed"),
    ("24, 25 and 26 December: closed", "24 December: closed", "25 December: closed", "26 December: closed"),
    ("Christmas Day and Boxing Day: closed", "25 December: closed", "26 December: closed"),
    ("24 December: 9am to 12 noon", "24 December: 9am to midday"),
    ("24 December to 2 January: closed", "24 December to 2 January: closed"),
    ("Closed from 24 December 2026 to 3 January 2027", "24 December 2026 to 3 January 2027: closed"),
    ("Closed until 8 January 2027 while the roof is mended", "until 8 January 2027: closed"),
    ("Closed on Thursdays and on 25 December", "Th: closed", "25 December: closed"),
    # As OpenStreetMap writes them.
    ("Mo-Fr 09:00-17:00; Sa 10:00-13:00", "Mo-Fr: 9am to 5pm", "Sa: 10am to 1pm"),
    ("Mo,We,Fr 10:00-12:00,13:00-15:00", "Mo,We,Fr: 10am to midday and 1pm to 3pm"),
    ("Mo-Sa 09:00-17:00; We off; PH off", "Mo-Sa: 9am to 5pm", "We: closed", "BH: closed"),
    ("Apr-Sep Mo-Su 08:00-18:00", "April to September Mo-Su: 8am to 6pm"),
    # Some weeks only.
    ("First Saturday of the month 10am to 12", "Sa: 10am to midday, “first Saturday of the month”"),
    ("1st & 3rd Wednesday of the month, 10am to 2pm", "We: 10am to 2pm, “1st & 3rd Wednesday of the month”"),
    ("Every other Friday 10am to 12", "Fr: 10am to midday, “every other Friday”"),
    ("Closed on the last Friday of the month", "Fr: “closed: last Friday of the month”"),
    # Words that stay words.
    ("Every day 8am to dusk", "Mo-Su: “8am to dusk”"),
    ("Friday 10am to late", "Fr: “10am to late”"),
    ("Tuesday from 9am", "Tu: “From 9am”"),
    ("Saturday by appointment", "Sa: “By appointment”"),
    ("Saturday 10am to 12 noon by appointment only", "Sa: 10am to midday, “by appointment only”"),
    ("For hire Monday to Friday, 6pm to 9:30pm", "Mo-Fr: 6pm to 9:30pm, “For hire”"),
    ("Sunday, 9am to 5pm, every hour", "Su: 9am to 5pm, “every hour”"),
    ("Sunday 10 to 4 in summer", "Su: 10am to 4pm, “in summer”"),
    ("Monday evenings", "Mo: “Evenings”"),
]
MISTAKEN = [
    "Saturday 7-9",
    "Mondays",
    "Monday 9am to 5am",
    "Monday 5pm to 5pm",
    "Monday 9am to 25",
    "Monday to Friday 9am to 5pm (closed 1pm to 2pm)",
    "Bank holidays as on Sundays",
    "31 February: closed",
    "Monday to 9am",
    "Monday 25 December 2026: closed",
    "Munday 9am to 5pm",
    "Wensdays and Fridays 10-12",
    "Mo[1] 10:00-12:00",
    "0900 every weekday",
    "Closed Wednesdays; otherwise 7-9",
    "Closed Wednesdays; otherwise 9",
    "Every other day 9am to 5pm",
]
PROSE = [
    "Plot holders have a key and may come at any time",
    "The church itself is open every day, 9am to dusk",
    "Warm room on Wednesdays, 10am to 3pm, November to March",
    "Dairy shop, 9am to 5pm",
    "Today only, 9am to 5pm",
    "Drop-in, first and third Wednesday of the month, 10am to 2pm",
    "Breakfast club, 7:45am to 8:45am",
    "From 9 January 2027, open for the Repair Café",
    "we open when we can",
    "Monday " * 100,
    "",
]


@pytest.mark.parametrize(("text", "meaning"), [(text, meaning) for text, *meaning in READ])
def test_a_line_is_read(text, meaning):
    line = read_line_of_hours(text)
    assert [say(rule) for rule in line.rules] == meaning
    assert not line.mistaken


def test_the_table_is_long_enough():
    assert len(READ) >= 60


@pytest.mark.parametrize("text", MISTAKEN)
def test_what_looks_like_hours_but_is_none_is_said(text):
    line = read_line_of_hours(text)
    assert (line.rules, line.mistaken) == ((), True)


@pytest.mark.parametrize("text", PROSE)
def test_prose_stays_prose_without_a_word_of_blame(text):
    line = read_line_of_hours(text)
    assert (line.rules, line.mistaken) == ((), False)


def week(*lines, on=dt.date(2026, 11, 22), term="term"):
    return [str(day) for day in Opening(lines).week(on, term)]


def test_days_that_no_line_names_are_closed():
    assert week("Thursday 10:30am to 12:30pm") == ["Closed"] * 3 + ["10:30am to 12:30pm"] + ["Closed"] * 3


def test_days_that_no_line_names_are_not_known_where_a_line_was_not_understood():
    assert week("Thursday 10am to 12 noon", "Saturday 7-9")[5] == ""


def test_days_that_no_line_names_are_by_arrangement_where_a_line_says_so():
    assert week("Thursday 10am to 12 noon", "By arrangement")[3:5] == ["10am to midday", "By arrangement"]


@pytest.mark.parametrize(
    ("line", "tuesday", "wednesday"),
    [
        ("Closed Wednesdays; otherwise 9am to 5pm", "9am to 5pm", "Closed"),
        ("Closed Wednesdays, otherwise by booking", "By booking", "Closed"),
        ("Wednesday 9am to 12 noon; otherwise 2pm to 4pm", "2pm to 4pm", "9am to midday"),
        ("Wednesday 9am to 12 noon; other times by arrangement", "By arrangement", "9am to midday"),
        ("Wednesday 9am to 12 noon, by booking at other times", "By booking", "9am to midday"),
        ("Wednesday 9am to 12 noon, closed on all other days", "Closed", "9am to midday"),
        ("Closed Wednesdays; otherwise Monday to Friday 9am to 5pm", "9am to 5pm", "Closed"),
        ("At other times by booking", "By booking", "By booking"),
        ("May to June: every day 1pm to 2pm; rest of the year 9am to 5pm", "9am to 5pm", "9am to 5pm"),
        ("Term time: Wednesday 9am to 3pm, otherwise closed", "Closed", "9am to 3pm"),
    ],
)
def test_what_is_said_of_all_other_times_is_meant_of_the_days_of_no_other_rule(line, tuesday, wednesday):
    assert week(line)[1:3] == [tuesday, wednesday]


@pytest.mark.parametrize("line", ["Closed Wednesdays", "Closed on the last Wednesday of the month"])
def test_closed_on_some_days_says_nothing_of_the_others(line):
    days = Opening([line]).week(dt.date(2026, 11, 22))
    assert [day.known for day in days] == [False] * 2 + [line == "Closed Wednesdays"] + [False] * 4
    assert str(days[1]) == ""


def test_what_holds_in_some_weeks_stands_beside_what_holds_in_the_others():
    lines = (
        "Monday to Saturday 9am to 5pm",
        "Closed first Monday of the month",
        "First Saturday of the month 6pm to 8pm",
    )
    assert week(*lines)[0] == "Closed: first Monday of the month; 9am to 5pm"
    assert week(*lines)[5] == "6pm to 8pm, first Saturday of the month; 9am to 5pm"
    assert week("Saturday closed", "First Saturday 10-12")[5] == "10am to midday, first Saturday; closed otherwise"


def test_what_is_said_of_fewer_days_stands_in_place_of_what_is_said_of_more():
    assert week("Monday to Friday 9am to 5pm", "Friday 9am to 1pm")[3:5] == ["9am to 5pm", "9am to 1pm"]
    assert week("Every day 9am to 5pm", "Sunday closed")[5:] == ["9am to 5pm", "Closed"]


def test_hours_beside_others_add_to_them():
    lines = "Monday to Friday 8am to 6:30pm", "Wednesday 6:30pm to 8pm, booked visits only"
    assert week(*lines)[1:3] == ["8am to 6:30pm", "6:30pm to 8pm, booked visits only; 8am to 6:30pm"]
    assert week("Monday 9am to 12 noon", "Monday 1pm to 4pm")[0] == "9am to midday and 1pm to 4pm"


def test_a_season_stands_in_place_of_the_year_and_a_closed_day_in_place_of_both():
    lines = "Monday to Friday 9am to 5pm", "June to August: every day 9am to 9pm", "Closed on Thursdays"
    assert week(*lines) == ["9am to 5pm"] * 3 + ["Closed", "9am to 5pm", "Closed", "Closed"]
    assert week(*lines, on=dt.date(2026, 7, 1)) == ["9am to 9pm"] * 3 + ["Closed"] + ["9am to 9pm"] * 3


def test_a_season_over_the_turn_of_the_year():
    lines = ("November to March: Wednesday 10am to 3pm",)
    days = [dt.date(2026, 10, 31), dt.date(2026, 11, 1), dt.date(2027, 3, 31), dt.date(2027, 4, 1)]
    assert [week(*lines, on=day)[2] for day in days] == ["Closed", "10am to 3pm", "10am to 3pm", "Closed"]


def test_columns_for_term_time_and_for_seasons():
    term = Opening(["Term time: Monday to Friday 9am to 3pm", "School holidays: closed"])
    assert [(each.heading, str(each.days[0])) for each in term.columns()] == [
        ("Term time", "9am to 3pm"),
        ("School holidays", "Closed"),
    ]
    seasons = Opening(["April to September: every day 8am to 6pm", "October to March: every day 9am to 4pm"])
    assert [each.heading for each in seasons.columns()] == ["April to September", "October to March"]
    assert [each.heading for each in Opening(["Sunday 1pm to 2pm", "August: closed"]).columns()] == [
        "August",
        "Rest of the year",
    ]
    assert [each.heading for each in Opening(["Sunday 1pm to 2pm"]).columns()] == [""]


def test_what_depends_on_school_terms_is_not_known_of_a_date():
    opening = Opening(["Saturday 9am to 5pm", "Term time: Monday 9am to 3pm"])
    ((_, days),) = opening.weeks(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
    assert (days[0].known, days[5].known) == (False, True)


def test_weeks_change_on_the_days_of_the_seasons():
    opening = Opening(["April to September: every day 8am to 6pm", "October to March: every day 9am to 4pm"])
    found = [(day, str(days[0])) for day, days in opening.weeks(dt.date(2026, 1, 1), dt.date(2026, 12, 31))]
    assert found == [
        (dt.date(2026, 1, 1), "9am to 4pm"),
        (dt.date(2026, 4, 1), "8am to 6pm"),
        (dt.date(2026, 10, 1), "9am to 4pm"),
    ]


BOXING = {dt.date(2026, 12, 25): "Christmas Day", dt.date(2026, 12, 28): "Boxing Day, substitute day"}


def apart(*lines):
    found = Opening(lines).apart(dt.date(2026, 12, 1), dt.date(2027, 1, 31), BOXING)
    return [(each.first.isoformat(), each.last.isoformat(), str(each.day), each.name) for each in found]


def test_days_apart_come_in_order_and_a_date_says_more_than_a_bank_holiday():
    assert apart("Every day 9am to 5pm", "Bank holidays: closed", "25 December: 10am to 12 noon") == [
        ("2026-12-25", "2026-12-25", "10am to midday", ""),
        ("2026-12-28", "2026-12-28", "Closed", "Boxing Day, substitute day"),
    ]


def test_one_day_stands_in_place_of_the_span_around_it():
    lines = (
        "Every day 9am to 5pm",
        "24 to 31 December: closed",
        "27 December: 10am to 12 noon",
        "Bank holidays: 1pm-2pm",
    )
    assert [each[:3] for each in apart(*lines)] == [
        ("2026-12-24", "2026-12-26", "Closed"),
        ("2026-12-27", "2026-12-27", "10am to midday"),
        ("2026-12-28", "2026-12-31", "Closed"),
    ]


def test_a_span_over_the_turn_of_the_year_is_found_from_both_sides():
    opening = Opening(["Every day 9am to 5pm", "24 December to 2 January: closed"])
    for day in (dt.date(2026, 12, 24), dt.date(2027, 1, 2)):
        assert [each.first for each in opening.apart(day, day, {})] == [dt.date(2026, 12, 24)]
    assert opening.apart(dt.date(2027, 1, 3), dt.date(2027, 1, 9), {}) == []


def test_a_bank_holiday_of_which_nothing_is_said_is_to_be_asked_about():
    assert apart("Monday to Friday 9am to 5pm")[0] == (
        "2026-12-25", "2026-12-25", "Hours may differ; please ask", "Christmas Day",
    )  # fmt: skip
    assert apart("Always open") == apart("Sunday 9am to 5pm") == apart("By booking only") == []


def test_a_named_bank_holiday_says_more_than_all_of_them():
    opening = Opening(["Every day 9am to 5pm", "Bank holidays: 10am to 2pm", "Good Friday: closed"])
    holidays = {dt.date(2027, 3, 26): "Good Friday", dt.date(2027, 3, 29): "Easter Monday"}
    assert [str(each.day) for each in opening.apart(dt.date(2027, 3, 1), dt.date(2027, 3, 31), holidays)] == [
        "Closed",
        "10am to 2pm",
    ]


def space(value, reading=None):
    fields = {"name": "Hall", "address": "Mill Lane", "opening_hours": value}
    return Space.model_validate(fields, context=reading)


def test_the_lines_are_kept_as_they_were_written_in_open_data():
    lines = ["Mon–Fri: 09:00–17:00", "we open when we can"]
    found = space(lines)
    assert isinstance(found.opening_hours, Opening)
    assert found.open_data()["opening_hours"] == lines
    assert json.loads(found.model_dump_json())["opening_hours"] == lines
    assert "opening_hours" not in Space(name="Hall", address="Mill Lane").open_data()


def test_a_text_is_a_line_and_commas_stand_in_it():
    assert space("Monday, Tuesday 9am to 5pm; Friday, 1pm to 2pm").opening_hours == (
        "Monday, Tuesday 9am to 5pm",
        "Friday, 1pm to 2pm",
    )


def test_the_volunteer_is_told_which_line_could_not_be_read():
    reading, lines = Reading(), ["Monday 9am to 5pm", "Saturday 7-9", "By arrangement"]
    space(lines, reading)
    (told,) = reading.notes
    assert told.text is lines[1]
    assert told.code == "opening-hours-unread"
    assert "`Sunday closed`" in told.fix


def test_a_time_that_no_clock_shows_is_told():
    reading, lines = Reading(), ["Monday 9am to 5pm", "The gate is locked at 7:75pm"]
    assert space(lines, reading).opening_hours == tuple(lines)
    assert [(told.text, told.code) for told in reading.notes] == [(lines[1], "time-unreadable")]


def test_an_odd_time_in_a_text_of_many_lines_is_told_once():
    reading, text = Reading(), "; ".join(["The gate is locked at 7:75pm"] * 50)
    space(text, reading)
    assert [(told.text, told.code) for told in reading.notes] == [(text, "time-unreadable")]


@pytest.mark.parametrize("hours", ["; ".join(["Mon 9am to 5pm"] * 101), ["Mon 9am to 5pm"] * 101])
def test_more_lines_than_any_door_has_are_refused(hours):
    with pytest.raises(ValidationError, match="101 lines long; at most 100 fit here"):
        space(hours)
    assert len(space(hours[:100]).opening_hours) <= 100


def test_the_schema_is_a_list_of_texts():
    schema = Space.model_json_schema()["properties"]["opening_hours"]
    assert (schema["type"], schema["items"]["type"]) == ("array", "string")


def test_a_day_of_which_nothing_is_known_says_nothing():
    assert str(OpenDay(known=False)) == ""
    assert str(OpenDay()) == "Closed"
