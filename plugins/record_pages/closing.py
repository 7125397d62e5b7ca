"""What can be answered or applied for now, and of that what closes soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hubsite import Hub, Markup, escape
from hubsite import gettext as _

from .entries_of_life import OPEN_NOW
from .entry import Entry
from .show import link
from .timing import beginning
from .words import day_words

# So long before its end something closes soon.
SOON = timedelta(days=30)


def closing_soon(hub: Hub, entries: Iterable[Entry]) -> list[Entry]:
    """What is open and closes within a month of the day of reading, first what closes first."""
    found = []
    for entry in _open(entries):
        if entry.until:
            found.append(replace(entry, since=_later(hub, entry.since, entry.until - SOON)))
    return sorted(found, key=lambda entry: (entry.until or datetime.max, entry.record.key))


def open_for_longer(hub: Hub, entries: Iterable[Entry]) -> list[Entry]:
    """What is open and closes later than that, or has no last day."""
    found = [replace(entry, until=entry.until - SOON if entry.until else None) for entry in _open(entries)]
    return [entry for entry in found if not entry.until or entry.until > beginning(hub.today)]


def closing_words(entry: Entry) -> Markup:
    """What closes, and when, in a line."""
    record: Any = entry.record
    day = Markup("<strong>{}</strong>").format(day_words(record.closes))
    return escape(_("{link}: open until {day}", link=link(record.path, record.name), day=day))


def _open(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.heading == _(OPEN_NOW)]


def _later(hub: Hub, since: datetime | None, other: datetime) -> datetime | None:
    """The later of two moments; None where that is before today, so that it holds already."""
    later = max(since or other, other)
    return later if later > beginning(hub.today) else None
