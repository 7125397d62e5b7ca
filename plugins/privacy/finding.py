"""What the guard found: which rule, the very words, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hubsite import Severity

if TYPE_CHECKING:
    from .names import Person, Sort

_SAME = {0xA0: " ", 0x2007: " ", 0x2009: " ", 0x202F: " ", 0x2019: "'", 0xFF0B: "+", 0x200B: " ", 0xAD: ""}
_SAME |= dict.fromkeys(range(0x2010, 0x2016), "-")
_ODD = re.compile(f"[{''.join(map(chr, _SAME))}]")
_LONGEST = 60
_SIGNS = re.compile("[^a-z0-9]+")
_ABROAD = re.compile(r"(?:00)?447\d{9}")
_WORD = re.compile("[a-z]+")
_END = re.compile(r"[!?|•]|(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<![. (][a-zA-Z])\.(?=\s)")


class Hit(NamedTuple):
    """Where a rule found something in a line, and whether it cannot be anything else."""

    start: int
    end: int
    sure: bool = False


class Found(NamedTuple):
    """Words that one rule minds, where they begin in the text, and whether they cannot be anything else."""

    code: str
    words: str
    at: int
    sure: bool


class Line:
    """One line of a text, as rules look at it; its names are looked for only when a rule asks."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, in lower case."""
        return frozenset(_WORD.findall(self.text.lower()))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The names in it."""
        from .names import people_in  # most that needs this module looks for none

        return people_in(self.text)

    def beside(
        self, start: int, end: int, least: Sort, reach: int, *, before: bool = True, after: bool = True
    ) -> Iterator[tuple[Person, str]]:
        """The nearest names on either side of a place in the same sentence, each with the words between."""
        if before:
            earlier = [each for each in self.people if each.end <= start and each.sort >= least]
            if earlier and (between := self._between(earlier[-1].end, start, reach)) is not None:
                yield earlier[-1], between
        if after:
            later = next((each for each in self.people if each.start >= end and each.sort >= least), None)
            if later and (between := self._between(end, later.start, reach)) is not None:
                yield later, between

    def _between(self, start: int, end: int, reach: int) -> str | None:
        words = self.text[start:end]
        return words if len(words) <= reach and not _END.search(words) else None


@dataclass(frozen=True)
class Rule:
    """One thing that does not belong on a public page; `{words}` in the sentence are those that were found.

    A line is looked at only if it has one of the words of `needs`, as many figures as `figures` says, or the `shape`.
    What is surely found has the severity `sure`, all else `severity`. One that is not `of_lines` gets a whole text, and
    finds nothing in one of which no line has the `shape`.
    """

    code: str
    severity: Severity
    sentence: str
    fix: str
    find: Callable[[Line], Iterator[Hit]]
    needs: frozenset[str] = frozenset()
    figures: int = 0
    shape: re.Pattern[str] | None = None
    sure: Severity = Severity.ERROR
    secret: bool = True
    of_lines: bool = True

    def said(self, words: str) -> str:
        """The sentence. Reports are read by others, so that of a number only the beginning is told."""
        plain = " ".join(words.split())
        short = f"{plain[:5]}…" if self.secret else plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
        return self.sentence.format(words=short)

    def of(self, found: Found) -> Severity:
        """How bad what it found is."""
        return self.sure if found.sure else self.severity


def tidy(text: str) -> str:
    """A text with one sort of space, hyphen and apostrophe."""
    return text if text.isascii() else _ODD.sub(lambda found: _SAME[ord(found[0])], text)


def same(words: str) -> str:
    """What is left of words when spaces, signs and capitals do not count: a number has many spellings."""
    plain = _SIGNS.sub("", words.lower().replace("(0)", ""))
    return f"0{plain[-10:]}" if _ABROAD.fullmatch(plain) else plain
