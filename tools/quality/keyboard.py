"""A walk through a page with the keyboard alone: every stop, and the menu."""

from pathlib import Path

from playwright.sync_api import Page

from quality.browser import MENU, Mode, show
from quality.findings import Finding

STOP = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")
MOST_STOPS = 3000
START = "() => { window.walkedBy = new Set(); document.activeElement?.blur(); window.scrollTo(0, 0); }"
PASSED_BY = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(each => each.tabIndex >= 0 && !each.disabled && each.type !== "radio" && each.checkVisibility())
    .filter(each => !window.walkedBy.has(each)).map(each => each.outerHTML.slice(0, 160))"""


def check(view: Page, page: str, mode: Mode) -> list[Finding]:
    """Walk by Tab from the start of the freshly loaded page to its end, then look for what the walk left out."""
    show(view, mode)
    view.evaluate(START)
    found = []
    for _ in range(MOST_STOPS):
        view.keyboard.press("Tab")
        stop = view.evaluate(STOP)
        if stop is None:
            break
        found += [Finding(page, mode.name, f"a stop of the Tab key {wrong}", stop["where"]) for wrong in stop["wrong"]]
    missed = view.evaluate(PASSED_BY)
    return found + [Finding(page, mode.name, "the Tab key never comes to it", where) for where in missed]


def check_menu(view: Page, page: str, mode: Mode) -> list[Finding]:
    """The menu of a narrow window, by Enter, Space and Esc. A page without a menu button has nothing to find."""
    show(view, mode)
    menu = view.query_selector(MENU)
    if menu is None or not menu.is_visible():
        return []
    inside = f"#{menu.get_attribute('aria-controls')} a"
    found = []

    def after(key: str, opened: bool) -> None:
        view.keyboard.press(key)
        told = menu.get_attribute("aria-expanded") == "true"
        if (view.is_visible(inside), told) != (opened, opened):
            found.append(Finding(page, mode.name, f"{key} does not {'open' if opened else 'close'} the menu", inside))

    menu.focus()
    for key, opened in (("Enter", True), ("Enter", False), ("Space", True), ("Space", False), ("Space", True)):
        after(key, opened)
    view.keyboard.press("Tab")
    after("Escape", False)
    if not menu.evaluate("menu => menu === document.activeElement"):
        found.append(
            Finding(page, mode.name, "Esc closes the menu, but the focus does not go back to its button", MENU)
        )
    return found
