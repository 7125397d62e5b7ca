"""Until when a way can be taken: with the last day of what it is about, nobody should be sent there any more."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from hubsite import Hub

NEVER, OVER = datetime.max, datetime.min


def ends(hub: Hub, way: Any) -> datetime:
    """When the last consultation or meeting is over that a way names in `related`; a UK wall-clock time.

    `NEVER` where it names none, or one without an end; `OVER` where all of them are past.
    """
    about = [each for each in hub.all(way.related) if each.folder in _ENDS]
    return max((_ENDS[each.folder](hub, each) for each in about), default=NEVER)


def _consultation(hub: Hub, consultation: Any) -> datetime:
    closes = consultation.closes
    if closes is None:
        return NEVER
    moment = closes if isinstance(closes, datetime) else _midnight_after(closes)
    day = closes.date() if isinstance(closes, datetime) else closes
    return moment if day >= hub.today else OVER


def _meeting(hub: Hub, meeting: Any) -> datetime:
    coming = hub.next_happenings(meeting)
    if not coming:
        return OVER
    if meeting.when.rule is not None or meeting.later_on:
        return NEVER
    return max(each.end or _midnight_after(each.date) for each in coming)


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time())


_ENDS = {"consultations": _consultation, "meetings": _meeting}
