"""Bank holidays: of the nation that a hub lies in, and those that are kept, or not kept, in one place."""

# The days are those of the `holidays` package, which follows the Banking and Financial Dealings Act 1971 and the yearly
# proclamations. It is imported when a day is asked for: most commands never ask.

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec

from pydantic import Field

from hubsite.language import gettext as _
from hubsite.language import marked
from hubsite.model.dates import Day
from hubsite.model.record import Piece
from hubsite.model.saying import wholly
from hubsite.model.words import Line, YesNo

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


class BankHoliday(Piece):
    """A day that is, or is not, a bank holiday in this place."""

    date: Day = Field(description="The day.", examples=["2 November 2026"])
    name: Line = Field("a local holiday", description="What it is called.", examples=["Samhain fair day"])
    kept: YesNo = Field("yes", description="Write `no` where it is not kept here.", examples=["no"])


class BankHolidays:
    """The bank holidays of a nation, with a hub's own on top; without a nation, those that all four share."""

    def __init__(self, nation: str | None = None, own: tuple[BankHoliday, ...] = ()) -> None:
        self.nation = nation
        self._own = {each.date: each.name if each.kept == "yes" else "" for each in own}

    def name_of(self, day: dt.date) -> str:
        """What a day is called that is a bank holiday here; "" for any other.

        In English, or as the hub calls it: `say_bank_holiday` says it to readers of other languages.
        """
        return self._own.get(day, _of_year(self.nation, day.year).get(day, ""))


@cache
def _of_year(nation: str | None, year: int) -> Mapping[dt.date, str]:
    if nation is None:
        first, *others = (_of_year(each, year) for each in _SUBDIVISIONS)
        return {day: name for day, name in first.items() if all(day in other for other in others)}
    found = _united_kingdom()(subdiv=_SUBDIVISIONS[nation], years=year)
    return {day: _plain(name) for day, name in found.items() if day.year == year}


@cache
def _united_kingdom() -> Callable[..., Mapping[dt.date, str]]:
    """What the package knows of this country, loaded without its modules of some 250 others.

    Those are loaded by the package that they lie in. So an empty one stands in for it meanwhile; whoever imports it
    later gets the whole.
    """
    name = "holidays.countries"
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None:
        sys.modules[name] = module_from_spec(spec)
    try:
        known: Callable[..., Mapping[dt.date, str]] = import_module(f"{name}.united_kingdom").UnitedKingdom
    finally:
        if spec is not None:
            del sys.modules[name]
    return known


# The package's words, and those of GOV.UK's list.
_SAID = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Battle of the Boyne": "Battle of the Boyne (Orangemen's Day)",
}
_SUBSTITUTE = ", substitute day"
# Those that readers are told of: days to come, not those of past reigns.
_NAMES = {
    name: name
    for name in (
        marked("New Year's Day"),
        marked("2nd January"),
        marked("St Patrick's Day"),
        marked("Good Friday"),
        marked("Easter Monday"),
        marked("Early May bank holiday"),
        marked("Spring bank holiday"),
        marked("Scotland's participation in the FIFA World Cup final"),
        marked("Battle of the Boyne (Orangemen's Day)"),
        marked("Summer bank holiday"),
        marked("St Andrew's Day"),
        marked("Christmas Day"),
        marked("Boxing Day"),
        marked("a local holiday"),
    )
}


def _plain(name: str) -> str:
    """“Boxing Day (observed)” is the package's word for what notices call a substitute day."""
    plain, observed, _ = name.partition(" (observed)")
    return _SAID.get(plain, plain) + (_SUBSTITUTE if observed else "")


def say_bank_holiday(name: str) -> str:
    """A name that `BankHolidays` gives, in the language being spoken; a hub's own stays in that of the hub."""
    return wholly(lambda: _said(name), name)


def _said(name: str) -> str:
    plain, substitute, _nothing = name.partition(_SUBSTITUTE)
    if plain not in _NAMES:
        return name
    said = _(_NAMES[plain])
    # Translators: Boxing Day, substitute day: the working day that is off because the bank holiday is on a weekend.
    return _("{holiday}, substitute day", holiday=said) if substitute else said
