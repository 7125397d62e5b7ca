"""The pages that show a part of what is on: each holds only what is known to be so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hubsite import Hub

from .items import Item


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of what is on: its address below the page of everything, words for a link, a title, and what it holds."""

    path: str
    words: str
    title: str
    summary: str
    holds: Callable[[Item], bool]
    is_place: bool = False


EVERYTHING = Filter("", "Everything", "What’s on", "Everything that goes on here, day by day.", lambda item: True)
_KINDS = (
    Filter(
        "free/", "Free", "What’s on that is free", "Everything that costs nothing, as far as we know.",
        lambda item: item.free,
    ),
    Filter(
        "step-free/", "Step-free", "What’s on without steps",
        "Everything in places without steps from the street, as far as we know.", lambda item: item.step_free,
    ),
    Filter(
        "children/", "Children welcome", "What’s on where children are welcome",
        "Everything to which children can come, as far as we know.", lambda item: item.children,
    ),
    Filter(
        "council/", "Councils and other bodies", "Meetings of councils and other bodies",
        "Where decisions are taken, and when you can be there.", lambda item: item.run_by == "bodies",
    ),
    Filter(
        "groups/", "Groups", "What groups do", "What is on with the groups here.",
        lambda item: item.run_by == "groups",
    ),
)  # fmt: skip


def filters_of(hub: Hub, items: list[Item]) -> list[Filter]:
    """Everything first, then each part that has something in it, the places last."""
    places = [_at(hub, key) for key in sorted({item.space for item in items if item.space})]
    parts = [*_KINDS, *sorted((each for each in places if each), key=lambda each: each.words.casefold())]
    return [EVERYTHING, *(each for each in parts if any(each.holds(item) for item in items))]


def _at(hub: Hub, key: str) -> Filter | None:
    space = hub.get(key)
    if space is None:
        return None
    words = f"What’s on at {space.name}"
    return Filter(f"at/{space.id}/", space.name, words, f"{words}, day by day.", lambda item: item.space == key, True)
