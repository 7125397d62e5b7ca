"""A page of a volunteer's own: any Markdown file under content/ that is not a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from pydantic import AliasChoices, Field

from hubsite.foreign import Foreign
from hubsite.model.record import Checked, Citations, Origin, Piece
from hubsite.model.words import Line, Prose, Whole


class PageFields(Piece):
    """What may stand at the top of such a page; all of it may be left out."""

    title: Line | None = Field(
        None,
        validation_alias=AliasChoices("title", "name"),
        description="The heading; the first heading of the text if left out.",
        examples=["About this hub"],
    )
    summary: Line | None = Field(None, description="One plain sentence.", examples=["Who keeps this site."])
    order: Whole = Field(100, description="Its place among pages: small comes first.", examples=["10"])
    description: Prose | None = Field(None, description="The text below the `---`.", examples=["Hello."])
    sources: Citations = Field(
        (), description="Where the facts were found.", examples=["https://www.gov.uk/find-local-council"]
    )
    checked: Checked | None = Field(None, description="The day somebody last made sure.", examples=["1 November 2026"])
    checked_by: Line | None = Field(None, description="Who made sure: a role.", examples=["hub volunteer"])


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page as plugins see it: `path` is its address within the site, `body` Markdown without the title."""

    path: str
    title: str
    body: str
    fields: PageFields
    origin: Origin

    @property
    def key(self) -> str:
        """Its address without the last `/`: `about`; that of the front page is `index`."""
        return self.path.strip("/") or "index"

    @classmethod
    def of(cls, fields: PageFields, path: str, origin: Origin, main_language: str = "") -> Self:
        """A page from its fields; without a title its first heading serves, and then the file's name.

        `main_language` is that of the hub, for a page in another: what is not translated is of that language.
        """
        body = fields.description or ""
        heading = re.match(r"#{1,2}[ \t]++(\S.*)\n", f"{body}\n")
        first = _like(body, heading[1].rstrip("#").rstrip(" \t")) if heading else ""
        named = origin.id.rpartition("/")[2].replace("-", " ").capitalize()
        title = fields.title or first or (Foreign(named, main_language) if main_language else named)
        if first and isinstance(title, Foreign) and not isinstance(body, Foreign):
            title = first  # the heading of a translation comes before a title that is not translated
        if heading and first == title:
            # The lines of the text keep their numbers: problems in it are told by line.
            body = _like(body, "\n" + body[heading.end() :])
        return cls(path, title, body, fields, origin)


def _like(whole: str, part: str) -> str:
    """A part of a text, in the language of the whole."""
    return Foreign(part, whole.language) if isinstance(whole, Foreign) else part
