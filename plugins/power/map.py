"""The power map: every body as a card below the one it is part of, and the same facts as a table."""

# Nested lists, not a drawing: they read well on a phone, aloud and on paper. Lines are drawn by the style sheet and
# carry no meaning of their own; every relation is said in words.

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Page, Record, marked
from hubsite import gettext as _

from .page import page
from .words import chosen, tier_heading, tier_words

TIERS = ("neighbourhood", "parish", "district", "county", "unitary", "strategic", "national", "none", None)
SUMMARY = marked("Every body with power here: what it decides, whom it answers to, and who sits on it.")


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
    bodies = [body for body in hub.of("bodies") if not _is_over(hub, body) and not _is_to_come(hub, body)]
    below = _below(hub, bodies)
    tops = _tops(bodies, below)
    tiers = [(tier, [_card(hub, body, below) for body in tops if _tier(body) == tier]) for tier in TIERS]
    return page(
        "map.html",
        path="power-map/",
        title=_("Who holds power here"),
        summary=_(SUMMARY),
        section="decisions/" if hub.of("decisions") else "everything/",
        tiers=_under_headings(tiers),
        rows=[_card(hub, body, {}) for body in sorted(bodies, key=lambda each: (TIERS.index(_tier(each)), each.name))],
        tier_of=lambda body: tier_words(_tier(body)),
    )


def _under_headings(tiers: list[tuple[str | None, list[Card]]]) -> list[tuple[str, list[Card]]]:
    """Tiers with something in them."""
    return [
        (tier_heading(tier), sorted(cards, key=lambda card: card.body.name.casefold()))
        for tier, cards in tiers
        if cards
    ]


def _below(hub: Hub, bodies: list[Record]) -> dict[str, list[Record]]:
    """The bodies that are part of each body on the map, by its full id."""
    on_the_map = {body.key for body in bodies}
    found: dict[str, list[Record]] = defaultdict(list)
    for body in bodies:
        if (parent := _parent(hub, body)) and parent.key in on_the_map and parent is not body:
            found[parent.key].append(body)
    return found


def _tops(bodies: list[Record], below: Mapping[str, list[Record]]) -> list[Record]:
    """The bodies that nothing stands above. Of bodies that name each other as parent, the first stands there too."""
    inside = {body.key for found in below.values() for body in found}
    tops = [body for body in bodies if body.key not in inside]
    reached = {key for top in tops for key in _reached(top, below)}
    for body in bodies:
        if body.key not in reached:
            tops.append(body)
            reached |= _reached(body, below)
    return sorted(tops, key=bodies.index)


def _reached(top: Record, below: Mapping[str, list[Record]]) -> set[str]:
    reached: set[str] = set()
    left = [top]
    while left:
        body = left.pop()
        if body.key not in reached:
            reached.add(body.key)
            left += below.get(body.key, [])
    return reached


def _is_over(hub: Hub, body: Any) -> bool:
    return body.dissolution_date is not None and body.dissolution_date < hub.today and bool(body.succeeded_by)


def _is_to_come(hub: Hub, body: Any) -> bool:
    """It decides nothing yet; the page of the body in whose place it comes names it."""
    return body.founding_date is not None and body.founding_date > hub.today


def _decides(hub: Hub, body: Record) -> tuple[Record, ...]:
    """What it decides today, whether it is named itself or took the place of who is named."""
    decisions: tuple[Any, ...] = hub.of("decisions")
    return tuple(each for each in decisions if body in hub.current(each.decides))


def _tier(body: Any) -> str | None:
    tier: str | None = body.tier
    return tier


def _parent(hub: Hub, body: Any) -> Record | None:
    return hub.get(body.parent)


def _people(hub: Hub, body: Record) -> tuple[Record, ...]:
    """Who holds a post in it today, or sits on it as a committee."""
    mentions = [mention for mention in hub.mentions_of(body) if mention.field in ("memberships", "committees")]
    return tuple(
        dict.fromkeys(
            mention.record
            for mention in mentions
            if mention.field == "committees" or any(_is_held(hub, body, each) for each in _memberships(mention.record))
        )
    )


def _memberships(person: Record) -> tuple[Any, ...]:
    return tuple(getattr(person, "memberships", ()))


def _is_held(hub: Hub, body: Record, membership: Any) -> bool:
    return bool(membership.body == body.key and membership.holds_on(hub.today))


def _card(hub: Hub, body: Any, below: Mapping[str, list[Record]], above: tuple[str, ...] = ()) -> Card:
    inside = [each for each in below.get(body.key, ()) if each.key not in above]
    return Card(
        body=body,
        decides=_decides(hub, body),
        part_of=_parent(hub, body),
        answers_to=hub.current(body.accountable_to),
        people=_people(hub, body),
        chosen=chosen(body.selection_method),
        below=tuple(_card(hub, each, below, (*above, body.key)) for each in inside),
    )
