"""One thing to check: what of it, where to look, and how to say that it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from hubsite import Hub, Record, say_date, say_list

NOBODY = "No role is named"
# What is looked at first, and the fields that it stands in; one that holds for every record comes last.
_PARTS = {
    "contact details": ("phone", "email", "contact", "url", "report_url", "address"),
    "opening hours": ("opening_hours",),
    "dates and times": ("when", "meets_when", "opens", "closes", "decision_expected", "rounds", "next_election"),
    "who holds which post": ("memberships", "posts", "composition"),
    "prices and sums": ("cost", "fee", "fees_description", "hire", "amount", "amount_min", "amount_max"),
    "who decides": ("decides", "decided_by", "who_decides"),
    "how to get in": ("access", "accessible_toilet", "parking"),
    "the law": ("legal_basis",),
}
_MOST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be checked of one record. `sources` are titles and addresses; `edit` is "" where files are not public.

    `state` says in words when it was checked and until when that counts.
    """

    key: str
    name: str
    file: str
    what: str
    state: str
    sources: tuple[tuple[str, str], ...]
    edit: str


def task_of(hub: Hub, record: Record) -> Task:
    """The task for a record."""
    return Task(
        key=record.key,
        name=record.name,
        file=record.origin.file,
        what=say_list(_what(record)),
        state=_state(hub, record),
        sources=tuple((each.title or each.url, each.url) for each in record.sources[:_MOST_SOURCES]),
        edit=_edit_link(hub, record.origin.file),
    )


def _what(record: Record) -> Iterator[str]:
    yield from (words for words, names in _PARTS.items() if any(getattr(record, name, None) for name in names))
    yield "whether all of it still holds"


def _state(hub: Hub, record: Record) -> str:
    good_until = hub.good_until(record)
    if good_until is None:
        return "Never checked."
    last = say_date(good_until, with_weekday=False)
    return f"Overdue since {last}." if hub.freshness(record) == "overdue" else f"Due by {last}."


def _edit_link(hub: Hub, file: str) -> str:
    """Where GitHub lets people change a file; "" for a hub that is kept elsewhere."""
    page = hub.config.github_page("edit")
    return f"{page}/{quote(file)}" if page else ""
