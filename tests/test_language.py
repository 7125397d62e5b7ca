"""The language a page is written in: messages, plurals, lists and numbers, and what is said where a word is missing."""

import pytest
from markupsafe import Markup, escape

from hubsite import language
from hubsite.foreign import Foreign, direction
from hubsite.language import gettext, marked, ngettext, own_name, pgettext, say_list, say_number, speaking, spoken

WELSH = {
    ("", "Open until {day}"): ("Ar agor tan {day}",),
    ("", "Close <b>"): ("Cau <b>",),
    ("of a door", "Open"): ("Agor",),
    ("", "{count} group"): (
        "{count} grŵp",
        "{count} grŵp (un)",
        "{count} grŵp (dau)",
        "{count} grŵp (tri)",
        "chwe {count}",
    ),
}


@pytest.fixture
def welsh(monkeypatch):
    monkeypatch.setattr(language, "catalogue", lambda tag: WELSH if tag == "cy" else {})
    with speaking("cy"):
        yield


def test_english_is_said_as_it_stands_in_the_code():
    assert gettext("Open until {day}", day="Monday") == "Open until Monday"
    assert type(gettext("Open")) is str
    assert ngettext("{count} group", "{count} groups", 1) == "1 group"
    assert ngettext("{count} group", "{count} groups", 1200) == "1,200 groups"
    assert marked("Over") == "Over"


def test_what_a_catalogue_has_is_said_with_its_values(welsh):
    assert gettext("Open until {day}", day="dydd Llun") == "Ar agor tan dydd Llun"
    assert type(gettext("Open until {day}", day="x")) is str


def test_what_it_lacks_is_english_and_says_so_in_html(welsh):
    said = gettext("Closed on {day}", day="Monday")
    assert said == "Closed on Monday"
    assert escape(said) == Markup('<span lang="en" dir="ltr">Closed on Monday</span>')


def test_values_are_escaped_once_the_words_are_html(welsh):
    assert gettext("Close <b>") == "Cau <b>"
    said = gettext("Open until {day}", day=Markup("<time>5 pm</time>"))
    assert said == Markup("Ar agor tan <time>5 pm</time>") and isinstance(said, Markup)
    missing = gettext("<{what}>", what=Markup("<i>a</i>"))
    assert missing == Markup('<span lang="en" dir="ltr">&lt;<i>a</i>&gt;</span>')


def test_a_word_with_two_meanings_has_two_messages(welsh):
    assert pgettext("of a door", "Open") == "Agor"
    assert isinstance(pgettext("of a shop", "Open"), Foreign)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 grŵp"), (1, "1 grŵp (un)"), (2, "2 grŵp (dau)"), (3, "3 grŵp (tri)"), (6, "chwe 6"), (7, "7 grŵp")],
)
def test_numbers_take_the_form_that_the_language_has_for_them(welsh, count, said):
    assert ngettext("{count} group", "{count} groups", count) == said


def test_speaking_ends_where_it_ends_also_after_a_mistake():
    with pytest.raises(ZeroDivisionError), speaking("cy"):
        assert spoken() == "cy"
        _ = 1 / 0
    assert spoken() == "en"


def test_lists_of_words():
    assert [say_list("a"), say_list("ab"), say_list("abcd"), say_list([])] == ["a", "a and b", "a, b, c and d", ""]
    assert say_list([Markup("<b>a</b>"), "<"]) == Markup("<b>a</b> and &lt;")
    with speaking("pl"):
        assert say_list("abc") == "a, b i c"
    with speaking("cy"):
        assert say_list(["caffi", "siop"]) == "caffi a(c) siop" or say_list(["caffi", "siop"]).startswith("caffi a")


def test_a_catalogue_is_a_draft_until_a_speaker_says_otherwise():
    assert language.is_a_draft("cy") and not language.is_a_draft("en") and not language.is_a_draft("so")


def test_the_category_of_a_number_is_that_of_the_unicode_consortium():
    assert [language.plural_category(number) for number in (0, 1, 2)] == ["other", "one", "other"]
    with speaking("cy"):
        assert [language.plural_category(number) for number in (0, 1, 2, 3, 6, 7)] == [
            "zero", "one", "two", "few", "many", "other",
        ]  # fmt: skip


def test_numbers_and_directions():
    with speaking("pl"):
        assert say_number(12345) == "12\xa0345"
    assert [direction(tag) for tag in ("ur", "ar-EG", "en", "cy")] == ["rtl", "rtl", "ltr", "ltr"]


def test_languages_call_themselves_what_their_speakers_do():
    assert [own_name(tag) for tag in ("cy", "ur", "pl", "xx")] == ["Cymraeg", "اردو", "Polski", "xx"]


def test_foreign_text_is_a_plain_text_that_says_its_language_as_html():
    text = Foreign("Tŷ & gardd", "cy")
    assert text == "Tŷ & gardd" and f"{text}" == "Tŷ & gardd"
    assert escape(text) == Markup('<span lang="cy" dir="ltr">Tŷ &amp; gardd</span>')
    assert Markup("<p>{}</p>").format(text) == Markup('<p><span lang="cy" dir="ltr">Tŷ &amp; gardd</span></p>')
    assert text.wrapped(Markup("<p>x</p>"), "div") == Markup('<div lang="cy" dir="ltr"><p>x</p></div>')
