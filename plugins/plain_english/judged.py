"""A page of the hub's own taken apart, and what is measured of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hubsite import Hub, Record

from .hard_words import Hard, Names, found_in
from .own import OwnPage, Text, own_pages
from .reading_age import reading_age
from .sentences import Sentence, beginning, prose_of, sentences, words_of


class Judged(NamedTuple):
    """A text, what of it is prose, and its sentences."""

    text: Text
    prose: str
    sentences: tuple[Sentence, ...]

    def beginning(self, sentence: Sentence) -> str:
        """How one of its sentences begins, in the writer's own words."""
        return beginning(self.text.text[sentence.at : sentence.at + len(sentence.text)])


# The formula means nothing for a few words.
FEWEST_WORDS = 100


class JudgedPage(NamedTuple):
    """A page and its texts."""

    own: OwnPage
    texts: tuple[Judged, ...]

    @property
    def sentences(self) -> list[Sentence]:
        """Those of all its texts."""
        return [sentence for judged in self.texts for sentence in judged.sentences]

    @property
    def words(self) -> int:
        """How many there are."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @property
    def is_too_short(self) -> bool:
        """Whether it has too few words for a reading age."""
        return self.words < FEWEST_WORDS

    @property
    def longest(self) -> int:
        """The words of its longest sentence."""
        return max((len(sentence.words) for sentence in self.sentences), default=0)

    @property
    def reading_age(self) -> float:
        """In years."""
        return reading_age(self.sentences)

    def hard_words(self, names: Names) -> list[Hard]:
        """Those of all its texts, in their order."""
        return [hard for sentence in self.sentences for hard in found_in(sentence.words, names)]


def judged_pages(hub: Hub) -> Iterator[JudgedPage]:
    """Every page of the hub's own that says something."""
    for own in own_pages(hub):
        page = judged(own)
        if page.words:
            yield page


def judged(own: OwnPage) -> JudgedPage:
    """The page, taken apart."""
    return JudgedPage(own, tuple(map(_judged, own.texts)))


def _judged(text: Text) -> Judged:
    prose = prose_of(text.text)
    return Judged(text, prose, tuple(sentences(prose)))


def names_of(hub: Hub) -> Names:
    """What is called something here: a hard word in a name has no plain one.

    Of the names of laws and offices, parts are said in running words too; all others count only as a whole.
    """
    laws = (record for folder in ("terms", "rights", "decisions") for record in hub.of(folder))
    return Names("".join(f" {name.lower()} " for name in _names(laws)), frozenset(_names(hub.records)))


def _names(records: Iterable[Record]) -> list[str]:
    return [
        " ".join(words_of(name)) for record in records for name in (record.name, *getattr(record, "also_called", ()))
    ]
