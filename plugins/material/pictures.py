"""The pictures that hub.yml names: whether they are there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from hubsite import Hub, Problem, Source

_FOLDER = "content/"


def missing_pictures(hub: Hub) -> Iterator[Problem]:
    """A problem for each picture that hub.yml names and that does not lie in content/."""
    for field, path in (("logo", hub.config.logo), ("photo", hub.config.photo)):
        if path and f"{_FOLDER}{path}" not in hub.media:
            yield _missing(hub, field, path)


def _missing(hub: Hub, field: str, path: str) -> Problem:
    near = _nearest(path, [file.removeprefix(_FOLDER) for file in hub.media])
    return Problem(
        code="picture-missing",
        message=f"There is no picture “{_FOLDER}{path}”.",
        fix=f"Did you mean `{field}: {near}`?"
        if near
        else f"Put the picture there, or take the line `{field}:` out of content/hub.yml.",
        source=Source(hub.config.origin.file, hub.config.origin.lines.get(field, 0)),
    )


def _nearest(path: str, there: list[str]) -> str:
    """The picture that was probably meant: the same but for capitals, or nearly the same."""
    by_small_letters = {each.lower(): each for each in there}
    found = difflib.get_close_matches(path.lower(), by_small_letters, n=1, cutoff=0.7)
    return by_small_letters[found[0]] if found else ""
