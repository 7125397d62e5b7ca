"""A page for every record, an index for every kind, the front page, and pages of your own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hubsite import Hub, Page, Record, Templates, TextPage, hookimpl, prose, say_date

from .doors import Door, door_of, open_doors
from .entry import first_few, some_now
from .facts import facts_of, last_facts_of, sections_of, sources_of
from .front import front_values
from .indexes import entries_of, grouped
from .ladder import ladder, path_from, time_words
from .next_decision import next_decision
from .notices import notices_of
from .phone import with_phone_links
from .sections import above, menu_of, section_of
from .topics import by_topic
from .words import checked_words


def _say_day(day: date) -> str:
    return say_date(day, with_weekday=False)


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {
        "by_topic": by_topic,
        "first_few": first_few,
        "ladder": ladder,
        "next_decision": next_decision,
        "path_from": path_from,
        "prose": prose,
        "say_day": _say_day,
        "some_now": some_now,
        "time_words": time_words,
    },
)


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
    yield from (_door(hub, door) for door in open_doors(hub))
    yield from (_text(page) for page in hub.pages if page.path)


def _front(hub: Hub) -> Page:
    own = next((page for page in hub.pages if not page.path), None)
    description = own.body if own else hub.config.description
    page = {
        "path": "",
        "title": hub.config.name,
        "summary": hub.config.summary or "",
        "file": own.origin.file if own else "content/hub.yml",
    }
    return _page("front.html", page, front_values(hub, description or ""))


def _door(hub: Hub, door: Door) -> Page:
    section = section_of(hub, "guides")
    page = {
        "path": door.path,
        "title": door.question,
        "summary": door.words,
        "section": section,
        "crumbs": above(hub, section),
    }
    return _page("door.html", page, {"hub": hub, "guides": door.guides})


def _everything(hub: Hub) -> Page:
    kinds = [(label, hub.of(folder)) for folder, label in hub.labels.items() if hub.of(folder)]
    texts = sorted((page for page in hub.pages if page.path), key=lambda page: (page.fields.order, page.title))
    page = {
        "path": "everything/",
        "title": "Everything here",
        "summary": f"All that is known about {hub.config.name}, by what it is.",
        "section": "everything/",
        "order": 900,
        "menu": "Everything here",
    }
    return _page("everything.html", page, {"kinds": kinds, "texts": texts})


def _index(hub: Hub, folder: str, records: Iterable[Record]) -> Page:
    label, path, section = hub.labels[folder], f"{folder}/", section_of(hub, folder)
    leads = section == path
    page = {
        "path": path,
        "title": label.plural,
        "summary": label.summary,
        "section": section,
        "order": menu_of(folder)[1] if leads else 100,
        "menu": menu_of(folder)[0] if leads else "",
        "crumbs": () if leads else above(hub, section),
    }
    others = [
        hub.labels[other]
        for other in hub.labels
        if other != folder and hub.of(other) and section_of(hub, other) == path
    ]
    has_its_own = folder in {"terms", "decisions", "ways"}
    groups = [] if has_its_own else grouped(hub, folder, entries_of(hub, folder))
    template = f"{folder}.html" if has_its_own else "index.html"
    return _page(template, page, {"hub": hub, "records": list(records), "groups": groups, "others": others})


def _record(hub: Hub, record: Record) -> Page:
    section = section_of(hub, record.folder)
    crumbs = above(hub, section) if section != f"{record.folder}/" else ()
    door = door_of(record)
    page = {
        "path": record.path,
        "title": record.name,
        "summary": record.summary or "",
        "section": section,
        "about": record.key,
        "file": record.origin.file,
        "checked": checked_words(record.checked, record.checked_by),
        # Whoever came through a door goes back to its other guides.
        "crumbs": (door,) if door else (*crumbs, (hub.labels[record.folder].plural, f"{record.folder}/")),
    }
    values = {
        "record": record,
        "question": getattr(record, "question", None),
        "notices": notices_of(hub, record),
        "facts": facts_of(hub, record),
        "sections": sections_of(hub, record),
        "last_facts": last_facts_of(hub, record),
        "sources": sources_of(record),
    }
    rest = with_phone_links(TEMPLATES.render("rest.html", **values))
    return _page("record.html", {**page, "rest": rest}, values)


def _text(text: TextPage) -> Page:
    page = {
        "path": text.path,
        "title": text.title,
        "summary": text.fields.summary or "",
        "file": text.origin.file,
        "checked": checked_words(text.fields.checked, text.fields.checked_by),
    }
    return _page("page.html", page, {"body": prose(text.body), "sources": sources_of(text.fields)})


def _page(template: str, page: dict[str, Any], values: dict[str, Any]) -> Page:
    """A page from a template, which sees the fields of the page as `page` and the values by their names."""
    return Page(body=with_phone_links(TEMPLATES.render(template, page=page, **values)), **page)
