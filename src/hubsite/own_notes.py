"""Notes that hubsite leaves for its next run, known again by a mark that only this person's hubsite can make."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from hubsite.own_key import own_key

# In a hub, what hubsite keeps for itself; never published, and all but FROM_SITE no loss.
OWN_FOLDER = ".hubsite"
# In that folder, what people put into the finished site by hand: it stays when all else there is forgotten.
FROM_SITE = "from-site"
_MARK = 32  # bytes


def own_folder_of(hub_root: Path, out: Path | None) -> Path:
    """Where hubsite keeps what is its own: in the hub; of a hub that can be read but not written, beside `out`."""
    folder = hub_root / OWN_FOLDER
    if out and not os.access(folder if folder.is_dir() else hub_root, os.W_OK):
        return beside(out, "work")
    return folder


def beside(out: Path, what: str) -> Path:
    """The name of something of hubsite's own beside an output folder."""
    return out.with_name(f".{out.name}.hubsite-{what}")


def write_note(file: Path, value: Any) -> None:
    """Keep plain data (texts, numbers, lists, names with values) in a file; nothing on a disk that refuses it."""
    data = json.dumps(value, separators=(",", ":")).encode(
        "ascii"
    )  # names and words may hold bytes that are no letters
    mark = _mark(file, data)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        if mark:
            unfinished.write_bytes(mark + data)
            unfinished.replace(file)


def read_note(file: Path) -> Any:
    """What was kept; None where nothing was, or somebody else wrote or changed it."""
    with suppress(OSError):
        if not file.is_symlink():
            stored = file.read_bytes()
            mark, data = stored[:_MARK], stored[_MARK:]
            if len(mark) == _MARK and mark == _mark(file, data):
                return json.loads(data)
    return None


def _mark(file: Path, data: bytes) -> bytes | None:
    """The name belongs to it: a note that was put in the place of another says nothing."""
    key = own_key()
    return blake2b(file.name.encode() + b"\0" + data, key=key, digest_size=_MARK).digest() if key else None
