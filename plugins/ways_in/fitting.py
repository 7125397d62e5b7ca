"""Which ways fit a record: those that name it first, then those of the same people, subject, place and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hubsite import Hub, Record, Ref

from .known import known, tags_of
from .speaking import speaking
from .step import Step

MOST = 3
# Who stands behind a record, what it is about, and where it takes place. A council decides on hundreds of things, so
# it comes after the people who run the very thing.
_RUNNERS = ("run_by", "part_of", "held_by")
_SUBJECTS = ("about", "related", "decision")
_PLACES = ("held_at", "meets_at", "where")
_DECIDERS = ("decides", "who_decides", "first_contact", "commissioned_by", "funder", "help_from")
# Work belongs to its place. Speaking to a council in the hall has nothing to do with the toddlers who play there.
_BOUND_TO_A_PLACE = ("turn-up", "help", "organise", None)


def fitting(hub: Hub, record: Record) -> list[Step]:
    """Three steps, the smallest first; the smallest of the whole hub when none fits.

    After them stand those that take their places when what some of the three are about is over.
    """
    chosen: dict[str, Step] = {}
    for steps in _from_nearest(hub, record):
        chosen |= {step.path: step for step in sorted(steps, key=lambda each: each.size) if step.path not in chosen}
        if sum(step.until is None for step in chosen.values()) >= MOST:
            break
    nearest = list(chosen.values()) or list(known(hub).smallest)
    first = nearest[:MOST]
    spare = nearest[MOST:] if any(step.until for step in first) else []
    return [step for some in (first, spare[:MOST]) for step in sorted(some, key=lambda each: each.size)]


def _from_nearest(hub: Hub, record: Record) -> Iterator[Iterable[Step]]:
    """Circles around a record, the nearest first."""
    ways = known(hub).ways
    runners = _refs(record, _RUNNERS)
    deciders = [*_refs(record, _DECIDERS), *_sits_on(hub, record)]
    if record.folder == "meetings":
        yield [step for step in ways(runners, "run_by") if step.effort == "say"]
    yield _naming(hub, record)
    yield ways(runners, "run_by")
    yield ways(_refs(record, _SUBJECTS), "run_by", "related")
    yield ways(deciders, "run_by")
    yield speaking(hub, record, [*runners, *deciders])
    yield [step for step in ways(_refs(record, _PLACES), "where") if step.effort in _BOUND_TO_A_PLACE]
    yield known(hub).tagged(tags_of(hub, record))


def _naming(hub: Hub, record: Record) -> list[Step]:
    """Ways that name the record in any field, and those that it names."""
    naming = [each.record for each in hub.mentions_of(record)] + list(hub.all(record.related))
    return [step for way in naming if (step := known(hub).step(way.key))]


def _sits_on(hub: Hub, record: Record) -> list[str]:
    """The bodies on which a person sits now."""
    memberships: Iterable[Any] = getattr(record, "memberships", ())
    return [each.body for each in memberships if each.end_date is None or each.end_date >= hub.today]


def _refs(record: Record, names: Iterable[str]) -> list[str]:
    """The records that these fields name, each once."""
    values = (getattr(record, name, None) for name in names)
    found = (each for value in values for each in (value if isinstance(value, tuple) else (value,)))
    return list(dict.fromkeys(each for each in found if isinstance(each, Ref)))
