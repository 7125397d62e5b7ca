"""The sheet for who is angry about the bins: who decides what here, who does the work, whom to ask."""

# A wrong word about who has power is the worst that a sheet can say, and nobody can take it back from a board. What is
# not in force on this day, or is decided by somebody who is not there, is left out; the page says more of it.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubsite import Hub, Markup, Record, in_language_of, labelled, with_commas
from hubsite import gettext as _

from .sheet import Kept, Part, Row, Sheet, Text
from .words import paragraphs, short

# As many rows as fit one page that is read at arm’s length, and letters of advice on each; the page has the rest.
_MOST = 10
_ADVICE = 140
# The questions of the front page, in its order: who stands before a board has trouble rather than a plan.
_DOORS = ("wrong", "planned", "start", "say", "help")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?۔।])\s+")
_NUMBER_TO_RING = re.compile(r"\b0\d{2,}|\b(?:1\d\d|999)\b")
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_DOT = Markup(" · ")


@dataclass(frozen=True, slots=True)
class _Matter:
    """A decision with those who decide and those who do the work today; `number` is the record that can be rung."""

    decision: Any
    deciders: tuple[Record, ...]
    doers: tuple[Record, ...]
    number: Any


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet, if it is known who decides on anything; its twin is the list of decisions."""
    matters = _matters(hub) if "record_pages" in hub.plugins else []
    if not matters:
        return
    yield Sheet(
        name="who-decides",
        title=_("Who decides what in {place}", place=hub.config.name),
        twin="decisions/",
        lead=_ask_us(hub),
        parts=(Part(rows=tuple(_row(each) for each in matters)),),
        facts=tuple(dict.fromkeys(fact for each in matters for fact in _facts(each))),
        last_day=min(_last_days(hub, matters), default=None),
    )


def _ask_us(hub: Hub) -> Text:
    contact = hub.config.contact
    ways = [Kept(way) for way in (contact.phone, contact.email) if way] if contact else []
    return _("If you do not know whom to ask, ask us: {ways}", ways=with_commas(ways)) if ways else ""


# --- Which, and in what order


def _matters(hub: Hub) -> list[_Matter]:
    found = (_matter(hub, each) for each in sorted(hub.of("decisions"), key=lambda each: _most_asked(hub, each)))
    return [each for each in found if each][:_MOST]


def _most_asked(hub: Hub, decision: Record) -> tuple[int, bool, int, str, str]:
    """First what the guides behind the questions of the front page are about, then what most others refer to.

    Of these what nobody has checked comes last. The names are those of the main language, so that the sheet has one
    order in all of them.
    """
    mentions = hub.mentions_of(decision)
    is_unsure = decision.checked == "never"
    doors = [getattr(each.record, "door", None) for each in mentions if each.field == "decision"]
    first = min((_DOORS.index(door) for door in doors if door in _DOORS), default=len(_DOORS))
    written = (hub.original or hub).get(decision.key) or decision
    return first, is_unsure, -len({each.record.key for each in mentions}), written.name.casefold(), decision.key


def _matter(hub: Hub, decision: Any) -> _Matter | None:
    """None for what cannot be said without doubt on this day."""
    deciders = hub.current(decision.decides)
    if not (deciders and _is_in_force(hub, decision) and all(_is_there(hub, each) for each in deciders)):
        return None
    services = hub.current(decision.delivers)
    to_ring = [each for each in (*services, *deciders) if _is_there(hub, each) and _number(each)]
    return _Matter(decision, deciders, _doers(hub, services, deciders), to_ring[0] if to_ring else None)


def _is_in_force(hub: Hub, decision: Any) -> bool:
    """Whether it holds here and today. A law that was passed begins on its day; until that is known it has not."""
    begun = decision.status == "enacted-not-commenced" and decision.valid_from is not None
    elsewhere = decision.nations and hub.config.nation and hub.config.nation not in decision.nations
    return not elsewhere and _is_there(hub, decision) and (begun or decision.status in (None, "in-force"))


def _is_there(hub: Hub, record: Any) -> bool:
    begins = [record.valid_from, getattr(record, "founding_date", None)]
    is_over = any(day < hub.today for day in _ends(record))
    is_to_come = any(day > hub.today for day in begins if day)
    return not is_over and not is_to_come and getattr(record, "status", None) not in ("defunct", "inactive")


def _ends(record: Any) -> Iterator[date]:
    yield from (day for day in (record.valid_until, getattr(record, "dissolution_date", None)) if day)


def _doers(hub: Hub, named: tuple[Record, ...], deciders: tuple[Record, ...]) -> tuple[Record, ...]:
    """Who does the work: of a service whoever runs it. None where that is who decides, or where one is not there."""
    doers = tuple(dict.fromkeys(runner for each in named for runner in _runners(hub, each)))
    is_sure = all(_is_there(hub, each) for each in (*named, *doers))
    return doers if is_sure and not set(doers) <= set(deciders) else ()


def _runners(hub: Hub, doer: Any) -> tuple[Record, ...]:
    runner = doer.run_by if doer.folder == "services" else None
    return (hub.current([runner]) if runner else ()) or (doer,)


# --- What a row says


def _row(matter: _Matter) -> Row:
    body = [_("Who decides: {names}", names=_names(matter.deciders))]
    if matter.doers:
        body.append(labelled(_("Who does the work"), _names(matter.doers)))
    if any(fact.checked == "never" for fact in _facts(matter)):
        body.append(_("Not yet checked"))
    return Row(matter.decision.name, tuple(body), _whom_to_ask(matter))


def _names(records: Iterable[Record]) -> Markup:
    return with_commas(each.name for each in records)


def _whom_to_ask(matter: _Matter) -> Text:
    """What the record advises, as its page does; where that names no number, one of who does it or decides on it."""
    advice = _beginning(matter.decision.how_to_ask)
    if matter.number is None or _NUMBER_TO_RING.search(advice):
        return advice
    name, number = matter.number.name, _number(matter.number)
    return _DOT.join(each for each in (advice, number if name in advice else labelled(name, number)) if each)


def _beginning(prose: str | None) -> Text:
    """The first sentences, whole: a number that is cut in two rings somebody else."""
    # A number that is parted by a plain space is turned round where the words run from right to left.
    said = _WITHIN_NUMBER.sub("\u00a0", " ".join(paragraphs(prose)))
    if len(said) <= _ADVICE:
        return in_language_of(prose or "", said)
    kept = ""
    for sentence in _SENTENCE_ENDS.split(said):
        if len(kept) + len(sentence) > _ADVICE:
            break
        kept = f"{kept} {sentence}".strip()
    return in_language_of(prose or "", kept)


def _number(record: Any) -> Text:
    """How to reach a body, group or service by telephone, or else on the web."""
    if phone := getattr(record, "phone", None):
        return Kept(phone)
    url = getattr(record, "url", None)
    return Kept(short(url)) if url else ""


def _facts(matter: _Matter) -> tuple[Record, ...]:
    return (matter.decision, matter.number) if matter.number else (matter.decision,)


def _last_days(hub: Hub, matters: Iterable[_Matter]) -> Iterator[date]:
    """The days on which somebody named here ends, or what is said of them."""
    for each in matters:
        for record in (*_facts(each), *each.deciders, *each.doers):
            yield from _ends(record)
