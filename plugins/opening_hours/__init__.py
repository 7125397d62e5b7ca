"""On the page of whatever has opening hours: the week as a table, the days apart, and whether it is open now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import File, Hub, Markup, Panel, Record, hookimpl
from hubsite import gettext as _

from .now import SCRIPT, open_now, script
from .week import days_apart, week_table


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """The week, where its lines could be read; the lines themselves stand in the facts of the page."""
    opening: Any = getattr(record, "opening_hours", ())
    if getattr(opening, "week_rules", ()) and getattr(record, "status", None) != "defunct":
        body = Markup("").join([open_now(hub, record), week_table(record.name, opening), days_apart(hub, opening)])
        yield Panel(title=_("When it is open"), body=body, order=10)


@hookimpl
def hubsite_files(hub: Hub) -> Iterator[File]:
    """The script that reads the clock. Pages without hours never ask for it."""
    if any(getattr(getattr(record, "opening_hours", ()), "week_rules", ()) for record in hub.records):
        yield File(path=SCRIPT, content=script())
