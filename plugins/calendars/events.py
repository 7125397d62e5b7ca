"""Entries of a calendar: VEVENT of RFC 5545 for meetings and for the last days of consultations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icalendar import Event
from icalendar.prop import vRecur

from hubsite import Hub, Record, marked
from hubsite import gettext as _

from .series import DAY, LONDON, Series, changes_of, known_days, series_of, spans_clock_change
from .words import (
    address_of,
    change_words,
    closing_title,
    consultation_words,
    meeting_words,
    one_line,
    owner_of,
    place_words,
    point_of,
)

# Calendar programs show a meeting without an end as a line of no height, or not at all. An hour is what most of them
# put in themselves; the page says “from 7:30pm”, and the entry that the end is not known.
DEFAULT_LENGTH = dt.timedelta(hours=1)
_NO_END = marked("When it ends is not known; calendars show an hour.")
# The day from which an entry counts that nobody has checked. It must not be today: every file would change every day,
# every subscriber would fetch it anew, and the same content would no longer give the same bytes.
_FIXED_DAY = dt.date(2020, 1, 1)
_SAID_STATUS = {"cancelled": "CANCELLED", "tentative": "TENTATIVE"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished VEVENT; `held_at` and `series_held_at` are where this one and the series it belongs to take place."""

    data: bytes
    held_at: str | None = None
    series_held_at: str | None = None


def entries_of_meeting(hub: Hub, meeting: Any) -> Iterator[Entry]:
    """One for each rule, and one for each date that is not as the rule says."""
    found = series_of(meeting, known_days(hub)[0])
    changes = changes_of(hub, meeting, found)
    for series in found:
        own = {day: change for day, change in changes.items() if day in series}
        if not series.rule:
            change = own.get(series.first.date)
            event = _event(hub, meeting, series, change)
            held_at = change.held_at if change else series.held_at
            yield Entry(event.to_ical(), held_at, held_at)
            continue
        yield Entry(_series_event(hub, meeting, series).to_ical(), series.held_at, series.held_at)
        for _day, change in sorted(own.items()):
            event = _event(hub, meeting, series, change)
            event.add("recurrence-id", _planned_start(series, change.planned))
            yield Entry(event.to_ical(), change.held_at, series.held_at)


def _series_event(hub: Hub, meeting: Any, series: Series) -> Event:
    event = _event(hub, meeting, series)
    event.add("rrule", vRecur.from_ical(series.rule))
    if series.left_out:
        event.add("exdate", [_planned_start(series, day) for day in series.left_out])
    return event


def _planned_start(series: Series, day: dt.date) -> dt.date:
    return day if series.first.all_day else dt.datetime.combine(day, series.first.start.time(), LONDON)


def _event(hub: Hub, meeting: Any, series: Series, change: Any = None) -> Event:
    """A time of a meeting: the first by the rule, or one that differs from it."""
    status = change.state if change and change.state == "cancelled" else meeting.status
    held_at = change.held_at if change else series.held_at
    said = change_words(change) if change else ""
    no_end = "" if (change or series.first).end or series.first.all_day else _(_NO_END)
    event = _named(hub, meeting, _uid(hub, meeting, series))
    event.add("sequence", _sequence(meeting))
    name = one_line(meeting.name)
    event.add("summary", _("Cancelled: {name}", name=name) if status == "cancelled" else name)
    event.add("status", "TENTATIVE" if change and change.ask_first else _SAID_STATUS.get(status, "CONFIRMED"))
    words = "\n\n".join(each for each in (said, meeting_words(hub, meeting), no_end) if each)
    _add_known(event, description=words, comment=said, location=_where(hub, meeting, held_at))
    _add_known(event, geo=point_of(hub, held_at), categories=_categories(hub, meeting))
    _add_times(event, change or series.first, comes_again=bool(series.rule) and not change)
    return event


def _sequence(meeting: Any) -> int:
    """Of two versions of an entry, programs take the one with the higher number (RFC 5545, 3.8.7.4).

    The number of changes that the record tells of falls when somebody tidies old ones away. Therefore the day on
    which it was checked counts first, ten for each day since 2020, and the changes, nine of them at most, after it: a
    record that was checked on a later day always has the higher number.
    """
    changes = len((*meeting.cancelled, *meeting.moved, *meeting.later_on)) + int(meeting.status == "cancelled")
    day = meeting.checked if isinstance(meeting.checked, dt.date) else _FIXED_DAY
    return max((day - _FIXED_DAY).days, 0) * 10 + min(changes, 9)


def _uid(hub: Hub, meeting: Any, series: Series) -> str:
    since = f"-from-{series.since:%Y%m%d}" if series.since else ""
    return f"meetings-{meeting.id}{since}@{owner_of(hub)}"


def _where(hub: Hub, meeting: Any, held_at: str | None) -> str:
    return place_words(hub, held_at) or (_("Online") if meeting.online_url else "")


def _categories(hub: Hub, meeting: Any) -> list[str]:
    runner = hub.get(meeting.run_by)
    return [one_line(each) for each in ([runner.name] if runner else []) + [*meeting.tags]]


def _add_times(event: Event, time: Any, *, comes_again: bool) -> None:
    if time.all_day:
        event.add("dtstart", time.start.date())
        event.add("dtend", time.start.date() + DAY)
        return
    start = time.start.replace(tzinfo=LONDON)
    end = (time.end or time.start + DEFAULT_LENGTH).replace(tzinfo=LONDON)
    event.add("dtstart", start)
    if start.utcoffset() == end.utcoffset() or (not comes_again and spans_clock_change(time)):
        event.add("dtend", end)
    else:
        # The clocks change while the first one goes on; an end would make the others an hour too long or too short.
        event.add("duration", end.replace(tzinfo=None) - time.start)


def _named(hub: Hub, record: Record, uid: str) -> Event:
    """What every entry has: a name for good, the day of its record, its page."""
    event = Event()
    day = record.checked if isinstance(record.checked, dt.date) else None
    stamp = dt.datetime.combine(day or _FIXED_DAY, dt.time(), dt.UTC)
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    _add_known(event, last_modified=stamp if day else None, url=address_of(hub, record.path))
    return event


def _add_known(event: Event, **values: Any) -> None:
    for name, value in values.items():
        if value:
            event.add(name.replace("_", "-"), value)


def entry_of_consultation(hub: Hub, consultation: Any) -> Entry:
    """The last day, or the moment, until which people can answer. It takes no time of anybody's day."""
    closes = consultation.closes
    event = _named(hub, consultation, f"consultations-{consultation.id}@{owner_of(hub)}")
    event.add("summary", closing_title(closes, one_line(consultation.name)))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_("Have your say")])
    _add_known(event, description=consultation_words(hub, consultation))
    if isinstance(closes, dt.datetime):
        event.add("dtstart", closes.replace(tzinfo=LONDON))
    else:
        event.add("dtstart", closes)
        event.add("dtend", closes + DAY)
    return Entry(event.to_ical())
