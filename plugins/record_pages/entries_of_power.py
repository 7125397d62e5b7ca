"""Entries for who holds power: people, bodies, rights, plans, issues and what was tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hubsite import Hub, Markup, escape

from .entry import Entry, few, plain_entry, said_of
from .law import law_status
from .phone import phone_link
from .posts import is_over, post_label
from .show import link_to, show
from .timing import end, marks
from .words import choice_words, day_words

_FINISHED = ("solved", "answered", "not-possible")
_LEVELS = ("neighbourhood", "across-neighbourhoods", "authority", "higher")
_RUNS = ("running", "planned", "idea", "paused", "ended")


def _person(hub: Hub, record: Any) -> Entry:
    posts = [
        Markup("{}, {}").format(post_label(hub, each), link_to(hub, each.body))
        for each in record.memberships
        if not is_over(hub, each)
    ]
    phone = [Markup("Telephone: {}").format(phone_link(record.phone))] if record.phone else []
    email = [Markup("E-mail: {}").format(show(hub, record.email, "email"))] if record.email else []
    return Entry(record, (*posts, *phone, *email), plain_entry(hub, record).order)


def _staged(*names: str) -> Callable[[Hub, Any], Entry]:
    def make(hub: Hub, record: Any) -> Entry:
        said = [escape(choice_words(value)) for name in names if (value := getattr(record, name, None))]
        return Entry(record, tuple(said), plain_entry(hub, record).order)

    return make


def _right(hub: Hub, record: Any) -> Entry:
    status = law_status(record, hub.today)
    return Entry(record, (escape(choice_words(status)),) if status else (), plain_entry(hub, record).order)


def _body(hub: Hub, record: Any) -> Entry:
    """What it is; those that have ended last, those that are to come before them."""
    said = (escape(choice_words(record.classification)),) if record.classification else ()
    if record.dissolution_date and record.dissolution_date < hub.today:
        if record.dissolution_status == "announced" and not record.succeeded_by:
            planned = said_of("It was planned to end on", record.dissolution_date)
            return Entry(record, (*said, planned), (2,), "Perhaps over", open=False)
        return Entry(record, (*said, said_of("Ended on", record.dissolution_date)), (3,), "Over", open=False)
    if record.founding_date and record.founding_date > hub.today:
        return Entry(record, (*said, said_of("Begins on", record.founding_date)), (1,), "To come", open=False)
    return Entry(record, said, (0, *plain_entry(hub, record).order))


def _issue(hub: Hub, record: Any) -> Entry:
    """Late answers first, then what is open by the level it is at, then what is finished."""
    if record.stage in _FINISHED:
        when = (said_of("Answered on", record.answered_on),) if record.answered_on else ()
        return Entry(record, (escape(choice_words(record.stage)), *when), (len(_LEVELS) + 2,), "Finished")
    due, waits = record.response_due, record.answered_on is None
    late = bool(waits and due and due < hub.today)
    level = _LEVELS.index(record.level) + 1 if record.level else len(_LEVELS) + 1
    facts = [_answer_due(due, late=late)] if waits and due else []
    facts += _where_now(hub, record)
    facts += [] if waits else [said_of("Answered on", record.answered_on)]
    facts += [escape(choice_words(record.stage))] if record.stage else []
    heading = choice_words(record.level) if record.level else "Level not written down"
    order = (0 if late else level, due or date.max)
    return Entry(record, tuple(facts), order, "Overdue" if late else heading)


def _answer_due(due: date, *, late: bool) -> Markup:
    """Until when an answer is due; who reads this after that day is told that it is late."""
    words = f"Overdue: an answer was due on {day_words(due)}"
    if late:
        return Markup("<strong>{}</strong>").format(words)
    said = Markup('<span{} data-then="{}">Answer due by <strong>{}</strong></span>')
    return said.format(marks(until=end(due)), words, day_words(due))


def _where_now(hub: Hub, record: Any) -> list[Markup]:
    """The level and who has it, since the day it was passed on, or was raised if it never left the neighbourhood."""
    stayed = record.level == _LEVELS[0] and not record.remitted_to
    since = record.remitted_on or (record.raised_on if stayed else None)
    level = Markup("Now: {}").format(choice_words(record.level)) if record.level else Markup()
    words = level + ", since" if level else "Sent up on"
    facts = [said_of(words, since)] if since else [level] if level else []
    facts += few(hub, record, "held_by", *(["remitted_to"] if record.remitted_to != record.held_by else []))
    return facts + ([said_of("Raised on", record.raised_on)] if record.raised_on and since != record.raised_on else [])


def _initiative(hub: Hub, record: Any) -> Entry:
    said = choice_words(record.status) if record.status else "Others"
    until = (said_of("Until", record.end_date),) if record.end_date else ()
    order = (_RUNS.index(record.status) if record.status else len(_RUNS),)
    return Entry(record, (*few(hub, record, "run_by"), *until), order, said)


POWER: Mapping[str, Callable[[Hub, Any], Entry]] = {
    "people": _person,
    "bodies": _body,
    "rights": _right,
    "issues": _issue,
    "initiatives": _initiative,
    "plans": _staged("stage"),
    "places": _staged("classification"),
}
