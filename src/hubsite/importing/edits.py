"""Changes to a file that people keep by hand: a line here, a line there, and every other byte as it was."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from hubsite.importing.shelf import tree_in
from hubsite.importing.steps import Place, Steps, Value, nest, place_in
from hubsite.importing.yaml_out import entry_lines, field_lines, text_lines
from hubsite.read.yaml_tree import Fields, Items, Node, Text, at, plain

# A value on its line: in quotes, or plain up to the end or to a comment.
_VALUE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^"'](?:\S++|\s++(?!#|$))*+""")

_COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(slots=True)
class _Lines:
    """The lines of a text, and what shall stand in place of some: (from, to, new lines), counted from 0."""

    lines: list[str]
    changes: list[tuple[int, int, list[str]]]

    @classmethod
    def of(cls, text: str) -> _Lines:
        return cls(text.split("\n"), [])

    def put(self, start: int, end: int, new: list[str]) -> None:
        beside = self.lines[start if end > start else start - 1]
        ending = "\r" if beside.endswith("\r") else ""
        self.changes.append((start, end, [line + ending for line in new]))

    def text(self) -> str:
        """The new text. What was put first comes first where several stand in one place."""
        lines = list(self.lines)
        numbered = sorted(enumerate(self.changes), key=lambda each: (each[1][:2], each[0]))
        for _, (start, end, new) in reversed(numbered):
            lines[start:end] = new
        return "\n".join(lines)


def edited(text: str, file: str, changes: dict[Steps, Value], additions: dict[Steps, Value]) -> str | None:
    """The text of a file with other values for some fields and with new fields; None where that cannot be done.

    The result is read again, and given only if it says exactly what was meant. Comments, order and spelling of
    everything else stay.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    node, readable = tree_in(body, file)
    if not readable or not isinstance(node, Fields | Items):
        return None
    meant = copy.deepcopy(plain(node))
    lines = _Lines.of(body)
    try:
        # Deeper ones first: where two things are added below one line, the outer one has to come after.
        for place, data in sorted(_containers(node, additions).items(), key=lambda pair: -len(pair[0])):
            _add(at(node, place), data, lines)
            _mean_more(meant, place, data)
        for steps, value in changes.items():
            place = place_in(node, steps)
            _change(node, place, value, lines)
            _mean(meant, place, value)
    except _CannotError:
        return None
    new = lines.text()
    again, readable = tree_in(new, file)
    return mark + new if readable and _stripped(plain(again)) == _stripped(meant) else None


class _CannotError(Exception):
    """This cannot be changed by lines: it stands in brackets, or a comment stands inside it."""


def _containers(node: Node, additions: dict[Steps, Value]) -> dict[Place, Any]:
    """What is added, by the deepest part of the file that holds it."""
    grouped: dict[Place, list[tuple[Steps, Value]]] = {}
    for steps, value in additions.items():
        place = place_in(node, steps)
        grouped.setdefault(place, []).append((steps[len(place) :], value))
    return {place: nest(leaves)[0] for place, leaves in grouped.items()}


def _add(container: Node | None, data: Any, lines: _Lines) -> None:
    fits = isinstance(container, Fields) == isinstance(data, dict)
    if container is None or isinstance(container, Text) or container.flow or not container.values or not fits:
        raise _CannotError
    indent = container.column - 1
    new = field_lines(data, indent) if isinstance(data, dict) else entry_lines(data, indent)
    after = _last_line(container)
    while after > 1 and not lines.lines[after - 1].strip():
        after -= 1
    lines.put(after, after, new)


def _last_line(node: Node) -> int:
    if isinstance(node, Text):
        return node.end_line
    inner = node.values.items() if isinstance(node, Fields) else ((node, value) for value in node.values)
    return max(_last_line(value) if value or not isinstance(value, Text) else name.line for name, value in inner)


def _change(root: Node, place: Place, value: Value, lines: _Lines) -> None:
    node = at(root, place)
    if isinstance(value, tuple):
        _change_list(node, value, lines)
    elif isinstance(node, Text) and node.line:
        _change_text(node, _indent(root, place), value, lines)
    else:
        raise _CannotError


def _indent(root: Node, place: Place) -> int:
    holder = at(root, place[:-1])
    return (holder.column if holder else 1) + 1


def _change_text(node: Text, indent: int, value: str, lines: _Lines) -> None:
    first = lines.lines[node.line - 1]
    before, rest = first[: node.column - 1], first[node.column - 1 :].rstrip("\r")
    new, *more = text_lines(value, indent)
    if node.end_line == node.line:
        old = _VALUE.match(rest)
        after = rest[old.end() :] if old else rest
        if more and after.strip():
            raise _CannotError
        lines.put(node.line - 1, node.line, [f"{before}{new}{after}", *more])
        return
    end = node.end_line
    while not lines.lines[end - 1].strip():
        end -= 1
    checked = lines.lines[node.line - 1 : node.line if rest[:1] in "|>" else end]
    if any(_COMMENT.search(line) for line in checked):
        raise _CannotError
    lines.put(node.line - 1, end, [before + new, *more])


def _change_list(node: Node | None, value: tuple[str, ...], lines: _Lines) -> None:
    if not isinstance(node, Items) or node.flow or not node.values:
        raise _CannotError
    start, end = node.line - 1, _last_line(node)
    if any(_COMMENT.search(line) for line in lines.lines[start:end]):
        raise _CannotError
    lines.put(start, end, entry_lines(list(value), node.column - 1))


def _mean(meant: Any, place: Place, value: Value) -> None:
    for step in place[:-1]:
        meant = meant[step]
    meant[place[-1]] = list(value) if isinstance(value, tuple) else value


def _mean_more(meant: Any, place: Place, data: Any) -> None:
    for step in place:
        meant = meant[step]
    if isinstance(meant, dict):
        meant.update(_stripped(data))
    else:
        meant.extend(_stripped(data))


def _stripped(data: Any) -> Any:
    """Texts without the line break that a block of them ends with; lists as lists."""
    if isinstance(data, dict):
        return {str(name): _stripped(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_stripped(value) for value in data]
    return data.strip() if isinstance(data, str) else data
