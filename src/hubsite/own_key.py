"""A secret of whoever uses this computer, by which hubsite knows again what it wrote itself."""

# What is remembered lies in the hub's folder, and such a folder may come from strangers, with everything in it. Nobody
# else can have marked a thing with this key, so what is not marked with it is made again.

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

_LENGTH = 32  # bytes: what blake2b takes at most is 64


@cache
def own_key() -> bytes | None:
    """The key, made where there is none yet; None where none can be kept: then nothing is known again."""
    with suppress(OSError, RuntimeError):  # RuntimeError: nobody's computer, as in some containers
        file = user_cache_path("hubsite") / "key"
        # Anything else would lie in the folder one is in, which may be a stranger's.
        if file.is_absolute():
            return _read(file) or _made(file)
    return None


def _read(file: Path) -> bytes | None:
    try:
        key = file.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == _LENGTH else None


def _made(file: Path) -> bytes | None:
    """Two builds may begin at the same time: the key of the one that is first is that of both."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file():  # cut short
        file.unlink()
    unfinished = file.with_name(f"key.{os.getpid()}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as made:
            made.write(os.urandom(_LENGTH))
        with suppress(FileExistsError):
            file.hardlink_to(unfinished)
    finally:
        unfinished.unlink(missing_ok=True)
    return _read(file)
