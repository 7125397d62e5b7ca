"""Whole calendars: which entries belong together, and what stands around them (RFC 5545 and RFC 7986)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur, vText

from hubsite import File, Hub, Record
from hubsite import gettext as _

from .events import Entry, entries_of_meeting, entry_of_consultation
from .words import address_of, one_line

# Those whose meetings make a calendar of their own.
FOLLOWED = ("bodies", "groups", "spaces")
# The fields of a meeting that make it somebody's. Later and moved ones name a place only.
_BELONGS_BY = frozenset({"run_by", "held_at", "later_on", "moved"})
_HOURS_BETWEEN_LOOKS = 12
_END = b"END:VCALENDAR\r\n"


def meetings_of(hub: Hub, record: Record) -> list[Any]:
    """The meetings that a body, group or space runs or holds; empty for records of other kinds."""
    if record.folder not in FOLLOWED:
        return []
    found = [each.record for each in hub.mentions_of(record) if each.field in _BELONGS_BY]
    return _once(each for each in found if each.folder == "meetings")


def consultations_of(hub: Hub, record: Record) -> list[Any]:
    """The consultations that a body or group runs and whose end is known."""
    found = (each.record for each in hub.mentions_of(record) if each.field == "run_by")
    return [each for each in _once(found) if each.folder == "consultations" and _closes(each)]


def _closes(record: Any) -> bool:
    return record.closes is not None


def _once(records: Iterable[Record]) -> list[Any]:
    return list({record.key: record for record in records}.values())


def calendar_files(hub: Hub) -> Iterator[File]:
    """Each entry is written once, whatever number of calendars it stands in."""
    meetings = {each.key: [*entries_of_meeting(hub, each)] for each in hub.of("meetings")}
    closing = {each.key: entry_of_consultation(hub, each) for each in hub.of("consultations") if _closes(each)}
    for meeting in hub.of("meetings"):
        yield _file(hub, meeting, meetings[meeting.key])
    for record in (each for folder in FOLLOWED for each in hub.of(folder)):
        own, asked = meetings_of(hub, record), consultations_of(hub, record)
        if own or asked:
            here = [each for meeting in own for each in _of_record(meetings[meeting.key], record)]
            yield _file(hub, record, [*here, *(closing[each.key] for each in asked)])
    if meetings or closing:
        everything = [*(each for entries in meetings.values() for each in entries), *closing.values()]
        data = write_calendar(hub.config.name, address_of(hub, ""), everything)
        yield File(path="calendar.ics", content=data, title=_("All dates (calendar)"))


def _of_record(entries: list[Entry], record: Record) -> list[Entry]:
    """A place has what belongs there: whole series, and single dates that were moved to it."""
    if record.folder != "spaces":
        return entries
    return [each for each in entries if record.key in (each.held_at, each.series_held_at)]


def _file(hub: Hub, record: Record, entries: list[Entry]) -> File:
    data = write_calendar(f"{record.name} ({hub.config.name})", address_of(hub, record.path), entries)
    return File(path=f"{record.key}.ics", content=data, about=record.key)


def write_calendar(name: str, url: str, entries: Iterable[Entry]) -> bytes:
    """A calendar file. Without entries it is still one, for somebody may follow it already."""
    calendar = Calendar()
    calendar.add("prodid", "-//hubsite//calendars//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, vText(one_line(name)))
    if url:
        calendar.add("url", url)
    between = dt.timedelta(hours=_HOURS_BETWEEN_LOOKS)
    calendar.add("refresh-interval", between, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{_HOURS_BETWEEN_LOOKS}H")
    head = calendar.to_ical().removesuffix(_END)
    return b"".join([head, _london(), *(entry.data for entry in entries), _END])


@cache
def _london() -> bytes:
    """Europe/London by its rule (The Summer Time Order 2002), written as it has been for as long as it is needed."""
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    changes = (
        (TimezoneDaylight(), "BST", dt.datetime(1970, 3, 29, 1), 0, 1),
        (TimezoneStandard(), "GMT", dt.datetime(1970, 10, 25, 2), 1, 0),
    )
    for change, name, start, before, after in changes:
        change.add("tzname", name)
        change.add("dtstart", start)
        change.add("rrule", vRecur.from_ical(f"FREQ=YEARLY;BYMONTH={start.month};BYDAY=-1SU"))
        change.add("tzoffsetfrom", dt.timedelta(hours=before))
        change.add("tzoffsetto", dt.timedelta(hours=after))
        zone.add_component(change)
    data: bytes = zone.to_ical()
    return data
