"""Whether an answer fits a field: the field itself decides, as it does when a file is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hubsite.checking import check
from hubsite.model.mistakes import Reading
from hubsite.model.record import Piece
from hubsite.problems import Problem, Severity, Source


class _Answer:
    """One field as it would stand in a file; whatever is said of it is said of line 1."""

    def __init__(self, field: str, text: str) -> None:
        self.data: dict[str, Any] = {field: text}

    def source(self, path: tuple[str | int, ...]) -> Source:
        return Source("answer", 1 if path and path[0] in self.data else 0)

    def as_typed(self, path: tuple[str | int, ...]) -> str:
        return ""


def trouble_with(
    model: type[Piece], field: str, text: str, ids: Mapping[str, set[str]] | None = None, labels: Any = None
) -> Problem | None:
    """What is wrong with a text as the value of a field, or None.

    `ids` are those of all records by folder, so that names of records are looked up; without them any name is taken.
    """
    reading = Reading(dict(ids or {}), dict(labels or {}))
    if not text.strip():
        return Problem(code="empty-field", message="Nothing was written.", fix=f"Write something for `{field}`.")
    _, problems = check(model, _Answer(field, text), reading)
    return next((each for each in problems if _is_of_it(each)), None)


def _is_of_it(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.source == Source("answer", 1)
