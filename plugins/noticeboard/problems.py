"""What cannot be printed as it is, told before somebody stands at the board with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hubsite import Problem, Severity, Source

from .posters import Poster
from .settings import FILE
from .sheet import texts_of, words_of


def unprintable(posters: Iterable[Poster]) -> Iterator[Problem]:
    """Sheets too full for their paper, and letters that no font of ours has; each of a sheet's sizes is told once."""
    told: set[tuple[str, str]] = set()
    for poster in posters:
        for problem in _of(poster):
            if (problem.code, problem.message) not in told:
                told.add((problem.code, problem.message))
                yield problem


def _of(poster: Poster) -> Iterator[Problem]:
    title, printed = words_of(poster.sheet.title), poster.printed
    if printed.overfull:
        yield Problem(
            code="sheet-overfull",
            message=f"The sheet “{title}” ({poster.form.words}) is too full for its paper, so it was not made.",
            fix="Shorten its longest texts, or take this size out of `sizes:` below `noticeboard:` in hub.yml.",
            source=_place(poster),
            severity=Severity.WARNING,
        )
    by_place: dict[str, str] = {}
    for words in printed.missing:
        where = _where(poster, words)
        by_place[where] = "".join(dict.fromkeys(by_place.get(where, "") + "".join(words.split())))
    for where, letters in by_place.items():
        yield Problem(
            code="sheet-letters",
            message=f"No font for paper has the letters “{letters}” of {where}: they are left out on sheets.",
            fix="Write them in other letters as well, for those who read on paper.",
            source=_place(poster) if printed.pdf else None,
            severity=Severity.WARNING,
        )
    if printed.missing and not printed.pdf and not printed.overfull:
        yield Problem(
            code="sheet-letters",
            message=f"The sheet “{title}” could not be made: nothing is left of it without such letters.",
            source=_place(poster),
            severity=Severity.WARNING,
        )


def _place(poster: Poster) -> Source:
    """The record that the sheet is about; hub.yml for one that is about many."""
    facts = poster.sheet.facts
    origin = facts[0].origin if len(facts) == 1 or poster.sheet.twin.count("/") > 1 else None
    return Source(origin.file, origin.line) if origin else Source(FILE)


def _where(poster: Poster, strange: str) -> str:
    """Which record the letters are from, by its name or a sentence with them in it."""
    for fact in poster.sheet.facts:
        if strange in str(fact.open_data()):
            return f"“{fact.name}” ({fact.origin.file})"
    for text in texts_of(poster.sheet):
        if strange in words_of(text):
            return f"“{words_of(text)}”"
    return "hub.yml"
