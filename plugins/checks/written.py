"""Every text that somebody typed in a record or page, with the field that it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Piece, Record, TextPage


def texts_of(written: Record | TextPage) -> Iterator[tuple[str, str]]:
    """The name of the outermost field, and a text in it, however deep."""
    if isinstance(written, TextPage):
        yield from _texts(written.fields, "")
    else:
        yield from _texts(written, "")


def _texts(value: object, outer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield outer, value
    elif isinstance(value, Piece):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), outer or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, outer)
