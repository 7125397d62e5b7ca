"""Money for this place: all funds together year by year, who decides on each, and how people can have a say."""

# The newest year comes first: it is the one that people can still do something about.

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hubsite import Hub, Page, Record, day_of, marked, pgettext, say_date, say_moment, say_money
from hubsite import gettext as _

from .page import page, taking_part

SUMMARY = marked("What came in, was promised, was spent and is still there: year by year, with who decides on it.")
COLUMNS = {
    "received": marked("Came in"),
    "promised": marked("Promised, not yet paid"),
    "spent": marked("Spent"),
    "held": marked("Still there"),
}
_YEAR = re.compile(r"(\d\d)(\d\d)(?:\s*(?:to|[/–-])\s*(?:\d\d)?(\d\d))?(,?\s*\(?so far\)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Year:
    """A year: its fund's figures, the totals in the order of the columns, and the funds that say nothing of it."""

    heading: str
    shares: tuple[tuple[Record, Any], ...]
    totals: tuple[str, ...]
    silent: tuple[Record, ...]


def funds_with_years(hub: Hub) -> list[Any]:
    """The funds that give figures for some year."""
    return [fund for fund in hub.of("funds") if getattr(fund, "years", ())]


def money(hub: Hub) -> Page:
    """The page of all money."""
    funds = funds_with_years(hub)
    return page(
        "money.html",
        path="money/",
        title=_("Money for this place"),
        summary=_(SUMMARY),
        section=taking_part(hub),
        years=_years(funds),
        funds=funds,
        silent=[fund for fund in hub.of("funds") if fund not in funds],
        columns={column: _(words) for column, words in COLUMNS.items()},
        pounds=_pounds,
        hub=hub,
        open_when=lambda fund: _open_when(fund, hub.today),
    )


def _years(funds: Sequence[Any]) -> list[Year]:
    """Every year that some fund has figures for, the newest first."""
    shares: dict[str, list[tuple[Record, Any]]] = defaultdict(list)
    running = set()
    for fund in funds:
        for figures in fund.years:
            heading, so_far = _one_wording(figures.year)
            shares[heading].append((fund, figures))
            running |= {heading} if so_far else set()
    newest_first = sorted(shares, key=lambda heading: (re.findall(r"\d{4}", heading), heading), reverse=True)
    return [_year(_said_year(each, so_far=each in running), shares[each], funds) for each in newest_first]


def _one_wording(year: str) -> tuple[str, bool]:
    """`2025/26, so far` as `2025 to 2026`, and whether it is not over: funds write one year in several ways."""
    found = _YEAR.fullmatch(year.strip())
    if found is None:
        return year, False
    century, first, last, so_far = found.groups()
    ends = f" to {int(century) + (last < first)}{last}" if last else ""
    return f"{century}{first}{ends}", bool(so_far)


def _said_year(year: str, *, so_far: bool) -> str:
    """A year in one wording, as the language being spoken has it."""
    first, _to, last = year.partition(" to ")
    said = year
    if first.isdecimal() and last.isdecimal():
        said = pgettext("years", "{first} to {last}", first=first, last=last)
    # Translators: {year} is a year that is not over, such as “2026” or “2025 to 2026”.
    return _("{year}, so far", year=said) if so_far else said


def _year(heading: str, shares: list[tuple[Record, Any]], funds: Sequence[Record]) -> Year:
    totals = tuple(_total([getattr(figures, column) for _, figures in shares]) for column in COLUMNS)
    named = [fund for fund, _ in shares]
    return Year(heading, tuple(shares), totals, tuple(fund for fund in funds if fund not in named))


def _total(values: Sequence[Decimal | None]) -> str:
    known = [value for value in values if value is not None]
    if not known:
        return _pounds(None)
    money = _pounds(sum(known, Decimal(0)))
    return _("at least {money}", money=money) if len(known) < len(values) else money


def _pounds(value: Decimal | None) -> str:
    if value is None:
        return _("not known")
    return say_money(value) if value else "£0"


def _open_when(fund: Any, today: date) -> str:
    """By when people can ask for it, or have a say."""
    opens, closes = fund.opens, fund.closes
    if closes and day_of(closes) < today:
        return _("Closed on {day}", day=_said(closes))
    if opens and day_of(opens) > today:
        if closes:
            return _("Opens on {first}; open until {last}", first=_said(opens), last=_said(closes))
        return _("Opens on {day}; no closing day is written down", day=_said(opens))
    return _("Open until {day}", day=_said(closes)) if closes else _("No closing day is written down")


def _said(moment: date) -> str:
    return say_moment(moment) if isinstance(moment, datetime) else say_date(moment)
