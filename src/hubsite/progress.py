"""A sign of life while something takes time; nothing at all when nobody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CLEAR_THE_LINE = "\r\x1b[K"


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that `what` is going on, on a terminal only, and take it away at the end."""
    if not sys.stderr.isatty():
        yield
        return
    # Nothing moves: that would take a thread, beside which no copy of this process can be made (copies.py).
    _show(f"{what} …")
    try:
        yield
    finally:
        _show(_CLEAR_THE_LINE)


def _show(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
