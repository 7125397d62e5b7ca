"""YAML as volunteers write it: every value stays the text it is, and every mistake is said in one run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from hubsite.problems import Problem
from hubsite.read.file_problems import too_big
from hubsite.read.files import MOST_BYTES
from hubsite.read.yaml_conflict import settle
from hubsite.read.yaml_findings import Findings, Repair
from hubsite.read.yaml_mends import with_mends
from hubsite.read.yaml_repair import read_mending
from hubsite.read.yaml_tidy import tidy
from hubsite.read.yaml_tree import Fields, Items, Node, Text, as_typed, at, find, plain

__all__ = [
    "Fields",
    "Items",
    "Node",
    "Repair",
    "Text",
    "YamlReading",
    "as_typed",
    "at",
    "examine",
    "find",
    "plain",
    "read_yaml",
]


@dataclass(frozen=True, slots=True)
class YamlReading:
    """A text as it was read. `repairs` are the lines that were read otherwise than they stand in the file."""

    node: Node | None
    problems: list[Problem]
    repairs: list[Repair]


def read_yaml(text: str, file: str, *, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read YAML text as a tree of texts with places, and say every mistake in it.

    `file` is the name for the problems' sources, `first_line` the line of the file at which the text begins.
    The tree is None for a text that says nothing (then without a problem), and for one that cannot be read.
    Never raises.
    """
    reading = examine(text, file, first_line=first_line)
    return reading.node, reading.problems


def examine(text: str, file: str, *, first_line: int = 1) -> YamlReading:
    """The same as `read_yaml`, with the repairs; those that are sure are the mends of their problems as well."""
    if len(text) > MOST_BYTES:
        return YamlReading(None, [too_big(file, MOST_BYTES)], [])
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    reading = _read(text, file, first_line)
    if not reading.repairs:
        return reading
    again = partial(_read_again, file=file, first_line=first_line)
    problems = with_mends(text, first_line, (reading.node, reading.problems), reading.repairs, again)
    return replace(reading, problems=problems)


def _read(text: str, file: str, first_line: int) -> YamlReading:
    findings = Findings(file, first_line)
    node = read_mending(tidy(settle(text, findings), findings), findings)
    return YamlReading(node, findings.problems, findings.repairs)


def _read_again(text: str, file: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    reading = _read(text, file, first_line)
    return reading.node, reading.problems
