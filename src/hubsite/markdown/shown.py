"""Markdown for a page: never an exception, and never the same text twice."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from hubsite.markdown import MarkdownTooHard, Rendered, to_html

_TOO_HARD = Markup(
    '<div class="notice notice-warning"><p><strong>Missing:</strong> this text cannot be shown. {}</p></div>'
)


@lru_cache(maxsize=16_384)
def rendered(text: str, under: int = 1) -> Rendered:
    """The rendered text; raises MarkdownTooHard. `under` is the level of the heading that it stands under."""
    return to_html(text, heading_offset=under)


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
