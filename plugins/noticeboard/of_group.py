"""One group on a sheet: when and where it meets, how to join, what happens on a first visit, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Record, in_short, marked, with_commas
from hubsite import gettext as _

from .closed import last_day_said, say_closure
from .days import last_shown
from .holding import holds
from .series import Series, series_of
from .sheet import Kept, Part, Row, Sheet, Text, words_of
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
    last, place = last_shown(hub.today), hub.get(group.meets_at)
    runs = [each.record for each in hub.mentions_of(group) if each.field == "run_by"]
    series = series_of(hub, runs, last, at_home=group.meets_at)
    # What its meetings say is true by date; beside them its own words would say it twice, or otherwise.
    regular = [each for each in series if each.meeting.when.rule]
    when = "" if regular else group.meets_when or ""
    told = (
        Part(rows=tuple(_facts(hub, group, when))),
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
        facts=tuple(dict.fromkeys(_rested_on(group, place, series))),
        last_day=min((day for day in (last if series else None, last_day_said(hub, place)) if day), default=None),
        strips=_strips(group, _strip_words(hub, group, when, regular)),
    )


def _rested_on(group: Record, place: Record | None, series: list[Series]) -> Iterator[Record]:
    """The records of which more is said than their names."""
    yield group
    if place:
        yield place
    for each in series:
        yield from each.facts


def _facts(hub: Hub, group: Any, when: Text) -> Iterator[Row]:
    place = hub.get(group.meets_at)
    said: tuple[tuple[str, tuple[Text | None, ...]], ...] = (
        (_("When"), (when,)),
        (_("Where"), (place_words(hub, group.meets_at), say_closure(hub, place))),
        (_("How to join"), (_(_JOINING[group.joining]) if group.joining else "",)),
        (_("Who it is for"), (group.who_for,)),
        (_("Cost"), (group.cost,)),
        (_("Languages"), (with_commas(group.languages),)),
    )
    for head, body in said:
        if lines := kept(body):
            yield Row(head, lines)


def _strip_words(hub: Hub, group: Any, when: Text, regular: list[Series]) -> Text:
    """When it meets, whole, and only if it is so on every day that is shown; else ""."""
    if len(regular) == 1 and regular[0].is_steady:
        said = regular[0].row.head
    else:
        said = "" if say_closure(hub, hub.get(group.meets_at)) else when
    return said if len(words_of(said)) <= _LONGEST_STRIP else ""


def _strips(group: Any, when: Text) -> tuple[Text, ...]:
    """Nobody needs a strip that does not say how to go on."""
    way = group.phone or group.email or (short(group.url) if group.url else "")
    name = in_short(group.name, _LONGEST_STRIP)
    return tuple(line for line in (name, when, Kept(way) if way else "") if line) if way or when else ()
