"""A page for every record, an index for every kind, the front page, and pages of your own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hubsite import Hub, Page, Record, Templates, TextPage, hookimpl, prose

from .doors import behind, open_doors
from .facts import facts_of, parts_of, prose_of, sources_of
from .indexes import entries_of, grouped
from .notices import notices_of
from .sections import SECTIONS, menu_of, section_of
from .words import checked_words, kind_title

TEMPLATES = Templates(Path(__file__).parent / "templates", {"prose": prose})


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The front page, the indexes, the records, the pages of prose."""
    yield _front(hub)
    if hub.records or any(page.path for page in hub.pages):
        yield _everything(hub)
    for folder in hub.labels:
        if records := hub.of(folder):
            yield _index(hub, folder, records)
            yield from (_record(hub, record) for record in records)
    for path, question, words in open_doors(hub):
        yield _door(hub, path, question, words)
    yield from (_text(page) for page in hub.pages if page.path)


def _front(hub: Hub) -> Page:
    own = next((page for page in hub.pages if not page.path), None)
    description = own.body if own else hub.config.description
    verbs = [(title, path, words) for path, _, title, words in SECTIONS if hub.of(path.strip("/"))]
    return _page(
        "front.html",
        path="",
        title=hub.config.name,
        summary=hub.config.summary or "",
        file=own.origin.file if own else "content/hub.yml",
        hub=hub,
        verbs=verbs,
        doors=open_doors(hub),
        description=prose(description or "", under=2),
        soon=[entry for entry in entries_of(hub, "meetings") if not entry.heading][:3],
        questions=[entry for entry in entries_of(hub, "consultations") if entry.open][:3],
        news=[entry for entry in entries_of(hub, "news") if not entry.heading][:3],
    )


def _door(hub: Hub, path: str, question: str, words: str) -> Page:
    section = section_of(hub, "guides")
    return _page(
        "door.html",
        path=path,
        title=question,
        summary=words,
        section=section,
        crumbs=_above(hub, section),
        hub=hub,
        guides=behind(hub, path.strip("/")),
    )


def _everything(hub: Hub) -> Page:
    kinds = [(label, hub.of(folder)) for folder, label in hub.labels.items() if hub.of(folder)]
    pages = sorted((page for page in hub.pages if page.path), key=lambda page: (page.fields.order, page.title))
    return _page(
        "everything.html",
        path="everything/",
        title="Everything here",
        summary=f"All that is known about {hub.config.name}, by what it is.",
        section="everything/",
        order=900,
        menu="Everything here",
        kinds=kinds,
        own_pages=pages,
    )


def _index(hub: Hub, folder: str, records: Iterable[Record]) -> Page:
    label = hub.labels[folder]
    section = section_of(hub, folder)
    entries = entries_of(hub, folder)
    return _page(
        "terms.html" if folder == "terms" else "decisions.html" if folder == "decisions" else "index.html",
        path=f"{folder}/",
        title=kind_title(label),
        summary=label.summary,
        section=section,
        order=menu_of(folder)[1] if section == f"{folder}/" else 100,
        menu=menu_of(folder)[0] if section == f"{folder}/" else "",
        crumbs=_above(hub, section) if section != f"{folder}/" else (),
        hub=hub,
        records=list(records),
        groups=grouped(folder, entries),
        others=[
            hub.labels[other]
            for other in hub.labels
            if other != folder and hub.of(other) and section_of(hub, other) == f"{folder}/"
        ],
    )


def _record(hub: Hub, record: Record) -> Page:
    label = hub.labels[record.folder]
    section = section_of(hub, record.folder)
    above = _above(hub, section) if section != f"{record.folder}/" else ()
    return _page(
        "record.html",
        path=record.path,
        title=record.name,
        summary=record.summary or "",
        section=section,
        about=record.key,
        file=record.origin.file,
        checked=checked_words(record.checked, record.checked_by),
        crumbs=(*above, (kind_title(label), f"{record.folder}/")),
        record=record,
        kind=label.singular,
        notices=notices_of(hub, record),
        facts=facts_of(hub, record),
        prose=prose_of(record),
        sections=parts_of(hub, record),
        sources=sources_of(record),
    )


def _text(page: TextPage) -> Page:
    return _page(
        "page.html",
        path=page.path,
        title=page.title,
        summary=page.fields.summary or "",
        file=page.origin.file,
        checked=checked_words(page.fields.checked, page.fields.checked_by),
        body=prose(page.body),
        sources=sources_of(page.fields),
    )


def _above(hub: Hub, section: str) -> tuple[tuple[str, str], ...]:
    label = hub.labels.get(section.strip("/"))
    return ((kind_title(label), section),) if label else (("Everything here", "everything/"),)


PAGE_FIELDS = {"path", "title", "summary", "section", "order", "about", "file", "menu", "crumbs", "checked"}


def _page(template: str, **values: Any) -> Page:
    """A page from a template; what the page itself needs to know is taken from the same values."""
    fields = {name: value for name, value in values.items() if name in PAGE_FIELDS}
    return Page(body=TEMPLATES.render(template, **values), **fields)
