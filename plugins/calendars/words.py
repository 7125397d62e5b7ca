"""What stands in a calendar entry: plain words, for a small screen."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from hubsite import Hub, marked, prose, say_start, say_time
from hubsite import gettext as _

_MARKDOWN = re.compile(r"[*_`\[\]<>#|\\&~{]|^\s*[-+\d]", re.MULTILINE)
# Whatever is no letter to a calendar program: RFC 5545 (3.1) allows no control characters in its lines.
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029], " ")


def owner_of(hub: Hub) -> str:
    """What tells this hub's entries from those of every other: its address, or else its name."""
    address = urlsplit(hub.config.site_url or "")
    plain = unicodedata.normalize("NFKD", f"{address.hostname or ''}{address.path}" or hub.config.name)
    name = re.sub(r"[^a-z0-9.]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-.")
    return name or "hub"


def address_of(hub: Hub, path: str) -> str:
    """The full address of something on the site; "" where the hub does not say where it will stand."""
    return f"{hub.config.site_url.rstrip('/')}/{path}" if hub.config.site_url else ""


def one_line(text: str) -> str:
    """Text on one line, without characters that break a calendar file."""
    return " ".join(text.translate(_CONTROLS).split())


def plain(text: str | None) -> str:
    """A volunteer's Markdown as plain words."""
    if not text:
        return ""
    return one_line(prose(text).striptags() if _MARKDOWN.search(text) else text)


def place_words(hub: Hub, key: str | None) -> str:
    """The name and address of a space."""
    space: Any = hub.get(key)
    if not space:
        return ""
    said: list[str] = []
    for part in (one_line(each) for each in (space.name, space.address, space.postcode) if each):
        if not any(part in before for before in said):
            said.append(part)
    return ", ".join(said)


def point_of(hub: Hub, key: str | None) -> tuple[float, float] | None:
    """Where a space is: latitude and longitude."""
    space: Any = hub.get(key)
    if not space or space.latitude is None or space.longitude is None:
        return None
    return float(space.latitude), float(space.longitude)


def meeting_words(hub: Hub, meeting: Any) -> str:
    """What happens, what a first-timer should know, how to speak, whom to ask, and where to read more."""
    labelled = (
        (marked("Your first time: {words}"), plain(meeting.first_time)),
        (marked("How to speak: {words}"), plain(meeting.how_to_speak)),
        (marked("Getting in: {words}"), one_line(meeting.access or "")),
        (marked("Cost: {words}"), one_line(meeting.cost or "")),
        # Translators: {words} says who answers questions, such as “the clerk, 01632 960100”.
        (marked("Ask: {words}"), one_line(meeting.contact or "")),
        # Translators: {words} is the address of a video meeting.
        (marked("From home: {words}"), meeting.online_url or ""),
        # Translators: {words} is the address of a page.
        (marked("More: {words}"), address_of(hub, meeting.path)),
    )
    parts = [plain(meeting.what_happens), *(_(label, words=words) for label, words in labelled if words)]
    return "\n\n".join(part for part in parts if part)


def change_words(change: Any) -> str:
    """Why this one is not like the others."""
    reason = one_line(change.reason)
    if change.state == "cancelled":
        return _("Cancelled: {reason}", reason=reason) if reason else _("Cancelled.")
    if change.other and change.other == change.start:
        return _elsewhere(reason)
    if change.other:
        return _moved(say_start(change.other, all_day=change.all_day), reason)
    if change.ask_first:
        holiday = one_line(change.bank_holiday)
        return _("This is a bank holiday ({holiday}). Please ask first whether it takes place.", holiday=holiday)
    return ""


def _elsewhere(reason: str) -> str:
    if reason:
        return _("In another place than usual: {reason}", reason=reason)
    return _("In another place than usual.")


def _moved(day: str, reason: str) -> str:
    # Translators: {day} is a day, mostly with a time: “Thursday 3 December 2026, 7pm”.
    return _("Moved from {day}: {reason}", day=day, reason=reason) if reason else _("Moved from {day}.", day=day)


def closing_title(closes: dt.date, name: str) -> str:
    """“Closes at 5pm: New homes”, or “Last day: New homes” where no time is known."""
    if isinstance(closes, dt.datetime):
        return _("Closes at {time}: {name}", time=say_time(closes.time()), name=name)
    return _("Last day: {name}", name=name)


def consultation_words(hub: Hub, consultation: Any) -> str:
    """What it is, how to answer, and where."""
    parts = [
        one_line(consultation.summary or ""),
        plain(consultation.how_to_respond),
        consultation.url or "",
        address_of(hub, consultation.path),
    ]
    return "\n\n".join(part for part in parts if part)
