"""Where the files of a plugin's command go: into one folder, each whole, and never outside it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hubsite.folders import check_path
from hubsite.outputs import File
from hubsite.own_notes import OWN_FOLDER
from hubsite.problems import HubsiteError
from hubsite.publish import CONTENT, PLUGINS, friendly_disk_errors

_ELSEWHERE = "Name another folder, for example `--out sheets`."
_BEING_WRITTEN = ".hubsite-being-written"


class Tray:
    """The folder for the files of one command; `written` and `kept` are the paths that were put there so far."""

    def __init__(self, folder: Path, hub_root: Path) -> None:
        self.folder = folder
        self.written: list[str] = []
        self.kept: list[str] = []
        self._hub_root = hub_root
        self._seen: set[str] = set()

    def put(self, file: File) -> None:
        """Write a file, unless it is there with the same bytes.

        Raises HubsiteError where it would leave the folder, hide another, follow a link or harm the hub.
        """
        check_path(file.path)
        self._claim(file)
        target = self.folder / file.path
        with friendly_disk_errors():
            self._refuse(target)
            data = _read(file)
            if target.is_file() and target.stat().st_size == len(data) and target.read_bytes() == data:
                self.kept.append(file.path)
                return
            _write(target, data)
        self.written.append(file.path)

    def _claim(self, file: File) -> None:
        """Two files of one name, also where only capitals or accents differ: some computers see no difference."""
        name = unicodedata.normalize("NFKC", file.path).casefold()
        if name in self._seen:
            message = f"The plugin '{file.plugin}' makes two files called “{file.path}”."
            raise HubsiteError(message, fix="Give each a name of its own in the plugin.")
        self._seen.add(name)

    def _refuse(self, target: Path) -> None:
        """Raise HubsiteError for a place where no file of a command may be written."""
        for place in self._way_to(target):
            if place.is_symlink():
                raise _refusal(place, "is a link, and where it leads nobody said", f"Delete “{place}”.")
            if place != target and place.exists() and not place.is_dir():
                raise _refusal(place, "is a file where a folder is needed")
        if target.exists() and not target.is_file():
            raise _refusal(target, "is no plain file")
        real = Path(os.path.realpath(target))
        for name in (CONTENT, PLUGINS, OWN_FOLDER):
            if _lies_in(real, Path(os.path.realpath(self._hub_root / name))):
                raise _refusal(target, f"lies in the hub's own folder `{name}`")
        if ".git" in real.parts:
            raise _refusal(target, "belongs to git")

    def _way_to(self, target: Path) -> Iterator[Path]:
        """The folders that lead from the hub, or from the folder that was named, to the target; and the target."""
        place = self._hub_root if target.is_relative_to(self._hub_root) else self.folder
        if place == self.folder:
            yield place
        for part in target.relative_to(place).parts:
            place = place / part
            yield place


def _refusal(place: Path, reason: str, fix: str = _ELSEWHERE) -> HubsiteError:
    return HubsiteError(f"Nothing can be written to “{place}”: it {reason}.", fix=fix)


def _lies_in(place: Path, folder: Path) -> bool:
    # Asking the disk as well: on macOS and Windows `Content` and `content` are one folder.
    for each in (place, *place.parents):
        with suppress(OSError):
            if each == folder or each.samefile(folder):
                return True
    return False


def _read(file: File) -> bytes:
    try:
        return file.data
    except OSError as error:
        message = f"The plugin '{file.plugin}' wants to copy “{file.content!s}”, which cannot be read."
        raise HubsiteError(message, fix="See that it is there, and that you may read it.") from error


def _write(target: Path, data: bytes) -> None:
    """The whole file or nothing of it; what a killed run left is written over by the next."""
    target.parent.mkdir(parents=True, exist_ok=True)
    being_written = target.with_name(_BEING_WRITTEN)
    being_written.unlink(missing_ok=True)
    with being_written.open("xb") as opened:
        opened.write(data)
    being_written.replace(target)
