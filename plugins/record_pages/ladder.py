"""The ways to get involved as a ladder: rung above rung, on each rung by the time it takes, and where each may lead."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Markup, Record, escape, labelled
from hubsite import gettext as _

from .show import link
from .words import choice_words

# From knowing to deciding, and from least time to most. plugins/ways_in has the same order; a test compares them.
RUNGS = ("know", "turn-up", "say", "help", "organise", "decide")
TIMES = ("five-minutes", "an-hour", "regularly", "a-role")
# A path shows where one may get to; nobody plans further.
LONGEST_PATH = 3


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its words, and the ways that stand on it."""

    heading: str
    ways: tuple[Any, ...]


def ladder(hub: Hub) -> list[Rung]:
    """The rungs that have a way, lowest first; ways that name no rung come last."""
    found: dict[str | None, list[Any]] = defaultdict(list)
    for way in sorted(hub.of("ways"), key=_time_and_name):
        found[getattr(way, "effort", None)].append(way)
    return [
        Rung(choice_words(effort) if effort else _("More ways"), tuple(found[effort]))
        for effort in (*RUNGS, None)
        if effort in found
    ]


def time_words(way: Any) -> Markup:
    """Which sort of time a way takes, and how much exactly: `An hour or so: Sundays at ten`."""
    if way.takes and way.time:
        return labelled(choice_words(way.takes), way.time)
    return escape(choice_words(way.takes) if way.takes else way.time or "")


def path_words(hub: Hub, way: Any) -> Markup:
    """Where a way may lead, as links; empty where it leads nowhere."""
    said = Markup()
    for step in path_from(hub, way):
        following = link(step.path, step.name)
        # Translators: two steps of the ladder, one after the other.
        said = escape(_("{step}, then {next_step}", step=said, next_step=following)) if said else following
    return said


def path_from(hub: Hub, way: Any) -> list[Record]:
    """What may come after a way, step by step, until it would go round in a circle."""
    path: list[Record] = []
    following = hub.get(way.next_step)
    while following and following.key != way.key and following not in path and len(path) < LONGEST_PATH:
        path.append(following)
        following = hub.get(getattr(following, "next_step", None))
    return path


def _time_and_name(way: Any) -> tuple[int, str, str]:
    return TIMES.index(way.takes) if way.takes else len(TIMES), way.name.casefold(), way.id
