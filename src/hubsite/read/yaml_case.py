"""Where the parser stopped in a text, as the doctors see it."""

from __future__ import annotations

from dataclasses import dataclass

from hubsite.read.yaml_events import Span

# The lines to read instead, by their number from 0.
Mend = dict[int, str]


@dataclass(frozen=True, slots=True)
class Case:
    """Where the parser stopped (`line`), where what it was reading began (`context_line`); all from 0."""

    lines: list[str]
    line: int
    column: int
    context_line: int
    context_column: int
    at_end: bool
    scanning: bool
    brackets: int
    last_quoted: Span | None

    @property
    def here(self) -> str:
        """The line in which the parser stopped."""
        return self.lines[self.line]

    @property
    def sign(self) -> str:
        """The character at which the parser stopped."""
        return self.here[self.column : self.column + 1]

    @property
    def context_sign(self) -> str:
        """The character at which what the parser was reading began."""
        return self.lines[self.context_line][self.context_column :][:1] if self.context_line >= 0 else ""
