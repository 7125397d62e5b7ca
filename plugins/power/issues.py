"""Issues: which answers are overdue, and what came of those that are finished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hubsite import Hub, Page, Panel, Record, marked, say_date
from hubsite import gettext as _

from .page import links, page, rendered, taking_part

SUMMARY = marked("What people here raised, and what came of it: also when the answer was no.")
_OUTCOMES = {
    "solved": marked("They did it"),
    "answered": marked("They answered"),
    "not-possible": marked("They said no"),
}


def is_overdue(hub: Hub, issue: Any) -> bool:
    """An answer was due before today and none has come."""
    return _is_due(issue) and bool(issue.response_due < hub.today)


def _is_due(issue: Any) -> bool:
    """An answer was promised by some day, and has not come."""
    return issue.stage not in _OUTCOMES and issue.answered_on is None and issue.response_due is not None


def issue_panels(hub: Hub, issue: Any) -> Iterator[Panel]:
    """That an answer is late, or will be once its day is past, and whom to ask. All else stands in the facts."""
    if _is_due(issue):
        late_from = "" if is_overdue(hub, issue) else f"{issue.response_due + timedelta(days=1)}T00:00"
        due, holder = _day(issue.response_due), _holder(hub, issue)
        body = rendered("overdue.html", due=due, holder=holder, late_from=late_from)
        yield Panel(title=_("Where it stands"), body=body, order=5)


def finished(hub: Hub) -> list[Any]:
    """The issues with an outcome, the last answer first; those whose day is not known come last."""
    found: list[Any] = [issue for issue in hub.of("issues") if getattr(issue, "stage", None) in _OUTCOMES]
    return sorted(found, key=lambda issue: issue.answered_on.toordinal() if issue.answered_on else 0, reverse=True)


def said_and_done(hub: Hub) -> Page:
    """“You said, they did”: every finished issue with its day and body, what was done apart from what was refused."""
    issues = finished(hub)
    groups = [(_(words), [each for each in issues if each.stage == stage]) for stage, words in _OUTCOMES.items()]
    return page(
        "said_and_done.html",
        path="you-said-they-did/",
        title=_("You said, they did"),
        summary=_(SUMMARY),
        section=taking_part(hub),
        groups=[(words, found) for words, found in groups if found],
        answered_by=lambda issue: _answered_by(hub, issue),
        day=_day,
    )


def _answered_by(hub: Hub, issue: Any) -> str:
    """Who answered, and the day of the outcome; the last note is named as what it is, since it may be about something
    later."""
    holder = _holder(hub, issue)
    if not holder:
        return _answered_by_whom(issue)
    body, last = links([holder]), _last_note(issue)
    if issue.answered_on:
        return _("Answered by {body} on {day}.", body=body, day=_day(issue.answered_on))
    if last:
        return _("Answered by {body}; the day is not written down, the last note is of {day}.", body=body, day=last)
    return _("Answered by {body}; the day is not written down.", body=body)


def _answered_by_whom(issue: Any) -> str:
    if issue.answered_on:
        return _("Answered by a body that is not written down on {day}.", day=_day(issue.answered_on))
    if last := _last_note(issue):
        return _(
            "Answered by a body that is not written down; the day is not written down, the last note is of {day}.",
            day=last,
        )
    return _("Answered by a body that is not written down; the day is not written down.")


def _last_note(issue: Any) -> str:
    last = max((update.date for update in issue.updates), default=None)
    return _day(last) if last else ""


def _holder(hub: Hub, issue: Any) -> Record | None:
    return hub.get(issue.remitted_to) or hub.get(issue.held_by)


def _day(day: Any) -> str:
    return say_date(day, with_weekday=False)
