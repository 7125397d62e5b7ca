"""Lists of words that are written as text, so that they can be read."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Each word once."""
    return frozenset(text.split())
