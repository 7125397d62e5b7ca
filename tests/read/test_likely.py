"""Which kind somebody meant, by the fields they wrote."""

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.read.likely import kind_by_fields, kind_by_name, kind_by_own_fields

KINDS = {kind.folder: kind for kind in BUILT_IN}


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        (["name", "summary", "who_for"], "groups"),
        (["name", "meets_at"], "groups"),
        (["name", "address"], "spaces"),
        (["name", "when", "what_happens"], "meetings"),
        (["name", "memberships", "email"], "people"),
        (["name", "posts", "email"], "bodies"),
        (["name", "summary"], ""),
        (["title", "summary", "checked", "sources", "tags"], ""),
        (["weather"], ""),
        ([], ""),
    ],
)
def test_fields_tell_their_kind(written, folder):
    assert kind_by_own_fields(written, KINDS) == folder


@pytest.mark.parametrize(
    ("written", "folder"), [(["name", "summary"], "groups"), (["name", "date"], "news"), (["name"], "")]
)
def test_failing_that_a_record_that_is_complete(written, folder):
    assert kind_by_fields(written, KINDS) == folder


@pytest.mark.parametrize(("name", "folder"), [("Meeting", "meetings"), ("space", "spaces"), ("clubs", "")])
def test_names_tell_their_kind(name, folder):
    assert kind_by_name(name, KINDS) == folder
