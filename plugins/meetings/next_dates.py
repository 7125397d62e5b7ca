"""When those who run meetings meet next: three dates, and the later ones waiting behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappush, heappushpop
from typing import Any

from hubsite import Hub, Markup, Panel, marked, say_changes, say_start, with_semicolons
from hubsite import gettext as _

from .words import rendered

SHOWN = 3
# A page is read weeks after it was built. Where little is on in that time, the list goes on to so many dates in all.
_AHEAD, _LEAST = timedelta(days=75), 8
_STATES = {"cancelled": marked("Cancelled:"), "moved": marked("Moved:")}


@dataclass(frozen=True, slots=True)
class NextDate:
    """One time of a meeting, on or off, as a line of the list."""

    meeting: Any
    happening: Any

    @property
    def until(self) -> datetime:
        """When it is past: at its end, or with its day where no end is known. A UK wall-clock time."""
        until: datetime = self.happening.is_over_after
        return until

    @property
    def words(self) -> str:
        """`Thursday 3 December 2026, 7pm`."""
        return say_start(self.happening.start, all_day=self.happening.all_day)

    @property
    def state(self) -> str:
        """`Cancelled:`, `Moved:`, or ""."""
        state = _STATES.get(self.happening.state)
        return _(state) if state else ""

    @property
    def note(self) -> Markup:
        """Why, and when it is instead."""
        return with_semicolons(say_changes(self.happening))


def next_dates(hub: Hub, meetings: Sequence[Any]) -> Iterator[Panel]:
    """The next times of all these meetings in one list; of what is cancelled as a whole, none."""
    held = [each for each in meetings if each.status != "cancelled"]
    found = sorted((each for meeting in held for each in _of(hub, meeting)), key=_order)
    if found:
        lines = _lines(_needed(_enough(hub, found)))
        yield Panel(
            title=_("Next dates"), body=rendered("next_dates.html", lines=lines, hub=hub, shown=SHOWN), order=20
        )


def _of(hub: Hub, meeting: Any) -> list[NextDate]:
    last = hub.today + _AHEAD
    found = hub.happenings(meeting, hub.today, last)
    if sum(each.is_on for each in found) < _LEAST:
        found += [each for each in hub.next_happenings(meeting, _LEAST) if each.date > last]
    return [NextDate(meeting, each) for each in found]


def _enough(hub: Hub, dates: Sequence[NextDate]) -> list[NextDate]:
    """All within the time ahead, and after it as many as are lacking, of whichever meeting."""
    enough: list[NextDate] = []
    known = 0
    for each in dates:
        if known >= _LEAST and each.happening.date > hub.today + _AHEAD:
            break
        enough.append(each)
        known += each.happening.is_on
    return enough


def _order(each: NextDate) -> tuple[Any, ...]:
    return each.happening.start, each.meeting.name.casefold(), each.meeting.key, each.happening.planned


def _needed(dates: Iterable[NextDate]) -> Iterator[NextDate]:
    """Those that will ever be among the first that are shown: not what ends before as many that began earlier."""
    last_to_end: list[datetime] = []
    for each in dates:
        if len(last_to_end) == SHOWN and each.until <= last_to_end[0]:
            continue
        yield each
        if each.happening.is_on:
            (heappush if len(last_to_end) < SHOWN else heappushpop)(last_to_end, each.until)


def _lines(dates: Iterable[NextDate]) -> Iterator[tuple[NextDate, Markup]]:
    """Each with the marks for its tag, which the script of the theme reads; what is off is shown and not counted."""
    place = 0
    for each in dates:
        marks = Markup(' data-until="{}"').format(each.until.isoformat(timespec="minutes"))
        is_on = each.happening.is_on
        yield each, marks + Markup("" if is_on else " data-off") + Markup(" hidden" if place >= SHOWN else "")
        place += is_on
