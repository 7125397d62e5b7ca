"""What only spaces have: getting in and taking part, and the listing as an asset of community value."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Piece, escape, marked, plain, say_date, shape_of
from hubsite import gettext as _

from .fact import Fact
from .labels import label_of
from .words import choice_words

_DAY = timedelta(days=1)
# A council has eight weeks to decide on a place that is put forward, and a group needs time before that.
_SOON = timedelta(days=182)
# Localism Act 2011, section 87(3): an entry ends with the period of 5 years that begins on its date.
_YEARS_LISTED = 5
_LAW = Markup('<a href="https://www.legislation.gov.uk/ukpga/2011/20/section/87">{}</a>')
_AGAIN = marked("It does not come back by itself: it has to be put forward again.")


def access_facts(access: Any) -> tuple[Fact, ...]:
    """Every feature with yes, no or “Not known”: what nobody has answered is as good to know as an answer."""
    kind: type[Piece] = type(access)
    names = [name for name in kind.model_fields if shape_of(kind, name) == "choice"]
    facts = [Fact(label_of(name, "access"), _answer(getattr(access, name))) for name in names]
    notes = [Fact(label_of("notes"), escape(access.notes))] if access.notes else []
    return (*facts, *notes)


def _answer(answer: str | None) -> Markup:
    return escape(choice_words(answer or "unknown"))


def listing_html(hub: Hub, listing: Any) -> Markup:
    """Since when, and until when; it says so where that is soon or past, also to who reads the page much later."""
    since = _paragraph(_("Listed on {day}.", day=_said(listing.listed_on))) if listing.listed_on else Markup()
    ends, by_law = _end(hub, listing)
    if ends is None:
        return since + _paragraph(_("Until when it is listed is not known. The council can say."))
    return since + _until(ends, hub.today) + (_why() if by_law else Markup())


def _why() -> Markup:
    law = _LAW.format(_("Localism Act 2011, section 87"))
    return _paragraph(_("By law a listing lasts five years ({law}).", law=law))


def _paragraph(words: str) -> Markup:
    return Markup("<p>{}</p>").format(words)


def _until(ends: date, today: date) -> Markup:
    over = _and_again(_("The listing ended on {day}.", day=_said(ends)))
    if ends < today:
        return _paragraph(_strong(over))
    soon = _and_again(_("The listing ends soon, on {day}.", day=_said(ends)))
    words = _strong(soon) if ends - today <= _SOON else _("Listed until {day}.", day=_said(ends))
    row = Markup('<p data-until="{}T00:00" data-then="{}">{}</p>')
    return row.format(ends + _DAY, plain(over), words)


def _and_again(said: str) -> Markup:
    return Markup("{} {}").format(said, _(_AGAIN))


def _strong(words: str) -> Markup:
    return Markup("<strong>{}</strong>").format(words)


def _end(hub: Hub, listing: Any) -> tuple[date | None, bool]:
    """The last day of a listing, and whether it follows from the law alone, which is known for England."""
    if listing.expires_on or not listing.listed_on or hub.config.nation != "england":
        return listing.expires_on, False
    start: date = listing.listed_on
    year = start.year + _YEARS_LISTED
    return start.replace(year=year, day=min(start.day, monthrange(year, start.month)[1])) - _DAY, True


def _said(day: date) -> str:
    return say_date(day, with_weekday=False)
