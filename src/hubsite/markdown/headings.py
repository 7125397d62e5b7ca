"""Headings: one step down, so that the page keeps one h1, and an id that links can point to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from hubsite.markdown.rendered import Heading, plain_text

# Ids of the page around the text. A heading of that name gets "section-" in front.
PAGE_IDS = frozenset({"main", "content", "footer", "header", "menu", "navigation", "search", "top"})
_PAGE_PREFIXES = ("hub-", "fn", "__")

_NOT_IN_SLUG = re.compile("[^a-z0-9_ -]")
_HEADING = re.compile(r"<(/?)h([1-6])((?: [a-z-]+=\"[^\"]*\")*)>")


def slug(text: str) -> str:
    """GitHub's rule for the id of a heading: lower case, letters, digits, `-` and `_`, spaces to hyphens."""
    small = text.lower()
    if small.isascii():
        return _NOT_IN_SLUG.sub("", small).replace(" ", "-")
    return "".join(_sign(sign) for sign in small)


def _sign(sign: str) -> str:
    if sign.isalnum() or sign in "-_":
        return sign
    if sign == " ":
        return "-"
    # Vowel signs of Bengali, Hindi or Arabic are marks; without them the words are other words.
    return sign if unicodedata.category(sign) in ("Mn", "Mc", "Me", "Pc") else ""


class Headings:
    """Numbers and names the headings of one text."""

    def __init__(self, offset: int, taken: Collection[str]) -> None:
        self.offset = offset
        self.used = set(taken)
        self.repeats: dict[str, int] = {}
        self.found: list[Heading] = []
        self.renamed: dict[str, str] = {}

    def touch(self, html: str) -> str:
        """The same HTML with its headings shifted and named."""
        return _HEADING.sub(self._tag, html) if "<h" in html else html

    def _tag(self, tag: re.Match[str]) -> str:
        level = min(6, max(1, int(tag[2]) + self.offset))
        if tag[1]:
            return f"</h{level}>"
        end = tag.string.index(f"</h{tag[2]}>", tag.end())
        text = plain_text(tag.string[tag.end() : end])
        heading = Heading(level, self._new_id(slug(text)), text)
        self.found.append(heading)
        return f'<h{level} id="{heading.id}"{tag[3]}>'

    def _new_id(self, wanted: str) -> str:
        free = wanted or "section"
        if free in PAGE_IDS or free.startswith(_PAGE_PREFIXES):
            free = f"section-{free}"
            self.renamed.setdefault(wanted, free)
        unique = free
        while unique in self.used:  # goes on counting where it stopped: 30,000 headings may be the same
            self.repeats[free] = self.repeats.get(free, 0) + 1
            unique = f"{free}-{self.repeats[free]}"
        self.used.add(unique)
        return unique
