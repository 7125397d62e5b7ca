"""On every record's page: what else is connected with it, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Hub, Markup, Mention, Panel, Record, hookimpl

# How the other record puts it (`run_by` in a group) turned round, for the page of the one that is named: the most
# telling first, for each record stands under one of them only.
_TURNED = {
    "decides": "Decides on",
    "who_decides": "Decides on",
    "decision": "Explained in",
    "run_by": "Runs",
    "owner": "Owns",
    "delivers": "Does the work for",
    "pays": "Pays for",
    "commissioned_by": "Pays for",
    "funder": "Gives money through",
    "held_by": "Is dealing with",
    "remitted_to": "Was asked to settle",
    "overruled_by": "Can overrule",
    "regulator": "Watches over",
    "ombudsman": "Takes complaints about",
    "complaint_ladder": "Takes complaints about",
    "qualifying_body": "Makes the plan",
    "consulted": "Is asked about",
    "help_from": "Helps with",
    "memberships": "People",
    "committees": "People",
    "ward": "People who stand for it",
    "posts": "Seats that stand for it",
    "parent": "Parts of it",
    "accountable_to": "Keeps in check",
    "part_of": "Members",
    "works_with": "Works with",
    "meets_at": "Meets here",
    "held_at": "Takes place here",
    "where": "Happens here",
    "about": "On its agenda",
    "against": "Your rights towards it",
    "entitlements": "Services it holds for",
    "first_contact": "Help is there for",
    "political_route": "Can be pressed about",
    "final_say": "Has the last word on",
    "steps": "Guides that use it",
    "next_step": "Before this",
    "succeeded_by": "Came before it",
    "area": "Serves this place",
    "places": "About this place",
    "neighbours": "Next to it",
}
_SAME_BOTH_WAYS = {"works_with"}
_BOTH_WAYS = "See also"
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
        yield Panel(title="Connected with this", body=_html(groups), order=500)


def _related(hub: Hub, record: Record) -> Iterator[tuple[str, Record]]:
    return ((_BOTH_WAYS, other) for other in hub.all(record.related))


def _title(hub: Hub, record: Record, mention: Mention) -> str:
    if mention.field == "memberships" and _has_left(hub, record, mention.record):
        return "In it before"
    return _TURNED.get(mention.field, _BOTH_WAYS)


def _has_left(hub: Hub, body: Record, person: Any) -> bool:
    """Whether every term of somebody in a body is over."""
    ends = [each.end_date for each in person.memberships if each.body == body.key]
    return all(end is not None and end < hub.today for end in ends)


def _html(groups: dict[str, dict[str, Record]]) -> Markup:
    titles = sorted(groups, key=lambda title: (title == _BOTH_WAYS, title))
    rows = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(title, _links(groups[title])) for title in titles]
    return Markup('<dl class="facts">{}</dl>').format(Markup().join(rows))


def _links(records: dict[str, Record]) -> Markup:
    ordered = sorted(records.values(), key=lambda record: (record.name.casefold(), record.key))
    # One or two more are no reason to click.
    most = _MOST if len(ordered) > _MOST + 2 else len(ordered)
    first, more = _list(ordered[:most]), ordered[most:]
    if not more:
        return first
    rest = Markup("<details><summary>and {} more</summary>{}</details>").format(len(more), _list(more))
    return first + rest


def _list(records: list[Record]) -> Markup:
    links = [Markup('<li><a href="/{}">{}</a></li>').format(record.path, record.name) for record in records]
    return Markup("<ul>{}</ul>").format(Markup().join(links))
