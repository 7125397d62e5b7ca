"""How large the letters are, and how well they stand out."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from quality.browser import Mode
from quality.findings import Finding

TEXTS = Path(__file__).with_name("text.js").read_text(encoding="utf-8")
SMALLEST = 16  # CSS pixels
LEAST = 7  # WCAG 2.2, 1.4.6, without its lower bar for large letters


@dataclass(frozen=True)
class Text:
    """One text on a page: its size in CSS pixels and its contrast, 1 to 21 (1 also where a picture lies behind it)."""

    size: float
    contrast: float
    where: str


def texts(view: Page) -> list[Text]:
    """Every visible text of the open page."""
    return [Text(**each) for each in view.evaluate(TEXTS)]


def check(found: list[Text], page: str, mode: Mode) -> list[Finding]:
    """Texts that are too small or too faint."""
    small = [(f"letters of {each.size:g} pixels", each) for each in found if each.size < SMALLEST]
    faint = [(f"a contrast of {each.contrast:.2f} to 1", each) for each in found if each.contrast < LEAST]
    return [Finding(page, mode.name, what, each.where) for what, each in [*small, *faint]]
