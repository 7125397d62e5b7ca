"""What the meetings of a body decided lately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hubsite import Hub, Panel
from hubsite import gettext as _

from .words import rendered

_LAST_DATES = 3


def decided_by(hub: Hub, meetings: Sequence[Any]) -> Iterator[Panel]:
    """The decisions of the last three dates with any, over all meetings of the body, the newest first."""
    decided = [(each.date, meeting) for meeting in meetings for each in meeting.decisions if each.date]
    last = sorted({day for day, _ in decided}, reverse=True)[:_LAST_DATES]
    rows = []
    for day in last:
        for meeting in dict.fromkeys(meeting.key for date, meeting in decided if date == day):
            held: Any = hub.get(meeting)
            rows.append((day, held, [each for each in held.decisions if each.date == day], _has_minutes(held, day)))
    if rows:
        yield Panel(title=_("What was decided lately"), body=rendered("recent.html", rows=rows), order=140)


def _has_minutes(meeting: Any, day: Any) -> bool:
    return any(each.date == day for each in meeting.minutes)
