"""The templates of this plugin, and pages made from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hubsite import Hub, Markup, Page, Record, Templates, prose, with_commas


def links(records: Iterable[Record]) -> Markup:
    """Links to records, with commas between them."""
    return with_commas(Markup('<a href="/{}">{}</a>').format(record.path, record.name) for record in records)


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {"prose": prose, "links": links},
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
