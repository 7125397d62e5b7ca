"""The whole hub on one sheet: short rows, the right number to ring, nothing that is over."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from hubsite import speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.whole_hub").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nsummary: All of it.\nlanguages: en, cy\nplugins: [record_pages]\n"
COUNCIL = "name: Council\ntier: parish\nphone: 01632 960200\n"
BINS = "name: The bins were missed\ndoor: wrong\nfirst_contact: council\n"
SITS = "name: Sits\nwhen: {}\nwhat_happens: They decide.\nrun_by: bodies/council\n"
LIBRARY = "name: The library\nopens: 1 November 2026\ncloses: 30 November 2026 17:00\n"
CLOSED = "closed_from: 1 November 2026\nclosed_until: 5 December 2026\n"
BASE = {"hub.yml": HUB, "bodies/council.yml": COUNCIL}


def hub_of(folder, files, today=A_SUNDAY):
    look = make_hub(folder, BASE | files, today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, files, today=A_SUNDAY):
    (sheet,) = sheets(hub_of(folder, files, today))
    return sheet


def rows(sheet, title):
    said = next((part.rows for part in sheet.parts if words_of(part.title) == title), ())
    return [" | ".join([words_of(row.head), *map(words_of, row.body)]) for row in said]


def groups(sheet):
    (part,) = (each for each in sheet.parts if words_of(each.title) == "Groups")
    assert part.rows == ()
    return words_of(part.text[0])


def asked(sheet):
    return rows(sheet, "Whom to ask first")


def deciding(sheet):
    return rows(sheet, "Meetings of councils and other bodies")


def test_an_empty_hub_has_none(tmp_path):
    assert not list(sheets(make_hub(tmp_path, {"hub.yml": HUB}).hub))


def test_there_is_none_without_pages(tmp_path):
    files = {"hub.yml": HUB.replace("record_pages", "whats_on"), "spaces/hall.yml": A_SPACE}
    assert not list(sheets(hub_of(tmp_path, files)))


def test_each_part_has_a_row_with_what_one_needs(tmp_path):
    files = {
        "spaces/hall.yml": A_SPACE + "phone: 01632 960110\n",
        "spaces/green.yml": "name: The Green\naddress: High Street\n",
        "groups/choir.yml": "name: Choir\nsummary: We sing.\nmeets_when: Tuesdays, 7pm\n",
        "meetings/sits.yml": SITS.format("3 December 2026, 7pm") + "held_at: hall\n",
        "guides/bins.yml": BINS,
        "consultations/library.yml": LIBRARY,
    }
    sheet = only(tmp_path, files)
    assert (sheet.name, sheet.title, sheet.lead, sheet.twin) == ("hub", "Here on one sheet", "All of it.", "")
    assert list(filter(None, (words_of(part.title) for part in sheet.parts))) == [
        "Whom to ask first",
        "Meetings of councils and other bodies",
        "Have your say",
        "Spaces",
        "Groups",
    ]
    assert rows(sheet, "Spaces") == ["Mill Hall | 01632 960110"]
    assert [words_of(part.text[0]) for part in sheet.parts if part.title == ""] == ["The Green"]
    assert groups(sheet) == "Choir (Tuesdays, 7pm)"
    assert deciding(sheet) == ["Thursday 3 December 2026, 7pm | Sits, Mill Hall"]
    assert asked(sheet) == ["The bins were missed | Council: 01632 960200"]
    assert rows(sheet, "Have your say") == ["The library | Open until Monday 30 November 2026 at 5pm"]
    assert sheet.last_day == date(2026, 11, 30)
    assert {fact.key for fact in sheet.facts} == {key.removesuffix(".yml") for key in files} | {"bodies/council"}


def test_standing_facts_alone_have_no_last_day(tmp_path):
    assert only(tmp_path, {"spaces/hall.yml": A_SPACE}).last_day is None


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "G0; G1 (Tuesdays)"),
        (9, "G0; G1; G2; G3; G4; G5; G6; G7; G8"),
        (20, None),
        (21, "and 1 more"),
        (200, "and 180 more"),
    ],
)
def test_of_many_groups_there_are_names_alone_and_at_most_twenty(tmp_path, count, said):
    files = {f"groups/g{number}.yml": f"name: G{number}\nsummary: We sing.\n" for number in range(count)}
    files["groups/g1.yml"] += "meets_when: Tuesdays\n"
    sheet = only(tmp_path, files)
    names = groups(sheet).split("; ")
    assert said is None or "; ".join(names).endswith(said)
    assert len(names) == min(count, 21) and len(sheet.facts) == count


def test_when_a_group_meets_is_told_whole_or_not_at_all(tmp_path):
    when = "On Tuesdays at 7pm in the hall, but in summer on Wednesdays"
    assert groups(only(tmp_path, {"groups/g.yml": f"name: G\nsummary: We sing.\nmeets_when: {when}\n"})) == "G"


def test_a_group_that_is_over_is_not_there(tmp_path):
    files = {f"groups/g{number}.yml": f"name: G{number}\nsummary: We sing.\n" for number in range(2)}
    files["groups/g0.yml"] += "valid_until: 21 November 2026\n"
    assert groups(only(tmp_path, files)) == "G1"


def test_a_place_that_is_shut_says_so_there_and_at_what_is_held_in_it(tmp_path):
    files = {
        "spaces/hall.yml": A_SPACE + CLOSED + "phone: 01632 960110\n",
        "spaces/green.yml": "name: The Green\naddress: High Street\n" + CLOSED,
        "groups/choir.yml": "name: Choir\nsummary: We sing.\nmeets_at: hall\nmeets_when: Tuesdays\n",
        "meetings/sits.yml": SITS.format("3 December 2026, 7pm") + "held_at: hall\n",
    }
    sheet, shut = only(tmp_path, files), "Closed for now: from 1 November 2026 until 5 December 2026."
    assert rows(sheet, "Spaces") == [f"Mill Hall | 01632 960110 | {shut}"]
    assert [words_of(part.text[0]) for part in sheet.parts if part.title == ""] == [f"The Green ({shut.rstrip('.')})"]
    assert groups(sheet) == "Choir", "when it meets is not said as if it met"
    assert "Mill Hall: Closed; please ask before you set out." in deciding(sheet)[0]


def test_meetings_are_told_once_each_and_those_held_here_before_all_others(tmp_path):
    files = {f"meetings/away{number}.yml": SITS.format(f"every Monday, {number}pm") for number in range(1, 7)}
    here = SITS.format("10 December 2026, 7pm") + "held_at: hall\nagenda_items: [{title: The bus}]\n"
    files |= {"spaces/hall.yml": A_SPACE, "meetings/here.yml": here}
    found = deciding(only(tmp_path, files))
    assert len(found) == 4
    assert found[0] == "Monday 23 November 2026, 1pm | Sits"
    assert found[-1] == "Thursday 10 December 2026, 7pm | Sits, Mill Hall"


@pytest.mark.parametrize("phone", ["", "phone: 01632 960110\n"])
@pytest.mark.parametrize(
    ("closed", "last_day"),
    [
        (CLOSED, date(2026, 12, 5)),
        ("closed_from: 1 December 2026\n", date(2026, 11, 30)),
        ("closed_from: 1 November 2026\n", None),
    ],
)
def test_the_sheet_ends_when_what_it_says_of_a_closure_does(tmp_path, phone, closed, last_day):
    assert only(tmp_path, {"spaces/hall.yml": A_SPACE + phone + closed}).last_day == last_day


def test_the_sheet_ends_with_the_first_question_that_closes(tmp_path):
    other = LIBRARY.replace("30 November 2026 17:00", "9 December 2026")
    files = {"consultations/a.yml": LIBRARY, "consultations/b.yml": other}
    assert only(tmp_path, files).last_day == date(2026, 11, 30)


def test_the_sheet_ends_with_who_is_to_be_rung(tmp_path):
    ends = COUNCIL + "dissolution_date: 31 March 2027\n"
    assert only(tmp_path, {"bodies/council.yml": ends, "guides/bins.yml": BINS}).last_day == date(2027, 3, 31)


@pytest.mark.parametrize(
    "more", ["decided_on: 1 November 2026\n", "nations: scotland\n", "valid_until: 1 November 2026\n"]
)
def test_a_question_that_nobody_can_answer_here_is_not_there(tmp_path, more):
    files = {"hub.yml": HUB + "nation: england\n", "consultations/library.yml": LIBRARY + more}
    assert not list(sheets(hub_of(tmp_path, files)))


@pytest.mark.parametrize(
    ("when", "more"),
    [
        ("3 December 2026, 7pm", "valid_until: 30 November 2026\n"),
        ("3 December 2026, 7pm", "status: cancelled\n"),
        ("3 December 2026, 7pm", "cancelled: [3 December 2026]\n"),
        ("3 December 2026, 7pm", "public: no\n"),
        ("3 November 2026, 7pm", ""),
    ],
)
def test_a_meeting_that_nobody_can_go_to_is_not_there(tmp_path, when, more):
    assert not list(sheets(hub_of(tmp_path, {"meetings/sits.yml": SITS.format(when) + more})))


def test_a_meeting_that_is_not_certain_or_not_as_usual_says_so(tmp_path):
    files = {
        "meetings/a.yml": SITS.format("3 December 2026, 7pm") + "status: tentative\n",
        "meetings/b.yml": SITS.format("5 December 2026, 7pm")
        + "moved: [{date: 5 December 2026, to: 7 December 2026}]\n",
    }
    assert deciding(only(tmp_path, files)) == [
        "Thursday 3 December 2026, 7pm | Sits | not certain yet",
        "Monday 7 December 2026, 7pm | Sits | moved from Saturday 5 December 2026, 7pm",
    ]


def test_spaces_without_a_telephone_stand_in_one_line_under_their_own_title(tmp_path):
    files = {f"spaces/s{number:02}.yml": f"name: S{number:02}\naddress: High Street\n" for number in range(14)}
    (part,) = only(tmp_path, files).parts
    assert (words_of(part.title), part.rows) == ("Spaces", ())
    assert words_of(part.text[0]) == "; ".join([f"S{number:02}" for number in range(12)] + ["and 2 more"])


@pytest.mark.parametrize(
    ("body", "is_there"),
    [
        ("name: Council\nphone: 01632 960200\n", False),
        ("name: Council\ntier: none\n", False),
        ("name: Council\ntier: national\n", False),
        ("name: Council\ntier: district\n", True),
        ("name: Council\nclassification: Parish council\n", True),
        ("name: Council\ntier: neighbourhood\nposts: [{label: Chair}]\n", True),
        ("name: Council\ntier: parish\ndissolution_date: 1 December 2026\n", False),
    ],
)
def test_only_bodies_that_decide_have_meetings_there(tmp_path, body, is_there):
    files = {"bodies/council.yml": body, "meetings/sits.yml": SITS.format("every Thursday from 3 December 2026, 7pm")}
    assert bool(list(sheets(hub_of(tmp_path, files)))) == is_there


@pytest.mark.parametrize(
    ("name", "more", "is_there"),
    [
        ("Hill Council meeting", "", True),
        ("Sits", "tags: [Hill Council]\n", True),
        ("Sits", "", False),
        ("Hill Council meeting", "run_by: groups/choir\n", False),
    ],
)
def test_a_meeting_that_nobody_runs_is_that_of_the_council_after_which_it_is_named(tmp_path, name, more, is_there):
    meeting = f"name: {name}\nwhen: every Thursday, 7pm\nwhat_happens: They decide.\n{more}"
    files = {"bodies/council.yml": COUNCIL.replace("Council", "Hill Council"), "meetings/sits.yml": meeting}
    files["groups/choir.yml"] = "name: Choir\nsummary: We sing.\n"
    assert bool(deciding(only(tmp_path, files))) == is_there


@pytest.mark.parametrize(
    ("when", "more", "is_there"),
    [
        ("28 November 2026, 10am", "", False),
        ("28 November 2026, 10am", "agenda_items: [{title: The library}]\n", True),
        ("every Thursday, 7pm", "", True),
        ("3 December 2026, 10am", "", True),
    ],
)
def test_an_hour_to_ask_while_a_question_is_open_is_no_meeting_of_a_council(tmp_path, when, more, is_there):
    meeting = SITS.format(when) + "related: [consultations/library]\n" + more
    files = {"meetings/sits.yml": meeting, "consultations/library.yml": LIBRARY}
    assert bool(deciding(only(tmp_path, files))) == is_there


def test_what_is_wrong_is_asked_before_what_is_started(tmp_path):
    files = {
        "guides/a.yml": "name: A group\ndoor: start\nfirst_contact: council\n",
        "guides/b.yml": "name: Noise\ndoor: wrong\nfirst_contact: council\n",
        "guides/c.yml": BINS + "related: [guides/c]\n",
        "guides/d.yml": "name: Nowhere\nfirst_contact: council\n",
        "guides/e.yml": "name: Nobody\ndoor: wrong\n",
    }
    assert [each.partition(" | ")[0] for each in asked(only(tmp_path, files))] == [
        "The bins were missed",
        "Noise",
        "A group",
    ]


@pytest.mark.parametrize(
    ("body", "guide"),
    [
        ("name: Council\n", ""),
        (COUNCIL + "dissolution_date: 31 March 2026\n", ""),
        (COUNCIL + "founding_date: 1 April 2027\n", ""),
        (COUNCIL, "nations: scotland\n"),
        (COUNCIL, "valid_from: 1 April 2027\n"),
        (COUNCIL, "valid_until: 1 November 2026\n"),
    ],
)
def test_nobody_is_sent_to_whom_cannot_be_reached_or_to_what_does_not_hold_here(tmp_path, body, guide):
    files = {"hub.yml": HUB + "nation: england\n", "bodies/council.yml": body, "guides/bins.yml": BINS + guide}
    assert not list(sheets(hub_of(tmp_path, files)))


def test_the_heir_of_a_council_is_asked_in_its_place(tmp_path):
    files = {
        "bodies/council.yml": COUNCIL + "dissolution_date: 31 March 2026\nsucceeded_by: bodies/new\n",
        "bodies/new.yml": "name: New Council\nphone: 01632 960300\n",
        "guides/bins.yml": BINS,
    }
    assert asked(only(tmp_path, files)) == ["The bins were missed | New Council: 01632 960300"]


@pytest.mark.parametrize(
    "dates",
    ["closes: 21 November 2026\n", "opens: 23 November 2026\ncloses: 1 December 2026\n", "opens: 1 May 2026\n"],
)
def test_only_what_can_be_answered_today_is_there(tmp_path, dates):
    assert not list(sheets(hub_of(tmp_path, {"consultations/a.yml": "name: The library\n" + dates})))


def test_on_its_last_day_a_question_is_still_there(tmp_path):
    sheet = only(tmp_path, {"consultations/library.yml": LIBRARY}, today=date(2026, 11, 30))
    assert rows(sheet, "Have your say") == ["The library | Open until Monday 30 November 2026 at 5pm"]


def test_an_unchanged_hub_gives_the_same_sheet_tomorrow(tmp_path):
    files = {"meetings/sits.yml": SITS.format("every Thursday, 7pm"), "consultations/library.yml": LIBRARY}
    one, other = only(tmp_path, files), only(tmp_path, files, today=A_SUNDAY + timedelta(days=1))
    assert list(texts_of(one)) == list(texts_of(other))


def test_two_hundred_of_each_fit(tmp_path):
    files = {f"groups/g{number}.yml": f"name: Group {number}\nsummary: {'We sing. ' * 40}\n" for number in range(200)}
    files |= {f"guides/g{number}.yml": BINS.replace("bins", f"bins {number}") for number in range(200)}
    sheet = only(tmp_path, files)
    assert len(groups(sheet)) < 600
    assert len(asked(sheet)) == 8


def test_what_nobody_translated_knows_its_language_and_a_number_keeps_its_order(tmp_path):
    files = {"spaces/hall.yml": A_SPACE + "phone: 01632 960110\n", "guides/bins.yml": BINS}
    with speaking("cy"):
        (sheet,) = sheets(hub_of(tmp_path, files).in_language("cy"))
    (bins,), (hall,) = (part.rows for part in sheet.parts)
    assert [run.language for run in runs(hall.head)] == ["en"]
    assert [run.kept for run in runs(hall.body[0])] == [True]
    assert [run.words for run in runs(bins.body[0]) if run.kept] == ["01632 960200"]
