"""The sheet of ways to join in: the smallest first, nothing that is over, and strips that lead somewhere."""

from datetime import date, timedelta
from importlib import import_module
from typing import get_args

import pytest

from hubsite import speaking
from hubsite.model.voice import Way
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
ways_in = import_module("_hubsite_plugin_noticeboard.ways_in")
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
sheets, words_of, texts_of, runs = ways_in.sheets, sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nlanguages: en, cy\nplugins: [record_pages]\n"
REACHED = HUB + "site_url: https://www.here.example/\ncontact: {phone: 01632 960100, email: us@here.example}\n"
BASE = {
    "hub.yml": HUB,
    "spaces/hall.yml": A_SPACE,
    "groups/pickers.yml": "name: Pickers\nsummary: We pick.\nphone: 01632 960111\n",
}
PICK = "name: Pick litter\nsummary: With soup.\neffort: help\ntime: An hour.\nwhere: hall\nrun_by: pickers\n"
MEETING = "name: Pick\nwhen: {}, 10am\nwhat_happens: We pick.\n"


def hub_of(folder, files, today=A_SUNDAY):
    look = make_hub(folder, BASE | files, today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, files, today=A_SUNDAY):
    (sheet,) = sheets(hub_of(folder, files, today))
    return sheet


def small(sheet):
    (row,) = sheet.parts[0].rows
    return words_of(row.small)


def test_a_way_says_what_when_where_and_whom_to_ask(tmp_path):
    sheet = only(tmp_path, {"ways/pick.yml": PICK})
    (part,) = sheet.parts
    assert part.title == "Lend a hand"
    assert (part.rows[0].head, part.rows[0].body) == ("Pick litter", ()), "the name says what it is for"
    assert small(sheet) == "An hour; Mill Hall; Pickers: 01632 960111"
    assert (sheet.name, sheet.twin, sheet.last_day) == ("ways-in", "ways/", None)
    assert [fact.key for fact in sheet.facts] == ["ways/pick", "groups/pickers"]


def test_a_number_of_its_own_comes_before_that_of_who_runs_it(tmp_path):
    sheet = only(tmp_path, {"ways/pick.yml": PICK + "phone: 01632 960122\n"})
    assert small(sheet) == "An hour; Mill Hall; 01632 960122"
    assert [run.words for run in runs(sheet.parts[0].rows[0].small) if run.kept] == ["01632 960122"]
    assert [fact.key for fact in sheet.facts] == ["ways/pick"]


def test_who_has_ended_is_not_rung(tmp_path):
    files = {
        "groups/pickers.yml": "name: P\nsummary: We pick.\nphone: 01632 960111\n"
        "valid_until: 1 May 2026\nsucceeded_by: groups/heirs\n",
        "groups/heirs.yml": "name: Heirs\nsummary: We pick.\nphone: 01632 960133\n",
    }
    assert small(only(tmp_path, files | {"ways/pick.yml": PICK})) == "An hour; Mill Hall; Heirs: 01632 960133"


def test_a_way_of_which_little_is_known_says_little(tmp_path):
    sheet = only(tmp_path, {"ways/a.yml": "name: Come\n"})
    (part,) = sheet.parts
    assert part.title == "More ways"
    assert (part.rows[0].head, part.rows[0].body, words_of(part.rows[0].small)) == ("Come", (), "")


def test_the_sort_of_time_stands_in_for_how_much_exactly(tmp_path):
    assert small(only(tmp_path, {"ways/a.yml": "name: Come\ntakes: an hour\n"})) == "An hour or so"


def test_what_nobody_has_checked_says_so(tmp_path):
    assert small(only(tmp_path, {"ways/a.yml": "name: Come\nchecked: never\n"})) == "Not yet checked"


def test_an_empty_hub_has_no_such_sheet(tmp_path):
    assert list(sheets(hub_of(tmp_path, {}))) == []


def test_without_the_pages_of_records_there_is_no_twin_and_no_sheet(tmp_path):
    assert list(sheets(hub_of(tmp_path, {"hub.yml": "name: Here\nplugins: [ways_in]\n", "ways/pick.yml": PICK}))) == []


def test_the_rungs_are_those_of_the_page_lowest_first(tmp_path):
    efforts = ["decide", "organise", "help", "say", "turn-up", "know", ""]
    files = {f"ways/w{at}.yml": f"name: W{at}\n" + f"effort: {each}\n" * bool(each) for at, each in enumerate(efforts)}
    hub = hub_of(tmp_path, files)
    (sheet,) = sheets(hub)
    page = next(page for page in make_hub(tmp_path, BASE | files).site.pages if page.path == "ways/")
    places = [page.body.index(f">{part.title}</h2>") for part in sheet.parts]
    assert len(places) == len(efforts)
    assert places == sorted(places)
    assert (sheet.title, sheet.lead) == (page.title, page.summary)


@pytest.mark.parametrize(("field", "name"), [("effort", "_RUNGS"), ("takes", "_TIMES")])
def test_every_choice_has_words(field, name):
    choices = next(get_args(each) for each in get_args(Way.model_fields[field].annotation) if get_args(each))
    assert {each for each in getattr(ways_in, name) if each} == set(choices)


def test_on_a_rung_what_takes_least_time_comes_first(tmp_path):
    times = {"b": "takes: regularly\n", "a": "", "d": "takes: five minutes\n", "c": "takes: an hour\n"}
    sheet = only(tmp_path, {f"ways/{name}.yml": f"name: {name}\n{takes}" for name, takes in times.items()})
    assert [row.head for row in sheet.parts[0].rows] == ["d", "c", "b", "a"]


# --- Until when


@pytest.mark.parametrize("more", ["valid_until: 21 November 2026\n", "valid_from: 23 November 2026\n"])
def test_a_way_that_does_not_hold_today_is_left_out(tmp_path, more):
    assert list(sheets(hub_of(tmp_path, {"ways/pick.yml": PICK + more}))) == []


@pytest.mark.parametrize(
    ("closes", "last_day"),
    [("21 November 2026", None), ("22 November 2026", A_SUNDAY), ("9 December 2026 17:00", date(2026, 12, 9))],
)
def test_a_way_ends_with_the_question_that_it_is_about(tmp_path, closes, last_day):
    files = {
        "consultations/q.yml": f"name: Q\nproposes: A thing.\ncloses: {closes}\n",
        "ways/answer.yml": "name: Answer\nrelated: consultations/q\n",
    }
    assert [sheet.last_day for sheet in sheets(hub_of(tmp_path, files))] == ([last_day] if last_day else [])


@pytest.mark.parametrize("more", ["decided_on: 1 November 2026\n", "result: It stays.\n", "nations: scotland\n"])
def test_a_way_about_what_can_no_longer_be_answered_is_left_out(tmp_path, more):
    files = {
        "hub.yml": HUB + "nation: england\n",
        "consultations/q.yml": f"name: Q\nproposes: A thing.\ncloses: 9 December 2026\n{more}",
        "ways/answer.yml": "name: Answer\nrelated: consultations/q\n",
    }
    assert list(sheets(hub_of(tmp_path, files))) == []


def test_a_way_ends_with_the_day_on_which_its_question_should_be_decided(tmp_path):
    files = {
        "consultations/q.yml": "name: Q\nproposes: A thing.\ndecision_expected: 9 December 2026\n",
        "ways/answer.yml": "name: Answer\nrelated: consultations/q\n",
    }
    assert only(tmp_path, files).last_day == date(2026, 12, 9)


def test_who_is_to_be_dissolved_is_not_rung_after_it(tmp_path):
    body = "name: Wold\nphone: 01632 960111\ndissolution_date: 31 March 2027\n"
    way = "name: Ask\nrun_by: bodies/wold\n"
    assert only(tmp_path, {"bodies/wold.yml": body, "ways/ask.yml": way}).last_day == date(2027, 3, 31)


def test_no_date_is_told_after_the_last_day_of_a_meeting(tmp_path):
    files = {
        "meetings/pick.yml": MEETING.format("9 January 2027") + "valid_until: 31 December 2026\n",
        "ways/pick.yml": "name: Pick\neffort: help\nrelated: meetings/pick\n",
    }
    assert list(sheets(hub_of(tmp_path / "alone", files))) == []
    files["consultations/q.yml"] = "name: Q\nproposes: A thing.\n"
    files["ways/pick.yml"] = "name: Pick\neffort: help\nrelated: [meetings/pick, consultations/q]\n"
    assert small(only(tmp_path, files)) == ""


def test_a_way_lasts_as_long_as_one_of_the_things_that_it_is_about(tmp_path):
    files = {
        "consultations/q.yml": "name: Q\nproposes: A thing.\ncloses: 1 November 2026\n",
        "meetings/pick.yml": MEETING.format("every Tuesday"),
        "ways/answer.yml": "name: Answer\neffort: help\nrelated: [consultations/q, meetings/pick]\n",
    }
    assert only(tmp_path, files).last_day is None


def test_a_way_ends_with_the_day_to_which_its_only_meeting_was_moved(tmp_path):
    moved = "moved:\n  - date: 24 November 2026\n    to: 28 November 2026\n"
    files = {
        "meetings/pick.yml": MEETING.format("24 November 2026") + moved,
        "ways/pick.yml": "name: Pick\neffort: decide\nrelated: meetings/pick\n",
    }
    assert only(tmp_path, files).last_day == date(2026, 11, 28)
    assert list(sheets(hub_of(tmp_path, files, date(2026, 11, 29)))) == []


def test_a_way_whose_only_meeting_is_cancelled_is_left_out(tmp_path):
    cancelled = MEETING.format("every Tuesday") + "status: cancelled\n"
    files = {"meetings/pick.yml": cancelled, "ways/pick.yml": PICK + "related: meetings/pick\n"}
    assert list(sheets(hub_of(tmp_path, files))) == []


@pytest.mark.parametrize(
    ("when", "effort", "words", "last_day"),
    [
        ("9 January 2027", "turn-up", "Next: Saturday 9 January 2027, 10am", date(2027, 1, 9)),
        ("every Tuesday", "turn-up", "", None),
        ("every Tuesday from 5 January 2027", "help", "Next: Tuesday 5 January 2027, 10am", date(2027, 1, 5)),
        ("every Tuesday from 5 January 2027", "decide", "", None),
    ],
)
def test_the_next_date_is_told_where_weeks_pass_before_it(tmp_path, when, effort, words, last_day):
    files = {
        "meetings/pick.yml": MEETING.format(when),
        "ways/pick.yml": f"name: Pick\neffort: {effort}\nrelated: meetings/pick\n",
    }
    sheet = only(tmp_path, files)
    assert (small(sheet), sheet.last_day) == (words, last_day)


def test_no_next_date_is_told_on_which_the_place_is_closed(tmp_path):
    files = {
        "spaces/hall.yml": A_SPACE + "closed_until: 9 January 2027\n",
        "meetings/pick.yml": MEETING.format("9 January 2027") + "held_at: hall\n",
        "ways/pick.yml": "name: Pick\neffort: help\nrelated: meetings/pick\n",
    }
    assert small(only(tmp_path, files)) == ""


# --- Strips, size, languages


def test_a_strip_holds_the_name_the_address_and_a_number(tmp_path):
    sheet = only(tmp_path, {"hub.yml": REACHED, "ways/pick.yml": PICK})
    assert sheet.strips == ("Here", "here.example/ways", "01632 960100")
    assert [runs(line)[0].kept for line in sheet.strips] == [False, True, True]


def test_without_address_and_number_there_is_nothing_to_tear_off(tmp_path):
    assert only(tmp_path, {"ways/pick.yml": PICK}).strips == ()


def test_two_hundred_ways_are_all_given_in_short(tmp_path):
    files = {f"ways/w{at}.yml": f"name: W{at}\nsummary: {'long ' * 30}\ntime: An hour\n" for at in range(200)}
    sheet = only(tmp_path, files)
    assert len(sheet.parts[0].rows) == len(sheet.facts) == 200
    assert {(row.body, row.small) for row in sheet.parts[0].rows} == {((), "An hour")}
    assert (sheet.pages, sheet.columns) == (1, 2)


def test_the_sheet_is_the_same_the_next_day(tmp_path):
    files = {"ways/pick.yml": PICK + "related: meetings/pick\n", "meetings/pick.yml": MEETING.format("9 January 2027")}
    days = (A_SUNDAY, A_SUNDAY + timedelta(days=1), date(2027, 1, 9))
    said = [[words_of(text) for text in texts_of(only(tmp_path, files, day))] for day in days]
    assert said[0] == said[1] == said[2]


def test_words_that_were_not_translated_keep_their_language(tmp_path):
    files = {"hub.yml": REACHED, "ways/pick.yml": PICK, "ways/pick.cy.yml": "name: Codi sbwriel\n"}
    welsh = hub_of(tmp_path, files).in_language("cy")
    with speaking("cy"):
        (sheet,) = sheets(welsh)
    (part,) = sheet.parts
    assert part.title != "Lend a hand"
    assert part.rows[0].head == "Codi sbwriel"
    assert [run.words for run in runs(part.rows[0].small) if run.language] == ["An hour", "Mill Hall", "Pickers"]
    assert sheet.twin == "ways/"
