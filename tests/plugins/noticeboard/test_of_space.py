"""The sheet of a space: its week, what is not as usual, and nothing announced on a day on which the door is shut."""

from datetime import date, timedelta
from importlib import import_module

from hubsite import speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.of_space").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nnation: england\nlanguages: en, cy\nplugins: [record_pages]\n"
CHOIR = "name: Choir\nsummary: We sing.\n"
SONGS = "name: Songs\nwhen: every Tuesday, 7pm to 9pm\nwhat_happens: We sing.\nheld_at: hall\nrun_by: choir\n"
BASE = {"hub.yml": HUB, "groups/choir.yml": CHOIR}


def hub_of(folder, space="", files=None, today=A_SUNDAY):
    look = make_hub(folder, BASE | {"spaces/hall.yml": A_SPACE + space} | (files or {}), today=today)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, space="", files=None, today=A_SUNDAY):
    (sheet,) = sheets(hub_of(folder, space, files, today))
    return sheet


def part(sheet, title):
    return next((each for each in sheet.parts if words_of(each.title) == title), None)


def rows(sheet, title):
    found = part(sheet, title)
    said = found.rows if found else ()
    return [" | ".join([words_of(row.head), *map(words_of, row.body)]) for row in said]


def on(sheet):
    return rows(sheet, "What goes on here")


def said(sheet):
    return "\n".join(words_of(text) for text in texts_of(sheet) if text)


def test_a_hub_without_spaces_has_no_such_sheet(tmp_path):
    assert not list(sheets(make_hub(tmp_path, {"hub.yml": HUB}).hub))


def test_a_space_of_which_only_the_address_is_known_has_none(tmp_path):
    assert not list(sheets(hub_of(tmp_path)))


def test_there_is_none_without_the_page_that_says_the_same(tmp_path):
    hub = HUB.replace("record_pages", "whats_on")
    assert not list(sheets(hub_of(tmp_path, "opening_hours: Monday 9am to 5pm\n", {"hub.yml": hub})))


def test_the_week_is_there_day_by_day(tmp_path):
    sheet = only(tmp_path, "opening_hours: [Monday and Thursday 9am to 5pm, Tuesday 1pm to 7pm]\n")
    assert (sheet.name, sheet.title, sheet.twin) == ("spaces-hall", "Mill Hall", "spaces/hall/")
    assert words_of(sheet.lead) == "Mill Lane, Aldermere"
    assert rows(sheet, "Open") == [
        "Monday | 9am to 5pm",
        "Tuesday | 1pm to 7pm",
        "Wednesday | Closed",
        "Thursday | 9am to 5pm",
        "Friday to Sunday | Closed",
    ]


def test_days_with_the_same_hours_stand_together(tmp_path):
    assert rows(only(tmp_path, "opening_hours: every day 9am to 5pm\n"), "Open") == ["Every day | 9am to 5pm"]


def test_lines_that_tell_no_week_stand_as_they_were_written(tmp_path):
    sheet = only(tmp_path, "opening_hours: [Whenever the flag is up]\n")
    assert part(sheet, "Open").text == ("Whenever the flag is up",)


def test_only_the_season_that_holds_is_shown_and_the_sheet_comes_down_with_it(tmp_path):
    hours = 'opening_hours: ["April to September: Sunday 2pm to 6pm", "October to March: Sunday 1pm to 3pm"]\n'
    sheet = only(tmp_path, hours, {"hub.yml": HUB.replace("nation: england\n", "")})
    assert rows(sheet, "Open")[-1] == "Sunday | 1pm to 3pm"
    assert "2pm to 6pm" not in said(sheet)
    assert sheet.last_day == date(2027, 1, 31)


def test_both_seasons_are_shown_where_one_gives_way_to_the_other(tmp_path):
    hours = 'opening_hours: ["April to September: Sunday 2pm to 6pm", "October to March: Sunday 1pm to 3pm"]\n'
    sheet = only(tmp_path, hours, today=date(2027, 2, 20))
    assert [words_of(each.title) for each in sheet.parts[:2]] == ["Open: October to March", "Open: April to September"]


def test_days_apart_are_told_until_they_are_past(tmp_path):
    hours = 'opening_hours: [every day 9am to 5pm, "24 December 2026 to 1 January 2027: closed"]\n'
    assert rows(only(tmp_path, hours), "On other days") == ["24 December 2026 to 1 January 2027 | Closed"]
    later = only(tmp_path, hours, {"hub.yml": HUB.replace("england", "scotland")}, today=date(2027, 1, 5))
    assert "24 December" not in said(later)


def test_a_closure_comes_first(tmp_path):
    sheet = only(tmp_path, "closed_from: 1 November 2026\nclosed_until: 3 December 2026\nclosed_reason: New roof.\n")
    row = sheet.parts[0].rows[0]
    assert row.head == "Closed for now: from 1 November 2026 until 3 December 2026."
    assert row.body == ("New roof.",)
    assert sheet.last_day == date(2026, 12, 3)


def test_a_closure_to_come_without_an_end_says_both(tmp_path):
    assert "It will close: from 1 December 2026 until further notice." in said(
        only(tmp_path, "closed_from: 1 December 2026\n")
    )


def test_what_is_said_of_a_closure_to_come_ends_the_day_before(tmp_path):
    assert only(tmp_path, "closed_from: 1 December 2026\n").last_day == date(2026, 11, 30)
    both = only(tmp_path / "both", "closed_from: 1 December 2026\nclosed_until: 5 December 2026\n")
    assert both.last_day == date(2026, 11, 30)


def test_a_closure_that_is_over_is_not_told(tmp_path):
    assert not list(sheets(hub_of(tmp_path, "closed_until: 21 November 2026\n")))


def test_what_comes_every_week_is_told_once(tmp_path):
    sheet = only(tmp_path, files={"meetings/songs.yml": SONGS})
    assert on(sheet) == ["Every Tuesday, 7pm to 9pm | Songs"]
    assert part(sheet, "What goes on here").rows[0].small == "Choir"
    assert [fact.key for fact in sheet.facts] == ["spaces/hall", "meetings/songs"]
    assert sheet.last_day == date(2027, 1, 31)


def test_what_is_past_or_far_off_in_a_rule_is_left_out(tmp_path):
    when = "every Tuesday, 7pm, from 1 September 2026 until 1 June 2027, except 1 December 2026"
    sheet = only(tmp_path, files={"meetings/songs.yml": SONGS.replace("every Tuesday, 7pm to 9pm", when)})
    assert on(sheet) == ["Every Tuesday, from 7pm | Songs | not on 1 December 2026"]


def test_a_meeting_while_the_space_is_closed_is_not_announced_without_saying_so(tmp_path):
    sheet = only(
        tmp_path, "closed_from: 23 November 2026\nclosed_until: 3 December 2026\n", {"meetings/songs.yml": SONGS}
    )
    assert on(sheet) == [
        "Every Tuesday, 7pm to 9pm | Songs"
        " | Closed: 23 November 2026 to 3 December 2026; please ask before you set out."
    ]


def test_a_day_on_which_the_doors_stay_shut_is_said_of_the_meeting_too(tmp_path):
    hours = 'opening_hours: [every day 9am to 10pm, "29 December 2026: closed"]\n'
    sheet = only(tmp_path, hours, {"meetings/songs.yml": SONGS})
    assert on(sheet) == ["Every Tuesday, 7pm to 9pm | Songs | Closed: 29 December 2026; please ask before you set out."]


def test_a_closure_on_other_days_does_not_trouble_a_meeting(tmp_path):
    sheet = only(
        tmp_path, "closed_from: 25 November 2026\nclosed_until: 30 November 2026\n", {"meetings/songs.yml": SONGS}
    )
    assert on(sheet) == ["Every Tuesday, 7pm to 9pm | Songs"]


def test_nothing_is_told_after_the_last_day_of_a_meeting(tmp_path):
    more = "valid_until: 1 December 2026\ncancelled: [24 November 2026, 8 December 2026]\n"
    sheet = only(tmp_path, files={"meetings/songs.yml": SONGS + more})
    assert on(sheet) == ["Every Tuesday, 7pm to 9pm | Songs | not on 24 November 2026"]


def test_dates_that_are_off_or_moved_are_told(tmp_path):
    more = """cancelled: [1 December 2026, 8 December 2026]
moved:
  - {date: 24 November 2026, to: 26 November 2026 18:00}
"""
    sheet = only(tmp_path, files={"meetings/songs.yml": SONGS + more})
    assert on(sheet) == [
        "Every Tuesday, 7pm to 9pm | Songs | not on 1 December 2026 and 8 December 2026"
        " | Thursday 26 November 2026, 6pm (moved from Tuesday 24 November 2026, 7pm)"
    ]


def test_a_bank_holiday_on_which_one_must_ask_is_told(tmp_path):
    monday = SONGS.replace("Tuesday", "Monday") + "on_bank_holiday: ask\n"
    assert on(only(tmp_path, files={"meetings/songs.yml": monday})) == [
        "Every Monday, 7pm to 9pm | Songs"
        " | Monday 28 December 2026, 7pm (bank holiday, Boxing Day, substitute day; please ask first)"
    ]


def test_a_date_moved_beyond_what_is_shown_is_told_where_it_was(tmp_path):
    more = "moved: [{date: 26 January 2027, to: 3 February 2027 19:00}]\n"
    sheet = only(tmp_path, files={"meetings/songs.yml": SONGS + more})
    assert "Tuesday 26 January 2027, 7pm (instead on Wednesday 3 February 2027, 7pm)" in said(sheet)


def test_one_evening_elsewhere_is_told_in_both_places(tmp_path):
    files = {
        "spaces/barn.yml": "name: The Barn\naddress: Barn Lane\n",
        "meetings/songs.yml": SONGS + "moved: [{date: 1 December 2026, held_at: barn}]\n",
    }
    hall, barn = sorted(sheets(hub_of(tmp_path, files=files)), key=lambda sheet: sheet.name != "spaces-hall")
    assert "Tuesday 1 December 2026, 7pm (The Barn; in another place than usual)" in said(hall)
    assert on(barn) == ["Tuesday 1 December 2026 | Songs, 7pm to 9pm | in another place than usual"]


def test_a_rule_that_changes_is_told_as_both(tmp_path):
    more = "later_on: [{since: 1 January 2027, when: 'every Wednesday, 6pm to 8pm'}]\n"
    assert on(only(tmp_path, files={"meetings/songs.yml": SONGS + more})) == [
        "Every Tuesday, 7pm to 9pm | Songs | Until 31 December 2026",
        "Every Wednesday, 6pm to 8pm | Songs | From 1 January 2027",
    ]


def test_what_is_cancelled_uncertain_or_not_for_everybody_says_so(tmp_path):
    files = {
        "meetings/a.yml": SONGS + "status: cancelled\n",
        "meetings/b.yml": SONGS.replace("Songs", "Dance").replace("Tuesday", "Thursday") + "status: tentative\n",
        "meetings/c.yml": SONGS.replace("Songs", "Board").replace("Tuesday", "Wednesday") + "public: no\n",
        "meetings/d.yml": SONGS.replace("every Tuesday, 7pm to 9pm", "12 December 2026, 7pm") + "status: cancelled\n",
    }
    assert on(only(tmp_path, files=files)) == [
        "Every Tuesday, 7pm to 9pm | Cancelled: Songs",
        "Every Wednesday, 7pm to 9pm | Board | Can anyone come? No",
        "Every Thursday, 7pm to 9pm | Dance | Not certain yet",
        "Saturday 12 December 2026 | Cancelled: Songs",
    ]


def test_what_is_over_is_not_there(tmp_path):
    past = SONGS.replace("every Tuesday, 7pm to 9pm", "3 November 2026, 7pm")
    ended = SONGS + "valid_until: 1 November 2026\n"
    assert not list(sheets(hub_of(tmp_path, files={"meetings/a.yml": past, "meetings/b.yml": ended})))
    assert not list(sheets(hub_of(tmp_path, "valid_until: 1 November 2026\nopening_hours: Monday 9am to 5pm\n")))


def test_a_group_that_meets_here_stands_there_in_its_own_words_unless_its_meeting_does(tmp_path):
    files = {
        "groups/knit.yml": "name: Knit\nsummary: We knit.\nmeets_at: hall\nmeets_when: Mondays at 2pm\n",
        "groups/choir.yml": CHOIR + "meets_at: hall\nmeets_when: Tuesdays\n",
        "meetings/songs.yml": SONGS,
    }
    assert on(only(tmp_path, files=files)) == ["Every Tuesday, 7pm to 9pm | Songs", "Mondays at 2pm | Knit"]


def test_getting_in_says_what_is_known_and_that_steps_are_not(tmp_path):
    hire = "hire: {cost: £9 an hour, how: Ring Sam.}\nphone: 01632 960110\n"
    sheet = only(tmp_path, hire)
    assert part(sheet, "Getting in").text == ("Step-free: Not known",)
    assert rows(sheet, "How to hire it") == ["What it costs | £9 an hour", "How to book | Ring Sam."]
    assert [words_of(text) for text in part(sheet, "Whom to ask").text] == ["Telephone: 01632 960110"]
    known = only(tmp_path, hire + "access: {step_free: no, hearing_loop: yes, blue_badge_parking: unknown}\n")
    assert part(known, "Getting in").text == ("There are steps, hearing loop",)


def test_an_unchanged_hub_gives_the_same_sheet_tomorrow(tmp_path):
    hours = 'opening_hours: [Monday 9am to 5pm, "25 December: closed"]\n'
    files = {"meetings/songs.yml": SONGS.replace("every Tuesday", "every other Tuesday from 24 November 2026")}
    one, other = only(tmp_path, hours, files), only(tmp_path, hours, files, today=A_SUNDAY + timedelta(days=1))
    assert (said(one), one.last_day) == (said(other), other.last_day)


def test_two_hundred_meetings_are_all_there(tmp_path):
    files = {f"meetings/m{number}.yml": SONGS.replace("Songs", f"Songs {number}") for number in range(200)}
    assert len(on(only(tmp_path, files=files))) == 200


def test_what_nobody_translated_knows_its_language(tmp_path):
    hub = hub_of(tmp_path, "opening_hours: Monday 9am to 5pm\n", {"meetings/songs.yml": SONGS})
    with speaking("cy"):
        (sheet,) = sheets(hub.in_language("cy"))
        row = next(row for each in sheet.parts for row in each.rows if row.body == ("Songs",))
    assert [run.language for run in runs(sheet.title)] == ["en"]
    assert [run.language for run in runs(row.body[0])] == ["en"]
    assert "Every Tuesday" not in said(sheet)
