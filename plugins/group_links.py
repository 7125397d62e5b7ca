"""Who works with whom: the links between groups, and between groups and bodies, as a list that reads both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from hubsite import Hub, Markup, Page, Panel, Record, hookimpl, marked
from hubsite import gettext as _

# How a link reads from the one that names it, and from the one that is named.
_WORDS = {
    "works_with": (marked("Works with"), marked("Works with")),
    "part_of": (marked("Belongs to"), marked("Part of it")),
}
_PATH = "groups/links/"
# For each record's id: the words, and who stands behind them.
Links = Mapping[str, Mapping[str, list[Record]]]


@hookimpl
def hubsite_pages(hub: Hub) -> Iterator[Page]:
    """`groups/links/`, where any group names another group or a body."""
    links = _links(hub)
    if links and (path := _path(hub)):
        yield Page(
            path=path,
            title=_("Who works with whom"),
            body=_html(hub, links),
            summary=_("Which groups do things together, and what they belong to."),
            section="groups/",
            crumbs=((hub.labels["groups"].plural, "groups/"),),
        )


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """From the page of everyone on that list a way to it."""
    if _is_linked(hub, record) and (path := _path(hub)):
        link = Markup('<a href="/{}#{}">{}</a>').format(path, _anchor(record), _("Who works with whom"))
        words = _("{who_works_with_whom} in {place}, as a list.", who_works_with_whom=link, place=hub.config.name)
        yield Panel(title=_("Who else is in touch"), body=Markup("<p>{}</p>").format(words), order=510)


def _path(hub: Hub) -> str:
    """The page's address; a golf club may be called “Links”."""
    return _PATH if hub.get(_PATH.strip("/")) is None else ""


def _links(hub: Hub) -> Links:
    """Every link twice, once from each end; who names each other in two files stands there once."""
    found: dict[str, dict[str, dict[str, Record]]] = defaultdict(lambda: defaultdict(dict))
    for group in hub.of("groups"):
        for field, (there, back) in _WORDS.items():
            for other in _named(hub, group, field):
                found[group.key][there][other.key] = other
                found[other.key][back][group.key] = group
    return {key: {words: _sorted(others) for words, others in rows.items()} for key, rows in found.items()}


def _named(hub: Hub, group: Any, field: str) -> Iterator[Record]:
    return (other for other in hub.current(getattr(group, field)) if other.key != group.key)


def _is_linked(hub: Hub, record: Any) -> bool:
    """Asked for every record of the hub, so it looks no further than what is next to it."""
    if record.folder == "groups" and any(True for field in _WORDS for _ in _named(hub, record, field)):
        return True
    return record.folder in ("groups", "bodies") and any(
        mention.field in _WORDS and mention.record.folder == "groups" and mention.record.key != record.key
        for mention in hub.mentions_of(record)
    )


def _sorted(records: Mapping[str, Record]) -> list[Record]:
    return sorted(records.values(), key=lambda record: (record.name.casefold(), record.key))


def _html(hub: Hub, links: Links) -> Markup:
    """A heading for each, so that a screen reader can walk from one to the next."""
    everyone = _sorted({record.key: record for record in hub.all(links)})
    lead = Markup('<h1>{}</h1>\n<p class="lead">{}</p>\n').format(
        _("Who works with whom"), _("Every link stands here twice: once with each of the two.")
    )
    return lead + Markup("\n").join(_one(record, links[record.key]) for record in everyone)


def _one(record: Record, rows: Mapping[str, list[Record]]) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    facts = Markup().join(row.format(_(words), _list(rows[words])) for words in sorted(rows))
    section = Markup('<section aria-labelledby="{0}"><h2 id="{0}"><a href="/{1}">{2}</a></h2>\n{3}</section>')
    return section.format(_anchor(record), record.path, record.name, Markup('<dl class="facts">{}</dl>').format(facts))


def _list(records: list[Record]) -> Markup:
    link = Markup('<li><a href="/{}">{}</a></li>')
    return Markup("<ul>{}</ul>").format(Markup().join(link.format(each.path, each.name) for each in records))


def _anchor(record: Record) -> str:
    return f"with-{record.folder}-{record.id}"
