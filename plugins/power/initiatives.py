"""Before you start something new: what is there already, for whom, and what was learned."""

from __future__ import annotations

from typing import Any

from hubsite import Hub, Page, Record

from .page import page

SUMMARY = "Look here first: what is running, what was tried, and what is still missing."
_ORDER = ("running", "planned", "idea", "paused", "ended", None)
_HEADINGS = {
    "running": "Running now",
    "planned": "Planned",
    "idea": "Ideas that need people",
    "paused": "Paused",
    "ended": "Tried, and over",
    None: "Others",
}


def before_you_start(hub: Hub) -> Page:
    """All initiatives by whether they run, with what is missing and what was learned."""
    return page(
        "before_you_start.html",
        path="before-you-start/",
        title="Before you start something new",
        summary=SUMMARY,
        section="ways/" if hub.of("ways") else "everything/",
        groups=[(_HEADINGS[status], found) for status in _ORDER if (found := _with(hub, status))],
        runners=lambda record: hub.all(record.run_by),
        groups_here=hub.of("groups"),
    )


def _with(hub: Hub, status: str | None) -> list[Record]:
    def has_status(record: Any) -> bool:
        return bool(record.status == status)

    return [record for record in hub.of("initiatives") if has_status(record)]
