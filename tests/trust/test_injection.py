"""What people write never steers what reads it: a spreadsheet, a calendar, a feed reader, a terminal, GitHub."""

import json
import re
from xml.etree import ElementTree as Xml

import icalendar
import pytest

from hubsite.report import as_github, as_json, as_summary, as_text
from hubsite.testing import A_SPACE, make_hub, write_hub

HUB = "name: Here\nsite_url: https://here.example/hub/\nplugins: [usual]\n"
MEETING = {
    "name": "Tea",
    "summary": "Tea for all.",
    "what_happens": "We drink tea.",
    "first_time": "Sit anywhere.",
    "how_to_speak": "Just speak.",
    "contact": "Parish clerk",
    "access": "A ramp.",
    "cost": "Free",
    "tags": "tea",
    "description": "Tea.",
}


def quoted(text):
    """Text for a YAML file, whatever it holds."""
    return json.dumps(text)


def site_of(tmp_path, files):
    """The files of the site, or None and the codes where the hub is refused."""
    found = make_hub(tmp_path, {"hub.yml": HUB, "spaces/hall.yml": A_SPACE, **files})
    if found.site is None:
        return None, {problem.code for problem in found.problems}
    return {each.path: each.data for each in found.site.files}, set()


# --- calendars -----------------------------------------------------------------------------------------------------

BREAKS = {"CR": "\r", "LF": "\n", "CRLF": "\r\n", "U+2028": "\u2028", "U+2029": "\u2029", "NEL": "\x85", "VT": "\x0b"}


@pytest.mark.parametrize("sign", BREAKS.values(), ids=BREAKS.keys())
@pytest.mark.parametrize("field", [*MEETING, "hall"])
def test_no_field_adds_an_entry_or_a_property_to_a_calendar(tmp_path, field, sign):
    evil = f"Tea{sign}END:VEVENT{sign}BEGIN:VEVENT{sign}SUMMARY:gone{sign}ATTENDEE:mailto:all@a.example"
    fields = {**MEETING, field: evil} if field in MEETING else MEETING
    meeting = "".join(f"{name}: {quoted(value)}\n" for name, value in fields.items())
    hall = f"name: {quoted(evil if field == 'hall' else 'Mill Hall')}\naddress: Mill Lane\n"
    files = {"meetings/tea.yml": f"when: every Tuesday, 7pm\nheld_at: hall\n{meeting}", "spaces/hall.yml": hall}
    site, codes = site_of(tmp_path, files)
    if site is None:
        assert codes <= {"invisible-character", "control-character"}, codes
        return
    calendars = {path: data for path, data in site.items() if path.endswith(".ics")}
    assert calendars
    for data in calendars.values():
        assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1
        assert not re.search(rb"^(ATTENDEE|ORGANIZER|ATTACH|BEGIN:VALARM|SUMMARY:gone)", data, re.MULTILINE)
        assert len(data.decode().splitlines()) == data.count(b"\r\n")


# --- feeds ---------------------------------------------------------------------------------------------------------

NOT_IN_XML = [*map(chr, (0, 1, 8, 0xB, 0xC, 0xE, 0x1F)), "\ufffe", "\uffff", "\x7f", "\x85", "\u2028", "\U0001fffe"]


@pytest.mark.parametrize("sign", NOT_IN_XML, ids=ascii)
def test_a_feed_is_good_xml_whatever_it_tells(tmp_path, sign):
    news = f"name: {quoted(f'A{sign}B ]]> </title>')}\ndate: 10 November 2026\nsummary: {quoted(f'A{sign}B')}\n"
    site, codes = site_of(tmp_path, {"news/odd.yml": news})
    if site is None:
        assert codes <= {"invisible-character", "control-character", "yaml-backslash"}, codes
        return
    for path, data in site.items():
        if path.endswith(".xml"):
            Xml.fromstring(data)


# --- spreadsheets --------------------------------------------------------------------------------------------------

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://a.example")',
    "@SUM(A1)",
    "+1+1",
    "-2+3",
    "=cmd|' /C calc'!A0",
    "-cmd|'/C calc'!A0",
]
NO_FORMULAS = ["@hulmehub", "+44 161 496 0000", "- an item", "-5 degrees at night", "a = b"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_told_and_open_data_is_not_changed_by_it(tmp_path, text):
    found = make_hub(tmp_path, {"spaces/hall.yml": f"name: Mill Hall\naddress: Mill Lane\nsummary: {quoted(text)}\n"})
    assert "spreadsheet-formula" in {problem.code for problem in found.problems}
    assert found.hub.get("spaces/hall").open_data()["summary"] == text


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_what_is_no_formula_is_left_alone(tmp_path, text):
    found = make_hub(tmp_path, {"spaces/hall.yml": f"name: Mill Hall\naddress: Mill Lane\nsummary: {quoted(text)}\n"})
    assert "spreadsheet-formula" not in {problem.code for problem in found.problems}


def test_nothing_that_is_published_is_a_csv(tmp_path):
    site, _ = site_of(tmp_path, {})
    assert not [path for path in site if path.endswith((".csv", ".tsv", ".xls", ".xlsx"))]


# --- terminals and GitHub ------------------------------------------------------------------------------------------

COMMANDS = (
    "::error::owned", "::add-mask::e", "##[group]owned", "::set-output name=a::b", "\x1b[2J\x1b]0;owned\x07",
    "\x9b31mred", "\r::warning::owned", "%0A::error::owned", "\n::stop-commands::x", "\u202egpj.exe", "\x85::error::x",
)  # fmt: skip
STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hostile_hub(tmp_path, words):
    """A hub in which every place that a message may quote says `words`; file names too, where the disk allows."""
    name = words.replace("/", "").replace("\n", "") or "a"
    files = {
        f"spaces/{name}.yml": A_SPACE,
        f"{name}/a.yml": A_SPACE,
        "spaces/a.yml": f"name: Hall\naddress: Mill Lane\n{quoted(words)}: 1\nurl: {quoted(words)}\nrun_by: {quoted(words)}\n",  # noqa: E501
        "groups/b.md": f"---\nname: {quoted(words)}\nsummary: We sing.\n---\n[a]({words})\n\n{{{{ {words} }}}}\n",
        "meetings/c.yml": f"name: Tea\nwhat_happens: Tea.\nwhen: {quoted(words)}\n",
        "decisions/d.yml": f"{words}\n",
    }
    return write_hub(tmp_path, files)


@pytest.mark.parametrize("words", COMMANDS, ids=ascii)
def test_no_report_steers_a_terminal_or_github(tmp_path, command, words):
    hub = hostile_hub(tmp_path, words)
    for told in (("check", hub), ("check", hub, "--format", "github"), ("build", hub)):
        ran = command(*told)
        assert ran.code == 1
        for line in (ran.out + ran.err).split("\n"):
            assert not STEERS.search(line), ascii(line)
            if "github" in told:
                assert re.match(
                    r"::(?:error|warning|notice) file=[^:]*,line=\d+,col=\d+,title=[a-z-]+::|(?!\s*(?:::|##\[))", line
                )
            else:
                assert not re.match(r"\s*(?:::|##\[)", line), ascii(line)
    assert json.loads(command("check", hub, "--format", "json").out)["problems"]


@pytest.mark.parametrize("words", COMMANDS, ids=ascii)
def test_every_form_of_a_report_is_the_same(tmp_path, words):
    problems = make_hub(hostile_hub(tmp_path, words), {}).problems
    assert problems
    for told in (as_text(problems), as_summary(problems), as_github(problems)):
        assert not [line for line in told.split("\n") if STEERS.search(line)]
        assert not re.search(r"^\s*::(?!error file=|warning file=|notice file=)|^\s*##\[", told, re.MULTILINE)
    assert len(json.loads(as_json(problems))["problems"]) == len(problems)


# --- letters that cannot be seen -----------------------------------------------------------------------------------

UNSEEN = ["\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\u061c"]


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
@pytest.mark.parametrize("field", ["name", "address", "summary", "phone", "email", "url"])
def test_letters_that_cannot_be_seen_are_not_published(tmp_path, sign, field):
    fields = {"name": "Mill Hall", "address": "Mill Lane", "summary": "A hall.", "phone": "01632 960123"}
    fields |= {"email": "hall@a.example", "url": "https://a.example/hall"}
    text = fields[field]
    fields[field] = f"{text[:4]}{sign}{text[4:]}"
    found = make_hub(tmp_path, {"spaces/hall.yml": "".join(f"{name}: {value}\n" for name, value in fields.items())})
    assert found.problems
    hall = found.hub.get("spaces/hall")
    assert hall is None or sign not in getattr(hall, field)
