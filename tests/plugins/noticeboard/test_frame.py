"""What stands around a sheet: when it was checked, until when it may hang, where it is on the web, who put it up."""

from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module

import pytest

from hubsite import Markup, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
standing = import_module("_hubsite_plugin_noticeboard.standing")
frame_of = import_module("_hubsite_plugin_noticeboard.frame").frame_of
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
Sheet, words_of, runs = sheet_module.Sheet, sheet_module.words_of, sheet_module.runs

NAME = "name: Aldermere\nlanguages: en, cy, ur\nplugins: [record_pages]\n"
SITE = "site_url: https://www.aldermere.example/hub/\n"
DAY = timedelta(days=1)
IN_TWO_MONTHS = date(2026, 12, 31)  # the last day of the month after that of A_SUNDAY


def standing_in(folder, *groups, hub=NAME, today=A_SUNDAY, last_day=None, twin="whats-on/"):
    """A hub, and a sheet whose facts are groups with these lines in their files."""
    files = {f"groups/g{at}.yml": f"name: Group {at}\nsummary: We meet.\n{more}" for at, more in enumerate(groups)}
    root = folder / f"hub{len(list(folder.iterdir()))}"
    look = make_hub(root, {"hub.yml": hub} | files, today=today)
    assert not look.has_errors, look.problems
    facts = look.hub.of("groups")
    assert len(facts) == len(groups)
    return look.hub, Sheet(name="whats-on", title="What is on", twin=twin, facts=facts, last_day=last_day)


# --- When it was checked


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        (["never"], "Not yet checked"),
        ([""], "Not yet checked"),
        (["never", ""], "Not yet checked"),
        (["1 November 2026"], "Checked on 1 November 2026"),
        (["1 November 2026", "1 November 2026"], "Checked on 1 November 2026"),
        (["2 November 2026", "30 October 2026"], "Checked between 30 October 2026 and 2 November 2026"),
        (["1 November 2026", "never"], "Not all of it is checked; last on 1 November 2026"),
        (["30 October 2026", "", "2 November 2026"], "Not all of it is checked; last on 2 November 2026"),
    ],
)
def test_a_sheet_is_checked_as_far_as_its_facts_are(tmp_path, days, said):
    hub, sheet = standing_in(tmp_path, *(f"checked: {day}\n" if day else "" for day in days))
    assert standing.checked_words(hub, sheet.facts) == said
    assert [words_of(line) for line in frame_of(hub, sheet).foot[1:-1]] == ([said] if said else [])


def test_the_day_of_checking_is_said_in_the_language_of_the_sheet(tmp_path):
    hub, sheet = standing_in(tmp_path, "checked: 1 November 2026\n")
    with speaking("cy"):
        assert "1 Tachwedd 2026" in words_of(standing.checked_words(hub, sheet.facts))


# --- What was checked too long ago

OVERDUE, FRESH = "checked: 1 May 2020\n", "checked: 20 November 2026\n"
OLD = OVERDUE + "phone: 01632 960123\nemail: o'hara@x.example\n"


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ([OVERDUE], "Last checked on 1 May 2020: it may be out of date"),
        ([OVERDUE, OVERDUE], "Last checked on 1 May 2020: it may be out of date"),
        ([OVERDUE, FRESH], "Parts of it were last checked on 1 May 2020: they may be out of date"),
        ([OVERDUE, "checked: 3 May 2020\n"], "Parts of it were last checked on 1 May 2020: they may be out of date"),
        (["", OVERDUE], "Parts of it were last checked on 1 May 2020: they may be out of date"),
    ],
)
def test_the_foot_says_that_a_check_was_too_long_ago(tmp_path, groups, said):
    hub, sheet = standing_in(tmp_path, *groups)
    assert said in [words_of(line) for line in frame_of(hub, sheet).foot]


def doubted(folder, text, *groups):
    hub, sheet = standing_in(folder, *groups)
    part = sheet_module.Part("P", (text,), (sheet_module.Row("H", (text,), text),))
    found = standing.with_doubt(hub, replace(sheet, parts=(part,), strips=(text,)))
    texts = {words_of(each) for each in sheet_module.texts_of(found)} - {"P", "H", "", "What is on"}
    assert len(texts) == 1
    return texts.pop()


@pytest.mark.parametrize("way", ["01632 960123", "o'hara@x.example"])
def test_numbers_and_addresses_that_may_be_wrong_say_so_wherever_they_stand(tmp_path, way):
    kept = sheet_module.Kept(way)
    assert doubted(tmp_path, kept, OLD) == f"{way} (may be out of date)"
    assert doubted(tmp_path, Markup("Ring {}!").format(kept), OLD) == f"Ring {way} (may be out of date)!"


def test_other_numbers_are_not_doubted(tmp_path):
    kept = sheet_module.Kept("01632 960123")
    assert doubted(tmp_path, kept, OLD.replace("2020", "2026")) == kept
    assert doubted(tmp_path, kept, OLD, FRESH + "phone: 01632 960123\n") == kept
    assert doubted(tmp_path, sheet_module.Kept("01632 960999"), OLD) == "01632 960999"


def test_the_sheets_of_a_hub_say_it(tmp_path):
    sheets_of = import_module("_hubsite_plugin_noticeboard.all_sheets").sheets_of
    hub, _sheet = standing_in(tmp_path, OLD + "meets_when: every Tuesday at 7pm\n")
    told = [words_of(text) for _family, sheet in sheets_of(hub, ["groups"]) for text in sheet_module.texts_of(sheet)]
    assert "Telephone: 01632 960123 (may be out of date)" in told


# --- Until when it may hang


def down(folder, *groups, **more):
    return standing.down_after(*standing_in(folder, *groups, **more))


def test_a_sheet_comes_down_on_the_last_day_of_what_it_announces(tmp_path):
    assert down(tmp_path, last_day=date(2026, 11, 30)) == date(2026, 11, 30)
    assert down(tmp_path, "checked: 1 November 2026\n", last_day=date(2026, 11, 30)) == date(2026, 11, 30)
    assert down(tmp_path, last_day=A_SUNDAY) == A_SUNDAY


def test_a_sheet_comes_down_when_the_first_of_its_facts_ends(tmp_path):
    ends = [f"checked: 1 November 2026\nvalid_until: {day} December 2026\n" for day in (24, 9)]
    assert down(tmp_path, *ends) == date(2026, 12, 9)
    assert down(tmp_path, *ends, last_day=date(2026, 12, 24)) == date(2026, 12, 9)
    assert down(tmp_path, *ends, last_day=date(2026, 12, 8)) == date(2026, 12, 8)


def test_a_sheet_comes_down_when_what_was_checked_of_it_is_too_old(tmp_path):
    hub, sheet = standing_in(tmp_path, "checked: 1 November 2026\n", "checked: 20 November 2026\n")
    found = standing.down_after(hub, sheet)
    assert found == min(hub.good_until(fact) for fact in sheet.facts)
    assert A_SUNDAY < found < hub.good_until(sheet.facts[1])


@pytest.mark.parametrize("groups", [[], [""], ["checked: never\n"], ["checked: 20 November 2026\n", ""]])
def test_what_nobody_has_checked_is_looked_at_again_within_two_months(tmp_path, groups):
    assert down(tmp_path, *groups) == IN_TWO_MONTHS


def test_what_was_checked_too_long_ago_is_looked_at_again_within_two_months(tmp_path):
    hub, sheet = standing_in(tmp_path, "checked: 1 May 2020\n", "checked: 20 November 2026\n")
    assert hub.good_until(sheet.facts[0]) < hub.today
    assert standing.down_after(hub, sheet) == IN_TWO_MONTHS


def test_what_is_good_until_today_comes_down_today(tmp_path):
    hub, sheet = standing_in(tmp_path, "checked: 1 November 2026\n")
    last = hub.good_until(sheet.facts[0])
    assert down(tmp_path, "checked: 1 November 2026\n", today=last) == last
    assert down(tmp_path, "checked: 1 November 2026\n", today=last + DAY) > last + DAY


def test_what_nobody_has_checked_comes_down_before_what_it_announces_long_after(tmp_path):
    assert down(tmp_path, "", last_day=date(2027, 6, 1)) == IN_TWO_MONTHS
    assert down(tmp_path, "", last_day=date(2026, 12, 1)) == date(2026, 12, 1)


def test_what_is_over_does_not_hang_for_ever(tmp_path):
    assert down(tmp_path, last_day=A_SUNDAY - DAY) == IN_TWO_MONTHS
    assert down(tmp_path, "checked: 20 November 2026\n", last_day=A_SUNDAY - DAY) == IN_TWO_MONTHS


def test_a_fact_that_has_ended_ends_nothing_more(tmp_path):
    over = "checked: 20 November 2026\nvalid_until: 21 November 2026\n"
    hub, sheet = standing_in(tmp_path, over, last_day=date(2026, 12, 1))
    assert standing.down_after(hub, sheet) == date(2026, 12, 1)


@pytest.mark.parametrize("group", ["", "checked: 20 November 2026\n"])
def test_a_sheet_is_the_same_on_every_day_of_a_month(tmp_path, group):
    days = {down(tmp_path, group, today=date(2026, 11, day)) for day in (20, 22, 29, 30)}
    assert len(days) == 1


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 31), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_a_month(day, last):
    assert standing.end_of_month(day) == last


# --- The foot


def foot(folder, more="", *, language="en", **asked):
    hub, sheet = standing_in(folder, hub=NAME + more, last_day=date(2026, 11, 30), **asked)
    with speaking(language):
        return frame_of(hub.in_language(language), sheet).foot


def test_the_foot_begins_with_the_day_to_take_it_down(tmp_path):
    assert foot(tmp_path)[0] == "Take down after 30 November 2026"
    assert "30 Tachwedd 2026" in words_of(foot(tmp_path, language="cy")[0])


def test_the_foot_says_all_in_order(tmp_path):
    more = SITE + "run_by: Volunteers of Aldermere\ncontact: {phone: 01632 960100, email: us@aldermere.example}\n"
    hub, sheet = standing_in(tmp_path, "checked: 1 November 2026\n", hub=NAME + more, last_day=date(2026, 11, 30))
    assert [words_of(line) for line in frame_of(hub, sheet).foot] == [
        "Take down after 30 November 2026",
        "Checked on 1 November 2026",
        "Always up to date: aldermere.example/hub/whats-on",
        "Put up by Volunteers of Aldermere. Something wrong? Tell us: 01632 960100 and us@aldermere.example",
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", ["Put up by Aldermere."]),
        ("run_by: Volunteers\n", ["Put up by Volunteers."]),
        ("contact: {name: The editor}\n", ["Put up by The editor."]),
        ("run_by: Volunteers\ncontact: {name: The editor}\n", ["Put up by Volunteers."]),
        ("run_by: Volunteers\ncontact: {phone: 01632 960100}\n",
         ["Put up by Volunteers. Something wrong? Tell us: 01632 960100"]),
        ("contact: {name: The editor, email: us@aldermere.example}\n",
         ["Put up by The editor. Something wrong? Tell us: us@aldermere.example"]),
        ("contact: {phone: 01632 960100}\n", ["Put up by Aldermere. Something wrong? Tell us: 01632 960100"]),
        ("contact: {address: The library}\n", ["Put up by Aldermere."]),
    ],
)  # fmt: skip
def test_who_put_it_up_is_said_as_far_as_it_is_known(tmp_path, more, said):
    assert [words_of(line) for line in foot(tmp_path, more)[1:]] == said


def test_numbers_and_addresses_keep_their_order(tmp_path):
    more = SITE + "run_by: V\ncontact: {phone: 01632 960100, email: us@aldermere.example}\n"
    kept = [run.words for line in foot(tmp_path, more, language="ur") for run in runs(line) if run.kept]
    assert kept == ["aldermere.example/hub/ur/whats-on", "01632 960100", "us@aldermere.example"]


# --- The address and its code


@pytest.mark.parametrize(
    ("language", "twin", "address"),
    [
        ("en", "whats-on/", "aldermere.example/hub/whats-on"),
        ("en", "groups/g0/", "aldermere.example/hub/groups/g0"),
        ("en", "", "aldermere.example/hub"),
        ("cy", "whats-on/", "aldermere.example/hub/cy/whats-on"),
        ("ur", "", "aldermere.example/hub/ur"),
    ],
)
def test_the_address_is_that_of_the_twin_in_the_language_of_the_sheet(tmp_path, language, twin, address):
    hub, sheet = standing_in(tmp_path, hub=NAME + SITE, twin=twin)
    with speaking(language):
        frame = frame_of(hub.in_language(language), sheet)
    assert frame.code.startswith("<svg")
    assert address in frame.code_words
    assert [run.words for line in frame.foot for run in runs(line) if run.kept] == [address]


def test_each_address_has_a_code_of_its_own(tmp_path):
    codes = set()
    for twin in ("", "whats-on/", "ways/"):
        hub, sheet = standing_in(tmp_path, hub=NAME + SITE, twin=twin)
        codes |= {frame_of(hub.in_language(language), sheet).code for language in ("en", "cy")}
    assert len(codes) == 6


def test_without_an_address_of_the_site_there_is_neither_code_nor_line(tmp_path):
    hub, sheet = standing_in(tmp_path)
    frame = frame_of(hub, sheet)
    assert (frame.code, frame.code_words) == ("", "")
    assert not any("Always up to date" in line for line in frame.foot)


def test_the_head_is_the_name_of_the_hub(tmp_path):
    hub, sheet = standing_in(tmp_path)
    assert (frame_of(hub, sheet).head, frame_of(hub, sheet).intro) == ("Aldermere", "")
