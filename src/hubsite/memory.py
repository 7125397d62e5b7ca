"""What was made at some cost and is remembered, so that nothing is made twice."""

# A build that remembers must give the same bytes as one that does not: a thing is found by everything it was made
# from, and by nothing else. What was damaged since, or was not written by hubsite for this person, is made again.

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from weakref import finalize

from hubsite.all_cores import on_all_cores
from hubsite.own_key import own_key

_DIGEST = 32  # bytes
# Written beside the things themselves while somebody writes, and no loss: what is not whole is made again.
_SETTINGS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", "PRAGMA secure_delete = ON")
# What comes of a damaged file: SQLite tells of it in its bytes, or gives values of other types.
_DAMAGED = (sqlite3.DatabaseError, UnicodeError, TypeError)
_TABLE = "CREATE TABLE IF NOT EXISTS things (name BLOB PRIMARY KEY, mark BLOB NOT NULL, data BLOB NOT NULL)"


@cache
def digest_of(folder: Path, *libraries: str) -> str:
    """Names what makes a thing: the code, templates and words in a folder, Python, hubsite and the libraries used.

    A plugin of one file names that file. Looked at once in a process, and by `hubsite serve` once for each build.
    Raises FileNotFoundError where there is none, importlib.metadata.PackageNotFoundError for a library that is not
    installed.
    """
    inside = [file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts]
    files = inside or [folder]
    found = [[file.relative_to(folder).as_posix(), blake2b(file.read_bytes()).hexdigest()] for file in files]
    versions = [[name, version(name)] for name in ("hubsite", *libraries)]
    return blake2b(repr([found, versions, sys.version]).encode(), digest_size=16).hexdigest()


class Memory:
    """Remembers in `folder`; without one, for as long as it lives itself. With `keeps` false it only reads there.

    Several threads may ask it.
    """

    def __init__(self, folder: Path | None = None, *, keeps: bool = True) -> None:
        # A link may have come with somebody's repository, and what it leads to is none of ours.
        is_ours = folder is not None and not (folder.is_symlink() or folder.parent.is_symlink())
        self._folder = folder if is_ours else None
        self._keeps = keeps
        self._key = own_key() if is_ours else None
        # Called by what only this person's hubsite can know, so that nobody else can have put something there.
        self._name = f"{self._digest(b'things').hex()[:32]}.sqlite"
        self._is_damaged = False
        self._things = self._opened() if self._key else None
        if self._things is not None:
            finalize(self, self._things.close)
        self._lock = Lock()
        # A copy of this process only makes things: a connection is its owner's alone (SQLite, "How to corrupt", 2.6).
        self._owner = os.getpid()
        # Nothing of what lies in the folder is held as well: a large hub has a hundred megabytes of it.
        self._held: dict[bytes, bytes | None] = {}

    def recall(self, made_from: str | bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked only where nothing made from the same is remembered.

        `made_from` names all that the bytes depend on, the version of what makes them included: text, or bytes.
        """
        name = self._name_of(made_from)
        found = self._known(name)
        return self._kept(name, make()) if found is None else found

    def recall_all(self, things: Iterable[tuple[str | bytes, Callable[[], bytes]]]) -> list[bytes]:
        """As `recall` for each pair of `made_from` and `make`, where those that must be made are made on all cores."""
        pairs = [(self._name_of(made_from), make) for made_from, make in things]
        found = {name: data for name, _ in pairs if (data := self._known(name)) is not None}
        missing = list({name: make for name, make in pairs if name not in found}.items())
        for (name, _), data in zip(missing, on_all_cores(lambda pair: pair[1](), missing), strict=True):
            found[name] = self._kept(name, data)
        return [found[name] for name, _ in pairs]

    def hold(self, made_from: str | bytes) -> None:
        """Keep what is remembered of this, as if it had been recalled: who needs it knows it already."""
        self._held.setdefault(self._name_of(made_from), None)

    def forget_the_rest(self) -> None:
        """Remove what nobody has recalled since this memory was opened."""
        if self._things is None or not self._keeps:
            return
        with self._asking():
            known = [name for (name,) in self._things.execute("SELECT name FROM things")]
            gone = [(name,) for name in known if name not in self._held]
            self._things.executemany("DELETE FROM things WHERE name = ?", gone)
            if 2 * len(gone) > len(known):
                self._things.execute("VACUUM")
        self._sweep()

    def close(self) -> None:
        """Let go of the folder; what is recalled from now on is held for as long as this lives."""
        if self._things is not None:
            self._things.close()
            self._things = None

    def _sweep(self) -> None:
        """Remove what was kept with a key that is lost, or by another hubsite; and a database that is damaged."""
        assert self._folder is not None
        if self._is_damaged:
            self.close()
        with suppress(OSError):
            for file in self._folder.iterdir():
                if self._is_damaged or not file.name.startswith(self._name):
                    file.unlink()

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """While the database is asked; what it refuses is made again, and one that is damaged is given up."""
        with self._lock:
            try:
                yield
            except sqlite3.OperationalError:  # it is locked, the disk is full
                pass
            except _DAMAGED:
                self._is_damaged = True

    def _opened(self) -> sqlite3.Connection | None:
        """None on a disk that cannot be used, and where there is nothing for who only reads."""
        assert self._folder is not None
        file = self._folder / self._name
        if file.is_symlink() or (not self._keeps and not file.is_file()):
            return None
        with suppress(OSError):
            if self._keeps:
                self._folder.mkdir(parents=True, exist_ok=True)
            for _try in range(2):
                try:
                    return self._connected(file)
                except sqlite3.OperationalError:  # it is locked, or may not be written
                    return None
                except _DAMAGED:
                    if not self._keeps:
                        return None
                    for ending in ("", "-wal", "-shm"):
                        file.with_name(file.name + ending).unlink(missing_ok=True)
        return None

    def _connected(self, file: Path) -> sqlite3.Connection:
        things = sqlite3.connect(file, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            for each in (*_SETTINGS, _TABLE) if self._keeps else ():
                things.execute(each)
            things.execute("SELECT name FROM things LIMIT 1")
        except _DAMAGED:
            things.close()
            raise
        return things

    def _name_of(self, made_from: str | bytes) -> bytes:
        return self._digest(made_from.encode() if isinstance(made_from, str) else made_from)

    def _known(self, name: bytes) -> bytes | None:
        found = self._held.get(name)
        if found is None and (found := self._read(name)) is not None:
            self._held[name] = None
        return found

    def _kept(self, name: bytes, made: bytes) -> bytes:
        self._held[name] = None if self._is_kept(name, made) else made
        return made

    def _digest(self, data: bytes) -> bytes:
        return blake2b(data, key=self._key or b"", digest_size=_DIGEST).digest()

    def _read(self, name: bytes) -> bytes | None:
        if self._things is None or os.getpid() != self._owner:
            return None
        with self._asking():
            row = self._things.execute("SELECT mark, data FROM things WHERE name = ?", (name,)).fetchone()
            if row and self._digest(name + row[1]) == row[0]:
                return bytes(row[1])
        return None

    def _is_kept(self, name: bytes, data: bytes) -> bool:
        """Write it; false on a disk that is full or cannot be written, and for who only reads."""
        if self._things is None or not self._keeps or os.getpid() != self._owner:
            return False
        with self._asking():
            row = (name, self._digest(name + data), data)
            self._things.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", row)
            return True
        return False
