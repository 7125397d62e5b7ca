"""What came of an import: how many of what, and in a sentence each, everything that was not carried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from hubsite.read.yaml_findings import UNSEEN

MOST_SHOWN = 20
LONGEST_SHOWN = 200
NOT_CARRIED = "Not carried"
ONE_RECORD = "Rows that became one record"
KEPT = "Kept as people left it"
GONE = "No longer in the table; nothing was deleted"
NEW, CHANGED, UNCHANGED, KEPT_RECORD, LEFT = "new", "changed", "unchanged", "kept", "not carried"
MERGED = "in the record of another row"


@dataclass(slots=True)
class ImportReport:
    """Counts and messages of one import. The whole list goes to a file as it grows; only the first few are held."""

    title: str = ""
    full_list: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    _first: dict[str, list[str]] = field(default_factory=dict)
    _said: Counter[str] = field(default_factory=Counter)
    _stream: TextIO | None = None

    @property
    def failed(self) -> bool:
        """Whether a row as a whole could not be carried."""
        return self.counts[LEFT] > 0

    def write_to(self, stream: TextIO) -> None:
        """Where every message goes from now on."""
        self._stream = stream

    def say(self, heading: str, message: str) -> None:
        """Add a sentence below a heading."""
        message = UNSEEN.sub(" ", message)
        self._said[heading] += 1
        shown = self._first.setdefault(heading, [])
        if len(shown) < MOST_SHOWN:
            shown.append(message if len(message) <= LONGEST_SHOWN else f"{message[: LONGEST_SHOWN - 1]}…")
        if self._stream:
            self._stream.write(f"{heading}: {message}\n")

    def lines(self) -> list[str]:
        """The summary, for a terminal."""
        return list(self._lines())

    def summary(self) -> str:
        """The counts in one line; together they are as many as the rows, unless a `+` gathers rows."""
        parts = [f"{self.counts[word]:,} {word}" for word in (NEW, CHANGED, UNCHANGED, KEPT_RECORD, LEFT)]
        if self.counts[MERGED]:
            parts.append(f"{self.counts[MERGED]:,} {MERGED}")
        return f"{self.title}: {', '.join(parts)}."

    def _lines(self) -> Iterator[str]:
        more = False
        for heading in (NOT_CARRIED, ONE_RECORD, KEPT, GONE):
            shown = self._first.get(heading, [])
            if shown:
                yield f"{heading}:"
                yield from (f"  {message}" for message in shown)
            if rest := self._said[heading] - len(shown):
                more = True
                yield f"  … and {rest:,} more"
        if self.left_out:
            columns = UNSEEN.sub(" ", ", ".join(self.left_out))
            yield f"Not carried: column{'s' * (len(self.left_out) > 1)} {columns}."
        yield self.summary()
        if more:
            yield f"The full list is in {self.full_list}."
