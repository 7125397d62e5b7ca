"""hub.yml: its values, and the plugins it names in whatever form."""

from __future__ import annotations

import pytest

from hubsite.read.config import read_config


def config(tmp_path, text):
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "content/hub.yml").write_text(text, encoding="utf-8")
    return read_config(tmp_path)


def test_a_name_is_enough(tmp_path):
    read, problems = config(tmp_path, "name: Aldermere\n")
    assert (read.values.name, read.values.engine, read.values.languages) == ("Aldermere", "material", ("en",))
    assert (read.plugins, problems) == (None, [])


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("plugins:\n", None),
        ("plugins: []\n", {}),
        ("plugins: lists\n", {"lists": {}}),
        ("plugins: lists, open_data\n", {"lists": {}, "open_data": {}}),
        ("plugins: [lists, open_data]\n", {"lists": {}, "open_data": {}}),
        ("plugins:\n  - lists\n  -\n  - open_data\n", {"lists": {}, "open_data": {}}),
        ("plugins:\n  lists:\n  open_data:\n", {"lists": {}, "open_data": {}}),
        ("plugins:\n  sheets:\n    copies: 3\n", {"sheets": {"copies": "3"}}),
        ("plugins:\n  - sheets:\n      copies: 3\n  - lists\n", {"sheets": {"copies": "3"}, "lists": {}}),
    ],
)
def test_plugins_are_named_in_any_form(tmp_path, written, named):
    read, problems = config(tmp_path, f"name: Aldermere\n{written}")
    assert problems == []
    assert (None if read.plugins is None else {name: sheet.data for name, sheet in read.plugins.items()}) == named


def test_settings_and_names_know_their_places(tmp_path):
    read, _ = config(tmp_path, "name: Aldermere\nplugins:\n  lists:\n  sheets:\n    copies: 3\n")
    assert str(read.plugins["lists"].source(())) == "content/hub.yml:3:3"
    assert str(read.plugins["sheets"].source(("copies",))) == "content/hub.yml:5:13"


@pytest.mark.parametrize("value", ["yes", "[a, b]", "\n    - a"])
def test_settings_are_fields(tmp_path, value):
    read, problems = config(tmp_path, f"name: Aldermere\nplugins:\n  lists: {value}\n")
    assert [(problem.code, problem.source.line) for problem in problems] == [("wrong-shape", 3)]
    assert list(read.plugins) == ["lists"], "it runs all the same, so that nothing else seems wrong"


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("", "not-a-record", "Write one line: `name: The name of your neighbourhood`."),
        ("# nothing\n", "not-a-record", "Write one line: `name: The name of your neighbourhood`."),
        ("Aldermere\n", "not-a-record", "Write one line: `name: The name of your neighbourhood`."),
        (
            "- name: Aldermere\n",
            "not-a-record",
            "Delete the `- ` at the start, and write `name: The name of your neighbourhood`.",
        ),
    ],
)
def test_what_cannot_be_a_hub_file(tmp_path, text, code, fix):
    read, (problem,) = config(tmp_path, text)
    assert (read, problem.code, problem.fix) == (None, code, fix)


def test_wrong_values_are_told_and_do_not_hide_the_rest(tmp_path):
    read, problems = config(tmp_path, "nation: englnd\nplugins: lists\n")
    assert [problem.code for problem in problems] == ["missing-field", "not-a-choice"]
    assert (read.values.name, read.values.engine, list(read.plugins)) == ("", "material", ["lists"])


def test_no_content_and_no_hub_file(tmp_path):
    _, (problem,) = read_config(tmp_path)
    assert (problem.code, tmp_path.name in problem.message) == ("no-content", True)
    (tmp_path / "content").mkdir()
    assert [problem.code for problem in read_config(tmp_path)[1]] == ["no-hub-file"]


@pytest.mark.parametrize("target", ["elsewhere", "nowhere", "content"])
def test_content_that_is_a_link_is_named_as_such(tmp_path, target):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to(target)
    _, (problem,) = read_config(tmp_path)
    assert (problem.code, str(problem.source)) == ("file-link", "content")
    assert (problem.message.partition(".")[0], problem.fix) == (
        "`content` is a link to another place",
        "Delete the link, and put the folder itself there.",
    )


@pytest.mark.parametrize("name", ["hub.yaml", "hub.yml.txt"])
def test_a_hub_file_under_another_name(tmp_path, name):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / name).write_text("name: Aldermere\n")
    _, (problem,) = read_config(tmp_path)
    assert problem.fix == f"Give `{name}` the name `hub.yml`."


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (" en cy", [("'en cy' is not a language code.", "Write `languages: en, cy`.")]),
        (" English Welsh, pl", [("'English Welsh' is not a language code.", "Write `languages: en, cy, pl`.")]),
        (" en, Scottish Gaelic", [("'Scottish Gaelic' is not a language code.", "Write `languages: en, gd`.")]),
        (" en_GB, اردو", [("'en_GB' and 'اردو' are not language codes.", "Write `languages: en-GB, ur`.")]),
        (
            " en, x, y, welsh",
            [
                (
                    "'x', 'y' and 'welsh' are not language codes.",
                    "Write codes, with commas between them, for example `languages: en, cy`.",
                )
            ],
        ),
        (
            "\n  - en cy\n  - x\n  - polski\n",
            [
                ("'en cy' is not a language code.", "Write `- en` and `- cy`, each on a line of its own."),
                ("'x' is not a language code.", "Write `en` or `cy`."),
                ("'polski' is not a language code.", "Write `pl`."),
            ],
        ),
    ],
)
def test_every_wrong_language_is_told(tmp_path, written, told):
    _, problems = config(tmp_path, f"name: Aldermere\nlanguages:{written}\n")
    assert [(problem.message, problem.fix) for problem in problems] == told
    assert {problem.code for problem in problems} == {"language-tag"}


@pytest.mark.parametrize(
    ("written", "languages"),
    [
        (" en cy", ("en", "cy")),
        (" x, Welsh", ("en", "cy")),
        ("\n  - CY\n  - x\n", ("cy", "en")),
        ("\n  en: x\n", ("en",)),
        (" cy, en\nnation: englnd", ("cy", "en")),
    ],
)
def test_languages_are_known_although_the_hub_file_is_wrong(tmp_path, written, languages):
    read, problems = config(tmp_path, f"name: Aldermere\nlanguages:{written}\n")
    assert problems and read.values.languages == languages
