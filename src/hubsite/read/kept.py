"""What was made of each file when the hub was last read in this process: `hubsite serve` reads it at every save."""

# Only values that nobody changes may be kept: sheets, records and problems are such. Each is found by its name and
# taken only if all that it was made from is the same, so that the outcome is that of a first reading.

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Made = TypeVar("Made")


class Kept:
    """One reading's outcome, for the next; nothing older is held, so that it is never more than one hub.

    A process that reads a hub once `keeps` nothing.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While a hub is read: what is made now is kept for the next time, what nobody asked for is let go."""
        self._before, self._now = self._now, {}
        try:
            yield
        finally:
            self._before = {}

    def same(self, name: Hashable, made_from: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What was made of the same under this name, else what `make` gives; it must not depend on anything else."""
        if not self.keeps:
            return make()
        known = self._now.get(name) or self._before.get(name)
        if known is None or known[0] != made_from:
            known = (made_from, make())
        self._now[name] = known
        made: Made = known[1]
        return made


KEPT = Kept(keeps=False)
