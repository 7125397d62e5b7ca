"""Words that sheets share: texts in few words, places without a name said twice, what holds."""

from importlib import import_module

import pytest

from hubsite import Foreign, speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
words = import_module("_hubsite_plugin_noticeboard.words")
holds = import_module("_hubsite_plugin_noticeboard.holding").holds
words_of = import_module("_hubsite_plugin_noticeboard.sheet").words_of

HUB = "name: Here\nlanguages: en, cy\nplugins: [record_pages]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, ()),
        ("Short.", ("Short.",)),
        ("One sentence here. Another one that is far too long to be put on the sheet.", ("One sentence here.",)),
        ("It costs £84.20. And this is what it would be spent on, in many words.", ("It costs £84.20.",)),
        ("We meet (by the door.) And this is what we do there, in many words.", ("We meet (by the door.)",)),
        ("Go to St. Bride's Room, which is far up the lane behind.", ("Go to St. Bride's Room, which is far up...",)),
        ("A.\n\nThen a second one.", ("A.", "Then a second one.")),
        ("First\n\nThen a paragraph that is too long to follow.", ("First",)),
    ],
)  # fmt: skip
def test_a_text_ends_with_a_sentence_or_else_with_a_word(text, said):
    assert words.in_few_words(text, 45) == said


def test_a_text_that_nobody_translated_keeps_its_language():
    (said,) = words.in_few_words(Foreign("One sentence here. " * 5, "en"), 45)
    assert said.language == "en" and said == "One sentence here. One sentence here."


def test_only_the_first_words_of_nothing_are_nothing():
    assert words.first_words(None, 45) == "" and words.first_words("One.\n\nTwo.", 45) == "One."


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("Mill Lane", "The Yard, Mill Lane"),
        ("The Yard, Mill Lane", "The Yard, Mill Lane"),
        ("the yard", "the yard"),
        ("The Yardarm, Mill Lane", "The Yard, The Yardarm, Mill Lane"),
    ],
)
def test_a_name_with_which_the_address_begins_is_said_once(tmp_path, address, said):
    hub = make_hub(tmp_path, {"hub.yml": HUB, "spaces/yard.yml": f"name: The Yard\naddress: {address}\n"}).hub
    assert words_of(words.place_words(hub, "spaces/yard")) == said
    with speaking("cy"):
        assert words.place_words(hub, "spaces/nowhere") == ""


@pytest.mark.parametrize(
    ("hub", "more", "is_so"),
    [
        ("", "", True),
        ("", "nations: scotland\n", True),
        ("nation: england\n", "nations: scotland\n", False),
        ("nation: england\n", "nations: [wales, england]\n", True),
        ("", "valid_until: 21 November 2026\n", False),
        ("", "valid_from: 23 November 2026\n", False),
        ("", "valid_from: 22 November 2026\nvalid_until: 22 November 2026\n", True),
    ],
)
def test_a_record_holds_on_its_days_and_in_its_nations(tmp_path, hub, more, is_so):
    files = {"hub.yml": HUB + hub, "groups/choir.yml": f"name: Choir\nsummary: We sing.\n{more}"}
    found = make_hub(tmp_path, files).hub
    assert holds(found, found.of("groups")[0]) is is_so
