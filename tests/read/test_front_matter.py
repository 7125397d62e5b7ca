import pytest

from hubsite.read.front_matter import split
from hubsite.read.yaml_text import plain


def seen(text):
    node, body, line, problems = split(text, "a.md")
    return plain(node), body, line, [(p.code, p.source.line) for p in problems]


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_fields_and_text(start, end):
    text = f"{start}---\nname: Hall\n{end}\nHello\n"
    assert seen(text) == ({"name": "Hall"}, "Hello\n", 4 + start.count("\n"), [])


def test_windows_lines():
    assert seen("---\r\nname: Hall\r\n---\r\nHello\r\n") == ({"name": "Hall"}, "Hello\n", 4, [])


@pytest.mark.parametrize("text", ["", "Hello\n", "Hello\n\n---\n\nthere\n\n---\n", "Title\n---\nText: x\n", "- a\n"])
def test_no_fields_at_all(text):
    assert seen(text) == (None, text, 1, [])


def test_hyphens_in_the_text_stay_there():
    assert seen("---\nname: a\n---\none\n\n---\n\ntwo\n")[1] == "one\n\n---\n\ntwo\n"


def test_no_text_below():
    assert seen("---\nname: a\n---") == ({"name": "a"}, "", 3, [])
    assert seen("---\n---\nHello") == (None, "Hello", 3, [])


def test_lines_are_those_of_the_whole_file():
    node, _, _, problems = split("---\na: 1\nb: x: y\na: 2\n---\n", "a.md")
    assert node.get("b").line == 3
    assert [(p.code, p.source.line) for p in problems] == [
        ("yaml-colon-in-value", 3),
        ("yaml-duplicate-key", 4),
    ]
    assert problems[1].message == "`a` is written twice (lines 2 and 4)."


@pytest.mark.parametrize(
    ("text", "body", "line", "told_at"),
    [
        ("---\nname: a\ntags:\n  - b\n\nHello there.\n", "\nHello there.\n", 5, 4),
        ("---\nname: a\n\n# Title\n\nHello\n", "\n# Title\n\nHello\n", 3, 2),
        ("---\n# A remark,\n# and another\nname: a\n\n# Title\n", "\n# Title\n", 5, 4),
        ("---\nname: a\ntags:\n  - b", "", 4, 4),
    ],
)
def test_never_closed_is_told_where_the_line_belongs(text, body, line, told_at):
    node, rest, at, problems = seen(text)
    assert node["name"] == "a"
    assert (rest, at) == (body, line)
    assert problems == [("front-matter-not-closed", told_at)]


SECOND = "---\nname: b\nsummary: Another.\n---\nIts text.\n"


def test_a_second_record_below_the_text():
    node, _, line, problems = seen(f"---\nname: a\n---\nHello\n\n{SECOND}")
    assert (node, line) == ({"name": "a"}, 4)
    assert problems == [("two-records", 6)]


@pytest.mark.parametrize(
    "body",
    [
        "One\n\n---\n\nTwo\n\n---\n\nThree\n",
        "Opening hours\n---\nEvery day.\n",
        f"So a file begins:\n\n```yaml\n{SECOND}```\n",
        "---\nname: of the hall\n\nA text that no line ends.\n",
    ],
)
def test_lines_across_a_text_and_files_shown_in_it_are_no_second_record(body):
    assert seen(f"---\nname: a\n---\n{body}")[3] == []


def test_a_second_record_that_begins_with_a_remark():
    assert seen("---\nname: a\n---\nHello\n---\n# A draft.\nname: b\n---\nBye\n")[3] == [("two-records", 5)]


def test_what_is_no_text_is_told_in_its_line_of_the_prose():
    assert seen("---\nname: a\n---\nOne\n\nT\x1fwo\u200b\n") == (
        {"name": "a"}, "One\n\nTwo\n", 4, [("control-character", 6), ("invisible-character", 6)]
    )  # fmt: skip


def test_a_remark_may_come_before_the_first_field():
    assert seen("----\n# A draft.\nname: a\n---\nHello\n")[3] == [("front-matter-line", 1)]


def test_text_before_the_fields():
    node, body, line, problems = seen("Welcome!\n\n---\nname: a\n---\nHello\n")
    assert (node, body, line) == ({"name": "a"}, "Hello\n", 6)
    assert problems == [("front-matter-not-first", 1)]


@pytest.mark.parametrize("first", ["—", "----", "–-", "--"])
def test_hyphens_changed_by_another_program(first):
    node, body, _, problems = seen(f"{first}\nname: a\n---\nHello\n")
    assert (node, body, problems) == ({"name": "a"}, "Hello\n", [("front-matter-line", 1)])


def test_the_closing_line_changed_by_another_program():
    node, body, line, problems = seen("---\nname: a\n—\nHello\n")
    assert (node, body, line, problems) == ({"name": "a"}, "Hello\n", 4, [("front-matter-line", 3)])


def test_two_versions_of_the_text():
    text = "---\nname: a\n---\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n"
    node, body, _, problems = seen(text)
    assert (node, body.split()) == ({"name": "a"}, ["one"])
    assert problems == [("merge-conflict", 4)]
