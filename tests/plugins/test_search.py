"""The search page: a list from A to Z without script, a form with it, and an index that is the same each time."""

import functools
import gzip
import json
import os
import re
import subprocess
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hubsite import Markup, Page
from hubsite.build import build
from hubsite.bundled import bundled
from hubsite.collect import site_files
from hubsite.plugin_files import find, load
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub, write_hub

HUB = {
    "hub.yml": "name: Here\nplugins: [record_pages, search]\n",
    "about.md": "# About us\n\nWe empty the **bins** of the library.\n",
    "spaces/hall.yml": A_SPACE,
    "groups/choir.yml": "name: Élan choir\nsummary: We sing.\n",
    "groups/digits.yml": "name: 1st Scouts\nsummary: We camp.\n",
    "guides/bins.yml": "name: The bins were missed\nsummary: What to do.\n"
    "description: Your council tax pays for this.\nsteps:\n  - what: Ring the council.\n",
    "terms/tax.yml": "name: Council tax\nsummary: What homes pay.\nalso_called: [rates, poll tax]\n",
    **{f"groups/walk-{number}.yml": f"name: Walkers {number}\nsummary: We walk.\n" for number in range(25)},
}


def search_plugin():
    found, problems = find("search", Path("nowhere"), safe=True)
    assert found and not problems
    return load(found)


def page_of(site, path: str = "search/") -> str:
    return str(next(page.body for page in site.pages if page.path == path))


def lines(html: str) -> list[str]:
    """The headings and entries of a list from A to Z, without their tags."""
    found = re.findall(r"<(h[23]|li)\b[^>]*>(.*?)</\1>", html.partition("</nav>")[2])
    return [re.sub(r"<[^>]*>", "", words) for _, words in found]


# --- From A to Z


def test_everything_stands_under_its_letter_with_its_kind(tmp_path):
    look = make_hub(tmp_path, HUB)
    assert not look.problems
    said = [line for line in lines(page_of(look.site)) if not line.startswith("Walkers")]
    assert said == [
        "0–9", "1st Scouts group", "A", "About us page", "C", "Council tax term", "E", "Élan choir group",
        "M", "Mill Hall space", "P", "poll tax: see Council tax", "R", "rates: see Council tax",
        "T", "The bins were missed guide", "W",
    ]  # fmt: skip
    entry = next(page for page in look.site.pages if page.path == "search/")
    assert (entry.section, entry.order, entry.menu) == ("search/", 90, "Search")


def test_a_letter_has_a_page_of_its_own_where_one_page_would_be_too_long(tmp_path):
    many = {f"groups/g-{number}.yml": f"name: Group {number}\nsummary: Here.\n" for number in range(400)}
    look = make_hub(tmp_path, HUB | many)
    assert not look.problems
    first = page_of(look.site)
    assert "Group 1" not in first and 'href="g/"' in first
    assert (
        lines(page_of(look.site, "search/g/"))[0] == "Group 0 group"
        and len(lines(page_of(look.site, "search/g/"))) == 400
    )
    assert 'href="./" aria-current="page"' in page_of(look.site, "search/g/")
    assert lines(page_of(look.site, "search/0-9/")) == ["1st Scouts group"]


def test_a_hub_without_pages_for_records_has_no_list_of_them(tmp_path):
    look = make_hub(tmp_path, HUB | {"hub.yml": "name: Here\nplugins: [search]\n"})
    assert not [page for page in look.site.pages if page.path.startswith("search/")]


def test_where_pagefind_does_not_run_the_list_remains_and_a_warning_says_so(tmp_path, monkeypatch, caplog):
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: tmp_path / "none")
    look = make_hub(tmp_path, HUB)
    assert not look.problems
    assert "<form" not in page_of(look.site) and "<script" not in page_of(look.site)
    assert "Élan choir group" in lines(page_of(look.site))
    assert not [file for file in look.site.files if file.path.startswith("search/")]
    assert "a list from A to Z only" in caplog.text


# --- The index

PAGES = (
    Page(path="", title="Here", body=Markup("<h1>Here</h1><p>All about bins and the choir.</p>")),
    Page(path="groups/choir/", title="Choir", about="groups/choir", body=Markup("<h1>Choir</h1><p>We sing.</p>")),
    Page(path="cy/groups/choir/", title="Côr", language="cy", about="groups/choir", body=Markup("<h1>Côr</h1>")),
    Page(path="ur/groups/choir/", title="کوئر", language="ur", about="groups/choir", body=Markup("<h1>کوئر</h1>")),
    Page(path="pl/groups/choir/", title="Chór", language="pl", about="groups/choir", body=Markup("<h1>Chór</h1>")),
    Page(path="cy/search/", title="Chwilio", language="cy", body=Markup("<h1>Chwilio</h1>")),
    Page(path="search/", title="Search", body=Markup("<h1>Search</h1>")),
)


def pieces(files: dict[str, bytes]) -> list[dict]:
    """What the index holds of each page, as readers' browsers get it."""
    found = [gzip.decompress(data) for path, data in files.items() if path.endswith(".pf_fragment")]
    return [json.loads(data.removeprefix(b"pagefind_dcd")) for data in found]


def test_each_language_has_its_index_and_nothing_is_published_that_no_reader_needs():
    files = search_plugin().indexed(PAGES, "en")
    entry = json.loads(files["pagefind/pagefind-entry.json"])
    assert {name: found["page_count"] for name, found in entry["languages"].items()} == {
        "cy": 1, "en": 2, "pl": 1, "ur": 1,
    }  # fmt: skip
    kept = sorted(path for path in files if not re.search(r"\.pf_(meta|index|fragment)$", path))
    assert kept == [
        "pagefind/pagefind-entry.json", "pagefind/pagefind-worker.js", "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind", "pagefind/wasm.pl.pagefind", "pagefind/wasm.unknown.pagefind",
        "words.cy.json", "words.en.json", "words.pl.json", "words.ur.json",
    ]  # fmt: skip
    assert sorted(each["url"] for each in pieces(files)) == sorted(
        page.path for page in PAGES if "search" not in page.path
    )


def test_a_word_that_a_term_also_goes_by_finds_the_pages_that_name_the_term(tmp_path):
    look = make_hub(tmp_path, HUB)
    made = site_files(look.site, look.plugins)
    files = {file.path: file.data for file in made if file.path.startswith("search/pagefind/")}
    held = {each["url"]: each["content"] for each in pieces(files)}
    assert "rates" in held["terms/tax/"] and "poll tax" in held["guides/bins/"]
    assert "rates" not in held["groups/choir/"]
    assert not [url for url in held if url.startswith("search/")]


def test_the_same_pages_give_the_same_bytes(tmp_path):
    """In two runs, with other hash seeds, and in whatever order the pages come."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_search as tests, hashlib\n"
        "pages = tests.PAGES if sys.argv[2] == '1' else tests.PAGES[::-1]\n"
        "files = tests.search_plugin().indexed(pages, 'en')\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest())\n"
    )

    def run(seed: str) -> str:
        arguments = [sys.executable, "-c", code, str(Path(__file__).parent), seed]
        ran = subprocess.run(
            arguments, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        return ran.stdout

    assert len({run("1"), run("2"), run("1")}) == 1


# --- In a browser


class _Server(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Nobody reads it."""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A small hub, built, and served below a folder, as GitHub does."""
    folder = tmp_path_factory.mktemp("search")
    root = write_hub(folder / "hub", HUB)
    assert build(root, folder / "www" / "here", A_SUNDAY).published
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=folder / "www"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/here/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def view(browser):
    page = browser.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()


def found(view) -> list[str]:
    """The titles of the results, once the search has said what it found."""
    from playwright.sync_api import expect

    expect(view.locator("[role=status]")).not_to_have_text(re.compile("^(Searching)?$"), timeout=30_000)
    return view.locator(".search-results li a").all_inner_texts()


def searched(view, address: str, words: str) -> list[str]:
    view.goto(f"{address}search/?q={words}")
    return found(view)


def test_nothing_of_the_index_is_fetched_before_the_form_is_used(view, address):
    view.goto(f"{address}search/")
    view.wait_for_load_state("networkidle")
    assert view.locator("form[role=search]").is_visible() and not view.get_by_text("needs JavaScript").count()
    assert [url for url in view.asked if url.endswith("search.js")] and "/pagefind/" not in "".join(view.asked)
    view.locator("input").focus()
    view.wait_for_load_state("networkidle")
    assert "/pagefind/pagefind.js" in "".join(view.asked)


def test_the_keyboard_alone_is_enough(view, address):
    view.goto(f"{address}search/")
    view.get_by_label("Words to look for").focus()
    view.keyboard.type("bins")
    view.keyboard.press("Enter")
    titles = found(view)
    assert titles[0] == "The bins were missed" and "About us" in titles
    said = view.locator("[role=status]").inner_text()
    assert said == f"{len(titles)} pages found for bins"
    assert view.url.endswith("/search/?q=bins")
    view.keyboard.press("Tab")  # the button
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.textContent") == titles[0]
    view.keyboard.press("Enter")
    view.wait_for_url("**/here/guides/bins/")
    view.go_back()
    assert found(view) == titles and view.locator("input").input_value() == "bins"


def test_the_back_button_leads_to_the_search_before(view, address):
    first = searched(view, address, "bins")
    view.locator("input").fill("sing")
    view.get_by_role("button", name="Search").click()
    view.get_by_text("found for sing").wait_for()
    view.go_back()
    view.get_by_text("found for bins").wait_for()
    assert found(view) == first


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("bin", "The bins were missed"),
        ("rates", "Council tax"),
        ("elan", "Élan choir"),
        ("council tax", "Council tax"),
        ("choi", "Élan choir"),
        ("choit", "Élan choir"),
        ("cuoncil tax", "Council tax"),
        ("ratess", "Council tax"),
        ("wlakers", "Walkers 0"),
    ],
)
def test_what_people_type_finds_what_they_mean(view, address, words, first):
    assert searched(view, address, words)[:1] == [first]


def test_a_synonym_also_finds_the_pages_about_it(view, address):
    assert "The bins were missed" in searched(view, address, "rates")


def test_long_results_come_in_portions(view, address):
    assert len(searched(view, address, "walkers")) == 20
    view.get_by_role("button", name="Show more").click()
    view.locator(".search-results li").nth(20).wait_for()
    assert view.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.search-results li')[20]")
    assert not view.get_by_role("button", name="Show more").is_visible()


def test_words_that_nothing_is_about(view, address):
    assert searched(view, address, "%3Cb%3Exylophone%3C/b%3E") == []
    said = view.locator("[role=status]").inner_text()
    assert said == "Nothing found for <b>xylophone</b>. Please check the spelling, or look below."


def test_what_was_looked_for_instead_is_said(view, address):
    assert searched(view, address, "wlakers")
    said = view.locator("[role=status]").inner_text()
    assert re.fullmatch(r"Nothing found for wlakers\. \d+ pages found for walkers", said)


def test_a_search_that_cannot_be_loaded_says_so(view, address):
    view.route("**/pagefind/**", lambda route: route.abort())
    assert searched(view, address, "bins") == []
    assert "could not be loaded" in view.locator("[role=status]").inner_text()


def test_without_script_there_is_the_list_and_no_form(browser, address):
    view = browser.new_page(java_script_enabled=False)
    view.goto(f"{address}search/")
    assert not view.locator("form").is_visible()
    assert view.get_by_text("The search box needs JavaScript, and this browser does not run it.").is_visible()
    view.get_by_role("link", name="Élan choir").click()
    assert view.url.endswith("/here/groups/choir/")
    view.close()


def test_a_page_in_another_language_searches_its_own(tmp_path, view, address):
    """Welsh words are found among Welsh pages only, by a page that says that it is Welsh."""
    plugin = search_plugin()
    for path, data in plugin.indexed(PAGES, "en").items():
        file = tmp_path / "www/search" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    (tmp_path / "www/search/search.js").write_bytes(plugin.SCRIPT.read_bytes())
    html = page_of(make_hub(tmp_path / "hub", HUB).site).replace('src="search.js"', 'src="/search/search.js"')
    (tmp_path / "www/cy/search").mkdir(parents=True)
    (tmp_path / "www/cy/search/index.html").write_text(f'<!doctype html><html lang="cy"><body>{html}</body></html>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=tmp_path / "www"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        here = f"http://127.0.0.1:{server.server_address[1]}/"
        assert searched(view, f"{here}cy/", "cor") == ["Côr"]
        assert view.locator(".search-results a").get_attribute("href") == f"{here}cy/groups/choir/"
        assert searched(view, f"{here}cy/", "choir") == []
    finally:
        server.shutdown()
        server.server_close()


# --- The program


def test_the_program_reads_nothing_of_the_hub_and_sees_no_variables(tmp_path, monkeypatch):
    """Pagefind takes orders from a file where it is started and from variables, such as to write a log anywhere."""
    monkeypatch.chdir(tmp_path)
    Path("pagefind.toml").write_text(f'logfile = "{tmp_path}/by-file"\n')
    monkeypatch.setenv("PAGEFIND_LOGFILE", f"{tmp_path}/by-variable")
    assert search_plugin().indexed(PAGES, "en")
    assert [each.name for each in tmp_path.iterdir()] == ["pagefind.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a text that names its interpreter is no program")
@pytest.mark.parametrize(
    "does",
    ["", "sys.stdin.buffer.read(50_000)", "os.close(1); time.sleep(60)", "os.write(1, b'%%,'); time.sleep(60)"],
    ids=["ends at once", "ends while it is told", "says nothing more", "says nonsense"],
)
def test_a_program_that_breaks_off_is_not_waited_for(tmp_path, monkeypatch, does):
    search_plugin()
    program = sys.modules["_hubsite_plugin_search.program"]
    broken = tmp_path / "broken"
    broken.write_text(f"#!{sys.executable}\nimport os, sys, time\n{does}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(program, "_program", lambda: broken)
    began, threads = time.monotonic(), threading.active_count()
    with pytest.raises((RuntimeError, ValueError)):
        program.index_of([(f"{number}/", "words " * 5_000) for number in range(200)], [])
    assert time.monotonic() - began < 30 and threading.active_count() == threads


# --- Its weight


def test_the_script_is_small():
    assert len(gzip.compress((bundled("plugins") / "search/search.js").read_bytes())) < 2048
