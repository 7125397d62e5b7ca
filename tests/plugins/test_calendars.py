"""What stands in the calendar files: names for good, what changed, where, and when for the first time."""

import datetime as dt

import icalendar
import pytest

from hubsite.testing import make_hub

HUB = "name: Here\nsite_url: https://here.example/hub/\nplugins: [calendars]\nnation: england\n"
PLACES = {
    "spaces/hall.yml": "name: Mill Hall\naddress: Mill Lane\npostcode: AB12 3CD\nlatitude: 53.41\nlongitude: -2.31\n",
    "spaces/library.yml": "name: Library\naddress: 3 Church Street\n",
    "bodies/council.yml": "name: Parish Council\nchecked: never\n",
    "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
}
COUNCIL = "name: Council\nwhen: first Thursday of every month, 7pm to 9pm\nrun_by: council\nheld_at: hall\n"
COUNCIL += (
    "what_happens: We **hear** [reports](reports.md).\nfirst_time: Sit anywhere.\nhow_to_speak: Tell the clerk.\n"
)
COUNCIL += "contact: Parish clerk\ntags: planning\nchecked: 1 November 2026\n"


def files_of(tmp_path, *, hub=HUB, today=dt.date(2026, 11, 22), **files) -> dict[str, bytes]:
    named = {f"{name.replace('__', '/')}.yml": text for name, text in files.items()}
    look = make_hub(tmp_path, {"hub.yml": hub, **PLACES, **named}, today=today)
    assert not look.has_errors, look.problems
    return {file.path: file.data for file in look.site.files}


def events_of(data: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def meeting_events(tmp_path, fields: str, **options) -> list[icalendar.Event]:
    files = files_of(tmp_path, **options, meetings__one=f"name: One\nwhat_happens: We meet.\n{fields}")
    return events_of(files["meetings/one.ics"])


def lines_of(data: bytes) -> list[str]:
    """The lines as written, long ones joined again."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_every_calendar_that_somebody_may_follow(tmp_path):
    files = files_of(tmp_path, meetings__council=COUNCIL)
    assert set(files) == {"calendar.ics", "meetings/council.ics", "bodies/council.ics", "spaces/hall.ics"}
    assert all(len(events_of(data)) == 1 for data in files.values())


def test_without_dates_there_are_no_calendars(tmp_path):
    assert files_of(tmp_path) == {}


def test_an_entry_says_what_a_first_timer_needs(tmp_path):
    (event,) = events_of(files_of(tmp_path, meetings__council=COUNCIL)["calendar.ics"])
    assert event["summary"] == "Council"
    assert event["location"] == "Mill Hall, Mill Lane, AB12 3CD"
    assert event["geo"].to_ical() == "53.41;-2.31"
    assert event["url"] == "https://here.example/hub/meetings/council/"
    assert event["categories"].cats == ["Parish Council", "planning"]
    assert event["description"].split("\n\n") == [
        "We hear reports.",
        "Your first time: Sit anywhere.",
        "How to speak: Tell the clerk.",
        "Ask: Parish clerk",
        "More: https://here.example/hub/meetings/council/",
    ]
    assert "organizer" not in event


def test_a_calendar_says_what_it_is(tmp_path):
    lines = lines_of(files_of(tmp_path, meetings__council=COUNCIL)["bodies/council.ics"])
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "PRODID:-//hubsite//calendars//EN" in lines
    assert "X-WR-CALNAME:Parish Council (Here)" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert lines.count("BEGIN:VTIMEZONE") == 1


def test_the_name_of_a_calendar_is_escaped_as_its_texts_are(tmp_path):
    named = HUB.replace("name: Here", 'name: "Here, there; now"')
    lines = lines_of(files_of(tmp_path, hub=named, meetings__council=COUNCIL)["calendar.ics"])
    assert "X-WR-CALNAME:Here\\, there\\; now" in lines


def test_lines_are_short_and_end_as_they_must(tmp_path):
    words = "Ünïcödé wörds with € and 🌳 that go on and on. " * 20
    data = files_of(tmp_path, meetings__council=f"{COUNCIL}why_come: x\naccess: {words}\n")["calendar.ics"]
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_name_is_for_good(tmp_path):
    first = files_of(tmp_path / "a", meetings__council=COUNCIL)["calendar.ics"]
    changed = COUNCIL.replace("name: Council", "name: Other").replace("7pm to 9pm", "8pm")
    later = files_of(tmp_path / "b", today=dt.date(2028, 2, 3), meetings__council=changed)["calendar.ics"]
    assert events_of(first)[0]["uid"] == events_of(later)[0]["uid"] == "meetings-council@here.example-hub"


@pytest.mark.parametrize(("name", "owner"), [("St Mary’s Café", "st-marys-cafe"), ("村", "hub")])
def test_a_hub_without_an_address_goes_by_its_name(tmp_path, name, owner):
    files = files_of(tmp_path, hub=f"name: {name}\nplugins: [calendars]\n", meetings__council=COUNCIL)
    (event,) = events_of(files["calendar.ics"])
    assert event["uid"] == f"meetings-council@{owner}"
    assert "url" not in event


def test_nothing_changes_from_one_day_to_the_next(tmp_path):
    fields = f"{COUNCIL}on_bank_holiday: next-day\ncancelled: 3 December 2026\n"
    days = (dt.date(2026, 1, 1), dt.date(2026, 11, 22), dt.date(2026, 12, 31))
    made = [files_of(tmp_path / str(day), today=day, meetings__council=fields) for day in days]
    assert made[0] == made[1] == made[2]


def test_the_day_somebody_checked_is_the_day_of_the_entry(tmp_path):
    (event,) = events_of(files_of(tmp_path, meetings__council=COUNCIL)["calendar.ics"])
    assert event["dtstamp"].dt == event["last-modified"].dt == dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    (event,) = meeting_events(tmp_path / "b", "when: every Tuesday\n")
    assert event["dtstamp"].dt == dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    assert "last-modified" not in event


def test_the_sequence_rises_with_every_change(tmp_path):
    when = "when: every Thursday, 7pm\n"
    moved = "moved: [{date: 10 December 2026, to: 11 December 2026}]\n"
    changes = ["", "cancelled: 3 December 2026\n", f"cancelled: 3 December 2026\n{moved}", "status: cancelled\n"]
    changes.append("later_on: [{since: 1 September 2027, when: every Friday}]\n")
    made = [meeting_events(tmp_path / str(number), when + change) for number, change in enumerate(changes)]
    assert [{event["sequence"] for event in events} for events in made] == [{0}, {1}, {2}, {1}, {1}]


@pytest.mark.parametrize(
    ("when", "first", "rule"),
    [
        ("first Thursday of every month, 7pm to 9pm", "TZID=Europe/London:20250102T190000", "FREQ=MONTHLY;BYDAY=1TH"),
        ("every other Tuesday from 5 January 2026", "VALUE=DATE:20260106", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every Tuesday from 6 January 2026, not 6 January 2026", "VALUE=DATE:20260113", "FREQ=WEEKLY;BYDAY=TU"),
        ("every Tuesday from 6 January 2026, 3 times", "VALUE=DATE:20260106", "FREQ=WEEKLY;UNTIL=20260120;BYDAY=TU"),
        (
            "every Friday until 24 July 2026, 7pm",
            "TZID=Europe/London:20250103T190000",
            "FREQ=WEEKLY;UNTIL=20260724T225959Z;BYDAY=FR",
        ),
        ("29 February every year", "VALUE=DATE:20280229", "FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2"),
    ],
)
def test_a_series_begins_with_its_first_real_time(tmp_path, when, first, rule):
    lines = lines_of(files_of(tmp_path, meetings__one=f"name: One\nwhat_happens: x\nwhen: {when}\n")["calendar.ics"])
    assert f"DTSTART;{first}" in lines
    assert f"RRULE:{rule}" in lines


def test_days_left_out_are_named_with_their_time(tmp_path):
    text = "name: One\nwhat_happens: x\nwhen: every Monday, 7pm, not 6 April 2026, not 28 December 2026\n"
    lines = lines_of(files_of(tmp_path, meetings__one=text)["calendar.ics"])
    assert "EXDATE;TZID=Europe/London:20260406T190000,20261228T190000" in lines


def test_a_cancelled_date_is_seen_as_cancelled(tmp_path):
    fields = "when: every Thursday, 7pm\ncancelled: [{date: 3 December 2026, reason: Paint}]\n"
    series, off = meeting_events(tmp_path, fields)
    assert "exdate" not in series
    assert off["recurrence-id"].dt == off["dtstart"].dt == dt.datetime(2026, 12, 3, 19, tzinfo=series.start.tzinfo)
    assert off["recurrence-id"].params["tzid"] == "Europe/London"
    assert (off["status"], off["summary"], off["comment"]) == ("CANCELLED", "Cancelled: One", "Cancelled: Paint")
    assert off["uid"] == series["uid"]


def test_a_moved_date_says_from_when(tmp_path):
    to = "{date: 7 January 2027, to: 14 January 2027 19:30, held_at: library, reason: New Year}"
    series, moved = meeting_events(
        tmp_path, f"when: first Thursday of every month, 7pm\nheld_at: hall\nmoved: [{to}]\n"
    )
    assert moved["recurrence-id"].dt.isoformat() == "2027-01-07T19:00:00+00:00"
    assert moved["dtstart"].dt.isoformat() == "2027-01-14T19:30:00+00:00"
    assert moved["comment"] == "Moved from Thursday 7 January 2027, 7pm: New Year"
    assert moved["description"].startswith(moved["comment"])
    assert moved["location"] == "Library, 3 Church Street"
    assert (series["location"], series["status"]) == ("Mill Hall, Mill Lane, AB12 3CD", "CONFIRMED")


def test_a_place_has_the_dates_that_are_there(tmp_path):
    to = "{date: 7 January 2027, to: 14 January 2027 19:30, held_at: library}"
    files = files_of(tmp_path, meetings__council=f"{COUNCIL}moved: [{to}]\n")
    assert [event["location"][:7] for event in events_of(files["spaces/library.ics"])] == ["Library"]
    assert len(events_of(files["spaces/hall.ics"])) == 2


def test_a_single_meeting_that_moved_is_where_it_is_now(tmp_path):
    (event,) = meeting_events(tmp_path, "when: 30 June 2027, 7pm\nmoved: [{date: 30 June 2027, to: 2 July 2027}]\n")
    assert event["dtstart"].dt.isoformat() == "2027-07-02T19:00:00+01:00"
    assert "recurrence-id" not in event
    assert event["comment"] == "Moved from Wednesday 30 June 2027, 7pm."


def test_a_meeting_that_is_off_for_good(tmp_path):
    (event,) = meeting_events(tmp_path, "when: every Tuesday\nstatus: cancelled\n")
    assert (event["status"], event["summary"]) == ("CANCELLED", "Cancelled: One")


def test_bank_holidays_are_said_two_years_ahead(tmp_path):
    events = meeting_events(tmp_path, "when: every Monday, 7pm\non_bank_holiday: skip\n")
    off = [event["recurrence-id"].dt.date() for event in events if event["status"] == "CANCELLED"]
    assert {dt.date(2026, 12, 28), dt.date(2027, 8, 30), dt.date(2028, 8, 28)} <= set(off)
    assert events[-1]["comment"].startswith("Cancelled: ")


def test_another_rule_later_on_is_a_series_of_its_own(tmp_path):
    later = "later_on: [{since: 1 September 2027, when: 'second Tuesday of every month, 7pm'}]\n"
    before, after = meeting_events(tmp_path, f"when: first Thursday of every month, 7pm\n{later}")
    assert before["rrule"]["until"] == [dt.datetime(2027, 8, 31, 22, 59, 59, tzinfo=dt.UTC)]
    assert after["dtstart"].dt.date() == dt.date(2027, 9, 14)
    assert after["uid"] == "meetings-one-from-20270901@here.example-hub" != before["uid"]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("30 June 2026", "2026-06-30", "2026-07-01"),
        ("30 June 2026, 10pm to 2am", "2026-06-30T22:00:00+01:00", "2026-07-01T02:00:00+01:00"),
        ("28 March 2026, 10pm to 2:30am", "2026-03-28T22:00:00+00:00", "2026-03-29T02:30:00+01:00"),
        ("30 June 2026, 7:30pm", "2026-06-30T19:30:00+01:00", "2026-06-30T20:30:00+01:00"),
    ],
)
def test_when_it_ends(tmp_path, when, start, end):
    (event,) = meeting_events(tmp_path, f"when: {when}\n")
    assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == (start, end)


def test_an_end_that_is_not_known_is_not_made_up(tmp_path):
    (event,) = meeting_events(tmp_path, "when: 30 June 2026, 7:30pm\n")
    assert event["description"].endswith("When it ends is not known; calendars show an hour.")


def test_a_night_when_the_clocks_change_has_its_own_end(tmp_path):
    events = meeting_events(tmp_path, "when: every Saturday, 10pm to 2:30am\n")
    ends = {event["recurrence-id"].dt.date(): event["dtend"].dt.isoformat() for event in events[1:]}
    assert ends[dt.date(2027, 3, 27)] == "2027-03-28T02:30:00+01:00"
    assert ends[dt.date(2026, 10, 24)] == "2026-10-25T02:30:00+00:00"
    assert len(ends) == 8


def test_a_series_that_begins_on_such_a_night_has_a_length(tmp_path):
    series, *_ = meeting_events(tmp_path, "when: every Saturday from 24 October 2026, 10pm to 2:30am\n")
    assert series["duration"].dt == dt.timedelta(hours=4, minutes=30)
    assert "dtend" not in series


def test_a_time_that_the_clocks_jump_over_does_not_end_before_it_begins(tmp_path):
    (event,) = meeting_events(tmp_path, "when: 29 March 2026, 1:30am to 2:30am\n")
    assert event["duration"].dt == dt.timedelta(hours=1)


def test_the_last_day_of_a_consultation(tmp_path):
    asked = "run_by: council\nhow_to_respond: On paper.\nchecked: never\n"
    files = files_of(
        tmp_path,
        consultations__library=f"name: The library\ncloses: 30 November 2026 17:00\n{asked}",
        consultations__plan=f"name: The plan\ncloses: 4 December 2026\n{asked}",
        consultations__open=f"name: Open\n{asked}",
    )
    assert set(files) == {"calendar.ics", "bodies/council.ics"}
    assert lines_of(files["calendar.ics"])[20:] == lines_of(files["bodies/council.ics"])[20:]
    timed, all_day = events_of(files["calendar.ics"])
    assert timed["summary"] == "Closes at 5pm: The library"
    assert timed["dtstart"].dt.isoformat() == "2026-11-30T17:00:00+00:00"
    assert all_day["summary"] == "Last day: The plan"
    assert (all_day["dtstart"].dt, all_day["dtend"].dt) == (dt.date(2026, 12, 4), dt.date(2026, 12, 5))
    assert timed["uid"] == "consultations-library@here.example-hub"


EVIL = "x\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:gone; a, b\\\\n"


def test_what_people_write_stays_text(tmp_path):
    evil = COUNCIL.replace("name: Council", f'name: "{EVIL}"').replace("tags: planning", f'tags: ["{EVIL}"]')
    evil = evil.replace("Parish clerk", f'"{EVIL}"').replace("We **hear** [reports](reports.md).", f'"{EVIL}"')
    moved = f'moved: [{{date: 7 January 2027, to: 8 January 2027, reason: "{EVIL}"}}]\n'
    files = files_of(tmp_path, hub=HUB.replace("name: Here", f'name: "{EVIL}"'), meetings__council=evil + moved)
    for data in files.values():
        lines = lines_of(data)
        assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
        assert not [line for line in lines if line.startswith("SUMMARY:gone")]
        assert all("gone; a, b" in event["summary"] for event in events_of(data))


def test_a_rule_that_never_holds_leaves_a_calendar_that_can_be_followed(tmp_path):
    files = files_of(tmp_path, meetings__one="name: One\nwhat_happens: x\nwhen: every Tuesday until 1 June 2020\n")
    assert events_of(files["meetings/one.ics"]) == []
    assert b"BEGIN:VTIMEZONE" in files["meetings/one.ics"]


def test_the_sequence_does_not_fall_when_old_changes_are_tidied_away(tmp_path):
    when, off = "when: every Thursday, 7pm\n", [f"{day} December 2026" for day in (3, 10, 17, 24)]
    many = [*off, *(f"{day} January 2027" for day in (7, 14, 21, 28)), "4 February 2027", "11 February 2027"]

    def number(folder: str, fields: str) -> int:
        (found,) = {event["sequence"] for event in meeting_events(tmp_path / folder, when + fields)}
        return found

    before = number("a", f"cancelled: [{', '.join(many)}]\nchecked: 1 January 2027\n")
    more = number("b", f"cancelled: [{', '.join(off)}]\nchecked: 1 January 2027\n")
    tidied = number("c", "checked: 2 January 2027\n")
    assert more == 25570 + 4 and before == 25570 + 9
    assert tidied > before
    assert number("d", "checked: 5 May 2019\n") == number("e", "checked: never\n") == 0
