"""`hubsite due`: a tick list of what is to be checked, by the role that looks after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hubsite import Asked, Command, Hub, HubsiteError, Option, Record

from .forms import FORMS
from .keeping import own_records, owner_of
from .tasks import NOBODY, Task, task_of

_DAYS = 30
_MOST_DAYS = 3660
_OPTIONS = (
    Option(name="within", summary=f"Also what is to be checked in so many days (default: {_DAYS}).", value="DAYS"),
    Option(name="format", summary="How it is written.", choices=tuple(FORMS)),
)


def command() -> Command:
    """It only reads the hub and prints."""
    return Command(name="due", summary="List what is to be checked, and by whom.", run=_run, options=_OPTIONS)


def _run(asked: Asked) -> Iterator[str]:
    form = FORMS[asked.options.get("format", "text")]
    yield form(grouped(asked.hub, _days(asked.options.get("within", str(_DAYS)))))


def _days(text: str) -> int:
    """Raises HubsiteError for what is no number of days."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= _MOST_DAYS):
        raise HubsiteError(f"“{text}” is not a number of days.", fix="Write it as `--within 60`.")
    return int(text)


def grouped(hub: Hub, days: int) -> dict[str, list[Task]]:
    """What is overdue, falls due within so many days, or was never checked, by role; who has no role comes last.

    Within a role the longest overdue come first, and what nobody has ever checked after all that has a date.
    """
    found: dict[str, list[Task]] = {}
    for record in sorted(_due(hub, days), key=lambda each: (hub.good_until(each) or date.max, each.key)):
        found.setdefault(owner_of(record) or NOBODY, []).append(task_of(hub, record))
    return {role: found[role] for role in sorted(found, key=lambda role: (role == NOBODY, role.casefold()))}


def _due(hub: Hub, days: int) -> Iterator[Record]:
    last = hub.today + timedelta(days=days)
    for record in own_records(hub):
        good_until = hub.good_until(record)
        if good_until is None or good_until <= last:
            yield record
