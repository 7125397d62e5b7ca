"""When the facts of a sheet were checked, and until when it may hang: what a passer-by must know to rely on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Record, say_date
from hubsite import gettext as _

from .holding import ends_of
from .sheet import Kept, Sheet, Text

_DAY = timedelta(days=1)


def checked_words(hub: Hub, facts: tuple[Record, ...]) -> Text:
    """“Checked on 1 November 2026”; of facts of several days the span of them, and never more than is true.

    What was checked too long ago says so, with the day of the oldest such check.
    """
    days = sorted(fact.checked for fact in facts if isinstance(fact.checked, date))
    if not facts:
        return ""
    if not days:
        return _("Not yet checked")
    if overdue := [fact for fact in facts if _is_overdue(hub, fact)]:
        return _last_checked(overdue, is_all=len(overdue) == len(facts))
    first, last = _day(days[0]), _day(days[-1])
    if len(days) < len(facts):
        return _("Not all of it is checked; last on {day}", day=last)
    if first == last:
        return _("Checked on {day}", day=first)
    return _("Checked between {first} and {last}", first=first, last=last)


def _last_checked(overdue: Sequence[Any], *, is_all: bool) -> Text:
    days = sorted({fact.checked for fact in overdue})
    if is_all and len(days) == 1:
        return _("Last checked on {day}: it may be out of date", day=_day(days[0]))
    return _("Parts of it were last checked on {day}: they may be out of date", day=_day(days[0]))


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


def with_doubt(hub: Hub, sheet: Sheet) -> Sheet:
    """A sheet on which each telephone number and e-mail address of what was checked too long ago says so.

    One that something else on the sheet has too, which is checked in date, is in order.
    """
    doubted = _ways(fact for fact in sheet.facts if _is_overdue(hub, fact))
    doubted -= _ways(fact for fact in sheet.facts if hub.freshness(fact) in ("fresh", "due"))
    return _doubting(sheet, doubted) if doubted else sheet


def _ways(facts: Iterable[Record]) -> set[str]:
    return {way for fact in facts for field in ("phone", "email") if (way := getattr(fact, field, None))}


def _doubting(sheet: Sheet, doubted: set[str]) -> Sheet:
    def said(text: Text) -> Text:
        return _doubted(text, doubted)

    parts = tuple(
        replace(
            part,
            text=tuple(map(said, part.text)),
            rows=tuple(replace(row, body=tuple(map(said, row.body)), small=said(row.small)) for row in part.rows),
        )
        for part in sheet.parts
    )
    return replace(sheet, lead=said(sheet.lead), parts=parts, strips=tuple(map(said, sheet.strips)))


def _doubted(text: Text, doubted: set[str]) -> Text:
    """A text with the words after each way to reach somebody that is in doubt."""
    # Translators: after a telephone number or an e-mail address.
    words = _("(may be out of date)")
    said = text.__html__() if isinstance(text, Kept) else text
    if not isinstance(said, Markup):
        return text
    for kept in (Kept(way).__html__() for way in sorted(doubted)):
        said = Markup("{} {}").format(kept, words).join(said.split(kept))
    return said


def _is_overdue(hub: Hub, fact: Record) -> bool:
    return hub.freshness(fact) == "overdue"


def end_of_month(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def _day(day: date) -> str:
    return say_date(day, with_weekday=False)
