"""The records of the pack for one council: those that fit its structure, with its own names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hubsite import PackRecord, read_pack

from .bodies import council_records
from .councils import Council
from .here import Here

FOLDER = Path(__file__).parent / "records"


def records_for(council: Council) -> Iterator[PackRecord]:
    """Every record that is true where this council is."""
    here = Here.of(council)
    yield from council_records(council)
    for record in _all():
        if fits(record, council):
            yield _filled_in(record, here)


@cache
def _all() -> tuple[PackRecord, ...]:
    return tuple(read_pack(FOLDER))


def fits(record: PackRecord, council: Council) -> bool:
    """Whether a record holds for a council: its nation or its structure is among those it is written for."""
    meant = record.fields.get("for") or ["england"]
    return council.nation in meant or council.structure in meant


def _filled_in(record: PackRecord, here: Here) -> PackRecord:
    fields = {name: _filled(value, here) for name, value in record.fields.items() if name != "for"}
    return PackRecord(folder=record.folder, id=record.id, fields=fields, file=record.file)


def _filled(value: Any, here: Here) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(inner, here) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, here) for inner in value]
    if value == "county-here":
        return f"bodies/{here.county[0]}"
    if value == "district-here":
        return f"bodies/{here.district[0]}"
    for mark, name in here.names.items():
        value = _put(value, f"{{{mark}}}", name)
    return value


def _put(text: str, mark: str, name: str) -> str:
    """The text with a name in place of a mark; “your district council” has a capital where it begins a sentence."""
    capital = name[:1].upper() + name[1:]
    start = rf"(\A|[.!?:]\s+|\n[-*\d. ]*){re.escape(mark)}"
    return re.sub(start, rf"\g<1>{capital}", text).replace(mark, name)
