"""Hard words, and the plain ones to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LIST = Path(__file__).with_name("hard_words.txt")


class Names(NamedTuple):
    """What is called something here: `spoken`, in small letters between spaces, `written`, each name as it stands."""

    spoken: str
    written: frozenset[str]


class Hard(NamedTuple):
    """A hard word or phrase as it was written, and what to write instead."""

    words: str
    plain: str


@cache
def hard_words() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Our own list: by first word, the words of each phrase and its plain words, the longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            hard, plain = line.split(": ")
            for form in _forms(hard):
                words = tuple(form.split())
                found.setdefault(words[0], []).append((words, plain))
    return {first: sorted(those, key=lambda pair: -len(pair[0])) for first, those in found.items()}


def _forms(hard: str) -> Iterator[str]:
    """A verb, marked by a star after it, stands for all its forms: utilises, utilised, utilising."""
    verb, star, rest = hard.partition("*")
    yield verb + rest
    if star:
        stem = verb.removesuffix("e")
        ending = "ies" if verb.endswith("y") else "s"
        yield (verb[:-1] if ending == "ies" else verb) + ending + rest
        yield (verb[:-1] + "i" if ending == "ies" else stem) + "ed" + rest
        yield stem + "ing" + rest


def found_in(words: Sequence[str], names: Names) -> Iterator[Hard]:
    """The hard words among those of a sentence, except in the names of laws, offices, groups and whatever is here."""
    lower, at = [word.lower() for word in words], 0
    while at < len(lower):
        phrase, plain = _phrase_at(lower, at)
        if phrase and not _is_named(words, at, len(phrase), names):
            yield Hard(" ".join(phrase), plain)
        at += len(phrase) or 1


def _phrase_at(lower: Sequence[str], at: int) -> tuple[tuple[str, ...], str]:
    """The longest hard phrase that begins here, and its plain words; nothing of both if there is none."""
    for phrase, plain in hard_words().get(lower[at], ()):
        if tuple(lower[at : at + len(phrase)]) == phrase:
            return phrase, plain
    return (), ""


def _is_named(words: Sequence[str], at: int, length: int, names: Names) -> bool:
    """Whether it is part of a name: of one that is known, or of any if it has a capital where no sentence begins."""
    said = " ".join(words[at : at + length])
    if (at > 0 and said[0].isupper()) or f" {said.lower()} " in names.spoken:
        return True
    # A large hub has thousands of names, and a sentence few words.
    runs = (" ".join(words[first:end]) for first in range(len(words)) for end in range(first + 1, len(words) + 1))
    return any(said in run and run in names.written for run in runs)
