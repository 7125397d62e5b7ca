"""The records of the pack for one council: those that fit its structure, with its own names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hubsite import PackRecord, read_pack

from .authorities import authority_record
from .bodies import council_records
from .councils import Council
from .here import Here

FOLDER = Path(__file__).parent / "records"


def records_for(council: Council, today: date) -> Iterator[PackRecord]:
    """Every record that is true where this council is."""
    here = Here.of(council, today)
    yield from council_records(here)
    if here.authority:
        yield authority_record(here.authority, today)
    for record in _all():
        if fits(record, here):
            yield _filled_in(record, here)


@cache
def _all() -> tuple[PackRecord, ...]:
    return tuple(read_pack(FOLDER))


def fits(record: PackRecord, here: Here) -> bool:
    """Whether a record holds in a place: by what it is written `for`, unless by what it is not written for.

    A body for which another stands in here is left out.
    """
    meant, not_meant = record.fields.get("for") or ["england"], record.fields.get("unless") or []
    stood_for = record.folder == "bodies" and record.id in here.stand_ins
    return not here.marks.isdisjoint(meant) and here.marks.isdisjoint(not_meant) and not stood_for


def _filled_in(record: PackRecord, here: Here) -> PackRecord:
    fields = {name: _filled(value, here) for name, value in record.fields.items() if name not in ("for", "unless")}
    return PackRecord(folder=record.folder, id=record.id, fields=fields, file=record.file)


def _filled(value: Any, here: Here) -> Any:
    if isinstance(value, Mapping):
        return {name: _filled(inner, here) for name, inner in value.items()}
    if isinstance(value, list):
        # Where one council does what two do elsewhere, it is named once.
        filled = [_filled(inner, here) for inner in value]
        return [each for place, each in enumerate(filled) if each not in filled[:place]]
    if (meant := here.stand_ins.get(value.removeprefix("bodies/"))) is not None:
        return f"bodies/{meant}"
    # What needs no name stays as it was read: it knows its line.
    for mark, name in here.names.items() if "{" in value else ():
        value = _put(value, f"{{{mark}}}", name)
    return value


def _put(text: str, mark: str, name: str) -> str:
    """The text with a name in place of a mark; “your district council” has a capital where it begins a sentence."""
    capital = name[:1].upper() + name[1:]
    start = rf"(\A|[.!?]\s+|\n[-*\d. ]*){re.escape(mark)}"
    return re.sub(start, rf"\g<1>{capital}", text).replace(mark, name)
