"""Which council does what in England: the Local Government Service List with the tier that provides each service."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from hubsite import Foreign, Markup, Page, escape, marked, say_list, spoken
from hubsite import gettext as _

from .councils import Council
from .here import Here

FILE = Path(__file__).parent / "data" / "local_services.csv"
SUMMARY = marked("The services that councils in England provide, and which council to ask here.")
_SOURCE = marked(
    "From the Local Government Service List as published by the Government Digital Service "
    "(Open Government Licence v3.0). The number is the service's code in that list. The list leaves out "
    "parish and town councils: where there is one, it may look after allotments, play areas or burial grounds."
)
_HEAD = Markup(
    '<table><caption>{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th>'
    '<th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
)
_ROW = Markup('<tr><th scope="row">{}</th><td data-label="{}">{}</td><td data-label="{}">{}</td></tr>')


@cache
def services() -> tuple[Mapping[str, str], ...]:
    """Every service: `LGSL`, `Description`, `Providing Tier`, sorted by its description."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(sorted(csv.DictReader(file), key=lambda row: row["Description"]))


def which_council_does_what(council: Council, today: date) -> Page:
    """A page with all services, and who provides each of them here."""
    here, title = Here.of(council, today), _("Which council does what")
    return Page(
        path="which-council-does-what/",
        title=str(title),
        summary=str(_(SUMMARY)),
        body=Markup("<h1>{}</h1><p class='lead'>{}</p>").format(title, _(SUMMARY)) + _table(here) + _source(),
        section="decisions/",
        crumbs=((str(_("Who decides what")), "decisions/"),),
    )


def _table(here: Here) -> Markup:
    council = _in_english(here.names["council"])
    caption = _("Services of councils, and who provides them where {council} is", council=council)
    # Translators: above the numbers of services in a list of the government.
    heads = _("What"), _("Which council"), _("Number")
    which, number = map(str, heads[1:])
    rows = Markup().join(
        _ROW.format(_in_english(_what(row["Description"])), which, _who(row, here), number, row["LGSL"])
        for row in services()
    )
    return _HEAD.format(caption, *heads, rows)


def _source() -> Markup:
    # Between tags an apostrophe stands for itself.
    return Markup('<p class="meta">{}</p>').format(escape(_(_SOURCE)).replace(Markup("&#39;"), Markup("'")))


def _in_english(words: str) -> str:
    """Words of the list, and names of councils, which exist in English only."""
    return words if spoken().startswith("en") else Foreign(words, "en-GB")


def _what(description: str) -> str:
    """“Find out about free school meals” is a task; what the reader looks for is “Free school meals”."""
    words = " ".join(description.split())
    for start in ("Find out about ", "Find out ", "Find "):
        if words.startswith(start):
            words = words.removeprefix(start)
    return words[:1].upper() + words[1:]


def _who(row: Mapping[str, str], here: Here) -> str:
    both = here.county if here.county == here.district else None
    tier = row["Providing Tier"]
    names = {"county/unitary": [here.county], "district/unitary": [here.district]}
    ids = [both] if both else names.get(tier, [here.county, here.district])
    return say_list(Markup('<a href="/bodies/{}/">{}</a>').format(key, _in_english(name)) for key, name in ids)
