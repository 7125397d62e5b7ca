"""Long lists, folded: a few lie open, more stand behind one line, very many in there by letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from hubsite import Record

_FEW = 8
_LONG = 40


@dataclass(frozen=True, slots=True)
class Fold:
    """A list: the line to open it by, empty if it lies open, and its parts, each below its letter if it has one."""

    line: str
    parts: tuple[tuple[str, tuple[Record, ...]], ...]


def folded(records: Iterable[Record], things: str) -> Fold | None:
    """The records by name, or None if there are none; `things` says what they are: `groups and services`."""
    found = tuple(records)
    if not found:
        return None
    return closed(found, f"{len(found)} {things}" if len(found) > _FEW else "")


def closed(records: Iterable[Record], line: str) -> Fold:
    """The records by name behind a line, however few they are."""
    found = tuple(sorted(records, key=lambda each: (_letter(each) == "Others", each.name.casefold(), each.key)))
    if len(found) <= _LONG:
        return Fold(line, (("", found),))
    return Fold(line, tuple((letter, tuple(group)) for letter, group in groupby(found, key=_letter)))


def _letter(record: Record) -> str:
    first = record.name[:1].upper()
    return first if first.isalpha() and first.isascii() else "Others"
