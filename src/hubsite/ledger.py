"""What hubsite wrote into a folder, so that it sees without reading which files still are as it left them."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from hubsite.own_notes import read_note, write_note

# Size, time of the last change in nanoseconds, the number of a file on its disk, who may do what with it, and when
# anything about it was changed: that last time is set by no program, while some keep the other one as it was.
Seen = tuple[int, int, int, int, int]


def seen(file: str) -> Seen | None:
    """How a plain file lies there now; None for what is none."""
    found = lying(file)
    return found if found and stat.S_ISREG(found[3]) else None


def lying(path: str) -> Seen | None:
    """How anything lies there now, a link itself and not what it leads to; None for what is not there."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_mode, found.st_ctime_ns


def named(content: bytes | Path) -> str:
    """Names some bytes; of a file to be copied, how it lies there: a film need not be read to know it again.

    Ask before you copy: what is saved meanwhile is then seen by the next build. "" for what cannot be told.
    """
    if not isinstance(content, Path):
        return blake2b(content, digest_size=16).hexdigest()
    try:
        found, there = content.stat(), content.resolve()
    except OSError:
        return ""
    return f"{there}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}:{found.st_ino}"


class Ledger:
    """The files of a folder, each with the name of what was written there and how it lay there afterwards.

    The notes are kept in the file `notes`, where there is one.
    """

    def __init__(self, notes: Path | None = None) -> None:
        self._notes = notes
        self._before: Mapping[str, list[object]] = (read_note(notes) if notes else None) or {}
        self._now: dict[str, tuple[str, Seen | None]] = {}

    def holds(self, path: str, name: str, file: str) -> bool:
        """Whether `file`, which lies at `path` of the folder, is still what was written there by this name."""
        entry = self._before.get(path)
        found = entry and seen(file)
        if not name or not found or [name, *found] != entry:
            return False
        self._now[path] = name, found
        return True

    def number_of(self, path: str) -> object:
        """The number that the file at a path had on its disk when the notes were kept."""
        return self._before[path][3]

    def wrote(self, path: str, name: str, file: str) -> None:
        """Note a file that was just written."""
        self._now[path] = name, seen(file)

    def save(self, folder: Path) -> dict[str, Seen]:
        """Keep the notes of what is in the folder now that all is in its place, and give how each file lies there.

        What is not the very file that was written is left out: another hub may have been built into the same place.
        """
        lying = {path: found for path in sorted(self._now) if (found := self._as_written(path, folder))}
        if self._notes:
            write_note(self._notes, {path: [self._now[path][0], *found] for path, found in lying.items()})
        return lying

    def _as_written(self, path: str, folder: Path) -> Seen | None:
        # The last of them, when anything was changed, is another once the file was linked or its folder was swapped.
        written, found = self._now[path][1], seen(f"{folder}/{path}")
        return found if written and found and written[:4] == found[:4] else None
