"""“Have your say”: what can be answered now, what can be soon, and where one may speak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from hubsite import Hub, day_of, labelled, say_changes, say_list, say_moment, say_start, with_semicolons
from hubsite import gettext as _

from .closed import is_closed
from .holding import can_be_answered, holds, last_answer_day
from .of_times import next_times
from .sheet import Kept, Part, Row, Sheet, Text
from .words import first_words, kept, not_yet_checked, place_words, short

# Characters of what is proposed, and of how one answers or speaks: who stands before a board reads no more.
_LONGEST, _LONGEST_HOW = 130, 100
_MOST_MEETINGS = 3


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet, while something can be answered or soon can be; its twin is the list of consultations."""
    asked = [each for each in hub.of("consultations") if can_be_answered(hub, each)]
    if asked and "record_pages" in hub.plugins:
        yield _sheet(hub, asked)


def _sheet(hub: Hub, asked: list[Any]) -> Sheet:
    now = sorted((each for each in asked if not _is_to_open(hub, each)), key=_by_last_day)
    coming = sorted((each for each in asked if _is_to_open(hub, each)), key=_by_first_day)
    meetings = _where_one_may_speak(hub, asked)
    parts = (
        Part(_("Open now"), rows=tuple(_open_row(hub, each) for each in now)),
        Part(_("Coming up next"), rows=tuple(_coming_row(hub, each) for each in coming)),
        Part(_("Meetings where you may speak"), rows=tuple(_meeting_row(hub, *each) for each in meetings)),
    )
    return Sheet(
        name="have-your-say",
        title=_("Have your say"),
        twin="consultations/",
        parts=tuple(part for part in parts if part.rows),
        facts=(*now, *coming, *(meeting for meeting, _time in meetings)),
        last_day=_last_day(asked, meetings),
    )


def _last_day(asked: list[Any], meetings: list[tuple[Any, Any]]) -> date | None:
    """The first of the days after which somebody would set out to answer in vain.

    Where no such day is known it is that of the last meeting, after which the sheet announces nothing.
    """
    closing = [day for each in asked for day in (last_answer_day(each), each.valid_until) if day]
    return min(closing, default=max((happening.date for _meeting, happening in meetings), default=None))


# --- Questions


def _is_to_open(hub: Hub, asked: Any) -> bool:
    return asked.opens is not None and day_of(asked.opens) > hub.today


def _by_last_day(asked: Any) -> tuple[datetime, str]:
    """A day without a time lasts until its end; what has no last day can wait."""
    return _moment(asked.closes or date.max, time.max), asked.key


def _by_first_day(asked: Any) -> tuple[datetime, str]:
    return _moment(asked.opens, time.min), asked.key


def _moment(day: date, otherwise: time) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, otherwise)


def _open_row(hub: Hub, asked: Any) -> Row:
    head = _("Until {day}", day=say_moment(asked.closes)) if asked.closes else _("No last day is known")
    return Row(head, tuple(_what(hub, asked)), with_semicolons([*not_yet_checked(asked), *_how_to_answer(asked)]))


def _coming_row(hub: Hub, asked: Any) -> Row:
    head = _("From {day}", day=say_moment(asked.opens))
    last = _("Open until {day}", day=say_moment(asked.closes)) if asked.closes else _("No last day is known")
    return Row(head, tuple(_what(hub, asked)), with_semicolons([*not_yet_checked(asked), last]))


def _what(hub: Hub, asked: Any) -> Iterator[Text]:
    yield asked.name
    if said := first_words(asked.proposes or asked.summary, _LONGEST):
        yield said
    if deciders := hub.current(asked.who_decides):
        yield _("Who decides: {names}", names=say_list(each.name for each in deciders))


def _how_to_answer(asked: Any) -> list[Text]:
    ways = list(_ways(asked))
    if ways:
        return ways
    said = first_words(asked.how_to_respond, _LONGEST)
    return [said or _("Not recorded here yet. Please ask those who run it.")]


def _ways(asked: Any) -> Iterator[Text]:
    """The words about paper come last: they are sentences, the others are figures."""
    if asked.phone:
        yield labelled(_("By telephone"), Kept(asked.phone))
    if asked.url:
        yield labelled(_("Online"), Kept(short(asked.url)))
    elif asked.email:
        yield labelled(_("By e-mail"), Kept(asked.email))
    if asked.paper:
        yield labelled(_("On paper"), first_words(asked.paper, _LONGEST_HOW))


# --- Meetings


def _where_one_may_speak(hub: Hub, asked: list[Any]) -> list[tuple[Any, Any]]:
    """The next meetings connected with these questions at which one may speak, each with its next time."""
    named = {key for each in asked for key in (each.key, *each.related)}
    meetings: list[Any] = [each for each in hub.of("meetings") if named & {each.key, *each.related}]
    allowed = [each for each in meetings if each.how_to_speak and each.public != "no" and holds(hub, each)]
    found = [(each, coming[0]) for each in allowed if (coming := next_times(hub, each))]
    found = [each for each in found if not is_closed(hub, each[1])]
    return sorted(found, key=lambda each: (each[1].start, each[0].key))[:_MOST_MEETINGS]


def _meeting_row(hub: Hub, meeting: Any, happening: Any) -> Row:
    not_certain = [_("not certain yet")] if meeting.status == "tentative" else []
    changes = with_semicolons([*not_certain, *say_changes(happening), *not_yet_checked(meeting)])
    body = (meeting.name, place_words(hub, happening.held_at), changes)
    how = first_words(meeting.how_to_speak, _LONGEST)
    return Row(say_start(happening.start, all_day=happening.all_day), kept(body), how)
