"""The plan, checked against its kind and the table's columns."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from hubsite.importing.cells import Cell, Cells, arranged, given, known, mapped, on_one_line
from hubsite.importing.plan import ImportPlan
from hubsite.importing.targets import Target, find_target
from hubsite.kinds import Kind
from hubsite.problems import HubsiteError


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows become records of a kind."""

    kind: Kind
    columns: tuple[tuple[str, Target], ...]
    for_all: list[Cell]
    fallbacks: list[Cell]
    identity: str

    @classmethod
    def of(cls, plan: ImportPlan, kind: Kind) -> Self:
        """Raises HubsiteError (usage, 2) for a field that does not exist or is filled in two ways."""
        recipe = cls(
            kind=kind,
            columns=tuple((column, find_target(kind.model, name)) for column, name in plan.columns),
            for_all=given("--set", [(text, find_target(kind.model, name)) for name, text in plan.texts]),
            fallbacks=given("--default", [(text, find_target(kind.model, name)) for name, text in plan.fallbacks]),
            identity=plan.identity,
        )
        recipe._check()
        return recipe

    def _check(self) -> None:
        if not self.columns:
            raise HubsiteError(
                "No column is mapped to a field, so there is nothing to import.",
                fix='Say which column becomes which field, for example `--map "Name=name"`.',
                exit_code=2,
            )
        self._check_command_line()
        targets = [target for _, target in self.columns] + [cell.target for cell in (*self.for_all, *self.fallbacks)]
        for one in targets:
            for other in targets:
                if len(one.steps) < len(other.steps) and other.steps[: len(one.steps)] == one.steps:
                    raise _in_the_way(one.name, other.name)

    def _check_command_line(self) -> None:
        filled = {target.name for _, target in self.columns if not target.whole_list}
        lists = {target.before_entry for _, target in self.columns if target.gathers}
        for cell in (*self.for_all, *self.fallbacks):
            if cell in self.for_all and cell.target.name in filled:
                raise _filled_twice(cell.target.name)
            if cell.target.gathers and cell.target.before_entry not in lists:
                raise _nothing_gathered(cell)

    @property
    def gathers(self) -> bool:
        """Whether rows with one name are one record, whose lists take an entry from each."""
        return any(target.gathers for _, target in self.columns)

    def left_out(self, columns: Iterable[str]) -> list[str]:
        """The columns that nobody asked for. Raises HubsiteError for one asked for that the table does not have."""
        there = list(columns)
        wanted = [column for column, _ in self.columns] + ([self.identity] if self.identity else [])
        for column in wanted:
            if column not in there:
                raise _no_column(column, there)
        return [column for column in there if column not in wanted]

    def says(self, row: Mapping[str, str], name: str) -> str:
        """What a row says for a single field, on one line, `--set` and `--default` counted."""
        cells = [known(row.get(column) or "") for column, target in self.columns if target.name == name]
        same = [cell.text for cell in (*self.for_all, *self.fallbacks) if cell.target.name == name]
        return on_one_line(", ".join(filter(None, cells))) or next(iter(same), "")

    def cells(self, row: Mapping[str, str], number: int) -> Cells:
        """What a row says, by the way into the record."""
        return arranged(mapped(row, number, self.columns), self.for_all, self.fallbacks)


def _filled_twice(name: str) -> HubsiteError:
    fix = f"For rows whose cell is empty write `--default {name}=…` in place of `--set`."
    return HubsiteError(f"Both `--map` and `--set` fill `{name}`.", fix=fix, exit_code=2)


def _nothing_gathered(cell: Cell) -> HubsiteError:
    name = cell.target.name
    message = f"No column adds entries to `{name}`, so `{cell.origin}` has nothing to be added to."
    fix = f'Map a column as well, `--map "Column={name}"`, or write `0` in place of `+`.'
    return HubsiteError(message, fix=fix, exit_code=2)


def _in_the_way(one: str, other: str) -> HubsiteError:
    message = f"`{one}` and `{other}` get in each other's way: the second is a part of the first."
    return HubsiteError(message, fix="Name only one of them, for all columns.", exit_code=2)


def _no_column(column: str, there: list[str]) -> HubsiteError:
    plain = {name.lower(): name for name in there}
    near = difflib.get_close_matches(column.lower(), plain, n=1)
    fix = f"Did you mean `{plain[near[0]]}`?" if near else f"The columns are: {', '.join(there)}."
    return HubsiteError(f"The table has no column called '{column}'.", fix=fix, exit_code=2)
