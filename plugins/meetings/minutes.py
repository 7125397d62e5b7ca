"""Minutes: a page for each date, and on the meeting's page every date with what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from hubsite import Hub, Page, Panel, plain, say_date
from hubsite import gettext as _

from .words import minutes_path, rendered

_MOST_DATES = 6


def minutes_pages(hub: Hub, meeting: Any) -> Iterator[Page]:
    """The minutes of each date; two texts of one date stand on one page."""
    for day in sorted({each.date for each in meeting.minutes}):
        texts = [each for each in meeting.minutes if each.date == day]
        label = hub.labels["meetings"]
        title = _("{meeting}: minutes of {day}", meeting=meeting.name, day=say_date(day, with_weekday=False))
        yield Page(
            path=minutes_path(meeting, day),
            title=plain(title),
            summary=_("What was said and decided on {day}.", day=say_date(day)),
            body=rendered("minutes.html", title=title, meeting=meeting, texts=texts, decisions=_of(meeting, day)),
            file=meeting.origin.file,
            crumbs=((label.plural, "meetings/"), (meeting.name, meeting.path)),
        )


def said_and_decided(hub: Hub, meeting: Any) -> Iterator[Panel]:
    """The dates of a meeting, the last first, with decisions, votes and the way to the minutes."""
    dates = sorted({each.date for each in (*meeting.minutes, *meeting.decisions) if each.date}, reverse=True)
    written = {each.date for each in meeting.minutes}
    rows = [(day, _of(meeting, day), day in written) for day in dates]
    undated = [each for each in meeting.decisions if each.date is None]
    if rows or undated:
        body = rendered(
            "dates.html", meeting=meeting, rows=rows[:_MOST_DATES], earlier=rows[_MOST_DATES:], undated=undated
        )
        yield Panel(title=_("What was decided"), body=body, order=140)


def _of(meeting: Any, day: date) -> Sequence[Any]:
    return [each for each in meeting.decisions if each.date == day]
