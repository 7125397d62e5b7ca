"""The councils of the United Kingdom by name, for whoever starts a hub."""

# The table belongs to the plugin `uk_democracy`. It is read here as the data that it is: no plugin is loaded, since
# there is no hub yet whose plugins could be asked.

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hubsite.bundled import bundled
from hubsite.model.likeness import Names
from hubsite.model.references import slug
from hubsite.problems import HubsiteError

# Words that many names have, and that people leave out.
_COMMON = re.compile(
    r"\b(the|of|and|council|london|royal|metropolitan|district|borough|county|city|corporation|cc|dc|bc|mbc)\b"
)


@dataclass(frozen=True, slots=True)
class Council:
    """A council: its id in hub.yml, its full name, and the nation it lies in."""

    id: str
    name: str
    nation: str


@cache
def councils() -> Mapping[str, Council]:
    """All councils by their ids."""
    table = bundled("plugins") / "uk_democracy" / "data" / "local-authorities.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = [(row["slug"], " ".join(row["name"].split()), slug(row["country_name"])) for row in csv.DictReader(file)]
    return {identity: Council(identity, name, nation) for identity, name, nation in sorted(rows)}


def council_called(text: str) -> Council:
    """The council that somebody means by an id or a name, whole or without `Borough Council` and the like.

    Raises HubsiteError, naming the nearest, where no council is called so, or more than one.
    """
    wanted = slug(text)
    if wanted in councils():
        return councils()[wanted]
    exact = [each for each in councils().values() if slug(each.name) == wanted]
    found = exact or [each for each in councils().values() if _short(each.name) == _short(text) != ""]
    if len(found) == 1:
        return found[0]
    near = found or _like(text)
    names = " or ".join(f"`{each.id}` ({each.name})" for each in near)
    problem = f"More than one council is called '{text}'." if found else f"No council is called '{text}'."
    raise HubsiteError(problem, fix=f"Did you mean {names}?" if near else "Write its name as its website does.")


def _short(name: str) -> str:
    return " ".join(_COMMON.sub(" ", slug(name).replace("-", " ")).split())


def _like(text: str) -> list[Council]:
    by_words = {_short(each.name): each for each in councils().values() if _short(each.name)} | {
        each.id.replace("-", " "): each for each in councils().values()
    }
    names, wanted = Names(by_words), _short(text) or text
    near = dict.fromkeys(by_words[name] for name in [*names.like(wanted), *names.holding(wanted)])
    return list(near)[:3]
