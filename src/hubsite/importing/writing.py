"""One checked record and its file: new, as it was, changed by the table, or in people's hands."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from hubsite.importing import report as words
from hubsite.importing.memory import Memory, put
from hubsite.importing.merging import rows_said
from hubsite.importing.record import Known
from hubsite.importing.report import ImportReport
from hubsite.importing.shelf import Shelf
from hubsite.importing.steps import Value, nest
from hubsite.importing.update import update
from hubsite.importing.yaml_out import record_text
from hubsite.problems import HubsiteError


@dataclass(slots=True)
class Writer:
    """Writes records of one folder. `mapped` are the fields that the table speaks of (see `update`)."""

    shelf: Shelf
    memory: Memory
    report: ImportReport
    mapped: set[str]

    def check_folder(self) -> None:
        """Raise HubsiteError if the folder of the records is a link out of the hub."""
        root = os.path.realpath(self.shelf.root)
        folder = os.path.realpath(self.shelf.root / "content" / self.memory.folder)
        if not Path(folder).is_relative_to(root):
            message = f"content/{self.memory.folder} leads out of the hub, and nothing is written there."
            raise HubsiteError(message, fix="Put a folder itself in place of the link.")

    def write(self, identity: str, row: str, fields: list[Known], numbers: list[int]) -> bool:
        """Bring one record's file up to the table; whether that could be done, or people's own way was kept.

        `row` is how its row is known again, `numbers` are the places of the rows that it comes from.
        """
        data = record_text(nest((each.steps, each.value) for each in fields)[0]).encode()
        there = self._there(identity)
        if identity in self.memory.records:
            self._meet_again(identity, row, fields, rows_said(numbers), data)
        elif there is None:
            put(self._path(self.file(identity)), data)
            self._remember_new(identity, row, fields, words.NEW)
        elif there == self.file(identity) and self._says(there, data):
            # An earlier run was stopped before it could remember what it had written.
            self._remember_new(identity, row, fields, words.UNCHANGED)
        else:
            place = there or self.file(identity)
            self.leave(numbers, f"{place} exists already and did not come from this table, so it stays as it is.")
            return False
        return True

    def leave(self, numbers: list[int], why: str) -> None:
        """Tell that rows as a whole were not carried."""
        self.report.counts[words.LEFT] += len(numbers)
        self.report.say(words.NOT_CARRIED, f"{rows_said(numbers)}: {why}")

    def tell_vanished(self, present: set[str]) -> None:
        """Tell which records have no row any more."""
        for identity in sorted(self.memory.records.keys() - present):
            if file := self._there(identity):
                self.report.say(words.GONE, f"{file}: no row is about this any more.")

    def file(self, identity: str) -> str:
        """Where a new record goes, relative to the hub."""
        return f"content/{self.memory.folder}/{identity}.yml"

    def _there(self, identity: str) -> str | None:
        """The file that holds a record, whatever it is called; a folder may hold more files than are ever listed."""
        plain = self.file(identity)
        there = self.shelf.files[self.memory.folder].get(identity)
        return there or (plain if os.path.lexists(self._path(plain)) else None)

    def _path(self, file: str) -> Path:
        return self.shelf.root / file

    def _remember_new(self, identity: str, row: str, fields: list[Known], count: str) -> None:
        self.memory.remember(identity, row, _values(fields))
        self.report.counts[count] += 1

    def _meet_again(self, identity: str, row: str, fields: list[Known], rows: str, data: bytes) -> None:
        there = self._there(identity)
        before = self.memory.values(identity)
        if there is None:
            self._keep(f"{self.file(identity)} was deleted since ({rows}).")
        elif (self.memory.folder, identity) in self.shelf.listed:
            self._keep(f"`{identity}` stands in {there} now, in a list, and was left alone ({rows}).")
        elif _values(fields) == before and self._says(there, data):
            self.memory.remember(identity, row, before)
            self.report.counts[words.UNCHANGED] += 1
        else:
            self._update(identity, row, fields, there, before)

    def _update(self, identity: str, row: str, fields: list[Known], there: str, before: dict[str, Value]) -> None:
        done = update(self.shelf.root, there, fields, before, self.mapped)
        if done.new is not None:
            put(self._path(there), done.new)
        self.memory.remember(identity, row, done.values)
        for message in done.kept:
            self.report.say(words.KEPT, message)
        for message in done.gone:
            self.report.say(words.GONE, message)
        stays = words.KEPT_RECORD if done.kept else words.UNCHANGED
        self.report.counts[stays if done.new is None else words.CHANGED] += 1

    def _keep(self, message: str) -> None:
        self.report.say(words.KEPT, message)
        self.report.counts[words.KEPT_RECORD] += 1

    def _says(self, file: str, data: bytes) -> bool:
        path = self._path(file)
        return (
            not path.is_symlink() and path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
        )


def _values(fields: list[Known]) -> dict[str, Value]:
    return {each.name: each.value for each in fields}
