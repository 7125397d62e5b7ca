"""What somebody put into the published folder by hand is kept beside: hubsite throws away only what is its own."""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from hubsite.folders import make_real_folder
from hubsite.own_notes import FROM_SITE
from hubsite.problems import HubsiteError

# Where something else is put there under one name after each build, there must be an end.
_MOST_OF_ONE_NAME = 9


def keep_aside(paths: Iterable[str], site: Path, new: Path, own_folder: Path) -> dict[str, Path]:
    """Keep these files of the old site which the new one is without; where each of them lies, by its path.

    Links are not kept, since what they lead to stays where it is; nor is what the disk refuses. Never raises.
    """
    kept: dict[str, Path] = {}
    for path in paths:
        with suppress(OSError, HubsiteError):
            if not os.path.lexists(new / path) and (place := _kept(site / path, own_folder / FROM_SITE, path)):
                kept[path] = place
    return kept


def _kept(file: Path, folder: Path, path: str) -> Path | None:
    """Where the file is kept, under its own name or with a number; None if it is not."""
    if not stat.S_ISREG(file.lstat().st_mode):
        return None
    make_real_folder(folder)
    for name in PurePosixPath(path).parts[:-1]:  # no link that came with somebody's repository is written through
        folder /= name
        make_real_folder(folder)
    for number in range(1, _MOST_OF_ONE_NAME + 1):
        place = folder / (file.name if number == 1 else f"{file.stem}-{number}{file.suffix}")
        if not os.path.lexists(place):
            _keep(file, place)
            return place
        if stat.S_ISREG(place.lstat().st_mode) and filecmp.cmp(file, place, shallow=False):
            return place
    return None


def _keep(file: Path, place: Path) -> None:
    """The old site is removed, so that a link keeps the file as it is; over the border of a disk, a copy does."""
    try:
        os.link(file, place)
    except OSError:
        with file.open("rb") as old, place.open("xb") as new:
            try:
                shutil.copyfileobj(old, new)
                new.flush()
            except OSError:  # half of a file would be taken for the whole
                place.unlink()
                raise
