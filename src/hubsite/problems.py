"""What a person should know about their hub, and the one exception that people see."""

# Ground floor: knows nothing of YAML, kinds or plugins. Every part of hubsite speaks of trouble in these words.

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops publishing, a warning and an advice do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file of the hub.

    `file` is relative to the hub's root with forward slashes; `line` and `column` count from 1, in
    characters; 0 means "the file as a whole".
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Mend:
    """A change that is safe to make unasked: in the problem's file, line `line` reads `new` instead of `old`.

    `line` counts from 1; both texts are whole lines without their end.
    """

    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend.

    `code` is stable and kebab-case. `message` is a sentence for a volunteer; `fix` says what to type
    instead, ready to paste where that can be known. `plugin` names who found it, if a plugin did. `mends` are
    the changes that `hubsite fix` would make for it; most problems need a person, and have none.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    fix: str = ""
    source: Source | None = None
    plugin: str = ""
    mends: tuple[Mend, ...] = ()

    def found_by(self, plugin: str) -> Problem:
        """The same problem, carrying the name of the plugin that found it."""
        return replace(self, plugin=plugin)


def about(file: str, problems: Iterable[Problem]) -> list[Problem]:
    """Those of some problems that are about one file, in its order."""
    return sorted((each for each in problems if each.source and each.source.file == file), key=sort_key)


def sort_key(problem: Problem) -> tuple[str, int, int, str, str]:
    """File, line, column, code, message: reports read the same on every machine."""
    source = problem.source or Source("")
    return (source.file, source.line, source.column, problem.code, problem.message)


class HubsiteError(Exception):
    """Something that stops the work as a whole; shown to people as a sentence, never as a traceback."""

    def __init__(self, message: str, *, fix: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.exit_code = exit_code
