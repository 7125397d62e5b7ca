"""Whether a record is true here and on a day, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hubsite import Hub, Record, day_of

_NOT_RUNNING = ("defunct", "inactive", "temporarily-closed")


def holds(hub: Hub, record: Record, day: date | None = None) -> bool:
    """Whether a record is valid on a day, today where none is given, and in the nation of the hub, if that is known."""
    day = day or hub.today
    is_here = not record.nations or not hub.config.nation or hub.config.nation in record.nations
    return is_here and (record.valid_from or date.min) <= day <= (record.valid_until or date.max)


def is_there(hub: Hub, record: Record, day: date | None = None) -> bool:
    """Whether somebody or something holds on a day, has been founded and not dissolved, and is not at rest."""
    begins, ends = getattr(record, "founding_date", None), getattr(record, "dissolution_date", None)
    exists = (begins or date.min) <= (day or hub.today) <= (ends or date.max)
    return exists and holds(hub, record, day) and getattr(record, "status", None) not in _NOT_RUNNING


def ends_of(record: Record) -> Iterator[date]:
    """The days after which a record is no longer true, or what it is about no longer exists."""
    yield from (day for day in (record.valid_until, getattr(record, "dissolution_date", None)) if day)


# --- Consultations and funds


def last_answer_day(asked: Any) -> date | None:
    """The last day on which a question can be answered: without one it is over once it should have been decided."""
    last = asked.closes or getattr(asked, "decision_expected", None)
    return day_of(last) if last else None


def can_be_answered(hub: Hub, asked: Any, day: date | None = None) -> bool:
    """Whether what a question or a fund asks for is open on a day, today where none is given, or will be after it."""
    is_decided = getattr(asked, "result", None) or getattr(asked, "decided_on", None)
    return not is_decided and holds(hub, asked, day) and (last_answer_day(asked) or date.max) >= (day or hub.today)
