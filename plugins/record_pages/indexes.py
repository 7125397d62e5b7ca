"""The index of a kind: what stands below each name, and in which order and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from hubsite import Hub, Markup, Record, escape, say_date, say_time

from .show import link_to, show
from .words import choice_words, day_words, label_of

# A list longer than this gets a heading for each letter.
LONG_LIST = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list: what it is called, one line about it, and short facts below."""

    record: Record
    facts: tuple[Markup, ...] = ()
    order: tuple[Any, ...] = ()
    heading: str = ""
    open: bool = True


def entries_of(hub: Hub, folder: str) -> list[Entry]:
    """All records of a kind, in the order in which a reader wants them."""
    make = _MAKERS.get(folder, _plain)
    entries = [make(hub, record) for record in hub.of(folder)]
    return sorted(entries, key=lambda entry: (entry.order, entry.record.name.casefold(), entry.record.id))


def grouped(folder: str, entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """The same under headings: those the kind has, or letters when the list is long."""
    if any(entry.heading for entry in entries):
        return [(heading, list(group)) for heading, group in groupby(entries, key=lambda entry: entry.heading)]
    letters = {_letter(entry) for entry in entries}
    in_order_of_days = folder in {"news", "meetings"}
    if len(entries) > LONG_LIST and len(letters) > 1 and not in_order_of_days:
        return [(letter, list(group)) for letter, group in groupby(entries, key=_letter)]
    return [("", entries)]


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
            found.append(Markup("{}: {}").format(label_of(name), shown))
    return tuple(found)


def _meeting(hub: Hub, record: Any) -> Entry:
    coming = record.when.next_after(hub.today, 1)
    cancelled = record.status == "cancelled"
    if not coming:
        return Entry(record, (escape(record.when.describe()),), (1, date.max), "Over", open=False)
    start = coming[0].start
    words = say_date(start.date()) + (f", {say_time(start.time())}" if record.when.start else "")
    first = Markup("<strong>Cancelled:</strong> {}" if cancelled else "Next: <strong>{}</strong>").format(words)
    where = (Markup("At {}").format(link_to(hub, record.held_at)),) if record.held_at else ()
    return Entry(record, (first, *where), (0, start), open=not cancelled)


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
    facts = []
    for membership in record.memberships:
        body = hub.get(membership.body)
        posts = {post.id: post.label for post in getattr(body, "posts", ())}
        role = posts.get(membership.post) or choice_words(membership.post or "member")
        facts.append(Markup("{}, {}").format(role, link_to(hub, membership.body)))
    return Entry(record, tuple(facts), _plain(hub, record).order)


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
