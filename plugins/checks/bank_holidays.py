"""Meetings that fall on bank holidays without a word on what happens then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Problem, Severity, Source, say_date

from .place import at

_NATIONS = ("england", "wales", "scotland", "northern-ireland")
_MOST_NAMED = 3


def on_bank_holiday(meeting: Any, coming: Sequence[Any]) -> Iterator[Problem]:
    """The next dates that are bank holidays, where it is not said whether the meeting takes place then."""
    days = [each for each in coming if each.bank_holiday and each.is_on and not each.other]
    if days and meeting.on_bank_holiday is None and _comes_round(meeting):
        yield Problem(
            code="on-bank-holiday",
            message=f"This falls on {_said(days)}. Is it on then?",
            fix="Add `on_bank_holiday: keep` if it is, `on_bank_holiday: skip` if not; or write `next-day`, "
            "`previous-day` or `ask`.",
            severity=Severity.ADVICE,
            source=at(meeting, "when"),
        )


def _said(days: Sequence[Any]) -> str:
    named = "; ".join(f"{say_date(each.date)}, {each.bank_holiday}" for each in days[:_MOST_NAMED])
    more = f" and {len(days) - _MOST_NAMED} more" if len(days) > _MOST_NAMED else ""
    return f"{'bank holidays' if len(days) > 1 else 'a bank holiday'}: {named}{more}"


def _comes_round(meeting: Any) -> bool:
    """Whether a rule gives the days; who names a day of the year knows what day it is."""
    rules = [each.when.rule for each in (meeting, *meeting.later_on)]
    return any(rule and rule.frequency != "YEARLY" for rule in rules)


def needs_nation(hub: Hub, meetings: Sequence[Any]) -> Iterator[Problem]:
    """One line for a hub in which a date is a bank holiday or not by its nation, which nobody has named."""
    asked = [each for each in meetings if each.on_bank_holiday != "keep" and _comes_round(each)]
    if hub.config.nation or not asked:
        return
    doubtful_days = _doubtful_days(hub)
    for meeting in asked:
        if doubtful := sorted(doubtful_days.intersection(each.planned for each in _year(hub, meeting))):
            yield Problem(
                code="needs-nation",
                message=f"Whether {say_date(doubtful[0])} is a bank holiday differs between the nations, and "
                f"“{meeting.name}” is on that day.",
                fix="Add `nation: england` to content/hub.yml (or `wales`, `scotland`, `northern-ireland`).",
                severity=Severity.ADVICE,
                source=Source(hub.config.origin.file or "content/hub.yml"),
            )
            return


def _doubtful_days(hub: Hub) -> set[date]:
    """Days of the next year that are bank holidays in some nations only."""
    hubs = [replace(hub, config=hub.config.model_copy(update={"nation": nation})) for nation in _NATIONS]
    year = [hub.today + timedelta(days=days) for days in range(366)]
    days = [{day for day in year if each.bank_holiday(day)} for each in hubs]
    return set().union(*days) - days[0].intersection(*days[1:])


def _year(hub: Hub, meeting: Any) -> list[Any]:
    return [*hub.happenings(meeting, hub.today, hub.today + timedelta(days=365))]
