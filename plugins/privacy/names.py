"""What looks like the name of a person, and how sure that is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from .first_names import ALSO_WORDS, FIRST_NAMES
from .no_names import FAMOUS, IN_STORIES, NAMED_PLACES, NO_SURNAMES, PLACES_TOO, WORDS


class Sort(IntEnum):
    """How a person is named; the higher, the surer."""

    PERHAPS = 1  # two words with capitals, which count beside "aged 9" only
    FIRST = 2  # "Maureen"
    FULL = 3  # "Maureen Platt"
    TITLED = 4  # "Mrs Platt"
    OFFICE = 5  # "Cllr Platt"


class Person(NamedTuple):
    """A name, and where it stands."""

    start: int
    end: int
    words: str
    sort: Sort


_UP, _LOW = "A-ZÀ-ÖØ-ÞĆČĐŁŚŞŠŻŽ", "a-zß-öø-ÿāăąćčđēęěğīıłńňőřśşšťūůűźżž"
# Each step begins with a sign that the one before cannot have: so nothing is tried twice, however long the word is.
_TOKEN = re.compile(
    rf"\b(?:[OD]'[{_UP}][{_LOW}]+|[{_UP}][{_LOW}]+(?:['-](?!s\b)[{_UP}]?[{_LOW}]+|[{_UP}][{_LOW}]+)*"
    rf"|[{_UP}]{{2,40}}(?:-[{_UP}]{{2,40}})?\b|[{_UP}]\b)"
)
_FAMILY = re.compile(rf"\b[Tt]he ([{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)?) family\b")
_TITLES = dict.fromkeys(
    ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lady", "Mister"], Sort.TITLED
)
_TITLES |= dict.fromkeys(
    [
        "Cllr",
        "Cllrs",
        "Councillor",
        "Councillors",
        "Rev",
        "Revd",
        "Reverend",
        "Father",
        "Canon",
        "Pastor",
        "Imam",
        "Rabbi",
        "PC",
        "PCSO",
        "Sgt",
        "Insp",
    ],
    Sort.OFFICE,
)
_JOINTS = {" ", ". ", "  "} | {
    f" {particle} "
    for particle in ("van", "de", "von", "bin", "ap", "da", "di", "dos", "ter", "van der", "van den", "de la")
}
_JOINTS |= {" al-", " el-"}
# A word of two or three capitals is mostly a body's name: NHS, BBC.
_SHORTEST_CAPITALS = 4


class _Token(NamedTuple):
    start: int
    end: int
    words: str

    @property
    def plain(self) -> str:
        """As it is written in the lists: names in a document's headings are often in capitals throughout."""
        return self.words.title() if len(self.words) > 2 and self.words.isupper() else self.words

    @property
    def is_first(self) -> bool:
        """Whether it is a first name of our list, with or without its accents."""
        if self.plain in FIRST_NAMES or self.plain.isascii():
            return self.plain in FIRST_NAMES
        bare = unicodedata.normalize("NFD", self.plain.replace("ł", "l").replace("Ł", "L"))
        return bare.encode("ascii", "ignore").decode() in FIRST_NAMES

    @property
    def is_surname(self) -> bool:
        if len(self.words) < 2 or self.plain in NO_SURNAMES or self.plain in _TITLES:
            return False
        return not (self.words.isupper() and len(self.words) < _SHORTEST_CAPITALS - 1)

    @property
    def is_unknown(self) -> bool:
        """Whether it may belong to a name that is not in our list."""
        short = self.words.isupper() and len(self.words) < _SHORTEST_CAPITALS
        return self.is_surname and not short and self.plain.lower() not in WORDS


def people_in(text: str) -> tuple[Person, ...]:
    """All names in a text, in their order; none overlaps another. Those of the famous and of stories are left out."""
    found = [each for run in _runs(text) for each in _in_run(text, run)]
    taken = {each.start for each in found}
    for family in _FAMILY.finditer(text):
        if family.start(1) not in taken and family.group(1) not in NO_SURNAMES | {"Royal", "Holy", "Scout"}:
            found.append(Person(family.start(), family.end(), family.group(), Sort.TITLED))
    return tuple(sorted(found))


def _runs(text: str) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for match in _TOKEN.finditer(text):
        if (run and text[run[-1].end : match.start()] not in _JOINTS) or (
            run and text[run[-1].end] == "." and not (run[-1].plain in _TITLES or len(run[-1].words) == 1)
        ):
            yield run
            run = []
        run.append(_Token(match.start(), match.end(), match.group()))
    if run:
        yield run


def _in_run(text: str, run: Sequence[_Token]) -> Iterator[Person]:
    at = 0
    while at < len(run):
        length, sort = _name_at(run, at)
        if sort:
            words = text[run[at].start : run[at + length - 1].end]
            bare = [each.plain for each in run[at : at + length]]
            if " ".join(bare[-2:]) not in FAMOUS and bare[-1] not in IN_STORIES:
                yield Person(run[at].start, run[at + length - 1].end, words, sort)
        at += length


def _name_at(run: Sequence[_Token], at: int) -> tuple[int, Sort | None]:
    """How many words belong together here, and what sort of name they are, if any."""
    first = run[at]
    rest = _surnames(run, at + 1)
    blocked = at + 1 + rest < len(run) and run[at + 1 + rest].plain in NO_SURNAMES
    if first.plain in ("St", "Saint"):
        return min(2, len(run) - at), None
    if first.plain in _TITLES:
        named = rest or (at + 1 < len(run) and run[at + 1].plain in PLACES_TOO)
        return (1 + (rest or 1), _TITLES[first.plain]) if named else (1, None)
    if len(first.words) == 1 and first.words not in "AI" and rest and run[at + 1].is_unknown and not blocked:
        return 1 + rest, Sort.FULL
    if first.is_first:
        if blocked:
            is_place = first.plain in ALSO_WORDS | NAMED_PLACES or rest or run[at + 1].plain not in PLACES_TOO
            return 2 + rest, None if is_place else Sort.FIRST
        if rest:
            return 1 + rest, Sort.FULL
        return 1, None if first.plain in ALSO_WORDS else Sort.FIRST
    if not rest or blocked or not first.is_unknown or (run[at + 1].is_first and rest > 1):
        return 1, None
    return (1 + rest, Sort.PERHAPS) if all(each.is_unknown for each in run[at + 1 : at + 1 + rest]) else (1, None)


def _surnames(run: Sequence[_Token], at: int) -> int:
    """How many words from here belong to a name that has begun: three at most, initials among them."""
    count = 0
    while count < 3 and at + count < len(run):
        token = run[at + count]
        if not (token.is_surname or (len(token.words) == 1 and at + count + 1 < len(run))):
            break
        count += 1
    return count
