"""What hub.yml may say of the noticeboard, and what is said of what means nothing."""

from importlib import import_module

import pytest

from hubsite import Memory, Severity
from hubsite.look import look
from hubsite.plugin_files import OURS, Plugin, load, ours
from hubsite.testing import A_SUNDAY, write_hub

from ..paper import read_aloud

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
settings = import_module("_hubsite_plugin_noticeboard.settings")
formats = import_module("_hubsite_plugin_noticeboard.formats")

HUB = "name: Aldermere\nlanguages:\n  - en\n  - cy\nplugins:\n  record_pages:\n  noticeboard:\n"
GROUPS = "    sheets: groups\n    record_sizes: A4\n"
GROUP = "name: Knit and Natter\nsummary: We knit.\nphone: 01632 960111\n"
# The sheet of the same group is made once.
REMEMBERED = Memory()
OUR_CODES = ("noticeboard-sheet", "noticeboard-size", "noticeboard-language")


def found(folder, more):
    root = write_hub(folder, {"hub.yml": HUB + more, "groups/knit.yml": GROUP})
    return look(root, A_SUNDAY, memory=REMEMBERED)


def told(folder, more):
    """The codes, sentences and fixes about these lines below `noticeboard:`."""
    seen = found(folder, more)
    assert not seen.has_errors, seen.problems
    ours = [problem for problem in seen.problems if problem.code in OUR_CODES]
    assert all(problem.severity is Severity.WARNING and problem.plugin == "noticeboard" for problem in ours)
    assert all(problem.source.file == settings.FILE for problem in ours)
    return [(problem.code, problem.message, problem.fix) for problem in ours]


def files(folder, more):
    """The PDFs that come of these lines, without their folder and ending."""
    paths = (file.path for file in found(folder, more).site.files)
    return {path.removeprefix("print/").removesuffix(".pdf") for path in paths if path.endswith(".pdf")}


# --- Words that mean nothing


@pytest.mark.parametrize(
    ("more", "code", "message", "fix"),
    [
        ("    sheets: group\n    record_sizes: A4\n", "noticeboard-sheet",
         "Below `noticeboard:`, no sheet for the noticeboard is called “group”.", "Did you mean `groups`?"),
        ("    sheets: groups/kni\n    record_sizes: A4\n", "noticeboard-sheet",
         "Below `noticeboard:`, no sheet for the noticeboard is called “groups/kni”.", "Did you mean `groups-knit`?"),
        (GROUPS + "    sizes: A4 larg\n", "noticeboard-size",
         "Below `noticeboard:`, no sheet can be printed in the size “A4 larg”.", "Did you mean `a4 large`?"),
        ("    sheets: groups\n    record_sizes: A33\n", "noticeboard-size",
         "Below `noticeboard:`, no sheet can be printed in the size “A33”.", "Did you mean `a3`?"),
        (GROUPS + "    languages: cyy\n", "noticeboard-language",
         "Below `noticeboard:`, the hub is not in the language “cyy”.", "Did you mean `cy`?"),
    ],
    ids=["sheet", "sheet of a record", "size", "size of records", "language"],
)  # fmt: skip
def test_a_word_nearly_right_is_told_with_the_right_one(tmp_path, more, code, message, fix):
    assert told(tmp_path, more) == [(code, message, fix)]


def test_what_is_like_nothing_is_told_with_all_there_is(tmp_path):
    assert told(tmp_path, GROUPS + "    sizes: letter\n")[0][2] == "Write one of: `A3`, `A3 large`, `A4`, `A4 large`."
    assert told(tmp_path, GROUPS + "    languages: pl\n")[0][2] == "Write one of: `cy`, `en`."
    fix = told(tmp_path, "    sheets: zzz\n")[0][2]
    assert "`add-yours`" in fix
    assert fix.count("`") <= 24


def test_each_wrong_word_is_told(tmp_path):
    more = "    sheets:\n      - groups\n      - qqq\n    sizes: A5\n    record_sizes:\n      - A4\n      - B5\n"
    codes = [code for code, *_rest in told(tmp_path, more + "    languages:\n      - en\n      - xx\n")]
    assert sorted(codes) == ["noticeboard-language", "noticeboard-sheet", "noticeboard-size", "noticeboard-size"]


@pytest.mark.parametrize(
    "more",
    [
        GROUPS,
        GROUPS + "    sizes: A4 Large print\n    languages: CY\n",
        "    sheets: Groups/Knit\n    record_sizes: a4 large\n",
        "    sheets:\n      - whats-on\n      - groups\n    record_sizes: A4\n    intro: Kept by your neighbours\n",
    ],
)
def test_nothing_is_said_of_what_is_understood(tmp_path, more):
    assert told(tmp_path, more) == []


def test_a_family_that_this_hub_has_no_sheets_of_is_a_sheet_all_the_same(tmp_path):
    assert told(tmp_path, "    sheets: meetings\n") == []


# --- What comes of it


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (GROUPS + "    languages: en\n", {"groups-knit-a4"}),
        ("    sheets: groups/knit\n    record_sizes:\n      - A3 large\n      - A4\n",
         {"groups-knit-a4", "groups-knit-a3-large"}),
        ("    sheets: groups\n", {"groups-knit-a4", "groups-knit-a4-large"}),
        (GROUPS + "    sizes: A3\n", {"groups-knit-a4"}),
        ("    sheets: hub\n    sizes: A4\n", {"hub-a4", "hub-a4-cy"}),
        ("    sheets: hub\n    sizes: A4\n    languages: cy\n", {"hub-a4-cy"}),
        ("    sheets: hub\n    languages: en\n", {"hub-a4", "hub-a4-large", "hub-a3", "hub-a3-large"}),
        ("    sheets: nothing\n", set()),
        ("    sheets: groups\n    record_sizes: A6\n", set()),
    ],
)  # fmt: skip
def test_sheets_sizes_and_languages_are_as_chosen(tmp_path, more, names):
    assert files(tmp_path, more) == names


@pytest.mark.parametrize("sheets", ["all", "All", "groups, all"])
def test_all_are_as_many_as_without_a_choice(tmp_path, sheets):
    sizes = "    sizes: A4\n    record_sizes: A4\n    languages: en\n"
    assert files(tmp_path, f"    sheets: {sheets}\n{sizes}") == files(tmp_path, sizes) >= {"hub-a4", "groups-knit-a4"}
    assert told(tmp_path, f"    sheets: {sheets}\n{sizes}") == []


def test_without_a_choice_all_are_made(tmp_path):
    made = files(tmp_path, "    sizes: A4\n    languages: en\n")
    assert {"hub-a4", "groups-knit-a4", "groups-knit-a4-large"} <= made


@pytest.mark.parametrize(
    ("sizes", "names"),
    [
        ([], []),
        (["A4"], ["a4"]),
        (["a3 large", "A4"], ["a3-large", "a4"]),
        (["A4 large print", "A4  Large", "a4-large"], ["a4-large"]),
        (["A5", "A3"], ["a3"]),
        (["A4", "A4 large", "A3", "A3 large"], ["a4", "a4-large", "a3", "a3-large"]),
    ],
)
def test_sizes_are_known_as_people_write_them_in_the_order_they_are_named(sizes, names):
    assert [str(form) for form in settings.formats_of(sizes)] == names


@pytest.mark.parametrize(
    ("said", "name"),
    [("groups/knit", "groups-knit"), ("/Whats-On/", "whats-on"), (" add yours ", "add-yours"), ("hub", "hub")],
)
def test_a_sheet_may_be_named_in_several_ways(said, name):
    assert settings.as_name(said) == name


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [
        (formats.Format(), "", "whats-on-a4.pdf"),
        (formats.Format("a3"), "cy", "whats-on-a3-cy.pdf"),
        (formats.Format("a4", large=True), "zh-Hant", "whats-on-a4-large-zh-hant.pdf"),
    ],
)
def test_files_are_named_by_sheet_size_and_language(form, language, name):
    assert formats.file_name("whats-on", form, language) == name


def test_words_beside_the_name_are_on_the_sheet(tmp_path):
    intro = "    intro: Kept by your neighbours\n"
    hub = found(tmp_path, GROUPS + intro)
    (pdf,) = (file.data for file in hub.site.files if file.path.endswith("a4.pdf"))
    assert "Kept by your neighbours" in read_aloud(pdf)[0]
