"""Which of many names a person may have meant: quick also where thousands of names meet thousands of mistakes."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

# With more names than this a word is compared only with its neighbours in the alphabet, read from either end: one
# slip leaves the start or the end of a word as it was.
FEW = 40
_NEIGHBOURS = 16


class Names:
    """Names to choose from."""

    def __init__(self, names: Iterable[str]) -> None:
        self.known = frozenset(names)
        self._forwards = sorted(self.known)
        self._backwards = sorted(name[::-1] for name in self.known)
        self._answers: dict[tuple[str, int, float], list[str]] = {}

    def like(self, word: str, most: int = 3, cutoff: float = 0.6) -> list[str]:
        """Up to `most` names that a word may have been meant to be, best first; `cutoff` is difflib's."""
        asked = (word, most, cutoff)
        if asked not in self._answers:
            self._answers[asked] = difflib.get_close_matches(word, self._worth_a_look(word), n=most, cutoff=cutoff)
        return self._answers[asked]

    def holding(self, word: str, most: int = 3) -> list[str]:
        """Up to `most` names that hold the word, or that it holds."""
        found = (name for name in self._forwards if word and (word in name or name in word))
        return list(islice(found, most))

    def _worth_a_look(self, word: str) -> list[str]:
        if len(self._forwards) <= FEW:
            return self._forwards
        ends = (name[::-1] for name in _around(word[::-1], self._backwards))
        return sorted({*_around(word, self._forwards), *ends})


def did_you_mean(word: str, names: Iterable[str], *, most: int = 1, cutoff: float = 0.6, otherwise: str = "") -> str:
    """“Did you mean `this` or `that`?”, with up to `most` of the names that are like a word; `otherwise` if none is."""
    near = " or ".join(f"`{name}`" for name in Names(names).like(word, most, cutoff))
    return f"Did you mean {near}?" if near else otherwise


def _around(word: str, names: list[str]) -> list[str]:
    place = bisect_left(names, word)
    return names[max(place - _NEIGHBOURS // 2, 0) : place + _NEIGHBOURS // 2]
