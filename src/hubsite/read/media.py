"""Pictures and PDFs: whether they can be published; only drawings are opened for that."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from hubsite.problems import Problem, Severity, Source
from hubsite.read.file_problems import RefusedError, media_heavy, media_too_big, no_drawing, not_regular, unreadable
from hubsite.read.links import inside
from hubsite.svg import read_drawing

MOST_BYTES = 10_000_000
HEAVY_BYTES = 2_000_000
_MOST_NAMED, _LONGEST_NAME = 4, 30
# What is left out of a drawing, in the words of those who drew it.
_PARTS = {
    "embedded photograph": "image img",
    "shading": "filter mask meshgradient",
    "pattern": "hatch pattern",
    "arrowheads": "marker",
    "text boxes": "flowRoot foreignObject",
    "own lettering": "font font-face",
    "movement": "animate animateColor animateMotion animateTransform discard set",
    "sound": "audio",
    "film": "video",
    "links": "a",
    "script": "handler listener script",
}
_WORDS = {element: words for words, elements in _PARTS.items() for element in elements.split()}


def media_problem(root: Path, file: str) -> Problem | None:
    """What is wrong with a picture or PDF of the hub: more than advice if it cannot be published.

    Never raises, never waits.
    """
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
    if file.lower().endswith(".svg"):
        return _drawing_problem(place, file)
    return media_heavy(file, status.st_size) if status.st_size > HEAVY_BYTES else None


def _drawing_problem(place: Path, file: str) -> Problem | None:
    try:
        left_out = read_drawing(place.read_bytes()).left_out
    except OSError:
        return unreadable(file)
    except ValueError as reason:
        return no_drawing(file, str(reason))
    return _simplified(file, left_out) if left_out else None


def _simplified(file: str, left_out: Sequence[str]) -> Problem:
    words = list(dict.fromkeys(_WORDS.get(name, f"“{name[:_LONGEST_NAME]}”") for name in left_out))
    named = words if len(words) <= _MOST_NAMED else [*words[:_MOST_NAMED], "more"]
    listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    return Problem(
        code="svg-simplified",
        message=f"The drawing “{PurePosixPath(file).name}” is shown without its {listed}.",
        fix="Look at it on the page. If something is missing that matters, save it as PNG and publish that instead.",
        severity=Severity.ADVICE,
        source=Source(file),
    )
