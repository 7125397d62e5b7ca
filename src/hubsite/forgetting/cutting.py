"""One value taken out of a YAML file, and every other byte as it was."""

from __future__ import annotations

import copy
import re
from typing import Any

from hubsite.importing.shelf import tree_in
from hubsite.importing.steps import Place
from hubsite.read.yaml_tree import Fields, Items, Node, Text, at, plain

_PIECE = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}#"'\n]+""")


def cut(text: str, file: str, place: Place) -> str | None:
    """The text without a field or an entry of a list; what would be left empty around it goes as well.

    None where that cannot be done by lines: the result is read again, and given only if it says what was meant.
    """
    node, readable = tree_in(text, file)
    place = _grown(node, place)
    if not readable or not place or at(node, place) is None:
        return None
    meant = with_value(node, place, None)
    for new in _attempts(text, node, place):
        again, readable = tree_in(new, file)
        if readable and _ended(plain(again)) == _ended(meant):
            return new
    return None


def with_value(node: Node | None, place: Place, value: str | None) -> Any:
    """What a file would say with another text at a place; None takes out what stands there."""
    meant = holder = copy.deepcopy(plain(node))
    for step in place[:-1]:
        holder = holder[step]
    if value is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return meant


def _grown(node: Node | None, place: Place) -> Place:
    """The place of what holds this value and nothing else, if there is such."""
    while len(place) > 1:
        holder = at(node, place[:-1])
        if not isinstance(holder, Fields | Items) or len(holder.values) > 1:
            break
        place = place[:-1]
    return place


def _attempts(text: str, node: Node | None, place: Place) -> list[str]:
    holder, value = at(node, place[:-1]), at(node, place)
    if isinstance(holder, Items) and holder.flow:
        return [_without_piece(text, value)] if isinstance(value, Text) else []
    first = value if isinstance(holder, Items) else holder.name(place[-1]) if isinstance(holder, Fields) else None
    if first is None or value is None:
        return []
    lines = text.split("\n")
    start, end = first.line - 1, max(_last_line(value), first.line)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    if isinstance(holder, Items) and (start == 0 or lines[start - 1].lstrip()[:1] in ("", "#")):
        end = _past_blanks(lines, end)  # the space between two entries goes with the first of them
    whole = "\n".join(lines[:start] + lines[end:])
    if not isinstance(holder, Fields) or end >= len(lines):
        return [whole]
    # The first field of an entry shares its line with the hyphen, which the next field inherits.
    moved = lines[start][: first.column - 1] + lines[end].lstrip(" ")
    return [whole, "\n".join([*lines[:start], moved, *lines[end + 1 :]])]


def _past_blanks(lines: list[str], end: int) -> int:
    while end < len(lines) - 1 and not lines[end].strip():
        end += 1
    return end


def _last_line(node: Node) -> int:
    if isinstance(node, Text):
        return max(node.line, node.end_line)
    inner = node.values.values() if isinstance(node, Fields) else node.values
    return max([node.line, *(_last_line(each) for each in inner)])


def _without_piece(text: str, value: Text) -> str:
    """A list in brackets on a line, without one of its pieces and the comma beside it."""
    lines = text.split("\n")
    line = lines[value.line - 1]
    found = _PIECE.match(line, value.column - 1)
    if not found:
        return text
    before, after = line[: found.start()], line[found.end() :].lstrip(" ")
    if after.startswith(","):
        after = after[1:].lstrip(" ")
    else:
        before = before.rstrip(" ").removesuffix(",")
    lines[value.line - 1] = before + after
    return "\n".join(lines)


def _ended(data: Any) -> Any:
    """The same without the line breaks at the ends of texts, which depend on what follows them."""
    if isinstance(data, dict):
        return {str(name): _ended(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_ended(value) for value in data]
    return data.rstrip() if isinstance(data, str) else data
