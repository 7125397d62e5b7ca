"""`hubsite reading`: how hard each page is to read, hardest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hubsite import Asked, Command, HubsiteError

from .hard_words import Names
from .judged import FEWEST_WORDS, JudgedPage, judged_pages, names_of

_HEADINGS = ("age", "words", "longest sentence", "hard words", "page")
_TOO_SHORT = "short"


def command() -> Command:
    """It only reads the hub and prints."""
    return Command(
        name="reading", summary="List how hard your own pages are to read, hardest first.", run=_run, words="[PAGE …]"
    )


def _run(asked: Asked) -> Iterator[str]:
    pages = _chosen(list(judged_pages(asked.hub)), asked.words)
    if not pages:
        yield "There is no text in English here."
        return
    yield from table(pages, names_of(asked.hub))


def _chosen(pages: list[JudgedPage], names: Sequence[str]) -> list[JudgedPage]:
    """All, if none is named. Raises HubsiteError for a name that no page has."""
    by_key = {page.own.key: page for page in pages}
    wanted = [name.strip("/").removeprefix("content/").removesuffix(".md").removesuffix(".yml") for name in names]
    for name, key in zip(names, wanted, strict=True):
        if key not in by_key:
            example = min(by_key, default="spaces/hall")
            raise HubsiteError(f"There is no page of your own called “{name}”.", fix=f"Write it like `{example}`.")
    return [by_key[key] for key in wanted] if names else pages


def table(pages: Sequence[JudgedPage], names: Names) -> Iterator[str]:
    """Lines for a terminal: a heading, a line for each page, and what is in the middle."""
    yield _line(_HEADINGS)
    for page in sorted(pages, key=lambda page: (page.is_too_short, -page.reading_age, page.own.key)):
        age = _TOO_SHORT if page.is_too_short else f"{page.reading_age:.1f}"
        hard = len(page.hard_words(names))
        yield _line((age, f"{page.words}", f"{page.longest}", f"{hard}", page.own.key))
    ages = [page.reading_age for page in pages if not page.is_too_short]
    if ages:
        from statistics import median  # nobody but this command counts

        yield f"The median reading age is {median(ages):.1f}."
    if len(ages) < len(pages):
        yield f"{_TOO_SHORT}: fewer than {FEWEST_WORDS} words, too few to tell the age."


def _line(cells: Sequence[str]) -> str:
    numbers = (cell.rjust(max(5, len(heading))) for cell, heading in zip(cells[:-1], _HEADINGS, strict=False))
    return "  ".join([*numbers, cells[-1]])
