"""The cause before what only follows from it: one slip must not look like forty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hubsite.problems import Problem, Source

# After these nobody knows which fields the rest of the file has: one that seems to be missing may be there.
_BREAKS_A_FILE = frozenset(
    {"front-matter-not-closed", "front-matter-not-first", "two-records", "yaml-indent", "yaml-quote-not-closed"}
)


def without_followers(problems: Iterable[Problem], before: Iterable[Problem]) -> Iterator[Problem]:
    """Those problems of values that do not follow from problems of YAML itself, found `before` them.

    What stands on a line that could not be taken as it is, was told there; in a file whose lines could not be put
    together, fields only seem to be missing.
    """
    lines: set[tuple[str, int]] = set()
    broken: set[str] = set()
    for each in before:
        if each.source and each.code.startswith("yaml-"):
            lines.add((each.source.file, each.source.line))
        if each.source and each.code in _BREAKS_A_FILE:
            broken.add(each.source.file)
    for problem in problems:
        place = problem.source
        if place and (place.file, place.line) not in lines and not _only_seems_missing(problem, broken):
            yield problem


def _only_seems_missing(problem: Problem, broken: set[str]) -> bool:
    return problem.code == "missing-field" and problem.source is not None and problem.source.file in broken


def slips_as_one(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, sorted by place, with lines that start at the wrong place one after the other told as one."""
    kept: list[Problem] = []
    first: Problem | None = None
    lines = 0
    for problem in problems:
        if first and first.source and _goes_on(first.source, lines, problem):
            lines += 1
            first = replace(first, mends=(*first.mends, *problem.mends))
            kept[-1] = _with_those_below(first, lines)
            continue
        first, lines = (problem, 1) if problem.code == "yaml-indent" else (None, 0)
        kept.append(problem)
    return kept


def _goes_on(first: Source, lines: int, problem: Problem) -> bool:
    place = problem.source
    return bool(
        place and problem.code == "yaml-indent" and place.file == first.file and place.line == first.line + lines
    )


def _with_those_below(first: Problem, lines: int) -> Problem:
    below = "the line below it has" if lines == 2 else f"the {lines - 1} lines below it have"
    return replace(first, message=f"{first.message} So do others: {below} the same mistake.")
