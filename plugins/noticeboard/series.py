"""How the meetings of a group, or in a space, are said on paper.

A sheet hangs for weeks: it gives the rule by which a series comes again, and of single dates only those that are not
as usual. So it stays the same from one day to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hubsite import Happening, Hub, Record, say_changes, say_date, with_commas, with_semicolons
from hubsite import gettext as _

from .closed import closed_days, closed_words
from .holding import holds
from .of_times import anyone_words, not_told, off_words, rule_of, times_of
from .sheet import Row, Text
from .unusual import not_as_usual, not_on, rule_words, span_of, span_words
from .words import kept, place_words, time_words

# Times until the last day shown.
_FEW = 2


@dataclass(frozen=True, slots=True)
class Series:
    """A row of meetings: what is said of them, and its place among others: by day of the week, then by date.

    `facts` are the meeting and the places of which more is said than the name.
    `is_steady` if the rule holds for good and on every day that is shown, so that it may be taken home.
    """

    order: tuple[Any, ...]
    meeting: Any
    row: Row
    facts: tuple[Record, ...]
    is_steady: bool = False


@dataclass(frozen=True, slots=True)
class _Board:
    """For what the meetings are told: until which day, and in or from which place.

    With `only_at` it is what goes on in that space. Else places are said, unless it is the one `at_home`.
    """

    hub: Hub
    last: date
    only_at: str = ""
    at_home: str | None = None

    def place(self, key: str | None) -> Text:
        return "" if self.only_at or key == self.at_home else place_words(self.hub, key)

    def facts(self, meeting: Record, times: Iterable[Happening]) -> tuple[Record, ...]:
        """The meeting and where it takes place, as far as more of a place is said than its name."""
        places = (self.hub.get(each.held_at) for each in times if each.is_on and not self.only_at)
        return tuple(dict.fromkeys((meeting, *(place for place in places if place))))

    def runner(self, meeting: Any) -> Text:
        runner = self.hub.get(meeting.run_by) if self.only_at else None
        return runner.name if runner and runner.name != meeting.name else ""


def series_of(
    hub: Hub, records: Iterable[Record], last: date, *, only_at: str = "", at_home: str | None = None
) -> list[Series]:
    """What there is from today until the last day, of those records that are meetings.

    `only_at` is the full id of a space, if only that counts; places are not said then, nor that of `at_home`.
    """
    board = _Board(hub, last, only_at, at_home)
    meetings = {each.key: each for each in records if each.folder == "meetings" and holds(hub, each)}
    found = (series for meeting in meetings.values() for series in _of_meeting(board, meeting))
    return sorted(found, key=lambda each: each.order)


def _of_meeting(board: _Board, meeting: Any) -> Iterator[Series]:
    happenings = sorted(times_of(board.hub, meeting, board.hub.today, board.last), key=_by_phase)
    for phase, found in groupby(happenings, key=_by_phase):
        times, (when, usual) = list(found), rule_of(meeting, phase)
        if _is_told_by_rule(when.rule, times) and board.only_at in ("", usual):
            yield _again(board, meeting, phase, times)
        else:
            here = [each for each in times if board.only_at in ("", each.held_at)]
            on, off = [each for each in here if each.is_on], [each for each in here if not each.is_on]
            yield from (_once(board, meeting, each) for each in (*on, *not_told(off, on)))


def _is_told_by_rule(rule: Any, times: list[Any]) -> bool:
    """“Every three months on the third Wednesday” is quicker to read as a date or two."""
    return bool(rule) and not (rule.interval > 1 and len(times) <= _FEW)


def _by_phase(happening: Any) -> int:
    phase: int = happening.phase
    return phase


def _again(board: _Board, meeting: Any, phase: int, times: list[Any]) -> Series:
    when, usual = rule_of(meeting, phase)
    first = times[0]
    is_weekly = str(when.rule.frequency) == "WEEKLY" and when.rule.interval == 1
    order = (not is_weekly, first.start.weekday() if is_weekly else first.start.toordinal(), first.start.time())
    is_steady = False
    if meeting.status == "cancelled":
        body: tuple[Text, ...] = (_("Cancelled: {name}", name=meeting.name),)
    else:
        span = span_of(meeting, phase, board.hub.today, board.last)
        dates = (*span_words(span, phase, board.hub.today, board.last), *not_on(when.rule, times, span, board.last))
        unusual = (text for each in times for text in not_as_usual(board.hub, each, usual))
        closed = closed_days(board.hub, times, at_home=bool(board.only_at))
        notes = kept([*_notes(meeting), *dates, *unusual, *closed])
        is_steady = not notes and phase == len(meeting.later_on) and not meeting.valid_until
        body = (meeting.name, board.place(usual), *notes)
    row = Row(rule_words(when, times, board.hub.today, board.last), kept(body), board.runner(meeting))
    return Series((*order, meeting.key, phase), meeting, row, board.facts(meeting, times), is_steady)


def _once(board: _Board, meeting: Any, happening: Any) -> Series:
    changes = with_semicolons(say_changes(happening))
    if happening.state == "cancelled":
        body: tuple[Text, ...] = (_("Cancelled: {name}", name=meeting.name), changes)
    elif happening.state == "moved":
        body = (off_words(happening, meeting.name), changes)
    else:
        name = with_commas([meeting.name, time_words(happening)])
        closed = closed_words(board.hub, happening)
        body = (name, board.place(happening.held_at), *_notes(meeting), changes, closed)
    order = (True, happening.start.toordinal(), happening.start.time(), meeting.key, happening.phase)
    row = Row(say_date(happening.date), kept(body), board.runner(meeting))
    return Series(order, meeting, row, board.facts(meeting, [happening]))


def _notes(meeting: Any) -> Iterator[Text]:
    if meeting.status == "tentative":
        yield _("Not certain yet")
    yield from anyone_words(meeting)
