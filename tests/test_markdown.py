"""Volunteers' Markdown: what GitHub shows, with our touches, and a word on what was taken away."""

from __future__ import annotations

import pytest

from hubsite.markdown import Heading, Image, slug, to_html


def html(text, **options):
    return str(to_html(text, **options).html).strip()


# --- what GitHub shows, with our touches -------------------------------------------------------------------

TABLE = "| Day | Fee |\n|-----|----:|\n| Mon | £5 |\n"
TABLE_HTML = (
    '<thead>\n<tr>\n<th scope="col">Day</th>\n<th scope="col" class="align-right">Fee</th>\n</tr>\n</thead>\n'
    '<tbody>\n<tr>\n<td data-label="Day">Mon</td>\n'
    '<td data-label="Fee" class="align-right">£5</td>\n</tr>\n</tbody>\n</table>'
)
TICKED = '<span class="tick" aria-hidden="true">✓</span> Yes: '
NOT_TICKED = '<span class="tick" aria-hidden="true">✗</span> No: '

FIDELITY = {
    "paragraphs": ("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>"),
    "hard break": ("One  \ntwo\\\nthree", "<p>One<br>\ntwo<br>\nthree</p>"),
    "windows line ends": ("One\r\n\r\n- two\r\n", "<p>One</p>\n<ul>\n<li>two</li>\n</ul>"),
    "emphasis": (
        "*a* **b** _c_ ~~d~~ ~e~",
        "<p><em>a</em> <strong>b</strong> <em>c</em> <del>d</del> <del>e</del></p>",
    ),
    "heading one step down": ("# Hall", '<h2 id="hall">Hall</h2>'),
    "heading capped at six": ("###### Small", '<h6 id="small">Small</h6>'),
    "underlined heading": ("Hire\n---", '<h3 id="hire">Hire</h3>'),
    "nested list": ("1. a\n   - b", "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>"),
    "list that starts at 3": ("3) c", '<ol start="3">\n<li>c</li>\n</ol>'),
    "quote": ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
    "code": (
        "`a<b`\n\n```python\nx < 1\n```",
        "<p><code>a&lt;b</code></p>\n<pre><code>x &lt; 1\n</code></pre>",
    ),
    "bare web address": (
        "See www.hall.example.",
        '<p>See <a href="http://www.hall.example">www.hall.example</a>.</p>',
    ),
    "bare email address": ("a@hall.example", '<p><a href="mailto:a@hall.example">a@hall.example</a></p>'),
    "telephone link": ("[ring](tel:+441632960123)", '<p><a href="tel:+441632960123">ring</a></p>'),
    "link with title": ('[x](<mill hall.md> "t")', '<p><a href="mill%20hall.md" title="t">x</a></p>'),
    "picture": ("![The *hall*](hall.jpg)", '<p><img src="hall.jpg" alt="The hall"></p>'),
    "table": (TABLE, f"<table>\n{TABLE_HTML}"),
    "table with caption": (
        f"Table: *Fees*\n\n{TABLE}",
        f"<table>\n<caption><em>Fees</em></caption>\n{TABLE_HTML}",
    ),
    "caption on the line above": (f"Table: Fees\n{TABLE}", f"<table>\n<caption>Fees</caption>\n{TABLE_HTML}"),
    "caption without a table": ("Table: Fees\n\nx", "<p>Table: Fees</p>\n<p>x</p>"),
    "empty header cell": (
        "| | a |\n|-|-|\n",
        '<table>\n<thead>\n<tr>\n<td></td>\n<th scope="col">a</th>\n</tr>\n</thead>\n</table>',
    ),
    "quotes in a heading": (
        '| a "b" <b>c</b> |\n|-|\n| 1 |\n',
        '<table>\n<thead>\n<tr>\n<th scope="col">a "b" <b>c</b></th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td data-label="a &quot;b&quot; c">1</td>\n</tr>\n</tbody>\n</table>',
    ),
    "task list": ("- [x] ramp\n- [ ] loop", f"<ul>\n<li>{TICKED}ramp</li>\n<li>{NOT_TICKED}loop</li>\n</ul>"),
    "loose task list": ("- [x] ramp\n\n  wide", f"<ul>\n<li><p>{TICKED}ramp</p>\n<p>wide</p>\n</li>\n</ul>"),
    "template marks": ("{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>"),
    "details": (
        "<details><summary>More</summary>\n\nText\n\n</details>",
        "<details><summary>More</summary>\n<p>Text</p>\n</details>",
    ),
    "foreign phrase": ('<span lang="cy">Bore da</span>', '<p><span lang="cy">Bore da</span></p>'),
}


@pytest.mark.parametrize(("text", "expected"), FIDELITY.values(), ids=FIDELITY.keys())
def test_markdown_looks_as_on_github(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize("word", ["Note", "Tip", "Important", "Warning", "Caution"])
def test_alert_becomes_a_notice_with_its_word_in_front(word):
    opening = f'<div class="notice notice-{word.lower()}" role="note">\n<p><strong>{word}:</strong>'
    assert html(f"> [!{word.upper()}]\n> Mind the step.") == f"{opening} Mind the step.</p>\n</div>"
    assert html(f"> [!{word}]\r\n>\r\n> - a") == f"{opening}</p>\n<ul>\n<li>a</li>\n</ul>\n</div>"


@pytest.mark.parametrize(
    "text", ["> [!NOTE] title\n> x", "> [!NOTE]", "> [!NEWS]\n> x", "- > [!NOTE]\n  > x", "[!NOTE]\nx"]
)
def test_what_github_shows_as_a_quote_stays_one(text):
    assert "notice" not in html(text)
    assert "[!N" in html(text)


def test_two_notices_with_a_quote_inside():
    out = html("> [!TIP]\n> a\n>\n> > b\n\n> [!NOTE]\n> c")
    assert out.count("<div") == out.count("</div>") == 2
    assert out.index("<blockquote>") < out.index("</blockquote>") < out.index("</div>")


def test_footnotes_can_be_followed_both_ways():
    done = to_html("Hall[^1], barn[^b], hall again[^1].\n\n[^1]: Built *1900*.\n[^b]: Old.")
    assert '<sup><a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup>' in done.html
    assert '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">' in done.html
    assert '<li id="fn-b">' in done.html
    assert '<a href="#fnref-b" aria-label="Back to reference 2" role="doc-backlink">↩</a>' in done.html
    assert done.ids == ("fnref-1", "fnref-b", "fnref-1-2", "fn-1", "fn-b")
    assert done.links == ()
    assert done.text == "Hall, barn, hall again. Built 1900. Old."


# --- headings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Opening times & fees", "opening-times--fees"),
        ("What's on?", "whats-on"),
        ("snake_case and-dash", "snake_case-and-dash"),
        ("🎉 Party", "-party"),
        ("Ünïted", "ünïted"),
        ("বাংলা ভাষা", "বাংলা-ভাষা"),
    ],
)
def test_heading_ids_follow_github(heading, expected):
    assert slug(heading) == expected


def test_heading_ids_are_unique_and_never_those_of_the_page():
    done = to_html("# Hire\n# Hire\n# Hire-1\n# Main\n# !!!\n[a](#main) [b](#hire)", heading_offset=0)
    assert [heading.id for heading in done.headings] == [
        "hire",
        "hire-1",
        "hire-1-1",
        "section-main",
        "section",
    ]
    assert '<a href="#section-main">a</a> <a href="#hire">b</a>' in done.html


def test_a_second_text_on_the_page_gets_ids_of_its_own():
    text = "# Hire\n\nx[^1]\n\n[^1]: y"
    first = to_html(text)
    second = to_html(text, taken=first.ids)
    third = to_html(text, taken=first.ids + second.ids)
    assert len({*first.ids, *second.ids, *third.ids}) == len(first.ids) * 3
    assert 'href="#fn2-1" id="fn2ref-1"' in second.html


def test_headings_are_told_with_level_and_words():
    assert to_html("## The *old* [hall](x.md) & `barn`", heading_offset=2).headings == (
        Heading(level=4, id="the-old-hall--barn", text="The old hall & barn"),
    )


# --- links and pictures ------------------------------------------------------------------------------------


def test_links_and_pictures_ask_for_their_final_address():
    asked = []

    def rule(target):
        asked.append(target)
        return {"../spaces/mill hall.md#hire": "/spaces/mill-hall/#hire", "plan é.png": "/a?b=1&c=%22"}.get(target)

    done = to_html("[a](<../spaces/mill hall.md#hire>) ![p](<plan é.png>) https://x.example/a%20b", link=rule)
    assert asked == ["../spaces/mill hall.md#hire", "plan é.png", "https://x.example/a%20b"]
    assert done.links == ("../spaces/mill hall.md#hire", "https://x.example/a%20b")
    assert done.images == (Image(target="plan é.png", alt="p"),)
    assert '<a href="/spaces/mill-hall/#hire">' in done.html
    assert '<img src="/a?b=1&amp;c=%22" alt="p">' in done.html
    assert '<a href="https://x.example/a%20b">' in done.html


def test_a_rule_cannot_bring_in_a_bad_address():
    assert 'href=""' in html("[a](b)", link=lambda target: "java\nscript:alert(1)")
    assert 'href="&quot;&gt;&lt;b&gt;"' in html("[a](b)", link=lambda target: '"><b>')


@pytest.mark.parametrize("address", ["//evil.example/x", "/\\evil.example/x", "\\\\evil.example/x"])
def test_an_address_of_another_site_says_so(address):
    assert html(f'<a href="{address}">x</a>') == '<p><a href="https://evil.example/x">x</a></p>'


# --- what is taken away ------------------------------------------------------------------------------------

REMOVED = {
    "script": ("a <script>alert(1)</script> b", "a script", "a b"),
    "event": ('<b onclick="x()">a</b>', "a script", "a"),
    "iframe": ('<iframe src="https://maps.example"></iframe>\n\na', "an embedded frame (iframe)", "a"),
    "form": ("<form action=/x><button>Go</button></form>", "a form or a button", "Go"),
    "svg": ("a <svg onload=x><title>t</title></svg>", "a drawing inside the text (svg)", "a"),
    "word": (
        '<p class="MsoNormal" style="x:y">Hall<o:p></o:p></p>',
        "styling pasted from another program",
        "Hall",
    ),
    "google docs": (
        '<b style="font-weight: normal;" id="docs-internal-guid-1"><p>Hall</p></b>',
        "styling pasted from another program",
        "Hall",
    ),
    "anchor": ('<a name="top"></a>a', "a hand-made anchor (every heading has one of its own)", "a"),
    "unknown": ("<blink>a</blink>", "an HTML tag that pages cannot use (`<blink>`)", "a"),
    "bad link": (
        "[a](javascript:alert(1))",
        "a link to an address that is not a web page, an email address or a telephone number",
        "a",
    ),
    "pasted picture": (
        "![a](data:image/png;base64,AA)",
        "a picture that is not a file or a web address",
        "a",
    ),
    "endless comment": (
        "a\n\n<!-- b",
        "everything after a comment that is never closed (`<!--` without `-->`)",
        "a",
    ),
    "control characters": ("a\x00b \u202ec", "hidden control characters", "ab c"),
}


@pytest.mark.parametrize(("text", "named", "left"), REMOVED.values(), ids=REMOVED.keys())
def test_what_is_removed_is_named_and_the_words_stay(text, named, left):
    done = to_html(text)
    assert done.removed == (named,)
    assert done.text == left


@pytest.mark.parametrize(("text", "_"), FIDELITY.values(), ids=FIDELITY.keys())
def test_ordinary_markdown_loses_nothing(text, _):
    assert to_html(text).removed == ()


def test_a_closed_comment_is_a_private_remark():
    done = to_html("a <!-- for us --> b\n\n<!--\nmore\n-->\n\nc")
    assert (done.text, done.removed) == ("a b c", ())


@pytest.mark.parametrize("tag", ["script", "style", "title", "textarea", "xmp", "plaintext", "iframe", "select"])
def test_an_unclosed_tag_does_not_swallow_the_page(tag):
    assert "the rest" in to_html(f"a <{tag}> b\n\n**the rest**").text
