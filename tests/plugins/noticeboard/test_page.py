"""The sheets of a whole hub: the page that lists them, the links on the pages that say the same, and what failed."""

import re
from importlib import import_module
from io import BytesIO

import pikepdf
import pytest

from hubsite import Severity
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import make_hub

from ..paper import MOST_BYTES, codes_at, findings, read_aloud, ua1_failures
from .by_hand import BY_NAME, Part, Sheet, frame

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
PICTURE_SIZE = import_module("_hubsite_plugin_noticeboard.press").PICTURE_SIZE
Poster = import_module("_hubsite_plugin_noticeboard.posters").Poster
unprintable = import_module("_hubsite_plugin_noticeboard.problems").unprintable

SITE = "https://aldermere.example/"
TOP = f"name: Aldermere\nlanguages:\n  - en\n  - cy\nsite_url: {SITE}\nplugins:\n  usual:\n  noticeboard:\n"
SHEETS = "    sheets:\n      - ways-in\n      - hub\n      - groups\n"
SIZES = "    sizes: A4\n    record_sizes:\n      - A4\n      - A4 large\n"
ALONE = "name: Aldermere\nplugins:\n  record_pages:\n  noticeboard:\n    sheets: groups\n    record_sizes: A4\n"
KNIT = "name: Knit and Natter\nsummary: We knit.\nphone: 01632 960111\nchecked: 2026-11-01\n"
FILES = {
    "hub.yml": TOP + SHEETS + SIZES,
    "groups/knit.yml": KNIT,
    "groups/knit.cy.yml": "name: Gwau a Sgwrsio\nsummary: Rydym yn gwau.\n",
    "groups/bats.yml": "name: Bat Walkers\nsummary: We count bats.\nphone: 01632 960122\nchecked: 2026-11-01\n",
    "ways/pick.yml": "name: Pick litter\nsummary: With soup.\neffort: help\nchecked: 2026-11-01\n",
}
PDF_LINK = re.compile(r'<a href="(?:\.\./)*(print/[^"]*\.pdf)"[^>]*>(.*?)</a>')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    look = make_hub(tmp_path_factory.mktemp("aldermere"), FILES)
    assert not look.has_errors, look.problems
    assert not [problem for problem in look.problems if problem.plugin == "noticeboard"]
    return look.site


@pytest.fixture(scope="module")
def files(site):
    return {file.path: file for file in site.files if file.path.startswith("print/")}


def page(site, path):
    return next(page for page in site.pages if page.path == path)


def bare(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def links_on(site, path):
    return {address: bare(words) for address, words in PDF_LINK.findall(page(site, path).body)}


# --- The files


def test_every_sheet_is_there_in_every_size_and_language_that_it_has(files):
    expected = {"hub-a4", "hub-a4-cy", "ways-in-a4", "ways-in-a4-cy", "groups-bats-a4", "groups-bats-a4-large"}
    expected |= {f"groups-knit-{size}{language}" for size in ("a4", "a4-large") for language in ("", "-cy")}
    assert {path for path in files if path.endswith(".pdf")} == {f"print/{name}.pdf" for name in expected}


def test_a_sheet_of_a_record_without_words_in_a_language_is_not_half_made_in_it(files):
    assert "print/groups-bats-a4.pdf" in files
    assert not any("bats" in path and "-cy" in path for path in files)


def test_every_sheet_is_sound(files):
    for path, file in files.items():
        if path.endswith(".pdf"):
            language = "cy" if path.endswith("-cy.pdf") else "en"
            wrong = findings(file.data, paper="a4", language=language, large="-large" in path)
            assert [each for each in wrong if not each.startswith("The sheet has")] == [], path
            assert ua1_failures(file.data) == [], path
            assert len(file.data) <= MOST_BYTES


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("print/groups-knit-a4.pdf", "groups/knit/"),
        ("print/groups-knit-a4-large-cy.pdf", "cy/groups/knit/"),
        ("print/ways-in-a4-cy.pdf", "cy/ways/"),
        ("print/hub-a4.pdf", ""),
        ("print/hub-a4-cy.pdf", "cy/"),
    ],
)
def test_the_code_leads_to_a_page_that_there_is_in_the_language_of_the_sheet(site, files, path, address):
    (code,) = codes_at(files[path].data)
    assert code == SITE + address
    assert address in {page.path for page in site.pages}


def test_a_sheet_says_what_its_page_says_in_its_language(files):
    heard = {
        language: " ".join(read_aloud(files[f"print/groups-knit-a4{language}.pdf"].data)) for language in ("", "-cy")
    }
    assert "Knit and Natter" in heard[""]
    assert "Gwau a Sgwrsio" in heard["-cy"]
    assert "01632 960111" in heard[""] and "01632 960111" in heard["-cy"]


def test_a_sheet_in_a_further_language_says_which_words_are_not_in_it(files):
    with pikepdf.open(BytesIO(files["print/ways-in-a4-cy.pdf"].data)) as pdf:
        assert str(pdf.Root.Lang) == "cy"
        marked = {str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each}
        drawn = b"".join(bytes(leaf.Contents.read_bytes()) for leaf in pdf.pages)
        assert "en" in marked or b"/Lang(en)" in drawn


def test_each_sheet_has_one_picture(files):
    pictures = [path for path in files if path.endswith(".png")]
    names = {"hub", "ways-in", "groups-knit", "groups-bats"}
    assert {path for path in pictures if "-cy" not in path} == {f"print/{name}-a4.png" for name in names}
    for path in pictures:
        data = files[path].data
        assert data.startswith(b"\x89PNG\r\n")
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == PICTURE_SIZE


# --- The links on the pages that say the same


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("groups/knit/", {"print/groups-knit-a4.pdf", "print/groups-knit-a4-large.pdf"}),
        ("cy/groups/knit/", {"print/groups-knit-a4-cy.pdf", "print/groups-knit-a4-large-cy.pdf"}),
        ("ways/", {"print/ways-in-a4.pdf"}),
        ("cy/ways/", {"print/ways-in-a4-cy.pdf"}),
        ("groups/bats/", {"print/groups-bats-a4.pdf", "print/groups-bats-a4-large.pdf"}),
        ("cy/groups/bats/", set()),
    ],
)
def test_a_page_links_to_its_own_sheets_in_its_own_language(site, path, links):
    assert set(links_on(site, path)) == links


def test_the_links_say_print_this_and_the_size(site):
    assert links_on(site, "groups/knit/") == {
        "print/groups-knit-a4.pdf": "Print this: A4",
        "print/groups-knit-a4-large.pdf": "Print this: A4, large print",
    }


@pytest.mark.parametrize("path", ["", "cy/"])
def test_the_front_page_links_to_the_sheet_of_the_whole_hub(site, path):
    assert any(address.startswith("print/hub-a4") for address in links_on(site, path))


# --- The page of all sheets


@pytest.mark.parametrize("path", ["print/", "cy/print/"])
def test_the_page_lists_every_sheet_of_its_language_once(site, files, path):
    is_welsh = path.startswith("cy/")
    listed = re.findall(r'href="(?:\.\./)*(?:print/)?([^"/]*\.pdf)"', page(site, path).body)
    made = {each.removeprefix("print/") for each in files if each.endswith(".pdf")}
    assert sorted(listed) == sorted(each for each in made if each.endswith("-cy.pdf") is is_welsh)


def test_the_page_says_pages_and_weight_of_each(site, files):
    words = bare(page(site, "print/").body)
    weight = -(-len(files["print/hub-a4.pdf"].data) // 1000)
    assert f"A4: 1 page, {weight} kB" in words


def test_the_page_shows_each_sheet_in_a_picture_with_words(site):
    body = page(site, "print/").body
    pictures = re.findall(r"<img [^>]*>", body)
    assert len(pictures) == 4
    for picture in pictures:
        assert f'width="{PICTURE_SIZE[0]}" height="{PICTURE_SIZE[1]}"' in picture
        assert 'loading="lazy"' in picture
    assert 'alt="Picture of the sheet “Knit and Natter”"' in body


def test_sheets_of_the_whole_hub_come_first(site):
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page(site, "print/").body)
    assert [bare(each) for each in headings[:2]] == ["For everybody", "Groups"]
    assert "Grwpiau" in page(site, "cy/print/").body


@pytest.mark.parametrize("path", ["print/", "cy/print/"])
def test_links_of_one_page_have_names_of_their_own(site, path):
    links = re.findall(r'<a href="[^"]*\.pdf"([^>]*)>(.*?)</a>', page(site, path).body)
    names = [found[1] if (found := re.search('aria-label="([^"]*)"', more)) else None for more, _words in links]
    named = [each for each in names if each]
    assert len(named) == len(set(named))


def test_pages_are_counted_as_they_are(tmp_path):
    rows = {f"ways/w{at}.yml": f"name: Way {at}\nsummary: {'Come and help. ' * 6}\n" for at in range(60)}
    look = make_hub(tmp_path, rows | {"hub.yml": TOP.replace("  - cy\n", "") + "    sheets: ways-in\n    sizes: A4\n"})
    words = bare(page(look.site, "print/").body)
    for file in look.site.files:
        if file.path.endswith(".pdf"):
            with pikepdf.open(BytesIO(file.data)) as pdf:
                count = len(pdf.pages)
            weight = -(-len(file.data) // 1000)
            assert f"{count} {'page' if count == 1 else 'pages'}, {weight} kB" in words
    assert "did not fit" in words


def test_a_language_that_is_not_wanted_has_no_page(tmp_path):
    look = make_hub(tmp_path, FILES | {"hub.yml": TOP + SHEETS + SIZES + "    languages: en\n"})
    paths = {each.path for each in (*look.site.pages, *look.site.files)}
    assert "print/" in paths
    assert "cy/print/" not in paths
    assert not any("-cy." in path for path in paths)


# --- A hub with nothing


def test_a_hub_with_nothing_has_a_sheet_to_write_on(tmp_path):
    hub = TOP.replace("  - cy\n", "") + "    sizes: A4\n"
    look = make_hub(tmp_path, {"hub.yml": hub})
    assert not look.has_errors
    assert "print/add-yours-a4.pdf" in {file.path for file in look.site.files}
    assert "add-yours-a4.pdf" in page(look.site, "print/").body
    assert not [problem for problem in look.problems if problem.plugin == "noticeboard"]


def test_where_no_sheet_is_made_there_is_no_page_of_them(tmp_path):
    look = make_hub(tmp_path, {"hub.yml": ALONE})
    assert not look.has_errors
    assert not [each.path for each in (*look.site.pages, *look.site.files) if "print/" in each.path]


# --- What could not be made


def only(look, code):
    (problem,) = (each for each in look.problems if each.code == code)
    assert (problem.severity, problem.plugin) == (Severity.WARNING, "noticeboard")
    return problem


def test_a_sheet_that_is_too_full_is_a_problem_with_its_name(made):
    full = Sheet(name="hub", title="All of Aldermere", twin="", parts=(Part(text=("Very many words. " * 2000,)),))
    given = {"family": "hub", "sheet": full, "frame": frame(), "form": BY_NAME["a4"], "language": ""}
    (problem,) = unprintable([Poster(**given, printed=made(full)), Poster(**given, printed=made(full))])
    sheet = "The sheet “All of Aldermere” (A4)"
    assert (problem.code, problem.severity) == ("sheet-overfull", Severity.WARNING)
    assert problem.message == f"{sheet} is too full for its paper, so it was not made."
    assert "`sizes:`" in problem.fix
    assert problem.source.file == "content/hub.yml"


def test_letters_that_no_font_has_are_a_problem_with_the_record(tmp_path):
    strange = KNIT.replace("We knit.", "We knit அ too.")
    look = make_hub(tmp_path, {"hub.yml": ALONE, "groups/knit.yml": strange, "groups/other.yml": KNIT})
    problem = only(look, "sheet-letters")
    assert problem.message == (
        "No font for paper has the letters “அ” of “Knit and Natter” (content/groups/knit.yml): "
        "they are left out on sheets."
    )
    assert problem.source.file == "content/groups/knit.yml"
    made = {file.path for file in look.site.files if file.path.endswith(".pdf")}
    assert made == {"print/groups-other-a4.pdf", "print/groups-knit-a4.pdf"}


def test_strange_letters_in_the_name_of_the_hub_are_looked_for_there(tmp_path):
    hub = ALONE.replace("Aldermere", "Aldermere அ")
    problem = only(make_hub(tmp_path, {"hub.yml": hub, "groups/knit.yml": KNIT}), "sheet-letters")
    assert "hub.yml" in problem.message


def test_all_strange_letters_of_a_sheet_are_told_at_once_as_they_were_written(tmp_path):
    strange = KNIT.replace("We knit.", "We knit. அன்பு.")
    problem = only(make_hub(tmp_path, {"hub.yml": ALONE, "groups/knit.yml": strange}), "sheet-letters")
    assert "\\u" not in problem.message + problem.fix
    assert set("அன்பு") <= set(problem.message)


def test_a_problem_with_every_size_is_told_once(tmp_path):
    hub = ALONE.replace("record_sizes: A4", "record_sizes:\n      - A4\n      - A3\n      - A4 large")
    strange = KNIT.replace("We knit.", "We knit அ too.")
    only(make_hub(tmp_path, {"hub.yml": hub, "groups/knit.yml": strange}), "sheet-letters")
