"""Markdown for a page: never an exception, and never the same text twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from hubsite.markdown import MarkdownTooHard, Rendered, to_html

_TOO_HARD = Markup(
    '<div class="notice notice-warning"><p><strong>Missing:</strong> this text cannot be shown. {}</p></div>'
)


_HEADING = re.compile(r"<(/?)h[1-6](?=[ >])")


@lru_cache(maxsize=16_384)
def rendered(text: str, under: int = 1) -> Rendered:
    """The rendered text; raises MarkdownTooHard. `under` is the level of the heading that it stands under."""
    return _under(to_html(text, heading_offset=0), under)


def _under(whole: Rendered, under: int) -> Rendered:
    """The same with the levels of its headings in order.

    People choose a heading by its looks: a text may begin with `###`, or go from `##` to `####`. The highest comes
    out one below `under`, and none skips a level (WCAG 2.2, technique G141).
    """
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
    stay as they were typed; they become addresses when the page is put together.
    """
    if not text:
        return Markup()
    try:
        return rendered(text, under).html
    except MarkdownTooHard as error:
        return _TOO_HARD.format(error)
