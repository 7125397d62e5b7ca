"""Ids of new records, for `add`, forms and tables alike."""

import pytest

from hubsite.free_ids import free_id


@pytest.mark.parametrize(
    ("name", "free"),
    [
        ("St John's Café", "st-johns-cafe"),
        ("日本", "group"),
        ("CON", "con-group"),
        ("../../etc", "etc"),
        ("a\x00b", "a-b"),
    ],
)
def test_an_id_is_one_that_every_computer_takes(name, free):
    assert free_id(name, "group", lambda _: False) == free


def test_what_is_taken_gets_a_number_and_no_id_grows_too_long():
    taken = {"choir", "choir-2", "q" * 80}
    assert free_id("Choir", "group", taken.__contains__) == "choir-3"
    assert free_id("q" * 500, "group", taken.__contains__) == "q" * 78 + "-2"
