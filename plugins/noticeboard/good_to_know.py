"""What to know before one goes to a meeting: whom to ask, how to get in, what it costs, whether children can come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Record, marked
from hubsite import gettext as _

from .sheet import Kept, Row, Text
from .words import short

_ANSWERS = {"yes": marked("Yes"), "no": marked("No"), "partly": marked("Partly")}
# Seven figures, parted by hyphens only after a 0 or +, or one of the short numbers that work in the whole country.
_NUMBER = re.compile(
    r"\d(?:[ \u00a0()]*\d){6}|(?<!\d)[+0](?:[ \u00a0()-]*\d){6}|(?<!\d)(?:999|101|105|11[129]|116[ \u00a0]?\d{3})(?!\d)"
)


def good_to_know(hub: Hub, meeting: Any, place: Any) -> Iterator[Row]:
    """A row for each thing that is known, of a meeting in a place or in none of ours."""
    if asked := tuple(_whom_to_ask(hub, meeting)):
        yield Row(_("Whom to ask"), asked)
    step_free = getattr(getattr(place, "access", None), "step_free", None)
    if meeting.access:
        yield Row(_("Getting in"), (meeting.access,))
    elif step_free in _ANSWERS:
        yield Row(_("Step-free"), (_(_ANSWERS[step_free]),))
    if meeting.cost:
        yield Row(_("Cost"), (meeting.cost,))
    if meeting.children:
        yield Row(_("Children"), (meeting.children,))
    if meeting.online_url:
        yield Row(_("Join from home"), (Kept(short(meeting.online_url)),))


def _whom_to_ask(hub: Hub, meeting: Any) -> Iterator[Text]:
    """The role to ask for, who runs it, and how to reach them unless the role comes with a number."""
    if meeting.contact:
        yield meeting.contact
    for runner in runners(hub, meeting):
        yield runner.name
        if not meeting.contact and (role := getattr(runner, "contact", None)):
            yield _("Ask for: {who}", who=role)
        if not has_number(meeting.contact):
            yield from _lines_of(runner)


def _lines_of(runner: Record) -> Iterator[Text]:
    if phone := getattr(runner, "phone", None):
        yield _("Telephone: {number}", number=Kept(phone))
    if email := getattr(runner, "email", None):
        yield _("Email: {address}", address=Kept(email))


def runners(hub: Hub, meeting: Any) -> tuple[Record, ...]:
    """Who runs it today."""
    return hub.current([meeting.run_by] if meeting.run_by else [])


def has_number(words: str | None) -> bool:
    """Whether somebody can be rung by these words. Years and hours are no telephone numbers."""
    return _NUMBER.search(words or "") is not None
