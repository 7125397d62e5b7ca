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
        self._held: dict[str, bytes] = {}

    def recall(self, made_from: str | bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked only where nothing made from the same is remembered.

        `made_from` names all that the bytes depend on, the version of what makes them included: text, or bytes.
        """
        name = sha256(made_from.encode() if isinstance(made_from, str) else made_from).hexdigest()
        if name not in self._held:
            found = self._read(name)
            self._held[name] = self._made(name, make) if found is None else found
        return self._held[name]

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

    def _made(self, name: str, make: Callable[[], bytes]) -> bytes:
        data = make()
        if self._folder and self._keeps:
            with suppress(OSError):  # a disk that is full or cannot be written: then it is made again next time
                self._write(self._folder, name, sha256(data).digest() + data)
        return data

    @staticmethod
    def _write(folder: Path, name: str, stored: bytes) -> None:
        """In one step, since another build may read at the same time."""
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{name}.{os.getpid()}"
        unfinished.write_bytes(stored)
        unfinished.replace(folder / name)
