"""The templates of this plugin, and pages made from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hubsite import Hub, Markup, Page, Record, Templates, escape, in_language_of, prose
from hubsite import gettext as _

# Jinja's own `truncate` lets a text be so much longer before it cuts, and so do we; but ours keeps its language.
_LEEWAY = 5


def links(records: Iterable[Record]) -> Markup:
    """Links to records, with commas between them."""
    return with_commas(Markup('<a href="/{}">{}</a>').format(record.path, record.name) for record in records)


def with_commas(values: Iterable[str]) -> Markup:
    """`a, b, c`: a list in which no word stands before the last."""
    said = Markup()
    for value in values:
        # Translators: two parts of a list that has no “and”, such as “no steps, hearing loop”.
        said = escape(_("{some}, {more}", some=said, more=escape(value))) if said else escape(value)
    return said


def in_short(text: str, length: int) -> str:
    """The beginning of a text, up to a whole word."""
    if len(text) <= length + _LEEWAY:
        return text
    return in_language_of(text, text[: length - 3].rsplit(" ", 1)[0] + "...")


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {"prose": prose, "links": links, "with_commas": with_commas, "in_short": in_short},
)


def rendered(template: str, **values: Any) -> Markup:
    """Finished HTML of one of our templates."""
    return TEMPLATES.render(template, **values)


def page(template: str, *, path: str, title: str, summary: str, section: str, **values: Any) -> Page:
    """A page with its heading and summary; `values` go to the template."""
    body = rendered(template, title=title, summary=summary, **values)
    return Page(path=path, title=title, summary=summary, body=body, section=section)


def taking_part(hub: Hub) -> str:
    """The part of the site where funds, issues and initiatives live."""
    return "ways/" if hub.of("ways") else "everything/"
