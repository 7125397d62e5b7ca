"""Which line of a file a piece of writing stands on, for problems that are seen only after it was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hubsite.problems import Source


def line_with(root: Path, near: Source, *words: str) -> Source:
    """The first place, from `near` on, that holds one of the words; `near` itself if there is none.

    `root` is the hub's root; a file that cannot be read any more holds nothing.
    """
    try:
        lines = (root / near.file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return near
    for number, line in enumerate(lines[max(near.line - 1, 0) :], start=max(near.line, 1)):
        for word in words:
            if word and word in line:
                return replace(near, line=number, column=line.index(word) + 1)
    return near
