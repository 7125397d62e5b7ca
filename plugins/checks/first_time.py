"""Why people stay away: nobody says what happens, whether they may speak, and whether they are welcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hubsite import Hub, Problem, Severity

from .place import at

_WORDS = {
    "why_come": "why to come",
    "how_to_speak": "how to speak",
    "access": "how to get in",
    "children": "whether children can come",
}


def no_first_time(meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """A meeting to come that is not closed, without a word for those who have never been.

    A warning and no error: dates that were imported from elsewhere are better shown without it than not at all.
    """
    if meeting.first_time or meeting.public == "no" or not any(each.is_on for each in coming):
        return
    yield Problem(
        code="no-first-time",
        message="This does not say what somebody should know who comes for the first time.",
        fix="Add a line such as `first_time: Come in by the side door and sit anywhere. You may just listen.`",
        severity=Severity.WARNING,
        source=at(meeting, "name"),
    )


def could_say_more(hub: Hub, meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """What else makes people come to a public meeting, in one line for each meeting."""
    if meeting.public not in ("yes", "partly") or not any(each.is_on for each in coming):
        return
    lacks = [field for field in _WORDS if not getattr(meeting, field) and _matters(hub, meeting, field)]
    if lacks:
        words = [_WORDS[field] for field in lacks]
        said = " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
        yield Problem(
            code="meeting-could-say-more",
            message=f"This does not say {said}.",
            fix=f"Add {', '.join(f'`{field}:`' for field in lacks)} with a few words each, if you know them.",
            severity=Severity.ADVICE,
            source=at(meeting, "name"),
        )


def _matters(hub: Hub, meeting: Any, field: str) -> bool:
    """How to speak is a question at meetings that decide; how to get in may be told by the space."""
    if field == "how_to_speak":
        return bool(meeting.agenda_items) or bool(meeting.run_by and meeting.run_by.folder == "bodies")
    if field == "access":
        return getattr(hub.get(meeting.held_at), "access", None) is None
    return True
