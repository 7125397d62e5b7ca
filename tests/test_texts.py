"""Texts put together and cut: their language stays with them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from hubsite.foreign import Foreign, with_marked_links
from hubsite.language import gettext, speaking
from hubsite.texts import in_short, labelled, plain, with_commas, with_semicolons


def test_a_text_that_is_cut_short_is_still_in_its_language():
    short = in_short(Foreign("Wort " * 60, "de"))
    assert short.endswith("Wort...") and len(short) <= 200
    assert short.language == "de"
    assert in_short("a" * 205) == "a" * 205
    assert in_short(Markup('<a href="x">{}</a>').format("Wort & " * 60)).endswith("Wort &...")


def test_bare_words_are_without_their_mark():
    assert type(plain(Foreign("Tor & Tür", "de"))) is str
    assert plain(gettext("{name}!", name=Foreign("Tor & Tür", "de"))) == "Tor & Tür!"


@pytest.mark.parametrize(("language", "said"), [("en", "a, &lt;b&gt;, c"), ("ur", "a، &lt;b&gt;، c")])
def test_a_list_has_the_comma_of_the_language(language, said):
    with speaking(language):
        assert with_commas(["a", "", "<b>", Markup("c")]) == said
        assert with_commas([]) == ""
        assert with_semicolons(["a", "b", ""]) == ("a; b" if language == "en" else "a؛ b")


def test_the_items_of_a_list_are_not_marked_as_english_where_there_is_no_catalogue():
    with speaking("so"):
        assert with_commas(["a", "b"]) == "a, b"


def test_a_label_and_its_value_keep_what_they_are():
    with speaking("cy"):
        assert labelled("Tel", Foreign("<x>", "en")) == 'Tel: <span lang="en" dir="ltr">&lt;x&gt;</span>'


@pytest.mark.parametrize(
    ("html", "lighter"),
    [
        (
            '<a href="x"><span lang="ur" dir="rtl">ہال &amp; گھر</span></a>',
            '<a href="x" lang="ur" dir="rtl">ہال &amp; گھر</a>',
        ),
        (
            '<a href="x"><span lang="ur" dir="rtl">a</span></a><a href="y"><span lang="cy" dir="ltr">b</span></a>',
            '<a href="x" lang="ur" dir="rtl">a</a><a href="y" lang="cy" dir="ltr">b</a>',
        ),
        ('<a lang="cy" href="x"><span lang="ur" dir="rtl">ہال</span></a>', ""),
        ('<a href="x" lang="cy"><span lang="ur" dir="rtl">ہال</span></a>', ""),
        ('<a href="x"><span lang="ur" dir="rtl">ہال</span> 2</a>', ""),
        ('<a href="x"><span lang="ur" dir="rtl"><b>ہال</b></span></a>', ""),
        ('<p><span lang="ur" dir="rtl">ہال</span></p>', ""),
    ],
)
def test_a_link_all_in_another_language_carries_the_mark_itself(html, lighter):
    assert with_marked_links(Markup(html)) == (lighter or html)
