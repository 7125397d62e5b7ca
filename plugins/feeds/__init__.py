"""Feeds (Atom 1.0) for those who want to be told: what is new, asked, met about and decided, and all of it in one.

Only with `site_url` in hub.yml. A feed is read far away from its site: without the address it could name neither
itself (RFC 4287 4.1.1, and the W3C validator's `RelativeSelf`) nor where its links lead, and the ids of its entries
would change on the day the address is known, so that every reader showed everything as new again.
"""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import File, Hub, Problem, Severity, Source, hookimpl
from hubsite import gettext as _

from .atom import Feed, as_xml
from .entries import FEEDS, Entry, entries_of

# So many are told; who comes later reads the pages. In the feed of everything no kind may push out the others.
MOST = 50
MOST_OF_A_KIND = 20


@hookimpl
def hubsite_files(hub: Hub) -> Iterator[File]:
    """`/feed.xml`, and one each for news, consultations, meetings and decisions, where there is something to tell."""
    site = (hub.config.site_url or "").rstrip("/")
    if not site:
        return
    found = {folder: entries_of(hub, folder) for folder in FEEDS}
    if everything := [entry for entries in found.values() for entry in _for_all(entries)]:
        yield _file(hub, site, "", hub.config.name, _newest(everything))
    for folder, entries in found.items():
        if entries:
            yield _file(hub, site, f"{folder}/", f"{hub.config.name}: {_(FEEDS[folder])}", _newest(entries))


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """Said once there is a repository: a hub is often built for weeks before it has an address."""
    if hub.config.repository and not hub.config.site_url:
        yield Problem(
            code="feeds-without-address",
            message="There are no feeds yet, because the site's address is not known.",
            fix="Write it into hub.yml, for example `site_url: https://our-neighbourhood.example/`.",
            severity=Severity.ADVICE,
            source=Source(hub.config.origin.file or "content/hub.yml", hub.config.origin.lines.get("repository", 0)),
        )


def _for_all(entries: list[Entry]) -> list[Entry]:
    """What the feed of everything tells of one kind."""
    return _newest([entry for entry in entries if not entry.only_in_its_own])[:MOST_OF_A_KIND]


def _newest(entries: list[Entry]) -> list[Entry]:
    """The newest first; of one day in the order of their addresses, so that every build writes the same."""
    return sorted(entries, key=lambda entry: (-entry.updated.toordinal(), entry.path))[:MOST]


def _file(hub: Hub, site: str, folder: str, title: str, entries: list[Entry]) -> File:
    config = hub.config
    email = config.contact.email if config.contact else None
    feed = Feed(
        site=site,
        path=f"{folder}feed.xml",
        page=folder if hub.of(folder.strip("/")) else "",
        title=title,
        subtitle=config.summary or "",
        author=config.run_by or config.name,
        email=email or "",
        language=config.languages[0],
    )
    words = _("Feed of everything that is new (Atom)")
    if folder:
        words = _("Feed: {what} (Atom)", what=_(FEEDS[folder.strip("/")]))
    return File(path=feed.path, content=as_xml(feed, entries), title=words)
