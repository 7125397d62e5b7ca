"""What is found while one YAML text is read: problems to tell, and lines mended on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from hubsite.problems import Mend, Problem, Severity, Source, sort_key

MOST_PROBLEMS = 200  # of one sort, more than anyone reads; a hostile file must not fill the memory with them
MOST_ALIASES_TOLD = 5  # `*friends` may be a word in one or two places; more than that is YAML's own trick
LONGEST_EXCERPT = 80
LONGEST_LINE_TO_PASTE = 200

UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# Joiners may stay in a line to paste: emoji and Persian need them.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Repair:
    """A line as the file has it, and as it was read instead; `line` counts from 1 in the whole file."""

    line: int
    before: str
    after: str
    code: str


@dataclass(slots=True)
class Findings:
    """Collects problems and repairs of one text whose first line is line `first_line` of `file`.

    Lines and columns given to its methods count from 0, as the parser counts them.
    """

    file: str
    first_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    said: set[tuple[str, int]] = field(default_factory=set)
    counts: Counter[tuple[str, Severity]] = field(default_factory=Counter)

    @property
    def stops(self) -> bool:
        """Whether an error is among the problems."""
        return any(severity is Severity.ERROR for _, severity in self.counts)

    def number(self, line: int) -> int:
        """The number of a line in the whole file, as people count."""
        return line + self.first_line

    def knows(self, code: str, line: int, severity: Severity = Severity.ERROR) -> bool:
        """Whether nothing new can be said: looking a long line up again and again would take for ever."""
        return (code, line) in self.said or self._is_full(code, severity)

    def _is_full(self, code: str, severity: Severity) -> bool:
        # Each mistake has its own room: no flood of one may hide another, least of all one that stops publishing.
        return self.counts[code, severity] >= MOST_PROBLEMS

    def _keep(self, problem: Problem) -> None:
        self.counts[problem.code, problem.severity] += 1
        self.problems.append(problem)

    def add(
        self,
        code: str,
        line: int,
        column: int,
        message: str,
        fix: str = "",
        severity: Severity = Severity.ERROR,
        mends: tuple[Mend, ...] = (),
    ) -> None:
        """Note a problem, once per line and code, and no more than anyone reads."""
        if self.knows(code, line, severity):
            return
        self.said.add((code, line))
        source = Source(self.file, self.number(line), column + 1)
        self._keep(Problem(code=code, message=message, fix=fix, severity=severity, source=source, mends=mends))

    def warn(self, code: str, line: int, column: int, message: str, fix: str = "") -> None:
        """Note something that does not stop publishing."""
        self.add(code, line, column, message, fix, Severity.WARNING)

    def mend(self, code: str, line: int, before: str, after: str) -> None:
        """Note that a line was read otherwise than it stands in the file."""
        if before != after and len(self.repairs) < MOST_PROBLEMS:
            self.repairs.append(Repair(self.number(line), before, after, code))

    def take(self, other: Findings) -> None:
        """Add what another reading of the same text found."""
        for problem in other.problems:
            if not self._is_full(problem.code, problem.severity):
                self._keep(problem)
        self.repairs += other.repairs[: MOST_PROBLEMS - len(self.repairs)]


def once_per_file(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by place, but anchors and aliases with one cure once in each file, and a flood of them as one."""
    problems = sorted(problems, key=sort_key)
    often = Counter(problem.source.file for problem in problems if problem.code == "yaml-alias" and problem.source)
    seen: set[tuple[str, str]] = set()
    kept = []
    for problem in problems:
        file = problem.source.file if problem.source else ""
        told = (file, "" if often[file] > MOST_ALIASES_TOLD else problem.fix)
        if problem.code != "yaml-alias" or told not in seen:
            kept.append(problem)
        if problem.code == "yaml-alias":
            seen.add(told)
    return kept


def visible(text: str) -> str:
    """A text fit for a message: what cannot be seen becomes a dot, and what is too long is shortened."""
    short = text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
    return UNSEEN.sub("·", short)


def dotted(line: str) -> str:
    """A line whose leading spaces are shown as dots, and leading tabs as arrows."""
    start = len(line) - len(line.lstrip())
    shown = "".join("→" if character == "\t" else "·" for character in line[:start])
    return visible(shown + line[start:].rstrip())


def to_paste(line: str) -> str:
    """A line with its indentation, fit to be shown for copying; a Tab between its words becomes a space."""
    return _UNSAFE.sub("", line.rstrip().replace("\t", " "))


def paste(advice: str, line: str) -> str:
    """Advice (which may end in a colon) and the line to type instead, unless that is too long to be shown."""
    line = to_paste(line.strip())
    return f"{advice} `{line}`." if len(line) <= LONGEST_LINE_TO_PASTE else f"{advice.rstrip(':')}."
