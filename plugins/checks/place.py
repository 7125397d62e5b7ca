"""Where a field stands, so that a problem is told at its line."""

from __future__ import annotations

from hubsite import Record, Source, TextPage


def at(written: Record | TextPage, field: str) -> Source:
    """The line of a field; of the record if the field is not written down."""
    origin = written.origin
    return Source(origin.file, origin.lines.get(field, origin.line))
