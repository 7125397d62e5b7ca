"""The sheet of questions: nobody is sent to answer what is over, and everybody learns how without a computer."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from hubsite import Foreign, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.have_your_say").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nlanguages: en, cy\nplugins: [record_pages]\n"
LIBRARY = """name: The library
proposes: The **county** would shut it.
opens: 1 November 2026
closes: 30 November 2026 17:00
who_decides: county
paper: Forms are at the desk. No stamp needed.
phone: 01632 960120
url: https://www.wold.example/library/
"""
MEETING = """name: Cabinet
when: 3 December 2026, 7pm
what_happens: We decide.
how_to_speak: Put up your **hand**.
held_at: hall
related: consultations/library
"""
BASE = {"hub.yml": HUB, "bodies/county.yml": "name: Wold County Council\n", "spaces/hall.yml": A_SPACE}
MEETING_FILES = {"consultations/library.yml": LIBRARY, "meetings/cabinet.yml": MEETING}


def hub_of(folder, files):
    look = make_hub(folder, BASE | files)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, files):
    (sheet,) = sheets(hub_of(folder, files))
    return sheet


def asked(more="", closes="closes: 30 November 2026\n"):
    return {"consultations/q.yml": f"name: A question\nproposes: A thing.\n{closes}{more}"}


def part(sheet, title):
    return next((each for each in sheet.parts if each.title == title), None)


def said(sheet):
    return [words_of(text) for text in texts_of(sheet) if text]


def heads(sheet, title="Open now"):
    return [words_of(row.head) for row in part(sheet, title).rows]


def test_a_question_says_until_when_what_who_decides_and_how_to_answer(tmp_path):
    sheet = only(tmp_path, {"consultations/library.yml": LIBRARY})
    (row,) = part(sheet, "Open now").rows
    assert row.head == "Until Monday 30 November 2026 at 5pm"
    assert [words_of(line) for line in row.body] == [
        "The library", "The county would shut it.", "Who decides: Wold County Council"
    ]  # fmt: skip
    assert words_of(row.small) == (
        "By telephone: 01632 960120; Online: wold.example/library; On paper: Forms are at the desk. No stamp needed."
    )
    assert (sheet.name, sheet.title, sheet.twin) == ("have-your-say", "Have your say", "consultations/")
    assert [fact.key for fact in sheet.facts] == ["consultations/library"]
    assert sheet.last_day == date(2026, 11, 30)


def test_numbers_and_addresses_keep_their_direction(tmp_path):
    row = only(tmp_path, {"consultations/library.yml": LIBRARY}).parts[0].rows[0]
    assert [run.words for run in runs(row.small) if run.kept] == ["01632 960120", "wold.example/library"]


def test_a_hub_without_questions_has_no_such_sheet(tmp_path):
    assert list(sheets(hub_of(tmp_path, {"meetings/cabinet.yml": MEETING.partition("related")[0]}))) == []


def test_without_the_pages_of_records_there_is_no_twin_and_no_sheet(tmp_path):
    assert list(sheets(hub_of(tmp_path, asked() | {"hub.yml": "name: Here\nplugins: [this_site]\n"}))) == []


@pytest.mark.parametrize(
    ("closes", "more"),
    [
        ("closes: 21 November 2026\n", ""),
        ("", "decided_on: 1 November 2026\n"),
        ("", "result: It stays.\n"),
        ("", "decision_expected: 1 October 2026\n"),
        ("closes: 30 November 2026\n", "valid_from: 1 January 2027\n"),
        ("closes: 30 November 2026\n", "valid_until: 1 November 2026\n"),
    ],
)
def test_what_can_no_longer_be_answered_is_not_announced(tmp_path, closes, more):
    assert list(sheets(hub_of(tmp_path, asked(more, closes)))) == []


def test_on_its_last_day_and_its_first_it_is_open(tmp_path):
    sheet = only(tmp_path, asked("opens: 22 November 2026\n", "closes: 22 November 2026 10:00\n"))
    assert heads(sheet) == ["Until Sunday 22 November 2026 at 10am"]
    assert sheet.last_day == A_SUNDAY


def test_what_opens_later_stands_below_with_both_its_days(tmp_path):
    sheet = only(tmp_path, asked("opens: 23 November 2026\n"))
    (row,) = part(sheet, "Coming up next").rows
    assert part(sheet, "Open now") is None
    assert (row.head, words_of(row.small)) == (
        "From Monday 23 November 2026", "Open until Monday 30 November 2026"
    )  # fmt: skip


def test_without_a_last_day_the_sheet_ends_when_the_answer_is_expected(tmp_path):
    assert only(tmp_path, asked("decision_expected: 5 December 2026\n", "")).last_day == date(2026, 12, 5)


def test_of_one_that_says_little_nothing_is_made_up(tmp_path):
    sheet = only(tmp_path, {"consultations/q.yml": "name: A question\n"})
    (row,) = part(sheet, "Open now").rows
    assert (row.head, row.body) == ("No last day is known", ("A question",))
    assert words_of(row.small) == "Not recorded here yet. Please ask those who run it."
    assert sheet.last_day is None


def test_words_on_how_to_answer_stand_in_for_ways(tmp_path):
    sheet = only(tmp_path, asked("how_to_respond: |\n  Tell **any** driver.\n\n  Or do not.\n"))
    assert words_of(sheet.parts[0].rows[0].small) == "Tell any driver."


def test_what_nobody_has_checked_says_so(tmp_path):
    assert words_of(only(tmp_path, asked("checked: never\n")).parts[0].rows[0].small).startswith("Not yet checked; ")


def test_a_council_that_has_ended_decides_nothing(tmp_path):
    ended = "name: Wold County Council\ndissolution_date: 1 April 2026\nsucceeded_by: bodies/wold\n"
    files = {"bodies/county.yml": ended, "bodies/wold.yml": "name: Wold Council\n"}
    assert "Who decides: Wold Council" in said(only(tmp_path, files | {"consultations/library.yml": LIBRARY}))


def test_what_closes_first_stands_first(tmp_path):
    files = {
        f"consultations/{name}.yml": f"name: {name}\nproposes: A thing.\n{closes}"
        for name, closes in (
            ("a", ""),
            ("b", "closes: 1 December 2026\n"),
            ("c", "closes: 1 December 2026 9:00\n"),
            ("d", "closes: 30 November 2026\n"),
        )
    }
    sheet = only(tmp_path, files)
    assert [row.body[0] for row in part(sheet, "Open now").rows] == ["d", "c", "b", "a"]
    assert sheet.last_day == date(2026, 11, 30)


def test_a_long_proposal_is_cut_at_a_word(tmp_path):
    sheet = only(tmp_path, {"consultations/q.yml": f"name: Q\nproposes: {'wordy ' * 100}\n"})
    said_of_it = sheet.parts[0].rows[0].body[1]
    assert len(said_of_it) <= 160
    assert said_of_it.endswith("wordy...")


# --- Meetings


def meetings_of(folder, more="", **files):
    changed = {"consultations/library.yml": LIBRARY, "meetings/cabinet.yml": MEETING + more}
    return part(only(folder, changed | files), "Meetings where you may speak")


def test_a_meeting_about_a_question_is_told_with_time_place_and_how_to_speak(tmp_path):
    (row,) = meetings_of(tmp_path).rows
    assert row.head == "Thursday 3 December 2026, 7pm"
    assert [words_of(line) for line in row.body] == ["Cabinet", "Mill Hall, Mill Lane, Aldermere"]
    assert words_of(row.small) == "Put up your hand."


def test_a_question_may_name_the_meeting_as_well(tmp_path):
    files = {
        "consultations/library.yml": LIBRARY + "related: meetings/cabinet\n",
        "meetings/cabinet.yml": MEETING.partition("related")[0],
    }
    assert heads(only(tmp_path, files), "Meetings where you may speak") == ["Thursday 3 December 2026, 7pm"]


@pytest.mark.parametrize("more", ["public: no\n", "status: cancelled\n", "cancelled: 3 December 2026\n"])
def test_a_meeting_where_nobody_may_speak_or_that_is_off_is_left_out(tmp_path, more):
    assert meetings_of(tmp_path, more) is None


def test_a_meeting_without_words_on_speaking_is_left_out(tmp_path):
    silent = MEETING.replace("how_to_speak: Put up your **hand**.\n", "")
    files = {"consultations/library.yml": LIBRARY, "meetings/cabinet.yml": silent}
    assert part(only(tmp_path, files), "Meetings where you may speak") is None


@pytest.mark.parametrize(
    ("closed", "is_told"),
    [
        ("closed_from: 1 December 2026\n", False),
        ("closed_until: 3 December 2026\n", False),
        ("closed_from: 4 December 2026\n", True),
        ("closed_until: 2 December 2026\n", True),
    ],
)
def test_nobody_is_sent_to_a_place_that_is_closed(tmp_path, closed, is_told):
    assert bool(meetings_of(tmp_path, **{"spaces/hall.yml": A_SPACE + closed})) is is_told


def test_a_moved_and_uncertain_meeting_says_both(tmp_path):
    more = "status: tentative\nmoved:\n  - date: 3 December 2026\n    to: 4 December 2026 18:00\n"
    (row,) = meetings_of(tmp_path, more).rows
    assert row.head == "Friday 4 December 2026, 6pm"
    assert words_of(row.body[2]) == "not certain yet; moved from Thursday 3 December 2026, 7pm"


def test_where_no_question_has_a_last_day_the_sheet_ends_with_its_meetings(tmp_path):
    library = LIBRARY.replace("closes: 30 November 2026 17:00\n", "")
    sheet = only(tmp_path, {"consultations/library.yml": library, "meetings/cabinet.yml": MEETING})
    assert sheet.last_day == date(2026, 12, 3)


# --- Size and languages


def test_two_hundred_questions_are_all_given_and_three_meetings(tmp_path):
    files = {
        f"consultations/q{number}.yml": f"name: Question {number}\nproposes: A thing.\ncloses: "
        f"{A_SUNDAY + timedelta(days=number)}\nrelated: meetings/m{number}\n"
        for number in range(200)
    }
    when = "when: {}, 7pm\nwhat_happens: We talk.\nhow_to_speak: Speak.\n"
    files |= {
        f"meetings/m{number}.yml": f"name: M{number}\n" + when.format(A_SUNDAY + timedelta(days=number + 1))
        for number in range(200)
    }
    sheet = only(tmp_path, files)
    assert [len(each.rows) for each in sheet.parts] == [200, 3]
    assert [row.body[0] for row in sheet.parts[1].rows] == ["M0", "M1", "M2"]


def test_the_sheet_is_the_same_the_next_day(tmp_path):
    first = make_hub(tmp_path, BASE | MEETING_FILES).hub
    next_day = make_hub(tmp_path, BASE | MEETING_FILES, today=A_SUNDAY + timedelta(days=1)).hub
    assert list(map(said, sheets(first))) == list(map(said, sheets(next_day)))


def test_words_that_were_not_translated_keep_their_language(tmp_path):
    welsh = hub_of(tmp_path, MEETING_FILES | {"consultations/library.cy.yml": "name: Y llyfrgell\n"}).in_language("cy")
    with speaking("cy"):
        (sheet,) = sheets(welsh)
    row = sheet.parts[0].rows[0]
    assert words_of(row.head) != "Until Monday 30 November 2026 at 5pm"
    assert row.body[0] == "Y llyfrgell"
    assert not isinstance(row.body[0], Foreign)
    assert row.body[1].language == "en"
    assert ("Wold County Council", "en") in [(run.words, run.language) for run in runs(row.body[2])]
    assert [run.words for run in runs(row.small) if run.language == "en"] == ["Forms are at the desk. No stamp needed."]
