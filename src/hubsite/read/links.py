"""Where a name in the hub really leads: links are followed only within what is published anyway."""

# Whoever proposes a change can add a link, and what it leads to is published by a build on somebody else's machine:
# `.git/config` under the name of `about.md`, or `.env` under that of a photograph.

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from hubsite.read.file_problems import RefusedError, broken_link, link_refused

CONTENT = "content"
TEXTS = frozenset({".md", ".yml", ".yaml"})
MEDIA = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".pdf"})


def inside(root: Path, relative: str) -> Path:
    """The real place of a file or folder, all links on the way followed.

    What is asked for in `content/` must lie in `content/`, anything else below `root`; no name on the way from there
    may start with a dot, and a link leads to a file of its own sort. Raises RefusedError where that is not so, and
    for a link to nowhere; OSError or ValueError if there is no such file.
    """
    try:
        base = Path(os.path.realpath(root, strict=True))
        real = Path(os.path.realpath(root / relative, strict=True))
    except (OSError, ValueError) as error:
        if (root / relative).is_symlink():
            raise RefusedError(broken_link(relative)) from error
        raise
    asked = PurePosixPath(relative)
    # Not the real place of content/: a link in its stead could open the whole repository.
    fence = base / CONTENT if asked.parts[:1] == (CONTENT,) else base
    if not real.is_relative_to(fence):
        raise RefusedError(link_refused(relative, "out of the folder that hubsite reads"))
    if any(part.startswith(".") for part in real.relative_to(fence).parts):
        raise RefusedError(link_refused(relative, "to something hidden, whose name starts with a dot"))
    if _sort(asked.suffix) != _sort(real.suffix):
        raise RefusedError(link_refused(relative, "to a file of another sort"))
    return real


def plainly_inside(root: Path, relative: str) -> str:
    """The place of a file where no link stands on the way to it from `root`; "" where `inside` has to look.

    Nearly all files of a hub are of that sort, and to follow links where there are none takes ten times as long.
    """
    # Elsewhere there are links that do not look like one.
    if os.name != "posix":
        return ""
    place = str(root)
    try:
        for part in relative.split("/"):
            if not part or part.startswith("."):
                return ""
            place = f"{place}/{part}"
            if stat.S_ISLNK(os.lstat(place).st_mode):
                return ""
    except (OSError, ValueError):
        return ""
    return place


def _sort(ending: str) -> frozenset[str]:
    """All endings that may take the place of this one."""
    ending = ending.lower()
    return next((sort for sort in (TEXTS, MEDIA) if ending in sort), frozenset({ending}))
