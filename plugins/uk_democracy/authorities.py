"""The strategic (combined) authorities of England: which one a council lies in, whether it has a mayor, its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hubsite import PackRecord, read_pack, say_date

from .councils import Council, councils, districts_of
from .reorganisation import change_for

# Read as records are: every value is text with its line, and `yes` stays a word.
DATA = Path(__file__).parent / "data"
FOLDER, NAME = "england", "authorities"
NEVER = "never"
# Which mayors have police powers, and since when that is known.
POLICE_SOURCE = {
    "url": "https://questions-statements.parliament.uk/written-questions/detail/2025-05-08/50971/",
    "title": "Government answer 50971, 16 May 2025: mayors with police functions",
    "kind": "government",
}
_TOGETHER = "Neighbouring councils act together through it on transport, skills, homes and jobs."
_LEADS = "Leads the authority and speaks for the whole area."
_POLICE = "Sets the budget and the priorities of the police, and appoints the chief constable."
_OPEN = "Its meetings are open to the public."


@dataclass(frozen=True, slots=True)
class Authority:
    """One combined authority, or combined county authority.

    `councils` are the slugs of its members. `mayor` says whether the law provides for an elected mayor; `mayor_from`
    is the day on which the first is due to take office, None where there has been one for long. `police` says whether
    the mayor does what a police and crime commissioner does elsewhere. `checked` is a date as text, or `never`.
    """

    id: str
    name: str
    councils: tuple[str, ...]
    mayor: bool
    police: bool
    mayor_from: date | None
    sources: tuple[Mapping[str, str], ...] = field(hash=False)
    checked: str

    @property
    def sort(self) -> str:
        """The word of the law for it."""
        return "combined county authority" if "County Authority" in self.name else "combined authority"


@cache
def authorities() -> Mapping[str, Authority]:
    """All of them but London's, by their id. Raises HubsiteError where the file cannot be read."""
    found = next(record for record in read_pack(DATA) if (record.folder, record.id) == (FOLDER, NAME))
    return {identity: _authority(identity, fields) for identity, fields in sorted(found.fields.items())}


def _authority(identity: str, fields: Mapping[str, Any]) -> Authority:
    start = fields.get("mayor_from")
    return Authority(
        id=identity,
        name=fields["name"],
        councils=tuple(fields["councils"]),
        mayor=fields["mayor"] == "yes",
        police=fields["police"] == "yes",
        mayor_from=date.fromisoformat(start) if start else None,
        sources=tuple(fields["sources"]),
        checked=fields["checked"],
    )


def area_of(authority: Authority) -> frozenset[str]:
    """The slugs of all councils in its area: its members, and the districts below those that are counties."""
    members = [councils()[slug] for slug in authority.councils]
    return frozenset(each.slug for member in members for each in (member, *districts_of(member)))


@cache
def _by_council() -> Mapping[str, Authority]:
    return {slug: authority for authority in authorities().values() for slug in area_of(authority)}


def authority_of(council: Council) -> Authority | None:
    """The authority in whose area a council lies; None where there is none, and in London."""
    return _by_council().get(council.slug)


def has_mayor(authority: Authority, today: date) -> bool:
    """Whether there is an elected mayor on a day: by law, and not only from a later day on."""
    return authority.mayor and (authority.mayor_from is None or authority.mayor_from <= today)


def authority_record(authority: Authority, today: date) -> PackRecord:
    """The body, as it is on a day. It names no person: who holds a post, a hub says for itself."""
    mayor = has_mayor(authority, today)
    fields = {
        "name": authority.name,
        "summary": _summary(authority, mayor),
        "classification": authority.sort,
        "tier": "strategic",
        "composition": _composition(authority, mayor, today),
        "selection_method": ["elected", "appointed"] if mayor else ["appointed"],
        "how_to_join": _how_to_join(mayor),
        "complaints": "Complain to the authority itself first.",
        "legal_basis": [each["title"] for each in authority.sources if each["kind"] == "statute"],
        "nations": ["england"],
        **({"posts": [_mayor(authority)]} if mayor else {}),
        **_proof(authority),
    }
    file = f"uk_democracy/bodies/{authority.id}"
    return PackRecord(folder="bodies", id=authority.id, fields=fields, file=file)


def _summary(authority: Authority, mayor: bool) -> str:
    if mayor and authority.police:
        return f"{_TOGETHER} An elected mayor leads it, and does what a police and crime commissioner does elsewhere."
    if mayor:
        return f"{_TOGETHER} An elected mayor leads it."
    if authority.mayor_from:
        return f"{_TOGETHER} Its first mayor is due on {say_date(authority.mayor_from, with_weekday=False)}."
    return f"{_TOGETHER} It has no mayor."


def _composition(authority: Authority, mayor: bool, today: date) -> str:
    *names, last = (_name(councils()[slug], today) for slug in authority.councils)
    start = "The mayor, and councillors" if mayor else "Councillors"
    return f"{start} whom these councils choose: {', '.join(names)} and {last}."


def _name(council: Council, today: date) -> str:
    """A council that is to be replaced may or may not be there after its last day: both are then true."""
    change = change_for(council)
    over = change is not None and change.last_day < today
    return f"{council.name} (or the council that has taken its place)" if over else council.name


def _how_to_join(mayor: bool) -> str:
    if mayor:
        return f"Stand for mayor at the next election, or for your council: the other members are councillors. {_OPEN}"
    return f"Its members are councillors: stand for your council. {_OPEN}"


def _mayor(authority: Authority) -> dict[str, str]:
    return {
        "label": "Mayor",
        "selection": "elected",
        "holder_published": "no",
        "what_they_can_do": f"{_LEADS} {_POLICE}" if authority.police else _LEADS,
        "cannot_do": "Decide on what your council does, such as bins. For that, ask your council.",
    }


def _proof(authority: Authority) -> dict[str, Any]:
    sources = [*authority.sources, *([POLICE_SOURCE] if authority.police else [])]
    if authority.checked == NEVER:
        return {"sources": sources, "checked": NEVER}
    read = [{**source, "accessed": authority.checked} for source in sources]
    return {"sources": read, "checked": authority.checked, "checked_by": "hubsite maintainers"}
