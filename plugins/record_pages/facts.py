"""A record taken apart for its page: short facts, prose with headings, parts such as steps and posts, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hubsite import Citation, Hub, Markup, Piece, Record, When, prose, say_date, say_time, shape_of

from .fact import Fact
from .posts import holders_of, post_label
from .show import show
from .words import label_of

# Shown elsewhere on the page, or of no use to a reader.
_ELSEWHERE = {
    "name", "summary", "description", "title", "sources", "checked", "checked_by", "related", "tags", "links",
    "gss_vintage",
}  # fmt: skip


# What most readers look for first; then comes what is particular to the kind, then the rest.
_FIRST = ("when", "held_at", "meets_at", "meets_when", "where", "address", "postcode", "opening_hours", "date")
_LAST = (
    "contact",
    "phone",
    "email",
    "url",
    "places",
    "nations",
    "valid_from",
    "valid_until",
    "succeeded_by",
    "gss_code",
)


# True of nearly all records, so that saying it would only be noise.
_AS_EXPECTED = (("status", "confirmed"), ("status", "active"))


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a record with a heading; `facts` has one list of facts for each thing in it."""

    id: str
    title: str
    html: Markup | None = None
    entries: tuple[tuple[str, tuple[Fact, ...]], ...] = ()
    numbered: bool = False


def _fields(piece: Piece) -> Iterator[tuple[str, Any, str]]:
    model = type(piece)
    for name in _in_order(model):
        value = getattr(piece, name)
        if value not in (None, (), "") and name not in _ELSEWHERE:
            yield name, value, shape_of(model, name)


@cache
def _in_order(model: type[Piece]) -> tuple[str, ...]:
    names = tuple(model.model_fields)
    rank = {name: place - len(_FIRST) for place, name in enumerate(_FIRST)} | {
        name: len(names) + place for place, name in enumerate(_LAST)
    }
    return tuple(sorted(names, key=lambda name: rank.get(name, names.index(name))))


def _is_part(value: Any) -> bool:
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, Piece) and not isinstance(first, Citation) and not _is_link(first)


def _is_link(value: Any) -> bool:
    return isinstance(value, Piece) and "url" in type(value).model_fields and len(type(value).model_fields) == 2


def facts_of(hub: Hub, record: Piece) -> list[Fact]:
    """The short facts of a record, in the order its fields are declared."""
    found = [
        Fact(label_of(name), show(hub, value, shape))
        for name, value, shape in _fields(record)
        if shape != "prose" and not _is_part(value) and (name, value) not in _AS_EXPECTED
    ]
    when = getattr(record, "when", None)
    off = getattr(record, "status", None) == "cancelled"
    if isinstance(when, When) and not off and (dates := _next_dates(hub, when)):
        place = next((n for n, fact in enumerate(found) if fact.label == label_of("when")), -1)
        found.insert(place + 1, Fact("Next dates", dates))
    return found


def _next_dates(hub: Hub, when: When) -> Markup:
    said = [
        Markup('<li><time datetime="{}">{}</time></li>').format(each.start.isoformat(), _moment(each.start, when))
        for each in when.next_after(hub.today, 3)
    ]
    return Markup('<ul class="dates">{}</ul>').format(Markup().join(said)) if said else Markup("None are to come.")


def _moment(start: Any, when: When) -> str:
    day = say_date(start.date())
    return f"{day}, {say_time(start.time())}" if when.start else day


def prose_of(record: Record) -> list[Section]:
    """The description, then each field of prose with its heading; a meeting says first what happens there."""
    found = [
        Section(name, label_of(name), prose(value, under=2))
        for name, value, shape in _fields(record)
        if shape == "prose"
    ]
    if not record.description:
        return found
    if record.folder == "meetings":
        return [*found, Section("more", "Good to know", prose(record.description, under=2))]
    return [Section("more", "", prose(record.description)), *found]


def parts_of(hub: Hub, record: Record) -> list[Section]:
    """Steps, posts, access features …: groups of fields within the record."""
    if isinstance(posts := getattr(record, "posts", None), tuple) and posts:
        entries = tuple((post.label, (*holders_of(hub, record, post), *_part_facts(hub, post))) for post in posts)
        return [Section("posts", label_of("posts"), entries=entries)]
    return [_part(hub, name, value) for name, value, _ in _fields(record) if _is_part(value)]


def _part(hub: Hub, name: str, value: Piece | tuple[Piece, ...]) -> Section:
    pieces = value if isinstance(value, tuple) else (value,)
    entries = tuple((_heading(piece), _part_facts(hub, piece)) for piece in pieces)
    return Section(name, label_of(name), entries=entries, numbered=name in {"steps", "complaint_ladder"})


def _heading(piece: Piece) -> str:
    """The line that a part goes by, if it has one."""
    for name in ("label", "what", "title", "text"):
        if isinstance(value := getattr(piece, name, None), str):
            number = getattr(piece, "number", None)
            return f"{number}. {value}" if number else value
    return ""


def _part_facts(hub: Hub, piece: Piece) -> tuple[Fact, ...]:
    own = {"label", "what", "title", "text", "id", "number"}
    return tuple(
        Fact(label_of(name), post_label(hub, piece, value) if name == "post" else show(hub, value, shape))
        for name, value, shape in _fields(piece)
        if name not in own and not (name == "seats" and value == 1)
    )


def sources_of(piece: Piece) -> tuple[Citation, ...]:
    """Where the facts were found."""
    return tuple(getattr(piece, "sources", ()))
