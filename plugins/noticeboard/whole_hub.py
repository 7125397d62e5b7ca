"""The whole hub on one sheet: where to meet, who meets, where things are decided, whom to ask, what to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hubsite import (
    Hub,
    Markup,
    Record,
    day_of,
    in_short,
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

from .closed import closed_words, say_closure
from .holding import holds
from .sheet import Kept, Part, Row, Sheet, Text
from .words import kept, phone_or_email

_MEETINGS, _QUESTIONS, _NAMES, _FEW_GROUPS = 4, 8, 40, 8
# Characters of when a group meets.
_LONGEST = 50
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
    """A part, all records that it rests on, and the last day on which something of it is news."""

    part: Part
    facts: tuple[Record, ...]
    until: date | None = None


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet, if there is anything to put on it."""
    told = (
        _rows(_("Spaces"), _spaces(hub)),
        _names(_("Groups"), hub, [each for each in hub.of("groups") if holds(hub, each)]),
        _rows(_("Meetings of councils and other bodies"), _meetings(hub)),
        _rows(_("Whom to ask first"), _questions(hub)),
        _rows(_("Have your say"), _consultations(hub)),
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


def _rows(title: str, lines: Iterable[_Line]) -> _Told:
    """A part holds as long as one of its rows is still to come."""
    found = list(lines)
    facts = tuple(fact for each in found for fact in each.facts)
    until = max((each.until for each in found if each.until), default=None)
    return _Told(Part(title, rows=tuple(each.row for each in found)), facts, until)


def _names(title: str, hub: Hub, groups: list[Any]) -> _Told:
    """Groups are many: their names in one paragraph, of a few also when they meet."""
    names = [_group(hub, each) if len(groups) <= _FEW_GROUPS else each.name for each in groups[:_NAMES]]
    if more := len(groups) - len(names):
        names.append(ngettext("and {count} more", "and {count} more", more))
    return _Told(Part(title, (with_semicolons(names),)), tuple(groups))


def _group(hub: Hub, group: Any) -> Text:
    """When a group meets is not said while the place is closed: there is no room to say that too."""
    is_sure = group.meets_when and not say_closure(hub, hub.get(group.meets_at))
    words = in_short(group.meets_when, _LONGEST) if is_sure else ""
    return Markup("{} ({})").format(group.name, words) if words else Markup.escape(group.name)


def _spaces(hub: Hub) -> Iterator[_Line]:
    spaces: tuple[Any, ...] = hub.of("spaces")
    for space in spaces:
        if holds(hub, space):
            reached = Kept(space.phone) if space.phone else space.address
            yield _Line(Row(space.name, kept([reached, say_closure(hub, space)])), (space,))


def _meetings(hub: Hub) -> list[_Line]:
    """When councils and other bodies meet next, once each: those that meet in a space here before all others."""
    meetings: list[Any] = [each for each in hub.of("meetings") if holds(hub, each)]
    deciding = [each for each in meetings if (each.run_by or "").startswith("bodies/") and each.public != "no"]
    found = [(time, each) for each in deciding for time in hub.next_happenings(each)]
    found.sort(key=lambda pair: (not pair[0].held_at, pair[0].start, pair[1].key))
    chosen = sorted(found[:_MEETINGS], key=lambda pair: (pair[0].start, pair[1].key))
    return [_meeting(hub, time, meeting) for time, meeting in chosen]


def _meeting(hub: Hub, time: Any, meeting: Any) -> _Line:
    place = hub.get(time.held_at)
    unsure = _("not certain yet") if meeting.status == "tentative" else ""
    notes = with_semicolons([unsure, *say_changes(time), closed_words(hub, time)])
    what = with_commas([meeting.name, place.name if place else ""])
    row = Row(say_start(time.start, all_day=time.all_day), kept([what, notes]))
    return _Line(row, (meeting,), time.date)


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
        yield _Line(Row(guide.name, tuple(ways)), (guide, *asked))


def _works(hub: Hub, record: Any) -> bool:
    """Whether somebody answers there today."""
    begins, ends = getattr(record, "founding_date", None), getattr(record, "dissolution_date", None)
    now = (begins or date.min) <= hub.today <= (ends or date.max) and holds(hub, record)
    return now and bool(phone_or_email(record))


def _consultations(hub: Hub) -> list[_Line]:
    """What can be answered today, first what closes first. Without a last day nobody knows whether it is still open."""
    found: tuple[Any, ...] = hub.of("consultations")
    asked = [each for each in found if each.closes and not each.result]
    now = [each for each in asked if day_of(each.opens or date.min) <= hub.today <= day_of(each.closes)]
    now.sort(key=lambda each: (day_of(each.closes), each.key))
    return [_consultation(each) for each in now]


def _consultation(record: Any) -> _Line:
    closes = record.closes
    day = say_moment(closes) if isinstance(closes, datetime) else say_date(closes)
    return _Line(Row(record.name, (_("Open until {day}", day=day),)), (record,), day_of(closes))
