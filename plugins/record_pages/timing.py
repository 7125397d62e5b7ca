"""Marks for the reader's browser: from when and until when something on a page is true."""

# A page is made on one day and read on many. The script of the theme reads these attributes; without it, everything
# stands as it was true on the day of the build.

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hubsite import Markup


def beginning(moment: date) -> datetime:
    """The moment itself, or the midnight with which a day begins."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def end(moment: date) -> datetime:
    """The moment itself, or the midnight with which a day ends: what closes on a day is open until then."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment + timedelta(days=1), time())


def marks(
    since: datetime | None = None, until: datetime | None = None, *, hidden: bool = False, off: bool = False
) -> Markup:
    """Attributes for a tag, each with a space before it.

    Times are UK wall-clock times. What begins after the build (`since`) is built hidden. `off` is for what stands in
    a list without being one of those that can be gone to: cancelled, or moved away.
    """
    found = f' data-from="{_written(since)}"' if since else ""
    found += f' data-until="{_written(until)}"' if until else ""
    found += " data-off" if off else ""
    found += " hidden" if hidden or since else ""
    return Markup(found)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
