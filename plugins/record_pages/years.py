"""The money of a fund year by year, as a table with totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hubsite import Markup, marked, plain, say_money
from hubsite import gettext as _

_COLUMNS = {
    "received": marked("Came in"),
    "promised": marked("Promised, not yet paid"),
    "spent": marked("Spent"),
    "held": marked("Still there"),
}
# What is promised or still there at the end of one year is there in the next one too: a sum would count it twice.
_ADD_UP = ("received", "spent")
_CELL = Markup('<td class="align-right" data-label="{}">{}</td>')
_TABLE = Markup(
    '<table><caption>{}</caption><thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table>'
)


def years_table(years: Sequence[Any]) -> Markup:
    """A row for each year, and one for all years if there are several."""
    columns = [column for column in _COLUMNS if any(getattr(year, column) is not None for year in years)]
    heads = [Markup('<th scope="col" class="align-right">{}</th>').format(_(_COLUMNS[column])) for column in columns]
    rows = [_row(_year(year), [_money(getattr(year, column)) for column in columns], columns) for year in years]
    if len(years) > 1 and any(column in _ADD_UP for column in columns):
        rows.append(_row(_("In all"), [_total(years, column) for column in columns], columns))
    caption = _("What came in and what went out")
    return _TABLE.format(caption, _("Year"), Markup().join(heads), Markup().join(rows))


def _row(head: str, cells: list[str], columns: list[str]) -> Markup:
    shown = [_CELL.format(plain(_(_COLUMNS[column])), cell) for column, cell in zip(columns, cells, strict=True)]
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(head, Markup().join(shown))


def _year(year: Any) -> Markup:
    """The year leads to where its figures stand."""
    if year.source:
        return Markup('<a href="{}">{}</a>').format(year.source, year.year)
    return Markup('{} <span class="meta">{}</span>').format(year.year, _("(no source given)"))


def _money(pounds: Any) -> str:
    if pounds is None:
        return _("not known")
    return say_money(pounds) if pounds else "£0"


def _total(years: Sequence[Any], column: str) -> str:
    """The sum of the years whose figure is known; where one is missing, it says that it may be more."""
    if column not in _ADD_UP:
        return ""
    known = [value for year in years if (value := getattr(year, column)) is not None]
    sum_of_them = _money(sum(known))
    return sum_of_them if len(known) == len(years) else _("at least {money}", money=sum_of_them)
