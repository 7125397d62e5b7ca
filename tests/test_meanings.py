"""What a problem means is said at the command line, for every code and however it is typed."""

import pytest

from hubsite.meanings import codes, meaning
from hubsite.problems import HubsiteError


def test_every_code_can_be_explained():
    assert len(codes()) > 150
    assert all(meaning(code).startswith(f"# {code}\n") for code in codes())


@pytest.mark.parametrize(
    "typed", ["unknown-field", "[unknown-field]", "`unknown-field`", "UNKNOWN_FIELD", " unknown field "]
)
def test_a_code_may_be_typed_as_it_was_seen(typed):
    assert meaning(typed).startswith("# unknown-field\n")


def test_a_code_that_is_none_brings_the_nearest():
    with pytest.raises(HubsiteError, match="has the code 'unknown-feild'") as caught:
        meaning("unknown-feild")
    assert "`unknown-field`" in caught.value.fix


@pytest.mark.parametrize("typed", ["../README", "README", "/etc/hostname", "zzzzzz"])
def test_nothing_but_a_code_is_read(typed):
    with pytest.raises(HubsiteError) as caught:
        meaning(typed)
    assert caught.value.fix


def test_the_command_prints_it_or_names_all(command):
    assert command("explain", "unknown-field").out.startswith("# unknown-field\n")
    assert command("explain").out.split() == list(codes())
