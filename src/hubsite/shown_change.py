"""A change of a file as people see it, whichever command makes it: line by line, and steering no terminal."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import zip_longest

from hubsite.read.encodings import is_utf_16
from hubsite.read.yaml_tidy import HIDDEN, LINE_ENDS, ODD_SPACES
from hubsite.report import Paint, clean, plain

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNSEEN = re.compile(f"[{ODD_SPACES}{LINE_ENDS}{HIDDEN}]")
_STYLES = {"+": "advice", "-": "error", "@": "place"}


@dataclass(frozen=True, slots=True)
class Change:
    """One file of the hub, by its path with forward slashes, as it was and as it is to be; None: it is not there."""

    file: str
    before: bytes | None
    after: bytes | None

    @property
    def lines(self) -> int:
        """How many lines are other than they were; all of them where the file was no UTF-8 but UTF-16."""
        old, new = _lines(self.before), _lines(self.after)
        return len(new) if is_utf_16(self.before or b"") else sum(one != other for one, other in zip_longest(old, new))


def as_diff(change: Change, paint: Paint = plain) -> str:
    """What changed in a file, as a unified diff; what cannot be seen is shown as a dot."""
    old, new = _lines(change.before), _lines(change.after)
    if old == new and None not in (change.before, change.after):
        return f"{paint('place', _shown(change.file))}  saved as UTF-8; the words stay as they are\n"
    before = "(new file)" if change.before is None else change.file
    after = "(deleted)" if change.after is None else change.file
    rows = list(difflib.unified_diff(old, new, before, after, lineterm=""))[2:]
    heads = [paint("place", _shown(f"{sign} {name}")) for sign, name in (("---", before), ("+++", after))]
    painted = [*heads, *(paint(_STYLES.get(row[:1], ""), _shown(row)) for row in rows)]
    return "".join(f"{row}\n" for row in painted)


def _shown(row: str) -> str:
    return _UNSEEN.sub("·", clean(row))


def _lines(content: bytes | None) -> list[str]:
    """The lines as people see them; a byte that is no UTF-8 as the sign for that."""
    content = content or b""
    lines = _LINE_END.split(content.decode("utf-16" if is_utf_16(content) else "utf-8-sig", "replace"))
    return lines if lines[-1] else lines[:-1]
