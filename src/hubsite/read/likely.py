"""Which kind of record somebody meant who put a file where none is looked for."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from hubsite.kinds import Kind
from hubsite.misshapen import spellings
from hubsite.model.record import Record
from hubsite.model.text_page import PageFields

_SAY_NOTHING = spellings(Record).keys() | spellings(PageFields).keys()


def kind_by_name(name: str, kinds: Mapping[str, Kind]) -> str:
    """The folder of records whose name looks most like this one, or ""."""
    return _nearest(name.lower(), tuple(kinds))


@lru_cache(maxsize=1000)
def _nearest(name: str, folders: tuple[str, ...]) -> str:
    # Of many files in one folder the same is asked.
    return next(iter(difflib.get_close_matches(name, folders, n=1, cutoff=0.75)), "")


def kind_by_own_fields(written: Iterable[str], kinds: Mapping[str, Kind]) -> str:
    """The folder of the kind to which these fields belong; "" if a page, or a record of any kind, could have them.

    A field that few kinds have says more than one that many have, and one that a kind requires says most.
    """
    names = sorted({*written} - _SAY_NOTHING)
    if not names:
        return ""
    own = {folder: {name for name in names if name in spellings(kind.model)} for folder, kind in kinds.items()}
    having = Counter(name for found in own.values() for name in found)

    def weight(folder: str) -> float:
        required = _required(kinds[folder].model)
        return sum(1 / having[name] + (name in required) for name in names if name in own[folder])

    best = max(kinds, key=weight, default="")
    return best if own.get(best) else ""


def kind_by_fields(written: Iterable[str], kinds: Mapping[str, Kind]) -> str:
    """The same; failing that, the first kind that requires more than a name, and all of it is there."""
    names = {*written}
    required = {folder: _required(kind.model) for folder, kind in kinds.items()}
    complete = (folder for folder, needed in required.items() if len(needed) > 1 and needed <= names)
    return kind_by_own_fields(names, kinds) or next(complete, "")


@cache
def _required(model: type[Record]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if field.is_required())
