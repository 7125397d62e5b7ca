"""Nothing that anybody writes into a hub becomes a script, a request or a command anywhere that it is published."""

import json
import sys
from pathlib import Path

import pytest

from hubsite.build import build
from hubsite.report import as_github, as_json, as_summary, as_text
from hubsite.testing import A_SUNDAY, write_hub

from .harmless import IN_A_BROWSER, of_file, of_report
from .hostile_hub import hostile, with_pages
from .hostile_strings import EVIL, RUN, STRINGS

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from quality.sites import file_of, pages_of, served  # found by the line above

TABLE = "Trust: stored script"
AT_ONCE, BATCHES = 6, 5
# Numbers of the records of each kind. One record of each has more fields than there are strings; so many more bring
# each string into every sort of field, and each field as many strings as there are records.
DOSES = [
    pytest.param([0], id="small"),
    *(
        pytest.param([1 + at + BATCHES * each for each in range(AT_ONCE)], id=f"batch-{at}", marks=pytest.mark.slow)
        for at in range(BATCHES)
    ),
]
SHOWN = 5  # of so many pages one is opened with its policy as well


@pytest.fixture(scope="module", params=DOSES)
def site(request, tmp_path_factory):
    """A published site whose every text is hostile, with the hub that it was made of."""
    folder = tmp_path_factory.mktemp("hostile")
    numbers = request.param
    hub = hostile(folder / "hub", numbers)
    with_pages(hub, STRINGS if numbers[0] == 0 else [])
    hub.settled()
    built = build(hub.root, folder / "site", A_SUNDAY)
    assert built.published, as_text(built.problems)
    hub.said += built.problems
    # In the small dose a part of the pages is opened.
    hub.shown = met(folder / "site")[:: 3 if numbers == [0] else 1]
    hub.site, hub.dose = folder / "site", f"records {numbers[0]} to {numbers[-1]}"
    return hub


def met(site: Path) -> list[str]:
    """The pages with anything hostile in their main part: what stands around it is the same on many that have none."""
    texts = {page: file_of(site, page).read_text(encoding="utf-8") for page in pages_of(site)}
    mains = {page: html.partition("<main")[2].partition("</main>")[0] for page, html in texts.items()}
    return [page for page, main in mains.items() if page == "" or "pwned" in main or EVIL in main]


def browsed(browser, site: Path, pages: list[str], **options):
    """Open every page; gives what is wrong with them, what ran or was refused, and what was asked of others."""
    context = browser.new_context(**options)
    wrong, asked, stopped = [], [], []
    with served(site) as address:
        context.on("request", lambda request: asked.append(request.url))
        context.on("requestfailed", lambda request: stopped.append(request.url if request.failure == "csp" else ""))
        context.on("dialog", lambda dialog: (wrong.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
        view = context.new_page()
        for page in pages:
            view.goto(address + page)
            wrong += [f"{page}: {each}" for each in view.evaluate(IN_A_BROWSER)]
        ours = tuple(address.split("/")[2:3])
    context.close()
    others = [
        url
        for url in asked
        if url not in stopped and not url.startswith(("data:", "blob:")) and url.split("/")[2] not in ours
    ]
    return wrong, others


def test_there_are_enough_strings():
    assert len(STRINGS) >= 500


def test_every_file_is_harmless(site, figure):
    files = [file for file in sorted(site.site.rglob("*")) if file.is_file()]
    assert {file.suffix for file in files} >= {".html", ".json", ".ics", ".xml", ".pdf"}
    assert [each for file in files for each in of_file(file)] == []
    leaves = [leaf for leaf in site.leaves() if leaf.field]
    taken = sum(leaf.hostile for leaf in leaves)
    figure(TABLE, "hostile strings", len(STRINGS))
    figure(TABLE, "text fields", len({leaf.field for leaf in leaves}))
    figure(TABLE, f"strings × fields tried, {site.dose}", f"{len(leaves)}: {taken} published, the others refused")
    figure(TABLE, f"survivors in {len(files)} files, {site.dose}", 0)


def test_what_is_said_of_refused_texts_is_harmless(site):
    for at in range(0, len(site.said), 150):
        some = site.said[at : at + 150]
        assert list(of_report(as_text(some), as_github(some), as_summary(some))) == []
        json.loads(as_json(some))


def test_no_page_runs_anything_even_where_the_browser_would_let_it(browser, site, figure):
    wrong, _ = browsed(browser, site.site, site.shown, bypass_csp=True)
    assert wrong == []
    figure(TABLE, f"pages opened in Chromium, {site.dose}", len(site.shown))


def test_no_page_asks_anything_of_others(browser, site):
    wrong, others = browsed(browser, site.site, site.shown[::SHOWN])
    assert (wrong, others) == ([], [])


QUERIES = ["alert", f'"><img src=x onerror={RUN}>', f"<script>{RUN}</script>", "javascript:alert(1)", "x onerror", "{}"]


def test_what_the_search_shows_is_harmless(browser, site):
    from playwright.sync_api import expect

    context = browser.new_context(bypass_csp=True)
    view = context.new_page()
    dialogs = []
    view.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    shown = 0
    with served(site.site) as address:
        view.goto(f"{address}search/")
        for words in QUERIES:
            view.locator(".search input").fill(words)
            view.locator(".search button").click()
            expect(view.locator("[role=status]")).to_contain_text(words[:5], timeout=30_000)
            shown += view.locator(".search-results li").count()
            assert view.evaluate(IN_A_BROWSER) == []
    assert shown and not dialogs
    context.close()


# --- The second wall: what would happen if something did get through

PLANTED = f'<p id="planted">x</p><script>{RUN}</script><img src="x" onerror="{RUN}"><img src="https://{EVIL}/x.png">'
PLANTED += (
    f'<style>#planted {{ color: red }}</style><iframe src="https://{EVIL}/"></iframe><base href="https://{EVIL}/">'
)


@pytest.fixture
def planted(tmp_path):
    """A small site with harmful tags put into its finished front page."""
    built = build(write_hub(tmp_path / "hub", {"about.md": "# About\n\nHello.\n"}), tmp_path / "site", A_SUNDAY)
    assert built.published
    page = tmp_path / "site" / "about" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Hello.", PLANTED), encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize("obeyed", [True, False])
def test_the_policy_of_a_page_stops_what_got_through(browser, planted, obeyed):
    context = browser.new_context(bypass_csp=not obeyed)
    view = context.new_page()
    asked, stopped, dialogs = [], [], []
    view.on("request", lambda request: asked.append(request.url))
    view.on("requestfailed", lambda request: stopped.append(request.url if request.failure == "csp" else ""))
    view.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    with served(planted) as address:
        view.goto(f"{address}about/")
        red = view.evaluate("getComputedStyle(document.querySelector('#planted')).color") == "rgb(255, 0, 0)"
        base = view.evaluate("document.baseURI").startswith(address)
    ran = bool(view.evaluate("window.pwned || 0")) or bool(dialogs)
    asked_others = any(EVIL in url for url in asked if url not in stopped)
    assert (ran, red, base, asked_others) == ((False, False, True, False) if obeyed else (True, True, False, True))
    context.close()


def test_only_the_search_may_run_a_program(planted, site):
    policies = {page: (site.site / page / "index.html").read_text(encoding="utf-8") for page in ("", "search/")}
    assert {page: "wasm-unsafe-eval" in html for page, html in policies.items()} == {"": False, "search/": True}
    pages = sorted(site.site.rglob("*.html"))
    no_policy = [file.name for file in pages if "Content-Security-Policy" not in file.read_text(encoding="utf-8")]
    assert no_policy == [] and "unsafe-inline" not in (planted / "about" / "index.html").read_text(encoding="utf-8")
