"""Advice for what was checked too long ago."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Problem, Record, Severity, Source, say_date

from .keeping import own_records


def problems(hub: Hub) -> Iterator[Problem]:
    """One for each record of the hub's own whose check is overdue."""
    for record in own_records(hub):
        if hub.freshness(record) == "overdue":
            yield _overdue(hub, record)


def _overdue(hub: Hub, record: Record) -> Problem:
    last = say_date(hub.good_until(record) or hub.today, with_weekday=False)
    origin = record.origin
    return Problem(
        code="check-overdue",
        message=f"“{record.name}” was to be checked again by {last}. Its page says that it may be out of date.",
        fix=f"Compare it with its sources, then type `hubsite confirm {record.key}`.",
        severity=Severity.ADVICE,
        source=Source(origin.file, origin.lines.get("checked", origin.line)),
    )
