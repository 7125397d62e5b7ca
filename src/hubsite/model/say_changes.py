"""What to know of one time of a meeting: moved, why, a bank holiday. One wording for pages, lists and calendars."""

from __future__ import annotations

import datetime as dt

from hubsite.language import gettext as _
from hubsite.model.bank_holidays import say_bank_holiday
from hubsite.model.dates import say_date
from hubsite.model.happenings import Happening, say_as_reason
from hubsite.model.saying import say_moment_of, wholly, without_full_stop
from hubsite.model.times import say_time


def say_changes(happening: Happening) -> list[str]:
    """Short parts without a full stop, to be joined by `with_semicolons`; none for a time that is as usual.

    Each may be in a language of its own, and then knows it: `Foreign`.
    """
    if happening.is_as_usual:
        return []
    moved = wholly(lambda: _moved(happening))
    holiday = wholly(lambda: _bank_holiday(happening), happening.holiday)
    return [words for words in (moved, without_full_stop(happening.reason), holiday) if words]


def say_start(start: dt.datetime, *, all_day: bool) -> str:
    """“Thursday 3 December 2026, 7pm”; without the time where none is known."""
    day = say_date(start.date())
    return day if all_day else say_moment_of(day, say_time(start.time()), ", ")


def _moved(happening: Happening) -> str:
    other = happening.other
    if other is None:
        return ""
    if other == happening.start:
        return _("in another place than usual")
    if other.date() == happening.date and not happening.all_day:
        return _another_time(happening, say_time(other.time()))
    return _another_day(happening, say_start(other, all_day=happening.all_day))


def _another_time(happening: Happening, time: str) -> str:
    return _("instead at {time}", time=time) if happening.state == "moved" else _("moved from {time}", time=time)


def _another_day(happening: Happening, day: str) -> str:
    # Translators: {day} is a day, mostly with a time: "Thursday 3 December 2026, 7pm", as it stands alone.
    return _("instead on {day}", day=day) if happening.state == "moved" else _("moved from {day}", day=day)


def _bank_holiday(happening: Happening) -> str:
    # What is off because of it says so in its reason.
    if not happening.holiday or not happening.is_on:
        return ""
    if happening.ask_first:
        return _("bank holiday, {holiday}; please ask first", holiday=say_bank_holiday(happening.holiday))
    return say_as_reason(happening.holiday)
