"""Words in another script are marked with a language, and what was marked by hand is kept."""

from __future__ import annotations

import pytest

from hubsite.foreign import Foreign
from hubsite.language import speaking
from hubsite.markdown import to_html
from hubsite.markdown.scripts import with_foreign_scripts
from hubsite.markdown.shown import prose, rendered


@pytest.mark.parametrize(
    ("html", "languages", "expected"),
    [
        ("<p>Say سلام دنیا!</p>", ("en", "ur"), '<p>Say <span lang="ur" dir="rtl">سلام دنیا</span>!</p>'),
        ("<p>سلام</p>", ("en",), '<p><span lang="ar" dir="rtl">سلام</span></p>'),
        ("<p>سلام</p>", ("en", "ar", "ur"), '<p><span lang="ur" dir="rtl">سلام</span></p>'),
        ("Привіт, світе", ("en",), '<span lang="uk" dir="ltr">Привіт, світе</span>'),
        ("নমস্কার", ("en",), '<span lang="bn" dir="ltr">নমস্কার</span>'),
        ("ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ", ("en",), '<span lang="pa" dir="ltr">ਸਤਿ ਸ੍ਰੀ ਅਕਾਲ</span>'),
        ("નમસ્તે", ("en",), '<span lang="gu" dir="ltr">નમસ્તે</span>'),
        (
            "سلام Привіт",
            ("ur", "ru"),
            '<span lang="ur" dir="rtl">سلام</span> <span lang="ru" dir="ltr">Привіт</span>',
        ),
    ],
)
def test_words_of_another_script_are_marked(html, languages, expected):
    assert with_foreign_scripts(html, "en", languages) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Café, naïve, π and 5 ½</p>",
        '<p title="سلام">Hello</p>',
        '<b lang="ar" dir="rtl">سلام <i>دنیا</i><br> سلام</b>',
        "<title>سلام</title><textarea>سلام</textarea>",
        "<script>if (a < b) 'سلام'</script>",
        "<!-- سلام -->",
        "<svg><text lang=ur>سلام</text></svg>",
    ],
)
def test_what_stays_as_it_is(html):
    assert with_foreign_scripts(html, "en", ("en", "ur")) == html


def test_the_language_of_an_element_ends_with_it():
    html = '<p><b lang="ur">سلام</b> سلام</p>'
    assert with_foreign_scripts(html, "en", ()) == '<p><b lang="ur">سلام</b> <span lang="ar" dir="rtl">سلام</span></p>'


def test_the_script_of_the_page_is_not_foreign():
    assert with_foreign_scripts("<p>سلام</p>", "ur", ("en", "ur")) == "<p>سلام</p>"


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ('<span lang="ur" dir="rtl">سلام</span>', '<span lang="ur" dir="rtl">سلام</span>'),
        ('<span lang="ur">سلام</span>', '<span lang="ur" dir="rtl">سلام</span>'),
        ('<span lang="cy">Bore da</span>', '<span lang="cy">Bore da</span>'),
        ('<span lang="Urdu, I think" dir="sideways">x</span>', "<span>x</span>"),
        ('<abbr lang="zz" title="a b">x</abbr>', '<abbr title="a b">x</abbr>'),
        ('"<em>a</em>" lang="no tag"', '"<em>a</em>" lang="no tag"'),
    ],
)
def test_phrases_marked_by_hand(typed, html):
    assert to_html(typed).html == f"<p>{html}</p>\n"


def test_prose_in_another_language_says_so():
    assert prose(Foreign("Hello *you*", "en")) == '<div lang="en" dir="ltr"><p>Hello <em>you</em></p>\n</div>'
    assert prose(Foreign("سلام", "ur")).startswith('<div lang="ur" dir="rtl">')
    assert prose("Hello *you*") == "<p>Hello <em>you</em></p>\n"
    assert prose(Foreign("", "ur")) == ""


def test_our_own_words_in_a_text_are_in_its_language():
    text = "> [!NOTE]\n> Words of a test of languages.\n\n- [x] done\n"
    english = rendered(text).html
    assert "<strong>Note:</strong>" in english
    with speaking("qqq"):  # no catalogue has it: English words, marked as such
        assert '<strong><span lang="en" dir="ltr">Note:</span></strong>' in rendered(text).html
        assert rendered(Foreign(text, "en")).html == english
    assert rendered(text).html == english
