"""What is written in one file, as sheets: parsed once in a process as long as the text of the file stays the same."""

from __future__ import annotations

from dataclasses import dataclass

from hubsite.kinds import Kind
from hubsite.problems import Problem
from hubsite.read import misfiled
from hubsite.read.front_matter import split
from hubsite.read.kept import KEPT
from hubsite.read.sheet import Sheet
from hubsite.read.web_addresses import places_of_addresses
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Node, Text


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of several records: `sheets` has one for each entry, None for an entry that has no fields."""

    node: Node | None
    problems: tuple[Problem, ...]
    sheets: tuple[Sheet | None, ...]


def sheet_in(text: str, file: str, kind: Kind | None) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """The one record or page of a file, and what is wrong with it; None where there is none to be read."""
    return KEPT.same(("one", file), (text, kind), lambda: _sheet(text, file, kind))


def sheets_in(text: str, file: str) -> Listed:
    """The records of a file that lists several."""
    return KEPT.same(("many", file), (text,), lambda: _listed(text, file))


def _sheet(text: str, file: str, kind: Kind | None) -> tuple[Sheet | None, tuple[Problem, ...]]:
    prose: Text | None = None
    if file.lower().endswith(".md"):
        node, body, line, problems = split(text, file)
        prose = Text(body, line, 1) if body.strip() else None
        if node is None and not problems and not kind:
            node = Fields.empty(1, 1)
    else:
        node, problems = read_yaml(text, file)
    if not isinstance(node, Fields):
        return None, tuple(problems or [misfiled.no_record(file, kind, node, prose=prose is not None)])
    if prose is not None and kind and "description" in node:
        problems = [*problems, misfiled.said_twice(file, prose.line)]
    return Sheet(node, file, prose, links=places_of_addresses(text, file)), tuple(problems)


def _listed(text: str, file: str) -> Listed:
    node, problems = read_yaml(text, file)
    if not isinstance(node, Items):
        return Listed(node, tuple(problems), ())
    links = places_of_addresses(text, file)
    of_a_list = frozenset({"id"})
    sheets = [
        Sheet(each, file, leave_out=of_a_list, links=links) if isinstance(each, Fields) else None for each in node
    ]
    return Listed(node, tuple(problems), tuple(sheets))
