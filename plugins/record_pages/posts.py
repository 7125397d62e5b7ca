"""The posts of a body: what they are called, who holds them today, which seats are empty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hubsite import Hub, Markup, Record, escape, in_language_of, ngettext, say_date
from hubsite import gettext as _

from .fact import Fact
from .labels import label_of
from .show import in_a_row, in_words
from .words import choice_words

# The people of each post, by the post's id.
Holders = Mapping[str, list[Record]]


def is_over(hub: Hub, membership: Any) -> bool:
    """Whether somebody has left a post."""
    return bool(membership.has_ended(hub.today))


def holders_by_post(hub: Hub, body: Record) -> Holders:
    """Who holds each post of a body today."""
    found: dict[str, list[Record]] = defaultdict(list)
    for mention in hub.mentions_of(body):
        if mention.field == "memberships":
            for each in getattr(mention.record, "memberships", ()):
                if each.body == body.key and each.post and each.holds_on(hub.today):
                    found[each.post].append(mention.record)
    return found


def former_holders(hub: Hub, body: Record, post: Any) -> list[tuple[date, Record]]:
    """Whose term in a post has ended, and when, the last first."""
    ended = [
        (each.end_date, mention.record)
        for mention in hub.mentions_of(body)
        if mention.field == "memberships"
        for each in getattr(mention.record, "memberships", ())
        if each.body == body.key and each.post == post.id and is_over(hub, each)
    ]
    return sorted(ended, key=lambda each: (-each[0].toordinal(), each[1].key))


def post_facts(hub: Hub, body: Record, holders: Holders, post: Any) -> Iterator[Fact]:
    """Who holds a post; that the term of those named has ended; who held it before."""
    yield Fact(_("Held by"), in_a_row(_held_by(holders.get(post.id, []), post)))
    if post.term_ends and post.term_ends >= hub.today:
        yield Fact(label_of("term_ends"), escape(say_date(post.term_ends)))
    elif post.term_ends:
        ended = _("The term of those named here ended on {day}.", day=say_date(post.term_ends))
        words = Markup("{} {}").format(ended, _("Please make sure who holds it now."))
        yield Fact(_("Out of date"), words)
    if before := former_holders(hub, body, post):
        # Translators: those who held a post before.
        yield Fact(_("Before"), in_a_row(_until(person, day) for day, person in before))


def _until(person: Record, day: date) -> Markup:
    # Translators: somebody who held a post until some day.
    return escape(_("{name}, until {day}", name=in_words([person]), day=say_date(day, with_weekday=False)))


def _held_by(people: list[Record], post: Any) -> Iterator[Markup]:
    """The people, and the seats that nobody holds; an empty seat is not the same as one whose holder is not known."""
    yield from (in_words([person]) for person in people)
    if vacant := post.vacant or 0:
        yield escape(_empty(vacant, post.seats))
    unknown = post.seats - vacant - len(people)
    if unknown > 0 and (people or vacant):
        yield escape(
            ngettext(
                "Who holds one more seat is not recorded here",
                "Who holds {count} more seats is not recorded here",
                unknown,
            )
        )
    elif unknown > 0:
        is_kept_back = post.holder_published == "no"
        yield escape(_("Holder not given here") if is_kept_back else _("No holder recorded here"))


def _empty(vacant: int, seats: int) -> str:
    if vacant < seats:
        return ngettext("One seat is empty", "{count} seats are empty", vacant)
    return ngettext("Nobody: it is empty", "Nobody: all {count} seats are empty", seats)


def post_label(hub: Hub, membership: Any) -> str:
    """What the body calls the post that somebody holds."""
    labels: dict[str, str] = {each.id: each.label for each in getattr(hub.get(membership.body), "posts", ())}
    return labels.get(membership.post) or choice_words(membership.post or "member")


def with_holders(hub: Hub, decision: Any, decided_by: str) -> Markup:
    """The words for a post (“the cabinet member for roads”) with a link to who holds it, where a body has that post.

    The longest name of a post that stands in the words is the one that is meant, whether or not somebody holds it:
    the deputy mayor is not the mayor.
    """
    posts = [(post, body) for body in hub.current(decision.decides) for post in getattr(body, "posts", ())]
    for post, body in sorted(posts, key=lambda each: (-len(each[0].label), each[0].label, each[1].key)):
        named = re.search(rf"\b{re.escape(post.label)}\b", decided_by, re.IGNORECASE)
        if named:
            people = holders_by_post(hub, body).get(post.id)
            if not people:
                break
            before, after = decided_by[: named.end()], decided_by[named.end() :]
            said = in_language_of(decided_by, before), in_words(people), in_language_of(decided_by, after)
            return Markup("{} ({}){}").format(*said)
    return escape(decided_by)
