"""Under which licence the words and the data of a hub may be used by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hubsite.model.likeness import did_you_mean
from hubsite.problems import HubsiteError

USUAL = "cc-by"


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its name among lawyers (SPDX), its name in full, where its text is, and what it asks, in short."""

    spdx: str
    name: str
    url: str
    asks: str


LICENCES: Mapping[str, Licence] = {
    "cc-by": Licence(
        "CC-BY-4.0",
        "Creative Commons Attribution 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
        "Name us, link to the licence, and say whether you changed anything.",
    ),
    "cc-by-sa": Licence(
        "CC-BY-SA-4.0",
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "Name us, link to the licence, say whether you changed anything, and share the result under the same licence.",
    ),
    "cc0": Licence(
        "CC0-1.0",
        "CC0 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Nothing: you need not even name us, though we would be glad.",
    ),
    "ogl": Licence(
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "Name us and, where you can, link to the licence.",
    ),
}


def licence_called(text: str) -> Licence:
    """The licence of a short name. Raises HubsiteError, with the names there are."""
    wanted = "-".join(text.lower().replace("_", " ").split())
    by_name = {**LICENCES, **{licence.spdx.lower(): licence for licence in LICENCES.values()}}
    if wanted in by_name:
        return by_name[wanted]
    all_of_them = f"Write one of: {', '.join(f'`{name}`' for name in LICENCES)}."
    fix = did_you_mean(wanted, LICENCES, otherwise=all_of_them)
    raise HubsiteError(f"'{text}' is not a licence that is offered here.", fix=fix)


def licence_page(licence: Licence, name: str, run_by: str) -> str:
    """The text of `LICENCE.md`: the licence by its name and address, and how to name the hub."""
    who = f"{name}, kept by {run_by}" if run_by else name
    return f"""# Licence

The words and the data in this folder are published under the {licence.name} ({licence.spdx}).

The licence in full: <{licence.url}>

What it asks, in short: {licence.asks}

You can name us like this:

> Contains information from {who}, used under the {licence.name}: {licence.url}

Photos, logos and quotations may belong to others. What belongs to others keeps the licence that its owners gave it.
"""
