"""The front door is a question: what is the matter, and in at most two clicks who decides and what you can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Record

# address, the question, what stands below it
DOORS = (
    ("wrong", "Something is wrong", "Bins, potholes, damp, noise, a bus cut, a surgery closed."),
    ("planned", "Something is planned", "Houses, a road, a closure, the sale of a building."),
    ("start", "I want to start something", "A group, an event, a garden, taking over a building."),
    ("say", "I want a say", "Answer, speak, vote, stand, sign, sit on a board."),
    ("help", "I need help", "Money, a home, health, or somebody to speak for you."),
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
            yield Door(f"{door}/", question, words, tuple((guide, _decides(hub, guide)) for guide in guides))


def door_of(guide: Any) -> tuple[str, str] | None:
    """The question behind which a guide stands, and its address; None for other records."""
    return next(((question, f"{door}/") for door, question, _ in DOORS if door == getattr(guide, "door", None)), None)


def _decides(hub: Hub, guide: Any) -> tuple[Record, ...]:
    decision: Any = hub.get(guide.decision)
    return hub.current(decision.decides) if decision else ()
