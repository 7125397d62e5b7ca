"""Entries for who holds power: people, bodies, rights, plans, issues and what was tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from hubsite import Hub, Markup, escape, labelled, marked, plain, with_commas
from hubsite import gettext as _

from .consented import until
from .entry import Entry, few, plain_entry, said_of
from .labels import label_of
from .law import law_status
from .out_of_date import stepping_back
from .posts import is_over, post_label
from .show import link_to, show
from .timing import end, marks
from .words import choice_words, day_words, with_a_capital

_FINISHED = ("solved", "answered", "not-possible")
_LEVELS = ("neighbourhood", "across-neighbourhoods", "authority", "higher")
_ANSWERED = marked("Answered on {day}")
_RUNS = ("running", "planned", "idea", "paused", "ended")


def _person(hub: Hub, record: Any) -> Entry:
    posts = [
        with_commas([post_label(hub, each), link_to(hub, each.body)])
        for each in record.memberships
        if not is_over(hub, each)
    ]
    return Entry(record, tuple(posts), plain_entry(hub, record).order, contacts=_contacts(hub, record))


def _contacts(hub: Hub, record: Any) -> Markup:
    row = Markup('<p class="meta"{}>{}</p>')
    known = ((name, value) for name in ("phone", "email") if (value := getattr(record, name)))
    rows = (row.format(until(record, name), labelled(label_of(name), show(hub, value, name))) for name, value in known)
    return stepping_back(hub, record, Markup("\n").join(rows))


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
    said = (escape(with_a_capital(record.classification)),) if record.classification else ()
    if record.dissolution_date and record.dissolution_date < hub.today:
        if record.dissolution_status == "announced" and not record.succeeded_by:
            planned = said_of(marked("It was planned to end on {day}"), record.dissolution_date)
            return Entry(record, (*said, planned), (2,), _("Perhaps over"), open=False)
        ended = said_of(marked("Ended on {day}"), record.dissolution_date)
        return Entry(record, (*said, ended), (3,), _("Over"), open=False)
    if record.founding_date and record.founding_date > hub.today:
        begins = said_of(marked("Begins on {day}"), record.founding_date)
        return Entry(record, (*said, begins), (1,), _("To come"), open=False)
    return Entry(record, said, (0, *plain_entry(hub, record).order))


def _issue(hub: Hub, record: Any) -> Entry:
    """Late answers first, then what is open by the level it is at, then what is finished."""
    if record.stage in _FINISHED:
        when = (said_of(_ANSWERED, record.answered_on),) if record.answered_on else ()
        return Entry(record, (escape(choice_words(record.stage)), *when), (len(_LEVELS) + 2,), _("Finished"))
    due, waits = record.response_due, record.answered_on is None
    late = bool(waits and due and due < hub.today)
    level = _LEVELS.index(record.level) + 1 if record.level else len(_LEVELS) + 1
    facts = [_answer_due(due, late=late)] if waits and due else []
    facts += _where_now(hub, record)
    facts += [] if waits else [said_of(_ANSWERED, record.answered_on)]
    facts += [escape(choice_words(record.stage))] if record.stage else []
    heading = choice_words(record.level) if record.level else _("Level not written down")
    order = (0 if late else level, due or date.max)
    return Entry(record, tuple(facts), order, _("Overdue") if late else heading)


def _answer_due(due: date, *, late: bool) -> Markup:
    """Until when an answer is due; who reads this after that day is told that it is late."""
    words = _("Overdue: an answer was due on {day}", day=day_words(due))
    if late:
        return Markup("<strong>{}</strong>").format(words)
    said = Markup('<span{} data-then="{}">{}</span>')
    return said.format(marks(until=end(due)), plain(words), said_of(marked("Answer due by {day}"), due))


def _where_now(hub: Hub, record: Any) -> list[Markup]:
    """The level and who has it, since the day it was passed on, or was raised if it never left the neighbourhood."""
    stayed = record.level == _LEVELS[0] and not record.remitted_to
    since = record.remitted_on or (record.raised_on if stayed else None)
    facts = list(_level_since(choice_words(record.level) if record.level else "", since))
    facts += few(hub, record, "held_by", *(["remitted_to"] if record.remitted_to != record.held_by else []))
    raised = record.raised_on if since != record.raised_on else None
    return facts + ([said_of(marked("Raised on {day}"), raised)] if raised else [])


def _level_since(level: str, since: date | None) -> Iterator[Markup]:
    day = Markup("<strong>{}</strong>").format(day_words(since)) if since else None
    if level and day:
        # Translators: at which level an issue is, as in “Now: Authority, since Monday 4 May 2026”.
        yield escape(_("Now: {level}, since {day}", level=level, day=day))
    elif level:
        yield escape(_("Now: {level}", level=level))
    elif day:
        yield escape(_("Sent up on {day}", day=day))


def _initiative(hub: Hub, record: Any) -> Entry:
    said = choice_words(record.status) if record.status else _("Others")
    until = (said_of(marked("Until {day}"), record.end_date),) if record.end_date else ()
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
