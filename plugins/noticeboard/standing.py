"""When the facts of a sheet were checked, and until when it may hang: what a passer-by must know to rely on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hubsite import Hub, Record, say_date
from hubsite import gettext as _

from .holding import ends_of
from .sheet import Sheet, Text

_DAY = timedelta(days=1)


def checked_words(facts: tuple[Record, ...]) -> Text:
    """“Checked on 1 November 2026”; of facts of several days the span of them, and never more than is true."""
    days = sorted(fact.checked for fact in facts if isinstance(fact.checked, date))
    if not facts:
        return ""
    if not days:
        return _("Not yet checked")
    first, last = _day(days[0]), _day(days[-1])
    if len(days) < len(facts):
        return _("Not all of it is checked; last on {day}", day=last)
    if first == last:
        return _("Checked on {day}", day=first)
    return _("Checked between {first} and {last}", first=first, last=last)


def down_after(hub: Hub, sheet: Sheet) -> date:
    """The last day on which all of a sheet can be taken as true.

    That is the day on which what it announces is over, a fact of it ends, or what was checked of it is too old
    (`Hub.good_until`). What nobody has checked, and what is too old already, is looked at again within two months.
    """
    return min(day for day in _ends(hub, sheet) if day >= hub.today)


def _ends(hub: Hub, sheet: Sheet) -> Iterator[date]:
    if sheet.last_day:
        yield sheet.last_day
    unsure = not sheet.facts and not sheet.last_day
    for fact in sheet.facts:
        yield from ends_of(fact)
        good = hub.good_until(fact)
        unsure = unsure or good is None or good < hub.today
        if good:
            yield good
    # The last day of a month, so that a sheet is the same on every day of it.
    if unsure or (sheet.last_day or date.max) < hub.today:
        yield end_of_month(end_of_month(hub.today) + _DAY)
    yield date.max


def end_of_month(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
