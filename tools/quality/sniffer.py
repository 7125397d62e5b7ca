"""HTML_CodeSniffer at WCAG 2 level AAA."""

from functools import cache

from playwright.sync_api import Page

from quality.browser import Mode
from quality.findings import Finding
from quality.programs import packages

RUN = """() => new Promise((done, fail) => HTMLCS.process("WCAG2AAA", document, () => done(
    HTMLCS.getMessages().filter(each => each.type === HTMLCS.ERROR).map(each => [
        `${each.code.replace("WCAG2AAA.", "")}: ${each.msg}`,
        each.element.outerHTML ? each.element.outerHTML.slice(0, 160) : "the page",
    ])), fail))"""


@cache
def _source() -> str:
    return (packages() / "html_codesniffer" / "build" / "HTMLCS.js").read_text(encoding="utf-8")


def check(view: Page, page: str, mode: Mode) -> list[Finding]:
    """The errors on the open page; its warnings and notices are for people to judge."""
    if not view.evaluate("'HTMLCS' in window"):
        view.evaluate(f"{{ {_source()} }}")
    return [Finding(page, mode.name, what, where) for what, where in view.evaluate(RUN)]
