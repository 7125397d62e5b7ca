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
    assert body == ["Bin collection: 01632 960222", "Who decides: Wold Council", "Who does the work: Greenbarrow"]
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
    before, after = "how_to_ask: Ring Wold on 01632 960200 by day.\n", date(2028, 4, 1)
    assert row(tmp_path / "advice", before, after, **files)[2] == "", "the number of the old council may be dead"
    assert row(tmp_path / "last", today=date(2028, 3, 31), **files)[1][-1] == "Who decides: Wold Council"
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
    assert row(tmp_path, f"delivers: {delivers}\n", **services)[1][2:] == said


def ring(folder, fields="", **more):
    return row(folder, fields, **more)[1][0]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "Wold Council: 01632 960200"),
        ("delivers: services/bins\n", "Bin collection: 01632 960222"),
        ("delivers: services/run\n", "Greenbarrow: 01632 960999"),
        ("delivers: services/over\n", "Wold Council: 01632 960200"),
        ("delivers: services/shut\n", "Wold Council: 01632 960200"),
        ("delivers: services/elsewhere\n", "Wold Council: 01632 960200"),
        ("delivers: green\n", "Greenbarrow: 01632 960999"),
        ("delivers: green, services/bins\n", "Bin collection: 01632 960222"),
    ],
)
def test_first_stands_the_number_of_who_does_the_work_behind_the_name_it_belongs_to(tmp_path, fields, said):
    services = {
        "services/run.yml": "name: Sweeping\nrun_by: green\nemail: sweep@green.example\n",
        "services/over.yml": "name: Old bins\nrun_by: green\nphone: 01632 960001\nstatus: defunct\n",
        "services/shut.yml": "name: Tip\nrun_by: green\nphone: 01632 960002\nstatus: temporarily-closed\n",
        "services/elsewhere.yml": "name: Scots bins\nphone: 01632 960003\nnations: scotland\n",
    }
    assert ring(tmp_path, fields, **services) == said


GUIDE = "name: It was missed\ndecision: bins\nfirst_contact: homes\n"
HOMES = {"bodies/homes.yml": "name: Homes\nphone: 01632 960400\n"}


@pytest.mark.parametrize(
    ("guide", "said"),
    [
        ("door: wrong\n", "Homes: 01632 960400"),
        ("", "Wold Council: 01632 960200"),
        ("door: wrong\nvalid_until: 21 November 2026\n", "Wold Council: 01632 960200"),
    ],
)
def test_whom_the_guide_of_the_front_page_names_is_rung_before_who_decides(tmp_path, guide, said):
    assert ring(tmp_path, **HOMES, **{"guides/missed.yml": GUIDE + guide}) == said


def test_the_guide_that_names_whom_to_ring_is_a_fact_of_the_sheet(tmp_path):
    guide = {"guides/missed.yml": GUIDE + "door: wrong\nchecked: never\n"}
    sheet = only(tmp_path, HOMES | guide | {"decisions/bins.yml": BINS})
    assert [fact.key for fact in sheet.facts] == ["decisions/bins", "bodies/homes", "guides/missed"]
    assert words_of(sheet.parts[0].rows[0].small) == "Not yet checked"


@pytest.mark.parametrize("end", ["dissolution_date: 31 March 2026\n", "founding_date: 1 April 2027\n"])
def test_nobody_is_told_to_ring_who_is_not_there(tmp_path, end):
    homes = {"bodies/homes.yml": HOMES["bodies/homes.yml"] + end, "guides/missed.yml": GUIDE + "door: wrong\n"}
    assert ring(tmp_path, **homes) == "Wold Council: 01632 960200"


def test_a_service_named_as_the_matter_gives_way_to_who_runs_it_under_the_same_number(tmp_path):
    same = {"services/own.yml": "name: Bins\nrun_by: wold\nphone: 01632 960200\n"}
    assert ring(tmp_path / "same", "delivers: services/own\n", **same) == "Wold Council: 01632 960200"
    other = {"services/own.yml": "name: Bins\nrun_by: wold\nphone: 01632 960233\n"}
    assert ring(tmp_path / "other", "delivers: services/own\n", **other) == "Bins: 01632 960233"


def test_the_number_keeps_its_order_among_words_from_right_to_left(tmp_path):
    sheet = only(tmp_path, {"decisions/bins.yml": BINS})
    assert [run.words for run in runs(sheet.parts[0].rows[0].body[0]) if run.kept] == ["01632 960200"]


@pytest.mark.parametrize(
    ("advice", "said"),
    [
        ("Write to the clerk.", "Write to the clerk."),
        ("Ring Wold on 01632 960200.", ""),
        ("Report it to Wold on 01632 960200. Ask for the warden.", "Ask for the warden."),
        ("Ring Wold on 01632 960200 and say bins, please.", "Ring Wold on 01632\u00a0960200 and say bins, please."),
        ("Ring Green on 01632 960999.", "Ring Green on 01632\u00a0960999."),
        ("Ring **101**.", "Ring 101."),
        ("Ring Wold, or follow [the steps](../rights/x.md). Be kind.", ""),
        ("Keep a diary. Follow [the steps](../rights/x.md). Be kind.", "Keep a diary."),
        ("Keep a diary. Our guide says how. Be kind.", "Keep a diary."),
        ("the clerk, first", ""),
        ("Ask the warden at St. Bride’s Church.", "Ask the warden at St. Bride’s Church."),
    ],
)
def test_of_the_advice_stands_there_what_says_more_and_can_be_done_from_paper(tmp_path, advice, said):
    right = {"rights/x.yml": "name: The steps\n"}
    assert row(tmp_path, f"how_to_ask: '{advice}'\n", **right)[2] == said


def test_long_advice_is_cut_after_a_sentence(tmp_path):
    long = f"Ring 01632 960233. {'Say it again. ' * 9}Or ring 01632 960201 after seven."
    small = row(tmp_path, f"how_to_ask: {long}\n")[2]
    assert small.startswith("Ring 01632\u00a0960233. Say it again.") and small.endswith("again.")
    assert len(small) <= 140


def test_one_endless_sentence_is_left_out(tmp_path):
    assert row(tmp_path, f"how_to_ask: Ask {'and ask ' * 30}again.\n")[2] == ""


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ("url: https://www.wold.example/\n", ["Wold Council: wold.example"]),
        ("url: https://www.wold.example/\nemail: us@wold.example\n", ["Wold Council: us@wold.example"]),
        ("", []),
    ],
)
def test_without_a_telephone_there_is_the_address_and_without_any_nothing(tmp_path, ways, said):
    assert row(tmp_path, **{"bodies/wold.yml": f"name: Wold Council\n{ways}"})[1][:-1] == said


def test_what_nobody_has_checked_says_so_in_small_print_and_comes_last(tmp_path):
    advice = "how_to_ask: Write to the clerk.\n"
    files = {
        "decisions/a.yml": f"name: Allotments\ndecides: wold\nchecked: never\n{advice}",
        "decisions/bins.yml": BINS,
    }
    sheet = only(tmp_path, files)
    assert heads(sheet) == ["Bins", "Allotments"]
    assert [words_of(each.small) for each in sheet.parts[0].rows] == ["", "Write to the clerk. Not yet checked"]


def test_what_is_about_the_same_stands_together_and_the_nearest_decider_first(tmp_path):
    bodies = {
        "bodies/near.yml": "name: Near\ntier: district\nphone: 01632 960001\n",
        "bodies/far.yml": "name: Far\ntier: county\nphone: 01632 960002\n",
    }
    matters = {"Buses": "far", "Bins": "near", "Potholes": "far", "Dog mess": "near", "Damp": "near"}
    topics = {"Buses": "Roads", "Potholes": "Roads", "Bins": "Streets", "Dog mess": "Streets", "Damp": "Homes"}
    files = {}
    for number, (name, decides) in enumerate(matters.items()):
        files[f"decisions/d{number}.yml"] = f"name: {name}\ndecides: {decides}\ntopic: {topics[name]}\n"
        files[f"guides/g{number}.yml"] = f"name: G{number}\ndoor: wrong\ndecision: d{number}\n"
    assert heads(only(tmp_path, bodies | files)) == ["Bins", "Dog mess", "Buses", "Potholes", "Damp"]


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
        "decisions/bins.yml": BINS + "how_to_ask: Write to the clerk.\n",
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
    assert words_of(bins.body[1]) == "Pwy sy’n penderfynu: Wold Council"
    assert {run.words for run in runs(bins.body[1]) if run.language == "en"} == {"Wold Council"}


def test_tomorrow_the_sheet_of_an_unchanged_hub_is_the_same(tmp_path):
    files = {"decisions/bins.yml": BINS + "valid_until: 31 March 2027\n"}
    today, tomorrow = only(tmp_path / "a", files), only(tmp_path / "b", files, date(2026, 11, 23))
    assert list(map(words_of, texts_of(today))) == list(map(words_of, texts_of(tomorrow)))
    assert today.last_day == tomorrow.last_day
