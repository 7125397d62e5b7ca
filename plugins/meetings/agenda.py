"""The agenda, point by point, with what will be decided and what to read before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Panel, say_date
from hubsite import gettext as _

from .words import rendered


def agenda(hub: Hub, meeting: Any) -> Iterator[Panel]:
    """The points of a meeting; whose date is past is called so, and never passes for the next one's."""
    if meeting.agenda_items:
        to_decide = [each for each in meeting.agenda_items if each.decision_needed == "yes"]
        body = rendered("agenda.html", meeting=meeting, to_decide=len(to_decide), ends=_ends(hub, meeting))
        yield Panel(title=_title(hub, meeting), body=body, order=80)


def _title(hub: Hub, meeting: Any) -> str:
    if meeting.agenda_for is None:
        return _("On the agenda")
    day = say_date(meeting.agenda_for)
    is_past = meeting.agenda_for < hub.today
    return _("The agenda of {day}", day=day) if is_past else _("On the agenda for {day}", day=day)


def _ends(hub: Hub, meeting: Any) -> str:
    """The moment from which the agenda is an old one, for readers of a page that was built before; "" if unknown."""
    on = meeting.agenda_for
    found = [each for each in hub.happenings(meeting, on, on) if each.is_on] if on and on >= hub.today else []
    return found[0].is_over_after.isoformat(timespec="minutes") if found else ""
