"""Which line of a file a piece of writing stands on, for problems that are seen only after it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from hubsite.model.hub import Hub
from hubsite.model.record import Piece
from hubsite.model.shapes import shape_of
from hubsite.problems import Source

HUB_FILE = Source("content/hub.yml")
_MOST_PLACES = 50  # of one slip in one text: more than anyone reads
_BEFORE_A_BLOCK = " \t>-*{"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the hub: where the record or page that it belongs to begins, and where it begins itself."""

    piece: Source
    begins: Source
    words: str


class Whereabouts:
    """The files of one hub as they are during one look: each is read once."""

    def __init__(self, root: Path, hub: Hub | None = None) -> None:
        self._root = root
        self._hub = hub
        self._lines: dict[str, list[str]] = {}

    def line_with(self, near: Source, *words: str) -> Source:
        """The first place, from `near` on, that holds one of the words; `near` itself if there is none.

        Where one of the places has a line of its own, it is that one. A file that cannot be read any more holds
        nothing.
        """
        return self._found(near, words) or near

    def places_of(self, shown_on: Source | None, holds: Callable[[str], bool], *words: str) -> list[Source]:
        """Where the texts of the hub stand that hold a piece of writing (one of `words`), seen on some page.

        `shown_on` is where that page's own record begins; when its texts do not hold it, those of others do.
        """
        near = [text.begins for text in self._holding(shown_on, holds, words)] or ([shown_on] if shown_on else [])
        return [self.line_with(each, *words) for each in near]

    def all_places_of(
        self,
        shown_on: Source | None,
        times: Callable[[str], int],
        columns: Callable[[str], Iterable[int]],
        *words: str,
    ) -> list[Source]:
        """The same, but each place in each text that holds it, up to 50 in one text.

        `times` tells how often a text holds it, `columns` at which columns (from 0) it stands in a line of the file.
        """
        often: Counter[Source] = Counter()
        for text in self._holding(shown_on, lambda held: times(held) > 0, words):
            often[text.begins] += times(text.words)
        if not often:
            return self.places_of(shown_on, lambda _: False, *words)
        return [
            place
            for begins, number in often.items()
            for place in [*islice(self._in_text(begins, columns, words), min(number, _MOST_PLACES))]
            or [self.line_with(begins, *words)]
        ]

    def _holding(self, shown_on: Source | None, holds: Callable[[str], bool], words: tuple[str, ...]) -> list[_Text]:
        found = [text for text in self._texts if any(word and word in text.words for word in words)]
        found = [text for text in found if holds(text.words)]
        return [text for text in found if text.piece == shown_on] or found

    def _in_text(
        self, begins: Source, columns: Callable[[str], Iterable[int]], words: tuple[str, ...]
    ) -> Iterator[Source]:
        """The places from where a text begins to where the next of its file does."""
        lines, first = self._lines_of(begins.file), max(begins.line, 1)
        later = [line for line in self._beginnings.get(begins.file, ()) if line > first]
        for number, line in enumerate(lines[first - 1 : min(later, default=len(lines) + 1) - 1], start=first):
            if any(word in line for word in words):
                yield from (replace(begins, line=number, column=column + 1) for column in columns(line))

    @cached_property
    def _beginnings(self) -> dict[str, set[int]]:
        """At which lines of each file a text begins."""
        lines: dict[str, set[int]] = {}
        for text in self._texts:
            lines.setdefault(text.begins.file, set()).add(text.begins.line)
        return lines

    @cached_property
    def _texts(self) -> list[_Text]:
        if self._hub is None:
            return []
        found = [_Text(HUB_FILE, HUB_FILE, words) for _, words in _prose_in(self._hub.config)]
        for record in self._hub.records:
            origin = record.origin
            start = Source(origin.file, origin.line)
            for name, words in _prose_in(record):
                found.append(_Text(start, Source(origin.file, origin.lines.get(name, origin.line)), words))
        for page in self._hub.pages:
            start = Source(page.origin.file)
            found.append(_Text(start, start, page.body))
        return found

    def _found(self, near: Source, words: tuple[str, ...]) -> Source | None:
        lines = self._lines_of(near.file)
        start = max(near.line - 1, 0)
        places = [
            (bool(line[:at].strip(_BEFORE_A_BLOCK)), number, at)
            for number, line in enumerate(lines[start:], start=start + 1)
            for word in words
            if word and (at := line.find(word)) >= 0
        ]
        if not places:
            return None
        _, number, at = min(places)
        return replace(near, line=number, column=at + 1)

    def _lines_of(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text = (self._root / file).read_text(encoding="utf-8", errors="replace")
            except OSError:
                text = ""
            self._lines[file] = text.splitlines()
        return self._lines[file]


def _prose_in(piece: Piece, outermost: str = "") -> Iterator[tuple[str, str]]:
    """Every Markdown text in a piece and in the pieces within it, with the name of the outermost field."""
    for name in type(piece).model_fields:
        value = getattr(piece, name)
        if isinstance(value, str) and shape_of(type(piece), name) == "prose":
            yield outermost or name, value
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Piece):
                yield from _prose_in(each, outermost or name)
