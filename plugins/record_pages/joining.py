"""A group's page in plain words: how to join, how to get in where it meets, and who it works with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, escape, marked, with_commas
from hubsite import gettext as _

from .fact import Fact
from .labels import label_of
from .show import in_words, link

_JOINING = {
    "just-turn-up": marked("Just turn up. You need not ask first."),
    "contact-first": marked("Get in touch first."),
    "members-only": marked("It is for members. Ask how to become one."),
    "waiting-list": marked("There is a waiting list. Ask to be put on it."),
}
# Where it is so, and where it is not; each as it begins a sentence, and as it goes on with one.
_WAYS_IN = {
    "step_free": (
        (marked("No steps"), marked("no steps")),
        (marked("There are steps"), marked("there are steps")),
    ),
    "accessible_toilet": (
        (marked("Accessible toilet"), marked("accessible toilet")),
        (marked("No accessible toilet"), marked("no accessible toilet")),
    ),
    "hearing_loop": (
        (marked("Hearing loop"), marked("hearing loop")),
        (marked("No hearing loop"), marked("no hearing loop")),
    ),
    "blue_badge_parking": (
        (marked("Blue Badge parking"), marked("Blue Badge parking")),
        (marked("No Blue Badge parking"), marked("no Blue Badge parking")),
    ),
}


def joining_words(joining: str) -> Markup:
    """How to join, as one would say it at the door."""
    return escape(_(_JOINING[joining]))


def ways_in(hub: Hub, group: Any) -> Iterator[Fact]:
    """What is known of getting in where a group meets: the space's facts, so that nobody has to look there first."""
    space: Any = hub.get(group.meets_at)
    access = getattr(space, "access", None)
    answers = [(words, getattr(access, name, None)) for name, words in _WAYS_IN.items()]
    known = [words[answer == "no"] for words, answer in answers if answer in ("yes", "no")]
    if known:
        said = with_commas(_(words[place > 0]) for place, words in enumerate(known))
        more = link(space.path, _("More about getting in"))
        # Translators: what is known of getting in (“No steps, hearing loop”), and a link to more.
        yield Fact(_("Getting in"), escape(_("{facts}. {link}", facts=said, link=more)))


def together(hub: Hub, group: Any) -> Iterator[Fact]:
    """Whom a group works with, whichever of the two has said so, by name."""
    if group.folder != "groups":
        return
    saying = (each.record for each in hub.mentions_of(group) if each.field == "works_with")
    found = {record.key: record for record in (*hub.current(group.works_with), *saying) if record.key != group.key}
    if found:
        names = sorted(found.values(), key=lambda record: (record.name.casefold(), record.key))
        yield Fact(label_of("works_with", "groups"), in_words(names))
