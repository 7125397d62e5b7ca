"""A feed as Atom 1.0 (RFC 4287): every address in full, every text escaped, no character that XML cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from .entries import Entry

# What XML 1.0 can hold (its section 2.2) is everything but these. Said the other way round, it takes long to compile.
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What stands above the entries. `site` is the site's address without a slash at its end."""

    site: str
    path: str
    page: str
    title: str
    subtitle: str
    author: str
    email: str
    language: str


def as_xml(feed: Feed, entries: list[Entry]) -> bytes:
    """The whole feed as UTF-8; `entries` are in their order, and there is at least one."""
    root = Xml.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    own = _address(feed.site, feed.path)
    _add(root, "id", own)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", moment(max(entry.updated for entry in entries)))
    _link(root, "self", "application/atom+xml", own)
    _link(root, "alternate", "text/html", _address(feed.site, feed.page))
    author = Xml.SubElement(root, "author")
    _add(author, "name", feed.author)
    if feed.email:
        _add(author, "email", feed.email)
    for entry in entries:
        _entry(root, feed.site, entry)
    Xml.indent(root, " ")
    return b"%b\n" % Xml.tostring(root, "utf-8", xml_declaration=True)


def moment(day: date) -> str:
    """A day as RFC 3339 wants it. Records know days and not minutes, so each begins at midnight."""
    return f"{day.isoformat()}T00:00:00Z"


def _entry(root: Xml.Element, site: str, entry: Entry) -> None:
    """The address on the page is the id as well: it is the one name that stays as long as the record does."""
    found = Xml.SubElement(root, "entry")
    address = _address(site, entry.path)
    _add(found, "id", address)
    _add(found, "title", entry.title)
    _add(found, "updated", moment(entry.updated))
    _link(found, "alternate", "text/html", address)
    Xml.SubElement(found, "category", {"term": entry.about})
    _add(found, "content", entry.html, type="html")


def _add(parent: Xml.Element, name: str, text: str, **attributes: str) -> None:
    Xml.SubElement(parent, name, attributes).text = _NOT_IN_XML.sub("", text)


def _link(parent: Xml.Element, rel: str, media_type: str, address: str) -> None:
    Xml.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": address})


def _address(site: str, path: str) -> str:
    return f"{site}/{quote(path, safe='/#')}"
