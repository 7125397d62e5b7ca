"""What a volunteer's text becomes: finished HTML, and what was found on the way."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass

from markupsafe import Markup

# A tag that starts a new line of words, so that "one</li><li>two" is not read as "onetwo".
_BREAK = re.compile(r"</?(?:p|div|li|t[hdr]|h[1-6]|br|hr|pre|blockquote|caption|d[dtl]|[uo]l|summary)[ >]")
_TAG = re.compile(r"<[^>]*>")
# A tick, the number of a footnote and the arrow back from it are signs and no words.
_SIGNS = re.compile(
    r'<span [^>]*aria-hidden="true">[^<]*</span>'
    r"|<sup><a [^>]*(?:data-footnote-ref|doc-noteref)[^>]*>[^<]*</a></sup>"
    r'|<a [^>]*role="doc-backlink">.*?</a>'
)


class MarkdownTooHard(ValueError):  # noqa: N818 (it is a refusal, and reads as one)
    """A text that would take too long or too much memory; says in one sentence what to change."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands on the page: level 1 to 6, the id links can point to, its words."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address as the volunteer wrote it, and the words that stand in for it."""

    target: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """Sanitised HTML and what a caller may want to know of it.

    `links` are the targets as written, in order, without those of footnotes. `removed` names, in words,
    what the sanitiser took away. `ids` are all ids in use: pass them as `taken` for a second text on the
    same page.
    """

    html: Markup
    headings: tuple[Heading, ...] = ()
    links: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    removed: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, on one line: for search and for summaries."""
        return plain_text(self.html)


def plain_text(html: str) -> str:
    """The words of sanitised HTML, on one line, without ticks and the signs of footnotes."""
    if "<" in html:  # most headings hold no tags
        html = _TAG.sub("", _BREAK.sub(r" \g<0>", _SIGNS.sub("", html)))
    return " ".join(entities.unescape(html).split())
