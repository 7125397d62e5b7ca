"""Where in a file each web address was typed, for problems that are about a link and not about a field."""

from __future__ import annotations

import re

from hubsite.problems import Source

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]{}]++", re.IGNORECASE)
_AFTER_IT = ".,;:!?"


def places_of_addresses(text: str, file: str) -> dict[str, Source]:
    """The first place of each address in the text of a file, without what ends a sentence or stands between two."""
    found: dict[str, Source] = {}
    for number, line in enumerate(text.split("\n"), start=1) if "://" in text else ():
        for match in _ADDRESS.finditer(line):
            found.setdefault(match[0].rstrip(_AFTER_IT), Source(file, number, match.start() + 1))
    return found
