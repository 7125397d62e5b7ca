"""A record taken apart for its page: the facts at the top, the parts with a heading, the facts at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from hubsite import Citation, Hub, Markup, Piece, Record, escape, marked, prose, say_date, shape_of
from hubsite import gettext as _

from .answering import answering_facts, counted_down
from .coming import NONE_LEFT, Coming, coming_of, moment_words, time_said, with_marks
from .consented import until
from .fact import Fact
from .joining import joining_words, together, ways_in
from .labels import label_of
from .law import law_status
from .layout import ELSEWHERE, in_order, is_last, layout_of
from .next_decision import next_decision
from .out_of_date import CONTACT
from .parts import PARTS, Section, is_part, part
from .posts import with_holders
from .show import in_a_row, in_words, link, link_to, show

# True of nearly all records, so that saying it would only be noise.
_AS_EXPECTED = (("status", "confirmed"), ("status", "active"))
# Of a meeting it says who can come, of a person which of their contact details the page has.
_MAY_BE_SHOWN = ("people", "public")

# What anybody should be able to learn about those who do the work for somebody else: its lack is worth a line.
_ASKED_OF_OPERATORS = ("commissioned_by", "contract_end", "see_the_contract", "performance_url")
_UNKNOWN = marked("Not recorded here yet")


def fields_of(piece: Piece, folder: str) -> Iterator[tuple[str, Any, str]]:
    """Name, value and shape of everything that is known, in the order of the page."""
    for name, shape in _told_here(type(piece), folder):
        value = getattr(piece, name)
        if value not in (None, (), "") and (name, value) not in _AS_EXPECTED:
            yield name, value, shape


@cache
def _told_here(model: type[Piece], folder: str) -> tuple[tuple[str, str], ...]:
    """Name and shape of the fields of a kind that its pages tell, in their order."""
    names = [name for name in in_order(model, folder) if name not in ELSEWHERE and (folder, name) != _MAY_BE_SHOWN]
    return tuple((name, shape_of(model, name)) for name in names)


def facts_of(hub: Hub, record: Record) -> list[Fact]:
    """The short facts at the top of a page."""
    if record.folder == "consultations":
        return answering_facts(hub, record)
    found = []
    for name, value, shape in fields_of(record, record.folder):
        told = name == "opening_hours" and _is_told_as_a_week(hub, value)
        if _is_short(record, name, value, shape) and not is_last(record.folder, name) and not told:
            found.append(_fact(hub, record, name, value, shape))
            found.extend(_after(hub, record, name))
    return [*found, *together(hub, record), *_what_comes_next(hub, record)]


def last_facts_of(hub: Hub, record: Record) -> list[Fact]:
    """What few readers look for: the contract, the law, the area."""
    return [
        _fact(hub, record, name, value, shape)
        for name, value, shape in fields_of(record, record.folder)
        if is_last(record.folder, name) and not is_part(value) and not _is_to_come(hub, name, value)
    ]


def _fact(hub: Hub, record: Record, name: str, value: Any, shape: str) -> Fact:
    shown = _shown(hub, record, name, value, shape)
    return Fact(label_of(name, record.folder), shown, name in CONTACT, until(record, name))


def _is_told_as_a_week(hub: Hub, opening: Any) -> bool:
    """Whether all that the lines say stands in the table of the week, which another plugin makes."""
    return "opening_hours" in hub.plugins and bool(opening.week_rules) and all(each.rules for each in opening.lines)


def _is_to_come(hub: Hub, name: str, value: Any) -> bool:
    """The beginning of a body that does not exist yet is told in a notice."""
    return name == "founding_date" and bool(value > hub.today)


def _is_short(record: Record, name: str, value: Any, shape: str) -> bool:
    layout = layout_of(record.folder)
    if is_part(value) or name in layout.then or name in layout.card:
        return False
    return shape != "prose" or name in layout.first


def _shown(hub: Hub, record: Any, name: str, value: Any, shape: str) -> Markup:
    if (record.folder, name) == ("guides", "decision"):
        return _who_decides(hub, value)
    if (record.folder, name) == ("groups", "joining"):
        return joining_words(value)
    if (record.folder, name) == ("funds", "closes"):
        return counted_down(hub, record)
    if name == "decided_by":
        return with_holders(hub, record, value)
    if (name, value) == ("tier", "unitary"):
        return escape(_("One main council"))
    if name == "when" and getattr(record, "later_on", None):
        return in_a_row([show(hub, value, shape), *(_later(hub, each) for each in record.later_on)])
    if name == "lgsl_code":
        return escape(str(value))
    if name == "status":
        return show(hub, law_status(record, hub.today), shape)
    return show(hub, value, shape)


def _later(hub: Hub, later: Any) -> Markup:
    day, when = say_date(later.since, with_weekday=False), later.when.describe()
    if not later.held_at:
        return escape(_("From {day}: {when}", day=day, when=when))
    place = link_to(hub, later.held_at)
    # Translators: when and where a meeting takes place from some day on.
    return escape(_("From {day}: {when}, {place}", day=day, when=when, place=place))


def _who_decides(hub: Hub, decision: str) -> Markup:
    found: Any = hub.get(decision)
    about, deciders = link(found.path, found.name), hub.current(found.decides)
    if not deciders:
        return escape(_("See {link}", link=about))
    # Translators: who decides something, and the page that says more about it.
    return escape(_("{names} (see {link})", names=in_words(deciders), link=about))


def _after(hub: Hub, record: Any, name: str) -> Iterator[Fact]:
    """What follows from a fact: the next dates of a meeting, who does the work that a guide's decision is about."""
    if (record.folder, name) == ("meetings", "when") and record.status != "cancelled":
        yield Fact(_("Next dates"), _next_dates(hub, record))
    if (record.folder, name) == ("groups", "meets_at"):
        yield from ways_in(hub, record)
    if (record.folder, name) == ("guides", "decision"):
        doers = hub.current(getattr(hub.get(record.decision), "delivers", ()))
        if doers and not record.delivers:
            yield Fact(label_of("delivers"), in_words(doers))


def _what_comes_next(hub: Hub, record: Any) -> Iterator[Fact]:
    """For a decision, and for a guide to one: the next meeting or closing day at which people can have a say."""
    decision = {"decisions": record, "guides": hub.get(getattr(record, "decision", None))}.get(record.folder)
    if decision and (coming := next_decision(hub, decision)):
        yield Fact(_("What comes next"), coming)


def _next_dates(hub: Hub, meeting: Any) -> Markup:
    """Three dates that are on, what is off between them, and those after them for who reads this later."""
    coming = with_marks(coming_of(hub, meeting), show=3)
    if not coming:
        return escape(_("None are to come."))
    said = Markup().join(Markup(f"<li{marks}>{_date_of(hub, meeting, each)}</li>") for each, marks in coming)
    none_left = Markup('<p class="coming-none" hidden>{}</p>').format(_(NONE_LEFT))
    return Markup('<ul class="coming" data-show="3">{}</ul>{}').format(said, none_left)


def _date_of(hub: Hub, meeting: Any, coming: Coming) -> Markup:
    """With the place if it is another than usual."""
    place, start = coming.happening.held_at, coming.happening.start
    time = Markup(f'<time datetime="{start.isoformat()}">{escape(moment_words(coming.happening))}</time>')
    said = time_said(coming.happening, time)
    if place in (None, meeting.held_at):
        return said
    return escape(_("{time}, at {place}", time=said, place=link_to(hub, place)))


def sections_of(hub: Hub, record: Record) -> list[Section]:
    """Everything with a heading of its own: prose, steps, posts, the table of a fund."""
    layout, then = layout_of(record.folder), layout_of(record.folder).then
    found = [*([_text(record)] if record.description else []), *_card(hub, record)]
    found += [
        _section(hub, record, name, value, shape)
        for name, value, shape in fields_of(record, record.folder)
        if not _is_short(record, name, value, shape) and name not in layout.card and not is_last(record.folder, name)
    ]
    # What is named nowhere keeps its order, texts before parts.
    return sorted(found, key=lambda each: (then.index(each.id) if each.id in then else len(then), bool(each.entries)))


def _card(hub: Hub, record: Record) -> Iterator[Section]:
    """Who answers for a service: who owns it, orders it, does it and watches over it, and how to see that they do."""
    card = layout_of(record.folder).card
    known = {name: (value, shape) for name, value, shape in fields_of(record, record.folder) if name in card}
    wanted = _ASKED_OF_OPERATORS if getattr(record, "operator_type", None) in ("private", "charity") else ()
    facts = tuple(
        Fact(
            label_of(name, record.folder),
            _shown(hub, record, name, *known[name]) if name in known else escape(_(_UNKNOWN)),
        )
        for name in card
        if name in known or name in wanted
    )
    if facts:
        yield Section("card", _("Who answers for it"), entries=(("", facts),))


def _text(record: Record) -> Section:
    if layout_of(record.folder).then[0] == "description":
        return Section("description", "", prose(record.description or ""))
    return Section("description", _("Good to know"), prose(record.description or "", under=2))


def _section(hub: Hub, record: Record, name: str, value: Any, shape: str) -> Section:
    if not is_part(value):
        html = prose(value, under=2) if shape == "prose" else show(hub, value, shape)
        return Section(name, label_of(name, record.folder), html)
    make = PARTS.get(name, part)
    return make(hub, record, name, value)


def sources_of(piece: Piece) -> tuple[Citation, ...]:
    """Where the facts were found."""
    return tuple(getattr(piece, "sources", ()))
