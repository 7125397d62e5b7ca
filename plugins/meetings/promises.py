"""What was promised, by which role and by when: late ones first, so that nobody has to ask twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hubsite import Hub, Panel
from hubsite import gettext as _

from .words import rendered

_FINISHED = ("done", "dropped")


def is_overdue(hub: Hub, action: Any) -> bool:
    """Its day is past and nobody has said that it is done or dropped."""
    return action.status not in _FINISHED and action.due is not None and action.due < hub.today


def promised_here(hub: Hub, meeting: Any) -> Iterator[Panel]:
    """Everything that was promised at a meeting: late, still to do, and finished."""
    if meeting.actions:
        finished = [(each, meeting) for each in meeting.actions if each.status in _FINISHED]
        yield _panel(hub, [(each, meeting) for each in meeting.actions], finished, names_meeting=False)


def promised_by(hub: Hub, meetings: Sequence[Any]) -> Iterator[Panel]:
    """What was promised at the meetings of a body and is not done yet."""
    promises = [(each, meeting) for meeting in meetings for each in meeting.actions]
    if any(each.status not in _FINISHED for each, _meeting in promises):
        yield _panel(hub, promises, [], names_meeting=True)


def _panel(hub: Hub, promises: Sequence[Any], finished: Sequence[Any], *, names_meeting: bool) -> Panel:
    left = sorted((each for each in promises if each[0].status not in _FINISHED), key=_by_due)
    body = rendered(
        "promises.html",
        overdue=[each for each in left if is_overdue(hub, each[0])],
        open=[each for each in left if not is_overdue(hub, each[0])],
        finished=finished,
        names_meeting=names_meeting,
    )
    return Panel(title=_("What was promised"), body=body, order=130)


def _by_due(promise: Any) -> tuple[date, str]:
    action, _meeting = promise
    return action.due or date.max, action.text
