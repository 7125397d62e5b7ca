"""Words explained at their first use on a page: what is found, what is left alone, and what stands at the foot."""

import re
import time
from collections import Counter
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from hubsite.explained import MOST, explained, running_text, terms_of
from hubsite.foreign import Foreign
from hubsite.language import speaking
from hubsite.model.record import Origin
from hubsite.model.voice import Term

PRECEPT = "The share of your council tax that goes to the parish council."


def term(name, *also_called, summary="What it means.", **fields):
    made = Term(name=str(name), summary=summary, also_called=also_called, **fields)
    name_id = re.sub(r"\W+", "-", name.lower()).strip("-")
    placed = made.placed(Origin("terms", name_id))
    return placed.model_copy(update={"name": name}) if isinstance(name, Foreign) else placed


def made_of(*terms, language="en"):
    return terms_of(terms, language)


def links(html):
    return re.findall(r'<a class="term"[^>]*>(.*?)</a>', html, re.DOTALL)


def found(body, *terms, language="en", path="guides/x/"):
    """The words of the body that became links."""
    return links(explained(Markup(body), made_of(*terms, language=language), path))


class Careful(HTMLParser):
    """Every tag closed in its turn, every id once, every fragment leading somewhere, no link in a link."""

    def __init__(self, html):
        super().__init__()
        self.open, self.ids, self.targets, self.names = [], [], [], {}
        self.feed(html)
        self.close()
        assert not self.open
        assert [name for name, often in Counter(self.ids).items() if often > 1] == []
        assert set(self.targets) <= set(self.ids)

    def handle_starttag(self, tag, attrs):
        assert not (tag == "a" and "a" in self.open)
        if tag not in {"br", "img", "hr"}:
            self.open.append(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.targets.append(given["href"][1:])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_first_use_leads_to_its_meaning_on_the_same_page_and_back():
    precept = term("Precept", summary=PRECEPT, description="More.")
    html = explained(Markup("<h1>Tax</h1><p>The precept. A precept.</p>"), made_of(precept), "guides/tax/")
    assert html == (
        '<h1>Tax</h1><p>The <a class="term" id="use-precept" href="#word-precept">precept</a>. A precept.</p>\n'
        '<section class="words" aria-labelledby="hub-words">\n<h2 id="hub-words">Words on this page</h2>\n<dl>\n'
        f'<dt id="word-precept"><dfn>Precept</dfn></dt>\n<dd><p>{PRECEPT}</p>'
        '<p><a href="/terms/precept/">More about “Precept”</a></p>'
        '<p class="back"><a href="#use-precept">Back to “Precept” in the text</a></p></dd>\n</dl>\n</section>\n'
    )
    assert isinstance(html, Markup)
    Careful(html)


def test_a_page_without_terms_is_the_same_page():
    body = Markup("<p>Nothing to explain.</p>")
    assert explained(body, made_of(term("Precept")), "x/") is body
    assert explained(body, made_of(), "x/") is body


def test_it_is_done_once_and_always_alike():
    terms = [term("Precept"), term("Clerk"), term("Ward", "electoral ward")]
    body = Markup("<p>Ward, precept, clerk; ward, precept, clerk.</p>")
    once = explained(body, made_of(*terms), "x/")
    assert explained(once, made_of(*terms), "x/") == once
    assert explained(body, made_of(*reversed(terms)), "x/") == once
    prepared = made_of(*terms)
    assert explained(body, prepared, "y/") == explained(body, prepared, "y/") == once


def test_entries_stand_in_the_order_of_the_text():
    html = explained(Markup("<p>Ward and clerk.</p>"), made_of(term("Clerk"), term("Ward")), "x/")
    assert re.findall(r"<dfn>(.*?)</dfn>", html) == ["Ward", "Clerk"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Precept", "precepts"),
        ("Parish", "parishes"),
        ("Levy", "levies"),
        ("Survey", "surveys"),
        ("By-election", "by-elections"),
        ("Ombudsman", "ombudsmen"),
        ("Asset of community value", "assets of community value"),
        ("Ward", "WARD"),
        ("Commissioner (of a service)", "commissioner"),
        ("TRO", "TROs"),
    ],
)
def test_a_term_is_known_in_its_plural_and_however_it_begins(name, text):
    assert found(f"<p>Some {text}.</p>", term(name)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "precepted",
        "xprecept",
        "precept-setting",
        "pre-precept",
        "clerk@precept.example",
        "precept.example",
        "precept_x",
    ],
)
def test_a_part_of_a_word_is_not_the_word(text):
    assert found(f"<p>See {text}.</p>", term("Precept")) == []


def test_abbreviations_are_written_as_they_are():
    acv = term("Asset of community value", "ACV", "PR", "FoI")
    assert found("<p>An acv, an Acv, an ACV.</p>", acv) == ["ACV"]
    assert found("<p>Some ACVs.</p>", acv) == ["ACVs"]
    assert found("<p>Ask foi, FoI.</p>", acv) == ["FoI"]
    assert found("<p>The PR.</p>", acv) == []  # as another word for something, two letters are too few
    assert found("<p>An mp, an MP.</p>", term("MP")) == ["MP"]


def test_the_longest_wins():
    council, parish = term("Council"), term("Parish council")
    assert found("<p>The parish council and the council.</p>", council, parish) == ["parish council", "council"]
    assert found("<p>The parish council.</p>", council, parish) == ["parish council"]
    assert found("<p>The parish councillor's council.</p>", council, parish) == ["council"]


def test_a_name_goes_before_another_word_for_something():
    rates, tax = term("Rates"), term("Council tax", "rates")
    html = explained(Markup("<p>The rates.</p>"), made_of(tax, rates), "x/")
    assert "<dfn>Rates</dfn>" in html
    assert "Council tax" not in html


def test_another_word_for_it_is_named_beside_its_meaning():
    lot = term("By lot", "sortition", "community council (in Wales)")
    html = explained(Markup("<p>By sortition, by lot.</p>"), made_of(lot), "x/")
    assert links(html) == ["sortition"]
    assert "<dfn>By lot</dfn></dt>\n<dd><p>What it means.</p><p>Also called “sortition”.</p>" in html
    assert "Back to “sortition” in the text" in html
    html = explained(Markup("<p>The community council.</p>"), made_of(lot), "x/")
    assert "Also called “community council (in Wales)”." in html
    assert "Also called" not in explained(Markup("<p>By lot.</p>"), made_of(lot), "x/")


@pytest.mark.parametrize(
    "fields",
    [{"description": "More."}, {"not_same_as": ["a tax"]}, {"sources": [{"url": "https://x.example", "title": "Law"}]}],
)
def test_the_page_of_a_term_is_linked_if_it_says_more(fields):
    body = Markup("<p>A precept.</p>")
    link = '<a href="/terms/precept/">More about “Precept”</a>'
    assert link in explained(body, made_of(term("Precept", **fields)), "x/")
    assert link not in explained(body, made_of(term("Precept")), "x/")


def test_so_many_words_and_no_more_those_that_come_first():
    terms = [term(f"Word{letter}") for letter in "abcdefghijkl"]
    body = "".join(f"<p>A {each.name}.</p>" for each in reversed(terms))
    assert MOST == 8
    assert found(body, *terms) == [f"Word{letter}" for letter in "lkjihgfe"]


@pytest.mark.parametrize(
    "around",
    [
        "<h2>{}</h2>",
        '<p><a href="/x/">{}</a></p>',
        '<p><a href="/x/"><strong>The</strong> {}</a></p>',
        "<p><button>{}</button></p>",
        "<p><code>{}</code></p>",
        "<pre><code>{}</code></pre>",
        "<table><caption>{}</caption></table>",
        "<table><tr><th scope='row'>{}</th></tr></table>",
        '<nav class="crumbs"><ol><li>{}</li></ol></nav>',
        '<div class="crumbs"><p>{}</p></div>',
        "<p><dfn>{}</dfn></p>",
        "<details><summary>{}</summary></details>",
        "<details><p>{}</p></details>",
        "<figure><figcaption><p>{}</p></figcaption></figure>",
        "<form><p><label>{}</label></p></form>",
        "<form><p>{}</p></form>",
        "<dl><dt>{}</dt></dl>",
        "<p hidden>{}</p>",
        "<ul><li hidden><p>{}</p></li></ul>",
        '<p class="visually-hidden">{}</p>',
        '<p class="small on-paper">{}</p>',
        '<p><span aria-hidden="true">{}</span></p>',
        '<p class="meta">The {}</p>',
        '<section class="sources"><ul><li>{}</li></ul></section>',
        '<p data-until="2026-12-03T21:30">The {}</p>',
        '<ul class="coming" data-show="3"><li>{}</li></ul>',
        '<p><span data-until="2026-12-03" data-then="over">{}</span></p>',
        '<div class="notice notice-warning" role="note"><p><strong>{}:</strong> it is over.</p></div>',
        "<ul><li><p><strong>2. {}</strong></p></li></ul>",
        '<p><span lang="cy" dir="ltr">{}</span></p>',
        "<div>{}</div>",
        "<script>let {} = '<p>precept</p>'</script>",
        "<!-- <p>{}</p> -->",
        '<p><img src="/x.png" alt="The {}"></p>',
        '<p title="> {}">Hello</p>',
        "<p><svg><text>{}</text></svg></p>",
    ],
)
def test_what_is_no_running_text_is_left_alone_and_the_next_use_explained(around):
    body = around.format("precept")
    assert explained(Markup(body), made_of(term("Precept")), "x/") == body
    html = explained(Markup(f"{body}<p>Our precept.</p>"), made_of(term("Precept")), "x/")
    assert html.startswith(f'{body}<p>Our <a class="term"')


@pytest.mark.parametrize(
    "around",
    [
        "<ul><li>{}</li></ul>",
        "<dl><div><dt>What</dt><dd>{}</dd></div></dl>",
        '<table><tr><td data-label="What">{}</td></tr></table>',
        "<blockquote>{}</blockquote>",
        "<p>A <em>real <strong>{}</strong></em>.</p>",
        '<p class="lead">{}</p>',
        "<p>One<br>{}</p>",
        "<p>A > b, {}</p>",
        '<p><span lang="en-GB">{}</span></p>',
        '<p><span lang="cy">un</span> {}</p>',
        '<p><a href="/x/">one</a> {}</p>',
        "<ul><li>One<li>{}</ul>",
        '<div class="notice"><p><strong>Out of date:</strong> the {}.</p></div>',
    ],
)
def test_running_text(around):
    assert found(around.format("precept"), term("Precept")) == ["precept"]


def test_attributes_and_entities_hold_no_words():
    amp, nbsp = term("Amp"), term("nbsp")
    assert found('<p class="amp">R&amp;B, &nbsp; <span title="amp">x</span></p>', amp, nbsp) == []
    assert found("<p>R&amp;B amp</p>", amp) == ["amp"]


def test_names_with_signs_that_html_writes_otherwise():
    assert found("<p>The R&amp;D tax.</p>", term("R&D")) == ["R&amp;D"]
    institute = term("Women's institute")
    for written in ("women's", "women’s", "women&#39;s"):
        assert found(f"<p>The {written} institute.</p>", institute) == [f"{written} institute"]
    assert found("<p>Our parish\n council.</p>", term("Parish council")) == ["parish\n council"]
    assert found("<p>Our parish&nbsp;council.</p>", term("Parish council")) == ["parish&nbsp;council"]
    assert found("<p>A by‑election.</p>", term("By-election")) == ["by‑election"]
    assert found("<p>The clerk's and the council&#39;s.</p>", term("Clerk"), term("Council")) == ["clerk", "council"]
    assert found("<p>A (b.c)* and [d].</p>", term("b.c)* and [d]"), term("bxc")) == ["b.c)* and [d"]


def test_a_term_in_words_that_would_be_html_is_escaped():
    sly = term('Tax "<b>"', summary="<script>alert(1)</script>", description="More.")
    html = explained(Markup("<p>A tax &quot; and TAX.</p>"), made_of(sly, term("TAX", summary="<i>")), "x/")
    assert "<script" not in html
    assert "&lt;i&gt;" in html
    Careful(html)


@pytest.mark.parametrize("text", ["three minutes", "20 minutes", "a few minutes", "twenty minutes", "ten more minutes"])
def test_what_is_counted_is_something_else(text):
    minutes = term("Minutes")
    assert found(f"<p>Wait {text}.</p>", minutes) == []
    assert found(f"<p>Wait {text}, then read the minutes.</p>", minutes) == ["minutes"]


def test_a_part_of_a_name_is_something_else():
    lottery, ward = term("By lot", "lottery"), term("Ward")
    assert found("<p>Paid by the National Lottery.</p>", lottery) == []
    assert found("<p>It lies in Ward Road.</p>", ward) == []
    assert found("<p>The Ward it lies in. </p>", ward) == ["Ward"]
    assert found("<p>Mill ward.</p>", ward) == ["ward"]
    assert found("<p>Ask Wenlow. Ward members know.</p>", ward) == ["Ward"]
    assert found("<p>Wenlow CIL Fund.</p>", term("CIL")) == ["CIL"]


def test_what_a_term_is_not_the_same_as_is_not_explained_by_it():
    tax = term("Rates", not_same_as=["the interest rates, which banks set"])
    assert found("<p>Low interest rates.</p>", tax) == []
    ward = term("Ward", not_same_as=["a ward sister; she works in a hospital"])
    assert found("<p>The ward sister.</p>", ward) == []
    assert found("<p>The ward sister, the ward.</p>", ward) == ["ward"]
    one, other = term("Section 106", not_same_as=["CIL, a charge"]), term("CIL")
    assert found("<p>CIL and section 106.</p>", one, other) == ["CIL", "section 106"]


def test_where_a_page_speaks_of_the_other_thing_the_short_word_may_mean_it():
    ward = term("Ward", not_same_as=["a hospital ward"])
    assert found("<h2>The hospital ward</h2><p>Knitting for the ward.</p>", ward) == []
    assert found("<p>Knitting for the ward.</p>", ward) == ["ward"]


def test_a_page_does_not_explain_its_own_subject():
    terms = [term("Precept", "parish share"), term("Clerk")]
    body = "<h1>All</h1><p>The precept and the clerk.</p>"
    assert found(body, *terms, path="terms/precept/") == ["clerk"]
    assert found(body, *terms, path="terms/") == []
    assert found(body, *terms, path="spaces/precept/") == ["precept", "clerk"]
    assert found("<h1>The clerk</h1><p>The precept.</p>", *terms) == ["precept"]
    for title in ("Precept", "Precepts", "<span lang='cy'>Parish share</span>"):
        assert found(f"<h1>{title}</h1><p>The precept and the clerk.</p>", *terms) == ["clerk"]


def test_ids_of_the_page_are_not_taken_twice():
    taken = '<b id="word-clerk">b</b>, <i id="word-clerk-2">c</i>'
    body = f'<h2 id="hub-words">Words</h2><p id="use-clerk">A {taken}, clerk.</p>'
    html = explained(Markup(body), made_of(term("Clerk")), "x/")
    Careful(html)
    assert '<a class="term" id="use-clerk-2" href="#word-clerk-3">' in html
    assert 'aria-labelledby="hub-words-2"' in html


def test_text_is_explained_in_its_own_language():
    praesept, precept = term(Foreign("Praesept", "cy")), term(Foreign("Precept", "en"))
    body = '<p>Praesept, precept. <span lang="en" dir="ltr">Precept, <i lang="cy">precept</i>, praesept</span></p>'
    with speaking("cy"):
        html = explained(Markup(body), made_of(praesept, precept, language="cy"), "x/")
    assert links(html) == ["Praesept", "Precept"]
    assert '<span lang="en" dir="ltr"><a class="term" id="use-precept" href="#word-precept">Precept</a>, <i' in html
    assert '<dfn><span lang="en" dir="ltr">Precept</span></dfn>' in html
    Careful(html)


def test_plurals_are_english_alone():
    assert found("<p>Y wards.</p>", term("Ward"), language="cy") == []
    assert found("<p>Y ward.</p>", term("Ward"), language="cy-GB") == ["ward"]


def test_the_words_around_are_said_in_the_language_of_the_page():
    with speaking("gd"):  # a language that has no catalogue: the words are English, and say so
        html = explained(Markup("<p>Y ward.</p>"), made_of(term("Ward"), language="gd"), "x/")
    assert '<h2 id="hub-words"><span lang="en" dir="ltr">Words on this page</span></h2>' in html
    assert '<span lang="en" dir="ltr">Back to “Ward” in the text</span></a>' in html


@pytest.mark.parametrize(
    ("name", "text", "language"),
    [
        ("مجلس", "يجتمع مجلس اليوم", "ar"),
        ("کونسل", "یہ کونسل ہے", "ur"),
        ("কর", "এই কর দিন", "bn"),
        ("ਵਾਰਡ", "ਇਹ ਵਾਰਡ ਹੈ", "pa"),
        ("Рада", "Ця рада вирішує", "uk"),
        ("Cyngor Sir", "Y cyngor sir", "cy"),
    ],
)
def test_words_of_other_scripts(name, text, language):
    assert [each.lower() for each in found(f"<p>{text}</p>", term(name), language=language)] == [name.lower()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("কর", "করা"),  # a vowel sign follows
        ("কর", "সাকর"),
        ("মত", "কিমত"),  # a vowel sign stands before it
        ("مجلس", "مجلسنا"),
        ("مجلس", "مجلسٌ"),  # a mark stands on its last letter
        ("می", "می\u200cرود"),  # a joiner that parts no word
    ],
)
def test_marks_and_joiners_belong_to_the_word(name, text):
    assert found(f"<p>{text}</p>", term(name), language="bn") == []


def test_running_text_knows_where_it_is():
    html = '<div>a<p>b <a href="#">c</a> d<br> e</p>f</div><p lang="cy-GB">g</p>'
    assert [(html[start:end], tongue) for start, end, tongue in running_text(html, "en")] == [
        ("b ", "en"),
        (" d", "en"),
        (" e", "en"),
        ("g", "cy"),
    ]


@pytest.mark.parametrize(
    "scrap", ["<", "<a ", '<a "', "<p>", "</p>", "<!--", "<script>", "&", "&amp", "precept ", "'", "-"]
)
def test_odd_html_takes_no_longer(scrap):
    body = Markup(f"<p>precept {scrap * 20_000}</p>")
    before = time.process_time()
    html = explained(body, made_of(term("Precept"), term("precept precept x")), "x/")
    assert time.process_time() - before < 1
    assert len(links(html)) == 1


def test_two_thousand_terms_and_a_very_long_page():
    """About 0.04 seconds on a small computer; far more is allowed, since it may be busy."""
    terms = [term(f"Community {number} fund", f"F{number}X") for number in range(1990)]
    terms += [term(name) for name in ("Clerk", "Precept", "Ward", "Quorum", "Scrutiny", "Division", "Minutes")]
    prepared = made_of(*terms)
    piece = (
        '<li class="card"><h3><a href="/x/y/">A group</a></h3><p>They meet in the community hall, and sing.</p></li>'
    )
    body = Markup(f"<ul>{piece * 2900}</ul><p>The clerk.</p>")
    assert len(body) > 300_000
    before = time.process_time()
    html = explained(body, prepared, "groups/")
    assert time.process_time() - before < 2
    assert links(html) == ["clerk"]


def test_a_name_too_long_to_be_a_word_is_passed_over():
    assert found("<p>The precept.</p>", term("long " * 150), term("Precept")) == ["precept"]
