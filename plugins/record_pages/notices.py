"""What a reader must know before relying on a page: cancelled, not yet checked, not yet in force, over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Record, escape, say_date

from .show import in_words


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: the kind of box, the word in front, and what it says."""

    kind: str
    word: str
    text: Markup


def notices_of(hub: Hub, record: Any) -> list[Notice]:
    """Everything that holds today, most important first."""
    return [
        *_emergency(record),
        *_status(hub, record),
        *_time(hub, record),
        *_end_of_body(hub, record),
        *_alert(record),
        *_checked(record),
    ]


def _emergency(record: Any) -> Iterator[Notice]:
    if said := getattr(record, "emergency", None):
        yield Notice("caution", "In an emergency:", escape(said))


def _alert(record: Any) -> Iterator[Notice]:
    if said := getattr(record, "alert", None):
        yield Notice("important", "Notice:", escape(said))


def _status(hub: Hub, record: Any) -> Iterator[Notice]:
    status = getattr(record, "status", None)
    if status == "cancelled":
        yield Notice("cancelled", "Cancelled:", Markup("this does not take place."))
    elif status == "temporarily-closed":
        yield Notice("moved", "Closed for now:", Markup("please ask before you set out."))
    elif status == "defunct":
        yield Notice("stale", "Over:", Markup("this no longer runs.{}").format(_heirs(hub, record)))
    elif status == "enacted-not-commenced" and record.valid_from is None:
        yield Notice("warning", "Not in force yet:", Markup("Parliament has passed it, but it has not begun."))
    elif status == "announced":
        yield Notice("warning", "Only announced:", Markup("it is not law yet, and it may change."))
    elif status == "repealed" and record.valid_until is None:
        yield Notice("stale", "No longer in force:", Markup("this law has been repealed."))


def _time(hub: Hub, record: Record) -> Iterator[Notice]:
    if record.valid_from and record.valid_from > hub.today:
        yield Notice("warning", "Not yet:", Markup("this holds from {}.").format(_day(record.valid_from)))
    if record.valid_until and record.valid_until < hub.today:
        text = Markup("this held until {}.{}").format(_day(record.valid_until), _heirs(hub, record))
        yield Notice("stale", "Over:", text)
    elif record.valid_until:
        text = Markup("this holds until {}.{}").format(_day(record.valid_until), _heirs(hub, record))
        yield Notice("note", "It will change:", text)


def _end_of_body(hub: Hub, body: Any) -> Iterator[Notice]:
    ends: date | None = getattr(body, "dissolution_date", None)
    if ends is None:
        return
    first_day_after = _day(ends + timedelta(days=1))
    planned = getattr(body, "dissolution_status", None) not in (None, "in-force")
    if ends >= hub.today:
        how = "It is planned that it is" if planned else "It will be"
        text = Markup("{} replaced on {}.{}").format(how, first_day_after, _heirs(hub, body))
        yield Notice("note", "It will change:", text)
        return
    heirs = _heirs(hub, body)
    if planned and not heirs:
        text = Markup("it was to be replaced on {}. Please make sure who does its work now.").format(first_day_after)
        yield Notice("stale", "Perhaps over:", text)
    else:
        yield Notice("stale", "Over:", Markup("it was replaced on {}.{}").format(first_day_after, heirs))


def _checked(record: Record) -> Iterator[Notice]:
    if record.checked == "never":
        text = "nobody has compared this page with its sources yet. Please make sure before you rely on it."
        yield Notice("warning", "Not yet checked:", escape(text))


def _heirs(hub: Hub, record: Record) -> Markup:
    found = hub.all(record.succeeded_by)
    return Markup(" In its place: {}.").format(in_words(found)) if found else Markup()


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
