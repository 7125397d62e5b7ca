"""Every tiny hub with a mistake gets the report that a volunteer should read, and every code has such a hub."""

from __future__ import annotations

import ast
import re
import runpy
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest

from hubsite.look import look
from hubsite.testing import A_SUNDAY

TESTS = Path(__file__).parent
ROOT = TESTS.parent
HUBS = {hub.name: hub for hub in runpy.run_path(str(TESTS / "hubs/write_expected.py"))["hubs"]()}
REPORT = runpy.run_path(str(TESTS / "hubs/write_expected.py"))["report"]

# Codes that no file in git can bring about, each with the test that does.
ELSEWHERE = {
    "editor-script-missing": "plugins/editor/test_editor.py",
    "engine-warning": "plugins/test_material.py",
    "packed-record": "read/test_pack.py",
    "file-heavy": "read/test_media.py",
    "file-link": "test_bad_input.py",
    "file-not-regular": "test_bad_input.py",
    "file-too-big": "test_bad_input.py",
    "file-unreadable": "read/test_files.py",
    "site-file-lost": "test_build.py",
    "site-says-too-little": "plugins/test_this_site.py",
    "statement-not-yet": "plugins/test_this_site.py",
    "statement-to-review": "plugins/test_this_site.py",
    "moment-needs-time": "model/test_dates.py",
    "noticeboard-language": "plugins/noticeboard/test_settings.py",
    "noticeboard-sheet": "plugins/noticeboard/test_settings.py",
    "noticeboard-size": "plugins/noticeboard/test_settings.py",
    "forgotten-came-back": "test_forgetting.py",
    "plugin-not-safe": "test_bad_input.py",
    "privacy-document-author": "plugins/privacy/test_privacy.py",
    "privacy-picture-position": "plugins/privacy/test_privacy.py",
    "sheet-letters": "plugins/noticeboard/test_page.py",
    "sheet-overfull": "plugins/noticeboard/test_page.py",
    "stopped": "test_bad_input.py",
    "too-many-files": "test_bad_input.py",
    "wrong-nation": "plugins/test_uk_democracy.py",
    "yaml-too-much": "test_bad_input.py",
}


@pytest.mark.parametrize("name", HUBS)
def test_a_mistake_is_told_as_expected(name):
    expected = (HUBS[name] / "expected.txt").read_bytes().decode()
    assert REPORT(HUBS[name]) == expected


def _expected_texts():
    return {name: (hub / "expected.txt").read_text(encoding="utf-8") for name, hub in HUBS.items()}


# --- every code has its hub -------------------------------------------------------------------------------------------

# Where the code stands among the arguments of whoever makes a problem.
MAKERS = {
    "mistake": 0, "note": 2, "add": 0, "warn": 0, "_problem": 0, "_say": 0, "TooMuchError": 0, "needs_quotes": 3,
    "say_needs_quotes": 4, "_warning": 1, "_advice": 2, "_MisusedError": 2,
}  # fmt: skip
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _texts(node):
    """The texts that an expression may come to: `"a" if x else "b"` is both."""
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _is_sentence(node):
    return isinstance(node, ast.JoinedStr | ast.Name) or any(" " in text for text in _texts(node))


def _codes_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = MAKERS.get(name)
            if place is not None and len(node.args) > place:
                yield from _texts(node.args[place])
            for keyword in node.keywords:
                if keyword.arg == "code":
                    yield from _texts(keyword.value)
        elif isinstance(node, ast.Tuple) and len(node.elts) in (2, 3) and _is_sentence(node.elts[1]):
            yield from (text for text in _texts(node.elts[0]) if KEBAB.fullmatch(text))
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            yield from _texts(node.value)
        elif isinstance(node, ast.arguments):
            named = node.args[len(node.args) - len(node.defaults) :]
            pairs = zip(named, node.defaults, strict=True)
            yield from (text for each, value in pairs if each.arg == "code" for text in _texts(value))


def _codes():
    codes = set()
    for file in [*(ROOT / "src/hubsite").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        if file.parent.name == "calendars":
            continue  # what it adds are properties of RFC 5545
        codes |= {code for code in _codes_in(ast.parse(file.read_text())) if CODE.fullmatch(code)}
    return codes


def test_every_code_has_a_hub_that_brings_it_about():
    shown = set(re.findall(r"\[([a-z0-9-]+)\]$", "\n".join(_expected_texts().values()), re.MULTILINE))
    codes = _codes()
    assert len(codes) > 120, "the search for codes does not find them any more"
    assert not shown - codes, "reports show codes that the search does not find"
    assert not codes - shown - ELSEWHERE.keys()


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_code_that_git_cannot_hold_is_tested_elsewhere(code):
    assert code in (TESTS / ELSEWHERE[code]).read_text()


# --- how all of them speak --------------------------------------------------------------------------------------------


def _problems():
    for name, text in _expected_texts().items():
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if found := re.fullmatch(r"(?:(\S.*?)  )?(error|warning|advice)  (.*)  \[([a-z0-9-]+)\]", line):
                fix = [other.strip() for other in lines[number + 1 :]]
                yield pytest.param(*found.groups(), fix[0] if fix else "", id=f"{name}-{number}")


@pytest.mark.parametrize(("place", "severity", "message", "code", "fix"), list(_problems()))
def test_a_problem_says_what_to_do_in_words_that_volunteers_use(place, severity, message, code, fix):
    assert message[-1] in ".?!" and fix and not fix.startswith("Read ")
    words = re.sub(r"`[^`]*`", "", f"{message} {fix}").lower()
    assert not re.search(r"\b(mapping|scalar|nonetype|null|dict|tuple|string|int|validator|traceback)\b", words)


# --- what is taken as it was meant ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kind_hub():
    found = look(HUBS["read-kindly"], A_SUNDAY)
    assert found.problems == ()
    assert found.hub is not None
    return found.hub


@pytest.mark.parametrize(
    ("meeting", "start"),
    [
        ("half-past-seven", time(19, 30)),
        ("morning", time(9, 30)),
        ("dotted", time(19, 30)),
        ("evening", time(19)),
        ("capitals", time(20)),
        ("spaced", time(19, 30)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("one-evening", time(19)),
    ],
)
def test_times_are_read_as_people_write_them(kind_hub, meeting, start):
    assert kind_hub.get(f"meetings/{meeting}").when.start == start


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ("spaces/null-hall", "name", "Null"),
        ("spaces/null-hall", "phone", "01612345670"),
        ("spaces/null-hall", "postcode", "M15 5DD"),
        ("spaces/null-hall", "capacity", 1200),
        ("spaces/new-hall", "name", "1_000 Trees Hall"),
        ("spaces/new-hall", "address", "0x1F High St"),
        ("spaces/new-hall", "phone", "+441614960000"),
        ("bodies/0123", "id", "0123"),
        ("bodies/1900", "id", "1900"),
        ("places/mill-ward", "gss_code", "1.10"),
        ("places/mill-ward", "gss_vintage", "0123"),
        ("funds/small-grants", "amount", Decimal(1000)),
        ("funds/small-grants", "amount_min", Decimal(0)),
        ("funds/small-grants", "amount_max", Decimal(1500)),
    ],
)
def test_texts_stay_what_was_typed(kind_hub, record, field, value):
    assert getattr(kind_hub.get(record), field) == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("step_free", "yes"),
        ("hearing_loop", "no"),
        ("parking", "yes"),
        ("quiet_room", "yes"),
        ("baby_changing", "unknown"),
    ],
)
def test_yes_and_no_are_taken_in_every_form(kind_hub, field, value):
    assert getattr(kind_hub.get("spaces/null-hall").access, field) == value


@pytest.mark.parametrize(
    ("record", "field", "said"),
    [
        ("bodies/0123", "founding_date", "2026-06-05"),
        ("bodies/1900", "founding_date", "2026-06-05"),
        ("bodies/1900", "dissolution_date", "2027-05-01"),
        ("funds/small-grants", "closes", "2026-05-12T19:00:00"),
    ],
)
def test_dates_are_read_as_people_write_them(kind_hub, record, field, said):
    assert getattr(kind_hub.get(record), field).isoformat() == said


def test_a_list_on_one_line_is_a_list():
    found = look(HUBS["tags-on-one-line"], A_SUNDAY)
    assert found.hub.get("groups/singers").tags == ("music", "Tuesday evenings")
