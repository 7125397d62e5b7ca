"""A meeting's own sheet: the next dates as they really are, and what somebody needs who has never been there."""

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
of_meeting = import_module(f"{PACKAGE}.of_meeting")
sheet_module = import_module(f"{PACKAGE}.sheet")
words = sheet_module.words_of

FILES = {
    "hub.yml": "name: Here\nnation: england\nlanguages: [en, cy]\nplugins: [record_pages]\n",
    "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n",
    "spaces/barn.yml": "name: The Barn\naddress: Long Lane\n",
    "bodies/council.yml": "name: Council\nphone: 01632 960100\nemail: clerk@here.example\ncontact: Parish clerk\n",
}
EVERY_MONTH = "first Thursday of every month, 7pm to 9pm"
SONGS = f"name: Songs\nwhen: {EVERY_MONTH}\nwhat_happens: We meet.\n"
FULL = """run_by: council
held_at: hall
public: yes
how_to_speak: Tell the **clerk** by noon.
first_time: Sit anywhere.
access: Level.
children: Yes
cost: Free
contact: The chair
online_url: https://www.here.example/watch/
"""


def hub_of(tmp_path, when, more="", what="We meet.", today=A_SUNDAY, **files):
    text = f"name: Songs\nwhen: {when}\nwhat_happens: {what}\n{more}"
    named = {f"{name.replace('__', '/')}.yml": each for name, each in files.items()}
    found = make_hub(tmp_path, FILES | {"meetings/songs.yml": text} | named, today=today)
    assert not found.has_errors, found.problems
    return found.hub


def sheets(tmp_path, when, more="", **given):
    return [*of_meeting.sheets(hub_of(tmp_path, when, more, **given))]


def sheet(tmp_path, when, more="", **given):
    (found,) = sheets(tmp_path, when, more, **given)
    return found


def part(found, title):
    return next((each for each in found.parts if words(each.title) == title), None)


def rows(found, title) -> list[tuple[str, ...]]:
    return [(words(row.head), *map(words, row.body)) for row in part(found, title).rows]


def as_usual(found) -> str:
    row = part(found, "Next dates").rows[-1]
    assert not row.head
    return words(row.body[0])


def test_a_sheet_says_all_that_is_known(tmp_path):
    found = sheet(tmp_path, EVERY_MONTH, FULL)
    assert (found.name, found.title, found.twin) == ("meetings-songs", "Songs", "meetings/songs/")
    assert words(found.lead) == "First Thursday of every month, 7pm to 9pm; The Hall, Mill Lane"
    assert [words(each.title) for each in found.parts] == [
        "", "Next dates", "What happens", "How to speak", "If it is your first time", "Good to know",
    ]  # fmt: skip
    assert found.parts[0].text == ("Can anyone come? Yes",)
    assert part(found, "How to speak").text == ("Tell the clerk by noon.",)
    assert rows(found, "Good to know") == [
        ("Whom to ask", "The chair", "Council", "Telephone: 01632 960100", "Email: clerk@here.example"),
        ("Getting in", "Level."),
        ("Cost", "Free"),
        ("Children", "Yes"),
        ("Join from home", "here.example/watch"),
    ]
    assert [each.key for each in found.facts] == ["meetings/songs", "spaces/hall", "bodies/council"]


def test_a_sheet_rests_on_places_and_numbers_and_ends_with_who_is_rung(tmp_path):
    ends = FILES["bodies/council.yml"] + "dissolution_date: 31 March 2027\n"
    moved = "moved: [{date: 3 December 2026, held_at: barn}]\nheld_at: hall\n"
    found = sheet(tmp_path, EVERY_MONTH, moved + "run_by: council\n", bodies__council=ends)
    assert [each.key for each in found.facts] == ["meetings/songs", "spaces/hall", "spaces/barn", "bodies/council"]
    assert found.last_day == date(2027, 3, 31)
    own = sheet(tmp_path / "own", EVERY_MONTH, "run_by: council\ncontact: Helpline, 01632 960199\n")
    assert [each.key for each in own.facts] == ["meetings/songs"], "of the council only the name is there"


@pytest.mark.parametrize(
    ("contact", "is_number"),
    [
        ("Sam, 01632 960199", True),
        ("Sam, +44-1632-960199", True),
        ("Ring 101", True),
        ("Samaritans, 116 123", True),
        ("The chair (2024 to 2026)", False),
        ("The chair, 2024-2026", False),
        ("Sam, for up to 150 people", False),
        ("Sam, 10am to 12.30pm", False),
    ],
)
def test_years_and_hours_do_not_stand_in_for_a_number(tmp_path, contact, is_number):
    found = sheet(tmp_path, EVERY_MONTH, f"run_by: council\ncontact: {contact}\n")
    assert ("Telephone: 01632 960100" in rows(found, "Good to know")[0]) is not is_number


def test_up_to_six_dates_and_the_last_one_ends_the_sheet(tmp_path):
    found = sheet(tmp_path, EVERY_MONTH)
    first, _others = rows(found, "Next dates")
    assert first == ("Thursday 3 December 2026, 7pm",), "the next one stands alone"
    said = as_usual(found).split("; ")
    assert (len(said), said[0], said[4]) == (5, "Thursday 7 January 2027", "Thursday 6 May 2027")
    assert found.last_day == date(2027, 5, 6)


def test_several_dates_of_a_month_stand_together(tmp_path):
    # Boxing Day has a row of its own.
    assert as_usual(sheet(tmp_path, "every other Saturday, 10am, from 28 November 2026")) == (
        "December 2026: Saturday 12; January 2027: Saturdays 9 and 23; February 2027: Saturday 6"
    )


def test_what_is_not_known_is_not_said(tmp_path):
    found = sheet(tmp_path, "24 November 2026")
    assert words(found.lead) == ""
    assert rows(found, "When") == [("Tuesday 24 November 2026",)]
    assert [words(each.title) for each in found.parts] == ["When", "What happens"]


def test_a_meeting_without_a_time_to_come_has_no_sheet(tmp_path):
    assert sheets(tmp_path, "3 November 2026, 7pm") == []
    assert sheets(tmp_path, EVERY_MONTH, "status: cancelled\n") == []
    assert sheets(tmp_path, EVERY_MONTH, "valid_until: 30 November 2026\n") == []
    assert [*of_meeting.sheets(make_hub(tmp_path / "empty", {"hub.yml": FILES["hub.yml"]}).hub)] == []


def test_without_its_page_there_is_no_sheet(tmp_path):
    found = make_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [whats_on]\n", "meetings/songs.yml": SONGS})
    assert found.hub.of("meetings") and [*of_meeting.sheets(found.hub)] == []


def test_dates_after_the_record_ends_are_not_promised(tmp_path):
    found = sheet(tmp_path, EVERY_MONTH, "valid_until: 31 January 2027\n")
    assert as_usual(found) == "Thursday 7 January 2027"
    assert found.last_day == date(2027, 1, 7)


def test_a_cancelled_date_has_a_row_and_says_so_first(tmp_path):
    more = "cancelled:\n  - date: 7 January 2027\n    reason: Snow.\n"
    found = sheet(tmp_path, EVERY_MONTH, more)
    assert rows(found, "Next dates")[1] == ("Cancelled: Thursday 7 January 2027, 7pm", "Snow")
    assert "7 January" not in as_usual(found) and len(as_usual(found).split("; ")) == 5


def test_a_moved_date_is_told_once_and_says_from_where(tmp_path):
    more = "held_at: hall\nmoved:\n  - date: 3 December 2026\n    to: 4 December 2026 18:00\n"
    more += "    held_at: barn\n    reason: Snow.\n"
    found = sheet(tmp_path, EVERY_MONTH, more)
    assert rows(found, "Next dates")[:-1] == [
        ("Friday 4 December 2026, 6pm", "moved from Thursday 3 December 2026, 7pm; Snow", "The Barn, Long Lane"),
    ]
    assert words(found.lead).endswith("The Hall, Mill Lane"), "the others are where they always were"


def test_a_single_time_that_was_moved_is_announced_on_its_new_day_only(tmp_path):
    more = "held_at: hall\nmoved:\n  - date: 20 November 2026\n    to: 27 November 2026 18:00\n    held_at: barn\n"
    found = sheet(tmp_path, "20 November 2026, 7pm to 8pm", more)
    assert words(found.lead) == "The Barn, Long Lane"
    moved = "moved from Friday 20 November 2026, 7pm"
    assert rows(found, "When") == [("Friday 27 November 2026, 6pm to 7pm", moved)]


def test_the_rule_that_counts_is_the_one_of_the_next_date(tmp_path):
    more = "held_at: hall\nlater_on:\n  - since: 1 November 2026\n    when: every Friday, 6pm\n    held_at: barn\n"
    assert words(sheet(tmp_path, EVERY_MONTH, more).lead) == "Every Friday, from 6pm; The Barn, Long Lane"
    to_come = more.replace("1 November 2026", "1 February 2027")
    found = sheet(tmp_path, EVERY_MONTH, to_come)
    assert words(found.lead) == "First Thursday of every month, 7pm to 9pm; The Hall, Mill Lane"
    assert [words(each) for each in found.parts[0].text] == ["From 1 February 2027: Every Friday, from 6pm, The Barn"]


def test_of_the_rule_only_what_still_tells_something_is_said(tmp_path):
    when = "every Tuesday, 6pm, from 8 September 2026 until 27 July 2027, except 27 October 2026"
    found = sheet(tmp_path, when)
    assert words(found.lead) == found.strips[1] == "Every Tuesday, from 6pm"
    ends = when.replace("27 July 2027", "15 December 2026")
    assert words(sheet(tmp_path, ends).lead) == "Every Tuesday, from 6pm, until 15 December 2026"


@pytest.mark.parametrize(
    "closed",
    [
        "closed_from: 1 December 2026\nclosed_until: 5 December 2026\n",
        "closed_until: 5 December 2026\n",
        "opening_hours:\n  - Monday to Friday 9am to 9pm\n  - 3 December 2026 closed\n",
    ],
)
def test_a_place_that_is_closed_on_the_day_is_said(tmp_path, closed):
    shut = FILES["spaces/hall.yml"] + closed
    found = sheet(tmp_path, EVERY_MONTH, "held_at: hall\n", spaces__hall=shut)
    assert rows(found, "Next dates")[:-1] == [
        ("Thursday 3 December 2026, 7pm", "The Hall: Closed; please ask before you set out.")
    ]
    assert as_usual(found).startswith("Thursday 7 January 2027; ")


def test_a_single_time_in_a_closed_place_has_a_row_that_says_so(tmp_path):
    shut = FILES["spaces/hall.yml"] + "closed_from: 20 November 2026\n"
    found = sheet(tmp_path, "24 November 2026, 7pm", "held_at: hall\n", spaces__hall=shut)
    assert rows(found, "When")[0][1].startswith("The Hall: Closed")


@pytest.mark.parametrize(("public", "said"), [("no", "No"), ("partly", "Partly"), ("yes", "Yes")])
def test_whether_anyone_can_come_cannot_be_left_out(tmp_path, public, said):
    found = sheet(tmp_path, EVERY_MONTH, f"public: {public}\n")
    assert [words(each) for each in found.parts[0].text] == [f"Can anyone come? {said}"]


def test_what_is_not_certain_is_said_first(tmp_path):
    found = sheet(tmp_path, EVERY_MONTH, "status: tentative\n")
    assert words(found.lead) == "Not certain yet: First Thursday of every month, 7pm to 9pm"


def test_a_long_text_ends_with_a_sentence_and_keeps_its_paragraphs(tmp_path):
    long = "|\n  One.\n\n  " + "Many words follow. " * 100
    (first, second) = part(sheet(tmp_path, EVERY_MONTH, what=long), "What happens").text
    assert first == "One." and second.endswith("words follow.") and 200 < len(first + second) <= 250


def test_a_place_elsewhere_is_told_in_the_words_of_the_page(tmp_path):
    text = f"---\nname: Cabinet\nwhen: {EVERY_MONTH}\nwhat_happens: They vote.\nHELD---\nIt is at County Hall.\n"
    for held, expected in (("", ("It is at County Hall.",)), ("held_at: hall\n", ())):
        files = FILES | {"meetings/cabinet.md": text.replace("HELD", held)}
        (found,) = of_meeting.sheets(make_hub(tmp_path / str(bool(held)), files).hub)
        known = part(found, "Good to know")
        assert (known.text if known else ()) == expected


def test_one_number_is_enough(tmp_path):
    found = sheet(tmp_path, EVERY_MONTH, "run_by: council\ncontact: Helpline, 01632 960199\n")
    assert rows(found, "Good to know") == [("Whom to ask", "Helpline, 01632 960199", "Council")]
    found = sheet(tmp_path, EVERY_MONTH, "run_by: council\n")
    assert rows(found, "Good to know")[0][:3] == ("Whom to ask", "Council", "Ask for: Parish clerk")


def test_who_took_over_is_asked_and_not_who_has_ended(tmp_path):
    old = "name: Old\nphone: 01632 960111\ndissolution_date: 1 April 2026\nsucceeded_by: council\n"
    found = sheet(tmp_path, EVERY_MONTH, "run_by: old\n", bodies__old=old)
    assert "01632 960111" not in str(rows(found, "Good to know")) and "01632 960100" in str(rows(found, "Good to know"))


@pytest.mark.parametrize(("hall", "said"), [("step_free: no", "No"), ("step_free: unknown", None), ("", None)])
def test_steps_are_said_where_the_meeting_says_nothing_of_getting_in(tmp_path, hall, said):
    space = "name: The Hall\naddress: Mill Lane\n" + (f"access:\n  {hall}\n" if hall else "")
    found = sheet(tmp_path, EVERY_MONTH, "held_at: hall\n", spaces__hall=space)
    known = part(found, "Good to know")
    assert (rows(found, "Good to know") if known else None) == ([("Step-free", said)] if said else None)


STEADY = "every Wednesday, 2pm to 4pm"


def test_strips_say_the_rule_while_it_holds(tmp_path):
    found = sheet(tmp_path, STEADY, "run_by: council\nheld_at: hall\n")
    assert found.strips == ("Songs", "Every Wednesday, 2pm to 4pm", "The Hall", "01632 960100")
    assert sheet(tmp_path, "24 November 2026, 7pm").strips == ("Songs", "Tuesday 24 November 2026, 7pm")
    assert sheet(tmp_path, f"{EVERY_MONTH}, not in August").strips == ("Songs", "Thursday 3 December 2026, 7pm")


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("cancelled: 2 December 2026\n", ["The Hall"]),
        ("later_on:\n  - since: 1 December 2026\n    when: every Friday, 6pm\n", ["The Hall"]),
        ("later_on:\n  - since: 1 May 2027\n    when: every Friday, 6pm\n", ["The Hall"]),
        ("status: tentative\n", ["The Hall"]),
        ("moved:\n  - date: 2 December 2026\n    held_at: barn\n", []),
    ],
)
def test_a_time_that_is_not_always_so_is_not_taken_home(tmp_path, more, place):
    held = "run_by: council\nheld_at: hall\n"
    assert [*sheet(tmp_path, STEADY, held + more).strips] == ["Songs", *place, "01632 960100"]
    assert sheet(tmp_path, STEADY, more).strips == (), "a name alone leads nowhere"


def test_neither_is_one_in_a_place_that_is_closed(tmp_path):
    shut = FILES["spaces/hall.yml"] + "closed_from: 20 November 2026\n"
    found = sheet(tmp_path, STEADY, "run_by: council\nheld_at: hall\n", spaces__hall=shut)
    assert found.strips == ("Songs", "01632 960100")


def test_how_to_speak_is_for_where_things_are_decided(tmp_path):
    speak = "how_to_speak: Put your hand up.\n"
    agenda = "agenda_items:\n  - title: The hall\n"
    assert part(sheet(tmp_path, EVERY_MONTH, speak), "How to speak") is None, "a lunch has none"
    for more in ("run_by: council\n", agenda):
        assert part(sheet(tmp_path, EVERY_MONTH, speak + more), "How to speak")


def test_without_a_place_it_is_said_who_runs_it(tmp_path):
    lead = words(sheet(tmp_path, EVERY_MONTH, "run_by: council\n").lead)
    assert lead == "First Thursday of every month, 7pm to 9pm; Council"
    assert words(sheet(tmp_path, "24 November 2026, 7pm", "run_by: council\n").lead) == "Council"
    told = "run_by: council\ndescription: At the Guildhall.\n"
    assert words(sheet(tmp_path, "24 November 2026, 7pm", told).lead) == ""


def test_what_is_too_long_for_a_strip_makes_none(tmp_path):
    long = f"name: {'A long name ' * 4}\nwhen: {EVERY_MONTH}\nwhat_happens: We meet.\n"
    assert sheet(tmp_path, EVERY_MONTH, meetings__songs=long).strips == ()


def test_in_another_language_what_nobody_translated_keeps_its_own(tmp_path):
    hub = hub_of(tmp_path, EVERY_MONTH, FULL, **{"meetings__songs.cy": "name: Canu\n"})
    with speaking("cy"):
        (found,) = of_meeting.sheets(hub.in_language("cy"))
    assert found.title == "Canu" and not isinstance(found.title, Foreign)
    (happens,) = (each for each in found.parts if [*each.text] == ["We meet."])
    assert happens.text[0].language == "en"
    assert found.twin == "meetings/songs/" and found.name == "meetings-songs"
    assert "Thursday" not in words(found.lead)


def test_two_hundred_meetings_have_a_sheet_each(tmp_path):
    text = f"name: Club\nwhen: {EVERY_MONTH}\nwhat_happens: We meet.\n"
    found = sheets(tmp_path, EVERY_MONTH, **{f"meetings__m{number}": text for number in range(199)})
    assert len({each.name for each in found}) == 200
