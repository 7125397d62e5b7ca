"""Before you start something new: what is there already for the same people or place, and what was learned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hubsite import Hub, Markup, Page, Record, marked, ngettext, say_date, say_number
from hubsite import gettext as _

from .audiences import by_audience
from .folding import Fold, closed, folded
from .page import links, page, taking_part

SUMMARY = marked(
    "Look here first: what is there already for the same people or place, what was tried, what is still missing."
)
_STATUS = {
    "running": marked("Running now"),
    "idea": marked("An idea that needs people"),
    "ended": marked("Tried, and over"),
    "planned": marked("Planned"),
    "paused": marked("Paused"),
}


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
        title=_("Before you start something new"),
        summary=_(SUMMARY),
        section=taking_part(hub),
        audiences=[_audience(*each) for each in by_audience(hub, _with_people(hub))],
        places=[closed(found, _and_how_many(place.name, len(found))) for place, found in _by_place(hub)],
        gaps=folded((each for each in hub.records if getattr(each, "gaps_noted", None)), _gaps),
        run_by=lambda record: _run_by(hub, record),
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
    return Audience(heading, folded(begun, _begun), folded(others, _groups_and_services))


def _begun(count: int) -> str:
    # Translators: {count} initiatives, below the heading of the people whom they are for.
    return ngettext("{count} that was begun or tried", "{count} that were begun or tried", count)


def _groups_and_services(count: int) -> str:
    return ngettext("{count} group or service", "{count} groups and services", count)


def _gaps(count: int) -> str:
    return ngettext("{count} note of what is missing", "{count} notes of what is missing", count)


def _and_how_many(name: str, count: int) -> Markup:
    return Markup("{} ({})").format(name, say_number(count))


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


def _run_by(hub: Hub, record: Any) -> str:
    runners = links(hub.all(record.run_by))
    # Translators: {names} are links to groups or bodies, with commas between them.
    return _("Run by {names}", names=runners) if runners else _("Run by whom is not written down")


def _status(record: Any) -> str:
    return _(_STATUS[record.status]) if record.status else ""


def _days(hub: Hub, record: Any) -> str:
    """Since when, and until when: `From 1 May 2024 until 31 October 2024`."""
    begins, ends = record.start_date, record.end_date
    if begins and ends:
        return _("From {first} until {last}", first=_day(begins), last=_day(ends))
    if ends:
        return _("Until {day}", day=_day(ends))
    if begins and begins <= hub.today and record.status in ("running", None):
        return _("Since {day}; no end is written down", day=_day(begins))
    return _("From {day}", day=_day(begins)) if begins else ""


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
