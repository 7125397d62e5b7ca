"""The sheet to write on: it warns before anybody writes, asks one thing at a time, and says where to bring it."""

from datetime import date
from importlib import import_module

import pytest

from hubsite import speaking
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheets = import_module("_hubsite_plugin_noticeboard.add_yours").sheets
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
words_of, texts_of, runs = sheet_module.words_of, sheet_module.texts_of, sheet_module.runs

HUB = "name: Here\nlanguages: en, cy\nplugins: [record_pages, this_site]\n"
CONTACT = "contact: {name: The volunteers, phone: 01632 960100, email: us@here.example, address: The library}\n"


def hub_of(folder, hub=HUB, **files):
    look = make_hub(folder, {"hub.yml": hub} | files)
    assert not look.has_errors, look.problems
    return look.hub


def only(folder, hub=HUB, **files):
    (sheet,) = sheets(hub_of(folder, hub, **files))
    return sheet


def said(sheet):
    return [words_of(text) for text in texts_of(sheet) if text]


def test_an_empty_hub_has_one_too(tmp_path):
    sheet = only(tmp_path)
    assert (sheet.name, sheet.title, sheet.facts) == ("add-yours", "Add yours", ())


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 1, 1), 2026), (date(2026, 11, 30), 2026), (date(2026, 12, 1), 2027)]
)
def test_it_comes_down_at_the_end_of_a_year(tmp_path, day, year):
    (sheet,) = sheets(make_hub(tmp_path, {"hub.yml": HUB}, today=day).hub)
    assert sheet.last_day == date(year, 12, 31)


def test_each_question_has_room_for_an_answer(tmp_path):
    lines = {part.title: part.lines for part in only(tmp_path).parts}
    assert lines == {
        "A group or a meeting": 0, "What it is": 2, "When": 1, "Where": 1, "Whom to ask": 1,
        "Something wrong or out of date?": 2,
    }  # fmt: skip


def test_that_it_is_public_is_read_before_the_first_line(tmp_path):
    sheet = only(tmp_path)
    until_the_first_line = sheet.parts[: next(at for at, part in enumerate(sheet.parts) if part.lines)]
    warned = [text for part in until_the_first_line for text in part.text]
    assert any("Everybody can read" in text and "no home addresses" in text for text in warned)


def test_it_says_to_whom_it_can_be_brought(tmp_path):
    part = only(tmp_path, HUB + CONTACT).parts[-1]
    assert part.title == "How to reach us"
    assert [words_of(text) for text in part.text] == [
        "Ask for: The volunteers",
        "Address: The library",
    ]


@pytest.mark.parametrize("contact", ["{}", "{phone: 01632 960100, email: us@here.example}"])
def test_a_contact_with_neither_name_nor_address_is_left_to_the_foot(tmp_path, contact):
    assert "How to reach us" not in said(only(tmp_path, f"{HUB}contact: {contact}\n"))


@pytest.mark.parametrize(
    ("plugins", "files", "twin"),
    [
        ("record_pages, this_site", {}, "who-runs-this/"),
        ("record_pages", {}, ""),
        ("record_pages", {"who-runs-this.md": "# Who we are\n\nUs.\n"}, "who-runs-this/"),
        ("whats_on", {"who-runs-this.md": "# Who we are\n\nUs.\n"}, ""),
    ],
)
def test_its_twin_is_a_page_of_the_site(tmp_path, plugins, files, twin):
    files = {"hub.yml": f"name: Here\nplugins: [{plugins}]\n", "spaces/hall.yml": A_SPACE} | files
    look = make_hub(tmp_path, files)
    (sheet,) = sheets(look.hub)
    assert sheet.twin == twin
    assert (twin or "who-runs-this/") in {page.path for page in look.site.pages} or not twin


def test_it_is_the_same_in_a_hub_of_any_size_on_any_day(tmp_path):
    small = said(only(tmp_path / "small"))
    many = {f"groups/g{at}.yml": f"name: G{at}\nsummary: We are.\n" for at in range(200)}
    look = make_hub(tmp_path / "large", {"hub.yml": HUB} | many, today=A_SUNDAY.replace(year=2030))
    assert [said(sheet) for sheet in sheets(look.hub)] == [small]


def test_words_of_the_hub_keep_their_language(tmp_path):
    welsh = hub_of(tmp_path, HUB + CONTACT).in_language("cy")
    with speaking("cy"):
        (sheet,) = sheets(welsh)
    asked, where, *_others = sheet.parts[-1].text
    assert [run.words for text in (asked, where) for run in runs(text) if run.language == "en"] == [
        "The volunteers", "The library"
    ]  # fmt: skip
    assert sheet.twin == "who-runs-this/"
