"""Markdown for a page: never an exception, and never the same text twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from hubsite.foreign import Foreign
from hubsite.language import gettext as _
from hubsite.language import speaking, spoken
from hubsite.markdown import MarkdownTooHard, Rendered, to_html

_TOO_HARD = Markup('<div class="notice notice-warning"><p><strong>{}</strong> {} {}</p></div>')

_HEADING = re.compile(r"<(/?)h[1-6](?=[ >])")
# No content can write this attribute: the sanitiser drops it, and it is put in afterwards.
_BLOCK_MARK = "<p data-hub-block>"
_LONE_BRACES = re.compile(r"<p>(?=\{\{[^{}<>]*+\}\}</p>)")
BLOCK_PLACE = re.compile(rf"{_BLOCK_MARK}\{{\{{([^{{}}<>]*+)\}}\}}</p>")  # may have spaces around it


def rendered(text: str, under: int = 1) -> Rendered:
    """The rendered text; raises MarkdownTooHard. `under` is the level of the heading that it stands under.

    Our own words in it (ticks, notices, footnotes) are in the language of the text: that of a `Foreign` one, else the
    one being spoken.
    """
    return _rendered(str(text), under, text.language if isinstance(text, Foreign) else spoken())


@lru_cache(maxsize=16_384)
def _rendered(text: str, under: int, language: str) -> Rendered:
    return _under(_as_written(text, language), under)


@lru_cache(maxsize=16_384)
def _as_written(text: str, language: str) -> Rendered:
    """With the headings as they were typed: checks read the same text that a page shows under a heading of its own."""
    with speaking(language):
        return to_html(text, heading_offset=0)


def _under(whole: Rendered, under: int) -> Rendered:
    """The same with the levels of its headings in order.

    People choose a heading by its looks: a text may begin with `###`, or go from `##` to `####`. The highest comes
    out one below `under`, and none skips a level (WCAG 2.2, technique G141).
    """
    if not whole.headings:
        return whole
    levels = list(_levels((heading.level for heading in whole.headings), under))
    left = iter([level for level in levels for _ in ("<", "</")])
    html = _HEADING.sub(lambda tag: f"<{tag[1]}h{next(left)}", whole.html)
    headings = tuple(replace(each, level=level) for each, level in zip(whole.headings, levels, strict=True))
    return replace(whole, html=Markup(html), headings=headings)


def _levels(written: Iterable[int], under: int) -> Iterator[int]:
    above: list[int] = []
    for level in written:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(under + len(above), 6)


def prose(text: str, under: int = 1) -> Markup:
    """A volunteer's Markdown as sanitised HTML.

    `under` is the level of the heading that it stands under (1 to 5), so that headings do not skip a level. Links
    stay as they were typed; they become addresses when the page is put together. A block on a line of its own is
    marked, so that it is put in its place then.
    """
    html = prose_without_blocks(text, under)
    return Markup(_LONE_BRACES.sub(_BLOCK_MARK, html)) if "{{" in html else html


def prose_without_blocks(text: str, under: int = 1) -> Markup:
    """The same, with braces as plain words: for what a block itself says.

    A text in another language than the page (`Foreign`) stands in a `div` that says so.
    """
    if not text:
        return Markup()
    try:
        html = rendered(text, under).html
    except MarkdownTooHard as error:
        return _TOO_HARD.format(_("Missing:"), _("this text cannot be shown."), error)
    return text.wrapped(html, "div") if isinstance(text, Foreign) else html


def targets_in(text: str, *, of_pictures: bool = False) -> tuple[str, ...]:
    """What the links of a text point to, or its pictures: each time, in order, as it was written."""
    try:
        found = rendered(text)
    except MarkdownTooHard:
        return ()
    return tuple(image.target for image in found.images) if of_pictures else found.links
