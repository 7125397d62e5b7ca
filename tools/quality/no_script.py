"""The site with scripts switched off: every page can be reached from the front page by links that can be seen."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

from quality.findings import Finding
from quality.sites import pages_of

LINKS = """all => {
    document.querySelectorAll("details").forEach(each => { each.open = true; });  // anybody can, without a script
    return all.filter(link => link.checkVisibility()).map(link => link.href);
}"""
APART = {"404.html"}  # shown by the web host when somebody asks for what is not there


def check(browser: Browser, address: str, site: Path, leave_out: str = "") -> list[Finding]:
    """Pages that no visible link leads to, and a menu whose list is not open in a narrow window.

    Pages whose path begins with `leave_out`, such as `ur/`, are not asked for.
    """
    missing = {page for page in pages_of(site) if not (leave_out and page.startswith(leave_out))} - APART
    every = frozenset(missing)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    view = context.new_page()
    waiting, known = [""], {""}
    found = []
    while waiting and missing:
        page = waiting.pop(0)
        view.goto(address + page)
        missing.discard(page)
        if not page:
            found += _closed_menu(view)
        links = _ours(address, view.eval_on_selector_all("a[href]", LINKS)) - known
        missing -= links
        known |= links
        # Lists are gone through first: most pages hang on one, and a page of one record seldom leads on.
        waiting = sorted({*waiting, *(links & every)}, key=lambda each: (each.count("/"), each))
    context.close()
    return found + [
        Finding(page, "no script", "no visible link leads here from the front page") for page in sorted(missing)
    ]


def _ours(address: str, links: list[str]) -> set[str]:
    paths = (unquote(urlsplit(link).path).lstrip("/") for link in links if link.startswith(address))
    return {path for path in paths if path.endswith(("/", ".html")) or not path}


def _closed_menu(view: Page) -> list[Finding]:
    if view.query_selector("header nav a") is None or view.is_visible("header nav a"):
        return []
    return [Finding("", "no script", "the list of the menu is not open", "header nav a")]
