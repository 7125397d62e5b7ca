"""What a reader must know before relying on a page: cancelled, not yet checked, not yet in force, over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Record, escape, say_date

from .answering import is_closed, is_to_open
from .law import law_status
from .posts import is_over
from .show import in_words
from .words import day_words


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
        *_consultation(hub, record),
        *_closure(hub, record),
        *_time(hub, record),
        *_start_of_body(hub, record),
        *_end_of_body(hub, record),
        *_out_of_post(hub, record),
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
    status = law_status(record, hub.today) if hasattr(record, "status") else None
    if status == "cancelled":
        yield Notice("cancelled", "Cancelled:", Markup("this does not take place."))
    elif status == "temporarily-closed":
        yield Notice("moved", "Closed for now:", Markup("please ask before you set out."))
    elif status == "defunct":
        yield Notice("stale", "Over:", Markup("this no longer runs.{}").format(_heirs(hub, record)))
    elif status == "enacted-not-commenced" and record.valid_from is None:
        yield Notice("warning", "Not in force yet:", Markup("the law has been passed, but it has not begun."))
    elif status == "announced":
        yield Notice("warning", "Only announced:", Markup("it is not law yet, and it may change."))
    elif status == "repealed" and record.valid_until is None:
        yield Notice("stale", "No longer in force:", Markup("this law has been repealed."))


def _closure(hub: Hub, record: Any) -> Iterator[Notice]:
    """A place that is shut for some days, weeks or months: until they are over."""
    first: date | None = getattr(record, "closed_from", None)
    last: date | None = getattr(record, "closed_until", None)
    if not (first or last) or (last and last < hub.today):
        return
    until = f"until {_day(last)}" if last else "until further notice"
    days = f"from {_day(first)} {until}" if first else until
    why = Markup(" {}").format(record.closed_reason) if record.closed_reason else Markup()
    to_come = first is not None and first > hub.today
    kind, word = ("note", "It will close:") if to_come else ("moved", "Closed for now:")
    yield Notice(kind, word, Markup("{}.{}").format(days, why))


def _consultation(hub: Hub, record: Any) -> Iterator[Notice]:
    """Nobody should sit down to answer what is over, or what has not begun."""
    if record.folder != "consultations":
        return
    if is_closed(hub, record):
        came = "What came of it stands below." if record.result else "No result is recorded here yet."
        yield Notice("stale", "Closed:", escape(f"you could answer until {day_words(record.closes)}. {came}"))
    elif is_to_open(hub, record):
        words = escape(f"you can answer from {day_words(record.opens)} on.")
        yield Notice("note", "Not open yet:", words)


def _time(hub: Hub, record: Record) -> Iterator[Notice]:
    if record.valid_from and record.valid_from > hub.today:
        yield Notice("warning", "Not yet:", Markup("this holds from {}.").format(_day(record.valid_from)))
    if record.valid_until and record.valid_until < hub.today:
        text = Markup("this held until {}.{}").format(_day(record.valid_until), _heirs(hub, record))
        yield Notice("stale", "Over:", text)
    elif record.valid_until:
        text = Markup("this holds until {}.{}").format(_day(record.valid_until), _heirs(hub, record))
        yield Notice("note", "It will change:", text)


_TO_END = {
    "announced": "It is planned that it is replaced on",
    "enacted-not-commenced": "By law it is to be replaced on",
}


def _start_of_body(hub: Hub, body: Any) -> Iterator[Notice]:
    begins: date | None = getattr(body, "founding_date", None)
    if begins is not None and begins > hub.today:
        yield Notice("warning", "Not yet:", Markup("it begins its work on {}.").format(_day(begins)))


def _end_of_body(hub: Hub, body: Any) -> Iterator[Notice]:
    ends: date | None = getattr(body, "dissolution_date", None)
    if ends is None:
        return
    first_day_after = _day(ends + timedelta(days=1))
    status, heirs = getattr(body, "dissolution_status", None), _heirs(hub, body)
    planned = status not in (None, "in-force")
    if ends >= hub.today:
        how = _TO_END.get(str(status), "It will be replaced on" if heirs else "It will end on")
        yield Notice("note", "It will change:", Markup("{} {}.{}").format(how, first_day_after, heirs))
        return
    if planned and not heirs:
        text = Markup("it was to end on {}. Please make sure who does its work now.").format(first_day_after)
        yield Notice("stale", "Perhaps over:", text)
    else:
        how = "was replaced" if heirs else "ended"
        yield Notice("stale", "Over:", Markup("it {} on {}.{}").format(how, first_day_after, heirs))


def _out_of_post(hub: Hub, person: Any) -> Iterator[Notice]:
    """Somebody whose every term has ended must not be taken for the one to ask."""
    memberships = getattr(person, "memberships", ())
    if memberships and all(is_over(hub, each) for each in memberships):
        last = max(each.end_date for each in memberships)
        yield Notice("stale", "No longer in post:", escape(f"the last term recorded here ended on {_day(last)}."))


def _checked(record: Record) -> Iterator[Notice]:
    if record.checked == "never":
        how_much = "not everything" if any(source.accessed for source in record.sources) else "nothing"
        text = f"{how_much} on this page was compared with its sources. Please make sure before you rely on it."
        yield Notice("warning", "Not yet checked:", escape(text))


def _heirs(hub: Hub, record: Record) -> Markup:
    found = hub.all(record.succeeded_by)
    return Markup(" In its place: {}.").format(in_words(found)) if found else Markup()


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
