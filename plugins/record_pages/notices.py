"""What a reader must know before relying on a page: cancelled, not yet checked, not yet in force, over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Record, escape, marked, say_date
from hubsite import gettext as _

from .answering import is_closed, is_to_open
from .law import law_status
from .out_of_date import doubt
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
        *_emergency(hub, record),
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


def _emergency(hub: Hub, record: Any) -> Iterator[Notice]:
    """It is never put away: the number may still be the right one."""
    if said := getattr(record, "emergency", None):
        yield Notice("caution", _("In an emergency:"), escape(said) + doubt(hub, record))


def _alert(record: Any) -> Iterator[Notice]:
    if said := getattr(record, "alert", None):
        yield Notice("important", _("Notice:"), escape(said))


def _status(hub: Hub, record: Any) -> Iterator[Notice]:
    status = law_status(record, hub.today) if hasattr(record, "status") else None
    if status == "cancelled":
        yield Notice("cancelled", _("Cancelled:"), escape(_("this does not take place.")))
    elif status == "temporarily-closed":
        yield Notice("moved", _("Closed for now:"), escape(_("please ask before you set out.")))
    elif status == "defunct":
        yield Notice("stale", _("Over:"), _sentences(_("this no longer runs."), _heirs(hub, record)))
    elif status == "enacted-not-commenced" and record.valid_from is None:
        words = _("the law has been passed, but it has not begun.")
        yield Notice("warning", _("Not in force yet:"), escape(words))
    elif status == "announced":
        yield Notice("warning", _("Only announced:"), escape(_("it is not law yet, and it may change.")))
    elif status == "repealed" and record.valid_until is None:
        yield Notice("stale", _("No longer in force:"), escape(_("this law has been repealed.")))


def _closure(hub: Hub, record: Any) -> Iterator[Notice]:
    """A place that is shut for some days, weeks or months: until they are over."""
    first: date | None = getattr(record, "closed_from", None)
    last: date | None = getattr(record, "closed_until", None)
    if not (first or last) or (last and last < hub.today):
        return
    to_come = first is not None and first > hub.today
    kind, word = ("note", _("It will close:")) if to_come else ("moved", _("Closed for now:"))
    yield Notice(kind, word, _sentences(_closed_days(first, last), record.closed_reason))


def _closed_days(first: date | None, last: date | None) -> str:
    """After “Closed for now:” or “It will close:”."""
    if first and last:
        return _("from {first} until {last}.", first=_day(first), last=_day(last))
    if first:
        return _("from {first} until further notice.", first=_day(first))
    return _("until {last}.", last=_day(last)) if last else _("until further notice.")


def _consultation(hub: Hub, record: Any) -> Iterator[Notice]:
    """Nobody should sit down to answer what is over, or what has not begun."""
    if record.folder != "consultations":
        return
    if is_closed(hub, record):
        until = _("you could answer until {day}.", day=day_words(record.closes))
        came = _("What came of it stands below.") if record.result else _("No result is recorded here yet.")
        yield Notice("stale", _("Closed:"), _sentences(until, came))
    elif is_to_open(hub, record):
        words = _("you can answer from {day} on.", day=day_words(record.opens))
        yield Notice("note", _("Not open yet:"), escape(words))


def _time(hub: Hub, record: Record) -> Iterator[Notice]:
    if record.valid_from and record.valid_from > hub.today:
        words = _("this holds from {day}.", day=_day(record.valid_from))
        yield Notice("warning", _("Not yet:"), escape(words))
    if record.valid_until and record.valid_until < hub.today:
        words = _("this held until {day}.", day=_day(record.valid_until))
        yield Notice("stale", _("Over:"), _sentences(words, _heirs(hub, record)))
    elif record.valid_until:
        words = _("this holds until {day}.", day=_day(record.valid_until))
        yield Notice("note", _("It will change:"), _sentences(words, _heirs(hub, record)))


_TO_END = {
    "announced": marked("It is planned that it is replaced on {day}."),
    "enacted-not-commenced": marked("By law it is to be replaced on {day}."),
}


def _start_of_body(hub: Hub, body: Any) -> Iterator[Notice]:
    begins: date | None = getattr(body, "founding_date", None)
    if begins is not None and begins > hub.today:
        yield Notice("warning", _("Not yet:"), escape(_("it begins its work on {day}.", day=_day(begins))))


def _end_of_body(hub: Hub, body: Any) -> Iterator[Notice]:
    ends: date | None = getattr(body, "dissolution_date", None)
    if ends is None:
        return
    first_day_after = _day(ends + timedelta(days=1))
    status, heirs = getattr(body, "dissolution_status", None), _heirs(hub, body)
    planned = status not in (None, "in-force")
    if ends >= hub.today:
        how = marked("It will be replaced on {day}.") if heirs else marked("It will end on {day}.")
        words = _(_TO_END.get(str(status), how), day=first_day_after)
        yield Notice("note", _("It will change:"), _sentences(words, heirs))
        return
    if planned and not heirs:
        words = _("it was to end on {day}. Please make sure who does its work now.", day=first_day_after)
        yield Notice("stale", _("Perhaps over:"), escape(words))
    else:
        how = marked("it was replaced on {day}.") if heirs else marked("it ended on {day}.")
        yield Notice("stale", _("Over:"), _sentences(_(how, day=first_day_after), heirs))


def _out_of_post(hub: Hub, person: Any) -> Iterator[Notice]:
    """Somebody whose every term has ended must not be taken for the one to ask."""
    memberships = getattr(person, "memberships", ())
    if memberships and all(is_over(hub, each) for each in memberships):
        last = _day(max(each.end_date for each in memberships))
        words = _("the last term recorded here ended on {day}.", day=last)
        yield Notice("stale", _("No longer in post:"), escape(words))


def _checked(record: Record) -> Iterator[Notice]:
    if record.checked == "never":
        in_part = any(source.accessed for source in record.sources)
        not_all = _("not everything on this page was compared with its sources.")
        nothing = _("nothing on this page was compared with its sources.")
        words = _sentences(not_all if in_part else nothing, _("Please make sure before you rely on it."))
        yield Notice("warning", _("Not yet checked:"), words)


def _heirs(hub: Hub, record: Record) -> Markup:
    found = hub.all(record.succeeded_by)
    return escape(_("In its place: {names}.", names=in_words(found))) if found else Markup()


def _sentences(*said: str | None) -> Markup:
    """One after the other; what is empty is left out."""
    return Markup(" ").join(each for each in said if each)


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
