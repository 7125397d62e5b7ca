"""In which order a page tells what it knows: the answer first, then what to do, numbers and law at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hubsite import Piece

# Told elsewhere on the page (as its heading, as a notice), or of use only to those who keep the hub or read its data.
ELSEWHERE = {
    "name", "summary", "description", "title", "question", "sources", "checked", "checked_by", "related", "tags",
    "links", "gss_vintage", "lgsl_code", "alert", "emergency", "door", "valid_until", "dissolution_date",
    "dissolution_status", "expires", "holder_published",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a kind by their place; a field that is named nowhere comes after those that are.

    `first` are the facts at the top, prose among them; `then` the parts with a heading; `last` the facts at the foot.
    """

    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ("description",)
    last: tuple[str, ...] = ()


_FIRST = ("when", "held_at", "meets_at", "meets_when", "where", "address", "postcode", "opening_hours", "date")
_REACH = ("phone", "contact", "email", "url")
_LAST = ("places", "nations", "valid_from", "succeeded_by", "gss_code")
_LAYOUTS = {
    "services": Layout(
        first=("phone", "contact", "report_url", "email", "url", "opening_hours", "held_at", "address", "postcode",
               "application_process", "eligibility_description", "fees_description", "run_by", "operator_type",
               "commissioned_by", "owner"),
        then=("description", "complaint_ladder", "user_involvement"),
        last=("ombudsman", "entitlements", "status", "performance_url", "contract_end", "see_the_contract",
              "regulator"),
    ),
    "decisions": Layout(
        first=("decides", "decided_by", "how_to_ask", "delivers"),
        then=("influence", "cannot_do", "how_decided", "description"),
        last=("consulted", "pays", "overruled_by", "topic", "status", "legal_basis"),
    ),
    "bodies": Layout(
        first=("purpose", *_REACH, "address", "postcode"),
        then=("posts", "composition", "complaints", "how_to_join", "description"),
        last=("classification", "tier", "parent", "accountable_to", "selection_method", "area", "founding_date",
              "legal_basis"),
    ),
    "guides": Layout(
        first=("first_contact", "decision", "delivers", "audience"),
        then=("steps", "evidence_to_keep", "political_route", "final_say", "description"),
    ),
    "rights": Layout(
        first=("who_can_use", "threshold", "fee", "against"),
        then=("description", "steps", "cannot_do"),
        last=("status", "legal_basis"),
    ),
    "people": Layout(first=("phone", "email", "surgeries", "url", "ward"), then=("memberships", "description")),
    "meetings": Layout(
        first=(*_FIRST, "status", "online_url", "public", "access", "cost", "children", "contact", "run_by"),
        then=("what_happens", "why_come", "how_to_speak", "first_time", "description", "agenda_items"),
    ),
    "consultations": Layout(
        first=("closes", "opens", "url", "run_by"),
        then=("what_changed", "result", "how_to_respond", "description"),
        last=("who_decides", "decision_expected"),
    ),
    "funds": Layout(
        first=("who_can_apply", "amount", "amount_min", "amount_max", "opens", "closes", *_REACH, "help_from"),
        then=("description", "years"),
        last=("fund_type", "funder", "who_decides"),
    ),
}  # fmt: skip
_USUAL = Layout(first=_FIRST)
_REACH_LAST = {"contact", "phone", "email", "url"}


def layout_of(folder: str) -> Layout:
    """Where the fields of a kind stand."""
    return _LAYOUTS.get(folder, _USUAL)


def is_last(folder: str, name: str) -> bool:
    """Whether a field belongs to the foot of the page."""
    return name in _LAST or name in layout_of(folder).last


@cache
def in_order(model: type[Piece], folder: str) -> tuple[str, ...]:
    """The names of all fields of a record or a part: those with a place first, the others as they are declared."""
    layout = layout_of(folder)
    placed = [*layout.first, *layout.then]
    others = [name for name in model.model_fields if name not in {*placed, *layout.last, *_LAST}]
    others.sort(key=lambda name: name in _REACH_LAST)
    return tuple(name for name in [*placed, *others, *layout.last, *_LAST] if name in model.model_fields)
