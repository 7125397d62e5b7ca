"""Before you start something new: what is there already for the same people or place, and what was learned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hubsite import Hub, Page, Record, say_date

from .audiences import by_audience
from .folding import Fold, closed, folded
from .page import page, taking_part

SUMMARY = "Look here first: what is there already for the same people or place, what was tried, what is still missing."
_STATUS = {"running": "Running now", "idea": "An idea that needs people", "ended": "Tried, and over"}


@dataclass(frozen=True, slots=True)
class Audience:
    """Some people: what was begun for them, and the groups and services that are there for them."""

    heading: str
    initiatives: Fold | None
    others: Fold | None


def before_you_start(hub: Hub) -> Page:
    """What exists, by whom it is for and by place, and what is still missing."""
    return page(
        "before_you_start.html",
        path="before-you-start/",
        title="Before you start something new",
        summary=SUMMARY,
        section=taking_part(hub),
        audiences=[_audience(*each) for each in by_audience(_with_people(hub))],
        places=[closed(found, f"{place.name} ({len(found)})") for place, found in _by_place(hub)],
        gaps=folded((each for each in hub.records if getattr(each, "gaps_noted", None)), "notes of what is missing"),
        runners=lambda record: hub.all(record.run_by),
        status=_status,
        days=lambda record: _days(hub, record),
    )


def _with_people(hub: Hub) -> list[Record]:
    """Services that do not say for whom they are (bins, street lights) would only be in the way."""
    services = [each for each in hub.of("services") if getattr(each, "eligibility_description", None)]
    return [*hub.of("initiatives"), *hub.of("groups"), *services]


def _audience(heading: str, records: list[Record]) -> Audience:
    begun = [record for record in records if record.folder == "initiatives"]
    others = [record for record in records if record.folder != "initiatives"]
    return Audience(heading, folded(begun, "that were begun or tried"), folded(others, "groups and services"))


def _by_place(hub: Hub) -> list[tuple[Record, list[Record]]]:
    """What takes place at a space or is about an area, places by name."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in (*hub.of("initiatives"), *hub.of("groups"), *hub.of("services")):
        for place in _places(hub, record):
            found[place.key].append(record)
    return sorted(
        ((place, found[place.key]) for place in hub.all(found)), key=lambda each: (each[0].name.casefold(), each[0].key)
    )


def _places(hub: Hub, record: Any) -> Iterable[Record]:
    where = (getattr(record, name, None) for name in ("held_at", "meets_at"))
    return dict.fromkeys(hub.all(record.places + tuple(each for each in where if each)))


def _status(record: Any) -> str:
    status = record.status or ""
    return _STATUS.get(status, status.capitalize())


def _days(hub: Hub, record: Any) -> str:
    """Since when, and until when: `From 1 May 2024 until 31 October 2024`."""
    begins, ends = record.start_date, record.end_date
    words = [f"from {say_date(begins, with_weekday=False)}"] if begins else []
    words += [f"until {say_date(ends, with_weekday=False)}"] if ends else []
    if begins and not ends and begins <= hub.today and record.status in ("running", None):
        words = [f"since {say_date(begins, with_weekday=False)}; no end is written down"]
    return " ".join(words)[:1].upper() + " ".join(words)[1:]
