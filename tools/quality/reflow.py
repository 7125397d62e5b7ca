"""Narrow windows, and letters set further apart: nothing runs out of the page or is cut off."""

from playwright.sync_api import Page

from quality.browser import Mode, show
from quality.findings import Finding

SMALL = Mode("320×256", 320, 256)  # 1280 × 1024 at 400 %: WCAG 2.2, 1.4.10
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""  # WCAG 2.2, 1.4.12
TOO_WIDE = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const backwards = document.documentElement.dir === "rtl";
    const out = each => (box => backwards ? -box.left : box.right - innerWidth)(each.getBoundingClientRect());
    const all = [...document.body.querySelectorAll("*")].filter(each => each.checkVisibility() && out(each) > 0);
    const furthest = Math.max(0, ...all.map(out));
    const guilty = all.filter(each => out(each) > furthest - 1).at(-1);
    return [`${Math.round(furthest)} pixels too wide: ${guilty ? guilty.outerHTML.slice(0, 140) : "text of the page"}`];
}"""
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    const cuts = overflow => overflow === "hidden" || overflow === "clip";
    return each.checkVisibility() && each.textContent.trim() && each.clientWidth > 2 && each.clientHeight > 2 && (
        cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1 ||
        cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1);
}).map(each => each.outerHTML.slice(0, 160))"""


def check(view: Page, page: str) -> list[Finding]:
    """What makes the page scroll sideways in a window of 320 × 256 CSS pixels."""
    show(view, SMALL)
    return [Finding(page, SMALL.name, "the page scrolls sideways", where) for where in view.evaluate(TOO_WIDE)]


def check_spacing(view: Page, page: str, mode: Mode) -> list[Finding]:
    """What is cut off when a reader sets letters, words and lines further apart."""
    show(view, mode)
    style = view.add_style_tag(content=SPACED)
    named = f"{mode.name}, spaced"
    found = [Finding(page, named, "text is cut off", where) for where in view.evaluate(CUT_OFF)]
    found += [Finding(page, named, "the page scrolls sideways", where) for where in view.evaluate(TOO_WIDE)]
    style.evaluate("style => style.remove()")
    return found
