"""Reading the files of a hub with care: whatever lies there, the answer is text or a sentence."""

# The content folder is untrusted: a link may lead to the secrets of the build machine, a pipe never ends.

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.problems import Problem, Severity, Source
from hubsite.read.encodings import is_utf_16, mends_of_encoding
from hubsite.read.file_problems import (
    RefusedError,
    broken_link,
    folder_named_as_file,
    folder_too_deep,
    link_to_folder,
    no_text,
    not_a_folder,
    not_regular,
    too_big,
    too_many_files,
    unreadable,
)
from hubsite.read.links import inside, plainly_inside

MOST_BYTES = 2_000_000
MOST_FILES = 20_000
DEEPEST_FOLDER = 12
_AT_A_TIME = 65_536  # bytes

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# More of them than slip into a text by an accident: such a file never was one.
_MANY_CONTROLS = re.compile(rb"(?:[\x00-\x08\x0e-\x1f][^\x00-\x08\x0e-\x1f]*){16}")
_UTF_8 = "Save it as UTF-8: in Notepad “Save as” and under “Encoding” choose “UTF-8”."
_WINDOWS_1252 = "hubsite-windows-1252"
# What is for people on GitHub, and what editors and computers leave behind without asking.
_NOT_CONTENT = re.compile(
    r"readme(?:\.[a-z-]{2,12})?\.md|.*~|~\$.*|.*\.(?:swp|swo|bak|tmp)|(?:eh)?thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)


def read_text(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """The text of a file below `root`, with lines ended by `\\n`; None and a problem if it cannot be had.

    Refused are links out of `root` or of its `content/`, what is no plain file, the unreadable, files over 2 MB,
    UTF-16, and what is no text. Text saved as Windows-1252 is read, with a warning. Never raises, never waits.
    """
    try:
        return _decoded(_bytes(root, relative), relative)
    except RefusedError as refused:
        return None, [refused.problem]
    except (OSError, ValueError):
        return None, [unreadable(relative)]


def _bytes(root: Path, relative: str) -> bytes:
    path = plainly_inside(root, relative) or inside(root, relative)
    if not stat.S_ISREG(os.lstat(path).st_mode):  # before opening: to open a device can have effects
        raise RefusedError(not_regular(relative))
    handle = os.open(path, _OPEN)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise RefusedError(not_regular(relative))
        content = _content(handle, status.st_size)
    finally:
        os.close(handle)
    if len(content) > MOST_BYTES:
        raise RefusedError(too_big(relative, MOST_BYTES))
    return content


def _content(handle: int, size: int) -> bytes:
    """All that a file holds, as far as it is read at all; `size` is what it should hold."""
    content = os.read(handle, min(size, MOST_BYTES) + 1)
    # It may have grown meanwhile, and a disk may give less at a time than was asked for.
    while len(content) <= MOST_BYTES and (more := os.read(handle, _AT_A_TIME)):
        content += more
    return content


def _decoded(content: bytes, relative: str) -> tuple[str | None, list[Problem]]:
    if is_utf_16(content) or (0 in content and content.count(0) > len(content) // 4):
        message = "This file is saved as UTF-16, which most programs for the web do not read."
        mends = mends_of_encoding(content) if is_utf_16(content) else ()
        return None, [Problem(code="file-encoding", message=message, fix=_UTF_8, source=Source(relative), mends=mends)]
    if 0 in content:
        return None, [no_text(relative, _line_at(content, content.index(0)))]
    try:
        return _with_newlines(content.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0)
    try:
        text = _with_newlines(content.decode("utf-8-sig", errors=_WINDOWS_1252))
    except UnicodeDecodeError as error:
        return None, [no_text(relative, _line_at(error.object, error.start))]
    return text, [_older_encoding(content, start, relative)]


def _line_at(content: bytes, place: int) -> int:
    """The line in which a byte stands; 0 in a file that is no text at all, such as a picture."""
    if _MANY_CONTROLS.search(content):
        return 0
    return len((content[:place] + b"?").splitlines())


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Byte by byte, so that a file in which both encodings are mixed loses neither."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    try:
        return error.object[error.start : error.end].decode("cp1252"), error.end
    except UnicodeDecodeError:
        raise error from None  # it knows the place in the whole file


codecs.register_error(_WINDOWS_1252, _as_windows_1252)


def _older_encoding(content: bytes, start: int, relative: str) -> Problem:
    before = _with_newlines(content[:start].decode("utf-8-sig"))
    character = content[start : start + 1].decode("cp1252")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = (
        "This file is saved as Windows-1252, an older way of writing letters. The first such character is "
        f"“{character}” in line {line}. Look whether it is the right one."
    )
    return Problem(
        code="file-encoding",
        severity=Severity.WARNING,
        message=message,
        fix=_UTF_8,
        source=Source(relative, line, column),
        mends=mends_of_encoding(content),
    )


def walk(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """The files below a folder of `root`: paths relative to `root` with forward slashes, sorted.

    Left out are names that start with a dot, `README.md`, and what programs leave behind (`walk.yml~`). Links to
    files are followed where that is safe, links to folders are not. Names are given as they are, however odd. A
    folder that does not exist holds nothing.
    """
    tour = _Walk(root)
    start = root / folder
    if start.is_symlink() or start.exists():
        try:
            tour.look(inside(root, folder), folder, 0)
        except RefusedError as refused:
            tour.problems.append(refused.problem)
        except (OSError, ValueError):
            tour.problems.append(unreadable(folder))
    return sorted(tour.files), tour.problems


@dataclass(slots=True)
class _Walk:
    root: Path
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def look(self, place: Path, name: str, depth: int) -> None:
        """Note the files of one folder, then those of the folders in it."""
        if not place.is_dir():
            self.problems.append(not_a_folder(name))
            return
        if depth > DEEPEST_FOLDER:
            self.problems.append(folder_too_deep(name, DEEPEST_FOLDER))
            return
        try:
            entries = sorted(_visible_entries(place), key=lambda entry: entry.name)
        except OSError:
            self.problems.append(unreadable(name))
            return
        for entry in entries:
            if len(self.files) >= MOST_FILES:
                self.problems.append(too_many_files(name, MOST_FILES))
                return
            self._take(entry, f"{name}/{entry.name}" if name else entry.name, depth)

    def _take(self, entry: os.DirEntry[str], name: str, depth: int) -> None:
        if entry.is_dir(follow_symlinks=False):
            if name.endswith((".md", ".yml", ".yaml")):
                self.problems.append(folder_named_as_file(name))
            self.look(Path(entry.path), name, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            self.files.append(name)
        elif entry.is_symlink():
            self._take_link(entry, name)
        else:
            self.problems.append(not_regular(name))

    def _take_link(self, entry: os.DirEntry[str], name: str) -> None:
        try:
            real = inside(self.root, name)
        except RefusedError as refused:
            self.problems.append(refused.problem)
        except (OSError, ValueError):
            self.problems.append(broken_link(name))
        else:
            if real.is_file():
                self.files.append(name)
            else:
                self.problems.append(link_to_folder(name))


def _visible_entries(place: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(place) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and not _NOT_CONTENT.fullmatch(entry.name):
                yield entry
