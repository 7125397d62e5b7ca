"""Pictures and PDFs: whether they can be published, known without opening them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hubsite.problems import Problem
from hubsite.read.file_problems import RefusedError, media_heavy, media_too_big, not_regular, unreadable
from hubsite.read.links import inside

MOST_BYTES = 10_000_000
HEAVY_BYTES = 2_000_000


def media_problem(root: Path, file: str) -> Problem | None:
    """What is wrong with a picture or PDF of the hub: an error if it cannot be published. Never raises, never waits."""
    try:
        place = inside(root, file)
        status = place.lstat()
    except RefusedError as refused:
        return refused.problem
    except (OSError, ValueError):
        return unreadable(file)
    if not stat.S_ISREG(status.st_mode):
        return not_regular(file)
    if not os.access(place, os.R_OK):
        return unreadable(file)
    if status.st_size > MOST_BYTES:
        return media_too_big(file, MOST_BYTES)
    return media_heavy(file, status.st_size) if status.st_size > HEAVY_BYTES else None
