"""What is worked out once for a hub, however many pages and records ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from hubsite.model.hub import Hub

T = TypeVar("T")


def once_for_each_hub(work: Callable[[Hub], T]) -> Callable[[Hub], T]:
    """The same function, which remembers what it gave for the hub that it was asked about last.

    A hub is known by being the very same one: to compare all its records would take longer than most work. Whoever
    asks must not change what it gives.
    """

    @lru_cache(maxsize=1)
    def kept(same: _Same) -> T:
        return work(same.hub)

    @wraps(work)
    def once(hub: Hub) -> T:
        return kept(_Same(hub))

    return once


class _Same:
    """A hub as a key: itself, whatever is in it."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub

    def __hash__(self) -> int:
        return id(self.hub)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.hub is other.hub
