"""The sheets of this month and the next: what is on, on which days, and what is off."""

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

HUB = "name: Here\nnation: england\nlanguages: [en, cy]\nplugins: [record_pages, whats_on]\n"
FILES = {
    "hub.yml": HUB,
    "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n",
    "spaces/barn.yml": "name: The Barn\naddress: Mill Lane\n",
    "bodies/council.yml": "name: Council\n",
}


def meeting(when: str, more: str = "", name: str = "Songs") -> str:
    return f"name: {name}\nwhen: {when}\nwhat_happens: We meet.\nchecked: 1 November 2026\n{more}"


def hub_of(tmp_path, files, today=A_SUNDAY):
    found = make_hub(tmp_path, FILES | files, today=today)
    assert not found.has_errors, found.problems
    return found.hub


def sheets(tmp_path, today=A_SUNDAY, **files):
    hub = hub_of(tmp_path, {f"{name.replace('__', '/')}.yml": text for name, text in files.items()}, today)
    return {each.name: each for each in of_month.sheets(hub)}


def rows(sheet, part=0) -> list[tuple[str, ...]]:
    said = sheet_module.words_of
    return [(said(row.head), *map(said, row.body), said(row.small)) for row in sheet.parts[part].rows]


def november(tmp_path, when, more="", **files):
    return rows(sheets(tmp_path, meetings__a=meeting(when, more), **files)["whats-on"])


def test_a_meeting_stands_once_with_all_its_days_of_the_whole_month(tmp_path):
    found = sheets(tmp_path, meetings__a=meeting("every Tuesday, 2pm to 4pm", "held_at: hall\ncost: Free\n"))
    this, following = found.values()
    assert rows(this) == [("Tuesdays 3, 10, 17 and 24", "Songs", "2pm to 4pm, The Hall", "Free, Step-free place")]
    assert rows(following)[0][0] == "Tuesdays 1, 8, 15, 22 and 29"
    assert (this.name, this.twin, this.last_day) == ("whats-on", "whats-on/", date(2026, 11, 30))
    assert (following.name, following.last_day) == ("whats-on-next-month", date(2026, 12, 31))
    assert [sheet_module.words_of(each.title) for each in (this, following)] == [
        "What’s on: November 2026",
        "What’s on: December 2026",
    ]
    assert [each.key for each in this.facts] == ["meetings/a"]


def test_a_sheet_is_the_same_on_every_day_of_its_month(tmp_path):
    text = meeting("every Tuesday, 2pm")
    first, later = (sheets(tmp_path, date(2026, 11, day), meetings__a=text)["whats-on"] for day in (1, 23))
    assert rows(first) == rows(later) and first.title == later.title


def test_what_is_past_stands_last_and_nothing_else_changes(tmp_path):
    files = {
        "meetings__a": meeting("3 November 2026, 2pm", name="Fair"),
        "meetings__b": meeting("every Friday, 2pm", name="Walk"),
        "meetings__c": meeting("22 November 2026, 2pm", name="Lunch"),
    }
    names = {}
    for day in (3, 4, 22, 23):
        sheet = sheets(tmp_path, date(2026, 11, day), **files)["whats-on"]
        names[day] = [row[1] for row in rows(sheet)]
        assert len(sheet.facts) == 3
    assert names == {
        3: ["Fair", "Walk", "Lunch"],
        4: ["Walk", "Lunch", "Fair"],
        22: ["Walk", "Lunch", "Fair"],
        23: ["Walk", "Fair", "Lunch"],
    }


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
    assert [row[1] for row in found] == ["Zumba", "Walk", "Fair"]


def test_what_is_cancelled_is_said_with_its_reason(tmp_path):
    more = "cancelled:\n  - date: 24 November 2026\n    reason: The hall is painted.\n"
    assert november(tmp_path, "every Tuesday, 2pm", more) == [
        ("Tuesdays 3, 10 and 17", "Songs", "2pm", "not on Tuesday 24; The hall is painted", "")
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


def test_a_moved_date_stands_with_its_new_day(tmp_path):
    more = "moved:\n  - date: 24 November 2026\n    to: 25 November 2026 19:30\n    reason: Snow.\n"
    assert november(tmp_path, "every Tuesday, 2pm", more) == [
        (
            "Tuesdays 3, 10 and 17",
            "Songs",
            "2pm",
            "not on Tuesday 24; instead on Wednesday 25 November 2026, 7:30pm",
            "",
        ),
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
    assert [row[0] for row in found] == ["Tuesday 24", "Tuesdays 3, 10 and 17"], "what is past stands last"
    assert found[0][3] == "The Hall: Closed; please ask before you set out."
    assert len(found[1]) == 4, "the other days are as usual"


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


def test_in_another_language_what_nobody_translated_keeps_its_own(tmp_path):
    files = {
        "meetings/a.yml": meeting("every Tuesday, 2pm", "held_at: hall\ncost: Free\n"),
        "meetings/a.cy.yml": "cost: Am ddim\n",
    }
    hub = hub_of(tmp_path, files)
    with speaking("cy"):
        sheet, _following = of_month.sheets(hub.in_language("cy"))
    (row,) = sheet.parts[0].rows
    assert isinstance(row.body[0], Foreign) and row.body[0].language == "en"
    assert [run.language for run in sheet_module.runs(row.body[1]) if run.words == "The Hall"] == ["en"]
    assert sheet_module.runs(row.head)[0].language == "" and "Tuesday" not in row.head
    assert "Am ddim" in sheet_module.words_of(row.small), "free in every language, by the words of the main one"


def test_two_hundred_meetings_make_one_sheet(tmp_path):
    files = {f"meetings__m{number}": meeting("every Tuesday, 2pm", name=f"Club {number}") for number in range(200)}
    sheet = sheets(tmp_path, **files)["whats-on"]
    assert len(sheet.parts[0].rows) == len(sheet.facts) == 200
