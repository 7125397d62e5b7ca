"""On every record's page: what else is connected with it, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, Mention, Panel, Record, hookimpl, marked, ngettext
from hubsite import gettext as _

# How the other record puts it (`run_by` in a group) turned round, for the page of the one that is named: the most
# telling first, for each record stands under one of them only.
_TURNED = {
    "decides": marked("Decides on"),
    "who_decides": marked("Decides on"),
    "decision": marked("Explained in"),
    "run_by": marked("Runs"),
    "owner": marked("Owns"),
    "delivers": marked("Does the work for"),
    "pays": marked("Pays for"),
    "commissioned_by": marked("Pays for"),
    "funder": marked("Gives money through"),
    "held_by": marked("Is dealing with"),
    "remitted_to": marked("Was asked to settle"),
    "overruled_by": marked("Can overrule"),
    "regulator": marked("Watches over"),
    "ombudsman": marked("Takes complaints about"),
    "complaint_ladder": marked("Takes complaints about"),
    "qualifying_body": marked("Makes the plan"),
    "consulted": marked("Is asked about"),
    "help_from": marked("Helps with"),
    "memberships": marked("People"),
    "committees": marked("People"),
    "ward": marked("People who stand for it"),
    "posts": marked("Seats that stand for it"),
    "parent": marked("Parts of it"),
    "accountable_to": marked("Keeps in check"),
    "part_of": marked("Members"),
    "works_with": marked("Works with"),
    "meets_at": marked("Meets here"),
    "held_at": marked("Takes place here"),
    "where": marked("Happens here"),
    "about": marked("On its agenda"),
    "against": marked("Your rights towards it"),
    "entitlements": marked("Services it holds for"),
    "first_contact": marked("Help is there for"),
    "political_route": marked("Can be pressed about"),
    "final_say": marked("Has the last word on"),
    "steps": marked("Guides that use it"),
    "next_step": marked("Before this"),
    "succeeded_by": marked("Came before it"),
    "area": marked("Serves this place"),
    "places": marked("About this place"),
    "neighbours": marked("Next to it"),
}
_SAME_BOTH_WAYS = {"works_with"}
_BOTH_WAYS = marked("See also")
_BEFORE = marked("In it before")
# A longer list hides the rest of the page; the others stand behind a word to click on.
_MOST = 12
_ORDER = {name: place for place, name in enumerate(_TURNED)}


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """One panel that lists every record naming this one, and those that it calls related."""
    groups: dict[str, dict[str, Record]] = {}
    named: set[str] = {record.key}
    # A tie that reads the same from both ends is told on the page of whoever has a field for it.
    told = _SAME_BOTH_WAYS & set(type(record).model_fields)
    mentions = (each for each in hub.mentions_of(record) if each.field not in told)
    others = sorted(mentions, key=lambda each: _ORDER.get(each.field, len(_ORDER)))
    for title, other in [*((_title(hub, record, each), each.record) for each in others), *_related(hub, record)]:
        if other.key not in named:
            named.add(other.key)
            groups.setdefault(title, {})[other.key] = other
    if groups:
        yield Panel(title=_("Connected with this"), body=_html(groups), order=500)


def _related(hub: Hub, record: Record) -> Iterator[tuple[str, Record]]:
    return ((_BOTH_WAYS, other) for other in hub.all(record.related))


def _title(hub: Hub, record: Record, mention: Mention) -> str:
    if mention.field == "memberships" and _has_left(hub, record, mention.record):
        return _BEFORE
    return _TURNED.get(mention.field, _BOTH_WAYS)


def _has_left(hub: Hub, body: Record, person: Any) -> bool:
    """Whether every term of somebody in a body is over."""
    ends = [each.end_date for each in person.memberships if each.body == body.key]
    return all(end is not None and end < hub.today for end in ends)


def _html(groups: dict[str, dict[str, Record]]) -> Markup:
    titles = sorted(groups, key=lambda title: (title == _BOTH_WAYS, title))
    rows = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(_(title), _links(groups[title])) for title in titles]
    return Markup('<dl class="facts">{}</dl>').format(Markup().join(rows))


def _links(records: dict[str, Record]) -> Markup:
    ordered = sorted(records.values(), key=lambda record: (record.name.casefold(), record.key))
    # One or two more are no reason to click.
    most = _MOST if len(ordered) > _MOST + 2 else len(ordered)
    first, more = _list(ordered[:most]), ordered[most:]
    if not more:
        return first
    words = ngettext("and {count} more", "and {count} more", len(more))
    rest = Markup("<details><summary>{}</summary>{}</details>").format(words, _list(more))
    return first + rest


def _list(records: list[Record]) -> Markup:
    links = [Markup('<li><a href="/{}">{}</a></li>').format(record.path, record.name) for record in records]
    return Markup("<ul>{}</ul>").format(Markup().join(links))
