"""The week as a table, and the coming days that are not like it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hubsite import Hub, Markup, labelled, marked, say_date, with_commas
from hubsite import gettext as _

from .now import bank_holidays

_DAYS = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)
# Sixty days for who reads the page up to forty days after it was built.
AHEAD = timedelta(days=100)


def week_table(name: str, opening: Any) -> Markup:
    """One column, or one for each season and for term time and school holidays."""
    columns = opening.columns()
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(each.heading or _("Open")) for each in columns)
    rows = Markup("").join(_row(_(day), number, columns) for number, day in enumerate(_DAYS))
    return Markup(
        '<table><caption>{}</caption><thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(_("The week at {place}", place=name), _("Day"), heads, rows)


def _row(day: str, number: int, columns: Any) -> Markup:
    # On a phone the cells of a wide table stand one under the other, each with its label.
    # Joined and not formatted, cell by cell: hundreds of halls have thousands of cells.
    said = [(str(each.heading), str(each.days[number]) or _("Not known")) for each in columns]
    if len(columns) == 1:
        return Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(day, said[0][1])
    cells = Markup('</td><td data-label="').join(Markup('">').join(each) for each in said)
    return Markup('<tr><th scope="row">{}</th><td data-label="{}</td></tr>').format(day, cells)


def days_apart(hub: Hub, opening: Any) -> Markup:
    """Bank holidays and other days with hours of their own, each until it is past."""
    last = hub.today + AHEAD
    found = opening.apart(hub.today, last, bank_holidays(hub, hub.today, last))
    items = Markup("").join(_apart(each) for each in found)
    return Markup('<h3>{}</h3><ul class="dates">{}</ul>').format(_("On other days"), items) if items else Markup("")


def _apart(apart: Any) -> Markup:
    days = [say_date(day) for day in dict.fromkeys([apart.first, apart.last]) if day.year > 1]
    said = days[0]
    if apart.first.year == 1:
        said = _("Until {day}", day=days[0])
    elif len(days) > 1:
        said = _("{first} to {last}", first=days[0], last=days[1])
    item = Markup('<li data-until="{}T00:00">{}</li>')
    line = labelled(with_commas([said, apart.name]), str(apart.day) or _("Not known"))
    return item.format(apart.last + timedelta(days=1), line)
