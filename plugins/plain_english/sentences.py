"""Markdown taken apart into sentences and words, each knowing its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A line that begins something of its own: a list's item, a heading.
_ITEM = r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]|#)"
# What is not prose, or not ours: code, quotes, tables, addresses, blocks. It becomes spaces: words keep their place.
# No part of it is looked for again from every character of a long run: that would take minutes on a page of them.
_NOT_PROSE = re.compile(
    r"^[ \t]*(`{3,}+|~{3,}+).*?^[ \t]*\1"
    r"|`[^`\n]*`"
    r"|^[ \t]*[>|][^\n]*$"
    r"|\{\{[^{}]*\}\}"
    r"|<[^<>\n]*>"
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|\b(?:https?://|www\.)\S*[^\s.,;:!?)]"
    r"|(?<!\S)\S[^\s@]*+@\S+\w",
    re.MULTILINE | re.DOTALL,
)
_QUOTED = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"\n]*\"")
# Here a sentence ends also without a full stop.
_BREAK = re.compile(rf"\n[ \t]*\n\s*|\n(?={_ITEM})|(?<=\n)(?=[ \t]*#)|^[ \t]*#[^\n]*\n", re.MULTILINE)
_MARK = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)]|#+)(?=[ \t])", re.MULTILINE)
_END = re.compile(r"(?<![.!?])[.!?]++[”’\"')\]*_]*+\s++(?=[^\w\s]*[A-Z0-9])")
# A full stop after these ends no sentence: St. Mary's, Mr. Bell, Mary J. Bell.
_SHORTENED = re.compile(r"(?:\b(?:St|Mr|Mrs|Ms|Dr|No|e\.g|i\.e)|(?:^|\b[A-Z][\w’'-]*\.?\s)[A-Z])$")
_LONGEST_NAME = 30
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_SHOWN = 8
_WORD = re.compile(r"[^\W_]+(?:[’'\-.,:/&][^\W_]+)*")


class Sentence(NamedTuple):
    """A sentence as it stands, where it begins in the text, and its words."""

    text: str
    at: int
    words: tuple[str, ...]


def prose_of(text: str) -> str:
    """The text, of the same length, with spaces for whatever is not prose of the writer's own."""
    return _QUOTED.sub(_all_but_its_edges, _NOT_PROSE.sub(_spaces, text))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of what `prose_of` gave; a heading and an item of a list are sentences of their own."""
    start = 0
    for end in sorted({*_ends(text), len(text)}):
        piece = _MARK.sub(_spaces, text[start:end])
        if words := words_of(piece):
            yield Sentence(piece.strip(), start + len(piece) - len(piece.lstrip()), words)
        start = end


def words_of(text: str) -> tuple[str, ...]:
    """Its words, each without the marks around it."""
    return tuple(_WORD.findall(text))


def _ends(text: str) -> Iterator[int]:
    yield from (found.end() for found in _BREAK.finditer(text))
    for found in _END.finditer(text):
        if not _SHORTENED.search(text[max(0, found.start() - _LONGEST_NAME) : found.start()]):
            yield found.end()


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _all_but_its_edges(found: re.Match[str]) -> str:
    """Its first letter and its full stop stay: sentences begin and end with a quotation, too."""
    whole, blank = found[0], _spaces(found)
    first = whole[1] if whole[1].isupper() else " "
    return f" {first}{blank[2:-2]}{whole[-2] if whole[-2] in '.!?' else ' '} " if len(whole) > 4 else blank


def beginning(text: str) -> str:
    """Enough of a sentence, as it is read, to find it by."""
    words = _LINK.sub(r"\1", text).replace("**", "").split()
    return f"{' '.join(words[:_SHOWN])} …" if len(words) > _SHOWN else " ".join(words)
