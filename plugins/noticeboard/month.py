"""A month's sheets for who looks after the board, and a note: what to put up, what to change, what to take down."""

# The packs of earlier months lie beside this one, `noticeboard/2026-12/`, each with a list of what its sheets said.

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from hubsite import File, Foreign, Hub, HubsiteError, Markup, say_date, speaking, with_semicolons
from hubsite import gettext as _

from .data import as_data
from .formats import Format
from .frame import frame_of
from .posters import Poster
from .press import Press
from .sheet import Kept, Part, Row, Sheet, Text, runs, words_of
from .standing import checked_words, down_after

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_A_YEAR = timedelta(days=366)
# Where rows are longer than most the note is made again: to try many pages takes long.
_ROWS_ON_A_PAGE = 12


def first_day_of(month: str, today: date) -> date:
    """The day from which a month's sheets are made: its first, or today in this month.

    Raises HubsiteError for words that are no month, for one that is over, and for one that nothing is known of yet.
    """
    right = f"`--month {today:%Y-%m}`"
    if not _MONTH.fullmatch(month) or month < "0001":
        raise HubsiteError(f"“{month}” is not a month.", fix=f"Write year and month as figures: {right}.")
    first = date.fromisoformat(f"{month}-01")
    if first < today.replace(day=1):
        raise HubsiteError(f"{month} is over.", fix=f"Write this month or one to come: {right}.")
    if first > today + _A_YEAR:
        raise HubsiteError(f"{month} is more than a year ahead.", fix=f"Write a month that is nearer: {right}.")
    return max(first, today)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of a pack: the name and the title of its sheet, the tag of its language ("" for the hub's main one),
    the size of the paper, the hash of what it says, when it comes down, and what it says of when it was checked.

    `gone` is "yes" for what an earlier run for the same month made: it may hang, and stays in the list for that.
    """

    sheet: str
    title: str
    language: str
    size: str
    words: str
    down_after: str
    checked: str
    gone: str = ""

    @property
    def known_by(self) -> tuple[str, str, str]:
        """What people see of it on the board, where next month's sheet hangs on as this month's."""
        return self.title, self.language, self.size

    @property
    def head(self) -> Text:
        return Foreign(self.title, self.language) if self.language else self.title


_Pack = Mapping[str, _Entry]


def pack(
    hub: Hub, made: Iterable[Poster], month: str, of_what: str, folder: Path, press: Press
) -> Iterator[File | str]:
    """The sheets below `2027-01/`, the note, and the list for the next month to compare with.

    `of_what` names the part of all sheets that was asked for, "" for all of them. Every part has notes and lists of
    its own: after a pack in Welsh alone nobody shall be told to take down the sheets in English.
    """
    posters, ending = list(made), f"-{of_what}" if of_what else ""
    now = {_file(each): _entry(hub, each) for each in posters}
    listed = f"pack{ending}.json"
    before_month, before = _last(folder, month, listed)
    gone = _gone(now, _known(folder / month / listed))
    for poster in posters:
        yield File(path=f"{month}/{_file(poster)}", content=poster.printed.pdf)
    parts, note = _parts(now, before, gone), f"{month}/cover-note{ending}.pdf"
    yield File(path=note, content=_note(hub, month, before_month, parts, press))
    entries = {file: asdict(entry) for file, entry in {**now, **gone}.items()}
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True)
    yield File(path=f"{month}/{listed}", content=f"{text}\n")
    yield from _told(parts)
    yield f"Print {note} first: it says which sheets to put up, and which to take down."


def _told(parts: list[Part]) -> Iterator[str]:
    """For the terminal: what there is to do, by name; of what stays it is enough to know how much it is."""
    for part in parts:
        stays = part.title == _("Leave where it is")
        yield f"{part.title}: {len(part.rows)}"
        yield from (f"    {words_of(row.head)}" for row in part.rows if not stays)


def _file(poster: Poster) -> str:
    return poster.path.rpartition("/")[2]


def _entry(hub: Hub, poster: Poster) -> _Entry:
    sheet, languages = poster.sheet, {run.language for run in runs(poster.sheet.title)}
    return _Entry(
        sheet=sheet.name,
        title=words_of(sheet.title),
        language=(languages.pop() if len(languages) == 1 else "") or poster.language,
        size=poster.form.words,
        words=sha256(_lasting(hub, poster).encode()).hexdigest(),
        down_after=down_after(hub, sheet).isoformat(),
        checked=words_of(checked_words(hub, sheet.facts)),
    )


def _lasting(hub: Hub, poster: Poster) -> str:
    """What a sheet says without the days at its foot: who hangs it can write those on it by hand."""
    frame, sheet = poster.frame, poster.sheet
    with speaking(poster.language or hub.language):
        checked = checked_words(hub, sheet.facts)
        foot = ("", *(line for line in frame.foot[1:] if line != checked))
        return as_data(sheet, replace(frame, foot=foot), poster.form)


def _last(folder: Path, month: str, name: str) -> tuple[str, _Pack]:
    """The newest pack before this month that can be read, and what was in it; nothing where there is none."""
    months = [each.name for each in folder.iterdir() if _MONTH.fullmatch(each.name)] if folder.is_dir() else []
    for earlier in sorted((each for each in months if each < month), reverse=True):
        known = _known(folder / earlier / name)
        if known is not None:
            return earlier, {file: entry for file, entry in known.items() if not entry.gone}
    return "", {}


def _known(file: Path) -> _Pack | None:
    """The list of a pack; None where there is none, or none that can be read."""
    try:
        return _read(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _gone(now: _Pack, earlier: _Pack | None) -> _Pack:
    """What an earlier run for the same month made and this one did not: people may have put it up since.

    The title stands in the name, since a file may have another title by now.
    """
    made = {entry.known_by for entry in now.values()}
    left = {file: entry for file, entry in (earlier or {}).items() if entry.known_by not in made}
    return {
        file if entry.gone else f"{file}: {entry.title}": replace(entry, gone="yes") for file, entry in left.items()
    }


def _read(text: str) -> _Pack:
    """Raises ValueError, TypeError or AttributeError for a list that is not as `pack` writes it."""
    listed: Any = json.loads(text)
    found = {file: _Entry(**known) for file, known in listed.items()}
    for entry in found.values():
        date.fromisoformat(entry.down_after)
        "".join(asdict(entry).values())
    return found


def _parts(now: _Pack, before: _Pack, gone: _Pack) -> list[Part]:
    old = _paired(now, before)
    same = [file for file in old if before[old[file]].words == now[file].words]
    stays = [file for file in same if _days_of(before[old[file]]) == _days_of(now[file])]
    again = [file for file in same if file not in stays]
    parts = (
        Part(_("Take down"), rows=_down(before, set(old.values()), gone)),
        Part(_("Put up"), rows=_rows(now, [file for file in now if file not in old], _files)),
        Part(_("Put up in place of the old one"), rows=_rows(now, [file for file in old if file not in same], _files)),
        Part(_("May stay; write the new day on it"), rows=_rows(now, again, _sizes, _days_words)),
        Part(_("Leave where it is"), rows=_rows(now, stays, _sizes)),
    )
    return [part for part in parts if part.rows]


def _paired(now: _Pack, before: _Pack) -> dict[str, str]:
    """The file in whose place each comes: what looked the same from afar, of several such the one of the same name."""
    waiting: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for file, entry in before.items():
        waiting[entry.known_by].append(file)
    pairs = {}
    for file in sorted(now, key=lambda each: each not in waiting[now[each].known_by]):
        if left := waiting[now[file].known_by]:
            pairs[file] = left.pop(left.index(file) if file in left else 0)
    return {file: pairs[file] for file in now if file in pairs}


def _days_of(entry: _Entry) -> tuple[str, str]:
    return entry.down_after, entry.checked


def _down(before: _Pack, kept: set[str], gone: _Pack) -> tuple[Row, ...]:
    """What hung last month and has no place now, then what was only in an earlier pack of this month."""
    down = {file: entry for file, entry in before.items() if file not in kept}
    told = {entry.known_by for entry in down.values()}
    down |= {file: entry for file, entry in gone.items() if entry.known_by not in told}
    return tuple(replace(row, small="") for row in _rows(down, list(down), _sizes))


def _rows(
    known: _Pack,
    files: list[str],
    said: Callable[[_Pack, list[str]], Text],
    small: Callable[[_Entry], Text] | None = None,
) -> tuple[Row, ...]:
    """A row for each sheet, with all of its sizes, and below them the day to take it down."""
    of_sheet: dict[tuple[str, str, str], list[str]] = {}
    for file in files:
        of_sheet.setdefault((known[file].sheet, known[file].title, known[file].language), []).append(file)
    rows = ((known[each[0]], said(known, each)) for each in of_sheet.values())
    return tuple(Row(entry.head, (words,), (small or _until)(entry)) for entry, words in rows)


def _days_words(entry: _Entry) -> Text:
    """All that is to be written by hand."""
    return with_semicolons([_until(entry), entry.checked])


def _files(known: _Pack, files: list[str]) -> Text:
    """What is to be printed is found by its name."""
    return Markup(", ").join(Kept(file) for file in files)


def _sizes(known: _Pack, files: list[str]) -> Text:
    """What hangs is known by its size."""
    return " · ".join(sorted({known[file].size for file in files}))


def _until(entry: _Entry) -> Text:
    return _("Take down after {day}", day=say_date(date.fromisoformat(entry.down_after), with_weekday=False))


def _note(hub: Hub, month: str, before: str, parts: list[Part], press: Press) -> bytes:
    """On as many pages as it needs: of a note of what to do nothing may be left out."""
    since = _("If older sheets of ours hang there, take them down first.")
    if before:
        since = _("What changes since the sheets of {day}.", day=_first_day(before))
    sheet = Sheet(
        name="cover-note",
        title=_("The noticeboard from {day}", day=_first_day(month)),
        twin="print/",
        lead=_("For whoever looks after the board: what to put up, and what to take down."),
        parts=(Part(text=(since,)), *parts),
    )
    frame = frame_of(hub, sheet)
    # It does not hang, so it says on each page what it is, and not when to take it down.
    frame = replace(frame, foot=(sheet.title, *frame.foot[1:]))
    most = sum(len(part.rows) for part in parts) + 2
    pages = most // _ROWS_ON_A_PAGE + 2
    made = press.printed(replace(sheet, pages=pages), frame, Format())
    while (made.dropped or made.overfull) and pages < most:
        pages = pages * 2
        made = press.printed(replace(sheet, pages=pages), frame, Format())
    return made.pdf


def _first_day(month: str) -> str:
    return say_date(date.fromisoformat(f"{month}-01"), with_weekday=False)
