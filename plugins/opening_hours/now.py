"""What the script needs to say “Open now”: ordinary weeks and days apart, in figures."""

# Only hours that were fully read are figures; all else is null, of which the script says nothing. The figures reach
# to the end of next year and not some days ahead, so that a page stays the same from one day's build to the next.

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hubsite import Hub, Markup, spoken
from hubsite import gettext as _

SCRIPT = "assets/open_now.js"
_DAY = timedelta(days=1)
Figures = list[list[int]] | None


def open_now(hub: Hub, record: Any) -> Markup:
    """An empty line that the script fills, and the script itself; nothing where no day is known."""
    data = figures(hub, record)
    if all(day is None for _start, days in data["weeks"] for day in days):
        return Markup("")
    # The address changes with the bytes of the script.
    address = f"/{SCRIPT}?v={_fingerprint()}"
    return Markup(
        '<p data-open-now="{}"{} hidden><strong></strong> <span></span></p><script src="{}" defer></script>'
    ).format(_as_json(data), _words(), address)


def _words() -> Markup:
    """The script speaks English; for another language it is given its sentences."""
    if spoken().startswith("en"):
        return Markup()
    words = {
        "open": _("Open now."),
        # Translators: {time} is a time of day, as in “Until 5pm.”
        "until": _("Until {time}.", time="{time}"),
        "closed": _("Closed now."),
        # Translators: {moment} is a day and a time, as in “Opens: Monday 7 December, 9:00”.
        "opens": _("Opens: {moment}.", moment="{moment}"),
    }
    return Markup(' data-words="{}"').format(_as_json(words))


def _as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def figures(hub: Hub, record: Any) -> dict[str, Any]:
    """`weeks` from a day on, seven days each; `apart`, of which the first that fits counts; all known `until` a day.

    Hours are minutes after midnight, over 1440 on the next day; [] is closed, None is not known.
    """
    first, last = date(hub.today.year, 1, 1), date(hub.today.year + 1, 12, 31)
    opening = record.opening_hours
    apart = sorted(opening.apart(first, last, bank_holidays(hub, first, last)), key=lambda each: each.last - each.first)
    spans = [[str(each.first), str(each.last), _figures(each.day)] for each in apart]
    return {
        "weeks": [[str(day), [_figures(each) for each in week]] for day, week in opening.weeks(first, last)],
        "apart": [*_closure(record, last), *spans],
        "until": str(last),
    }


def _figures(day: Any) -> Figures:
    return [[each.start, each.end] for each in day.hours] if day.known else None


def _closure(record: Any, last: date) -> list[list[Any]]:
    """A space that is shut for a time is closed then, whatever its week says."""
    begins, ends = getattr(record, "closed_from", None), getattr(record, "closed_until", None)
    shut = begins or ends or getattr(record, "status", None) == "temporarily-closed"
    return [[str(begins or date.min), str(ends or last), []]] if shut else []


def bank_holidays(hub: Hub, first: date, last: date) -> dict[date, str]:
    """The bank holidays from one day to another, with their names."""
    years = (_of_year(hub, year) for year in range(first.year, last.year + 1))
    return {day: name for year in years for day, name in year.items() if first <= day <= last}


# Every place asks for the same two years.
_FOUND: dict[tuple[Any, ...], dict[date, str]] = {}


def _of_year(hub: Hub, year: int) -> dict[date, str]:
    key = (hub.config.nation, hub.config.bank_holidays, year)
    if key not in _FOUND:
        days = (date(year, 1, 1) + _DAY * number for number in range(365 + (year % 4 == 0)))
        _FOUND[key] = {day: name for day in days if (name := hub.bank_holiday(day))}
    return _FOUND[key]


@cache
def script() -> str:
    """The script as readers get it."""
    return re.sub(r"/\*.*?\*/\s*", "", Path(__file__).with_name("open_now.js").read_text("utf-8"), flags=re.DOTALL)


@cache
def _fingerprint() -> str:
    return hashlib.sha256(script().encode()).hexdigest()[:10]
