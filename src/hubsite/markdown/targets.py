"""What stands between the round brackets of a link or a picture in Markdown, as people type it."""

from __future__ import annotations

import re

# A file may have a number in brackets in its name, as computers give one to a second copy.
INSIDE = r"((?:[^()\n]|\([^()\n]{0,100}\)){1,700}+)"
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*'|\([^()]*\))$""")
_ENDS_LIKE_A_FILE = re.compile(r"\.\w{2,5}(?:#\S*)?$")


def target_in(inside: str) -> str:
    """The file or address alone, without a title after it and without the `<` and `>` around it."""
    inside = inside.strip()
    if inside.startswith("<") and (end := inside.find(">")) > 0:
        return inside[1:end]
    title = _TITLE.search(inside)
    return inside[: title.start()] if title else inside


def is_broken_by_space(inside: str) -> bool:
    """Whether a space in the name of a file keeps a link or picture from being one."""
    target = target_in(inside)
    return not inside.lstrip().startswith("<") and " " in target and bool(_ENDS_LIKE_A_FILE.search(target))


def as_target(target: str) -> str:
    """A file or address as it can stand between the brackets, whatever its name."""
    return f"<{target}>" if " " in target else target
