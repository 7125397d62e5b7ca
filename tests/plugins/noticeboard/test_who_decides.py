"""The sheet of who decides what: only what holds today, in the order in which people ask, with somebody to ring."""

from datetime import date
from importlib import import_module

import pytest

from hubsite import Foreign, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.who_decides").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nnation: england\nlanguages: en, cy\nplugins: [record_pages]\n"
BASE = {
    "hub.yml": HUB,
    "bodies/wold.yml": "name: Wold Council\nphone: 01632 960200\nchecked: 1 November 2026\n",
    "bodies/green.yml": "name: Greenbarrow\nphone: 01632 960999\n",
    "services/bins.yml": "name: Bin collection\nrun_by: green\nphone: 01632 960222\n",
}
BINS = "name: Bins\ndecides: wold\nchecked: 1 November 2026\n"


def hub_of(folder, files, today=A_SUNDAY):
    look = make_hub(folder, BASE | files, today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, files, today=A_SUNDAY):
    (sheet,) = sheets(hub_of(folder, files, today))
    return sheet


def row(folder, fields="", today=A_SUNDAY, **more):
    """The one row of a hub in which one thing is decided, as words."""
    sheet = only(folder, {"decisions/bins.yml": BINS + fields} | more, today)
    (found,) = sheet.parts[0].rows
    return words_of(found.head), [words_of(each) for each in found.body], words_of(found.small)


def heads(sheet):
    return [words_of(each.head) for each in sheet.parts[0].rows]


def test_it_says_who_decides_who_does_the_work_and_whom_to_ring(tmp_path):
    head, body, small = row(tmp_path, "delivers: services/bins\nhow_to_ask: Ring Wold on 01632 960200.\n")
    assert head == "Bins"
    assert body == ["Who decides: Wold Council", "Who does the work: Greenbarrow"]
    assert small == "Ring Wold on 01632\u00a0960200."


def test_the_sheet_leads_to_the_list_of_decisions_and_rests_on_what_it_shows(tmp_path):
    sheet = only(tmp_path, {"decisions/bins.yml": BINS})
    assert (sheet.name, sheet.twin, words_of(sheet.title)) == (
        "who-decides",
        "decisions/",
        "Who decides what in Here",
    )
    assert [fact.key for fact in sheet.facts] == ["decisions/bins", "bodies/wold"]
    assert sheet.last_day is None and sheet.lead == ""


def test_who_knows_nobody_can_ask_those_who_keep_the_site(tmp_path):
    contact = "contact: {phone: 01632 960100, email: us@here.example, name: Volunteers}\n"
    sheet = only(tmp_path, {"hub.yml": HUB + contact, "decisions/bins.yml": BINS})
    said = "If you do not know whom to ask, ask us: 01632 960100, us@here.example"
    assert words_of(sheet.lead) == said
    assert [run.words for run in runs(sheet.lead) if run.kept] == ["01632 960100", "us@here.example"]


def test_a_contact_without_telephone_and_email_is_no_way_to_ask(tmp_path):
    sheet = only(tmp_path, {"hub.yml": HUB + "contact: {name: Volunteers}\n", "decisions/bins.yml": BINS})
    assert sheet.lead == ""


@pytest.mark.parametrize("files", [{}, {"decisions/bins.yml": "name: Bins\n"}])
def test_where_nobody_is_known_to_decide_there_is_no_sheet(tmp_path, files):
    assert not list(sheets(hub_of(tmp_path, files)))


def test_without_the_page_that_says_the_same_there_is_no_sheet(tmp_path):
    files = {"hub.yml": "name: Here\nplugins: [open_data]\n", "decisions/bins.yml": BINS}
    assert not list(sheets(hub_of(tmp_path, files)))


@pytest.mark.parametrize(
    "fields",
    [
        "status: announced\n",
        "status: repealed\n",
        "status: unknown\n",
        "status: enacted-not-commenced\n",
        "status: enacted-not-commenced\nvalid_from: 23 November 2026\n",
        "valid_from: 23 November 2026\n",
        "valid_until: 21 November 2026\n",
        "nations: scotland\n",
    ],
)
def test_what_is_not_in_force_here_today_is_left_out(tmp_path, fields):
    assert not list(sheets(hub_of(tmp_path, {"decisions/bins.yml": BINS + fields})))


@pytest.mark.parametrize(
    "fields",
    [
        "status: in-force\n",
        "status: enacted-not-commenced\nvalid_from: 22 November 2026\n",
        "valid_until: 22 November 2026\n",
        "nations: england, wales\n",
    ],
)
def test_what_is_in_force_here_today_is_said(tmp_path, fields):
    assert row(tmp_path, fields)[0] == "Bins"


@pytest.mark.parametrize(
    "fields",
    [
        "founding_date: 1 April 2027\n",
        "dissolution_date: 31 March 2026\n",
        "valid_from: 1 April 2027\n",
        "valid_until: 31 March 2026\n",
    ],
)
def test_a_body_that_is_not_there_decides_nothing(tmp_path, fields):
    files = {"decisions/bins.yml": BINS, "bodies/wold.yml": f"name: Wold Council\n{fields}"}
    assert not list(sheets(hub_of(tmp_path, files)))


def test_one_of_two_who_is_not_there_leaves_the_whole_in_doubt(tmp_path):
    files = {
        "decisions/bins.yml": "name: Bins\ndecides: wold, old\n",
        "bodies/old.yml": "name: Old Council\ndissolution_date: 31 March 2026\n",
    }
    assert not list(sheets(hub_of(tmp_path, files)))


def test_who_took_the_place_of_a_council_decides_from_that_day_on(tmp_path):
    old = "name: Wold Council\ndissolution_date: 31 March 2028\nsucceeded_by: bodies/new\n"
    files = {"bodies/wold.yml": old, "bodies/new.yml": "name: New Council\nfounding_date: 1 April 2028\n"}
    before = only(tmp_path / "before", files | {"decisions/bins.yml": BINS}, date(2028, 3, 31))
    assert before.last_day == date(2028, 3, 31)
    assert row(tmp_path / "last", today=date(2028, 3, 31), **files)[1] == ["Who decides: Wold Council"]
    assert row(tmp_path / "first", today=date(2028, 4, 1), **files)[1] == ["Who decides: New Council"]


def test_the_sheet_comes_down_when_the_first_of_its_facts_ends(tmp_path):
    files = {
        "decisions/bins.yml": BINS + "valid_until: 31 March 2027\n",
        "decisions/noise.yml": "name: Noise\ndecides: wold\nvalid_until: 31 January 2027\n",
    }
    assert only(tmp_path, files).last_day == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("delivers", "said"),
    [
        ("wold", []),
        ("services/own", []),
        ("green", ["Who does the work: Greenbarrow"]),
        ("services/bins, green", ["Who does the work: Greenbarrow"]),
        ("wold, green", ["Who does the work: Wold Council, Greenbarrow"]),
        ("services/nobodys", ["Who does the work: Street sweeping"]),
        ("services/over", []),
        ("services/bins, services/over", []),
    ],
)
def test_who_does_the_work_is_said_where_it_is_known_and_somebody_else(tmp_path, delivers, said):
    services = {
        "services/own.yml": "name: Repairs\nrun_by: wold\n",
        "services/nobodys.yml": "name: Street sweeping\n",
        "services/over.yml": "name: Old bins\nrun_by: green\nstatus: defunct\n",
    }
    assert row(tmp_path, f"delivers: {delivers}\n", **services)[1][1:] == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "Wold Council: 01632 960200"),
        ("delivers: services/bins\n", "Bin collection: 01632 960222"),
        ("how_to_ask: Write to the clerk.\n", "Write to the clerk. · Wold Council: 01632 960200"),
        ("how_to_ask: Write to Wold Council.\n", "Write to Wold Council. · 01632 960200"),
        ("how_to_ask: Ring **101**.\n", "Ring 101."),
        ("how_to_ask: Ring Green on 01632 960999 by day.\n", "Ring Green on 01632\u00a0960999 by day."),
    ],
)
def test_the_advice_of_the_record_comes_first_and_there_is_always_a_number(tmp_path, fields, said):
    assert row(tmp_path, fields)[2] == said


def test_long_advice_is_cut_after_a_sentence_and_never_within_a_number(tmp_path):
    long = f"Ring 01632 960200. {'Say it again. ' * 9}Or ring 01632 960201 after seven."
    small = row(tmp_path, f"how_to_ask: {long}\n")[2]
    assert small.startswith("Ring 01632\u00a0960200. Say it again.") and small.endswith("again.")
    assert len(small) <= 140


def test_one_endless_sentence_gives_way_to_the_number(tmp_path):
    assert row(tmp_path, f"how_to_ask: Ask {'and ask ' * 30}again.\n")[2] == "Wold Council: 01632 960200"


def test_without_a_number_the_address_on_the_web_stands_there_and_without_both_nothing(tmp_path):
    web = {"bodies/wold.yml": "name: Wold Council\nurl: https://www.wold.example/\n"}
    assert row(tmp_path / "web", **web)[2] == "Wold Council: wold.example"
    assert row(tmp_path / "none", **{"bodies/wold.yml": "name: Wold Council\n"})[2] == ""


def test_what_nobody_has_checked_says_so_and_comes_last(tmp_path):
    files = {"decisions/a.yml": "name: Allotments\ndecides: wold\nchecked: never\n", "decisions/bins.yml": BINS}
    sheet = only(tmp_path, files)
    assert heads(sheet) == ["Bins", "Allotments"]
    assert [words_of(each.body[-1]) for each in sheet.parts[0].rows] == ["Who decides: Wold Council", "Not yet checked"]


def test_what_people_ask_most_comes_first(tmp_path):
    decisions = {f"decisions/{name}.yml": f"name: {name}\ndecides: wold\n" for name in "abcde"}
    files = decisions | {
        "guides/wrong.yml": "name: It is wrong\ndoor: wrong\ndecision: e\n",
        "guides/planned.yml": "name: It is planned\ndoor: planned\ndecision: d\n",
        "guides/more.yml": "name: More\nrelated: decisions/c\n",
    }
    assert heads(only(tmp_path, files)) == ["e", "d", "c", "a", "b"]


def test_two_hundred_decisions_leave_the_ten_most_asked(tmp_path):
    decisions = {f"decisions/d{number:03}.yml": f"name: D{number:03}\ndecides: wold\n" for number in range(200)}
    guide = {"guides/wrong.yml": "name: It is wrong\ndoor: wrong\ndecision: d199\n"}
    sheet = only(tmp_path, decisions | guide)
    assert heads(sheet) == ["D199", *(f"D{number:03}" for number in range(9))]
    assert len([fact for fact in sheet.facts if fact.folder == "decisions"]) == 10


def test_in_another_language_the_order_stays_and_what_is_not_translated_says_so(tmp_path):
    files = {
        "decisions/bins.yml": BINS + "how_to_ask: Ring Wold on 01632 960200.\n",
        "decisions/noise.yml": "name: Noise\ndecides: wold\n",
        "decisions/noise.cy.yml": "name: A - sŵn\n",
    }
    hub = hub_of(tmp_path, files).in_language("cy")
    with speaking("cy"):
        (sheet,) = sheets(hub)
    bins, noise = sheet.parts[0].rows
    assert isinstance(bins.head, Foreign) and not isinstance(noise.head, Foreign)
    assert runs(bins.small)[0].language == "en"
    assert words_of(noise.head) == "A - sŵn"
    assert words_of(bins.body[0]) == "Pwy sy’n penderfynu: Wold Council"
    assert {run.words for run in runs(bins.body[0]) if run.language == "en"} == {"Wold Council"}


def test_tomorrow_the_sheet_of_an_unchanged_hub_is_the_same(tmp_path):
    files = {"decisions/bins.yml": BINS + "valid_until: 31 March 2027\n"}
    today, tomorrow = only(tmp_path / "a", files), only(tmp_path / "b", files, date(2026, 11, 23))
    assert list(map(words_of, texts_of(today))) == list(map(words_of, texts_of(tomorrow)))
    assert today.last_day == tomorrow.last_day
