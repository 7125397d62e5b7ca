"""What was imported, remembered beside the content: only so can a person's edits be told from the table's."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hubsite.folders import make_real_folder
from hubsite.importing.steps import Value
from hubsite.model.references import slug
from hubsite.problems import HubsiteError

FOLDER = "imports"
# How the row of a record is known again; no field's name starts with a hyphen.
ROW = "--row"

Remembered = dict[str, Any]


@dataclass(slots=True)
class Memory:
    """One table's file in `imports/`: folder, id, then the fields as they were written, and the row's own mark."""

    file: Path
    folder: str
    records: dict[str, Remembered] = field(default_factory=dict)
    others: dict[str, dict[str, Remembered]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, table: Path, folder: str) -> Memory:
        """What is remembered of a table for one kind. Raises HubsiteError if its file was spoilt."""
        file = root / FOLDER / f"{slug(table.stem) or 'table'}.json"
        known = _read(file)
        return cls(file, folder, known.pop(folder, {}), known)

    def values(self, identity: str) -> dict[str, Value]:
        """The fields of a record as they were written, by name."""
        record = self.records.get(identity, {})
        return {
            name: tuple(value) if isinstance(value, list) else value for name, value in record.items() if name != ROW
        }

    def remember(self, identity: str, row: str, values: dict[str, Value]) -> None:
        """Keep what was written for a record, and how its row is known again."""
        self.records[identity] = {**values, ROW: row}

    def save(self) -> None:
        """Write what is remembered, if it differs from what the file says."""
        whole = {folder: records for folder, records in {**self.others, self.folder: self.records}.items() if records}
        if whole or self.file.exists():
            put(self.file, "".join(_lines(whole)).encode())


def _read(file: Path) -> dict[str, dict[str, Remembered]]:
    if not os.path.lexists(file):
        return {}
    spoilt = HubsiteError(
        f"{FOLDER}/{file.name}, which remembers what was imported, cannot be read.",
        fix="Bring back its last good version from the history of your files, then run the command again.",
    )
    if file.is_symlink() or not file.is_file():
        raise spoilt
    try:
        known = json.loads(file.read_bytes())
    except (ValueError, RecursionError, OSError) as error:
        raise spoilt from error
    if not (isinstance(known, dict) and all(_is_folder(folder) for folder in known.values())):
        raise spoilt
    return known


def _is_folder(records: Any) -> bool:
    return isinstance(records, dict) and all(isinstance(record, dict) for record in records.values())


def _lines(whole: dict[str, dict[str, Remembered]]) -> Iterator[str]:
    """JSON with one field to a line, sorted, so that the history of the file is easy to read.

    Written by hand since json's own indenting holds the whole text many times over.
    """
    yield "{"
    for folder_number, folder in enumerate(sorted(whole)):
        yield f"{',' * bool(folder_number)}\n {_json(folder)}: {{"
        for number, identity in enumerate(sorted(whole[folder])):
            yield f"{',' * bool(number)}\n  {_json(identity)}: {{"
            record = whole[folder][identity]
            yield ",".join(f"\n   {_json(name)}: {_json(record[name])}" for name in sorted(record))
            yield "\n  }"
        yield "\n }"
    yield "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def put(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, and only if it would change; a link in its place is replaced."""
    if not file.is_symlink() and file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    make_real_folder(file.parent)
    being_written = file.parent / ".hubsite-being-written"
    being_written.unlink(missing_ok=True)
    with being_written.open("xb") as stream:
        stream.write(data)
    being_written.replace(file)
