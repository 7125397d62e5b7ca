"""What is on in a month, on one sheet: a row for each thing with the days to come, and the last days for answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hubsite import (
    Happening,
    Hub,
    Markup,
    Record,
    day_of,
    labelled,
    marked,
    say_changes,
    say_time,
    with_commas,
    with_semicolons,
)
from hubsite import gettext as _

from .closed import closed_words
from .days import days_of_month, say_month
from .holding import can_be_answered
from .of_times import anyone_words, not_told, off_reasons, off_words, times_of, where_words
from .sheet import Part, Row, Sheet, Text
from .standing import end_of_month
from .ticks import ticks
from .words import kept, not_yet_checked, time_words

_LAST_DAY = {"consultations": marked("Last day to answer:"), "funds": marked("Last day to apply:")}


@dataclass(frozen=True, slots=True)
class _Found:
    """A row, what it is about, when that begins on the days that are shown, and the place of which it tells."""

    start: datetime
    row: Row
    about: Record
    place: Record | None = None


def this_month(hub: Hub) -> Iterator[Sheet]:
    """What is on from today to the end of the month: all of it on a sheet made for the first."""
    yield from _of(hub, "whats-on", hub.today)


def next_month(hub: Hub) -> Iterator[Sheet]:
    """What is on in the whole of the month after this one."""
    yield from _of(hub, "whats-on-next-month", end_of_month(hub.today) + timedelta(days=1))


def _of(hub: Hub, name: str, first: date) -> Iterator[Sheet]:
    """One month from a day on, if anything is on then."""
    last = end_of_month(first)
    told = (("", _sorted(_meetings(hub, first, last))), (_("Closing soon"), _sorted(_last_days(hub, first, last))))
    found = [each for _title, rows in told for each in rows]
    if found and "whats_on" in hub.plugins:
        yield Sheet(
            name=name,
            title=labelled(_("What’s on"), say_month(first)),
            twin="whats-on/",
            parts=tuple(Part(title, rows=tuple(each.row for each in rows)) for title, rows in told if rows),
            facts=tuple(dict.fromkeys(fact for each in found for fact in (each.about, each.place) if fact)),
            last_day=last,
        )


def _sorted(found: Iterable[_Found]) -> list[_Found]:
    return sorted(found, key=lambda each: (each.start, each.about.name.casefold(), each.about.key))


def _meetings(hub: Hub, first: date, last: date) -> Iterator[_Found]:
    for meeting in hub.of("meetings"):
        times = times_of(hub, meeting, first, last)
        on, off = [each for each in times if each.is_on], [each for each in times if not each.is_on]
        if on:
            yield from _rows(hub, meeting, on, not_told(off, on))
        for same in [] if on else _alike(off):
            yield _Found(same[0].start, _off_row(hub, meeting, same), meeting)


def _rows(hub: Hub, meeting: Any, on: list[Happening], off: list[Happening]) -> Iterator[_Found]:
    """A row for each place, time of day and remark; the first one says also when it is not on."""
    rows: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
    for each in on:
        rows[each.held_at, time_words(each), _notes(hub, each)].append(each)
    # The usual time is the one without remarks: to it belongs what is left out.
    usual = next((same for (_place, _time, notes), same in rows.items() if not notes), next(iter(rows.values())))
    for same in rows.values():
        row = _row(hub, meeting, same, _not_on(off if same is usual else []))
        yield _Found(same[0].start, row, meeting, hub.get(same[0].held_at))


def _row(hub: Hub, meeting: Any, same: list[Happening], not_on: list[Text]) -> Row:
    unsure = [_("not certain yet")] if meeting.status == "tentative" else []
    notes = with_semicolons([*unsure, *not_yet_checked(meeting), *_notes(hub, same[0])])
    unknown = _unknown(hub, meeting, same[0])
    body = kept([meeting.name, _where(hub, meeting, same[0]), unknown, notes, *not_on, *anyone_words(meeting)])
    return Row(_days(same), body, ticks(hub, meeting, same[0]))


def _off_row(hub: Hub, meeting: Any, same: list[Happening]) -> Row:
    reasons = with_semicolons(off_reasons(same[0]))
    return Row(off_words(same[0], _days(same)), kept([meeting.name, _where(hub, meeting, same[0]), reasons]))


def _where(hub: Hub, meeting: Any, happening: Happening) -> Text:
    """`2pm to 4pm, Mill Hall`."""
    return with_commas([time_words(happening), where_words(hub, meeting, happening.held_at)])


def _unknown(hub: Hub, meeting: Any, happening: Happening) -> Text:
    """That it is not known where it is, if nothing else leads there: no words of its page, nor a link."""
    known = where_words(hub, meeting, happening.held_at) or meeting.online_url or meeting.description
    return "" if known else labelled(_("Where"), _("Not known"))


def _notes(hub: Hub, happening: Happening) -> tuple[Text, ...]:
    """What is not as usual, and that the place is closed."""
    return kept([*say_changes(happening), closed_words(hub, happening)])


def _alike(off: Iterable[Happening]) -> list[list[Happening]]:
    found: dict[tuple[str, tuple[str, ...]], list[Happening]] = defaultdict(list)
    for each in off:
        found[each.state, tuple(off_reasons(each))].append(each)
    return list(found.values())


def _not_on(off: Iterable[Happening]) -> list[Text]:
    """`not on Tuesday 17 (The hall is painted)`, for each reason."""
    return [_off_days(same, with_semicolons(off_reasons(same[0]))) for same in _alike(off)]


def _off_days(same: list[Happening], reasons: Text) -> Text:
    days = _("not on {days}", days=_days(same))
    return Markup("{} ({})").format(days, reasons) if reasons else days


def _days(times: Iterable[Happening]) -> Text:
    return days_of_month(each.date for each in times)


def _last_days(hub: Hub, first: date, last: date) -> Iterator[_Found]:
    for folder, words in _LAST_DAY.items():
        records: tuple[Any, ...] = hub.of(folder)
        for record in records:
            closes = day_of(record.closes)
            if closes and first <= closes <= last and can_be_answered(hub, record, closes):
                yield _closing(record, _(words))


def _closing(record: Any, words: str) -> _Found:
    day, name = day_of(record.closes), record.name
    if isinstance(record.closes, datetime):
        start, until = record.closes, _("{name}, until {time}", name=name, time=say_time(record.closes.time()))
    else:
        start, until = datetime.combine(day, time.min), name
    return _Found(start, Row(days_of_month([day]), (Markup("{} {}").format(words, until),)), record)
