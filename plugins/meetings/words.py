"""The templates of this plugin, and the words that they share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from hubsite import Markup, Templates, prose, say_date


def day(moment: date) -> str:
    """`5 November 2026`."""
    return say_date(moment, with_weekday=False)


def minutes_path(meeting: Any, moment: date) -> str:
    """The address of the minutes of one date."""
    return f"{meeting.path}minutes/{moment.isoformat()}/"


TEMPLATES = Templates(Path(__file__).parent / "templates", {"day": day, "prose": prose, "minutes_path": minutes_path})


def rendered(template: str, **values: Any) -> Markup:
    """Finished HTML of one of the templates."""
    return TEMPLATES.render(template, **values)
