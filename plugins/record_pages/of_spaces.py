"""What only spaces have: getting in and taking part, and the listing as an asset of community value."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from hubsite import Hub, Markup, Piece, escape, say_date, shape_of

from .fact import Fact
from .labels import label_of
from .words import choice_words

_DAY = timedelta(days=1)
# A council has eight weeks to decide on a place that is put forward, and a group needs time before that.
_SOON = timedelta(days=182)
# Localism Act 2011, section 87(3): an entry ends with the period of 5 years that begins on its date.
_YEARS_LISTED = 5
_LAW = Markup('<a href="https://www.legislation.gov.uk/ukpga/2011/20/section/87">Localism Act 2011, section 87</a>')
_AGAIN = "It does not come back by itself: it has to be put forward again."


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
    since = Markup("<p>Listed on {}.</p>").format(_said(listing.listed_on)) if listing.listed_on else Markup()
    ends, by_law = _end(hub, listing)
    if ends is None:
        return since + Markup("<p>Until when it is listed is not known. The council can say.</p>")
    why = Markup(" By law a listing lasts five years ({}).").format(_LAW) if by_law else Markup()
    return since + _until(ends, hub.today) + (Markup("<p>{}</p>").format(why.strip()) if why else Markup())


def _until(ends: date, today: date) -> Markup:
    over = f"The listing ended on {_said(ends)}. {_AGAIN}"
    if ends < today:
        return Markup("<p><strong>{}</strong></p>").format(over)
    soon = ends - today <= _SOON
    words = f"The listing ends soon, on {_said(ends)}. {_AGAIN}" if soon else f"Listed until {_said(ends)}."
    row = Markup("<p{}>{}</p>")
    kept = Markup(' data-until="{}T00:00" data-then="{}"').format(ends + _DAY, over)
    return row.format(kept, Markup("<strong>{}</strong>").format(words) if soon else words)


def _end(hub: Hub, listing: Any) -> tuple[date | None, bool]:
    """The last day of a listing, and whether it follows from the law alone, which is known for England."""
    if listing.expires_on or not listing.listed_on or hub.config.nation != "england":
        return listing.expires_on, False
    start: date = listing.listed_on
    year = start.year + _YEARS_LISTED
    return start.replace(year=year, day=min(start.day, monthrange(year, start.month)[1])) - _DAY, True


def _said(day: date) -> str:
    return say_date(day, with_weekday=False)
