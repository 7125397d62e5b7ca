"""When people meet next, and what meetings leave behind: agenda, minutes, decisions with votes, promises with days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Page, Panel, Record, hookimpl

from .agenda import agenda
from .minutes import minutes_pages, said_and_decided
from .next_dates import next_dates
from .promises import promised_by, promised_here
from .recent import decided_by


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The minutes of each date, as text that can be searched, enlarged and read aloud."""
    for meeting in hub.of("meetings"):
        yield from minutes_pages(hub, meeting)


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """On a meeting's page what it has to do and did; for whoever holds it the next dates and the last of that."""
    if record.folder == "meetings":
        yield from agenda(hub, record)
        yield from promised_here(hub, record)
        yield from said_and_decided(hub, record)
    elif meetings := _held_by(hub, record):
        yield from next_dates(hub, meetings)
        yield from promised_by(hub, meetings)
        yield from decided_by(hub, meetings)


def _held_by(hub: Hub, record: Record) -> list[Any]:
    return [
        each.record for each in hub.mentions_of(record) if each.record.folder == "meetings" and each.field == "run_by"
    ]
