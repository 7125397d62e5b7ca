"""What a hub offers, by whom and where: looked through once for each hub, since every page asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from hubsite import Hub, Record, once_for_each_hub

from .ending import NEVER, OVER, ends
from .step import RUNGS, Step, step_of

_FIELDS = ("run_by", "where", "related")


class Known:
    """The ways of a hub by what they name, and by tag; the meetings at which one may speak, by who runs them."""

    def __init__(self, hub: Hub) -> None:
        self._ways: dict[tuple[str, str], list[Step]] = defaultdict(list)
        self._tagged: dict[str, list[Step]] = defaultdict(list)
        self._meetings: dict[str, list[Any]] = defaultdict(list)
        self._steps: dict[str, Step] = {}
        for way in hub.of("ways"):
            if (until := ends(hub, way)) == OVER:
                continue
            self._steps[way.key] = step = step_of(way, until if until < NEVER else None)
            for field, key in _named(way):
                self._ways[field, key].append(step)
            for tag in tags_of(hub, way):
                self._tagged[tag.casefold()].append(step)
        for meeting in hub.of("meetings"):
            if _is_open(hub, meeting):
                self._meetings[getattr(meeting, "run_by", "")].append(meeting)
        self.smallest = _smallest_of_each_rung(self._steps.values())

    def step(self, way: str) -> Step | None:
        """The way with this full id; None where what it is about is over."""
        return self._steps.get(way)

    def ways(self, keys: Iterable[str], *fields: str) -> list[Step]:
        """The ways that name one of these records in one of these fields: `run_by`, `where`, `related`."""
        return [step for key in keys for field in fields for step in self._ways.get((field, key), ())]

    def tagged(self, tags: Iterable[str]) -> list[Step]:
        """The ways that carry one of these tags."""
        return [step for tag in tags for step in self._tagged.get(tag.casefold(), ())]

    def meetings(self, body: str) -> list[Any]:
        """The meetings of a body that are to come and at which anybody may speak."""
        return self._meetings.get(body, [])


def tags_of(hub: Hub, record: Record) -> tuple[str, ...]:
    """The tags of a record in the main language, in which they name the same everywhere."""
    written = (hub.original or hub).get(record.key)
    return (written or record).tags


@once_for_each_hub
def known(hub: Hub) -> Known:
    """What is known of this hub; looked up once."""
    return Known(hub)


def _named(way: Any) -> Iterator[tuple[str, str]]:
    for field in _FIELDS:
        value = getattr(way, field)
        yield from ((field, key) for key in (value if isinstance(value, tuple) else (value,)) if key)


def _is_open(hub: Hub, meeting: Any) -> bool:
    if not meeting.how_to_speak or meeting.public == "no" or meeting.status == "cancelled":
        return False
    return bool(hub.next_happenings(meeting))


def _smallest_of_each_rung(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The smallest step of each rung, the lowest rung first."""
    by_rung = {step.effort: step for step in sorted(steps, key=lambda each: each.size, reverse=True)}
    return tuple(by_rung[rung] for rung in (*RUNGS, None) if rung in by_rung)
