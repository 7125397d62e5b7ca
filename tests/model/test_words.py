"""Words, lists, choices and numbers as people type them."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from hubsite.model.mistakes import Reading
from hubsite.model.words import (
    Decimals,
    LawStatus,
    Line,
    Name,
    Nation,
    Nations,
    Prose,
    Whole,
    Words,
    YesNo,
    YesNoPartly,
    shown,
)
from hubsite.read.yaml_tree import Text


def read(kind, value):
    """What a field of this type makes of a value, and the codes of what it says about it."""
    reading = Reading()
    return TypeAdapter(kind).validate_python(value, context=reading), [note.code for note in reading.notes]


def refused(kind, value):
    """Code, message and fix of the mistake."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, context=Reading())
    error = caught.value.errors()[0]
    return error["type"], error["ctx"]["message"], error["ctx"]["fix"]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Line, "  Mill   Hall\n", "Mill Hall"),
        (Line, "Null", "Null"),
        (Line, "cafe\u0301", "café"),
        (Prose, "One\n\ntwo  \n", "One\n\ntwo"),
        (Words, ["a", " b "], ("a", "b")),
        (Words, "a", ("a",)),
        (Words, "", ()),
        (YesNo, "Yes", "yes"),
        (YesNo, "NO", "no"),
        (YesNo, "on", "yes"),
        (YesNo, "Y", "yes"),
        (YesNo, "false", "no"),
        (YesNo, "not known", "unknown"),
        (YesNo, "?", "unknown"),
        (YesNoPartly, "Partly", "partly"),
        (Nation, "Northern Ireland", "northern-ireland"),
        (Nation, "NI", "northern-ireland"),
        (Nations, "wales", ("wales",)),
        (LawStatus, "in_force", "in-force"),
        (Whole, "1,200", 1200),
        (Whole, "4 500", 4500),
        (Whole, "-3", -3),
        (Whole, "0120", 120),
        (Decimals, "53.41", 53.41),
    ],
)
def test_what_is_taken(kind, typed, value):
    assert read(kind, typed) == (value, [])


def test_a_list_on_one_line_is_taken_and_said():
    assert read(Words, "tea, fruit cake") == (("tea", "fruit cake"), ["list-on-one-line"])
    assert read(Nations, "england, Northern Ireland") == (("england", "northern-ireland"), ["list-on-one-line"])


def test_single_words_between_commas_are_plainly_a_list():
    assert read(Words, "tea,  cake,") == (("tea", "cake"), [])
    assert read(Nations, "england, Wales") == (("england", "wales"), [])


@pytest.mark.parametrize("name", ["yes", "No", "TRUE", "off", "2026", "1,200", "2026-11-22"])
def test_a_name_that_is_probably_a_slip_is_asked_about(name):
    assert read(Name, name) == (name, ["name-unlikely"])
    assert read(Name, Text(name, 1, 7, 1, quoted=True)) == (name, [])


@pytest.mark.parametrize("name", ["Null", "Yes Please", "2026 fair", "The 1914 society"])
def test_other_names_are_not(name):
    assert read(Name, name) == (name, [])


@pytest.mark.parametrize(
    ("kind", "typed", "code", "fix"),
    [
        (Line, ["a"], "not-text", "Write it on one line, in double quotes."),
        (Line, "x" * 1001, "too-long", "Keep one sentence here and move the rest below, into `description`."),
        (Line, "Mill\x07Hall", "invisible-character", "Delete the words around it and type them again."),
        (Words, "x, " * 1001, "too-long", "Keep the entries that are needed here, and delete the others."),
        (Prose, "Mill\u202eHall", "invisible-character", "Delete the words around it and type them again."),
        (YesNo, "yess", "not-a-choice", "Did you mean `yes`?"),
        (YesNo, "maybe", "not-a-choice", "Write one of: `yes`, `no`, `unknown`."),
        (Whole, "about 50", "not-a-number", "Write figures only: `50`."),
        (Whole, "30 to 40", "not-a-number", "Write figures only, for example `120`."),
        (Whole, "many", "not-a-number", "Write figures only, for example `120`."),
        (Decimals, "1.2.3", "not-a-number", "Write figures only, for example `120`."),
        (Whole, "9" * 13, "not-a-number", f"Write figures only: `{'9' * 13}`."),
    ],
)
def test_what_is_refused(kind, typed, code, fix):
    said = refused(kind, typed)
    assert (said[0], said[2]) == (code, fix)


def test_a_choice_close_to_another_names_all():
    assert refused(YesNoPartly, "partley")[1] == "'partley' is not one of: yes, partly, no, unknown."


@pytest.mark.parametrize(("text", "short"), [("a\nb  c", "a b c"), ("x" * 80, "x" * 80), ("x" * 81, "x" * 79 + "…")])
def test_quotations_are_short(text, short):
    assert shown(text) == short
