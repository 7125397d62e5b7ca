"""One group on a sheet: when and where it meets, how to join, what happens on a first visit, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, in_short, marked, with_commas
from hubsite import gettext as _

from .closed import say_closure
from .days import last_shown
from .holding import holds
from .series import series_of
from .sheet import Kept, Part, Row, Sheet, Text
from .words import in_few_words, kept, place_words, reach, short

_LONGEST_PROSE, _LONGEST_STRIP = 350, 40
_JOINING = {
    "just-turn-up": marked("Just turn up. You need not ask first."),
    "contact-first": marked("Get in touch first."),
    "members-only": marked("It is for members. Ask how to become one."),
    "waiting-list": marked("There is a waiting list. Ask to be put on it."),
}


def sheets(hub: Hub) -> Iterator[Sheet]:
    """A sheet for each group that exists today and says more of itself than what it is."""
    if "record_pages" not in hub.plugins:
        return
    for group in hub.of("groups"):
        if holds(hub, group) and (sheet := _sheet(hub, group)):
            yield sheet


def _sheet(hub: Hub, group: Any) -> Sheet | None:
    last = last_shown(hub.today)
    runs = [each.record for each in hub.mentions_of(group) if each.field == "run_by"]
    series = series_of(hub, runs, last, at_home=group.meets_at)
    told = (
        Part(rows=tuple(_facts(hub, group))),
        Part(_("Meetings and events"), rows=tuple(each.row for each in series)),
        Part(_("Your first visit"), text=in_few_words(group.first_visit, _LONGEST_PROSE)),
        Part(_("Whom to ask"), text=reach(group)),
    )
    parts = tuple(part for part in told if part.text or part.rows)
    if not parts:
        return None
    return Sheet(
        name=f"groups-{group.id}",
        title=group.name,
        lead=group.summary,
        twin=group.path,
        parts=parts,
        facts=(group, *dict.fromkeys(each.meeting for each in series)),
        last_day=last if series else None,
        strips=_strips(group),
    )


def _facts(hub: Hub, group: Any) -> Iterator[Row]:
    place = hub.get(group.meets_at)
    said: tuple[tuple[str, tuple[Text | None, ...]], ...] = (
        (_("When"), (group.meets_when,)),
        (_("Where"), (place_words(hub, group.meets_at), say_closure(hub, place))),
        (_("How to join"), (_(_JOINING[group.joining]) if group.joining else "",)),
        (_("Who it is for"), (group.who_for,)),
        (_("Cost"), (group.cost,)),
        (_("Languages"), (with_commas(group.languages),)),
    )
    for head, body in said:
        if lines := kept(body):
            yield Row(head, lines)


def _strips(group: Any) -> tuple[Text, ...]:
    """Nobody needs a strip that does not say how to go on."""
    way = group.phone or group.email or (short(group.url) if group.url else "")
    when = in_short(group.meets_when, _LONGEST_STRIP) if group.meets_when else ""
    name = in_short(group.name, _LONGEST_STRIP)
    return tuple(line for line in (name, when, Kept(way) if way else "") if line) if way or when else ()
