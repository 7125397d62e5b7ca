"""How one record names another, and what is said when there is no such record."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from hubsite.model.mistakes import Reading
from hubsite.model.references import AnyRef, AnyRefs, Ref, RunnerRef, SpaceRef, To, nearest, slug

IDS = {
    "spaces": {"mill-hall", "mill-green", "library"},
    "groups": {"singers", "mill"},
    "bodies": {"trust", "mill"},
    "places": {"ashcombe"},
    "people": set(),
    "services": {"library"},
}
LABELS = {"spaces": "space", "groups": "group", "bodies": "body", "places": "place", "services": "service"}


def read(kind, typed):
    return TypeAdapter(kind).validate_python(typed, context=Reading(IDS, LABELS))


def refused(kind, typed):
    """Code, message and fix of the mistake."""
    with pytest.raises(ValidationError) as caught:
        read(kind, typed)
    error = caught.value.errors()[0]
    return error["type"], error["ctx"]["message"], error["ctx"]["fix"]


@pytest.mark.parametrize(
    ("kind", "typed", "full"),
    [
        (SpaceRef, "mill-hall", "spaces/mill-hall"),
        (SpaceRef, "spaces/mill-hall", "spaces/mill-hall"),
        (SpaceRef, "/spaces/mill-hall/", "spaces/mill-hall"),
        (SpaceRef, "library", "spaces/library"),
        (RunnerRef, "singers", "groups/singers"),
        (RunnerRef, "bodies/mill", "bodies/mill"),
        (AnyRef, "trust", "bodies/trust"),
        (AnyRef, "services/library", "services/library"),
    ],
)
def test_a_reference_is_kept_in_full(kind, typed, full):
    ref = read(kind, typed)
    assert (type(ref), ref, ref.folder, ref.id) == (Ref, full, *full.split("/"))


def test_several_on_one_line():
    assert read(AnyRefs, "trust, singers") == ("bodies/trust", "groups/singers")


@pytest.mark.parametrize(
    ("kind", "typed", "code", "message", "fix"),
    [
        (
            SpaceRef,
            "Mill Hall",
            "unknown-reference",
            "No space called 'Mill Hall'.",
            "Did you mean `mill-hall`?",
        ),
        (
            SpaceRef,
            "mill-hal",
            "unknown-reference",
            "No space called 'mill-hal'.",
            "Did you mean `mill-hall`?",
        ),
        (
            SpaceRef,
            "mill",
            "wrong-kind",
            "'mill' is a body or group; here goes the id of a space.",
            "Write the id of a space, or delete this line.",
        ),
        (
            SpaceRef,
            "church-room",
            "unknown-reference",
            "No space called 'church-room'.",
            "Add the file `content/spaces/church-room.md`, or delete this line.",
        ),
        (
            RunnerRef,
            "scouts",
            "unknown-reference",
            "No body or group called 'scouts'.",
            "Add the file `content/bodies/scouts.md` or `content/groups/scouts.md`, or delete this line.",
        ),
        (
            RunnerRef,
            "mill",
            "ambiguous-reference",
            "More than one record has the id 'mill'.",
            "Write `bodies/mill` or `groups/mill`.",
        ),
        (
            RunnerRef,
            "bodies/singers",
            "unknown-reference",
            "There is no 'bodies/singers'.",
            "Did you mean `groups/singers`?",
        ),
        (
            AnyRef,
            "group/singers",
            "unknown-reference",
            "There is no 'group/singers'.",
            "Did you mean `groups/singers`?",
        ),
        (
            AnyRef,
            "choir",
            "unknown-reference",
            "No record called 'choir'.",
            "Add such a record, or delete this line.",
        ),
        (
            AnyRef,
            "https://choir.example",
            "wrong-kind",
            "'https://choir.example' is a web address; here goes the id of a record.",
            "Delete this line, or put the address into `links`.",
        ),
    ],
)
def test_what_is_said_of_a_wrong_one(kind, typed, code, message, fix):
    assert refused(kind, typed) == (code, message, fix)


def test_outside_a_reading_nothing_is_looked_up():
    assert TypeAdapter(Annotated[Ref, To("spaces")]).validate_python("spaces/any") == "spaces/any"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("St John's Hall", "st-johns-hall"),
        ("St John’s Hall", "st-johns-hall"),
        ("Café Zoë", "cafe-zoe"),
        ("  --A & B--  ", "a-b"),
        ("🌳", ""),
        ("x" * 90, "x" * 80),
    ],
)
def test_the_id_that_a_name_would_have(name, expected):
    assert slug(name) == expected


def test_no_more_than_three_are_offered_and_the_same_in_every_run():
    ids = {"spaces": {f"mill-hall-{number}" for number in range(9)}}
    assert nearest("mill-hall", ids, ("spaces",)) == ["mill-hall-8", "mill-hall-7", "mill-hall-6"]
