"""A page on paper: A4, black on white, with the hub's name and the page's address."""

import re
import subprocess

from playwright.sync_api import Page

from quality import text
from quality.browser import WIDE, show
from quality.findings import Finding
from quality.programs import program

MODE = "on paper"
A4 = re.compile(r"59[45](\.\d+)? x 84[12](\.\d+)? pts")
NAMED = """() => ({
    "the hub's name": document.querySelector("header a")?.textContent ?? "",
    "the page's address": (document.querySelector("link[rel=canonical]")?.href ?? "").replace(/^https?:..|.$/g, ""),
    "the heading": document.querySelector("h1")?.textContent ?? "",
})"""
PAPER = "() => getComputedStyle(document.body).backgroundColor"


def check(view: Page, page: str) -> list[Finding]:
    """What is missing from the print, or pale on it. Raises `NotHere` without pdftotext."""
    show(view, WIDE)
    view.emulate_media(media="print", color_scheme="dark")
    found = _pale(view, page)
    expected: dict[str, str] = view.evaluate(NAMED)
    said, sheet = _printed(view.pdf(format="A4", prefer_css_page_size=True))
    if not A4.search(sheet):
        found.append(Finding(page, MODE, "the sheet is not A4", sheet))
    for name, words in expected.items():
        # What is written from right to left comes out of pdftotext as its glyphs lie, not as it is spelt.
        can_be_read = words.isascii() or view.locator("html[dir=ltr]").count()
        if can_be_read and _letters(words) not in said:
            found.append(Finding(page, MODE, f"{name} is not on the sheet", words))
    return found


def _pale(view: Page, page: str) -> list[Finding]:
    """Letters that are not dark on white, for somebody whose screen is dark."""
    faint = [each for each in text.texts(view) if each.contrast < text.LEAST]
    found = [Finding(page, MODE, f"a contrast of {each.contrast:.2f} to 1", each.where) for each in faint]
    if (ground := view.evaluate(PAPER)) not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        found.append(Finding(page, MODE, f"the paper is {ground}"))
    return found


def _printed(pdf: bytes) -> tuple[str, str]:
    """The words on the sheets, by their letters, and the size of the sheet."""
    said = _run(program("pdftotext", package="poppler-utils"), pdf, "-", "-")
    sheet = _run(program("pdfinfo", package="poppler-utils"), pdf, "-")
    return _letters(said), next(line for line in sheet.splitlines() if line.startswith("Page size"))


def _letters(words: str) -> str:
    """Without spaces, and without hyphens: pdftotext takes one at the end of a line for the line's own."""
    return "".join(words.replace("-", "").split())


def _run(command: str, data: bytes, *arguments: str) -> str:
    return subprocess.run([command, *arguments], input=data, capture_output=True, check=True).stdout.decode()
