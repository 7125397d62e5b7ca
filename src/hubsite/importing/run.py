"""The whole journey of an import: the hub, the table, one record after the other, and what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.importing import report as words
from hubsite.importing.cells import Cell, arranged, in_order
from hubsite.importing.marks import AND
from hubsite.importing.memory import Memory
from hubsite.importing.merging import Coming, told
from hubsite.importing.opening import find_format, find_kind, kinds_and_formats
from hubsite.importing.plan import ImportPlan
from hubsite.importing.recipe import Recipe
from hubsite.importing.record import Checker
from hubsite.importing.report import ImportReport
from hubsite.importing.shelf import Shelf
from hubsite.importing.steps import NEW_ENTRY, Item, Steps
from hubsite.importing.survey import UNREADABLE, Survey, Table, survey
from hubsite.importing.update import plain_name
from hubsite.importing.writing import Writer
from hubsite.kinds import Kind
from hubsite.problems import HubsiteError
from hubsite.publish import building

REPORT = "import-report.txt"


def run_import(root: Path, file: Path, plan: ImportPlan, *, safe: bool = False) -> ImportReport:
    """Turn a table into records of the hub in `root`; a second run of the same table changes nothing.

    Raises HubsiteError for a plan that does not fit the hub or the table, before anything is written, and with
    exit code 75 while the hub is being built.
    """
    kinds, importers = kinds_and_formats(root, safe=safe)
    recipe = Recipe.of(plan, find_kind(plan.kind, kinds))
    table = Table(file, find_format(plan.form, importers))
    report = ImportReport(title=f"{file.name} to {recipe.kind.folder}", full_list=f".hubsite/{REPORT}")
    with building(root) as own_folder:
        draft = own_folder / f"{REPORT}.new"
        draft.unlink(missing_ok=True)
        try:
            with draft.open("x", encoding="utf-8") as stream:
                report.write_to(stream)
                _import(root, table, recipe, kinds, report)
                stream.write(f"{report.summary()}\n")
            draft.replace(own_folder / REPORT)
        finally:  # what was stopped has no report
            draft.unlink(missing_ok=True)
    return report


def _import(root: Path, table: Table, recipe: Recipe, kinds: tuple[Kind, ...], report: ImportReport) -> None:
    memory = Memory.of(root, table.file, recipe.kind.folder)
    shelf = Shelf.of(root, kinds)
    checker = Checker(recipe.kind, shelf, shelf.ids())
    found = survey(table, recipe, memory, checker)
    report.left_out = recipe.left_out(found.columns) if found.columns else []
    writer = Writer(shelf, memory, report, {plain_name(target.name) for _, target in recipe.columns})
    writer.check_folder()
    # References may lead to what this very table brings, unless a person has deleted that.
    checker.ids[recipe.kind.folder] |= set(found.ids.values()) - memory.records.keys()
    check_for_all(recipe, checker)
    try:
        _Rows(recipe, checker, writer, found).take_all(table)
    finally:  # also when it is stopped: what was written has to be remembered
        memory.save()
    writer.tell_vanished(set(found.ids.values()))


def check_for_all(recipe: Recipe, checker: Checker) -> None:
    """Raise HubsiteError (usage, 2) for a text of `--set` or `--default` that its field refuses: once, not per row."""
    cells = arranged([], recipe.for_all, recipe.fallbacks)
    for cell in (*recipe.for_all, *recipe.fallbacks):
        if cell.target.gathers:
            cells[_in_an_entry(cell.target.steps)] = cell
    for cell, problem in checker.check(cells).refused:
        if problem.code != "missing-field":
            raise HubsiteError(f"`{cell.origin}={cell.text}`: {problem.message}", fix=problem.fix, exit_code=2)


def _in_an_entry(steps: tuple[str | int, ...]) -> Steps:
    return tuple(Item("", "") if step == NEW_ENTRY else step for step in steps)


@dataclass(slots=True)
class _Rows:
    """The second look at the table. `open` holds records of which rows are still to come: never the whole table."""

    recipe: Recipe
    checker: Checker
    writer: Writer
    found: Survey
    open: dict[str, Coming] = field(default_factory=dict)

    def take_all(self, table: Table) -> None:
        rows = table.rows()
        for mark in self.found.marks:
            if (numbered := next(rows, None)) is None:
                raise HubsiteError(f"{table.file.name} was changed while it was read.", fix="Run the command again.")
            self._take(mark, *numbered)

    def _take(self, mark: str, number: int, row: Mapping[str, str]) -> None:
        if not mark:
            what = f"the column {self.recipe.identity}" if self.recipe.identity else "the name"
            why = f"{what} is empty, so there is nothing to know it by."
            self.writer.leave([number], row.get(UNREADABLE) or why)
            return
        coming = self.open.pop(mark, None) or Coming()
        coming.note(number, row, self.writer.report.left_out)
        for steps, cell in self.recipe.cells(row, number).items():
            before = coming.cells.setdefault(steps, cell)
            if before.text != cell.text:
                self._refuse(cell, f"Row {before.row} is the same record and says '{before.text}'.")
        self.found.rows_of[mark] -= 1
        if self.found.rows_of[mark]:
            self.open[mark] = coming
        else:
            self._finish(mark, coming)

    def _finish(self, mark: str, coming: Coming) -> None:
        done = self.checker.check(in_order(coming.cells), self.recipe.fallbacks)
        for cell, problem in done.refused:
            self._refuse(cell, problem.message)
        if done.missing:
            self.writer.leave(coming.numbers, done.missing.message)
        elif self.writer.write(self.found.ids[mark], mark, done.fields, coming.numbers):
            self._tell_merged(mark, coming)

    def _tell_merged(self, mark: str, coming: Coming) -> None:
        """Rows that a `+` gathers come together since somebody asked for it."""
        if len(coming.numbers) > 1 and not self.recipe.gathers:
            name = mark if self.recipe.identity else mark.partition(AND)[0]
            self.writer.report.counts[words.MERGED] += len(coming.numbers) - 1
            self.writer.report.say(words.ONE_RECORD, told(coming, name, self.recipe))

    def _refuse(self, cell: Cell, why: str) -> None:
        said = "" if f"'{cell.text}'" in why else f" It says '{cell.text}'."
        self.writer.report.say(words.NOT_CARRIED, f"{cell.where}: not carried. {why}{said}")
