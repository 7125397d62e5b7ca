"""Which of many problems a report shows: a few of the same mistake, so that the others are seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hubsite.problems import Problem, Severity

MOST_SHOWN = 200
# In one file: told in the very same words, and with one code. Who reads twenty has understood it.
MOST_IN_THE_SAME_WORDS = 5
MOST_ALIKE = 20
# Lines that can be named in a sentence; of more, nobody would go from one to the next.
_MOST_LINES_NAMED = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem that is shown; `here` are those of its file and `more` those of other files that it speaks for."""

    problem: Problem
    here: tuple[Problem, ...] = ()
    more: int = 0

    @property
    def others(self) -> list[str]:
        """Sentences that count those it speaks for."""
        lines = [f"{len(self.here):,} more like this in this file{_in_lines(self.here)}."] if self.here else []
        return lines + ([f"{self.more:,} more like this."] if self.more else [])


_Kind = tuple[str, str, Severity]


def chosen(problems: Sequence[Problem]) -> list[Shown]:
    """What is shown, in the order given: at most 200, errors before warnings before advice, and of each code the first.

    Of one mistake in one file, 5 in the same words and 20 in all; of one piece of advice, 20 in all files.
    """
    in_files, here = _few_in_each_file(problems)
    places, more = _few_of_each_advice(problems, in_files)
    ranks, first_of_code = list(Severity), {problems[place].code: place for place in reversed(places)}

    def rank(place: int) -> tuple[int, bool]:
        return ranks.index(problems[place].severity), first_of_code[problems[place].code] != place

    first = sorted(sorted(places, key=rank)[:MOST_SHOWN])
    last_here = {_kind(problems[place]): place for place in first}
    last = {problems[place].code: place for place in first if problems[place].severity is Severity.ADVICE}
    for kind, others in here.items():  # no problem of that file is left to speak for them
        if kind not in last_here and kind[2] is Severity.ADVICE:
            more[kind[1]] += len(others)
    return [
        Shown(
            problem := problems[place],
            tuple(here[_kind(problem)]) if last_here[_kind(problem)] == place else (),
            more[problem.code] if last.get(problem.code) == place else 0,
        )
        for place in first
    ]


def _kind(problem: Problem) -> _Kind:
    return problem.source.file if problem.source else "", problem.code, problem.severity


def _few_in_each_file(problems: Sequence[Problem]) -> tuple[list[int], dict[_Kind, list[Problem]]]:
    """The places of those that are told of each file, and the others."""
    told: Counter[_Kind] = Counter()
    in_words: Counter[tuple[_Kind, str, str]] = Counter()
    places: list[int] = []
    others: dict[_Kind, list[Problem]] = defaultdict(list)
    for place, problem in enumerate(problems):
        kind = _kind(problem)
        words = (kind, problem.message, problem.fix)
        if problem.source and (told[kind] == MOST_ALIKE or in_words[words] == MOST_IN_THE_SAME_WORDS):
            others[kind].append(problem)
            continue
        told[kind] += 1
        in_words[words] += 1
        places.append(place)
    return places, others


def _few_of_each_advice(problems: Sequence[Problem], places: Iterable[int]) -> tuple[list[int], Counter[str]]:
    """The places that are left when the same advice is told 20 times, and how many more it has."""
    told: Counter[str] = Counter()
    more: Counter[str] = Counter()
    left = []
    for place in places:
        problem = problems[place]
        is_advice = problem.severity is Severity.ADVICE
        if is_advice and told[problem.code] == MOST_ALIKE:
            more[problem.code] += 1
            continue
        told[problem.code] += is_advice
        left.append(place)
    return left, more


def _in_lines(problems: Sequence[Problem]) -> str:
    """` (line 3)` or ` (lines 3, 4 and 9)`, for a few."""
    lines = [str(line) for line in dict.fromkeys(each.source.line for each in problems if each.source) if line]
    if not lines or len(lines) > _MOST_LINES_NAMED:
        return ""
    return f" (line {lines[0]})" if not lines[1:] else f" (lines {', '.join(lines[:-1])} and {lines[-1]})"
