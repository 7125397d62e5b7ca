"""The whole hub on one sheet: whom to ask, where things are decided, what to answer, where to meet, who meets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hubsite import (
    Hub,
    Markup,
    Record,
    day_of,
    labelled,
    ngettext,
    say_changes,
    say_date,
    say_moment,
    say_start,
    with_commas,
    with_semicolons,
)
from hubsite import gettext as _

from .closed import closed_words, last_day_said, say_closure
from .holding import can_be_answered, ends_of, holds, is_there
from .of_times import next_times
from .sheet import Kept, Part, Row, Sheet, Text
from .words import kept, phone_or_email

_MEETINGS, _QUESTIONS, _NAMES, _FEW_GROUPS, _PLACES = 4, 8, 20, 8, 12
# Characters of when a group meets.
_LONGEST = 50
# Bodies of these levels decide; of others it is known where people hold posts in them.
_TIERS = ("parish", "district", "unitary", "county", "strategic")
# What people are angry or afraid about comes first.
_DOORS = ("wrong", "planned", "help", "say", "start")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row, the records that it rests on, and the last day on which it is news."""

    row: Row
    facts: tuple[Record, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """A part, all records that it rests on, and the last day on which it is as true as it has to be."""

    part: Part
    facts: tuple[Record, ...]
    until: date | None = None


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet, if there is anything to put on it."""
    told = (
        _rows(_("Whom to ask first"), _questions(hub)),
        _rows(_("Meetings of councils and other bodies"), _meetings(hub), last=max),
        _rows(_("Have your say"), _consultations(hub)),
        *_spaces(hub),
        _groups(hub),
    )
    found = [each for each in told if each.facts]
    if not found or "record_pages" not in hub.plugins:
        return
    yield Sheet(
        name="hub",
        title=_("{place} on one sheet", place=hub.config.name),
        lead=hub.config.summary or "",
        twin="",
        parts=tuple(each.part for each in found),
        facts=tuple(dict.fromkeys(fact for each in found for fact in each.facts)),
        last_day=min((each.until for each in found if each.until), default=None),
        pages=1,
        columns=2,
    )


def _rows(title: str, lines: Iterable[_Line], last: Callable[..., date | None] = min) -> _Told:
    """A part holds as long as all of its rows are true; with `max` as long as one of them is still to come."""
    found = list(lines)
    facts = tuple(fact for each in found for fact in each.facts)
    until = last((each.until for each in found if each.until), default=None)
    return _Told(Part(title, rows=tuple(each.row for each in found)), facts, until)


def _groups(hub: Hub) -> _Told:
    """Groups are many: their names in one paragraph, of a few also when they meet."""
    groups = [each for each in hub.of("groups") if holds(hub, each)]
    names = [_group(hub, each) if len(groups) <= _FEW_GROUPS else each.name for each in groups]
    return _Told(Part(_("Groups"), (_names(names, _NAMES),)), tuple(groups))


def _names(names: list[Text], most: int) -> Text:
    """One paragraph, which says how many it leaves out."""
    more = len(names) - most
    return with_semicolons([*names[:most], ngettext("and {count} more", "and {count} more", more) if more > 0 else ""])


def _group(hub: Hub, group: Any) -> Text:
    """When a group meets, whole, and not while the place is closed: there is no room to say that too."""
    is_sure = group.meets_when and not say_closure(hub, hub.get(group.meets_at))
    words = group.meets_when if is_sure and len(group.meets_when) <= _LONGEST else ""
    return Markup("{} ({})").format(group.name, words) if words else Markup.escape(group.name)


def _spaces(hub: Hub) -> Iterator[_Told]:
    """A row for each that can be rung; the names of the others after them, in one paragraph."""
    spaces: list[Any] = [each for each in hub.of("spaces") if holds(hub, each)]
    rung = [each for each in spaces if each.phone]
    yield _rows(_("Spaces"), (_space(hub, each) for each in rung))
    others = [each for each in spaces if not each.phone]
    if others:
        names = _names([_with_closure(hub, each) for each in others], _PLACES)
        ends = [day for each in others[:_PLACES] if (day := last_day_said(hub, each))]
        yield _Told(Part("" if rung else _("Spaces"), (names,)), tuple(others), min(ends, default=None))


def _space(hub: Hub, space: Any) -> _Line:
    said = kept([Kept(space.phone), say_closure(hub, space)])
    return _Line(Row(space.name, said), (space,), last_day_said(hub, space))


def _with_closure(hub: Hub, space: Any) -> Text:
    closure = say_closure(hub, space).rstrip(".।۔")
    return Markup("{} ({})").format(space.name, closure) if closure else space.name


def _meetings(hub: Hub) -> list[_Line]:
    """When councils and other bodies that decide meet next, once each.

    First those that surely decide something, and of these first those that meet in a space here.
    """
    held: tuple[Any, ...] = hub.of("meetings")
    public = [each for each in held if holds(hub, each) and each.public != "no"]
    found = [(time, each) for each in public for time in next_times(hub, each) if _decides(hub, each, time.date)]
    found.sort(key=lambda pair: (not _is_usual(pair[1]), not pair[0].held_at, pair[0].start, pair[1].key))
    chosen = sorted(found[:_MEETINGS], key=lambda pair: (pair[0].start, pair[1].key))
    return [_meeting(hub, time, meeting) for time, meeting in chosen]


def _decides(hub: Hub, meeting: Any, day: date) -> bool:
    """Whether this is a meeting of a body that decides, and not an hour in which it answers questions.

    Such an hour is not a usual meeting, and is about something on which people are asked on that day.
    """
    held = any(_is_council(each) and is_there(hub, each, day) for each in _whose(hub, meeting))
    about: list[Any] = [hub.get(key) for key in meeting.related if key.startswith("consultations/")]
    answering = any(each and _is_open(each, day) for each in about)
    return held and (_is_usual(meeting) or not answering)


def _whose(hub: Hub, meeting: Any) -> list[Any]:
    """The body whose meeting it is: where that is not said, the one after which it is named."""
    if meeting.run_by:
        return [each for each in hub.all([meeting.run_by]) if each.folder == "bodies"]
    original = hub.original or hub
    written: Any = original.get(meeting.key) or meeting
    words = [name.casefold() for name in (written.name, *written.tags)]
    return [each for each in original.of("bodies") if any(each.name.casefold() in name for name in words)]


def _is_council(body: Any) -> bool:
    return bool(body.posts) or body.tier in _TIERS or "council" in (body.classification or "").casefold()


def _is_usual(meeting: Any) -> bool:
    """Whether it comes again and again, or has an agenda or minutes."""
    comes_again = meeting.when.rule is not None or meeting.later_on
    return bool(comes_again or meeting.agenda_items or meeting.decisions or meeting.minutes)


def _meeting(hub: Hub, time: Any, meeting: Any) -> _Line:
    place = hub.get(time.held_at)
    unsure = _("not certain yet") if meeting.status == "tentative" else ""
    notes = with_semicolons([unsure, *say_changes(time), closed_words(hub, time)])
    what = with_commas([meeting.name, place.name if place else ""])
    row = Row(say_start(time.start, all_day=time.all_day), kept([what, notes]))
    return _Line(row, (meeting, *([place] if place else [])), time.date)


def _questions(hub: Hub) -> list[_Line]:
    """What people ask most, and who can be rung or written to about it first."""
    guides: list[Any] = [each for each in hub.of("guides") if holds(hub, each)]
    doors = {door: place for place, door in enumerate(_DOORS)}
    guides = [each for each in guides if each.door in doors]
    guides.sort(key=lambda each: (doors[each.door], -len(hub.mentions_of(each)), each.name.casefold(), each.key))
    return [told for guide in guides for told in _question(hub, guide)][:_QUESTIONS]


def _question(hub: Hub, guide: Any) -> Iterator[_Line]:
    asked: list[Any] = [each for each in hub.current([guide.first_contact or ""]) if _works(hub, each)]
    ways = [labelled(each.name, phone_or_email(each)) for each in asked]
    if ways:
        ends = [day for each in asked for day in ends_of(each)]
        yield _Line(Row(guide.name, tuple(ways)), (guide, *asked), min(ends, default=None))


def _works(hub: Hub, record: Any) -> bool:
    """Whether somebody answers there today."""
    return is_there(hub, record) and bool(phone_or_email(record))


def _consultations(hub: Hub) -> list[_Line]:
    """What can be answered today, first what closes first. Without a last day nobody knows whether it is still open."""
    asked: tuple[Any, ...] = hub.of("consultations")
    found = [each for each in asked if _is_open(each, hub.today) and can_be_answered(hub, each)]
    found.sort(key=lambda each: (day_of(each.closes), each.key))
    return [_consultation(each) for each in found]


def _is_open(asked: Any, day: date) -> bool:
    known = asked.closes and not asked.result
    return bool(known and day_of(asked.opens or date.min) <= day <= day_of(asked.closes))


def _consultation(record: Any) -> _Line:
    closes = record.closes
    day = say_moment(closes) if isinstance(closes, datetime) else say_date(closes)
    return _Line(Row(record.name, (_("Open until {day}", day=day),)), (record,), day_of(closes))
