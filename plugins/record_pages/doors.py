"""The front door is a question: what is the matter, and in at most two clicks who decides and what you can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Record, marked
from hubsite import gettext as _

# address, the question, what stands below it
DOORS = (
    ("wrong", marked("Something is wrong"), marked("Bins, potholes, damp, noise, a bus cut, a surgery closed.")),
    ("planned", marked("Something is planned"), marked("Houses, a road, a closure, the sale of a building.")),
    ("start", marked("I want to start something"), marked("A group, an event, a garden, taking over a building.")),
    ("say", marked("I want a say"), marked("Answer, speak, vote, stand, sign, sit on a board.")),
    ("help", marked("I need help"), marked("Money, a home, health, or somebody to speak for you.")),
)


@dataclass(frozen=True, slots=True)
class Door:
    """A question on the front page and the guides behind it; `decides` are the bodies for each guide."""

    path: str
    question: str
    words: str
    guides: tuple[tuple[Record, tuple[Record, ...]], ...]


def open_doors(hub: Hub) -> Iterator[Door]:
    """The doors that lead somewhere."""
    for door, question, words in DOORS:
        guides = [guide for guide in hub.of("guides") if getattr(guide, "door", None) == door]
        if guides:
            yield Door(f"{door}/", _(question), _(words), tuple((guide, _decides(hub, guide)) for guide in guides))


def door_of(guide: Any) -> tuple[str, str] | None:
    """The question behind which a guide stands, and its address; None for other records."""
    its_own = getattr(guide, "door", None)
    return next(((_(question), f"{door}/") for door, question, _words in DOORS if door == its_own), None)


def _decides(hub: Hub, guide: Any) -> tuple[Record, ...]:
    decision: Any = hub.get(guide.decision)
    return hub.current(decision.decides) if decision else ()
