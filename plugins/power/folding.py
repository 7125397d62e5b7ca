"""Long lists, folded: a few lie open, more stand behind one line, very many in there by letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from hubsite import Record
from hubsite import gettext as _

_FEW = 8
_LONG = 40
# What begins with no letter from A to Z; it comes after the letters.
_NO_LETTER = "~"


@dataclass(frozen=True, slots=True)
class Fold:
    """A list: the line to open it by, empty if it lies open, and its parts, each below its letter if it has one."""

    line: str
    parts: tuple[tuple[str, tuple[Record, ...]], ...]


def folded(records: Iterable[Record], line: Callable[[int], str]) -> Fold | None:
    """The records by name, or None if there are none; `line` says how many they are: `12 groups and services`."""
    found = tuple(records)
    if not found:
        return None
    return closed(found, line(len(found)) if len(found) > _FEW else "")


def closed(records: Iterable[Record], line: str) -> Fold:
    """The records by name behind a line, however few they are."""
    found = tuple(sorted(records, key=lambda each: (_letter(each) == _NO_LETTER, each.name.casefold(), each.key)))
    if len(found) <= _LONG:
        return Fold(line, (("", found),))
    parts = ((letter, tuple(group)) for letter, group in groupby(found, key=_letter))
    # Translators: the heading of things whose names begin with no letter from A to Z.
    return Fold(line, tuple((_("Others") if letter == _NO_LETTER else letter, group) for letter, group in parts))


def _letter(record: Record) -> str:
    first = record.name[:1].upper()
    return first if first.isalpha() and first.isascii() else _NO_LETTER
