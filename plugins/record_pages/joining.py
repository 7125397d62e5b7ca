"""A group's page in plain words: how to join, how to get in where it meets, and who it works with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, escape

from .fact import Fact
from .labels import label_of
from .show import in_words

_JOINING = {
    "just-turn-up": "Just turn up. You need not ask first.",
    "contact-first": "Get in touch first.",
    "members-only": "It is for members. Ask how to become one.",
    "waiting-list": "There is a waiting list. Ask to be put on it.",
}
# Where it is so, and where it is not.
_WAYS_IN = {
    "step_free": ("no steps", "there are steps"),
    "accessible_toilet": ("accessible toilet", "no accessible toilet"),
    "hearing_loop": ("hearing loop", "no hearing loop"),
    "blue_badge_parking": ("Blue Badge parking", "no Blue Badge parking"),
}


def joining_words(joining: str) -> Markup:
    """How to join, as one would say it at the door."""
    return escape(_JOINING[joining])


def ways_in(hub: Hub, group: Any) -> Iterator[Fact]:
    """What is known of getting in where a group meets: the space's facts, so that nobody has to look there first."""
    space: Any = hub.get(group.meets_at)
    access = getattr(space, "access", None)
    answers = [(words, getattr(access, name, None)) for name, words in _WAYS_IN.items()]
    known = [words[answer == "no"] for words, answer in answers if answer in ("yes", "no")]
    if known:
        said = ", ".join(known)
        words = Markup('{}. <a href="/{}">More about getting in</a>')
        yield Fact("Getting in", words.format(said[0].upper() + said[1:], space.path))


def together(hub: Hub, group: Any) -> Iterator[Fact]:
    """Whom a group works with, whichever of the two has said so, by name."""
    if group.folder != "groups":
        return
    saying = (each.record for each in hub.mentions_of(group) if each.field == "works_with")
    found = {record.key: record for record in (*hub.current(group.works_with), *saying) if record.key != group.key}
    if found:
        names = sorted(found.values(), key=lambda record: (record.name.casefold(), record.key))
        yield Fact(label_of("works_with", "groups"), in_words(names))
