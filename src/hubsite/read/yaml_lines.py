"""The anatomy of one line of YAML, for telling what is wrong with it and for mending it."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPECIAL = "[]{},@`%*&!>|-?#"
OPENING_QUOTES = "“”„‟‘’‚‛«»"
CLOSING_QUOTES = "”“’‘»«"

BLOCK_OPENER = re.compile(r"[|>][-+0-9]{0,2}$")

_COLON = re.compile(r":(?=\s|$)")
_DASHES = re.compile(r"(?:-[ \t]+)*")
_COMMENT = re.compile(r"(?<!\s)\s+#(?=\s|$)")
_ONLY_COMMENT = re.compile(r"#(?=\s|$)")
_QUOTED_NAME = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*')\s*:(?=\s|$)""")
_FIELD = re.compile(r"""["']?[^\W\d_][\w -]{0,60}["']?[ ]*:(?:\s|$)""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line cut up: indent, `- ` (any number), name with colon and spaces, value, comment."""

    indent: str
    dashes: str
    name: str
    opening: str
    value: str
    comment: str

    @property
    def start(self) -> int:
        """The column, from 0, at which the name stands."""
        return len(self.indent) + len(self.dashes)

    @property
    def value_at(self) -> int:
        """The column, from 0, at which the value stands."""
        return self.start + len(self.opening)

    def saying(self, value: str) -> str:
        """The same line with another value."""
        gap = " " if self.opening.endswith(":") else ""
        return f"{self.indent}{self.dashes}{self.opening}{gap}{value}{self.comment}"


def cut(line: str) -> Line:
    """Cut up a line. A line without `name:` is all value."""
    body = line.lstrip(" \t")
    indent = line[: len(line) - len(body)]
    dashes = _DASHES.match(body)
    lead = dashes.group() if dashes else ""
    body = body[len(lead) :]
    opening = _opening(body)
    value, comment = _without_comment(body[len(opening) :])
    return Line(indent, lead, opening.rstrip(": \t").strip("\"'"), opening, value, comment)


def _opening(body: str) -> str:
    """`name: ` with the spaces after the colon, or nothing."""
    if body[:1] in ('"', "'"):
        found = _QUOTED_NAME.match(body)
    elif body[:1] in SPECIAL and (body[:1] not in "?-" or body[1:2] == " "):
        return ""
    else:
        found = _COLON.search(body)
    if not found or " #" in body[: found.end()]:
        return ""
    return body[: len(body) - len(body[found.end() :].lstrip(" \t"))]


def _without_comment(value: str) -> tuple[str, str]:
    """A comment is `#` with a space on both sides; ` #2` is more likely a number of something."""
    found = _ONLY_COMMENT.match(value) or _COMMENT.search(value)
    end = found.start() if found else len(value)
    kept = value[:end].rstrip()
    return kept, value[len(kept) :].rstrip()


def is_field(line: str) -> bool:
    """Whether a line looks like `name: …`, whatever its indentation, or `- name: …`."""
    body = line.lstrip(" \t")
    dashes = _DASHES.match(body)
    return bool(_FIELD.match(body, dashes.end() if dashes else 0))


def is_blank(line: str) -> bool:
    """Whether a line says nothing: empty, or a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def indentation(line: str) -> int:
    """How many spaces and tabs a line starts with."""
    return len(line) - len(line.lstrip(" \t"))


def quoted(value: str) -> str:
    """A value in quotes: double ones unless the value holds them."""
    if len(value) > 1 and value[0] in OPENING_QUOTES and value[-1] in CLOSING_QUOTES:
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def without_smart_quotes(value: str) -> str | None:
    """The text between curly quotes if they stand around all of it, otherwise None."""
    if len(value) < 2 or value[0] not in OPENING_QUOTES or value[-1] not in CLOSING_QUOTES:
        return None
    inner = value[1:-1]
    single = value[0] in "‘’‚‛"
    others = "“”„‟«»" if not single else "‘‚‛"
    return None if any(quote in inner for quote in others) else inner


def last_continued(lines: list[str], first: int) -> int:
    """The last line of a text that starts on line `first`: what follows deeper and is no field."""
    start = cut(lines[first])
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        deeper = indentation(line) > len(start.indent)
        if not line.strip() or not deeper or is_field(line) or line.lstrip().startswith("- "):
            break
        last = number
    return last


def before(lines: list[str], number: int) -> int | None:
    """The nearest line above that says something."""
    return next((n for n in range(number - 1, -1, -1) if not is_blank(lines[n])), None)
