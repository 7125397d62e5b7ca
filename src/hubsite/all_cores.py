"""The same work for many things, done on all the processor's cores."""

# Copies of this process take a part of the things each. Where none can be made, or any part fails, all is done here and
# in order: so the outcome is the same.

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from hubsite.copies import Copy, may_be_copied

Item = TypeVar("Item")
Made = TypeVar("Made")

# For fewer things each, a copy costs more than it brings.
FEWEST = 100


def on_all_cores(work: Callable[[Item], Made], items: Sequence[Item], *, cores: int | None = None) -> list[Made]:
    """What `work` makes of each item, in their order.

    `work` changes nothing that others see, starts nothing, and what it gives can be pickled; it may run twice for an
    item. What it raises for the first item that fails is raised here. `cores` is how many to use; None: all there are.
    """
    many = min(cores or usable_cores(), len(items) // FEWEST)
    made = _by_copies(work, items, many) if many > 1 and may_be_copied() else None
    return [work(item) for item in items] if made is None else made


def _by_copies(work: Callable[[Item], Made], items: Sequence[Item], many: int) -> list[Made] | None:
    """None where any of it failed."""
    # Each takes every so many-th: of a hub's things those of one sort, quick or slow, stand together.
    shares = [items[place::many] for place in range(many)]
    copies: list[Copy] = []
    try:
        copies += (Copy(partial(_packed, work, share)) for share in shares[1:])
        made = [[work(item) for item in shares[0]]]
        for copy in copies:
            sent = copy.sent()
            if sent is None:
                return None
            made.append(pickle.loads(sent))
    except Exception:  # it fails again where it is done in order, and is told there
        return None
    finally:
        for copy in copies:
            copy.stop()
    return [made[place % many][place // many] for place in range(len(items))]


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _packed(work: Callable[[Any], Any], share: Sequence[Any]) -> bytes:
    return pickle.dumps([work(item) for item in share], pickle.HIGHEST_PROTOCOL)
