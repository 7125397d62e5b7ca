"""Every check of tools/quality finds what it is for on a page spoilt on purpose, and nothing on a good one."""

import pytest
from quality import axe, fragments, keyboard, markup, no_script, paper, reflow, sniffer, text, weight
from quality.browser import MODES, NARROW, WIDE, show
from quality.figures import by_cause, counted
from quality.findings import Finding, NotHere
from quality.sites import pages_of, representative, served

GOOD = """<header><a href="/">Home</a></header><main><h1>The hall</h1><p>It is <a href="#low">low</a> and long.</p>
<h2 id="low">How low</h2><p>Very.</p></main>"""
STYLE = """<title>The hall</title><style>body { font: 19px/1.5 serif; color: #111; background: #fff; }
a { color: #0b4a6f; display: inline-block; min-block-size: 24px; min-inline-size: 24px; } p a { display: inline; }
:focus-visible { outline: 3px solid #000; }</style>"""
DARK = next(mode for mode in MODES if mode.scheme == "dark")


def told(findings) -> str:
    return "\n".join(map(str, findings))


# --- The checks of others


def test_axe(checks, shown):
    assert told(axe.check(shown(GOOD, STYLE), "", WIDE)) == ""
    spoilt = GOOD.replace("<p>Very", '<p style="color: #666">Very').replace("</main>", "<img src='/x.png'></main>")
    found = told(axe.check(shown(spoilt, STYLE), "", WIDE))
    assert "color-contrast-enhanced" in found  # level AAA: 5.7 to 1 is enough for AA
    assert "image-alt" in found and "color-contrast:" not in found
    assert "label-content-name-mismatch" in told(  # experimental
        axe.check(shown(GOOD.replace('<a href="/">', '<a href="/" aria-label="To the front">'), STYLE), "", WIDE)
    )
    assert "region" in told(axe.check(shown(GOOD + "<p>Outside.</p>", STYLE), "", WIDE))  # best practice


def test_axe_sees_the_colours_of_each_mode(checks, shown):
    style = STYLE + "<style>@media (prefers-color-scheme: dark) { p { color: #ddd; } }</style>"
    view = shown(GOOD, style)
    show(view, WIDE)
    assert axe.check(view, "", WIDE) == []
    show(view, DARK)
    assert "contrast" in told(axe.check(view, "", DARK))


def test_html_codesniffer(checks, shown):
    assert sniffer.check(shown(GOOD, STYLE), "", WIDE) == []
    found = told(sniffer.check(shown(GOOD.replace("#low", "#high"), STYLE), "", WIDE))
    assert "NoSuchID" in found


def test_markup(checks, tmp_path):
    head = '<!doctype html><html lang="en"><title>A</title>'
    (tmp_path / "good.html").write_text(f"{head}<p>Well.</p></html>", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "index.html").write_text(f"{head}<p><div>Ill.</div></p></html>", encoding="utf-8")
    try:
        found = markup.check(tmp_path)
    except NotHere as reason:
        pytest.skip(str(reason))
    assert {finding.page for finding in found} == {"sub/"} and "p" in told(found)


# --- Links


def test_fragments(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text('<p id="x"><a href="a/#y">1</a><a href="#x">2</a><a href="#">3</a>')
    (tmp_path / "a/index.html").write_text(
        '<p id="z" aria-labelledby="z q"><a href="../#x">1</a><a href="#%C3%A9">2</a>'
    )
    assert sorted((each.page, each.where) for each in fragments.check(tmp_path)) == [
        ("", "a/#y"), ("a/", "#%C3%A9"), ("a/", "q"),
    ]  # fmt: skip


def test_without_script(browser, tmp_path):
    for name in ("seen", "folded", "hidden", "lost"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<p>Here.")
    (tmp_path / "index.html").write_text(
        "<header><nav hidden><a href='seen/'>1</a></nav></header><main><a href='seen/'>1</a>"
        "<details><summary>More</summary><a href='folded/'>2</a></details><a hidden href='hidden/'>3</a></main>"
        "<script>document.body.insertAdjacentHTML('beforeend', '<a href=lost/>4</a>')</script>"
    )
    with served(tmp_path) as address:
        found = no_script.check(browser, address, tmp_path)
    assert [each.page for each in found] == ["", "hidden/", "lost/"]


# --- By keyboard

FOCUS = {
    "has no outline": (GOOD, "<style>a:focus-visible { outline: 2px solid #000; }</style>"),
    "is not on the screen": (GOOD.replace('href="/"', 'href="/" style="position: fixed; left: -900px"'), ""),
    "is covered by something": (GOOD + '<div style="position: fixed; inset: 0; background: #fff"></div>', ""),
    "smaller than 24 × 24": (GOOD, "<style>header a { display: inline; min-block-size: 0; }</style>"),
    "the Tab key never comes to it": (
        GOOD
        + "<button onfocus='this.blur()'>1</button><a href='/' onfocus='this.previousElementSibling.focus()'>2</a>",
        "",
    ),
}


@pytest.mark.parametrize("what", FOCUS)
def test_a_stop_of_the_tab_key(shown, what):
    assert told(keyboard.check(shown(GOOD, STYLE), "", WIDE)) == ""
    body, more = FOCUS[what]
    assert what in told(keyboard.check(shown(body, STYLE + more), "", WIDE))


MENU = """<header><button aria-expanded="false" aria-controls="list">Menu</button>
<ul id="list" hidden><li><a href="/">Home</a></li></ul></header><script>
const menu = document.querySelector("button"), list = document.getElementById("list");
const set = open => { list.hidden = !open; menu.setAttribute("aria-expanded", open); };
menu.onclick = () => set(list.hidden);
onkeydown = event => { if (event.key === "Escape") { set(false); menu.focus(); } };
</script>"""


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (("", ""), ""),
        (("Escape", "F1"), "Escape does not close"),
        ((" menu.focus();", ""), "focus does not go back"),
        (("list.hidden = !open; ", ""), "Enter does not open"),
    ],
)
def test_the_menu(shown, spoil, found):
    findings = told(keyboard.check_menu(shown(MENU.replace(*spoil)), "", NARROW))
    assert found in findings and bool(found) == bool(findings)


# --- Room, letters, weight, paper


def test_reflow_and_spacing(shown):
    view = shown(GOOD, STYLE)
    assert reflow.check(view, "") == reflow.check_spacing(view, "", NARROW) == []
    wide = shown(GOOD + "<p style='width: 400px'>Wide.</p>", STYLE)
    assert "Wide." in told(reflow.check(wide, ""))
    tight = shown(GOOD + "<p style='height: 1.2em; line-height: 1.2; overflow: hidden'>Tight.</p>", STYLE)
    assert "Tight." in told(reflow.check_spacing(tight, "", WIDE))


def test_letters(shown):
    found = text.texts(shown(GOOD + "<p style='font-size: 15px; color: #777'>Faint.</p>", STYLE))
    assert min(each.size for each in found) == 15
    assert "15 pixels" in told(text.check(found, "", WIDE)) and "4.48 to 1" in told(text.check(found, "", WIDE))
    assert text.check(text.texts(shown(GOOD, STYLE)), "", WIDE) == []


@pytest.mark.parametrize(
    ("colours", "ratio"),
    [
        ("color: #000", 21),
        ("color: rgb(0 0 0 / 50%)", 3.98),
        ("color: #fff; background: rgb(0 0 0 / 50%)", 3.95),
        ("color: color-mix(in srgb, #000, #fff)", 3.95),
        ("background: linear-gradient(#fff, #fff)", 1),
    ],
)
def test_contrast_is_counted_through_what_lies_behind(shown, colours, ratio):
    (found,) = text.texts(shown(f"<p style='{colours}'>Words"))
    assert found.contrast == pytest.approx(ratio, abs=0.06)


def test_weight(browser, tmp_path):
    (tmp_path / "big.js").write_text("".join(f"let a{number * 7919};" for number in range(9000)), encoding="utf-8")
    (tmp_path / "light.html").write_text(GOOD, encoding="utf-8")
    pictures = "".join(f"<img src='{number}.png'>" for number in range(5))
    (tmp_path / "heavy.html").write_text(
        f"<script src='big.js'></script>{pictures}<script src='https://elsewhere.example/x.js'></script>"
        "<style>@font-face { font-family: Own; src: url(own.woff2); } p { font-family: Own; }</style><p>Words.",
        encoding="utf-8",
    )
    context = browser.new_context()
    with served(tmp_path) as address:
        assert weight.weigh(context, address, "light.html").check("light.html") == []
        found = told(weight.weigh(context, address, "heavy.html").check("heavy.html"))
    context.close()
    assert "KB of HTML" in found and "9 requests" in found
    assert "1 web fonts" in found and "to others: elsewhere.example" in found


def test_paper(shown):
    head = (
        STYLE
        + "<link rel=canonical href='https://hall.example/low/'><style>@media print { body { color: #000; } }</style>"
    )
    named = GOOD + "<p>https://hall.example/low/</p>"
    try:
        assert told(paper.check(shown(named, head), "")) == ""
    except NotHere as reason:
        pytest.skip(str(reason))
    assert "address is not on the sheet" in told(paper.check(shown(GOOD, head), ""))
    pale = head + "<style>@media (prefers-color-scheme: dark) { p { color: #bbb !important; } }</style>"
    found = told(paper.check(shown(named, pale), ""))
    assert "contrast of 1.9" in found
    hidden = head + "<style>@media print { header { display: none; } }</style>"
    assert "hub's name is not on the sheet" in told(paper.check(shown(named, hidden), ""))


# --- Sites and figures


def test_the_pages_of_a_site(tmp_path):
    for name, words in {"index": "", "404": "", "groups/a/index": "short", "groups/b/index": "much longer"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"{name}.html").write_text(f"<p>{words}")
    (tmp_path / "groups/c").mkdir()
    (tmp_path / "groups/c/index.html").write_text("<html lang='ur' dir=rtl>")
    assert pages_of(tmp_path) == ["", "404.html", "groups/a/", "groups/b/", "groups/c/"]
    sorts = {sort: representative(tmp_path, sort) for sort in ("home", "missing", "search", "right to left")}
    assert sorts == {"home": "", "missing": "404.html", "search": None, "right to left": "groups/c/"}
    assert representative(tmp_path, "group") == "groups/c/"


def test_a_figure_names_the_worst_page():
    found = [Finding("a/", "", "3 px", "<a>"), Finding("b/", "", "4 px", "<a>"), Finding("b/", "", "other", "<p>")]
    figure = counted("axe", found)
    assert (figure.seen, figure.worst, figure.reached) == ("3", "/b/ (2)", False)
    assert counted("axe", []).reached
    assert "2 × on 2 pages" in by_cause("axe", found) and "1 × on 1 pages" in by_cause("axe", found)
