"""Rows that become one record: told whenever nobody asked for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hubsite.importing.cells import Cells
from hubsite.importing.naming import place_rank
from hubsite.importing.recipe import Recipe

_MOST_NAMED = 10
_LONGEST_NAME = 40  # characters: the advice that follows has to fit on the screen


@dataclass(slots=True)
class Coming:
    """A record of which rows are still to come: their numbers, what they say, and in which other columns they differ.

    Of those other columns only hashes are held: they may be long, and nobody asked for them.
    """

    numbers: list[int] = field(default_factory=list)
    cells: Cells = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)
    _first: dict[str, int] = field(default_factory=dict)

    def note(self, number: int, row: Mapping[str, str], others: Sequence[str]) -> None:
        """Count a row in. `others` are the columns that were not asked for."""
        here = {column: hash(row.get(column) or "") for column in others}
        if self.numbers:
            self.differing |= {column for column in others if here[column] != self._first[column]}
        else:
            self._first = here
        self.numbers.append(number)


def rows_said(numbers: Sequence[int]) -> str:
    """`row 2`, `rows 2, 3 and 4`, `rows 2, 3, 4 … and 90 more`."""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) > _MOST_NAMED:
        return f"rows {', '.join(map(str, numbers[:3]))} … and {len(numbers) - 3:,} more"
    return f"rows {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def told(coming: Coming, name: str, recipe: Recipe) -> str:
    """A sentence for the rows of one record, and what to do if they are not one thing."""
    rows = rows_said(coming.numbers)
    name = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    if recipe.identity:
        return (
            f"{rows} have '{name}' in the column {recipe.identity} and became one record. "
            "If they are not the same thing, give each its own there."
        )
    if not coming.differing:
        return f"{rows} ('{name}') say the same in every column and became one record."
    ranks = {column: rank for column in coming.differing if (rank := place_rank(column)) is not None}
    best = min(ranks, key=lambda column: (ranks[column], column), default="")
    such_as = f", such as {best}," if best else ""
    return (
        f"{rows} share one name, '{name}', and became one record. "
        f"Map a column that tells them apart{such_as} or give `--id`."
    )
