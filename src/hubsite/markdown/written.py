"""Where on a line of a file a link or a picture is written, whether as Markdown or as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Matched from the left: `[![Hall](hall.jpg)](hall.jpg)` is a picture first, and then a link.
_PICTURE = r"""(?P<picture>!\[[^\[\]]*\]\(\s*<?|\bsrc\s*=\s*["']?)"""
_LINK = r"""(?P<link>\]\(\s*<?|\bhref\s*=\s*["']?)"""
_EITHER = r"\]:\s*<?"
_END = r"""(?=[)>"'\s]|$)"""


def columns_of(line: str, targets: Iterable[str], *, is_picture: bool) -> Iterator[int]:
    """The columns, from 0, at which one of some targets is written as that of a link, or of a picture."""
    wanted = "|".join(re.escape(target) for target in targets)
    other = "link" if is_picture else "picture"
    for found in re.finditer(rf"(?:{_PICTURE}|{_LINK}|{_EITHER})(?P<target>{wanted}){_END}", line):
        if found[other] is None:
            yield found.start("target")
