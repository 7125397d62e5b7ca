"""Entries for what goes on: meetings, questions to answer, news, money, services."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hubsite import Hub, Markup, day_of, escape, marked, say_date
from hubsite import gettext as _

from .coming import FEW, SOON, coming_of, next_date
from .ease import ease, ease_words, is_asked_for
from .entry import Entry, few, plain_entry, said_of
from .show import link_to
from .timing import beginning, end

# What stands below this heading is also told on the front page.
OPEN_NOW = marked("Open now")


def _meeting(hub: Hub, record: Any) -> Iterator[Entry]:
    cancelled = record.status == "cancelled"
    coming = coming_of(hub, record, SOON, FEW) or ([] if not cancelled else coming_of(hub, record, SOON * 6))
    ends = coming[-1].until if coming and record.when.rule is None and not record.later_on else None
    if coming:
        words = next_date(coming)
        first = _cancelled(words) if cancelled else escape(_("Next: {time}", time=words))
        place = link_to(hub, record.held_at) if record.held_at else Markup()
        where = (escape(_("At {place}", place=place)),) if place else ()
        order = (0, coming[0].happening.start)
        yield Entry(record, (first, *where), order, open=not cancelled, moment=words, until=ends)
    if ends or not coming:
        yield Entry(record, (escape(record.when.describe()),), (1, date.max), _("Over"), open=False, since=ends)


def _cancelled(time: Markup) -> Markup:
    return Markup("<strong>{}</strong> {}").format(_("Cancelled:"), time)


def _question(hub: Hub, record: Any) -> Iterator[Entry]:
    answered = getattr(record, "result", None)
    closed = marked("Answered. It closed on {day}") if answered else marked("Closed on {day}")
    return _window(hub, record, closed)


def _fund(hub: Hub, record: Any) -> Iterator[Entry]:
    facts = (*few(hub, record, "amount", "amount_max"), *ease_words(record))
    # Read from words, and so from those of the main language: the order is the same in all.
    hurdles = ease((hub.original or hub).get(record.key))
    if not is_asked_for(record):
        yield Entry(record, facts, (4,), _("Not money that one applies for"))
    elif record.rolling == "yes" and not (record.opens or record.closes):
        yield Entry(record, (*facts, escape(_("Open all year"))), (0, hurdles), _(OPEN_NOW))
    elif record.opens or record.closes:
        for entry in _window(hub, record, marked("Closed on {day}"), facts):
            state, *day = entry.order
            yield replace(entry, order=(state, hurdles, *day))
    else:
        yield Entry(record, facts, (1, hurdles), _("No last day is known"))


def _window(hub: Hub, record: Any, closed: str, more: tuple[Markup, ...] = ()) -> Iterator[Entry]:
    """What can be answered or applied for from one day until another: before, while and after."""
    opens = beginning(record.opens) if record.opens and day_of(record.opens) > hub.today else None
    closes = end(record.closes) if record.closes else None
    over = bool(record.closes and day_of(record.closes) < hub.today)
    if opens and not over:
        facts = (*more, said_of(marked("Opens on {day}"), record.opens))
        yield Entry(record, facts, (2, opens.toordinal()), _("Not open yet"), open=False, until=opens)
    if not over:
        facts = (*more, *([said_of(marked("Open until {day}"), record.closes)] if closes else []))
        yield Entry(record, facts, (0, (closes or date.max).toordinal()), _(OPEN_NOW), since=opens, until=closes)
    if closes:
        facts = (*more, said_of(closed, record.closes))
        since = None if over else closes
        yield Entry(record, facts, (3, -closes.toordinal()), _("Closed"), open=False, since=since)


def _news(hub: Hub, record: Any) -> Iterator[Entry]:
    facts, order = (escape(say_date(record.date)),), -record.date.toordinal()
    old = bool(record.expires and record.expires < hub.today)
    expires = end(record.expires) if record.expires and not old else None
    if not old:
        yield Entry(record, facts, (0, order), until=expires)
    if old or expires:
        yield Entry(record, facts, (1, order), _("Older"), since=expires)


def _service(hub: Hub, record: Any) -> Entry:
    return Entry(record, few(hub, record, "run_by", "address", "opening_hours"), plain_entry(hub, record).order)


LIVING: Mapping[str, Callable[[Hub, Any], Entry]] = {"services": _service}
# These change from one day to the next: an entry for each state that is still to come.
CHANGING: Mapping[str, Callable[[Hub, Any], Iterator[Entry]]] = {
    "meetings": _meeting,
    "consultations": _question,
    "news": _news,
    "funds": _fund,
}
