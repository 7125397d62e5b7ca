"""Reading the files of a hub with care: whatever lies there, the answer is text or a sentence."""

# The content folder is untrusted: a link may lead to the secrets of the build machine, a pipe never ends.

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.problems import Problem, Severity, Source

MOST_BYTES = 2_000_000
MOST_FILES = 100_000
DEEPEST_FOLDER = 12

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_UTF_8 = "Save it as UTF-8: in Notepad “Save as” and under “Encoding” choose “UTF-8”."
_WINDOWS_1252 = "hubsite-windows-1252"


class _RefusedError(Exception):
    """A file that is not read; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_text(root: Path, relative: str) -> tuple[str | None, list[Problem]]:
    """The text of a file below `root`, with lines ended by `\\n`; None and a problem if it cannot be had.

    Refused are links out of `root`, what is no plain file, the unreadable, files over 2 MB, UTF-16, and
    what is no text. Text saved as Windows-1252 is read, with a warning. Never raises, never waits.
    """
    try:
        return _decoded(_bytes(root, relative), relative)
    except _RefusedError as refused:
        return None, [refused.problem]
    except (OSError, ValueError):
        return None, [_unreadable(relative)]


def too_big(relative: str) -> Problem:
    """The problem of a file that says more than one file should."""
    return _problem(
        "file-too-big",
        relative,
        f"This file is larger than {MOST_BYTES // 1_000_000} MB, so it was not read.",
        "Split it by record: put each record into a file of its own.",
    )


def _bytes(root: Path, relative: str) -> bytes:
    path = _inside(root, relative)
    if not stat.S_ISREG(path.lstat().st_mode):  # before opening: to open a device can have effects
        raise _RefusedError(_not_regular(relative))
    handle = os.open(path, _OPEN)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _RefusedError(_not_regular(relative))
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _RefusedError(too_big(relative))
    return content


def _inside(root: Path, relative: str) -> Path:
    """The real place of a file, all links followed; refused when that is outside the root or nowhere."""
    try:
        base = os.path.realpath(root, strict=True)
        real = os.path.realpath(root / relative, strict=True)
    except (OSError, ValueError) as error:
        if (root / relative).is_symlink():
            raise _RefusedError(_broken_link(relative)) from error
        raise
    if not Path(real).is_relative_to(base):
        raise _RefusedError(_link_out(relative))
    return Path(real)


def _decoded(content: bytes, relative: str) -> tuple[str | None, list[Problem]]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or content.count(0) > len(content) // 4:
        message = "This file is saved as UTF-16, which most programs for the web do not read."
        return None, [_problem("file-encoding", relative, message, _UTF_8)]
    if 0 in content:
        return None, [_no_text(relative)]
    try:
        return _with_newlines(content.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0)
    try:
        text = _with_newlines(content.decode("utf-8-sig", errors=_WINDOWS_1252))
    except UnicodeDecodeError:
        return None, [_no_text(relative)]
    return text, [_older_encoding(content, start, relative)]


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Byte by byte, so that a file in which both encodings are mixed loses neither."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


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
    )


def walk(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """The files below a folder of `root`: paths relative to `root` with forward slashes, sorted.

    Names that start with a dot and `README.md` are left out. Links to files inside `root` are followed, links
    to folders are not. Names are given as they are, however odd. A folder that does not exist holds nothing.
    """
    tour = _Walk(root)
    start = root / folder
    if start.is_symlink() or start.exists():
        try:
            tour.look(_inside(root, folder), folder, 0)
        except _RefusedError as refused:
            tour.problems.append(refused.problem)
        except (OSError, ValueError):
            tour.problems.append(_unreadable(folder))
    return sorted(tour.files), tour.problems


@dataclass(slots=True)
class _Walk:
    root: Path
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def look(self, place: Path, name: str, depth: int) -> None:
        """Note the files of one folder, then those of the folders in it."""
        if not place.is_dir():
            self.problems.append(_not_a_folder(name))
            return
        if depth > DEEPEST_FOLDER:
            message = f"Folders stand inside each other more than {DEEPEST_FOLDER} deep; the rest was not read."
            self._say("folder-too-deep", name, message, "Move the files up.")
            return
        try:
            entries = sorted(_visible_entries(place), key=lambda entry: entry.name)
        except OSError:
            self.problems.append(_unreadable(name))
            return
        for entry in entries:
            if len(self.files) >= MOST_FILES:
                message = f"This folder holds more than {MOST_FILES:,} files; the rest was not read."
                self._say("too-many-files", name, message, "Split the hub.")
                return
            self._take(entry, f"{name}/{entry.name}" if name else entry.name, depth)

    def _take(self, entry: os.DirEntry[str], name: str, depth: int) -> None:
        if entry.is_dir(follow_symlinks=False):
            if name.endswith((".md", ".yml", ".yaml")):
                self._say_named_as_file(name)
            self.look(Path(entry.path), name, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            self.files.append(name)
        elif entry.is_symlink():
            self._take_link(entry, name)
        else:
            self.problems.append(_not_regular(name))

    def _take_link(self, entry: os.DirEntry[str], name: str) -> None:
        try:
            real = _inside(self.root, name)
        except _RefusedError as refused:
            self.problems.append(refused.problem)
        except (OSError, ValueError):
            self.problems.append(_broken_link(name))
        else:
            if real.is_file():
                self.files.append(name)
            else:
                message = "This is a link to a folder. Links to folders are not followed."
                self._say("file-link", name, message, "Put the folder itself there.")

    def _say_named_as_file(self, name: str) -> None:
        message = "This is a folder, but its name is that of a file."
        fix = f"Give the folder a name without `{Path(name).suffix}`."
        self.problems.append(_problem("folder-named-as-file", name, message, fix, Severity.WARNING))

    def _say(self, code: str, name: str, message: str, fix: str) -> None:
        self.problems.append(_problem(code, name, message, fix))


def _visible_entries(place: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(place) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and entry.name.lower() != "readme.md":
                yield entry


def _problem(code: str, relative: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code=code, message=message, fix=fix, severity=severity, source=Source(relative))


def _no_text(relative: str) -> Problem:
    message = "This file does not hold text. It may come from a word processor, or be a picture."
    fix = "Copy the text into a plain text file, or move this file out of the content folder."
    return _problem("file-not-text", relative, message, fix)


def _not_regular(relative: str) -> Problem:
    message = "This is no file to read, but a pipe, a device, a folder or something else of that kind."
    return _problem(
        "file-not-regular", relative, message, "Delete it, and put a plain text file there if one is missing."
    )


def _not_a_folder(relative: str) -> Problem:
    message = "This should be a folder, but it is a file."
    return _problem(
        "file-not-regular", relative, message, "Give the file another name, and make a folder of this name."
    )


def _unreadable(relative: str) -> Problem:
    message = "This cannot be opened: it is not there, or hubsite is not allowed to read it."
    fix = "Look whether it is there, and allow everyone on this computer to read it."
    return _problem("file-unreadable", relative, message, fix)


def _broken_link(relative: str) -> Problem:
    message = "This is a link that leads nowhere."
    return _problem("file-link", relative, message, "Put the file itself there, or delete the link.")


def _link_out(relative: str) -> Problem:
    message = "This leads out of the hub's folder, and hubsite reads nothing outside it."
    return _problem("file-link", relative, message, "Put a copy of the file itself there instead of a link to it.")
