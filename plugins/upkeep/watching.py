"""`/api/pages.json`: when which page is to be checked again, for one job that watches many hubs."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from hubsite import File, Hub, Record, plain

from .keeping import owner_of

PATH = "api/pages.json"


def pages_json(hub: Hub) -> File:
    """A list of pages, sorted by address.

    `title`; `url`, absolute where hub.yml has a `site_url`; `review_by`, the last day (ISO 8601) on which what was
    checked counts, or null where nobody has checked it; `owner`, the role that looks after it, or null.
    """
    pages = [_of_record(hub, record) for record in hub.records]
    pages += [_of_text(hub, page.path, page.title, page.fields.checked_by) for page in hub.pages if page.path]
    pages.sort(key=lambda page: str(page["url"]))
    return File(path=PATH, content=json.dumps(pages, ensure_ascii=False, indent=1) + "\n")


def _of_record(hub: Hub, record: Record) -> dict[str, str | None]:
    good_until = hub.good_until(record)
    return {
        "title": plain(record.name),
        "url": _address(hub, record.path),
        "review_by": good_until.isoformat() if good_until else None,
        "owner": owner_of(record) or None,
    }


def _of_text(hub: Hub, path: str, title: str, owner: str | None) -> dict[str, str | None]:
    """A page of prose has no shelf life: nothing says which facts are in it."""
    return {"title": plain(title), "url": _address(hub, path), "review_by": None, "owner": owner}


def _address(hub: Hub, path: str) -> str:
    start = hub.config.site_url
    return urljoin(f"{start.rstrip('/')}/", path) if start else f"/{path}"
