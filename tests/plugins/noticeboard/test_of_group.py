"""The sheet of a group: when, where, how to join, what happens on the first visit, and strips that lead somewhere."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from hubsite import speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
of_group = import_module("_hubsite_plugin_noticeboard.of_group")
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nlanguages: en, cy\nplugins: [record_pages]\n"
BASE = {"hub.yml": HUB, "spaces/hall.yml": A_SPACE}
CHOIR = "name: Choir\nsummary: We sing.\n"
ALL = """who_for: Anyone over 16
joining: just turn up
cost: £2
meets_at: hall
meets_when: Tuesdays, 7pm
first_visit: Sit **anywhere**.
languages: Polish, Bangla
phone: 01632 960150
"""
SONGS = "name: Songs\nwhen: every Tuesday, 7pm to 9pm\nwhat_happens: We sing.\nheld_at: hall\nrun_by: choir\n"


def hub_of(folder, group="", files=None, today=A_SUNDAY):
    look = make_hub(folder, BASE | {"groups/choir.yml": CHOIR + group} | (files or {}), today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, group="", files=None, today=A_SUNDAY):
    (sheet,) = of_group.sheets(hub_of(folder, group, files, today))
    return sheet


def rows(part):
    return [" | ".join([words_of(row.head), *map(words_of, row.body)]) for row in part.rows]


def part(sheet, title):
    return next(each for each in sheet.parts if words_of(each.title) == title)


def said(sheet):
    return "\n".join(words_of(text) for text in texts_of(sheet) if text)


def test_a_hub_without_groups_has_no_such_sheet(tmp_path):
    assert not list(of_group.sheets(make_hub(tmp_path, BASE).hub))


def test_a_group_that_says_nothing_but_what_it_is_has_none(tmp_path):
    assert not list(of_group.sheets(hub_of(tmp_path)))


def test_there_is_none_without_the_page_that_says_the_same(tmp_path):
    files = {"hub.yml": HUB.replace("record_pages", "whats_on")}
    assert not list(of_group.sheets(hub_of(tmp_path, ALL, files)))


def test_everything_that_a_newcomer_asks_is_there(tmp_path):
    sheet = only(tmp_path, ALL)
    assert (sheet.name, sheet.title, sheet.lead, sheet.twin) == ("groups-choir", "Choir", "We sing.", "groups/choir/")
    assert rows(sheet.parts[0]) == [
        "When | Tuesdays, 7pm",
        "Where | Mill Hall, Mill Lane, Aldermere",
        "How to join | Just turn up. You need not ask first.",
        "Who it is for | Anyone over 16",
        "Cost | £2",
        "Languages | Polish, Bangla",
    ]
    assert part(sheet, "Your first visit").text == ("Sit anywhere.",)
    assert [words_of(text) for text in part(sheet, "Whom to ask").text] == ["Telephone: 01632 960150"]
    assert sheet.strips == ("Choir", "Tuesdays, 7pm", "01632 960150")
    assert sheet.last_day is None


def test_what_nobody_wrote_is_not_there(tmp_path):
    sheet = only(tmp_path, "cost: Free\n")
    assert said(sheet).splitlines() == ["Choir", "We sing.", "Cost", "Free"]
    assert sheet.strips == ()


@pytest.mark.parametrize(
    ("more", "way"),
    [("email: us@here.example\n", "us@here.example"), ("url: https://www.here.example/a/\n", "here.example/a")],
)
def test_a_strip_has_the_way_there_is(tmp_path, more, way):
    assert only(tmp_path, more).strips == ("Choir", way)


def test_long_words_are_left_out_of_strips_and_cut_for_the_first_visit(tmp_path):
    when, visit = "Every Tuesday that is not one of ours. " * 4, "Sit down. " * 200
    sheet = only(tmp_path, f"phone: 01632 960150\nmeets_when: {when}\nfirst_visit: {visit}\n")
    assert sheet.strips == ("Choir", "01632 960150"), "a time is whole or not there"
    assert sum(map(len, part(sheet, "Your first visit").text)) <= 355


def test_meetings_are_told_by_their_rule_and_by_what_is_not_as_usual(tmp_path):
    files = {"meetings/songs.yml": SONGS + "cancelled: [29 December 2026]\n"}
    sheet = only(tmp_path, "meets_at: hall\n", files)
    assert rows(part(sheet, "Meetings and events")) == ["Every Tuesday, 7pm to 9pm | Songs | not on 29 December 2026"]
    assert [fact.key for fact in sheet.facts] == ["groups/choir", "spaces/hall", "meetings/songs"]
    assert sheet.last_day == date(2027, 1, 31)


def test_a_place_is_said_where_it_is_not_that_of_the_group(tmp_path):
    files = {
        "spaces/barn.yml": "name: The Barn\naddress: Barn Lane\n",
        "meetings/songs.yml": SONGS.replace("hall", "barn"),
        "meetings/party.yml": "name: Party\nwhen: 12 December 2026, 7pm\nwhat_happens: Cake.\nrun_by: choir\n",
    }
    assert rows(part(only(tmp_path, "meets_at: hall\n", files), "Meetings and events")) == [
        "Every Tuesday, 7pm to 9pm | Songs | The Barn, Barn Lane",
        "Saturday 12 December 2026 | Party, 7pm",
    ]


def test_what_comes_seldom_is_told_by_its_dates(tmp_path):
    files = {
        "meetings/songs.yml": SONGS.replace(
            "every Tuesday", "every other month on the second Tuesday, from 8 December 2026"
        )
    }
    assert rows(part(only(tmp_path, "meets_at: hall\n", files), "Meetings and events")) == [
        "Tuesday 8 December 2026 | Songs, 7pm to 9pm"
    ]


def test_a_single_date_that_moved_is_told_once(tmp_path):
    more = "moved: [{date: 12 December 2026, to: 19 December 2026 18:00, reason: Snow.}]\n"
    files = {"meetings/songs.yml": SONGS.replace("every Tuesday, 7pm to 9pm", "12 December 2026, 7pm") + more}
    assert rows(part(only(tmp_path, "meets_at: hall\n", files), "Meetings and events")) == [
        "Saturday 19 December 2026 | Songs, 6pm | moved from Saturday 12 December 2026, 7pm; Snow",
    ]


def test_when_it_meets_is_told_by_its_meetings_alone(tmp_path):
    sheet = only(tmp_path, ALL, {"meetings/songs.yml": SONGS})
    assert not any(row.startswith("When") for row in rows(sheet.parts[0]))
    assert sheet.strips == ("Choir", "Every Tuesday, 7pm to 9pm", "01632 960150")
    once = {"meetings/songs.yml": SONGS.replace("every Tuesday", "12 December 2026")}
    sheet = only(tmp_path / "once", ALL, once)
    assert rows(sheet.parts[0])[0] == "When | Tuesdays, 7pm", "a single date does not say it"


@pytest.mark.parametrize(
    "more",
    [
        "cancelled: [29 December 2026]\n",
        "status: tentative\n",
        "later_on: [{since: 1 May 2027, when: 'every Friday, 6pm'}]\n",
    ],
)
def test_a_time_that_is_not_always_so_is_not_taken_home(tmp_path, more):
    assert only(tmp_path, ALL, {"meetings/songs.yml": SONGS + more}).strips == ("Choir", "01632 960150")


def test_a_time_is_not_taken_home_while_the_place_is_shut(tmp_path):
    files = {"spaces/hall.yml": A_SPACE + "closed_from: 1 December 2026\n"}
    assert only(tmp_path, ALL, files).strips == ("Choir", "01632 960150")


def test_a_place_that_is_shut_is_said_at_the_place_and_at_the_meeting(tmp_path):
    files = {"spaces/hall.yml": A_SPACE + "closed_from: 1 November 2026\n", "meetings/songs.yml": SONGS}
    text = said(only(tmp_path, "meets_at: hall\n", files))
    assert "Closed for now: from 1 November 2026 until further notice." in text
    assert "Closed: from 1 November 2026 until further notice; please ask before you set out." in text


@pytest.mark.parametrize(
    ("closed", "last_day"),
    [
        ("closed_from: 1 December 2026\n", date(2026, 11, 30)),
        ("closed_from: 1 November 2026\nclosed_until: 30 November 2026\n", date(2026, 11, 30)),
        ("closed_from: 1 November 2026\n", None),
    ],
)
def test_the_sheet_ends_when_what_it_says_of_a_closure_does(tmp_path, closed, last_day):
    assert only(tmp_path, ALL, {"spaces/hall.yml": A_SPACE + closed}).last_day == last_day


def test_a_sheet_rests_on_every_place_whose_address_it_has(tmp_path):
    files = {
        "spaces/barn.yml": "name: The Barn\naddress: Barn Lane\n",
        "meetings/songs.yml": SONGS.replace("hall", "barn"),
    }
    facts = [fact.key for fact in only(tmp_path, ALL, files).facts]
    assert facts == ["groups/choir", "spaces/hall", "meetings/songs", "spaces/barn"]


def test_a_rule_of_a_meeting_that_ends_is_not_taken_home_and_has_no_dates_after_it(tmp_path):
    ends = "valid_until: 1 December 2026\n"
    moved = "moved: [{date: 8 December 2026, to: 9 December 2026}]\n"
    sheet = only(tmp_path, ALL, {"meetings/songs.yml": SONGS + ends + moved})
    assert sheet.strips == ("Choir", "01632 960150")
    assert "December" not in said(sheet)


@pytest.mark.parametrize("more", ["valid_until: 21 November 2026\n", "valid_from: 1 December 2026\n"])
def test_a_group_that_is_over_or_only_to_come_has_none(tmp_path, more):
    assert not list(of_group.sheets(hub_of(tmp_path, ALL + more)))


def test_an_unchanged_hub_gives_the_same_sheet_tomorrow(tmp_path):
    files = {"meetings/songs.yml": SONGS}
    one, other = only(tmp_path, ALL, files), only(tmp_path, ALL, files, today=A_SUNDAY + timedelta(days=1))
    assert (said(one), one.last_day) == (said(other), other.last_day)


def test_two_hundred_groups_have_a_sheet_each(tmp_path):
    files = {f"groups/g{number}.yml": CHOIR + ALL for number in range(200)}
    found = list(of_group.sheets(hub_of(tmp_path, ALL, files)))
    assert len({sheet.name for sheet in found}) == 201


def test_what_nobody_translated_knows_its_language_and_a_number_keeps_its_order(tmp_path):
    with speaking("cy"):
        (sheet,) = of_group.sheets(hub_of(tmp_path, ALL).in_language("cy"))
    assert [run.language for run in runs(sheet.lead)] == ["en"]
    assert [run.language for run in runs(sheet.strips[1])] == ["en"]
    assert [run.kept for run in runs(sheet.strips[2])] == [True]
    assert words_of(sheet.parts[0].rows[0].head) != "When"
