"""Acronyms that nobody explained."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from hubsite import Hub

from .own import OwnPage

# What readers in the United Kingdom know without being told, most of it from the radio.
_LIST = Path(__file__).with_name("everybody_knows.txt")
# Letters that are part of a number, of a car or of an account, stand for nothing: AB51 CDE, QQ 12 34 56 C.
_CAPITALS = re.compile(
    r"(?<![\w.&/’'@#-])(?<![A-Z]\d )(?<![A-Z]\d\d )[A-Z]{2,6}(?=s?\b(?![\w&/@]|-\d|\.[A-Z]| ?\d\d ?\d\d))"
)
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
# Somebody shouts: two words and more in capitals, one after the other.
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:[ !’'-]+[A-Z]+)*[ !’'-]+[A-Z]{2,}\b")


def acronyms(text: str) -> Iterator[tuple[str, int]]:
    """Each word of two to six capitals, and where it stands; not Roman numbers, and not what is only shouted."""
    shouted = [found.span() for found in _SHOUTED.finditer(text)]
    for found in _CAPITALS.finditer(text):
        within = any(first <= found.start() < last for first, last in shouted)
        if not within and not _ROMAN.fullmatch(found[0]):
            yield found[0], found.start()


@cache
def everybody_knows() -> frozenset[str]:
    """Our own list of acronyms which need no explaining; notes to oneself are no acronyms, and told elsewhere."""
    return frozenset(_LIST.read_text(encoding="utf-8").upper().split())


def known_in(hub: Hub, more: Collection[str]) -> frozenset[str]:
    """What everybody knows, the hub's own list, and what its terms explain."""
    explained = " ".join(" ".join([term.name, *getattr(term, "also_called", ())]) for term in hub.of("terms"))
    return everybody_knows() | {word.upper() for word in more} | frozenset(re.findall(r"\b[A-Z]{2,6}\b", explained))


def spelled_out(page: OwnPage) -> frozenset[str]:
    """What the page says in full: “police community support officer (PCSO)”, or the other way round."""
    whole = "\n".join([page.names, *(text.text for text in page.texts)])
    after = re.findall(
        r"[^\W_]['’\"”*_]*+\s\(\W*+(?:the\s|an?\s|or\s|called\s)*+\W*+([A-Z]{2,6})s?\b[^)]{0,200}\)", whole
    )
    before = re.findall(r"\b([A-Z]{2,6})s?\b[*_\])]*+\s\((?:the\s|an?\s)?[^\W_]++[\s-][^)]{1,200}\)", whole)
    return frozenset([*after, *before])
