"""The templates of this plugin, and the words that they share."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hubsite import Markup, Templates, in_language_of, prose, say_date


def day(moment: date) -> str:
    """`5 November 2026`."""
    return say_date(moment, with_weekday=False)


def from_the_day_after(moment: date, now: str, then: str) -> Markup:
    """Words that are true until a day is past: the script of the theme puts `then` in their place."""
    midnight = (moment + timedelta(days=1)).isoformat()
    return Markup('<span data-until="{}T00:00" data-then="{}">{}</span>').format(midnight, str(then), now)


def with_capital(text: str) -> str:
    """A role or another word as it begins a sentence."""
    return in_language_of(text, text[:1].upper() + text[1:])


def without_stop(text: str) -> str:
    """A sentence as it stands inside another one."""
    return in_language_of(text, text.rstrip("."))


def minutes_path(meeting: Any, moment: date) -> str:
    """The address of the minutes of one date."""
    return f"{meeting.path}minutes/{moment.isoformat()}/"


TEMPLATES = Templates(
    Path(__file__).parent / "templates",
    {
        "day": day,
        "prose": prose,
        "minutes_path": minutes_path,
        "from_the_day_after": from_the_day_after,
        "with_capital": with_capital,
        "without_stop": without_stop,
    },
)


def rendered(template: str, **values: Any) -> Markup:
    """Finished HTML of one of the templates."""
    return TEMPLATES.render(template, **values)
