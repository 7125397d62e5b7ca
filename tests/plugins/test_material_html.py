"""A page's finished HTML comes through MkDocs and its Markdown parser as it is."""

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from hubsite import HubConfig, Page, Site
from hubsite.growing import Growing
from hubsite.plugins import Plugins
from hubsite.stage import as_document, stage, staged_page

# Finished HTML that must come through unchanged, however much it looks like something else.
KEPT = {
    "blank-lines": "<p>one</p>\n\n\n<p>two</p>\n\n    <p>indented</p>",
    "markdown": "<p># no heading</p>\n# no heading\n* no * list\n1. no\n[no](link) **no** _x_ ![x](y)\n---\n> no",
    "references": "[x]: https://a.example\n[^1]: no\n*[HTML]: no abbreviation\n[TOC]\n<p>[x]</p>",
    "jinja": "<p>{{ config.site_name }} {% include 'x' %} {# gone? #} {{ 7*7 }}</p>",
    "pre": "<pre><code>a\n\n\n  b\n&lt;div&gt;\n# c\n</code></pre>",
    "table": '<table>\n<thead>\n<tr>\n<th scope="col">A | B</th>\n</tr>\n</thead>\n\n<tbody></tbody>\n</table>',
    "details": "<details>\n<summary>More</summary>\n\n<p>Inside</p>\n\n</details>\n\ntext after",
    "comments": "<p>a</p>\n<!-- a comment\n\nwith </div> in it -->\n<p>b</p>",
    "entities": "<p>&amp; &lt;b&gt; &quot;q&quot; &#39;x&#39; &nbsp; &copy; &amp;amp; &#x1F600; \\* \\_ 😀 é</p>",
    "attributes": '<a href="../?a=1&amp;b=2#c" title="1 &gt; 0 **x** `y`">x</a><img src="a.png" alt="">',
    "void": "<p>a<br>b<hr>c<wbr>d</p>\n\n<hr>\n\n<p>e</p>",
    "unclosed-list": "<ul><li>one<li>two</ul>\n\n<p>open\n\n<p>open",
    "wrapped": '<div class="page"><div>\n\n</div></div>\n\n<section>\n\n* x\n</section>',
}
# What Markdown would harm, and how it is written so that browsers read the same.
REWRITTEN = {
    "tabs": ("<pre>\ta\n\tb</pre>", "<pre>&#9;a\n&#9;b</pre>"),
    "tabs-in-tags": ("<pre>a</pre><p\tclass='x'>\ta</p>", "<pre>a</pre><p class='x'> a</p>"),
    "spaces-alone": ("<pre>a\n   \nb</pre>\n   \n<p>", "<pre>a\n&#32;  \nb</pre>\n\n<p>"),
    "fences": ("<pre>\n```\nx\n```\n~~~\ny\n~~~\n</pre>", "<pre>\n&#96;``\nx\n&#96;``\n&#126;~~\ny\n&#126;~~\n</pre>"),
    "ampersands": ("<p>Q&A, R & D, &x; AT&T</p>", "<p>Q&amp;A, R &amp; D, &x; AT&amp;T</p>"),
    "line-ends": ("<pre>a\r\nb\rc</pre>", "<pre>a\nb\nc</pre>"),
    "control-signs": ("<p>a\x02wzxhzdk:0\x03b\x00</p>", "<p>awzxhzdk:0b</p>"),
}


def page(path, title, body):
    return Page(path=path, title=title, body=Markup(body))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("html")
    (folder / "site").mkdir()
    pages = [page(f"kept/{name}/", name, body) for name, body in KEPT.items()]
    pages += [page(f"rewritten/{name}/", name, body) for name, (body, _) in REWRITTEN.items()]
    site = Site(config=HubConfig.model_validate({"name": "Ashcombe"}), pages=tuple(pages))
    ((_, engine),) = Plugins(folder, ["material"]).ask("hubsite_engine")
    assert list(engine.build(stage(site, engine, folder / "project", Growing(folder / "site")))) == []
    return lambda path: (folder / "site" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KEPT)
def test_finished_html_comes_through_unchanged(built, name):
    assert f'<main id="main" tabindex="-1">\n<div class="page">{KEPT[name]}</div>\n</main>' in built(
        f"kept/{name}/index.html"
    )


@pytest.mark.parametrize("name", REWRITTEN)
def test_what_markdown_would_harm_is_written_another_way(built, name):
    assert f'<div class="page">{REWRITTEN[name][1]}</div>\n</main>' in built(f"rewritten/{name}/index.html")


PIECES = st.sampled_from(
    [*KEPT.values(), *(body for body, _ in REWRITTEN.values() if body.count("<p>") == body.count("</p>"))]
)
WORDS = st.text(st.sampled_from("ab \t\n\r\x02\x03&;#`~*_[](){}!|\\-=+.:1\u2028\x0c"), max_size=40)
ELEMENTS = st.tuples(st.sampled_from(["p", "pre", "div", "em", "td"]), WORDS).map(
    lambda it: f"<{it[0]}>{it[1]}</{it[0]}>"
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.one_of(PIECES, WORDS, ELEMENTS), max_size=8).map("".join))
def test_no_html_is_touched_by_python_markdown(body):
    staged = as_document(staged_page(page("x/", "x", body))).rpartition("---\n<div")
    block = "<div" + staged[2].rstrip("\n")
    assert markdown.markdown(block, extensions=["toc", "tables", "fenced_code"]) == block
