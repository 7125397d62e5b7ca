"""The index of a kind: what stands below each name, and in which order and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from hubsite import Hub, Markup
from hubsite import gettext as _

from .coming import all_coming, line, only_needed, with_marks
from .entries_of_life import CHANGING, LIVING
from .entries_of_power import POWER
from .entry import Entry, first_letter, plain_entry, some_now

# A list longer than this gets a heading for each letter.
LONG_LIST = 40
# So many of the next times are shown. Where there are more meetings, all stand behind the name of who runs them.
NEXT_FEW = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Part of a list: its heading and what is in it.

    `closed` is opened by the reader, `rows` say it in short; `lines` are times, with the marks of their tags.
    """

    heading: str
    entries: tuple[Entry, ...] = ()
    closed: bool = False
    rows: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    lines: tuple[tuple[Markup, Markup], ...] = ()

    @property
    def marks(self) -> Markup:
        """For its section, if there may be nothing in it at times."""
        return some_now(self.entries)


def entries_of(hub: Hub, folder: str) -> list[Entry]:
    """All records of a kind, in the order in which a reader wants them."""
    if changing := CHANGING.get(folder):
        entries = [entry for record in hub.of(folder) for entry in changing(hub, record)]
    else:
        make = _MAKERS.get(folder, plain_entry)
        entries = [make(hub, record) for record in hub.of(folder)]
    return sorted(entries, key=lambda entry: (entry.order, entry.record.name.casefold(), entry.record.id))


def grouped(hub: Hub, folder: str, entries: list[Entry]) -> list[Group]:
    """The same in groups: those the kind has, or letters when the list is long."""
    if folder == "meetings":
        return _meetings_in_groups(hub, entries)
    if any(entry.heading for entry in entries):
        return _by(entries, lambda entry: entry.heading)
    if len(entries) > LONG_LIST and len({first_letter(entry) for entry in entries}) > 1 and folder != "news":
        return _by(entries, lambda entry: first_letter(entry) or _("Others"))
    return [Group("", tuple(entries))]


def _by(entries: list[Entry], heading: Callable[[Entry], str]) -> list[Group]:
    return [Group(words, tuple(group)) for words, group in groupby(entries, key=heading)]


def _meetings_in_groups(hub: Hub, entries: list[Entry]) -> list[Group]:
    """The next times by their day, then all meetings: many in short by who runs them, so that nobody reads a hundred.

    Only the list of times depends on the day on which it is read; the order of all else holds as long as the site.
    """
    coming = [entry for entry in entries if not entry.heading]
    over = tuple(entry for entry in entries if entry.heading)
    by_runner = sorted(coming, key=lambda entry: (_runner(hub, entry)[::-1], entry.record.name.casefold()))
    lines = times_of_all(hub, NEXT_FEW)
    return [
        *([Group(_("Coming up next"), lines=lines)] if lines else []),
        *([_all_meetings(hub, by_runner)] if coming else []),
        *([Group(_("Over"), over, closed=any(not entry.until for entry in coming))] if over else []),
    ]


def _all_meetings(hub: Hub, entries: list[Entry]) -> Group:
    if len(entries) <= NEXT_FEW:
        return Group(_("All meetings and events"), tuple(entries))
    return Group(_("All meetings and events, by who runs them"), tuple(entries), rows=_rows(hub, entries))


def times_of_all(hub: Hub, show: int) -> tuple[tuple[Markup, Markup], ...]:
    """The next times of all meetings as lines with the marks of their tags, `show` of them to be seen."""
    needed = only_needed(all_coming(hub), show)
    return tuple((line(hub, each), marks) for each, marks in with_marks(needed, show))


def _rows(hub: Hub, entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    by_runner = groupby(entries, key=lambda entry: _runner(hub, entry))
    return tuple((name, tuple(found)) for (name, _last), found in by_runner)


def _runner(hub: Hub, entry: Entry) -> tuple[str, bool]:
    """The name of who runs it, and whether there is none: these come last."""
    runner = hub.get(getattr(entry.record, "run_by", None))
    return (runner.name, False) if runner else (_("Others"), True)


_MAKERS = {**LIVING, **POWER}
