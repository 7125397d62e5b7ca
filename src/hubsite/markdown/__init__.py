"""The one place where a volunteer's Markdown becomes HTML that is safe to publish.

What GitHub's preview shows is what the site shows: GitHub's own parser, an allow-list, our touches.

    text ─parser▶ HTML ─pasted, where raw HTML is▶ tidy HTML ─policy (nh3)▶ safe HTML ─touches▶ Rendered

The touches come after the sanitiser because its output is regular; they write only fixed tags, escaped
words and checked addresses. A test reads every result against the allow-list once more.
"""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from hubsite.markdown import pasted, policy, touches
from hubsite.markdown.headings import PAGE_IDS, Headings, slug
from hubsite.markdown.links import LinkRule, Links
from hubsite.markdown.parser import MAX_BYTES, MAX_DEPTH, parse
from hubsite.markdown.rendered import Heading, Image, MarkdownTooHard, Rendered

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "PAGE_IDS",
    "Heading",
    "Image",
    "LinkRule",
    "MarkdownTooHard",
    "Rendered",
    "slug",
    "to_html",
]


def to_html(
    text: str, *, heading_offset: int = 1, link: LinkRule | None = None, taken: Collection[str] = ()
) -> Rendered:
    """Turn GitHub-Flavoured Markdown into sanitised HTML; the same arguments always give the same result.

    `heading_offset` is how many levels headings go down (1: `#` becomes an h2). `link` turns a target as
    it was written into its final address, or says None to leave it; it is asked for links and pictures.
    `taken` are ids already on the page. `{{ x }}` is text like any other. Raises MarkdownTooHard for a
    text longer than 512 KB, nested deeper than 100, or of more than about 100,000 parts.
    """
    text, removed = pasted.without_hidden_signs(text)
    html = parse(text)
    if pasted.may_hold_html(text):
        html, tamed = pasted.tame(html)
        removed += tamed
    html = touches.touch(policy.sanitise(html))
    headings = Headings(heading_offset, taken)
    html = headings.touch(html)
    links = Links(link, headings.renamed, taken)
    html = links.touch(html)
    return Rendered(
        html=Markup(html),
        headings=tuple(headings.found),
        links=tuple(links.targets),
        images=tuple(links.images),
        removed=tuple(dict.fromkeys([*removed, *links.removed])),
        ids=(*(heading.id for heading in headings.found), *links.note_ids),
    )
