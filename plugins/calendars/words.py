"""What stands in a calendar entry: plain words, for a small screen."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from hubsite import Hub, prose, say_start, say_time

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
    parts = [
        ("", plain(meeting.what_happens)),
        ("Your first time: ", plain(meeting.first_time)),
        ("How to speak: ", plain(meeting.how_to_speak)),
        ("Getting in: ", one_line(meeting.access or "")),
        ("Cost: ", one_line(meeting.cost or "")),
        ("Ask: ", one_line(meeting.contact or "")),
        ("From home: ", meeting.online_url or ""),
        ("More: ", address_of(hub, meeting.path)),
    ]
    return "\n\n".join(f"{label}{text}" for label, text in parts if text)


def change_words(change: Any) -> str:
    """Why this one is not like the others."""
    if change.state == "cancelled":
        return _with_reason("Cancelled", change.reason)
    if change.other and change.other == change.start:
        return _with_reason("In another place than usual", change.reason)
    if change.other:
        return _with_reason(f"Moved from {say_start(change.other, all_day=change.all_day)}", change.reason)
    if change.ask_first:
        return f"This is a bank holiday ({one_line(change.bank_holiday)}). Please ask first whether it takes place."
    return ""


def _with_reason(words: str, reason: str) -> str:
    return f"{words}: {one_line(reason)}" if reason else f"{words}."


def closing_words(closes: dt.date) -> str:
    """“Closes at 5pm”, or “Last day” where no time is known."""
    return f"Closes at {say_time(closes.time())}" if isinstance(closes, dt.datetime) else "Last day"


def consultation_words(hub: Hub, consultation: Any) -> str:
    """What it is, how to answer, and where."""
    parts = [
        one_line(consultation.summary or ""),
        plain(consultation.how_to_respond),
        consultation.url or "",
        address_of(hub, consultation.path),
    ]
    return "\n\n".join(part for part in parts if part)
