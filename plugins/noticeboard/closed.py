"""Whether a place is closed on a day on which something is on in it, why, and how that is said.

A place is closed for a time (`closed_from`, `closed_until`), or on single days by what its opening hours say of them.
On a day that is merely without hours in the ordinary week it is not: halls are let on such days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from hubsite import Happening, Hub, Markup, Record, labelled, pgettext, with_semicolons
from hubsite import gettext as _

from .days import holidays_between, say_day, say_days
from .sheet import Kept, Text

# Days, both included; None for no beginning or no end.
Days = tuple[date | None, date | None]
_FULL_STOPS = ".।۔。"


def is_closed(hub: Hub, happening: Happening) -> bool:
    """Whether the place is closed on that day, so that what is to be there is perhaps off."""
    return bool(_closures(hub, happening))


def closed_words(hub: Hub, happening: Happening) -> Text:
    """`Mill Hall: Closed; please ask before you set out.`, if the place is closed on that day; else "".

    The telephone of the place follows where it is known.
    """
    place = hub.get(happening.held_at)
    return _ask_first(labelled(place.name, _closed()), place) if place and is_closed(hub, happening) else ""


def closed_days(hub: Hub, times: Iterable[Happening], *, at_home: bool = False) -> Iterator[Text]:
    """`Closed: 29 December 2026; please ask before you set out.`, once for each closure that times of a series meet.

    The telephone of the place follows, unless the sheet is that of the place: there it stands once for all.
    """
    met = ((days, each.held_at) for each in times if each.is_on for days in _closures(hub, each))
    for days, held_at in dict.fromkeys(met):
        place = None if at_home else hub.get(held_at)
        yield _ask_first(labelled(_closed(), _in_a_sentence(*days)), place)


def say_closure(hub: Hub, space: Any) -> Text:
    """`Closed for now: from 1 August 2027 until 31 August 2027.`; "" for a place that is not to be closed."""
    if not (days := _for_a_time(space)) or (days[1] or date.max) < hub.today:
        return ""
    word = _("It will close:") if days[0] and days[0] > hub.today else _("Closed for now:")
    return Markup("{} {}").format(word, _until_when(*days))


def last_day_said(hub: Hub, space: Any) -> date | None:
    """The last day on which the words of `say_closure` are true: before it closes, or while it is closed.

    None where there are no such words, or no end is known.
    """
    if not say_closure(hub, space):
        return None
    first, last = _for_a_time(space) or (None, None)
    return first - timedelta(days=1) if first and first > hub.today else last


def _closures(hub: Hub, happening: Happening) -> list[Days]:
    """The days around that of a happening on which its place is closed."""
    place, day = hub.get(happening.held_at), happening.date
    around = [*_by_hours(hub, place, day)] if place else []
    if (days := _for_a_time(place)) and (days[0] or date.min) <= day <= (days[1] or date.max):
        around.insert(0, days)
    return around


def _for_a_time(place: Any) -> Days | None:
    first, last = getattr(place, "closed_from", None), getattr(place, "closed_until", None)
    return (first, last) if first or last else None


def _by_hours(hub: Hub, place: Any, day: date) -> Iterator[Days]:
    opening = getattr(place, "opening_hours", None)
    for apart in opening.apart(day, day, holidays_between(hub, day, day)) if opening else ():
        if apart.day.known and not apart.day.hours:
            yield apart.first if apart.first.year > 1 else None, apart.last


# --- In words


def _closed() -> str:
    return pgettext("opening hours", "Closed")


def _ask_first(closed: Text, place: Record | None) -> Text:
    words, phone = with_semicolons([closed, _("please ask before you set out.")]), getattr(place, "phone", None)
    number = _("Telephone: {number}", number=Kept(phone)) if phone else ""
    return Markup("{} {}").format(words, number) if number else words


def _in_a_sentence(first: date | None, last: date | None) -> Text:
    """The days as they go on after other words, and as others go on after them."""
    return say_days(first, last) if first and last else _until_when(first, last).rstrip(_FULL_STOPS)


def _until_when(first: date | None, last: date | None) -> str:
    if first and last:
        return _("from {first} until {last}.", first=say_day(first), last=say_day(last))
    if first:
        return _("from {first} until further notice.", first=say_day(first))
    return _("until {last}.", last=say_day(last)) if last else _("until further notice.")
