"""What is on: every time of every meeting, and the last days for answers and applications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from hubsite import Hub, Markup, Record, day_of, marked, pgettext, say_changes, say_time, with_commas, with_semicolons
from hubsite import gettext as _

from .words import is_for_children, is_free, is_step_free, time_words

# So far ahead people plan, and rules of meetings can be trusted. Eleven months, so that no month stands there twice.
AHEAD = timedelta(days=333)
_LINK = Markup('<a href="/{}">{}</a>')
_STRONG = Markup("<strong>{}</strong>")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on one day: the HTML of its line, when it is past, and by what it can be chosen.

    `run_by` is the folder of who runs it, `space` the full id of where it is; both are "" where that is not known.
    `series` is the HTML that all times of a meeting have in common, for lists of what is months away: its name.
    Those of which `same` is the same, place and time of day among it, stand in one line of such a list.
    `is_on` is false for what was cancelled or moved.
    """

    start: datetime
    until: datetime
    record: Record
    html: Markup
    series: Markup
    same: tuple[Any, ...] = ()
    is_on: bool = True
    free: bool = False
    step_free: bool = False
    children: bool = False
    space: str = ""
    run_by: str = ""

    @property
    def marks(self) -> Markup:
        """The attribute that the script of the theme reads below the tag of its day; a UK wall-clock time.

        The day is left out where it is that of the list: a long list repeats few days and many times.
        """
        return _marked_until(_until(self.start.date(), self.until))


# Each thing stands in several lists, and most end at the same few times of day.
@lru_cache(maxsize=4096)
def _marked_until(until: str) -> Markup:
    return Markup(' data-until="{}"').format(until)


def items_of(hub: Hub) -> list[Item]:
    """Everything from today on, in the order of its time."""
    found = [*_meetings(hub), *_last_days(hub)]
    return sorted(found, key=lambda item: (item.start, item.record.name.casefold(), item.record.key))


def by_place(items: Iterable[Item]) -> dict[str, list[Item]]:
    """What is on in each space, by its full id; in "" what is nowhere or in a place unknown."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.space].append(item)
    return found


def _meetings(hub: Hub) -> Iterator[Item]:
    meetings: tuple[Any, ...] = hub.of("meetings")
    for meeting in meetings:
        times = hub.happenings(meeting, hub.today, hub.today + AHEAD)
        # Of a series that is cancelled as a whole the next time says enough.
        # What a volunteer wrote is read in the main language, so that every language has the same lists.
        written = (hub.original or hub).get(meeting.key)
        same = {"free": is_free(written), "children": is_for_children(written)}
        lines: dict[Any, dict[str, Any]] = {}
        for happening in times[:1] if meeting.status == "cancelled" else times:
            yield _of_meeting(hub, meeting, happening, same, lines)


def _of_meeting(
    hub: Hub, meeting: Any, happening: Any, same: dict[str, bool], lines: dict[Any, dict[str, Any]]
) -> Item:
    changes, end = tuple(say_changes(happening)), happening.end
    # A series says the same every week: of a year, only what differs is put into words.
    times = (happening.start.time(), end.time() if end else None, happening.all_day)
    told = (happening.held_at, times, happening.state, changes)
    if told not in lines:
        lines[told] = _in_words(hub, meeting, happening, changes, same)
    return Item(start=happening.start, until=happening.is_over_after, record=meeting, **lines[told])


def _in_words(hub: Hub, meeting: Any, happening: Any, changes: Iterable[str], same: dict[str, bool]) -> dict[str, Any]:
    """All of an item but its day."""
    space = hub.get(happening.held_at)
    chosen = same | {"step_free": is_step_free(space)}
    link, time = _LINK.format(meeting.path, meeting.name), time_words(happening)
    what = with_commas([link, _LINK.format(space.path, space.name)]) if space else link
    return chosen | {
        "html": _line(meeting, happening, what, time, changes, chosen),
        "series": link,
        "same": (meeting.key, happening.held_at, time),
        "is_on": happening.is_on,
        "space": space.key if space else "",
        "run_by": (meeting.run_by or "").partition("/")[0],
    }


_STATES = {"cancelled": marked("Cancelled:"), "moved": marked("Moved:")}


def _chosen_words() -> dict[str, str]:
    return {
        "free": pgettext("what costs nothing", "Free"),
        "step_free": _("Step-free place"),
        "children": _("Children welcome"),
    }


def _line(
    meeting: Any, happening: Any, what: Markup, time: str, changes: Iterable[str], chosen: dict[str, bool]
) -> Markup:
    state = _STATES.get(happening.state)
    time_said = Markup("<strong>{} {}</strong>").format(_(state), time) if state else _STRONG.format(time)
    not_sure = [_("not certain yet")] if meeting.status == "tentative" and happening.is_on else []
    note = with_semicolons([*not_sure, *changes])
    said = Markup("{} {} ({})").format(time_said, what, note) if note else Markup("{} {}").format(time_said, what)
    ticked = [words for name, words in _chosen_words().items() if chosen[name] and happening.is_on]
    return said + Markup(' <span class="ticked">{}</span>').format(with_commas(ticked)) if ticked else said


_LAST_DAY = {"consultations": marked("Last day to answer:"), "funds": marked("Last day to apply:")}


def _last_days(hub: Hub) -> Iterator[Item]:
    for folder, words in _LAST_DAY.items():
        records: tuple[Any, ...] = hub.of(folder)
        for record in records:
            if record.closes and hub.today <= day_of(record.closes) <= hub.today + AHEAD:
                yield _last_day(record, _(words))


def _last_day(record: Any, words: str) -> Item:
    closes, link = record.closes, _LINK.format(record.path, record.name)
    has_time = isinstance(closes, datetime)
    start = closes if has_time else datetime.combine(closes, time())
    what = _("{name}, until {time}", name=link, time=say_time(closes.time())) if has_time else link
    said = Markup("<strong>{}</strong> {}").format(words, what)
    until = closes if has_time else _midnight_after(closes)
    return Item(start, until, record, said, Markup("{} {}").format(words, link))


def _until(day: date, until: datetime) -> str:
    if until == _midnight_after(day):
        return "24:00"
    return until.isoformat(timespec="minutes").removeprefix(f"{day.isoformat()}T")


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time())
