"""The week of one space on a sheet: when it is open, what goes on there, how to get in, how to hire it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from hubsite import Hub, Record, labelled, marked, say_date, with_commas
from hubsite import gettext as _

from .closed import last_day_said, say_closure
from .days import WEEKDAYS, holidays_between, last_shown, say_days
from .holding import holds
from .series import Series, series_of
from .sheet import Kept, Part, Row, Sheet, Text
from .words import kept, reach

# Fewer days in a row with the same hours are quicker to read one by one.
_IN_A_ROW = 3
# Where it is so, and where it is not; each as it begins a line, and as it goes on with one.
_WAYS_IN = {
    "step_free": ((marked("No steps"), marked("no steps")), (marked("There are steps"), marked("there are steps"))),
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
_HIRE = {
    "cost": marked("What it costs"),
    "who_can_hire": marked("Who can hire it"),
    "how": marked("How to book"),
    "deposit": marked("Deposit"),
}


def sheets(hub: Hub) -> Iterator[Sheet]:
    """A sheet for each space of which it is known when it is open, what goes on there, or how to hire it."""
    if "record_pages" not in hub.plugins:
        return
    for space in hub.of("spaces"):
        if holds(hub, space) and (sheet := _sheet(hub, space)):
            yield sheet


def _sheet(hub: Hub, space: Any) -> Sheet | None:
    last = last_shown(hub.today)
    series = series_of(hub, [each.record for each in hub.mentions_of(space)], last, only_at=space.key)
    groups = _groups(hub, space, series)
    apart = _apart(hub, space, last)
    on = (*(each.row for each in series), *(_group_row(group) for group in groups))
    opening = (*_closed(hub, space), *_open(hub, space, last), *apart)
    told = (*opening, Part(_("What goes on here"), rows=on), *_hire(space))
    parts = [part for part in told if part.rows or part.text]
    if not parts:
        return None
    return Sheet(
        name=f"spaces-{space.id}",
        title=space.name,
        lead=with_commas([space.address, Kept(space.postcode or "")]),
        twin=space.path,
        parts=(*parts, _getting_in(space), *_whom(space)),
        facts=(space, *dict.fromkeys(each.meeting for each in series), *groups),
        last_day=_last_day(hub, space, last if series or apart else None),
    )


def _last_day(hub: Hub, space: Any, dated: date | None) -> date | None:
    """Dates are shown until a day, seasons change, and nobody must read of a closure to come or over as it was."""
    changes = last_shown(hub.today) if len(space.opening_hours.columns()) > 1 else None
    return min((day for day in (dated, changes, last_day_said(hub, space)) if day), default=None)


def _closed(hub: Hub, space: Any) -> Iterator[Part]:
    if words := say_closure(hub, space):
        yield Part(rows=(Row(words, (space.closed_reason,) if space.closed_reason else ()),))


def _open(hub: Hub, space: Any, last: date) -> Iterator[Part]:
    """The week, or the weeks if the season changes; the lines as they were written where no week follows from them."""
    opening = space.opening_hours
    if not any(str(day) for column in opening.columns() for day in column.days):
        yield Part(_("Open"), text=tuple(opening))
        return
    columns = _columns(opening, hub.today, last)
    for column in columns:
        title = labelled(_("Open"), column.heading) if len(columns) > 1 else _("Open")
        yield Part(title, rows=tuple(_week(column.days)))


def _columns(opening: Any, today: date, last: date) -> list[Any]:
    weeks = [opening.week(day, term) for day, _week in opening.weeks(today, last) for term in ("term", "holidays")]
    found = [column for column in opening.columns() if column.days in weeks]
    return sorted(found, key=lambda column: weeks.index(column.days)) or list(opening.columns())


def _week(days: Sequence[Any]) -> Iterator[Row]:
    for hours, found in groupby(enumerate(str(day) or _("Not known") for day in days), key=lambda pair: pair[1]):
        names = [_(WEEKDAYS[number]) for number, _hours in found]
        if len(names) == len(WEEKDAYS):
            names = [_("Every day")]
        elif len(names) >= _IN_A_ROW:
            names = [_("{first} to {last}", first=names[0], last=names[-1])]
        yield from (Row(name, (hours,)) for name in names)


def _apart(hub: Hub, space: Any, last: date) -> tuple[Part, ...]:
    holidays = holidays_between(hub, hub.today, last)
    rows = tuple(_apart_row(each) for each in space.opening_hours.apart(hub.today, last, holidays))
    return (Part(_("On other days"), rows=rows),) if rows else ()


def _apart_row(apart: Any) -> Row:
    one_day = apart.first == apart.last
    days = say_date(apart.last) if one_day else say_days(apart.first if apart.first.year > 1 else None, apart.last)
    return Row(with_commas([days, apart.name]), (str(apart.day) or _("Not known"),))


def _groups(hub: Hub, space: Any, series: Sequence[Series]) -> tuple[Record, ...]:
    """Groups that meet here and say when, unless a meeting of theirs says it better."""
    told = {each.meeting.run_by for each in series}
    found: list[Any] = [each.record for each in hub.mentions_of(space) if each.field == "meets_at"]
    return tuple(each for each in found if each.folder == "groups" and each.key not in told and holds(hub, each))


def _group_row(group: Any) -> Row:
    return Row(group.meets_when, (group.name,)) if group.meets_when else Row(group.name)


def _hire(space: Any) -> Iterator[Part]:
    if space.hire:
        said = ((_(label), getattr(space.hire, name)) for name, label in _HIRE.items())
        yield Part(_("How to hire it"), rows=tuple(Row(head, (body,)) for head, body in said if body))


def _getting_in(space: Any) -> Part:
    answers = {name: getattr(space.access, name, None) for name in _WAYS_IN}
    known = [words[answers[name] == "no"] for name, words in _WAYS_IN.items() if answers[name] in ("yes", "no")]
    said = with_commas(_(words[place > 0]) for place, words in enumerate(known))
    unsure = "" if answers["step_free"] in ("yes", "no") else labelled(_("Step-free"), _("Not known"))
    notes = getattr(space.access, "notes", None)
    lines: tuple[Text, ...] = (unsure, said, notes or "", space.transportation or "")
    return Part(_("Getting in"), text=kept(lines))


def _whom(space: Any) -> Iterator[Part]:
    if ways := reach(space):
        yield Part(_("Whom to ask"), text=ways)
