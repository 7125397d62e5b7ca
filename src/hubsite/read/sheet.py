"""One piece of writing with its places: what the checks look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from hubsite.problems import Source
from hubsite.read.yaml_tree import Fields, Text, as_typed, find, plain


# Compared as the one thing it is: two people may write the same.
@dataclass(frozen=True, eq=False)
class Sheet:
    """The fields that a person wrote in a file, and the prose below them. Nobody changes one: it may be read again.

    `leave_out` names fields that are read elsewhere: the `plugins` of hub.yml, the `id` of one of a list. `links` are
    the places of the web addresses in the whole file.
    """

    fields: Fields
    file: str
    prose: Text | None = None
    leave_out: frozenset[str] = field(default_factory=frozenset)
    links: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def nothing(cls, file: str, line: int = 1, column: int = 1) -> Self:
        """Nothing written, at a place of a file."""
        return cls(Fields.empty(line, column), file)

    @cached_property
    def data(self) -> dict[str, Any]:
        """Names to texts, lists and further names; the prose as `description`."""
        data = {name: value for name, value in plain(self.fields).items() if name not in self.leave_out}
        if self.prose is not None and "description" not in data:
            data["description"] = self.prose
        return data

    def source(self, path: tuple[str | int, ...]) -> Source:
        """Where the deepest part of a path that exists stands."""
        if path == ("description",) and self.prose is not None:
            return Source(self.file, self.prose.line, 1)
        return Source(self.file, *find(self.fields, path))

    def as_typed(self, path: tuple[str | int, ...]) -> str:
        """The very characters of a value in brackets or braces; "" for any other value."""
        return as_typed(self.fields, path)

    @cached_property
    def lines(self) -> dict[str, int]:
        """The line of each field."""
        return {name: self.source((name,)).line for name in self.data}
