"""A page for every record, an index for every kind, the front page, and pages of your own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hubsite import Hub, Markup, Page, Record, Templates, TextPage, hookimpl, on_all_cores, plain, prose, say_date
from hubsite import gettext as _

from .adding import add_link
from .doors import Door, door_of, open_doors
from .entry import first_few, some_now, time_of
from .facts import facts_of, last_facts_of, sections_of, sources_of
from .front import front_values
from .indexes import entries_of, grouped
from .ladder import ladder, path_words, time_words
from .next_decision import next_decision
from .notices import notices_of
from .out_of_date import fact_lists, out_of_date
from .phone import with_phone_links
from .sections import above, menu_of, section_of
from .show import link, names
from .sources import source_words
from .topics import by_topic
from .words import checked_words


def _say_day(day: date) -> str:
    return say_date(day, with_weekday=False)


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {
        "add_link": add_link,
        "by_topic": by_topic,
        "code": _code,
        "first_few": first_few,
        "ladder": ladder,
        "next_decision": next_decision,
        "link": link,
        "names": names,
        "path_words": path_words,
        "prose": prose,
        "say_day": _say_day,
        "some_now": some_now,
        "source_words": source_words,
        "time_of": time_of,
        "time_words": time_words,
    },
)


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """The front page, the indexes, the records, the pages of prose."""
    yield _front(hub)
    if hub.records or any(page.path for page in hub.pages):
        yield _everything(hub)
    by_folder = {folder: records for folder in hub.labels if (records := hub.of(folder))}
    yield from (_index(hub, folder, records) for folder, records in by_folder.items())
    yield from on_all_cores(partial(_record, hub), [each for records in by_folder.values() for each in records])
    yield from (_door(hub, door) for door in open_doors(hub))
    yield from on_all_cores(_text, [page for page in hub.pages if page.path])


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
        "title": _("Everything here"),
        "summary": _("All that is known about {place}, by what it is.", place=hub.config.name),
        "section": "everything/",
        "order": 900,
        "menu": _("Everything here"),
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
        "checked": checked_words(record.checked, record.checked_by, hub.good_until(record)),
        # Whoever came through a door goes back to its other guides.
        "crumbs": (door,) if door else (*crumbs, (hub.labels[record.folder].plural, f"{record.folder}/")),
    }
    values = {
        "record": record,
        "question": getattr(record, "question", None),
        "notices": notices_of(hub, record),
        "out_of_date": out_of_date(hub, record),
        "facts": fact_lists(hub, record, facts_of(hub, record)),
        "sections": sections_of(hub, record),
        "last_facts": fact_lists(hub, record, last_facts_of(hub, record)),
        "sources": sources_of(record),
    }
    rest = with_phone_links(TEMPLATES.render("rest.html", **values))
    return replace(_page("record.html", page, values), rest=rest)


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
    body = with_phone_links(TEMPLATES.render(template, page=page, **values))
    return Page(body=body, **{name: _bare(value) for name, value in page.items()})


def _bare(value: Any) -> Any:
    """A field of a page without the language it is in; finished HTML stays as it is."""
    if isinstance(value, tuple):
        return tuple(tuple(map(plain, crumb)) for crumb in value)
    return plain(value) if isinstance(value, str) else value
