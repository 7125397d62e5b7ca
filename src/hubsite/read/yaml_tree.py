"""What a YAML file says: texts, fields and lists, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias


class Text(str):
    """A text and its place. It is a `str`, so a field's check need not know where the text came from.

    `line`, `column` and `end_line` count from 1; `quoted` is true for anything but plain text, that is also
    for text below `|` or `>`.
    """

    __slots__ = ("column", "end_line", "line", "quoted")
    line: int
    column: int
    end_line: int
    quoted: bool

    def __new__(cls, value: str = "", line: int = 0, column: int = 0, end_line: int = 0, quoted: bool = False) -> Self:
        """Make a text; places that are not given are 0."""
        text = super().__new__(cls, value)
        text.line = line
        text.column = column
        text.end_line = end_line
        text.quoted = quoted
        return text


@dataclass(frozen=True, slots=True)
class Fields:
    """Named values in the order of the file. The keys are texts, so that each name knows its place.

    `source` is what the file says between `{` and `}` (its first line, shortened), empty in the usual style.
    """

    values: dict[Text, Node]
    line: int
    column: int
    end_line: int
    source: str = ""

    @property
    def flow(self) -> bool:
        """Written as `{name: value}` rather than line by line."""
        return bool(self.source)

    @classmethod
    def empty(cls, line: int = 0, column: int = 0) -> Self:
        """No fields at all, at a place."""
        return cls({}, line, column, line)

    def get(self, name: str) -> Node | None:
        """The value of a field, None if it is not there."""
        return self.values.get(name)  # type: ignore[call-overload, no-any-return]

    def __iter__(self) -> Iterator[Text]:
        return iter(self.values)

    def __contains__(self, name: object) -> bool:
        return name in self.values


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `source` is what the file says between `[` and `]` (its first line, shortened)."""

    values: tuple[Node, ...]
    line: int
    column: int
    end_line: int
    source: str = ""

    @property
    def flow(self) -> bool:
        """Written as `[one, two]` rather than line by line."""
        return bool(self.source)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.values)


Node: TypeAlias = Text | Fields | Items


def plain(node: Node | None) -> Any:
    """The same as nested dicts and lists for pydantic; texts stay `Text`, and None stays None."""
    if isinstance(node, Fields):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Items):
        return [plain(value) for value in node.values]
    return node


def at(node: Node | None, path: Sequence[str | int]) -> Node | None:
    """The text, list or fields at a path of names and places (from 0); None if there is none."""
    for step in path:
        if isinstance(node, Fields):
            node = next((value for name, value in node.values.items() if name == step), None)
        elif isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.values):
            node = node.values[step]
        else:
            return None
    return node


def as_typed(node: Node | None, path: Sequence[str | int] = ()) -> str:
    """The characters of a list or fields in brackets at a path, as `[CANCELLED]`; "" for any other value."""
    found = at(node, path)
    return found.source if isinstance(found, Fields | Items) else ""


def find(node: Node | None, path: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of the deepest part of a path that exists.

    A text is found at its own place, a list or fields at the name they carry; so something missing is found
    at the name of what it is missing from. (0, 0) without a node.
    """
    place = (0, 0) if node is None else (node.line, node.column)
    for step in path:
        if isinstance(node, Fields):
            key = next((name for name in node.values if name == step), None)
            if key is None:
                break
            node = node.values[key]
            named: Node = node if isinstance(node, Text) else key
        elif isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.values):
            node = named = node.values[step]
        else:
            break
        place = (named.line, named.column)
    return place
