"""What was made at some cost and is remembered, so that nothing is made twice."""

# A build that remembers must give the same bytes as one that does not: a thing is found by everything it was made
# from, and by nothing else. A file that was damaged since is made again.

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_DIGEST = sha256().digest_size


class Memory:
    """Remembers in `folder`; without one, for as long as it lives itself. With `keeps` false it only reads there."""

    def __init__(self, folder: Path | None = None, *, keeps: bool = True) -> None:
        # A link may have come with somebody's repository, and what it leads to is none of ours.
        is_ours = folder is not None and not (folder.is_symlink() or folder.parent.is_symlink())
        self._folder = folder if is_ours else None
        self._keeps = keeps
        # Nothing of what lies in the folder is held as well: a large hub has a hundred megabytes of it.
        self._held: dict[str, bytes | None] = {}

    def recall(self, made_from: str | bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked only where nothing made from the same is remembered.

        `made_from` names all that the bytes depend on, the version of what makes them included: text, or bytes.
        """
        name = sha256(made_from.encode() if isinstance(made_from, str) else made_from).hexdigest()
        found = self._held.get(name)
        if found is None:
            found = self._read(name)
            self._held[name] = None
            if found is None:
                found = make()
                if not self._is_kept(name, found):
                    self._held[name] = found
        return found

    def forget_the_rest(self) -> None:
        """Remove what nobody has recalled since this memory was opened."""
        if self._folder and self._keeps and self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.name not in self._held:
                    with suppress(OSError):
                        file.unlink()

    def _read(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            stored = (self._folder / name).read_bytes()
        except OSError:
            return None
        data = stored[_DIGEST:]
        return data if sha256(data).digest() == stored[:_DIGEST] else None

    def _is_kept(self, name: str, data: bytes) -> bool:
        """Write it; false on a disk that is full or cannot be written, and for who only reads."""
        if self._folder is None or not self._keeps:
            return False
        try:
            self._write(self._folder, name, sha256(data).digest() + data)
        except OSError:
            return False
        return True

    @staticmethod
    def _write(folder: Path, name: str, stored: bytes) -> None:
        """In one step, since another build may read at the same time."""
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{name}.{os.getpid()}"
        unfinished.write_bytes(stored)
        unfinished.replace(folder / name)
