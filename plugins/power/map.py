"""The power map: every body as a card below the one it is part of, and the same facts as a table."""

# Nested lists, not a drawing: they read well on a phone, aloud and on paper. Lines are drawn by the style sheet and
# carry no meaning of their own; every relation is said in words.

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Page, Record

from .page import page
from .words import chosen, tier_heading

TIERS = ("neighbourhood", "parish", "district", "county", "unitary", "strategic", "national", "none", None)
SUMMARY = "Every body with power here: what it decides, whom it answers to, and who sits on it."


@dataclass(frozen=True, slots=True)
class Card:
    """A body on the map, with the bodies that are part of it below."""

    body: Record
    decides: tuple[Record, ...]
    part_of: Record | None
    answers_to: tuple[Record, ...]
    people: tuple[Record, ...]
    chosen: str
    below: tuple[Card, ...] = ()


def power_map(hub: Hub) -> Page:
    """The map as a page."""
    bodies = [body for body in hub.of("bodies") if not _is_over(hub, body)]
    tops = [body for body in bodies if _parent(hub, body) not in bodies]
    tiers = [(tier, [_card(hub, body, bodies) for body in tops if _tier(body) == tier]) for tier in TIERS]
    return page(
        "map.html",
        path="power-map/",
        title="Who holds power here",
        summary=SUMMARY,
        section="decisions/" if hub.of("decisions") else "everything/",
        tiers=[(tier_heading(tier), cards) for tier, cards in tiers if cards],
        rows=[_card(hub, body, []) for body in sorted(bodies, key=lambda each: (TIERS.index(_tier(each)), each.name))],
        tier_of=lambda body: tier_heading(_tier(body)),
    )


def _is_over(hub: Hub, body: Any) -> bool:
    return body.dissolution_date is not None and body.dissolution_date < hub.today and bool(body.succeeded_by)


def _tier(body: Any) -> str | None:
    tier: str | None = body.tier
    return tier


def _parent(hub: Hub, body: Any) -> Record | None:
    return hub.get(body.parent)


def _card(hub: Hub, body: Any, bodies: list[Record], above: tuple[str, ...] = ()) -> Card:
    mentions = hub.mentions_of(body)
    inside = [each for each in bodies if _parent(hub, each) is body and each.key not in above]
    return Card(
        body=body,
        decides=tuple(
            each.record for each in mentions if each.field == "decides" and each.record.folder == "decisions"
        ),
        part_of=_parent(hub, body),
        answers_to=hub.all(body.accountable_to),
        people=tuple(each.record for each in mentions if each.field == "memberships"),
        chosen=chosen(body.selection_method),
        below=tuple(_card(hub, each, bodies, (*above, body.key)) for each in inside),
    )
