"""Which council does what in England: the Local Government Service List with the tier that provides each service."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from hubsite import Markup, Page

from .councils import Council
from .here import Here

FILE = Path(__file__).parent / "data" / "local_services.csv"
_SOURCE = Markup(
    '<p class="meta">From the Local Government Service List as published by the Government Digital Service '
    "(Open Government Licence v3.0). The number is the service's code in that list. The list leaves out "
    "parish and town councils: where there is one, it may look after allotments, play areas or burial grounds.</p>"
)
_HEAD = Markup(
    '<table><caption>{}</caption><thead><tr><th scope="col">What</th><th scope="col">Which council</th>'
    '<th scope="col">Number</th></tr></thead><tbody>{}</tbody></table>'
)
_ROW = Markup('<tr><th scope="row">{}</th><td data-label="Which council">{}</td><td data-label="Number">{}</td></tr>')


@cache
def services() -> tuple[Mapping[str, str], ...]:
    """Every service: `LGSL`, `Description`, `Providing Tier`, sorted by its description."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(sorted(csv.DictReader(file), key=lambda row: row["Description"]))


def which_council_does_what(council: Council, today: date) -> Page:
    """A page with all services, and who provides each of them here."""
    here = Here.of(council, today)
    rows = Markup().join(_ROW.format(_what(row["Description"]), _who(row, here), row["LGSL"]) for row in services())
    caption = f"Services of councils, and who provides them where {here.names['council']} is"
    heading = Markup("<h1>Which council does what</h1><p class='lead'>{}</p>").format(SUMMARY)
    return Page(
        path="which-council-does-what/",
        title="Which council does what",
        summary=SUMMARY,
        body=heading + _HEAD.format(caption, rows) + _SOURCE,
        section="decisions/",
        crumbs=(("Who decides what", "decisions/"),),
    )


SUMMARY = "The services that councils in England provide, and which council to ask here."


def _what(description: str) -> str:
    """“Find out about free school meals” is a task; what the reader looks for is “Free school meals”."""
    words = " ".join(description.split())
    for start in ("Find out about ", "Find out ", "Find "):
        if words.startswith(start):
            words = words.removeprefix(start)
    return words[:1].upper() + words[1:]


def _who(row: Mapping[str, str], here: Here) -> Markup:
    both = here.county if here.county == here.district else None
    tier = row["Providing Tier"]
    names = {"county/unitary": [here.county], "district/unitary": [here.district]}
    ids = [both] if both else names.get(tier, [here.county, here.district])
    return Markup(" and ").join(Markup('<a href="/bodies/{}/">{}</a>').format(*each) for each in ids)
