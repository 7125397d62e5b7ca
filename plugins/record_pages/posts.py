"""The posts of a body: what they are called, who holds them today, which seats are empty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from hubsite import Hub, Markup, Record, escape

from .fact import Fact
from .show import in_a_row, in_words
from .words import choice_words

_HOLDER = Markup('<a href="/{}">{}</a>')

# The people of each post, by the post's id.
Holders = Mapping[str, list[Record]]


def is_over(hub: Hub, membership: Any) -> bool:
    """Whether somebody has left a post."""
    return membership.end_date is not None and membership.end_date < hub.today


def holders_by_post(hub: Hub, body: Record) -> Holders:
    """Who holds each post of a body today."""
    found: dict[str, list[Record]] = defaultdict(list)
    for mention in hub.mentions_of(body):
        if mention.field == "memberships":
            for each in getattr(mention.record, "memberships", ()):
                if each.body == body.key and each.post and not is_over(hub, each):
                    found[each.post].append(mention.record)
    return found


def holders_of(holders: Holders, post: Any) -> Fact:
    """Who holds a post, and how many of its seats nobody holds; or that nobody is named, and why."""
    people = holders.get(post.id, [])
    if not people:
        unnamed = "Holder not given here" if post.holder_published == "no" else "No holder recorded here"
        return Fact("Held by", escape(unnamed))
    names = [_HOLDER.format(person.path, person.name) for person in people]
    if (empty := post.seats - len(people)) > 0:
        names.append(escape("One seat is empty" if empty == 1 else f"{empty} seats are empty"))
    return Fact("Held by", in_a_row(names))


def post_label(hub: Hub, membership: Any) -> str:
    """What the body calls the post that somebody holds."""
    labels = {each.id: str(each.label) for each in getattr(hub.get(membership.body), "posts", ())}
    return labels.get(membership.post) or choice_words(membership.post or "member")


def with_holders(hub: Hub, decision: Any, decided_by: str) -> Markup:
    """The words for a post (“the cabinet member for roads”) with a link to who holds it, where a body has that post."""
    for body in hub.all(decision.decides):
        holders = holders_by_post(hub, body)
        for post in sorted(getattr(body, "posts", ()), key=lambda each: (-len(each.label), each.label)):
            named = re.search(rf"\b{re.escape(post.label)}\b", decided_by, re.IGNORECASE)
            if named and (people := holders.get(post.id)):
                before, after = decided_by[: named.end()], decided_by[named.end() :]
                return Markup("{} ({}){}").format(before, in_words(people), after)
    return escape(decided_by)
