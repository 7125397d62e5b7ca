"""One meeting on one sheet: when and where it is next, what happens, how to speak, what to know before you go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import (
    Happening,
    Hub,
    labelled,
    say_changes,
    say_date,
    say_start,
    with_commas,
    with_semicolons,
)
from hubsite import gettext as _

from .closed import closed_words
from .days import say_day
from .good_to_know import good_to_know, has_number, runners
from .of_times import anyone_words, next_times, off_reasons, off_words, rule_of, times_of
from .sheet import Kept, Part, Row, Sheet, Text, words_of
from .unusual import rule_words
from .words import in_few_words, kept, place_words, time_words

_DATES = 6
# Characters of what happens, and of what is said beside it.
_LONGEST, _LONGEST_ELSE = 250, 200
_STRIP = 38  # characters of a line of a strip: the longest day with its time


def sheets(hub: Hub) -> Iterator[Sheet]:
    """A sheet for each meeting that has a time to come."""
    if "record_pages" in hub.plugins:
        for meeting in hub.of("meetings"):
            if times := next_times(hub, meeting, _DATES):
                yield _sheet(hub, meeting, times)


def _sheet(hub: Hub, meeting: Any, times: list[Happening]) -> Sheet:
    _when, usual = rule_of(meeting, times[0].phase)
    place, dates = hub.get(usual), _next_dates(hub, meeting, times, usual)
    parts = (
        Part(text=tuple(_first(hub, meeting, times[0]))),
        dates,
        Part(_("What happens"), in_few_words(meeting.what_happens, _LONGEST)),
        Part(_("How to speak"), in_few_words(meeting.how_to_speak, _LONGEST_ELSE)),
        Part(_("If it is your first time"), in_few_words(meeting.first_time, _LONGEST_ELSE)),
        # Of a place that is not one of ours the words of the page tell.
        Part(
            _("Good to know"),
            () if place else in_few_words(meeting.description, _LONGEST_ELSE),
            tuple(good_to_know(hub, meeting, place)),
        ),
    )
    return Sheet(
        name=f"meetings-{meeting.id}",
        title=meeting.name,
        twin=meeting.path,
        lead=_lead(hub, meeting, times),
        parts=tuple(each for each in parts if each.text or each.rows),
        facts=(meeting, place) if place else (meeting,),
        last_day=times[-1].date,
        strips=() if _is_doubtful(hub, meeting, times[0]) else _strips(hub, meeting, times, is_steady=not dates.rows),
    )


def _lead(hub: Hub, meeting: Any, times: list[Happening]) -> Text:
    """When and where: by the rule, or of the single time that there is, as it was moved."""
    happening = times[0]
    when, usual = rule_of(meeting, happening.phase)
    single = with_commas([say_date(happening.date), time_words(happening)])
    said = _rule_words(hub, meeting, times) if when.rule else single
    place = place_words(hub, usual if when.rule else happening.held_at)
    words = with_semicolons([said, place])
    return labelled(_("Not certain yet"), words) if meeting.status == "tentative" else words


def _rule_words(hub: Hub, meeting: Any, times: list[Happening]) -> Text:
    """The rule as far as it tells of the dates that are shown."""
    when, _usual = rule_of(meeting, times[0].phase)
    same = [each for each in times if each.phase == times[0].phase]
    return rule_words(when, same, hub.today, times[-1].date)


def _first(hub: Hub, meeting: Any, happening: Happening) -> Iterator[Text]:
    """What nobody should learn at the door, nor have left out for want of room."""
    yield from anyone_words(meeting, if_open=True)
    for later in meeting.later_on[happening.phase :]:
        day, when, place = say_day(later.since), later.when.describe(), hub.get(later.held_at)
        if place:
            yield _("From {day}: {when}, {place}", day=day, when=when, place=place.name)
        else:
            yield _("From {day}: {when}", day=day, when=when)


def _next_dates(hub: Hub, meeting: Any, times: list[Happening], usual: str | None) -> Part:
    """The usual ones in a line; a row for each that is otherwise, and for what is off between them.

    A single time stands at the top, and here only what is not usual.
    """
    when, _place = rule_of(meeting, times[0].phase)
    as_usual = [each for each in times if when.rule and _is_usual(hub, each, times[0].phase, usual)]
    off = [each for each in times_of(hub, meeting, hub.today, times[-1].date) if not each.is_on][:_DATES]
    others = sorted((each for each in [*times, *off] if each not in as_usual), key=lambda each: each.start)
    rows = tuple(_date(hub, each, usual) for each in others)
    days = with_semicolons(say_date(each.date) for each in as_usual)
    return Part(_("Next dates"), kept([days]), rows if when.rule or len(rows) > 1 or rows[0].body else ())


def _is_usual(hub: Hub, happening: Happening, phase: int, usual: str | None) -> bool:
    return happening.phase == phase and not _date(hub, happening, usual).body


def _date(hub: Hub, happening: Happening, usual: str | None) -> Row:
    start, place = say_start(happening.start, all_day=happening.all_day), hub.get(happening.held_at)
    if not happening.is_on:
        return Row(off_words(happening, start), kept([with_semicolons(off_reasons(happening))]))
    where = place_words(hub, happening.held_at) if place and happening.held_at != usual else ""
    return Row(start, kept([with_semicolons(say_changes(happening)), where, closed_words(hub, happening)]))


def _is_doubtful(hub: Hub, meeting: Any, happening: Happening) -> bool:
    """Whether more must be said of the next time than there is room for on a strip."""
    return meeting.status == "tentative" or happening.ask_first or bool(closed_words(hub, happening))


def _strips(hub: Hub, meeting: Any, times: list[Happening], *, is_steady: bool) -> tuple[Text, ...]:
    """Lines to take home; none where the first two are too long for a strip."""
    said, place = _strip_words(hub, meeting, times, is_steady=is_steady), hub.get(times[0].held_at)
    phones = [Kept(phone) for each in runners(hub, meeting) if (phone := getattr(each, "phone", None))]
    known = (meeting.name, said, place.name if place else "", *([] if has_number(meeting.contact) else phones[:1]))
    lines = [each for each in known if each and len(words_of(each)) <= _STRIP]
    return tuple(lines) if lines[:2] == [meeting.name, said] else ()


def _strip_words(hub: Hub, meeting: Any, times: list[Happening], *, is_steady: bool) -> Text:
    """A strip is torn off weeks later: where no date is changed it names the rule and not the next date."""
    when, _usual = rule_of(meeting, times[0].phase)
    said = _rule_words(hub, meeting, times) if when.rule and is_steady else ""
    if said and len(words_of(said)) <= _STRIP:
        return said
    return say_start(times[0].start, all_day=times[0].all_day)
