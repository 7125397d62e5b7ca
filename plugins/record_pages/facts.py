"""A record taken apart for its page: the facts at the top, the parts with a heading, the facts at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Citation, Hub, Markup, Piece, Record, When, prose, say_date, say_time, shape_of

from .fact import Fact
from .labels import label_of
from .layout import ELSEWHERE, in_order, is_last, layout_of
from .parts import PARTS, Section, is_part, part
from .posts import with_holders
from .show import in_words, show

# True of nearly all records, so that saying it would only be noise.
_AS_EXPECTED = (("status", "confirmed"), ("status", "active"))


def fields_of(piece: Piece, folder: str) -> Iterator[tuple[str, Any, str]]:
    """Name, value and shape of everything that is known, in the order of the page."""
    for name in in_order(type(piece), folder):
        value = getattr(piece, name)
        if value not in (None, (), "") and name not in ELSEWHERE and (name, value) not in _AS_EXPECTED:
            yield name, value, shape_of(type(piece), name)


def facts_of(hub: Hub, record: Record) -> list[Fact]:
    """The short facts at the top of a page."""
    found = []
    for name, value, shape in fields_of(record, record.folder):
        if _is_short(record, name, value, shape) and not is_last(record.folder, name):
            found.append(Fact(label_of(name, record.folder), _shown(hub, record, name, value, shape)))
            found.extend(_after(hub, record, name))
    return found


def last_facts_of(hub: Hub, record: Record) -> list[Fact]:
    """What few readers look for: the contract, the law, the area."""
    return [
        Fact(label_of(name, record.folder), _shown(hub, record, name, value, shape))
        for name, value, shape in fields_of(record, record.folder)
        if is_last(record.folder, name) and not is_part(value)
    ]


def _is_short(record: Record, name: str, value: Any, shape: str) -> bool:
    layout = layout_of(record.folder)
    if is_part(value) or name in layout.then:
        return False
    return shape != "prose" or name in layout.first


def _shown(hub: Hub, record: Any, name: str, value: Any, shape: str) -> Markup:
    if (record.folder, name) == ("guides", "decision"):
        return _who_decides(hub, value)
    if name == "decided_by":
        return with_holders(hub, record, value)
    return show(hub, value, shape)


def _who_decides(hub: Hub, decision: str) -> Markup:
    found: Any = hub.get(decision)
    about = Markup('<a href="/{}">{}</a>').format(found.path, found.name)
    deciders = hub.all(found.decides)
    return Markup("{} (see {})").format(in_words(deciders), about) if deciders else Markup("See {}").format(about)


def _after(hub: Hub, record: Any, name: str) -> Iterator[Fact]:
    """What follows from a fact: the next dates of a meeting, who does the work that a guide's decision is about."""
    if isinstance(when := getattr(record, name), When):
        off = getattr(record, "status", None) == "cancelled"
        if not off and (dates := _next_dates(hub, when)):
            yield Fact("Next dates", dates)
    if (record.folder, name) == ("guides", "decision"):
        doers = hub.all(getattr(hub.get(record.decision), "delivers", ()))
        if doers and not record.delivers:
            yield Fact(label_of("delivers"), in_words(doers))


def _next_dates(hub: Hub, when: When) -> Markup:
    said = [
        Markup('<li><time datetime="{}">{}</time></li>').format(each.start.isoformat(), _moment(each.start, when))
        for each in when.next_after(hub.today, 3)
    ]
    return Markup('<ul class="dates">{}</ul>').format(Markup().join(said)) if said else Markup("None are to come.")


def _moment(start: Any, when: When) -> str:
    day = say_date(start.date())
    return f"{day}, {say_time(start.time())}" if when.start else day


def sections_of(hub: Hub, record: Record) -> list[Section]:
    """Everything with a heading of its own: prose, steps, posts, the table of a fund."""
    found = [_text(record)] if record.description else []
    found += [
        _section(hub, record, name, value, shape)
        for name, value, shape in fields_of(record, record.folder)
        if not _is_short(record, name, value, shape) and not is_last(record.folder, name)
    ]
    then = layout_of(record.folder).then
    # What is named nowhere keeps its order, texts before parts.
    return sorted(found, key=lambda each: (then.index(each.id) if each.id in then else len(then), bool(each.entries)))


def _text(record: Record) -> Section:
    if layout_of(record.folder).then[0] == "description":
        return Section("description", "", prose(record.description or ""))
    return Section("description", "Good to know", prose(record.description or "", under=2))


def _section(hub: Hub, record: Record, name: str, value: Any, shape: str) -> Section:
    if not is_part(value):
        html = prose(value, under=2) if shape == "prose" else show(hub, value, shape)
        return Section(name, label_of(name, record.folder), html)
    make = PARTS.get(name, part)
    return make(hub, record, name, value)


def sources_of(piece: Piece) -> tuple[Citation, ...]:
    """Where the facts were found."""
    return tuple(getattr(piece, "sources", ()))
