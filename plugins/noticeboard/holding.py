"""Whether a record is true here and on a day."""

from __future__ import annotations

from datetime import date

from hubsite import Hub, Record


def holds(hub: Hub, record: Record, day: date | None = None) -> bool:
    """Whether a record is valid on a day, today where none is given, and in the nation of the hub, if that is known."""
    day = day or hub.today
    is_here = not record.nations or not hub.config.nation or hub.config.nation in record.nations
    return is_here and (record.valid_from or date.min) <= day <= (record.valid_until or date.max)
