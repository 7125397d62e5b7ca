"""The first look at a table: which row belongs to which record, before anything is written."""

# Ids must not hang on the order of the rows, so all names have to be known before the first id is given.

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.importing.cells import known, on_one_line
from hubsite.importing.marks import AND, mark_of
from hubsite.importing.memory import Memory
from hubsite.importing.naming import give_ids
from hubsite.importing.recipe import Recipe
from hubsite.importing.record import Checker
from hubsite.outputs import Importer
from hubsite.problems import HubsiteError

# An importer says with this, in place of the name of a column, why a row cannot be read; the others go on.
UNREADABLE = ""


@dataclass(slots=True)
class Table:
    """A file in a real format. Rows are numbered as a spreadsheet shows them: the names of columns are row 1."""

    file: Path
    importer: Importer

    def __post_init__(self) -> None:
        try:
            mode = os.stat(self.file).st_mode  # noqa: PTH116 - a link to a table is fine
        except (OSError, ValueError) as error:
            raise HubsiteError(f"There is no file '{self.file}'.", fix="Check its name and folder.") from error
        if not stat.S_ISREG(mode):  # it is read more than once, so a pipe would not do
            raise HubsiteError(f"'{self.file}' is not a file.", fix="Name the file that holds the table.")

    def rows(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """The rows that say something, with their numbers. Raises HubsiteError where the table cannot be read."""
        try:
            for number, row in enumerate(self.importer.rows(self.file), 2):
                if any(known(cell or "") for cell in row.values()):
                    yield number, row
        except (ValueError, OSError) as error:
            said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise HubsiteError(f"{self.file.name} cannot be read: {said}") from error
        except Exception as error:  # whatever a plugin does, a person gets a sentence with its name
            raise HubsiteError(
                f"The plugin '{self.importer.plugin}' failed on {self.file.name}: {type(error).__name__}: {error}",
                fix="Tell its author.",
            ) from error


@dataclass(slots=True)
class Survey:
    """Which record each row belongs to ("" for none), and how many rows each record has."""

    columns: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    rows_of: Counter[str] = field(default_factory=Counter)


def survey(table: Table, recipe: Recipe, memory: Memory, checker: Checker) -> Survey:
    """Read the whole table once, and again when rows of one name (and place) have to be told apart."""
    found = Survey()
    said: dict[str, int] = {}
    alike: set[str] = set()
    for _, row in table.rows():
        if UNREADABLE in row:
            found.marks.append("")
            continue
        if not found.columns:
            found.columns = list(row)
            recipe.left_out(found.columns)
        mark = mark_of(row, recipe)
        found.marks.append(mark)
        whole = hash(tuple(row.get(column) for column, _ in recipe.columns))
        if mark and said.setdefault(mark, whole) != whole:
            alike.add(mark)
    if alike and not recipe.identity and not recipe.gathers:
        _tell_apart(found, alike, table, recipe)
    found.ids = give_ids(table.rows(), found.marks, recipe, memory, checker)
    found.rows_of = Counter(found.marks)
    return found


def _tell_apart(found: Survey, alike: set[str], table: Table, recipe: Recipe) -> None:
    """Add cells to marks that several different rows share, column by column, until they differ."""
    groups: dict[str, dict[int, tuple[str, ...]]] = {}
    for place, (mark, (_, row)) in enumerate(zip(found.marks, table.rows(), strict=False)):
        if mark in alike:
            cells = tuple(on_one_line(known(row.get(column) or "")) for column, _ in recipe.columns)
            groups.setdefault(mark, {})[place] = cells
    for rows in groups.values():
        for column in range(len(recipe.columns)):
            if len({found.marks[place] for place in rows}) == len(set(rows.values())):
                break
            if len({cells[column] for cells in rows.values()}) > 1:
                for place, cells in rows.items():
                    found.marks[place] += f"{AND}{cells[column]}" if cells[column] else ""
