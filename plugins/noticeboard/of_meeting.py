"""One meeting on one sheet: when and where it is next, what happens, how to speak, what to know before you go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from hubsite import (
    Happening,
    Hub,
    Record,
    labelled,
    say_changes,
    say_date,
    say_start,
    with_commas,
    with_semicolons,
)
from hubsite import gettext as _

from .closed import closed_words
from .days import days_of_month, say_day, say_month
from .good_to_know import good_to_know, has_number, runners
from .holding import ends_of
from .of_times import anyone_words, next_times, not_told, off_reasons, off_words, rule_of, times_of, where_words
from .sheet import Part, Row, Sheet, Text, words_of
from .unusual import rule_words
from .words import in_few_words, kept, phone_or_email, place_words, time_words

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
    place, dates = hub.get(_usual_place(meeting, times)), _next_dates(hub, meeting, times)
    said = _strip_words(hub, meeting, times) if _is_sure(meeting, times, dates) else ""
    facts = tuple(dict.fromkeys(_rested_on(hub, meeting, place, times)))
    parts = (
        Part(text=tuple(_first(hub, meeting, times[0]))),
        dates,
        Part(_("What happens"), in_few_words(meeting.what_happens, _LONGEST)),
        Part(_("How to speak"), in_few_words(meeting.how_to_speak, _LONGEST_ELSE) if _decides(meeting) else ()),
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
        facts=facts,
        last_day=min((times[-1].date, *_days_of_ending(hub, facts))),
        strips=_strips(hub, meeting, times, said),
    )


def _rested_on(hub: Hub, meeting: Any, place: Record | None, times: list[Happening]) -> Iterator[Record]:
    """The records of which more is said than their names: places, and who runs it where their number is there."""
    yield meeting
    yield from (each for each in (place, *(hub.get(time.held_at) for time in times)) if each)
    for runner in runners(hub, meeting):
        if phone_or_email(runner) and not has_number(meeting.contact):
            yield runner


def _days_of_ending(hub: Hub, facts: tuple[Record, ...]) -> Iterator[date]:
    """Who was dissolved cannot be rung."""
    yield from (day for fact in facts for day in ends_of(fact) if day >= hub.today)


def _decides(meeting: Any) -> bool:
    """Whether it is one at which people speak to those who decide, and not a lunch."""
    return (meeting.run_by or "").startswith("bodies/") or bool(meeting.agenda_items or meeting.decisions)


def _usual_place(meeting: Any, times: list[Happening]) -> str | None:
    """Where it is by the rule; without a rule, where it is next."""
    when, usual = rule_of(meeting, times[0].phase)
    return usual if when.rule else times[0].held_at


def _lead(hub: Hub, meeting: Any, times: list[Happening]) -> Text:
    """By which rule and where, or who runs it; single days stand below, each for itself."""
    when, _usual = rule_of(meeting, times[0].phase)
    key = _usual_place(meeting, times)
    # The words of its page tell where it is otherwise; beside them who runs it would be taken for the place.
    where = place_words(hub, key) or ("" if meeting.description else where_words(hub, meeting, key))
    words = with_semicolons([_rule_words(hub, meeting, times) if when.rule else "", where])
    if meeting.status != "tentative":
        return words
    return labelled(_("Not certain yet"), words) if words else _("Not certain yet")


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


def _next_dates(hub: Hub, meeting: Any, times: list[Happening]) -> Part:
    """The next one for itself, a row for each that is otherwise or off, and the usual ones in one more row."""
    when, usual = rule_of(meeting, times[0].phase)[0], _usual_place(meeting, times)
    first, *later = times
    as_usual = [each for each in later if when.rule and _is_usual(hub, each, first.phase, usual)]
    off = [each for each in times_of(hub, meeting, hub.today, times[-1].date) if not each.is_on]
    others = [each for each in [*later, *not_told(off, times)[:_DATES]] if each not in as_usual]
    rows = [_date(hub, each, usual) for each in sorted(others, key=lambda each: each.start)]
    more = (Row("", (_dates(as_usual),)),) if as_usual else ()
    start = say_start(first.start, all_day=first.all_day)
    # Nothing else says until when a single one lasts.
    head = start if when.rule else with_commas([say_date(first.date), time_words(first)])
    title = _("Next dates") if when.rule or rows else _("When")
    return Part(title, rows=(replace(_date(hub, first, usual), head=head), *rows, *more))


def _dates(times: list[Happening]) -> Text:
    """`Thursday 7 January 2027; …`; of several in a month `January 2027: Saturdays 9 and 23; …`."""
    months = [[*found] for _month, found in groupby((each.date for each in times), key=lambda day: day.replace(day=1))]
    if len(months) == len(times):
        return with_semicolons(say_date(each.date) for each in times)
    return with_semicolons(labelled(say_month(days[0]), days_of_month(days)) for days in months)


def _is_usual(hub: Hub, happening: Happening, phase: int, usual: str | None) -> bool:
    return happening.phase == phase and not _date(hub, happening, usual).body


def _date(hub: Hub, happening: Happening, usual: str | None) -> Row:
    start, place = say_start(happening.start, all_day=happening.all_day), hub.get(happening.held_at)
    if not happening.is_on:
        return Row(off_words(happening, start), kept([with_semicolons(off_reasons(happening))]))
    where = place_words(hub, happening.held_at) if place and happening.held_at != usual else ""
    return Row(start, kept([with_semicolons(say_changes(happening)), where, closed_words(hub, happening)]))


def _is_sure(meeting: Any, times: list[Happening], dates: Part) -> bool:
    """Whether a time may be taken home: the next one is as usual and, of a rule, so are all, now and later."""
    when, phase = rule_of(meeting, times[0].phase)[0], times[0].phase
    first, *others = dates.rows
    changes = bool(when.rule) and (phase < len(meeting.later_on) or any(row.head for row in others))
    return not (first.body or changes or meeting.status == "tentative")


def _strip_words(hub: Hub, meeting: Any, times: list[Happening]) -> Text:
    """A strip is torn off weeks later: it names the rule, or the next date where there is none or a long one."""
    when, _usual = rule_of(meeting, times[0].phase)
    said = _rule_words(hub, meeting, times) if when.rule else ""
    if said and len(words_of(said)) <= _STRIP:
        return said
    return say_start(times[0].start, all_day=times[0].all_day)


def _strips(hub: Hub, meeting: Any, times: list[Happening], said: Text) -> tuple[Text, ...]:
    """Lines to take home; none where the name or the time is too long, or nothing says how to go on."""
    ways = kept(phone_or_email(each) for each in runners(hub, meeting))
    way = "" if has_number(meeting.contact) else next(iter(ways), "")
    is_same = len({each.held_at for each in times}) == 1 and not any(closed_words(hub, each) for each in times)
    place = hub.get(times[0].held_at) if is_same else None
    lines = kept([meeting.name, said, place.name if place else "", way])
    fit = tuple(line for line in lines if len(words_of(line)) <= _STRIP)
    is_whole = meeting.name in fit and (said in fit if said else way in fit)
    return fit if is_whole else ()
