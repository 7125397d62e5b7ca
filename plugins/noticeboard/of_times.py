"""What is said of meetings alike on several sheets: by which rule they come, what is off, who may come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from hubsite import Happening, Hub, Markup, marked, say_changes, with_commas
from hubsite import gettext as _

from .good_to_know import runners
from .holding import holds
from .sheet import Text

_OFF = {"cancelled": marked("Cancelled:"), "moved": marked("Moved:")}
_ANYONE = {"yes": marked("Yes"), "no": marked("No"), "partly": marked("Partly")}


def times_of(hub: Hub, meeting: Any, first: date, last: date) -> list[Happening]:
    """Everything between two days, both included, as far as the record holds; what is off as well."""
    return [each for each in hub.happenings(meeting, first, last) if holds(hub, meeting, each.date)]


def next_times(hub: Hub, meeting: Any, count: int = 1) -> list[Happening]:
    """The next times that are on, as far as the record holds."""
    return [each for each in hub.next_happenings(meeting, count) if holds(hub, meeting, each.date)]


def rule_of(meeting: Any, phase: int) -> tuple[Any, str | None]:
    """The rule of a phase, and where it usually takes place."""
    if not phase:
        return meeting.when, meeting.held_at
    later = meeting.later_on[phase - 1]
    return later.when, later.held_at or meeting.held_at


def not_told(off: Iterable[Happening], on: Iterable[Happening]) -> list[Happening]:
    """What is off, without what was moved to one of the times that are told: there stands from when."""
    moved = {(each.other, each.start) for each in on}
    return [each for each in off if each.state != "moved" or (each.start, each.other) not in moved]


def where_words(hub: Hub, meeting: Any, held_at: str | None) -> Text:
    """The name of the place; where it is none of ours, of those who run it, for they can be asked."""
    if place := hub.get(held_at):
        return place.name
    return with_commas(each.name for each in runners(hub, meeting) if each.name != meeting.name)


def off_words(happening: Happening, what: Text) -> Text:
    """`Cancelled: Tuesday 17`."""
    return Markup("{} {}").format(_(_OFF[happening.state]), what)


def off_reasons(happening: Happening) -> list[str]:
    """Why it is off; of what was moved only when it is instead, for what stands there says why."""
    return say_changes(happening)[: 1 if happening.state == "moved" else None]


def anyone_words(meeting: Any, *, if_open: bool = False) -> Iterator[Text]:
    """Whether anyone can come. That they can is what a passer-by expects, and said only where it is asked for."""
    if meeting.public in _ANYONE and (if_open or meeting.public != "yes"):
        yield Markup("{} {}").format(_("Can anyone come?"), _(_ANYONE[meeting.public]))
