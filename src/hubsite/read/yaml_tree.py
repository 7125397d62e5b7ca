"""What a YAML file says: texts, fields and lists, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    _names: dict[str, Text] = field(default_factory=dict, init=False, repr=False, compare=False)

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

    def name(self, name: str | int) -> Text | None:
        """The name of a field as it stands in the file, with its place; None if there is no such field."""
        if not self._names:  # looking through all names for each of them would take for ever
            self._names.update((each, each) for each in self.values)
        return self._names.get(name)  # type: ignore[arg-type]

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
        _, node = _step(node, step)
    return node


def _step(node: Node | None, step: str | int) -> tuple[Node | None, Node | None]:
    """The name that a step leads to (an entry of a list has none but itself), and its value; None for both if none."""
    if isinstance(node, Fields) and (name := node.name(step)) is not None:
        return name, node.values[name]
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.values):
        return node.values[step], node.values[step]
    return None, None


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
        name, node = _step(node, step)
        if name is None:
            break
        stands = node if isinstance(node, Text) else name
        place = (stands.line, stands.column)
    return place
