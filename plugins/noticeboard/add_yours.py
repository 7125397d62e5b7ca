"""“Add yours”: a sheet to write on, for what is missing and for what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hubsite import Hub
from hubsite import gettext as _

from .sheet import Part, Sheet, Text

# From this month on the sheet hangs until the end of the next year.
_DECEMBER = 12
# The page that says how to reach those who keep the site, and what to tell them.
_TWIN = "who-runs-this/"


def sheets(hub: Hub) -> Iterator[Sheet]:
    """One sheet for every hub: one with nothing on it needs it most."""
    yield Sheet(
        name="add-yours",
        title=_("Add yours"),
        lead=_("Is something missing? Write it here. A volunteer takes this sheet down and puts it on our site."),
        twin=_twin(hub),
        parts=(*_questions(), _mistake(), *_reach(hub)),
        last_day=_last_day(hub.today),
    )


def _last_day(today: date) -> date:
    """The end of the year: a sheet that hangs for ever is full, or its numbers are wrong."""
    return date(today.year + (today.month == _DECEMBER), 12, 31)


def _twin(hub: Hub) -> str:
    """Our page, or one that the hub wrote itself in its place; "" where there is neither."""
    own = "record_pages" in hub.plugins and any(page.path.casefold() == _TWIN for page in hub.pages)
    return _TWIN if own or "this_site" in hub.plugins else ""


def _questions() -> Iterator[Part]:
    warning = _("Everybody can read what you write here. Please write no private numbers and no home addresses.")
    yield Part(_("A group or a meeting"), text=(warning,))
    yield Part(_("What it is"), lines=2)
    yield Part(_("When"), lines=1)
    yield Part(_("Where"), lines=1)
    yield Part(_("Whom to ask"), text=(_("A role, and a number or address that is meant for everybody."),), lines=1)


def _mistake() -> Part:
    text = _("Say which sheet it is and what is wrong. It helps to say where you know it from.")
    return Part(_("Something wrong or out of date?"), text=(text,), lines=2)


def _reach(hub: Hub) -> Iterator[Part]:
    if ways := tuple(_ways(hub.config.contact)):
        yield Part(_("How to reach us"), text=ways)


def _ways(contact: Any) -> Iterator[Text]:
    """Who answers, and where to bring a sheet; number and e-mail stand at the foot of every sheet."""
    if contact and contact.name:
        yield _("Ask for: {who}", who=contact.name)
    if contact and contact.address:
        yield _("Address: {address}", address=contact.address)
