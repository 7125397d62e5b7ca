"""Who looks after a record, and whether it is the hub's own."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Record


def owner_of(record: Record) -> str:
    """The role of who checked it last, or who answers for it; "" if nobody is named."""
    return record.checked_by or str(getattr(record, "contact", None) or "")


def own_records(hub: Hub) -> Iterator[Record]:
    """Those that lie in the hub's own files; who keeps a plugin checks what comes with it."""
    for folder in hub.labels:
        yield from (record for record in hub.of(folder) if record.origin.file.startswith("content/"))
