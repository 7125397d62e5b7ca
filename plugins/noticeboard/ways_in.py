"""“Get involved”: the ladder from knowing to deciding, with strips to tear off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, in_language_of, labelled, marked, say_start, with_semicolons
from hubsite import gettext as _

from .closed import is_closed
from .holding import can_be_answered, ends_of, holds, last_answer_day
from .of_times import next_times, times_of
from .sheet import Kept, Part, Row, Sheet, Text
from .words import not_yet_checked, phone_or_email, short

# The words and the order of the page of all ways.
_RUNGS = {
    "know": marked("Know what is going on"),
    "turn-up": marked("Turn up"),
    "say": marked("Have your say"),
    "help": marked("Lend a hand"),
    "organise": marked("Organise something"),
    "decide": marked("Take part in deciding"),
    None: marked("More ways"),
}
_TIMES = {
    "five-minutes": marked("A few minutes"),
    "an-hour": marked("An hour or so"),
    "regularly": marked("Regularly"),
    "a-role": marked("A role with duties"),
}
_TWIN = "ways/"
# What takes place as rarely as this is missed by who does not know the date. On the other rungs it would seem to be
# the day on which one is chosen.
_RARELY = timedelta(days=45)
_TO_BE_THERE = ("turn-up", "say", "help")


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet with all ways that can be taken; its twin is the page of all ways."""
    ends = {way.key: _last_day(hub, way) for way in hub.of("ways")}
    ways = [way for way in hub.of("ways") if holds(hub, way) and ends[way.key] >= hub.today]
    if not ways or "record_pages" not in hub.plugins:
        return
    runners = _runners(hub, ways)
    days = [*(ends[way.key] for way in ways), *(day for way in ways for day in _rare_days(hub, way))]
    days += [day for runner in runners for day in ends_of(runner)]
    yield Sheet(
        name="ways-in",
        title=hub.labels["ways"].plural,
        lead=hub.labels["ways"].summary,
        twin=_TWIN,
        parts=tuple(_rungs(hub, ways)),
        facts=(*ways, *runners),
        last_day=min((day for day in days if day < date.max), default=None),
        strips=tuple(_strip(hub)),
        pages=1,
        columns=2,
    )


def _rungs(hub: Hub, ways: list[Any]) -> Iterator[Part]:
    """The lowest rung first, and on each what takes least time."""
    for effort, words in _RUNGS.items():
        found = sorted((way for way in ways if way.effort == effort), key=_by_time)
        if found:
            yield Part(_(words), rows=tuple(_row(hub, way) for way in found))


def _by_time(way: Any) -> tuple[int, str, str]:
    return [*_TIMES, None].index(way.takes), way.name.casefold(), way.id


def _row(hub: Hub, way: Any) -> Row:
    """What it takes says more to a passer-by than what it is for: the name says that mostly, and the page the rest."""
    return Row(way.name, small=with_semicolons(_small(hub, way)))


def _small(hub: Hub, way: Any) -> Iterator[Text]:
    """When, where, and whom to ask."""
    yield from not_yet_checked(way)
    if way.time or way.takes:
        time = way.time or _(_TIMES[way.takes])
        yield in_language_of(time, time.removesuffix("."))
    for happening in _rare(hub, way):
        yield _("Next: {time}", time=say_start(happening.start, all_day=happening.all_day))
    if place := hub.get(way.where):
        yield place.name
    if own := phone_or_email(way):
        yield own
    yield from (labelled(runner.name, phone_or_email(runner)) for runner in _runner_to_ask(hub, way))


def _runner_to_ask(hub: Hub, way: Any) -> list[Any]:
    """Who runs it, where the way itself has neither telephone nor e-mail and they have; at most one."""
    if phone_or_email(way) or not way.run_by:
        return []
    return [runner for runner in hub.current([way.run_by]) if phone_or_email(runner)][:1]


def _runners(hub: Hub, ways: list[Any]) -> list[Any]:
    """Each of them once: the sheet rests on their numbers too."""
    found = {runner.key: runner for way in ways for runner in _runner_to_ask(hub, way)}
    return list(found.values())


def _strip(hub: Hub) -> Iterator[Text]:
    """What goes home in a pocket: the name, the address of the page and a number. A name alone is of no use."""
    contact, site = hub.config.contact, hub.config.site_url
    number = phone_or_email(contact)
    if site or number:
        yield hub.config.name
    if site:
        yield Kept(f"{short(site)}/{_TWIN.rstrip('/')}")
    if number:
        yield number


# --- Until when


def _last_day(hub: Hub, way: Any) -> date:
    """The last day on which a way can be taken, as far as known: not when all is over that it is about."""
    about = [each for each in hub.all(way.related) if each.folder in ("consultations", "meetings")]
    over = max((_last_day_of(hub, each) for each in about), default=date.max)
    return min(over, way.valid_until or date.max)


def _last_day_of(hub: Hub, about: Any) -> date:
    if about.folder == "consultations":
        return (last_answer_day(about) or date.max) if can_be_answered(hub, about) else date.min
    coming = next_times(hub, about)
    if coming and about.when.rule is None and not about.later_on:
        return coming[0].date
    return date.max if coming else date.min


def _rare_days(hub: Hub, way: Any) -> list[date]:
    return [each.date for each in _rare(hub, way)]


def _rare(hub: Hub, way: Any) -> list[Any]:
    """The next time of the one meeting that a way is about, if there was none for weeks before; at most one."""
    meetings: list[Any] = [each for each in hub.all(way.related) if each.folder == "meetings"]
    if len(meetings) != 1 or way.effort not in _TO_BE_THERE:
        return []
    coming = [each for each in next_times(hub, meetings[0]) if not is_closed(hub, each)]
    return [each for each in coming if not _takes_place(hub, meetings[0], each.date - _RARELY, each.date)]


def _takes_place(hub: Hub, meeting: Any, first: date, day: date) -> bool:
    """Whether it takes place from the first day until the day before the other."""
    return any(each.is_on for each in times_of(hub, meeting, first, day - timedelta(days=1)))
