"""What differs between two versions of a record, said in sentences: where, what stood there, what stands there now."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

_LONGEST = 200  # characters of a text that is shown whole
_AROUND = 4  # words shown on either side of what differs in a longer one
_MOST_WORDS = 60  # of what differs; it differs from the fifth word at the latest, so a cut never hides it
_LIST = re.compile(r"`(\w+)s`$")


def changes(before: Mapping[str, Any], after: Mapping[str, Any], place: str = "") -> Iterator[str]:
    """Every place at which two records differ, in words for whoever keeps one of them."""
    for name in dict.fromkeys([*before, *after]):
        here = f"{place}, `{name}`" if place else f"`{name}`"
        yield from _change(here, before.get(name), after.get(name))


def _change(here: str, was: Any, now: Any) -> Iterator[str]:
    """What differs between two values at one place, told as deep inside them as it lies."""
    if was == now:
        return
    if was is None:
        yield f"{here} is new: {_short(now)}"
    elif now is None:
        yield f"{here} was taken out: {_short(was)}"
    elif isinstance(was, dict) and isinstance(now, dict):
        yield from changes(was, now, here)
    elif isinstance(was, list) and isinstance(now, list):
        for number, one, other in _pairs(was, now):
            yield from _change(_entry(here, number, one or other), one, other)
    else:
        yield from _reworded(here, _words(was), _words(now))


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """The entries of two lists that belong together, each with its number: one new entry must not move all others."""
    heads, new_heads = [_head(entry) for entry in before], [_head(entry) for entry in after]
    steps = difflib.SequenceMatcher(None, heads, new_heads, autojunk=False).get_opcodes()
    for _, start, end, new_start, new_end in steps:
        for was, now in zip_longest(range(start, end), range(new_start, new_end)):
            number = (was if now is None else now) + 1
            yield number, None if was is None else before[was], None if now is None else after[now]


def _head(entry: Any) -> str:
    """What an entry is known by: a text itself, of fields the first (`what` of a step, `url` of a source)."""
    return " ".join(_words(next(iter(entry.values()), "") if isinstance(entry, dict) else entry))


def _entry(here: str, number: int, entry: Any) -> str:
    """“step 2” in a list of things with fields, “`tags`, entry 2” in any other."""
    plural = _LIST.search(here) if isinstance(entry, dict) else None
    return f"{here[: plural.start()]}{plural[1].replace('_', ' ')} {number}" if plural else f"{here}, entry {number}"


def _reworded(here: str, was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """Short texts as a whole, of longer ones each part that differs."""
    texts = " ".join(was), " ".join(now)
    if was == now:
        yield f"{here}: only spaces or line breaks have changed"
    elif max(map(len, texts)) <= _LONGEST:
        yield f"{here} was “{texts[0]}”, and is now “{texts[1]}”"
    else:
        groups = difflib.SequenceMatcher(None, was, now, autojunk=False).get_grouped_opcodes(_AROUND)
        for group in groups:
            first, last = group[0], group[-1]
            yield f"{here} was {_part(was, first[1], last[2])}, and is now {_part(now, first[3], last[4])}"


def _part(words: Sequence[str], start: int, end: int) -> str:
    end = min(end, start + _MOST_WORDS)
    return f"“{'… ' if start else ''}{' '.join(words[start:end])}{' …' if end < len(words) else ''}”"


def _short(value: Any) -> str:
    text = " ".join(_words(value))
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def _words(value: Any) -> list[str]:
    """The words of a value as a person would read it out."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {' '.join(_words(inner))}" for name, inner in value.items()).split()
    if isinstance(value, list):
        return "; ".join(" ".join(_words(inner)) for inner in value).split()
    return str(value).split()
