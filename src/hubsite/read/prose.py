"""Prose as it will be shown: what the sanitiser would take away, and what some readers could not use.

Told while the writer still knows why it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hubsite.checking import Written
from hubsite.markdown import MarkdownTooHard
from hubsite.markdown.habits import first_habits
from hubsite.markdown.removed import Removed, removed_places
from hubsite.markdown.shown import rendered
from hubsite.model.record import Piece
from hubsite.model.shapes import shape_of
from hubsite.problems import Problem, Severity, Source

_MOST_HABITS = 20  # in one text; who has that many has one habit
_INSTEAD = (
    (
        re.compile(r"google\.[a-z.]{2,6}/maps|maps\.google|openstreetmap\.org/export|what3words", re.IGNORECASE),
        "Put a link to the map instead, such as "
        "`[Where we are on a map](https://www.openstreetmap.org/?mlat=53.48&mlon=-2.24)`.",
    ),
    (
        re.compile(r"facebook\.|fb-page", re.IGNORECASE),
        "Put a link to the page instead, such as `[We are on Facebook](https://www.facebook.com/your-page)`.",
    ),
    (
        re.compile(r"youtube|youtu\.be|vimeo", re.IGNORECASE),
        "Put a link to the film instead, such as `[Film of the May fair](https://www.youtube.com/watch?v=...)`.",
    ),
)
_OTHERWISE = "Write it as plain Markdown; for a film, a map or a form from elsewhere, put a link."


def prose_problems(piece: Piece, sheet: Written) -> Iterator[Problem]:
    """What is wrong with the Markdown of every prose field of a record or page."""
    for name in _prose_of(type(piece)):
        text = getattr(piece, name)
        if isinstance(text, str):
            yield from _problems(text, name, sheet)


@cache
def _prose_of(model: type[Piece]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if shape_of(model, name) == "prose")


def _problems(text: str, name: str, sheet: Written) -> Iterator[Problem]:
    source = sheet.source((name,))
    try:
        removed = rendered(text).removed
    except MarkdownTooHard as error:
        fix = "Split it into several pages, or take out the part that repeats itself."
        yield Problem(code="markdown-too-hard", message=str(error), fix=fix, source=source)
        return
    found_habits = first_habits(text, _MOST_HABITS)
    if not removed and not found_habits:
        return
    before = _lines_before(text, sheet.data.get(name), source)
    for place in _places(text, removed, before):
        yield Problem(
            code="markdown-removed",
            severity=Severity.WARNING,
            message=f"For the safety of readers this was left out: {', '.join(place.words)}.",
            fix=next((fix for pattern, fix in _INSTEAD if pattern.search(place.begins)), _OTHERWISE),
            source=_below(source, before, place.line, place.column),
        )
    for habit in found_habits:
        yield Problem(
            code=habit.code,
            severity=habit.severity,
            message=habit.message,
            fix=habit.fix,
            source=_below(source, before, habit.line, habit.column),
        )


def _places(text: str, removed: tuple[str, ...], before: int | None) -> list[Removed]:
    """The places of what was removed; a text whose lines are not known has one."""
    if not removed:
        return []
    return [Removed(0, 1, removed, text)] if before is None else removed_places(text, removed)


def _lines_before(text: str, written: object, source: Source) -> int | None:
    """How many lines of a text below the `---` come before the first that is shown; None for any other text.

    Only such a text begins in the first column, and only of it is every line where it was typed.
    """
    if source.column != 1 or not isinstance(written, str):
        return None
    start = written.find(text)
    return written.count("\n", 0, max(start, 0))


def _below(source: Source, before: int | None, line: int, column: int) -> Source:
    return source if before is None else replace(source, line=source.line + before + line, column=column)
