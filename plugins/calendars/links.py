"""The sections on pages that lead to the calendars."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from hubsite import Hub, Markup, Record, escape, say_date
from hubsite import gettext as _

from .events import DEFAULT_LENGTH
from .series import DAY
from .words import address_of, meeting_words, one_line, place_words

# A long link is cut off by some programs; the page says the rest.
_MOST_WORDS = 600  # characters
_GOOGLE = "https://calendar.google.com/calendar/render"


def add_to_calendar(hub: Hub, meeting: Any) -> Markup:
    """For one meeting that is still to come: its file, its feed, and its next date for Google Calendar."""
    coming = hub.next_happenings(meeting, 1)
    if not coming:
        return Markup()
    title = _("Every date, as a file") if meeting.when.rule else _("As a file")
    ways = [_item(f"/{meeting.key}.ics", title, _("for the calendar on your telephone or computer."))]
    ways += _followed(hub, meeting, _("it changes when this page does."))
    ways.append(_google(hub, meeting, coming[0]))
    return Markup("<ul>{}</ul>").format(Markup().join(ways))


def follow_dates(hub: Hub, record: Record) -> Markup:
    """For whoever runs or holds meetings."""
    ways = _followed(hub, record, _("new, moved and cancelled dates come by themselves."))
    ways.append(_item(f"/{record.key}.ics", _("The dates as a file"), _("as they are known now.")))
    return Markup("<ul>{}</ul>").format(Markup().join(ways))


def _followed(hub: Hub, record: Record, why: str) -> list[Markup]:
    """A calendar can be followed only where it is known where it will stand."""
    address = address_of(hub, f"{record.key}.ics")
    return [_item(f"webcal://{address.partition('://')[2]}", _("Follow in your calendar"), why)] if address else []


def _item(address: str, title: str, why: str) -> Markup:
    return Markup('<li><a href="{}">{}</a>: {}</li>').format(address, title, why)


def _google(hub: Hub, meeting: Any, happening: Any) -> Markup:
    """One date only: Google's link knows no dates left out, so that a series would soon be wrong."""
    item = Markup('<li data-until="{}"><a href="{}">{}</a>: {}</li>')
    until = f"{happening.is_over_after:%Y-%m-%dT%H:%M}"
    title = _("Google Calendar, {day} only", day=say_date(happening.date))
    # Between tags an apostrophe stands for itself.
    why = escape(_("opens Google's website.")).replace(Markup("&#39;"), Markup("'"))
    return item.format(until, google_address(hub, meeting, happening), title, why)


def google_address(hub: Hub, meeting: Any, happening: Any) -> str:
    """The link that fills in Google's form, from what the page says and nothing else."""
    values = {
        "action": "TEMPLATE",
        "text": one_line(meeting.name),
        "dates": "/".join(_stamps(happening)),
        "ctz": "Europe/London",
        "details": _shortened(meeting_words(hub, meeting), address_of(hub, meeting.path)),
        "location": place_words(hub, happening.held_at),
    }
    return f"{_GOOGLE}?{urlencode({name: value for name, value in values.items() if value})}"


def _stamps(happening: Any) -> tuple[str, str]:
    if happening.all_day:
        return f"{happening.date:%Y%m%d}", f"{happening.date + DAY:%Y%m%d}"
    end: dt.datetime = happening.end or happening.start + DEFAULT_LENGTH
    return f"{happening.start:%Y%m%dT%H%M%S}", f"{end:%Y%m%dT%H%M%S}"


def _shortened(words: str, address: str) -> str:
    if len(words) <= _MOST_WORDS:
        return words
    return "\n\n".join(part for part in (f"{words[:_MOST_WORDS].rpartition(' ')[0]} …", address) if part)
