"""`www.example.org` was read with `https://` before it: the line that says so from now on."""

# The field that reads an address knows its place, but not the whole line, which a mend has to name.

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from hubsite.problems import Mend, Problem, Source
from hubsite.read.files import read_text

_ADDRESS = re.compile(r"""(["']?)(?=[\w-]+(?:\.[\w-]+)+(?:[/?#:\s"',\]]|$))""")


def with_whole_addresses(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The same problems; those of addresses without `https://` with what mends them, where that can be seen."""

    @cache
    def lines_of(file: str) -> list[str]:
        return (read_text(root, file)[0] or "").split("\n")

    def mended(problem: Problem) -> Problem:
        if problem.code != "url-without-https" or problem.mends or problem.source is None:
            return problem
        return replace(problem, mends=_mends(problem.source, lines_of(problem.source.file)))

    return [mended(problem) for problem in problems]


def _mends(source: Source, lines: list[str]) -> tuple[Mend, ...]:
    line = lines[source.line - 1] if 0 < source.line <= len(lines) else ""
    found = _ADDRESS.match(line, source.column - 1) if source.column else None
    return (Mend(source.line, line, f"{line[: found.end()]}https://{line[found.end() :]}"),) if found else ()
