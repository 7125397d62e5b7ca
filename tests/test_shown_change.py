"""A change as people see it, whichever command makes it."""

import pytest

from hubsite.shown_change import Change, as_diff


def test_what_cannot_be_seen_is_shown_and_steers_no_terminal():
    diff = as_diff(Change("content/a.yml", b"a:\xc2\xa0\x1b[31mb\r\n\xff\n", b"a: \x1b[31mb\r\n\xff\n"))
    assert diff.endswith("-a:··[31mb\n+a: ·[31mb\n �\n")
    assert as_diff(Change("content/\x1b[2Ja.yml", b"", b"x")).startswith(
        "--- content/·[2Ja.yml\n+++ content/·[2Ja.yml\n"
    )


def test_a_new_and_a_deleted_file_say_so():
    assert as_diff(Change("a.yml", None, b"x\n")) == "--- (new file)\n+++ a.yml\n@@ -0,0 +1 @@\n+x\n"
    assert as_diff(Change("a.yml", b"x\n", None)) == "--- a.yml\n+++ (deleted)\n@@ -1 +0,0 @@\n-x\n"
    assert as_diff(Change("a.yml", None, b"")) == "--- (new file)\n+++ a.yml\n"


def test_only_another_encoding_is_said_in_words():
    assert "saved as UTF-8" in as_diff(Change("a.yml", "é\n".encode("utf-16"), "é\n".encode()))


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [(b"a\nb\n", b"a\nc\n", 1), (None, b"a\nb\n", 2), (b"a", None, 1), ("a\nb".encode("utf-16"), b"a\nb", 2)],
)
def test_lines_that_changed_are_counted(before, after, lines):
    assert Change("a.yml", before, after).lines == lines


def test_parts_are_painted():
    diff = as_diff(Change("a.yml", b"x\n", b"y\n"), lambda style, text: f"{style}|{text}" if style else text)
    assert diff == "place|--- a.yml\nplace|+++ a.yml\nplace|@@ -1 +1 @@\nerror|-x\nadvice|+y\n"
