"""The parts of a drawing (SVG): how many are drawn, repeated ones counted each time, and which were left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hubsite.svg_styles import NAME

# Of elements that are drawn, those that are repeated counted each time; of elements inside each other.
MOST_DRAWN, DEEPEST = 100_000, 100
_SPACES = frozenset({"", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"})
# Nobody sees these, so nobody misses them.
_UNSEEN = frozenset({"color-profile", "cursor", "metadata", "view"})
# These are seen only where another element asks for them by id; programs leave many that nothing asks for.
_ASKED_FOR = frozenset({"filter", "hatch", "marker", "mask", "meshgradient", "pattern"})
# With these an element says that a program may do without it: something else stands beside it for that.
_CAN_BE_SPARED = frozenset({"requiredExtensions", "requiredFeatures"})
_ASKS_FOR = re.compile(rf"url\(\s*+['\"]?#({NAME})", re.IGNORECASE)


class Parts:
    """What a drawing consists of: itself, called "", and each element in it that has an id."""

    def __init__(self) -> None:
        # The number of elements that a part has itself, and the parts within it or repeated by it.
        self._own: dict[str, int] = {"": 0}
        self._others: dict[str, list[str]] = {"": []}

    def __contains__(self, name: str) -> bool:
        return name in self._own

    def add(self, around: str, own: str, repeats: Iterable[str]) -> str:
        """Note an element in the part `around` with the id `own`, or ""; returns the part that all in it belongs to."""
        if own:
            self._others[around].append(own)
            self._own[own], self._others[own] = 0, []
        part = own or around
        self._own[part] += 1
        self._others[part] += repeats
        return part

    def check(self) -> None:
        """Raises ValueError, with a sentence, where too much is drawn, or a part repeats itself."""
        self._times_drawn("", {}, 0)

    def _times_drawn(self, part: str, known: dict[str, int], deep: int) -> int:
        if part not in known:
            known[part] = -1
            if deep > 2 * DEEPEST:
                raise ValueError("The parts of this drawing repeat each other too often.")
            others = self._others.get(part, ())
            known[part] = self._own.get(part, 0) + sum(self._times_drawn(each, known, deep + 1) for each in others)
        if known[part] < 0:
            raise ValueError("A part of this drawing repeats itself.")
        if known[part] > MOST_DRAWN:
            raise ValueError(f"This drawing has more than {MOST_DRAWN:,} parts.")
        return known[part]


class LeftOut:
    """Which elements of a drawing were left out that somebody could miss."""

    def __init__(self) -> None:
        self._ids: dict[str, set[str]] = {}
        self._asked_for: set[str] = set()

    def note(self, name: str, own: str = "") -> None:
        """Note the name of an element that was left out, and its id."""
        self._ids.setdefault(name, set()).add(own)

    def element(self, tag: str, attributes: dict[str, str], *, is_inside: bool) -> None:
        """Note an element, its namespace before its name; one inside another only if it is a script."""
        space, _, name = tag.rpartition(" ")
        is_missed = name == "script" or not (is_inside or name in _UNSEEN or _CAN_BE_SPARED & attributes.keys())
        if space in _SPACES and is_missed:
            self.note(name, attributes.get("id", ""))

    def asked_for(self, value: str) -> None:
        """Note what a value, `url(#a)`, asks for by its id."""
        self._asked_for.update(_ASKS_FOR.findall(value))

    def names(self) -> tuple[str, ...]:
        """The names of the elements, each once, in the order in which they stood."""
        return tuple(name for name, ids in self._ids.items() if name not in _ASKED_FOR or ids & self._asked_for)
