"""What `hubsite fix` does: the safe mends of a hub's problems, put into its files and into nothing else."""

# Somebody's own files are changed here, so every doubt is a no: a line that is not as it was read, a file reached
# through a link, bytes that are no text. What no mend names stays byte for byte, line ends and marks included.

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hubsite.look import look
from hubsite.own_files import content_of, put
from hubsite.problems import Mend, Problem
from hubsite.read.encodings import OUT_OF_UTF_16, out_of_utf_16
from hubsite.shown_change import Change

# A line with several mistakes is mended once in each round: reading again tells what is left of it.
MOST_ROUNDS = 10
_BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was mended, by the names of files, and the problems that are left."""

    files: tuple[Change, ...]
    left: tuple[Problem, ...]


def fix(root: Path, today: date, *, safe: bool = False) -> Fixed:
    """Mend what is safe in the hub's content/, and say what was done.

    Raises HubsiteError when the disk refuses; a file is then either as it was or mended, never half of it.
    """
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for _ in range(MOST_ROUNDS):
        problems = look(root, today, safe=safe).problems
        changes = _changes(root, problems)
        for file, (old, new) in changes.items():
            put(root, file, new, before=old)
            before.setdefault(file, old)
            after[file] = new
        if not changes:
            break
    else:
        problems = look(root, today, safe=safe).problems
    return Fixed(tuple(Change(file, before[file], after[file]) for file in sorted(before)), problems)


def rehearse(root: Path, today: date, *, safe: bool = False) -> Fixed:
    """The same, done to a copy: what `fix` would do. The hub stays as it is."""
    if (root / "content").is_symlink():
        return Fixed((), look(root, today, safe=safe).problems)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, root.name or "hub")
        for name in ("content", "plugins"):
            with suppress(shutil.Error, OSError):  # what cannot be copied cannot be read either, and is told
                shutil.copytree(root / name, copy / name, symlinks=True, copy_function=_same_file)
        copy.mkdir(exist_ok=True)
        return fix(copy, today, safe=safe)


def _same_file(source: str, target: str) -> None:
    """A second name for a file where the disk has such: `put` writes a new file in its place, and the first stays."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _changes(root: Path, problems: Iterable[Problem]) -> dict[str, tuple[bytes, bytes]]:
    """What each file holds, and what it would hold after one round; only files that change."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.mends and problem.source and problem.source.file.startswith("content/"):
            by_file[problem.source.file].append(problem)
    changes = {}
    for file, its in by_file.items():
        content = content_of(root, file)
        mended = _mended(content, its) if content is not None else None
        if content is not None and mended is not None and mended != content:
            changes[file] = (content, mended)
    return changes


def _mended(content: bytes, problems: list[Problem]) -> bytes | None:
    """The file after one round: all of a problem's mends or none, and each line once."""
    if any(OUT_OF_UTF_16 in problem.mends for problem in problems):
        return out_of_utf_16(content)
    text = content.decode("utf-8", "surrogateescape")  # bytes that are no UTF-8 come back as they were
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    pieces = _LINE_END.split(text.removeprefix(mark))
    touched: set[int] = set()
    for problem in problems:
        if all(_fits(mend, pieces) and mend.line not in touched for mend in problem.mends):
            for mend in problem.mends:
                pieces[(mend.line - 1) * 2] = mend.new
                touched.add(mend.line)
    return (mark + "".join(pieces)).encode("utf-8", "surrogateescape")


def _fits(mend: Mend, pieces: list[str]) -> bool:
    place = (mend.line - 1) * 2
    return 0 <= place < len(pieces) and pieces[place] == mend.old and not _LINE_END.search(mend.new)
