"""Changing files that people wrote: whole or not at all, only as they were read, and never through a link."""

# Every command that writes into a hub's own files does it here, so that every doubt is a no in one place.

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from hubsite.problems import HubsiteError

MOST_BYTES = 2_000_000
_BEING_WRITTEN = ".hubsite-being-written"


def content_of(root: Path, file: str) -> bytes | None:
    """The bytes of a plain file of the hub, by its path with forward slashes; None for any other.

    None is what is not there, what a link leads to (also a link on the way), what is no plain file, is over 2 MB, or
    cannot be read.
    """
    if not is_own(root, file):
        return None
    try:
        status = (root / file).lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            return None
        return (root / file).read_bytes()
    except (OSError, ValueError):
        return None


def is_own(root: Path, file: str) -> bool:
    """Whether a path stays in the hub, with no link on the way to it nor in its place."""
    if "\\" in file or file.startswith("/"):
        return False
    parts = PurePosixPath(file).parts
    places = [root.joinpath(*parts[: depth + 1]) for depth in range(len(parts))]
    return bool(parts) and ".." not in parts and not any(place.is_symlink() for place in places)


def put(root: Path, file: str, content: bytes, *, before: bytes | None) -> None:
    """Write a file of the hub whole, keeping its rights.

    `before` is what it held when it was read; None for a new file.
    Raises HubsiteError, with nothing changed, where `refuse_change` does, or the disk refuses.
    """
    refuse_change(root, file, before)
    place = root / file
    unfinished = place.with_name(_BEING_WRITTEN)
    with in_words(file):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(unfinished, content)
            if before is not None:
                unfinished.chmod(stat.S_IMODE(place.lstat().st_mode))
            unfinished.replace(place)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise


def take_away(root: Path, file: str, *, before: bytes) -> None:
    """Delete a file of the hub that holds `before`. Raises HubsiteError as `put` does."""
    refuse_change(root, file, before)
    with in_words(file):
        (root / file).unlink()


def refuse_change(root: Path, file: str, before: bytes | None) -> None:
    """Raise HubsiteError where a file is not as it was (or is there already), or a link or a file stands in the way.

    Whoever writes several files asks this for all of them before the first.
    """
    if not is_own(root, file):
        raise HubsiteError(
            f"“{file}” is reached through a link or lies outside the hub, so it is left alone.",
            fix="Put the folder or file itself in the place of the link, or change the file where it lies.",
        )
    if in_the_way := _file_in_the_way(root, file):
        raise HubsiteError(
            f"“{in_the_way}” is a file, but it has to be a folder.", fix="Give the file another name, and try again."
        )
    if before is None and os.path.lexists(root / file):
        raise HubsiteError(f"“{file}” exists already.", fix="Choose another name; nothing was changed.")
    if before is not None and content_of(root, file) != before:
        raise HubsiteError(
            f"“{file}” has changed since it was read, so it is left as it is.", fix="Run the command again."
        )


@contextmanager
def in_words(file: str) -> Iterator[None]:
    """What the disk refuses to do with a file or folder, as a sentence: OSError becomes HubsiteError."""
    try:
        yield
    except OSError as error:
        raise HubsiteError(
            f"“{file}” could not be written: {error.strerror or error}.",
            fix="Look whether the disk is full, and whether you may change the file; then run the command again.",
        ) from error


def _file_in_the_way(root: Path, file: str) -> str:
    """The first part of the way that should be a folder and is none, "" if there is none such."""
    ways = [way.as_posix() for way in reversed(PurePosixPath(file).parents) if way.parts]
    return next((way for way in ways if os.path.lexists(root / way) and not (root / way).is_dir()), "")


def _write(place: Path, content: bytes) -> None:
    place.unlink(missing_ok=True)
    with place.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
