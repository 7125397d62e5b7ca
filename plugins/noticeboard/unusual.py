"""The rule of a series of meetings in words, since when and until when it holds, and what is not as usual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hubsite import Happening, Hub, Markup, say_changes, say_list, say_start, with_semicolons
from hubsite import gettext as _

from .days import say_day
from .sheet import Text

_DAY = timedelta(days=1)
# The first and the last day that are shown on which it is this rule of a meeting that counts.
Span = tuple[date, date]


def rule_words(when: Any, times: list[Happening], today: date, last: date) -> Text:
    """The rule without what is past or far off: since when it is so; days on which it is not are said after it."""
    rule, first = when.rule, when.rule.first
    if rule.count is None and first and first < today:
        # Every other week or month needs a day to count from: the next one that is planned.
        first = None if rule.interval == 1 else min(each.planned for each in times)
    until = rule.until if rule.until and rule.until <= last else None
    words: str = replace(when, rule=replace(rule, first=first, until=until, skipped=())).describe()
    return words


def span_of(meeting: Any, phase: int, today: date, last: date) -> Span:
    """The days of a phase, of those from today until the last one shown."""
    begins = meeting.later_on[phase - 1].since if phase else date.min
    ends = meeting.later_on[phase].since - _DAY if phase < len(meeting.later_on) else date.max
    return max(begins, today), min(ends, last)


def span_words(span: Span, phase: int, today: date, last: date) -> Iterator[Text]:
    """From when and until when it is this rule, where another one comes before or after it."""
    begins, ends = span
    if phase and begins > today:
        yield _("From {day}", day=say_day(begins))
    if ends < last:
        yield _("Until {day}", day=say_day(ends))


def not_on(rule: Any, times: list[Happening], span: Span, last: date) -> Iterator[Text]:
    """Days of the rule on which it is off, and those from which it was moved beyond the last day shown."""
    skipped = (day for day in rule.planned(*span) if any(day in days for days in rule.skipped))
    off = {each.date for each in times if each.state == "cancelled"}.union(skipped)
    if off:
        yield _("not on {days}", days=say_list(say_day(day) for day in sorted(off)))
    for each in times:
        # What is moved to a day that is shown is said there.
        if each.state == "moved" and each.other and each.other.date() > last:
            yield _unusual(each, say_changes(each))


def not_as_usual(hub: Hub, happening: Happening, usual: str | None) -> Iterator[Text]:
    """A time that is on, if in another place or otherwise than by the rule."""
    place = hub.get(happening.held_at) if happening.held_at != usual else None
    notes = [*([place.name] if place else []), *say_changes(happening)]
    if happening.is_on and notes:
        yield _unusual(happening, notes)


def _unusual(happening: Happening, notes: Iterable[Text]) -> Text:
    return Markup("{} ({})").format(say_start(happening.start, all_day=happening.all_day), with_semicolons(notes))
