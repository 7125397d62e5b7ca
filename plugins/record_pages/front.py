"""The front page: what is on next, what is the matter, what can be answered now, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hubsite import Hub, prose

from .doors import open_doors
from .indexes import Entry, entries_of
from .sections import SECTIONS

# Where no guide stands behind one of the questions, these are shown beside the parts of the menu.
_FURTHER = (
    ("guides/", "Guides", "What to do, step by step, and whom to ask first."),
    ("terms/", "Words explained", "What councils and neighbours mean by their words."),
)


def front_values(hub: Hub, description: str) -> dict[str, Any]:
    """What the template of the front page shows."""
    doors = list(open_doors(hub))
    soon = [entry for entry in entries_of(hub, "meetings") if not entry.heading]
    first = next((entry for entry in soon if entry.open), None)
    return {
        "hub": hub,
        "next": first,
        "step_free": _is_step_free(hub, first),
        "soon": [entry for entry in soon if entry is not first and entry.open][:4],
        "doors": doors,
        "tiles": _tiles(hub, with_doors=bool(doors)),
        "questions": [entry for entry in entries_of(hub, "consultations") if entry.open][:4],
        "news": _pairs([entry for entry in entries_of(hub, "news") if not entry.heading]),
        "description": prose(description, under=2),
    }


def _tiles(hub: Hub, *, with_doors: bool) -> list[tuple[str, str, str]]:
    parts = [(path, title, words) for path, _, title, words in SECTIONS]
    further = [] if with_doors else list(_FURTHER)
    return [tile for tile in [*parts, *further] if hub.of(tile[0].strip("/"))]


def _pairs(entries: Sequence[Entry]) -> list[Entry]:
    """Four, or two: cards stand side by side, and a third would stand alone."""
    return list(entries[: 4 if len(entries) > 3 else 2])


def _is_step_free(hub: Hub, entry: Entry | None) -> bool:
    space = hub.get(getattr(entry.record, "held_at", None)) if entry else None
    return getattr(getattr(space, "access", None), "step_free", None) == "yes"
