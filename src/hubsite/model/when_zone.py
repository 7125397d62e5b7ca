"""The clock on a UK wall, and the zones that other programs write behind a time."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# Site builders from the United States put their own zone into sample pages, winter and summer time alike.
_NAMES = {-4: "US Eastern", -5: "US Eastern", -6: "US Central", -7: "US Pacific", -8: "US Pacific"}


def offset_minutes(offset: str) -> int:
    """Minutes ahead of UTC in `Z`, `+01:00`, `+0100` or `-04`."""
    if offset in "Zz":
        return 0
    figures = offset[1:].replace(":", "").ljust(4, "0")
    minutes = int(figures[:2]) * 60 + int(figures[2:])
    return -minutes if offset[0] == "-" else minutes


def zone_name(offset: str) -> str:
    """'UTC', 'US Eastern (-04:00)', or the offset as it stands."""
    if offset in "Zz":
        return "UTC"
    hours, minutes = divmod(offset_minutes(offset), 60)
    return f"{_NAMES[hours]} ({offset})" if hours in _NAMES and not minutes else offset


def uk_offset_minutes(moment: dt.datetime) -> int:
    """Minutes that UK clocks are ahead of UTC at this moment on them: 0 in winter, 60 in summer."""
    offset = moment.replace(tzinfo=LONDON).utcoffset()
    return round(offset.total_seconds() / 60) if offset is not None else 0


def uk_clock(moment: dt.datetime) -> dt.datetime:
    """What UK clocks show at a moment that carries a zone."""
    return moment.astimezone(LONDON).replace(tzinfo=None)


def in_utc(moment: dt.datetime) -> dt.datetime:
    """A moment on UK clocks, in UTC."""
    return moment.replace(tzinfo=LONDON).astimezone(dt.UTC)


def is_skipped(moment: dt.datetime) -> bool:
    """Whether UK clocks jump over this moment when they go forward in March."""
    return uk_clock(in_utc(moment)) != moment
