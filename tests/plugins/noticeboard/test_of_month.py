"""The sheets of this month and the next: what is on, on which of the days to come, and what is off."""

import sys
from datetime import date
from importlib import import_module
from types import ModuleType

import pytest

from hubsite import Foreign, speaking
from hubsite.plugin_files import ours
from hubsite.testing import A_SUNDAY, make_hub

# The sheets alone: nothing here is printed.
PACKAGE = "_noticeboard_sheets"
sys.modules.setdefault(PACKAGE, ModuleType(PACKAGE)).__path__ = [str(ours()["noticeboard"].parent)]
of_month = import_module(f"{PACKAGE}.of_month")
sheet_module = import_module(f"{PACKAGE}.sheet")

# Without such words and without a place it would be said that nobody knows where.
MORE = "description: Ask at the gate.\n"
HUB = "name: Here\nnation: england\nlanguages: [en, cy]\nplugins: [record_pages, whats_on]\n"
FILES = {
    "hub.yml": HUB,
    "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n",
    "spaces/barn.yml": "name: The Barn\naddress: Mill Lane\n",
    "bodies/council.yml": "name: Council\n",
}


def meeting(when: str, more: str = "", name: str = "Songs") -> str:
    return f"name: {name}\nwhen: {when}\nwhat_happens: We meet.\nchecked: 1 November 2026\n{MORE}{more}"


def sheets_of(hub):
    return [*of_month.this_month(hub), *of_month.next_month(hub)]


def hub_of(tmp_path, files, today=A_SUNDAY):
    found = make_hub(tmp_path, FILES | files, today=today)
    assert not found.has_errors, found.problems
    return found.hub


def sheets(tmp_path, today=A_SUNDAY, **files):
    hub = hub_of(tmp_path, {f"{name.replace('__', '/')}.yml": text for name, text in files.items()}, today)
    return {each.name: each for each in sheets_of(hub)}


def rows(sheet, part=0) -> list[tuple[str, ...]]:
    said = sheet_module.words_of
    return [(said(row.head), *map(said, row.body), said(row.small)) for row in sheet.parts[part].rows]


def november(tmp_path, when, more="", **files):
    """The whole of it."""
    return rows(sheets(tmp_path, date(2026, 11, 1), meetings__a=meeting(when, more), **files)["whats-on"])


def test_a_meeting_stands_once_with_all_its_days_of_the_whole_month(tmp_path):
    text = meeting("every Tuesday, 2pm to 4pm", "held_at: hall\ncost: Free\n")
    found = sheets(tmp_path, date(2026, 11, 1), meetings__a=text)
    this, following = found.values()
    assert rows(this) == [("Tuesdays 3, 10, 17 and 24", "Songs", "2pm to 4pm, The Hall", "Free, Step-free place")]
    assert rows(following)[0][0] == "Tuesdays 1, 8, 15, 22 and 29"
    assert (this.name, this.twin, this.last_day) == ("whats-on", "whats-on/", date(2026, 11, 30))
    assert (following.name, following.last_day) == ("whats-on-next-month", date(2026, 12, 31))
    assert [sheet_module.words_of(each.title) for each in (this, following)] == [
        "What’s on: November 2026",
        "What’s on: December 2026",
    ]
    assert [each.key for each in this.facts] == ["meetings/a", "spaces/hall"]


def test_what_is_past_is_left_out_and_what_is_today_is_not(tmp_path):
    files = {
        "meetings__a": meeting("3 November 2026, 2pm", name="Fair"),
        "meetings__b": meeting("every Friday, 2pm", "cancelled: 13 November 2026\n", name="Walk"),
        "meetings__c": meeting("22 November 2026, 2pm", name="Lunch"),
        "funds__seeds": "name: Seeds\ncloses: 3 November 2026\n",
    }
    told = {}
    for day in (1, 4, 22, 23):
        sheet = sheets(tmp_path, date(2026, 11, day), **files)["whats-on"]
        told[day] = [" ".join(row[:2]) for row in rows(sheet)]
        assert len(sheet.facts) == len([row for part in sheet.parts for row in part.rows])
        assert sheet.last_day == date(2026, 11, 30)
        assert ("not on" in str(rows(sheet))) is (day <= 13)
        assert (len(sheet.parts) == 2) is (day == 1)
    assert told == {
        1: ["Tuesday 3 Fair", "Fridays 6, 20 and 27 Walk", "Sunday 22 Lunch"],
        4: ["Fridays 6, 20 and 27 Walk", "Sunday 22 Lunch"],
        22: ["Sunday 22 Lunch", "Friday 27 Walk"],
        23: ["Friday 27 Walk"],
    }


def test_each_month_is_a_sheet_to_ask_for(tmp_path):
    hub = hub_of(tmp_path, {"meetings/a.yml": meeting("every Tuesday, 2pm")})
    assert [each.name for each in of_month.this_month(hub)] == ["whats-on"]
    assert [each.name for each in of_month.next_month(hub)] == ["whats-on-next-month"]


def test_without_a_place_it_is_said_in_another_way(tmp_path):
    plain = meeting("24 November 2026, 2pm").replace(MORE, "")
    ways = {
        "": "Where: Not known",
        "run_by: council\n": "Council",
        "online_url: https://a.example/\n": "Join from home",
    }
    for at, (more, said) in enumerate(ways.items()):
        (row,) = rows(sheets(tmp_path / str(at), meetings__a=plain + more)["whats-on"])
        assert said in ", ".join(row) and ("Not known" in str(row)) is (not more)


def test_after_december_comes_january(tmp_path):
    found = sheets(tmp_path, date(2026, 12, 31), meetings__a=meeting("every Friday, 2pm"))
    assert list(found) == ["whats-on-next-month"], "nothing of December is still to come"
    assert rows(found["whats-on-next-month"]) == [
        ("Friday 1", "Songs", "2pm", "bank holiday, New Year's Day", ""),
        ("Fridays 8, 15, 22 and 29", "Songs", "2pm", ""),
    ]
    assert found["whats-on-next-month"].last_day == date(2027, 1, 31)


def test_nothing_on_makes_no_sheet(tmp_path):
    assert sheets(tmp_path) == {}
    assert sheets(tmp_path, meetings__a=meeting("3 November 2026, 2pm")) == {}, "it is past"
    assert sheets(tmp_path, meetings__a=meeting("3 March 2027, 2pm")) == {}, "it is too far ahead"


def test_without_the_page_there_is_no_sheet(tmp_path):
    plain = {"hub": "name: Here\nplugins: [record_pages]\n"}
    assert sheets(tmp_path, meetings__a=meeting("every Tuesday, 2pm"), **plain) == {}


def test_rows_stand_in_the_order_of_their_first_days(tmp_path):
    files = {
        "meetings__a": meeting("24 November 2026, 2pm", name="Fair"),
        "meetings__b": meeting("every Friday, 2pm", name="Walk"),
        "meetings__c": meeting("every Friday, 10am", name="Zumba"),
    }
    found = rows(sheets(tmp_path, **files)["whats-on"])
    assert [row[1] for row in found] == ["Fair", "Zumba", "Walk"]


def test_what_is_cancelled_is_said_with_its_reason(tmp_path):
    more = "cancelled:\n  - date: 24 November 2026\n    reason: The hall is painted.\n"
    assert november(tmp_path, "every Tuesday, 2pm", more) == [
        ("Tuesdays 3, 10 and 17", "Songs", "2pm", "not on Tuesday 24 (The hall is painted)", "")
    ]


def test_dates_off_for_the_same_reason_stand_together(tmp_path):
    (row,) = november(tmp_path, "every Tuesday, 2pm", "cancelled: [17 November 2026, 24 November 2026]\n")
    assert row == ("Tuesdays 3 and 10", "Songs", "2pm", "not on Tuesdays 17 and 24", "")


@pytest.mark.parametrize(
    "more", ["status: cancelled\n", "cancelled:\n  - date: 1 November 2026\n    until: 1 May 2027\n"]
)
def test_what_is_off_all_month_is_called_so_first(tmp_path, more):
    assert november(tmp_path, "every Tuesday, 2pm", more) == [
        ("Cancelled: Tuesdays 3, 10, 17 and 24", "Songs", "2pm", "")
    ]


def test_a_moved_date_is_told_once_with_its_new_day(tmp_path):
    more = "moved:\n  - date: 24 November 2026\n    to: 25 November 2026 19:30\n    reason: Snow.\n"
    assert november(tmp_path, "every Tuesday, 2pm", more) == [
        ("Tuesdays 3, 10 and 17", "Songs", "2pm", ""),
        ("Wednesday 25", "Songs", "7:30pm", "moved from Tuesday 24 November 2026, 2pm; Snow", ""),
    ]


def test_what_moved_to_another_month_is_in_both(tmp_path):
    more = "moved:\n  - date: 24 November 2026\n    to: 1 December 2026\n"
    found = sheets(tmp_path, meetings__a=meeting("24 November 2026, 2pm", more))
    assert rows(found["whats-on"]) == [
        ("Moved: Tuesday 24", "Songs", "2pm", "instead on Tuesday 1 December 2026, 2pm", "")
    ]
    assert rows(found["whats-on-next-month"])[0][0] == "Tuesday 1"


def test_one_time_in_another_place_has_a_row_of_its_own(tmp_path):
    more = "held_at: hall\nmoved:\n  - date: 17 November 2026\n    held_at: barn\n"
    found = november(tmp_path, "every Tuesday, 2pm", more)
    assert found[0][:3] == ("Tuesdays 3, 10 and 24", "Songs", "2pm, The Hall")
    assert found[1] == ("Tuesday 17", "Songs", "2pm, The Barn", "in another place than usual", "")


@pytest.mark.parametrize(
    "closed", ["closed_from: 20 November 2026\nclosed_until: 30 November 2026\n", "closed_from: 18 November 2026\n"]
)
def test_a_place_that_is_closed_is_not_announced_as_if_it_were_open(tmp_path, closed):
    shut = FILES["spaces/hall.yml"] + closed
    found = november(tmp_path, "every Tuesday, 2pm", "held_at: hall\n", spaces__hall=shut)
    assert [row[0] for row in found] == ["Tuesdays 3, 10 and 17", "Tuesday 24"]
    assert found[1][3] == "The Hall: Closed; please ask before you set out."
    assert len(found[0]) == 4, "the other days are as usual"


def test_what_is_not_sure_and_not_for_everybody_is_said(tmp_path):
    more = "status: tentative\npublic: no\n"
    (row,) = november(tmp_path, "24 November 2026, 2pm", more)
    assert row == ("Tuesday 24", "Songs", "2pm", "not certain yet", "Can anyone come? No", "")
    (row,) = november(tmp_path, "24 November 2026, 2pm", "public: partly\n")
    assert row[3] == "Can anyone come? Partly"
    text = meeting("24 November 2026, 2pm").replace("1 November 2026\n", "never\n")
    assert rows(sheets(tmp_path, meetings__a=text)["whats-on"])[0][3] == "Not yet checked"


@pytest.mark.parametrize(
    ("when", "head"),
    [
        ("every Tuesday and Thursday, 2pm", "Tuesdays 3, 10, 17 and 24; Thursdays 5, 12, 19 and 26"),
        ("every Sunday and Monday, 2pm", "Sundays 1, 8, 15, 22 and 29; Mondays 2, 9, 16, 23 and 30"),
        ("every weekday, 2pm", "2–6, 9–13, 16–20, 23–27 and 30"),
        ("every day, 2pm", "1–30"),
        ("29 November 2026, 2pm", "Sunday 29"),
    ],
)
def test_days_are_said_so_that_they_can_be_read(tmp_path, when, head):
    assert november(tmp_path, when)[0][0] == head


def test_no_time_and_no_place_say_nothing(tmp_path):
    assert november(tmp_path, "29 November 2026") == [("Sunday 29", "Songs", "")]


def test_a_record_counts_only_while_it_holds(tmp_path):
    assert november(
        tmp_path, "every Tuesday, 2pm", "valid_until: 24 November 2026\nvalid_from: 10 November 2026\n"
    ) == [("Tuesdays 10, 17 and 24", "Songs", "2pm", "")]
    over = meeting("every Tuesday, 2pm", "valid_until: 31 October 2026\n")
    assert sheets(tmp_path, meetings__a=over) == {}


@pytest.mark.parametrize(
    ("fields", "ticks"),
    [
        ("cost: Free. Tea 50p\n", "Free"),
        ("cost: No charge\n", "Free"),
        ("cost: £0.50\n", ""),
        ("cost: Free for members\n", ""),
        ("cost: First time free\n", ""),
        ("tags: free\n", "Free"),
        ("children: Yes. There are toys.\n", "Children welcome"),
        ("children: Yes, but it is long.\n", ""),
        ("children: No\n", ""),
        ("online_url: https://here.example/watch\n", "Join from home"),
    ],
)
def test_only_what_is_plainly_so_is_ticked(tmp_path, fields, ticks):
    assert november(tmp_path, "29 November 2026, 2pm", fields)[0][-1] == ticks


def test_last_days_for_answers_and_applications_have_a_part_of_their_own(tmp_path):
    files = {
        "consultations__homes": "name: Homes\nrun_by: council\ncloses: 30 November 2026 17:00\n",
        "funds__seeds": "name: Seeds\ncloses: 27 November 2026\n",
    }
    sheet = sheets(tmp_path, **files)["whats-on"]
    assert sheet_module.words_of(sheet.parts[0].title) == "Closing soon"
    assert rows(sheet) == [
        ("Friday 27", "Last day to apply: Seeds", ""),
        ("Monday 30", "Last day to answer: Homes, until 5pm", ""),
    ]
    assert {each.key for each in sheet.facts} == {"consultations/homes", "funds/seeds"}


@pytest.mark.parametrize(
    "more",
    ["decided_on: 1 November 2026\n", "result: It stays.\n", "valid_until: 29 November 2026\n", "nations: scotland\n"],
)
def test_what_can_no_longer_be_answered_has_no_last_day(tmp_path, more):
    asked = "name: Homes\nrun_by: council\ncloses: 30 November 2026\n"
    fund = "name: Seeds\ncloses: 30 November 2026\nnations: scotland\n"
    assert not sheets(tmp_path, consultations__homes=asked + more, funds__seeds=fund)
    assert sheets(tmp_path / "open", consultations__homes=asked)


def test_in_another_language_what_nobody_translated_keeps_its_own(tmp_path):
    files = {
        "meetings/a.yml": meeting("every Tuesday, 2pm", "held_at: hall\ncost: Free\n"),
        "meetings/a.cy.yml": "cost: Am ddim\n",
    }
    hub = hub_of(tmp_path, files)
    with speaking("cy"):
        sheet, _following = sheets_of(hub.in_language("cy"))
    (row,) = sheet.parts[0].rows
    assert isinstance(row.body[0], Foreign) and row.body[0].language == "en"
    assert [run.language for run in sheet_module.runs(row.body[1]) if run.words == "The Hall"] == ["en"]
    assert sheet_module.runs(row.head)[0].language == "" and "Tuesday" not in row.head
    assert "Am ddim" in sheet_module.words_of(row.small), "free in every language, by the words of the main one"


def test_two_hundred_meetings_make_one_sheet(tmp_path):
    files = {f"meetings__m{number}": meeting("every Tuesday, 2pm", name=f"Club {number}") for number in range(200)}
    sheet = sheets(tmp_path, **files)["whats-on"]
    assert len(sheet.parts[0].rows) == len(sheet.facts) == 200
