"""Calendars to follow: of the whole hub, of every body, group and space, and of each meeting."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import File, Hub, Panel, Record, hookimpl
from hubsite import gettext as _

from .files import calendar_files, consultations_of, meetings_of
from .links import add_to_calendar, follow_dates


@hookimpl
def hubsite_files(hub: Hub) -> Iterator[File]:
    """`/calendar.ics`, `/<folder>/<id>.ics` for whoever has meetings, and `/meetings/<id>.ics`."""
    yield from calendar_files(hub)


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """How to have the dates of a page in one's own calendar."""
    if record.folder == "meetings":
        ways = add_to_calendar(hub, record)
        if ways:
            yield Panel(title=_("Add to your calendar"), body=ways, order=90)
    elif record.folder in ("bodies", "groups", "spaces") and (
        meetings_of(hub, record) or consultations_of(hub, record)
    ):
        yield Panel(title=_("Follow these dates in your calendar"), body=follow_dates(hub, record), order=160)
