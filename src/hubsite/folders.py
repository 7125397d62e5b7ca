"""Folders as a whole: make one hold exactly these files, see it onto the disk, exchange two in one step."""

# An unchanged file keeps its time and its bytes, so engines, watchers and back-ups have nothing to do.
# The paths come from volunteers' file names and from plugins, so they are looked at before a byte is written.

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import re
import shutil
import stat
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from hubsite.ledger import Ledger, named
from hubsite.problems import HubsiteError

# One fixed name at the top: never too long for the disk, and what a killed run left is swept up by the next.
_BEING_WRITTEN = ".hubsite-being-written"

# The limit of common file systems for one name, in bytes: ext4, APFS and NTFS agree closely enough on it.
_LONGEST_NAME = 255

# Names and signs that Windows keeps for itself, so such a folder could not be copied or cloned there:
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_KEPT_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[1-9]|lpt[1-9]) *(\..*)?", re.DOTALL)
_SIGNS_NOT_FOR_WINDOWS = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Changes:
    """What `write_tree` did: paths relative to the folder, with forward slashes, sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def write_tree(folder: Path, files: Mapping[str, bytes | Path], ledger: Ledger | None = None) -> Changes:
    """Make `folder` hold exactly `files` (relative paths with forward slashes, and their bytes or what to copy).

    Each changed file appears whole or not at all. Links inside the folder are replaced, never followed. What the
    `ledger` says is there as it was written is not read.
    Raises HubsiteError, before anything is touched, for a path that `check_paths` refuses or a folder that is
    itself a link; OSError when the disk refuses.
    """
    check_paths(files)
    make_real_folder(folder)
    removed = _remove_strangers(folder, files)
    ledger = ledger or Ledger()
    written, kept = [], []
    for path in sorted(files):
        content = files[path]
        target, name = f"{folder}/{path}", named(content)
        if ledger.holds(path, name, target):
            kept.append(path)
            continue
        if _holds(folder / path, content):
            kept.append(path)
        else:
            _write(folder, path, content)
            written.append(path)
        ledger.wrote(path, name, target)
    return Changes(tuple(written), tuple(removed), tuple(kept))


def check_paths(paths: Iterable[str]) -> None:
    """Raise HubsiteError if a path is refused by `check_path`, or if two would be one file on some computer.

    Windows and macOS see no difference between `Hall` and `hall`, nor between two spellings of `é`; a site
    that only works on one machine is refused on all.
    """
    seen: dict[str, tuple[str, bool]] = {}
    folders: set[str] = set()
    for path in sorted(paths):
        check_path(path)
        for name, is_folder in _with_folders(path):
            if name in folders and is_folder:
                continue
            if is_folder:
                folders.add(name)
            first, was_folder = seen.setdefault(_folded(name), (name, is_folder))
            if (first, was_folder) != (name, is_folder):
                raise _clash(first, was_folder, name, is_folder)


def check_path(path: str) -> None:
    """Raise HubsiteError if `path` would leave its folder or is no name on some computer."""
    parts = path.split("/")
    if "\\" in path or _DRIVE.match(path) or not all(parts) or {".", ".."} & set(parts):
        raise HubsiteError(
            f"The path {_quoted(path)} does not lead to a file inside the folder it is meant for.",
            fix=f"Write it as names joined by `/`, for example `{_tidied(path)}`.",
        )
    for part in parts:
        if trouble := _trouble_with_name(part):
            raise HubsiteError(
                f"The path {_quoted(path)} cannot be used: {trouble}",
                fix=f"Use another name for it, for example `{_better_name(part)}`.",
            )


@lru_cache(maxsize=20_000)
def _trouble_with_name(name: str) -> str:
    if name == _BEING_WRITTEN:
        return f"`{name}` is a name that hubsite uses itself."
    if _KEPT_BY_WINDOWS.fullmatch(_folded(name)):
        return f"Windows keeps the name `{name}` for itself."
    if sign := _SIGNS_NOT_FOR_WINDOWS.search(name):
        return f"the sign {sign.group()!r} is not allowed in file names on Windows."
    if name.endswith((".", " ")):
        return f"`{name}` ends with a full stop or a space, which Windows drops."
    try:
        length = len(name.encode())
    except UnicodeEncodeError:
        return "it contains a character that is only half there."
    return f"`{name[:40]}…` is too long a name." if length > _LONGEST_NAME else ""


def _better_name(name: str) -> str:
    printable = "".join(sign for sign in name if sign.isprintable())
    plain = _SIGNS_NOT_FOR_WINDOWS.sub("-", printable).strip(". ") or "page"
    stem, dot, ending = plain.partition(".")
    return f"{stem[:60].strip()}{'-page' if plain == name else ''}{dot}{ending[-20:]}"


def _quoted(path: str) -> str:
    return f"“{path}”" if path.isprintable() else ascii(path)


def _tidied(path: str) -> str:
    parts = re.split(r"[\\/]", _DRIVE.sub("", path, count=1))
    return "/".join(part for part in parts if part not in {"", ".", ".."}) or "groups/hall.html"


def _folded(path: str) -> str:
    """What two paths share when some computer takes them for the same."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def _with_folders(path: str) -> Iterator[tuple[str, bool]]:
    """Each folder on the way, then the file: (path, whether it is a folder)."""
    parts = path.split("/")
    for depth in range(1, len(parts)):
        yield "/".join(parts[:depth]), True
    yield path, False


def _clash(first: str, first_is_folder: bool, second: str, second_is_folder: bool) -> HubsiteError:
    if first_is_folder != second_is_folder:
        a_folder, a_file = (first, second) if first_is_folder else (second, first)
        message = f"“{a_file}” is meant to be a file, and “{a_folder}” a folder, in the same place."
    else:
        message = f"“{first}” and “{second}” are one and the same name on many computers."
    other = PurePosixPath(second)
    other = other.with_stem(f"{other.stem}-2")
    return HubsiteError(message, fix=f"Give one of them another name, for example `{other}`.")


def make_real_folder(folder: Path) -> None:
    """Make the folder if it is missing; raise HubsiteError if it is a link or a file."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise HubsiteError(
            f"“{folder}” should be a folder of hubsite's own, but it is a link or a file.",
            fix="Delete it, then run the command again.",
        )
    folder.mkdir(parents=True, exist_ok=True)


def _remove_strangers(folder: Path, files: Mapping[str, bytes | Path]) -> list[str]:
    """Remove what is not wanted, or is no plain file or folder; the removed paths, folders left out."""
    folders = {name for path in files for name, is_folder in _with_folders(path) if is_folder}
    removed = []
    # Removing comes before writing: `Hall.md` has to go before `hall.md` comes where the two are one.
    for path, is_folder, is_file in inside(folder):
        if is_folder:
            if path not in folders:
                (folder / path).rmdir()
        elif path not in files or not is_file:
            (folder / path).unlink()
            removed.append(path)
    return sorted(set(removed) - {_BEING_WRITTEN})


def inside(folder: Path) -> Iterator[tuple[str, bool, bool]]:
    """Everything in the folder, what lies deepest first: (path, is a folder, is a plain file); a link is neither."""
    start = len(str(folder)) + 1
    found, to_see = [], [str(folder)]
    while to_see:
        with os.scandir(to_see.pop()) as entries:
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                to_see += [entry.path] if is_folder else []
                path = entry.path[start:].replace(os.sep, "/")
                found.append((path, is_folder, entry.is_file(follow_symlinks=False)))
    yield from reversed(found)


def _holds(target: Path, data: bytes | Path) -> bool:
    try:
        if not stat.S_ISREG(target.lstat().st_mode):
            return False
        if isinstance(data, Path):
            return filecmp.cmp(data, target, shallow=False)
        return target.lstat().st_size == len(data) and target.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _write(folder: Path, path: str, data: bytes | Path) -> None:
    target, being_written = folder / path, folder / _BEING_WRITTEN
    target.parent.mkdir(parents=True, exist_ok=True)
    with being_written.open("xb") as file:
        if isinstance(data, Path):
            with data.open("rb") as source:
                shutil.copyfileobj(source, file)  # never the whole of a film in memory
        else:
            file.write(data)
    being_written.replace(target)


# Linux: renameat2(2), RENAME_EXCHANGE. macOS: renamex_np(2), RENAME_SWAP. Both flags are 2.
_EXCHANGE = 2
_AT_WORKING_FOLDER = -100  # AT_FDCWD of Linux; our paths are absolute, so it is never looked at
# What kernels, containers' filters and file systems answer that cannot do it. A true lack of permission will
# stop the rename pair as well.
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False, with nothing changed, where that cannot be done."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one.absolute()), os.fsencode(other.absolute())) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    with suppress(AttributeError):  # an old C library
        if sys.platform == "linux":
            renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
            return lambda a, b: int(renameat2(_AT_WORKING_FOLDER, a, _AT_WORKING_FOLDER, b, _EXCHANGE))
        if sys.platform == "darwin":
            renamex_np = ctypes.CDLL(None, use_errno=True).renamex_np
            return lambda a, b: int(renamex_np(a, b, _EXCHANGE))
    return None


def flush(folder: Path) -> None:
    """See everything in the folder onto the disk, so that a power cut cannot leave a site of empty files."""
    if sys.platform == "linux" and _flush_whole_disk(folder):
        return
    for place, _, names in os.walk(folder):
        for name in names:
            _flush_file(Path(place, name))
        flush_names(Path(place))


def _flush_whole_disk(folder: Path) -> bool:
    """syncfs(2): one call for the whole disk, twenty times quicker than 3,000 files one by one."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(AttributeError):
            return int(ctypes.CDLL(None, use_errno=True).syncfs(handle)) == 0
        return False
    finally:
        os.close(handle)


def _flush_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_names(folder: Path) -> None:
    """See onto the disk which names the folder holds: after this a rename survives a power cut."""
    if sys.platform != "win32":  # where a folder cannot be opened
        _flush_file(folder)
