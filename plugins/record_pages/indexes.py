"""The index of a kind: what stands below each name, and in which order and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from hubsite import Hub, Markup, Record, escape, say_date, say_time

from .labels import label_of
from .phone import phone_link
from .posts import is_over, post_label
from .show import link_to, show
from .words import choice_words, day_words

# A list longer than this gets a heading for each letter.
LONG_LIST = 40
# So many meetings are shown at once; those after them stand behind the name of who runs them.
NEXT_FEW = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Part of a list: its heading and what is in it; `closed` is opened by the reader, `rows` say it in short."""

    heading: str
    entries: tuple[Entry, ...]
    closed: bool = False
    rows: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list: what it is called, one line about it, and short facts below."""

    record: Record
    facts: tuple[Markup, ...] = ()
    order: tuple[Any, ...] = ()
    heading: str = ""
    open: bool = True
    moment: str = ""
    place: str = ""


def entries_of(hub: Hub, folder: str) -> list[Entry]:
    """All records of a kind, in the order in which a reader wants them."""
    make = _MAKERS.get(folder, _plain)
    entries = [make(hub, record) for record in hub.of(folder)]
    return sorted(entries, key=lambda entry: (entry.order, entry.record.name.casefold(), entry.record.id))


def grouped(hub: Hub, folder: str, entries: list[Entry]) -> list[Group]:
    """The same in groups: those the kind has, or letters when the list is long."""
    if folder == "meetings":
        return _meetings_in_groups(hub, entries)
    if any(entry.heading for entry in entries):
        return _by(entries, lambda entry: entry.heading)
    if len(entries) > LONG_LIST and len({_letter(entry) for entry in entries}) > 1 and folder != "news":
        return _by(entries, _letter)
    return [Group("", tuple(entries))]


def _by(entries: list[Entry], heading: Callable[[Entry], str]) -> list[Group]:
    return [Group(words, tuple(group)) for words, group in groupby(entries, key=heading)]


def _meetings_in_groups(hub: Hub, entries: list[Entry]) -> list[Group]:
    """The next few by their day; the later ones in short by who runs them, so that nobody has to read a hundred."""
    coming = [entry for entry in entries if not entry.heading]
    over = tuple(entry for entry in entries if entry.heading)
    later = sorted(coming[NEXT_FEW:], key=lambda entry: _runner(hub, entry)[::-1])
    return [
        *([Group("", tuple(coming[:NEXT_FEW]))] if coming else []),
        *([Group("Later, by who runs them", tuple(later), rows=_rows(hub, later))] if later else []),
        *([Group("Over", over, closed=bool(coming))] if over else []),
    ]


def _rows(hub: Hub, entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    by_runner = groupby(entries, key=lambda entry: _runner(hub, entry))
    return tuple((name, tuple(found)) for (name, _), found in by_runner)


def _runner(hub: Hub, entry: Entry) -> tuple[str, bool]:
    """The name of who runs it, and whether there is none: these come last."""
    runner = hub.get(getattr(entry.record, "run_by", None))
    return (runner.name, False) if runner else ("Others", True)


def _letter(entry: Entry) -> str:
    first = entry.record.name[:1].upper()
    return first if first.isalpha() and first.isascii() else "Others"


def _plain(hub: Hub, record: Record) -> Entry:
    letter = _letter(Entry(record))
    return Entry(
        record,
        _few(hub, record, "address", "meets_when", "meets_at", "run_by"),
        order=(letter == "Others", letter if letter != "Others" else ""),
    )


def _few(hub: Hub, record: Record, *names: str) -> tuple[Markup, ...]:
    found = []
    for name in names:
        if value := getattr(record, name, None):
            values = value if isinstance(value, tuple) else (value,)
            shown = Markup("; ").join(show(hub, each, "") for each in values)
            found.append(Markup("{}: {}").format(label_of(name, record.folder), shown))
    return tuple(found)


def _meeting(hub: Hub, record: Any) -> Entry:
    coming = record.when.next_after(hub.today, 1)
    cancelled = record.status == "cancelled"
    if not coming:
        return Entry(record, (escape(record.when.describe()),), (1, date.max), "Over", open=False)
    start = coming[0].start
    words = say_date(start.date()) + (f", {say_time(start.time())}" if record.when.start else "")
    first = Markup("<strong>Cancelled:</strong> {}" if cancelled else "Next: <strong>{}</strong>").format(words)
    place = link_to(hub, record.held_at) if record.held_at else Markup()
    where = (Markup("At {}").format(place),) if place else ()
    return Entry(record, (first, *where), (0, start), open=not cancelled, moment=words, place=place)


def _consultation(hub: Hub, record: Any) -> Entry:
    closes, opens = _day(record.closes), _day(record.opens)
    if closes and closes < hub.today:
        said = "Closed on" if not record.result else "Answered. It closed on"
        return Entry(record, (_said(said, record.closes),), (2, -closes.toordinal()), "Closed", open=False)
    if opens and opens > hub.today:
        return Entry(record, (_said("Opens on", record.opens),), (1, opens.toordinal()), "Not open yet", open=False)
    facts = (_said("Open until", record.closes),) if record.closes else ()
    return Entry(record, facts, (0, (closes or date.max).toordinal()), "Open now")


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _said(words: str, moment: date) -> Markup:
    return Markup("{} <strong>{}</strong>").format(words, day_words(moment))


def _news(hub: Hub, record: Any) -> Entry:
    old = bool(record.expires and record.expires < hub.today)
    return Entry(record, (escape(say_date(record.date)),), (old, -record.date.toordinal()), "Older" if old else "")


def _way(hub: Hub, record: Any) -> Entry:
    ladder = ("know", "turn-up", "say", "help", "organise", "decide")
    rung = ladder.index(record.effort) if record.effort in ladder else len(ladder)
    facts = tuple(escape(fact) for fact in (record.time, record.cost) if fact)
    return Entry(record, facts, (rung,), choice_words(record.effort) if record.effort else "More ways")


def _person(hub: Hub, record: Any) -> Entry:
    posts = [
        Markup("{}, {}").format(post_label(hub, each), link_to(hub, each.body))
        for each in record.memberships
        if not is_over(hub, each)
    ]
    phone = [Markup("Telephone: {}").format(phone_link(record.phone))] if record.phone else []
    email = [Markup("E-mail: {}").format(show(hub, record.email, "email"))] if record.email else []
    return Entry(record, (*posts, *phone, *email), _plain(hub, record).order)


def _fund(hub: Hub, record: Any) -> Entry:
    return Entry(record, _few(hub, record, "amount", "amount_max", "closes"), _plain(hub, record).order)


def _staged(*names: str) -> Callable[[Hub, Any], Entry]:
    def make(hub: Hub, record: Any) -> Entry:
        said = [escape(choice_words(value)) for name in names if (value := getattr(record, name, None))]
        return Entry(record, tuple(said), _plain(hub, record).order)

    return make


def _service(hub: Hub, record: Any) -> Entry:
    return Entry(record, _few(hub, record, "run_by", "address", "opening_hours"), _plain(hub, record).order)


_MAKERS: dict[str, Callable[[Hub, Any], Entry]] = {
    "meetings": _meeting,
    "consultations": _consultation,
    "news": _news,
    "ways": _way,
    "people": _person,
    "funds": _fund,
    "services": _service,
    "issues": _staged("stage"),
    "initiatives": _staged("status"),
    "plans": _staged("stage"),
    "rights": _staged("status"),
    "places": _staged("classification"),
    "bodies": _staged("classification"),
}
