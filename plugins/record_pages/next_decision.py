"""When something is decided next: the first meeting of who decides, and the first question that closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from hubsite import Hub, Markup, Record, day_of, marked, say_date
from hubsite import gettext as _

from .coming import AHEAD, FEW, coming_of
from .show import link
from .timing import beginning, end, marks

_ROW = Markup("<li{}>{}</li>")
_LIST = Markup('<ul class="coming"{}>{}</ul><p class="coming-none" hidden>{}</p>')
# Translators: `link` is the meeting.
_THEY_MEET = marked("They meet next on {day}: {link}")
_THEY_MEET_PERHAPS = marked("They meet next, perhaps about other things, on {day}: {link}")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that comes next: its day, the message for it, and the record whose page says more.

    It is next from `since` (None: already) until `until`. Of those with the same `group` only the first one counts.
    """

    day: date
    words: str
    record: Record
    until: datetime
    since: datetime | None = None
    group: str = ""


def next_decisions(hub: Hub, decision: Any) -> list[Step]:
    """What comes next for those who decide, soonest first, with what follows for who reads the page later."""
    return sorted([*_meetings(hub, decision), *_consultations(hub, decision)], key=_soonest)


def _soonest(step: Step) -> tuple[date, str, str]:
    return step.day, step.record.key, step.words


def _meetings(hub: Hub, decision: Any) -> Iterator[Step]:
    """The meetings connected with this decision; without any, the next of who decides, perhaps about other things."""
    deciders = _with_committees(hub, decision.decides)
    theirs = [meeting for meeting in hub.of("meetings") if _is_on(meeting) and _runner(meeting) in deciders]
    connected = [meeting for meeting in theirs if _belong_together(meeting, decision)]
    words = _THEY_MEET if connected else _THEY_MEET_PERHAPS
    for meeting in connected or theirs:
        for coming in coming_of(hub, meeting, AHEAD, FEW):
            if coming.happening.is_on:
                group = meeting.key if connected else "meetings"
                yield Step(coming.happening.date, words, meeting, coming.until, group=group)


def _with_committees(hub: Hub, decides: Iterable[str]) -> set[str]:
    """The bodies that decide, and those that are part of them: most of what a council decides is for a committee."""
    deciders = {body.key for body in hub.current(decides)}
    committees = {body.key for body in hub.of("bodies") if getattr(body, "parent", None) in deciders}
    return deciders | committees


def _is_on(meeting: Record) -> bool:
    return getattr(meeting, "status", None) != "cancelled"


def _runner(meeting: Record) -> str | None:
    runner: str | None = getattr(meeting, "run_by", None)
    return runner


def _belong_together(one: Record, other: Record) -> bool:
    return other.key in one.related or one.key in other.related


def _consultations(hub: Hub, decision: Any) -> Iterator[Step]:
    """Only questions that are connected with this decision: a council asks about many things."""
    for question in hub.of("consultations"):
        if _belong_together(question, decision):
            yield from _days_of(hub.today, question)


def _days_of(today: date, question: Any) -> Iterator[Step]:
    opens, closes, decided = day_of(question.opens), day_of(question.closes), question.decision_expected
    begins = beginning(question.opens) if opens and opens > today else None
    if opens and begins:
        yield Step(opens, marked("You can answer from {day}: {link}"), question, begins)
    if closes and closes >= today:
        yield Step(closes, marked("You can answer until {day}: {link}"), question, end(question.closes), begins)
    if decided and decided >= today and not question.result:
        yield Step(decided, marked("It is to be decided on {day}: {link}"), question, end(decided))


def next_decision(hub: Hub, decision: Record, most: int | None = None) -> Markup:
    """What comes next, with links; `most` gives only so many of the soonest. Empty where nothing is known."""
    rows, place = [], 0
    for step in _one_by_one(next_decisions(hub, decision)):
        place += step.since is None
        hidden = most is not None and place > most
        mark = marks(step.since, step.until, hidden=hidden and step.since is None)
        day = Markup("<strong>{}</strong>").format(say_date(step.day))
        rows.append(_ROW.format(mark, _(step.words, day=day, link=link(step.record.path, step.record.name))))
    show = Markup(' data-show="{}"').format(most) if most else ""
    return _LIST.format(show, Markup().join(rows), _("No date known")) if rows else Markup()


def _one_by_one(steps: Iterable[Step]) -> Iterator[Step]:
    """Of each group one step after the other: the next becomes true when the one before it is over."""
    over: dict[str, datetime] = {}
    for step in steps:
        before = over.get(step.group) if step.group else None
        if before is None or step.until > before:
            over[step.group] = step.until
            yield replace(step, since=before or step.since)
