"""The folder in which a site grows, file by file, before it is swapped in."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from hubsite.ledger import Ledger, named


class Growing:
    """Fills `folder`. What the site that stands at `before` has as well, by the `ledger`, is linked from there and
    not written again.

    Such a link is one for the moment only: the swap removes the folder that held the other. Nothing writes into a
    file that is published.
    """

    def __init__(self, folder: Path, before: Path | None = None, ledger: Ledger | None = None) -> None:
        self.folder = folder
        self._before = before
        self._ledger = ledger or Ledger()
        self._made = {str(folder)}

    def put(self, path: str, content: bytes | Path) -> None:
        """Publish these bytes, or a copy of a file, at an address of the site. Raises OSError when the disk refuses."""
        target = f"{self.folder}/{path}"
        folder = os.path.dirname(target)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        name = named(content)
        if not self._linked(path, name, target):
            _write(content, target)
            self._ledger.wrote(path, name, target)

    def _linked(self, path: str, name: str, target: str) -> bool:
        there = f"{self._before}/{path}"
        if not self._before or not self._ledger.holds(path, name, there):
            return False
        # Not every disk or system has such links. And another build may have swapped in a site of its own meanwhile.
        with suppress(OSError, NotImplementedError):
            os.link(there, target, follow_symlinks=False)
            if os.lstat(target).st_ino == self._ledger.number_of(path):
                return True
            os.unlink(target)
        return False


def _write(content: bytes | Path, target: str) -> None:
    if isinstance(content, Path):
        shutil.copyfile(content, target)
    else:
        with open(target, "wb") as file:
            file.write(content)
