"""What to know of one time of a meeting: moved, why, a bank holiday. One wording for pages, lists and calendars."""

from __future__ import annotations

import datetime as dt

from hubsite.model.dates import say_date
from hubsite.model.happenings import Happening
from hubsite.model.times import say_time


def say_changes(happening: Happening) -> list[str]:
    """Short parts without a full stop, to be joined with semicolons; none for a time that is as usual."""
    found = [_moved(happening), happening.reason.rstrip("."), _bank_holiday(happening)]
    return [words for words in found if words]


def say_start(start: dt.datetime, *, all_day: bool) -> str:
    """“Thursday 3 December 2026, 7pm”; without the time where none is known."""
    day = say_date(start.date())
    return day if all_day else f"{day}, {say_time(start.time())}"


def _moved(happening: Happening) -> str:
    other = happening.other
    if other is None:
        return ""
    if other == happening.start:
        return "in another place than usual"
    same_day = other.date() == happening.date and not happening.all_day
    said = say_time(other.time()) if same_day else say_start(other, all_day=happening.all_day)
    if happening.state == "moved":
        return f"instead at {said}" if same_day else f"instead on {said}"
    return f"moved from {said}"


def _bank_holiday(happening: Happening) -> str:
    # What is off because of it says so in its reason.
    if not happening.bank_holiday or not happening.is_on:
        return ""
    return f"bank holiday, {happening.bank_holiday}" + ("; please ask first" if happening.ask_first else "")
