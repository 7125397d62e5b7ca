"""Who holds the posts of a body, and which seats are empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, Piece, Record, escape

from .fact import Fact
from .show import in_a_row
from .words import choice_words

_HOLDER = Markup('<a href="/{}">{}</a>')


def holders_of(hub: Hub, body: Record, post: Any) -> Iterator[Fact]:
    """Who holds a post today, and how many of its seats nobody holds.

    A post without anybody on record says nothing: a volunteer may not have written down its holder, who may be an
    employee with no page of their own.
    """
    people = [mention.record for mention in hub.mentions_of(body) if mention.field == "memberships"]
    holders = [person for person in people if any(_holds(hub, each, body, post) for each in _memberships(person))]
    if holders:
        names = [_HOLDER.format(person.path, person.name) for person in holders]
        if (empty := post.seats - len(holders)) > 0:
            names.append(escape("One seat is empty" if empty == 1 else f"{empty} seats are empty"))
        yield Fact("Held by", in_a_row(names))


def _memberships(person: Record) -> tuple[Any, ...]:
    return tuple(getattr(person, "memberships", ()))


def _holds(hub: Hub, membership: Any, body: Record, post: Any) -> bool:
    over = membership.end_date is not None and membership.end_date < hub.today
    return membership.body == body.key and membership.post == post.id and not over


def post_label(hub: Hub, membership: Piece, post: str) -> Markup:
    """What the body calls a post."""
    body = hub.get(getattr(membership, "body", None))
    labels = {each.id: each.label for each in getattr(body, "posts", ())}
    return escape(labels.get(post) or choice_words(post))
