"""On every record's page: what else is connected with it, in both directions."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Markup, Mention, Panel, Record, hookimpl

# How the other record puts it (`run_by` in a group) turned round, for the page of the one that is named.
_TURNED = {
    "held_at": "Takes place here",
    "meets_at": "Meets here",
    "where": "Happens here",
    "run_by": "Runs",
    "owner": "Owns",
    "commissioned_by": "Orders and pays for",
    "parent": "Has as a part",
    "accountable_to": "Is answered to by",
    "area": "Serves this place",
    "places": "About this place",
    "decides": "Decides on",
    "who_decides": "Decides on",
    "consulted": "Is asked about",
    "delivers": "Does the work for",
    "pays": "Pays for",
    "overruled_by": "Can overrule",
    "regulator": "Watches over",
    "ombudsman": "Takes last complaints about",
    "memberships": "Who holds a post",
    "funder": "Gives money through",
    "help_from": "Helps with",
    "held_by": "Has in hand",
    "remitted_to": "Was sent",
    "against": "Can be used with it",
    "qualifying_body": "Makes",
    "first_contact": "First to ask in",
    "part_of": "Members",
    "succeeded_by": "Takes the place of",
    "next_step": "Leads here",
    "posts": "Seats that stand for it",
    "steps": "Part of the way in",
    "complaint_ladder": "Takes complaints about",
    "neighbours": "Next to",
}
_BOTH_WAYS = "See also"


@hookimpl
def hubsite_panels(hub: Hub, record: Record) -> Iterator[Panel]:
    """One panel that lists every record naming this one, and those that it calls related."""
    groups: dict[str, dict[str, Record]] = {}
    for mention in [each for each in hub.mentions_of(record) if each.record.key != record.key]:
        groups.setdefault(_title(mention), {})[mention.record.key] = mention.record
    named = {key for title, others in groups.items() if title != _BOTH_WAYS for key in others}
    see_also = {**groups.pop(_BOTH_WAYS, {}), **{other.key: other for other in hub.all(record.related)}}
    if others := {key: other for key, other in see_also.items() if key not in named and key != record.key}:
        groups[_BOTH_WAYS] = others
    if groups:
        yield Panel(title="Connected with this", body=_html(groups), order=500)


def _title(mention: Mention) -> str:
    return _TURNED.get(mention.field, _BOTH_WAYS)


def _html(groups: dict[str, dict[str, Record]]) -> Markup:
    titles = sorted(groups, key=lambda title: (title == _BOTH_WAYS, title))
    rows = [Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(title, _links(groups[title])) for title in titles]
    return Markup('<dl class="facts">{}</dl>').format(Markup().join(rows))


def _links(records: dict[str, Record]) -> Markup:
    ordered = sorted(records.values(), key=lambda record: (record.name.casefold(), record.key))
    links = [Markup('<li><a href="/{}">{}</a></li>').format(record.path, record.name) for record in ordered]
    return Markup("<ul>{}</ul>").format(Markup().join(links))
