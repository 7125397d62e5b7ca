"""Every text that somebody typed in a record or page, with the field that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hubsite import Piece, Record, TextPage

# The name of an outermost field, and a text in it.
Texts = Sequence[tuple[str, str]]


def texts_of(written: Record | TextPage) -> Texts:
    """Every text, however deep it stands, with its outermost field."""
    return list(_texts(written.fields if isinstance(written, TextPage) else written, ""))


def _texts(value: object, outer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield outer, value
    elif isinstance(value, Piece):
        for name in type(value).model_fields:
            # Of most fields nothing is said.
            if (within := getattr(value, name)) is not None:
                yield from _texts(within, outer or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, outer)
