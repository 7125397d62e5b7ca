"""What one row says: a text for each way into the record, and where each text came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hubsite.importing.steps import Item, Steps
from hubsite.importing.targets import Target
from hubsite.read.yaml_tidy import HIDDEN

# What tables say where nothing is known. Not "Na", which is a name.
_NOT_KNOWN = {"", "NA", "N/A", "n/a"}
_DASHES = "-–—"
# Nobody sees these, and no field takes them; they come along when a cell is copied from a web page.
_UNSEEN = re.compile(f"[{HIDDEN}\u200e\u200f\u061c\ufffe\uffff]")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text for a field, and where it came from: a row (0: the command line) and a column or an option."""

    text: str
    target: Target
    row: int
    origin: str

    @property
    def where(self) -> str:
        """`row 12, column Telephone`, or `--set cost`."""
        return f"row {self.row}, {self.origin}" if self.row else self.origin


Cells = dict[Steps, Cell]


def known(cell: str) -> str:
    """The text of a cell without what nobody sees; "" where it says that nothing is known."""
    text = "\n".join(line.rstrip() for line in _UNSEEN.sub("", cell).strip().strip(_JOINERS).splitlines()).strip()
    return "" if text in _NOT_KNOWN or not text.strip(_DASHES) else text


def on_one_line(text: str) -> str:
    """The text with every run of spaces and line breaks as one space."""
    return " ".join(text.split())


def given(option: str, pairs: Iterable[tuple[str, Target]]) -> list[Cell]:
    """The texts that an option of the command line gives to all rows."""
    return [Cell(text, target, 0, f"{option} {target.name}") for text, target in pairs]


def mapped(row: Mapping[str, str], number: int, columns: Iterable[tuple[str, Target]]) -> Iterator[Cell]:
    """The cells of a row that say something, in the order of the columns asked for."""
    for column, target in columns:
        if text := known(row.get(column) or ""):
            yield Cell(text, target, number, f"column {column}")


def arranged(cells: Iterable[Cell], for_all: list[Cell], fallbacks: list[Cell]) -> Cells:
    """The texts of one row by their ways into the record, in the order of the model.

    `for_all` are added to what the row says, `fallbacks` fill what then still says nothing.
    """
    found: Cells = {}
    single: list[Cell] = []
    entries: dict[tuple[Steps, int], list[Cell]] = {}
    turns: Counter[str] = Counter()
    for cell in cells:
        if cell.target.gathers:
            # A second column for one field is a second entry.
            entries.setdefault((cell.target.before_entry, turns[cell.target.name]), []).append(cell)
            turns[cell.target.name] += 1
        else:
            single.append(cell)
    for cell in (*single, *(cell for cell in for_all if not cell.target.gathers)):
        _add(found, cell)
    for (before, _), said in entries.items():
        found.update(_entry(before, said, for_all, fallbacks))
    for cell in fallbacks:
        if not cell.target.gathers and not any(steps[: len(cell.target.steps)] == cell.target.steps for steps in found):
            _add(found, cell)
    return in_order(found)


def in_order(cells: Cells) -> Cells:
    """The same, as the model declares its fields."""
    return dict(sorted(cells.items(), key=lambda pair: pair[1].target.order))


def _entry(before: Steps, said: list[Cell], for_all: list[Cell], fallbacks: list[Cell]) -> Cells:
    """One entry that a row adds to a list: known by its first text, completed by the command line."""
    first = said[0]
    way = (*before, Item(".".join(map(str, first.target.within_entry)), on_one_line(first.text)))
    found: Cells = {}
    for cell in (*said, *for_all, *fallbacks):
        if cell.target.gathers and cell.target.before_entry == before:
            found.setdefault((*way, *cell.target.within_entry), cell)
    return found


def _add(found: Cells, cell: Cell) -> None:
    target = cell.target
    if not target.whole_list:
        found[target.steps] = _joined(found.get(target.steps), cell)
        return
    there = [other.text for steps, other in found.items() if steps[:-1] == target.steps]
    for entry in _split(cell.text, target):
        if entry not in there:
            found[*target.steps, len(there)] = Cell(entry, target, cell.row, cell.origin)
            there.append(entry)


def _joined(before: Cell | None, cell: Cell) -> Cell:
    """Several columns for one field become one text: the lines of an address, the paragraphs of prose."""
    if before is None:
        return cell
    joint = "\n\n" if cell.target.is_prose else ", "
    origin = f"{before.origin} + {cell.origin.removeprefix('column ')}"
    return Cell(f"{before.text}{joint}{cell.text}", cell.target, cell.row, origin)


def _split(text: str, target: Target) -> Iterator[str]:
    """The entries in one cell: cut at line breaks or semicolons, otherwise at commas, as the fields themselves do."""
    mark = next((mark for mark in "\n;" if mark in text), "" if target.holds_parts else ",")
    for part in text.split(mark) if mark else [text]:
        if part.strip():
            yield part.strip()
