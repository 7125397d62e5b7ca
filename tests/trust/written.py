"""A file of the example in lines, and which of them are fields: what mutations change one of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_FIELD = re.compile(r"( *(?:- )*)([a-z_]+):(?: (.*))?")
_ITEM = re.compile(r"( *- )(.*)")
_BLOCK = re.compile(r"[|>][-+]?")


@dataclass(frozen=True)
class Mutated:
    """A file after a mutation, and the lines (from 1) that it touched; none where what the file says is the same."""

    content: bytes
    lines: frozenset[int]


@dataclass(frozen=True)
class Field:
    """A line `name: value` or, without a name, `- value`; `within` is the field that a list belongs to."""

    number: int
    lead: str
    name: str
    value: str
    within: str
    is_whole: bool

    @property
    def is_plain(self) -> bool:
        """Whether all of its value stands in this line, without quotes or signs of YAML's own."""
        return self.is_whole and self.value[:1] not in "\"'|>[{"

    @property
    def lead_below(self) -> str:
        """How a field beside this one begins."""
        return " " * len(self.lead)

    def saying(self, value: str) -> str:
        """The line with another value."""
        return f"{self.lead}{self.name}: {value}" if self.name else f"{self.lead}{value}"


@dataclass(frozen=True)
class Written:
    """One file."""

    file: str
    text: str

    @property
    def is_markdown(self) -> bool:
        """Whether its fields stand between two lines `---`."""
        return self.text.startswith("---\n")

    @cached_property
    def lines(self) -> list[str]:
        """All lines, without their ends."""
        return self.text.removesuffix("\n").split("\n")

    @cached_property
    def end(self) -> int:
        """The number, from 0, of the line that closes the fields; of no line in a file of YAML."""
        return self.lines.index("---", 1) if self.is_markdown else len(self.lines)

    @cached_property
    def fields(self) -> list[Field]:
        """Every line that is a field or an item of a list, outside of text that goes over several lines."""
        return list(self._fields())

    @cached_property
    def filled(self) -> list[Field]:
        """The fields with a name and all of their value in one line."""
        return [field for field in self.fields if field.name and field.is_plain]

    def _fields(self) -> Iterator[Field]:
        if self.file.endswith(".md") and not self.is_markdown:
            return
        inside, within = -1, ""
        for number in range(1 if self.is_markdown else 0, self.end):
            line = self.lines[number]
            if not line.strip() or (0 <= inside < len(line) - len(line.lstrip())):
                continue
            found, item = _FIELD.fullmatch(line), _ITEM.fullmatch(line)
            inside = len(found[1]) if found and _BLOCK.fullmatch(found[3] or "") else -1
            within = found[2] if found and not found[3] else within
            if found:
                yield Field(number, found[1], found[2], found[3] or "", within, bool(found[3]) and self._ends(number))
            elif item:
                yield Field(number, item[1], "", item[2], within, self._ends(number))

    def _ends(self, number: int) -> bool:
        """Whether what stands in a line goes on in none below it."""
        below = self.lines[number + 1] if number + 1 < self.end else ""
        here = len(self.lines[number]) - len(self.lines[number].lstrip())
        goes_on = len(below) - len(below.lstrip()) > here
        return not (goes_on and not _FIELD.fullmatch(below) and not _ITEM.fullmatch(below))

    def with_line(self, number: int, *new: str) -> Mutated:
        """The file with other lines in place of one (from 0)."""
        return self.with_lines(number, number + 1, *new)

    def with_lines(self, first: int, end: int, *new: str, touched: frozenset[int] | None = None) -> Mutated:
        """The file with other lines from one on and before another (both from 0)."""
        lines = [*self.lines[:first], *new, *self.lines[end:]]
        if touched is None:
            touched = frozenset(range(first + 1, first + 1 + max(len(new), 1)))
        return Mutated(("\n".join(lines) + "\n").encode(), touched)
