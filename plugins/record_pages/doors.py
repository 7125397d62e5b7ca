"""The front door is a question: what is the matter, and in at most two clicks who decides and what you can do."""

from __future__ import annotations

from hubsite import Hub, Record

# address, the question, what stands below it
DOORS = (
    ("wrong", "Something is wrong", "Bins, potholes, damp, noise, a bus cut, a surgery closed."),
    ("planned", "Something is planned", "Houses, a road, a closure, the sale of a building."),
    ("start", "I want to start something", "A group, an event, a garden, taking over a building."),
    ("say", "I want a say", "Answer, speak, vote, stand, sign, sit on a board."),
    ("help", "I need help", "Money, a home, health, or somebody to speak for you."),
)


def guides_behind(hub: Hub, door: str) -> list[Record]:
    """The guides that a door leads to, by name."""
    return [guide for guide in hub.of("guides") if getattr(guide, "door", None) == door]


def open_doors(hub: Hub) -> list[tuple[str, str, str]]:
    """Address, question and words of each door that leads somewhere."""
    return [(f"{door}/", question, words) for door, question, words in DOORS if guides_behind(hub, door)]


def behind(hub: Hub, door: str) -> list[tuple[Record, Record | None]]:
    """The guides behind a door, each with the decision it is about."""
    return [(guide, hub.get(getattr(guide, "decision", None))) for guide in guides_behind(hub, door)]
