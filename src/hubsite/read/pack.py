"""Records that come with a plugin: files of the same form as content/, read by the same reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hubsite.outputs import PackRecord
from hubsite.problems import HubsiteError, Problem, Severity, Source
from hubsite.read.files import read_text
from hubsite.read.front_matter import split
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Text, plain


def read_pack(folder: Path) -> Iterator[PackRecord]:
    """Every record below a plugin's folder: `<kind>/<id>.yml` or `.md`, in order of their paths.

    An id may carry a variant after a dot (`potholes.wales.yml`); the id of the record ends at the dot, and `file`
    keeps both apart. Raises HubsiteError for a file that cannot be read: that is the plugin's fault, not the hub's.
    """
    for path in sorted([*folder.glob("*/*.yml"), *folder.glob("*/*.md")]):
        file = path.relative_to(folder.parent).as_posix()
        yield PackRecord(
            folder=path.parent.name, id=path.name.partition(".")[0], fields=_fields(folder, path), file=file
        )


def _fields(folder: Path, path: Path) -> dict[str, Any]:
    text, problems = read_text(folder, path.relative_to(folder).as_posix())
    if text is None:
        raise _trouble(problems)
    if path.suffix == ".md":
        node, body, line, problems = split(text, path.name)
        prose = {"description": Text(body, line, 1)} if body.strip() else {}
    else:
        (node, problems), prose = read_yaml(text, path.name), {}
    if not isinstance(node, Fields) or any(problem.severity is Severity.ERROR for problem in problems):
        raise _trouble(problems or [Problem(code="not-a-record", message=f"{path.name} holds no fields.")])
    return {**{str(name): value for name, value in plain(node).items()}, **prose}


def _trouble(problems: list[Problem]) -> HubsiteError:
    first = problems[0]
    return HubsiteError(
        f"A record that comes with a plugin cannot be read: {first.source}: {first.message}", fix=first.fix
    )


@dataclass(frozen=True)
class PackSheet:
    """The fields of a record of a plugin, as checks look at them."""

    record: PackRecord

    @cached_property
    def data(self) -> dict[str, Any]:
        """Names to texts, lists and further names."""
        return dict(self.record.fields)

    def source(self, path: tuple[str | int, ...]) -> Source:
        """Where the text at a path stands, as far as that is known."""
        value: Any = self.record.fields
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                break
        return Source(self.record.file, getattr(value, "line", 0), getattr(value, "column", 0))

    def as_typed(self, path: tuple[str | int, ...]) -> str:
        """Nothing was typed into this hub."""
        return ""

    @property
    def lines(self) -> dict[str, int]:
        """The line of each field."""
        return {name: self.source((name,)).line for name in self.record.fields}
