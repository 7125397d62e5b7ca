"""A page to search the site by words; without script it lists everything from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hubsite import File, Hub, Page, Site, hookimpl

from .index import indexed
from .page import pages
from .program import can_run

SCRIPT = Path(__file__).with_name("search.js")


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """`search/`: the form, and everything from A to Z. A hub without pages for its records has nothing to list."""
    if "record_pages" in hub.plugins and (hub.records or any(page.path for page in hub.pages)):
        yield from pages(hub, with_form=can_run())


@hookimpl
def hubsite_files(hub: Hub) -> Iterator[File]:
    """The script of the search page."""
    if can_run():
        yield File(path="search/search.js", content=SCRIPT.read_bytes())


@hookimpl
def hubsite_site_files(site: Site) -> Iterator[File]:
    """The index of all pages, which readers' browsers fetch in small pieces."""
    if can_run():
        for path, content in indexed(site.pages, site.config.languages[0]).items():
            yield File(path=f"search/{path}", content=content)
