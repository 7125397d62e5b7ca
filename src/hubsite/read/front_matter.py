"""Markdown with fields at its head: the fields between two lines `---`, and the text below them."""

from __future__ import annotations

import re

from hubsite.problems import Mend, Problem
from hubsite.read import yaml_remarks as remarks
from hubsite.read.yaml_conflict import settle
from hubsite.read.yaml_findings import Findings
from hubsite.read.yaml_lines import is_blank, is_field
from hubsite.read.yaml_text import Node, read_yaml
from hubsite.read.yaml_tidy import tidy_prose

_OPEN = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"# .*\n(?!# |[a-z_]+:(?:\s|$))|# .*\Z")
_NAME = re.compile(r"[a-z_]+:(?:\s|$)")
_CODE = re.compile(r"\s{0,3}(?:```|~~~)")
# What programs for letters make of `---`, or one stroke too few or too many.
_NEARLY = re.compile(r"[-‐‑‒–—―]{2,12}[ \t]*|[–—―]")
_FURTHEST = 60  # lines of text before the fields within which they are still looked for


def split(text: str, file: str) -> tuple[Node | None, str, int, list[Problem]]:
    """The fields, the text below them, the line of the file at which that text begins, and the problems.

    A text without fields at its head gives (None, text, 1, []). Never raises.
    """
    findings = Findings(file)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = settle(text.removeprefix("\ufeff"), findings)
    opened = _OPEN.match(text)
    start = opened.end() if opened else _misplaced(text, findings)
    if start is None:
        return None, text, 1, findings.problems
    closed = _CLOSE.search(text, start)
    if closed:
        end, body = closed.start(), closed.end()
    else:
        end, body = _unclosed(text, start, findings)
    _say_second_record(text, body, findings)
    first_line = text.count("\n", 0, start) + 1
    node, problems = read_yaml(text[start:end], file, first_line=first_line)
    above = text.count("\n", 0, body)
    prose = tidy_prose(text[body:], above, findings)
    return node, prose, above + 1, findings.problems + problems


def _misplaced(text: str, findings: Findings) -> int | None:
    """Where the fields begin although the first line is not `---`; None if there are none."""
    if "\n" not in text:
        return None
    lines = text.split("\n", _FURTHEST)[:_FURTHEST]
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if _NEARLY.fullmatch(lines[first]) and _fields_begin(lines, first + 1):
        message = "The first line should be three hyphens, so that the fields below it are found."
        _three_hyphens(findings, first, lines[first], message)
        return sum(len(line) + 1 for line in lines[: first + 1])
    for number, line in enumerate(lines):
        if line.rstrip() == "---" and _fields_begin(lines, number + 1) and _closes(lines, number + 1):
            message = "Something stands before the first `---`, so that the fields below it would not be found."
            findings.add("front-matter-not-first", first, 0, message, "Move it below the second `---`.")
            return sum(len(before) + 1 for before in lines[: number + 1])
    return None


def _three_hyphens(findings: Findings, number: int, line: str, message: str) -> None:
    mends = (Mend(findings.number(number), line, "---"),)
    findings.add("front-matter-line", number, 0, message, "Write it as `---`.", mends=mends)


def _fields_begin(lines: list[str], number: int) -> bool:
    first = _after_remarks(lines, number)
    return is_field(first) and not first.startswith((" ", "\t"))


def _after_remarks(lines: list[str], number: int) -> str:
    return next((line for line in lines[number:] if not line.startswith("# ")), "")


def _closes(lines: list[str], number: int) -> bool:
    """Whether only lines that can be fields stand between here and the next `---`."""
    for line in lines[number:]:
        if line.rstrip() == "---":
            return True
        if not _may_be_of_fields(line):
            return False
    return False


def _is_heading(text: str, place: int) -> bool:
    """Whether a heading stands there; a remark has more remarks or a field right below it."""
    return bool(_HEADING.match(text, place))


def _may_be_of_fields(line: str) -> bool:
    return is_blank(line) or is_field(line) or line.startswith((" ", "\t", "- "))


def _say_second_record(text: str, body: int, findings: Findings) -> None:
    """Fields between two lines `---` once more, below a text: somebody put one file behind another."""
    if "\n---" not in text[body - 1 :]:
        return
    lines = text.split("\n")
    in_code = False
    for number in range(text.count("\n", 0, body), len(lines)):
        in_code ^= bool(_CODE.match(lines[number]))
        rule = not in_code and lines[number].rstrip() == "---"
        if rule and _NAME.match(_after_remarks(lines, number + 1)) and _closes(lines, number + 1):
            remarks.second_record(number, findings)
            return


def _unclosed(text: str, start: int, findings: Findings) -> tuple[int, int]:
    """Where the fields most likely end and the text begins, when no second `---` says so."""
    opening = text.count("\n", 0, start) - 1
    end = body = start
    last = max(opening, 0)
    for number, line in enumerate(text[start:].split("\n"), opening + 1):
        if _NEARLY.fullmatch(line):
            _three_hyphens(findings, number, line, "This line ends the fields; it should be three hyphens.")
            return end, min(end + len(line) + 1, len(text))
        if not _may_be_of_fields(line) or _is_heading(text, end):
            break
        end = min(end + len(line) + 1, len(text))
        if line.strip():
            body, last = end, number
    message = "The `---` that opens the fields is never closed by a second one."
    findings.add("front-matter-not-closed", last, 0, message, "Put a line `---` below this one, the last field.")
    return body, body
