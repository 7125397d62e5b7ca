"""The pages that show a part of what is on: each holds only what is known to be so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hubsite import Hub, pgettext
from hubsite import gettext as _

from .items import Item


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of what is on: its address below the page of everything, words for a link, a title, and what it holds.

    `place` is the full id of the space for what is on there.
    """

    path: str
    words: str
    title: str
    summary: str
    holds: Callable[[Item], bool]
    place: str = ""


def _everything() -> Filter:
    return Filter(
        "", _("Everything"), _("What’s on"), _("Everything that goes on here, day by day."), lambda item: True
    )


def _kinds() -> Iterator[Filter]:
    yield Filter(
        "free/",
        pgettext("what costs nothing", "Free"),
        _("What’s on that is free"),
        _("Everything that costs nothing, as far as we know."),
        lambda item: item.free,
    )
    yield Filter(
        "step-free/",
        _("Step-free"),
        _("What’s on without steps"),
        _("Everything in places without steps from the street, as far as we know."),
        lambda item: item.step_free,
    )
    yield Filter(
        "children/",
        _("Children welcome"),
        _("What’s on where children are welcome"),
        _("Everything to which children can come, as far as we know."),
        lambda item: item.children,
    )
    yield Filter(
        "council/",
        _("Councils and other bodies"),
        _("Meetings of councils and other bodies"),
        _("Where decisions are taken, and when you can be there."),
        lambda item: item.run_by == "bodies",
    )
    yield Filter(
        "groups/", _("Groups"), _("What groups do"), _("What is on with the groups here."),
        lambda item: item.run_by == "groups",
    )  # fmt: skip


def filters_of(hub: Hub, items: list[Item]) -> list[Filter]:
    """Everything first, then each part that has something in it, the places last."""
    places = [_at(hub, key) for key in sorted({item.space for item in items if item.space})]
    parts = [each for each in _kinds() if any(each.holds(item) for item in items)]
    return [_everything(), *parts, *sorted((each for each in places if each), key=lambda each: each.words.casefold())]


def _at(hub: Hub, key: str) -> Filter | None:
    space = hub.get(key)
    if space is None:
        return None
    title = _("What’s on at {place}", place=space.name)
    summary = _("What’s on at {place}, day by day.", place=space.name)
    return Filter(f"at/{space.id}/", space.name, title, summary, lambda item: item.space == key, key)
