"""A way to join in, as a page offers it, and the order of the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hubsite import Hub, Record

# From knowing to deciding, and from least time to most, as on the page of all ways (plugins/record_pages/ladder.py).
RUNGS = ("know", "turn-up", "say", "help", "organise", "decide")
TIMES = ("five-minutes", "an-hour", "regularly", "a-role")
_LONGEST_PATH = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One offer: where it leads, what it is called, how much it asks, and when it ends (UK wall clock)."""

    path: str
    name: str
    effort: str | None
    takes: str | None = None
    note: str = ""
    until: datetime | None = None

    @property
    def size(self) -> tuple[int, int, str, str]:
        """What to sort by, the smallest first; what says nothing about itself comes last."""
        return rank(self.effort, RUNGS), rank(self.takes, TIMES), self.name.casefold(), self.path


def rank(word: str | None, words: tuple[str, ...]) -> int:
    """The place of a word in its order."""
    return words.index(word) if word in words else len(words)


def step_of(way: Any, until: datetime | None = None) -> Step:
    """A way as it is offered on other pages."""
    return Step(way.path, way.name, way.effort, way.takes, way.time or "", until)


def path_from(hub: Hub, way: Any) -> list[Record]:
    """What may come after a way, until it would go round in a circle."""
    path: list[Record] = []
    following = hub.get(way.next_step)
    while following and following.key != way.key and following not in path and len(path) < _LONGEST_PATH:
        path.append(following)
        following = hub.get(getattr(following, "next_step", None))
    return path
