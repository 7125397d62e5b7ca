"""An entry of a list: what is common to all kinds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hubsite import Hub, Markup, Record, escape, labelled, with_semicolons
from hubsite import gettext as _

from .labels import label_of
from .show import show
from .timing import marks
from .words import day_words


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list: what it is called, one line about it, short facts below, and finished ways to reach it.

    What changes with time has an entry for each state it is going to be in, true from `since` until `until`.
    """

    record: Record
    facts: tuple[Markup, ...] = ()
    order: tuple[Any, ...] = ()
    heading: str = ""
    open: bool = True
    moment: str | Markup = ""
    since: datetime | None = None
    until: datetime | None = None
    contacts: Markup = field(default_factory=Markup)

    @property
    def marks(self) -> Markup:
        """For the tag it stands in."""
        return marks(self.since, self.until)


def first_few(entries: Iterable[Entry], show: int = 0) -> list[tuple[Entry, Markup]]:
    """Each with the marks for its tag, so that only the first `show` of those that are true today are seen (0: all)."""
    found, place = [], 0
    for entry in entries:
        place += entry.since is None
        found.append((entry, marks(entry.since, entry.until, hidden=bool(show) and place > show)))
    return found


def some_now(entries: Iterable[Entry]) -> Markup:
    """For the part of a page that holds these entries alone: whether there are any depends on the day."""
    found = list(entries)
    if not any(entry.since or entry.until for entry in found):
        return Markup()
    return Markup(" data-if-any hidden" if all(entry.since for entry in found) else " data-if-any")


def time_of(entry: Entry) -> Markup:
    """The time of a meeting, and whether it is cancelled."""
    if entry.open:
        return escape(entry.moment)
    return Markup("<strong>{}</strong> {}").format(_("Cancelled:"), entry.moment)


def first_letter(entry: Entry) -> str:
    """The letter below which a name stands in a long list; "" for what begins with no letter."""
    first = entry.record.name[:1].upper()
    return first if first.isalpha() and first.isascii() else ""


def plain_entry(hub: Hub, record: Record) -> Entry:
    """An entry with the few facts that any record may have."""
    letter = first_letter(Entry(record))
    return Entry(
        record,
        few(hub, record, "address", "meets_when", "meets_at", "run_by"),
        order=(not letter, letter),
    )


def few(hub: Hub, record: Record, *names: str) -> tuple[Markup, ...]:
    """Short facts with their words in front, of those fields that are known."""
    found = []
    for name in names:
        if value := getattr(record, name, None):
            values = value if isinstance(value, tuple) else (value,)
            shown = with_semicolons(show(hub, each, "") for each in values)
            found.append(labelled(label_of(name, record.folder), shown))
    return tuple(found)


def said_of(message: str, moment: date) -> Markup:
    """“Closed on **Friday 1 May 2026**”, of the marked message “Closed on {day}”."""
    return escape(_(message, day=Markup("<strong>{}</strong>").format(day_words(moment))))
