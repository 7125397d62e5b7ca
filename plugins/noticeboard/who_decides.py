"""The sheet for who is angry about the bins: whom to ring, who decides what here, who does the work."""

# A wrong word about who has power is the worst that a sheet can say, and nobody can take it back from a board. What is
# not in force on this day, or is decided by somebody who is not there, is left out; the page says more of it. A number
# stands only behind the name of the record that it is written in, and that record must hold today.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubsite import Hub, Markup, Record, in_language_of, labelled, with_commas
from hubsite import gettext as _

from .holding import ends_of, holds, is_there
from .sheet import Kept, Part, Row, Sheet, Text
from .words import paragraphs, short

# As many rows as fit one page that is read at arm’s length, and letters of advice on each; the page has the rest.
_MOST = 10
_ADVICE = 140
# The questions of the front page, in its order: who stands before a board has trouble rather than a plan.
_DOORS = ("wrong", "planned", "start", "say", "help")
# The nearest decider first, as among councillors.
_TIERS = ("neighbourhood", "parish", "district", "unitary", "county", "strategic", "national")
# After so short a word as “St.” a sentence does not surely end.
_BETWEEN_SENTENCES = re.compile(r"(?:(?<=\w\w\w[.!?؟])|(?<=\d[.!?؟])|(?<=[.!?؟][)”’\"']))\s+|(?<=[।۔])\s*")
_WHOLE = re.compile(r"[.!?؟।۔][)”’\"']?$")
_LINK = re.compile(r"\[([^\[\]]*+)\](?:\([^)]{0,1000}\)|\[[^\[\]]*+\])")
# Stands behind words that lead somewhere on the site and nowhere on paper.
_LEADS_ON = "\ue000"
_TELEPHONE = re.compile(r"\+?\d[\d \u00a0]{1,}\d")
# A number that is parted by a plain space is turned round where the words run from right to left.
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d)")
# “Report it to … on …” has as many words besides the name and the number; a sentence with more says more.
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Matter:
    """A decision with those who decide and those who do the work today.

    `ring` is the record that can be rung or written to. `guide` is the guide that says so, if it is one.
    """

    decision: Any
    deciders: tuple[Record, ...]
    doers: tuple[Record, ...]
    ring: Any
    guide: Record | None
    advice: Text


@dataclass(frozen=True, slots=True)
class _Place:
    """What the place of a decision in the order comes from; of two records the smaller `rank` is the nearer."""

    decision: Any
    door: int
    topic: str
    rank: tuple[bool, int, int, str, str]


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
        last_day=min(_last_days(matters), default=None),
    )


def _ask_us(hub: Hub) -> Text:
    contact = hub.config.contact
    ways = [Kept(way) for way in (contact.phone, contact.email) if way] if contact else []
    return _("If you do not know whom to ask, ask us: {ways}", ways=with_commas(ways)) if ways else ""


# --- Which, and in what order


def _matters(hub: Hub) -> list[_Matter]:
    found = (_matter(hub, each) for each in _in_order(hub))
    return [each for each in found if each][:_MOST]


def _in_order(hub: Hub) -> list[Any]:
    """First what the guides behind the first question of the front page are about, topic by topic."""
    places = [_place(hub, each) for each in hub.of("decisions")]
    together: dict[tuple[int, str], list[_Place]] = defaultdict(list)
    for each in places:
        together[each.door, each.topic].append(each)
    # The topic that has the most ways to be in trouble first; of two such that of the nearest decider.
    topics = sorted(together.items(), key=lambda pair: (pair[0][0], -len(pair[1]), min(each.rank for each in pair[1])))
    return [each.decision for _key, about in topics for each in sorted(about, key=lambda each: each.rank)]


def _place(hub: Hub, decision: Any) -> _Place:
    """Within a topic what nobody has checked comes last, then what most others refer to comes first.

    Words are those of the main language, so that the sheet has one order in all of them.
    """
    written: Any = (hub.original or hub).get(decision.key) or decision
    door = min((_door(each) for each in _guides(hub, decision)), default=len(_DOORS))
    mentions = len({each.record.key for each in hub.mentions_of(decision)})
    rank = (decision.checked == "never", _tier(hub, decision), -mentions, written.name.casefold(), decision.key)
    return _Place(decision, door, (door < len(_DOORS) and written.topic) or decision.key, rank)


def _tier(hub: Hub, decision: Any) -> int:
    tiers = [getattr(each, "tier", None) for each in hub.current(decision.decides)[:1]]
    return _TIERS.index(tiers[0]) if tiers and tiers[0] in _TIERS else len(_TIERS)


def _guides(hub: Hub, decision: Record) -> list[Any]:
    """The guides of the front page that are about a decision, in the order of its questions."""
    guides = {each.record.key: each.record for each in hub.mentions_of(decision) if each.field == "decision"}
    found = [each for each in guides.values() if _door(each) < len(_DOORS) and holds(hub, each)]
    return sorted(found, key=lambda each: (_door(each), each.key))


def _door(guide: Any) -> int:
    door = getattr(guide, "door", None)
    return _DOORS.index(door) if door in _DOORS else len(_DOORS)


# --- What holds today


def _matter(hub: Hub, decision: Any) -> _Matter | None:
    """None for what cannot be said without doubt on this day."""
    deciders = hub.current(decision.decides)
    if not (deciders and _is_in_force(hub, decision) and all(is_there(hub, each) for each in deciders)):
        return None
    ring, guide = _whom_to_ring(hub, decision, deciders)
    named = hub.all(dict.fromkeys((*decision.decides, *decision.delivers)))
    # What the record advises was written of those it names: with one of them gone it may lead to a dead number.
    is_as_written = all(is_there(hub, each) for each in named)
    advice = _advice(hub, decision.how_to_ask, ring, deciders) if is_as_written else ""
    return _Matter(decision, deciders, _doers(hub, hub.current(decision.delivers), deciders), ring, guide, advice)


def _is_in_force(hub: Hub, decision: Any) -> bool:
    """Whether it holds here and today. A law that was passed begins on its day; until that is known it has not."""
    begun = decision.status == "enacted-not-commenced" and decision.valid_from is not None
    return is_there(hub, decision) and (begun or decision.status in (None, "in-force"))


def _doers(hub: Hub, named: tuple[Record, ...], deciders: tuple[Record, ...]) -> tuple[Record, ...]:
    """Who does the work: of a service whoever runs it. None where that is who decides, or where one is not there."""
    doers = tuple(dict.fromkeys(runner for each in named for runner in _runners(hub, each) or (each,)))
    is_sure = all(is_there(hub, each) for each in (*named, *doers))
    return doers if is_sure and not set(doers) <= set(deciders) else ()


def _runners(hub: Hub, doer: Any) -> tuple[Record, ...]:
    runner = doer.run_by if doer.folder == "services" else None
    return hub.current([runner]) if runner else ()


# --- Whom to ring


def _whom_to_ring(hub: Hub, decision: Any, deciders: tuple[Record, ...]) -> tuple[Any, Record | None]:
    """The first with a telephone, or else with e-mail or a website; and the guide that names it."""
    likely = [pair for pair in _likely(hub, decision, deciders) if is_there(hub, pair[0])]
    # A service with the same name as the matter says nothing of whom one rings: the same number has a better name.
    likely = sorted(likely, key=lambda pair: pair[0].name == decision.name and _is_shared(pair[0], likely))
    for field in ("phone", "email", "url"):
        for record, guide in likely:
            if getattr(record, field, None):
                return record, guide
    return None, None


def _is_shared(service: Any, likely: list[tuple[Any, Record | None]]) -> bool:
    """Whether the next who would be rung has the number of a service."""
    others = [phone for each, _guide in likely if each != service and (phone := getattr(each, "phone", None))]
    return bool(service.phone) and others[:1] == [service.phone]


def _likely(hub: Hub, decision: Any, deciders: tuple[Record, ...]) -> Iterator[tuple[Any, Record | None]]:
    """The services that do the work, who runs these, whom guides name, others who do the work, and who decides."""
    doers = hub.current(decision.delivers)
    services = [each for each in doers if each.folder == "services" and is_there(hub, each)]
    yield from ((each, None) for each in services)
    yield from ((runner, None) for each in services for runner in _runners(hub, each))
    for guide in _guides(hub, decision):
        yield from ((each, guide) for each in hub.current([guide.first_contact or ""]))
    yield from ((each, None) for each in (*doers, *deciders))


def _number(record: Any) -> Text:
    """A telephone number, or else another way to reach somebody."""
    url = getattr(record, "url", None)
    return Kept(getattr(record, "phone", None) or getattr(record, "email", None) or (short(url) if url else ""))


# --- What a row says


def _row(matter: _Matter) -> Row:
    body = [labelled(matter.ring.name, _number(matter.ring))] if matter.ring else []
    body.append(Markup.escape(_("Who decides: {names}", names=_names(matter.deciders))))
    if matter.doers:
        body.append(labelled(_("Who does the work"), _names(matter.doers)))
    unsure = _("Not yet checked") if any(fact.checked == "never" for fact in _facts(matter)) else ""
    return Row(matter.decision.name, tuple(body), Markup(" ").join(each for each in (matter.advice, unsure) if each))


def _names(records: Iterable[Record]) -> Markup:
    return with_commas(each.name for each in records)


def _advice(hub: Hub, prose: str | None, ring: Any, deciders: tuple[Record, ...]) -> Text:
    """The first whole sentences of what the record advises, up to one that leads on to the site.

    Beginnings that say no more than the number above them are left out: a number that is there twice is read twice.
    """
    words = " ".join(paragraphs(_LINK.sub(rf"\1{_LEADS_ON}", prose or "")))
    said = ""
    for sentence in _BETWEEN_SENTENCES.split(words):
        if _leads_on(hub, sentence) or not _WHOLE.search(sentence) or len(said) + len(sentence) > _ADVICE:
            break
        if said or not _says_no_more(sentence, ring, deciders):
            said = f"{said} {sentence}".strip()
    return in_language_of(prose or "", _WITHIN_NUMBER.sub("\u00a0", said))


def _leads_on(hub: Hub, sentence: str) -> bool:
    """Whether a sentence sends people to a page: by a link, or by the word for our guides."""
    labels = [labels for each in (hub, hub.original or hub) if (labels := each.labels.get("guides"))]
    guides = {name.casefold() for each in labels for name in (each.singular, each.plural)}
    return _LEADS_ON in sentence or not guides.isdisjoint(re.findall(r"\w+", sentence.casefold()))


def _says_no_more(sentence: str, ring: Any, deciders: tuple[Record, ...]) -> bool:
    """Whether a sentence is only about ringing the number that is already there."""
    numbers = {_digits(each) for each in _TELEPHONE.findall(sentence)}
    if ring is None or numbers != {_digits(_number(ring))}:
        return False
    names = {word for each in (ring, *deciders) for word in each.name.casefold().split()}
    others = re.findall(r"[^\W\d_]+", sentence.casefold())
    return len([word for word in others if word not in names]) <= _FEW_WORDS


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _facts(matter: _Matter) -> tuple[Record, ...]:
    return tuple(each for each in (matter.decision, matter.ring, matter.guide) if each)


def _last_days(matters: Iterable[_Matter]) -> Iterator[date]:
    """The days on which somebody named here ends, or what is said of them."""
    for each in matters:
        for record in (*_facts(each), *each.deciders, *each.doers):
            yield from ends_of(record)
