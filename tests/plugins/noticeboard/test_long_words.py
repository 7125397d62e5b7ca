"""Words as paper can take them: where long ones may break, and what no font has."""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubsite.plugin_files import OURS, Plugin, load, ours

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
long_words = import_module("_hubsite_plugin_noticeboard.long_words")
BREAK, with_breaks, without_decoration = long_words.BREAK, long_words.with_breaks, long_words.without_decoration


def parts(words: str, longest: int = 10) -> list[str]:
    return with_breaks(words, longest).split(BREAK)


# --- Where long words may break


@pytest.mark.parametrize("words", ["", "short", "ten.letter", "many short words of one text", "01632 960100"])
def test_what_has_room_is_left_as_it_is(words):
    assert parts(words) == [words]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("elevenletter", ["elevenlett", "er"]),
        ("A" * 25, ["A" * 10, "A" * 10, "A" * 5]),
        ("us@aldermere.example", ["us@", "aldermere.", "example"]),
        ("here.example/what/is-on", ["here.", "example/", "what/", "is-", "on"]),
        ("here.example/a_b?c=d&e=f", ["here.", "example/", "a_", "b?", "c=", "d&", "e=", "f"]),
        ("secretaryoftheclub@here.example", ["secretaryo", "ftheclub@", "here.", "example"]),
    ],
)
def test_a_long_word_may_break_after_its_signs_or_where_the_line_ends(words, expected):
    assert parts(words) == expected


@pytest.mark.parametrize("words", ["https://here.example/", "and so on and on......", "------------"])
def test_signs_that_stand_together_stay_together_as_long_as_they_have_room(words):
    assert not any(part[0] in "/.-" for part in parts(words, 15)[1:])


def test_only_the_long_words_of_a_text_may_break():
    assert parts("Ask us@aldermere.example today") == ["Ask us@", "aldermere.", "example today"]


@given(st.text(), st.integers(1, 40))
def test_no_letter_is_lost_and_no_part_is_too_long(words, longest):
    broken = with_breaks(words, longest)
    assert broken.replace(BREAK, "") == words.replace(BREAK, "")
    assert all(len(part) <= longest for word in broken.split() for part in word.split(BREAK))


# --- What no font has


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Tea 🫖 and cake 🎉", "Tea and cake "),
        ("Tea🎉 and cake", "Tea and cake"),
        ("🎉 Party", "Party"),
        ("Walk ☀️ or 👩🏽‍🌾 dig", "Walk or dig"),
        ("At ⏰ seven ⭐", "At seven "),
        ("Press 1️⃣ first", "Press 1 first"),
        ("🇬🇧🎉", ""),
    ],
)
def test_little_pictures_are_left_out_with_what_joins_them(written, printed):
    assert without_decoration(written) == printed


@pytest.mark.parametrize(
    "words",
    ["Côr, tŷ a dŵr", "র‍্যালি", "می‌خواهم", "£2 – 50% off… “free”", "½ price · ©", " a  b ", "Łódź № 1"],
)
def test_what_is_written_is_left_as_it_is(words):
    assert without_decoration(words) == words


def test_the_space_around_what_is_left_out_does_not_count_twice():
    assert without_decoration("a 🎉 🎉 b") == "a b"
