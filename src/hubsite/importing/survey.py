"""The first look at a table: which row belongs to which record, before anything is written."""

# Ids must not hang on the order of the rows, so all names have to be known before the first id is given.

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.folders import check_path
from hubsite.importing.cells import known, on_one_line
from hubsite.importing.memory import ROW, Memory
from hubsite.importing.recipe import Recipe
from hubsite.model.references import slug
from hubsite.outputs import Importer
from hubsite.problems import HubsiteError

# Between a name and the cell that tells rows of one name apart.
AND = " · "
LONGEST_ID = 80
# The fields by which people tell two things of one name apart, best first.
_TELLING = ("postcode", "address", "email", "url", "phone")


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


def survey(table: Table, recipe: Recipe, memory: Memory) -> Survey:
    """Read the whole table once (twice, when rows of one name and place have to be told apart)."""
    found = Survey()
    said: dict[str, int] = {}
    alike: set[str] = set()
    for _, row in table.rows():
        if not found.columns:
            found.columns = list(row)
            recipe.left_out(found.columns)
        mark = _mark(row, recipe)
        found.marks.append(mark)
        whole = hash(tuple(row.get(column) for column, _ in recipe.columns))
        if mark and said.setdefault(mark, whole) != whole:
            alike.add(mark)
    if alike and not recipe.identity and not recipe.gathers:
        _tell_apart(found, alike, table, recipe)
    found.ids = _ids(list(dict.fromkeys(filter(None, found.marks))), recipe, memory)
    found.rows_of = Counter(found.marks)
    return found


def _mark(row: Mapping[str, str], recipe: Recipe) -> str:
    """How a row is known again: by the --id column, otherwise by its name and the cell that says where or who."""
    if recipe.identity:
        return on_one_line(known(row.get(recipe.identity) or ""))
    name = recipe.says(row, "name")
    if recipe.gathers or not name:
        return name
    mapped = {target.name for _, target in recipe.columns}
    telling = next((text for telling in _TELLING if telling in mapped and (text := recipe.says(row, telling))), "")
    return f"{name}{AND}{telling}" if telling else name


def _tell_apart(found: Survey, alike: set[str], table: Table, recipe: Recipe) -> None:
    """Add cells to marks that several different rows share, column by column, until they differ."""
    groups: dict[str, dict[int, tuple[str, ...]]] = {}
    for place, (_, row) in enumerate(table.rows()):
        if (mark := found.marks[place]) in alike:
            cells = tuple(on_one_line(known(row.get(column) or "")) for column, _ in recipe.columns)
            groups.setdefault(mark, {})[place] = cells
    for rows in groups.values():
        for column in range(len(recipe.columns)):
            if len({found.marks[place] for place in rows}) == len(set(rows.values())):
                break
            if len({cells[column] for cells in rows.values()}) > 1:
                for place, cells in rows.items():
                    found.marks[place] += f"{AND}{cells[column]}" if cells[column] else ""


def _ids(marks: list[str], recipe: Recipe, memory: Memory) -> dict[str, str]:
    """The id of each mark: the one it had before; otherwise its name's, or the whole mark's where names repeat."""
    before = {str(record.get(ROW, "")): identity for identity, record in memory.records.items()}
    ids = {mark: before[mark] for mark in marks if mark in before}
    if not recipe.identity:
        ids |= _moved([mark for mark in marks if mark not in ids], marks, before)
    taken = {*memory.records, *ids.values()}
    names = Counter(slug(_name(mark, recipe)) for mark in marks)
    for mark in marks:
        if mark not in ids:
            short = slug(_name(mark, recipe))
            alone = names[short] == 1 and short not in taken
            ids[mark] = _free(short if alone else slug(mark), recipe.kind.singular, taken)
            taken.add(ids[mark])
    return ids


def _moved(new: list[str], marks: list[str], before: dict[str, str]) -> dict[str, str]:
    """A name that stands once in the table, and once among what is remembered, is the same thing elsewhere."""
    now = Counter(mark.partition(AND)[0] for mark in marks)
    then = Counter(mark.partition(AND)[0] for mark in before)
    known_by_name = {mark.partition(AND)[0]: identity for mark, identity in before.items()}
    names = {mark: mark.partition(AND)[0] for mark in new}
    return {mark: known_by_name[name] for mark, name in names.items() if now[name] == 1 and then[name] == 1}


def _name(mark: str, recipe: Recipe) -> str:
    return mark if recipe.identity else mark.partition(AND)[0]


def _free(wanted: str, singular: str, taken: set[str]) -> str:
    """The wanted id, or one like it: not taken, not empty, and no name that Windows keeps for itself."""
    wanted = wanted or slug(singular)
    try:
        check_path(f"{wanted}.yml")
    except HubsiteError:
        wanted = f"{wanted}-{slug(singular)}"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted[: LONGEST_ID - 1 - len(str(number))].rstrip('-')}-{number}"
    return free
