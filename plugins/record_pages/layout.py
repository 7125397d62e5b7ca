"""In which order a page tells what it knows: the answer first, then what to do, numbers and law at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hubsite import Piece

# Told elsewhere on the page (as its heading, as a notice), or of use only to those who keep the hub or read its data.
ELSEWHERE = {
    "name", "summary", "description", "title", "question", "sources", "checked", "checked_by", "related", "tags",
    "links", "gss_vintage", "alert", "emergency", "door", "valid_until", "dissolution_date",
    "dissolution_status", "expires", "holder_published", "works_with", "latitude", "longitude", "closed_from",
    "closed_until", "closed_reason", "consent",
    # Told with the dates to come.
    "cancelled", "moved", "later_on", "on_bank_holiday",
    # Told by the plugin `meetings`, on the page of the meeting, of its minutes, and of whose meeting it is.
    "agenda_for", "agenda_items", "decisions", "actions", "minutes",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a kind by their place; a field that is named nowhere comes after those that are.

    `first` are the facts at the top, prose among them; `then` the parts with a heading; `card` the facts that stand
    together below one heading; `last` the facts at the foot.
    """

    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ("description",)
    card: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


_FIRST = ("when", "held_at", "meets_at", "meets_when", "where", "address", "postcode", "opening_hours", "date")
_REACH = ("phone", "contact", "email", "url")
_LAST = ("places", "nations", "valid_from", "succeeded_by", "gss_code", "lgsl_code")
_LAYOUTS = {
    "services": Layout(
        first=("phone", "contact", "report_url", "email", "url", "opening_hours", "held_at", "address", "postcode",
               "application_process", "eligibility_description", "fees_description", "status"),
        then=("description", "card", "complaint_ladder"),
        card=("run_by", "operator_type", "commissioned_by", "owner", "contract_end", "see_the_contract", "regulator",
              "ombudsman", "user_involvement", "performance_url", "entitlements"),
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
    "spaces": Layout(
        # Few, so that the week, getting in and what goes on, which plugins tell, come soon on a phone.
        first=("opening_hours", "address", "postcode", "phone", "email"),
        then=("access", "transportation", "description", "facilities", "hire", "asset_of_community_value"),
        last=("contact", "url", "location_type", "capacity", "run_by", "owner"),
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
    "groups": Layout(
        first=("meets_when", "meets_at", "joining", "who_for", "cost", "languages", "effort", *_REACH, "part_of"),
        then=("first_visit", "description"),
    ),
    "meetings": Layout(
        first=(*_FIRST, "status", "online_url", "public", "access", "cost", "children", "contact", "run_by"),
        then=("what_happens", "why_come", "how_to_speak", "first_time", "description", "agenda_items"),
    ),
    "consultations": Layout(
        # What comes first is told in answering.py, since it depends on the day.
        first=("proposes", "closes", "opens", "how_to_respond", "url", "paper", "phone", "email", "run_by",
               "who_decides", "decision_expected", "decided_on"),
        then=("result", "what_changed", "options", "impact", "description"),
    ),
    "funds": Layout(
        first=("who_can_apply", "amount_min", "amount_max", "amount", "rolling", "rounds", "opens", "closes",
               "needs_bank_account", "needs_constitution", "can_individuals_apply", "paperwork_effort", "help_from",
               "decision_time", *_REACH),
        then=("description", "years"),
        last=("fund_type", "funder", "who_decides"),
    ),
    "methods": Layout(
        first=("good_for", "who_decides_in_the_end", "level", "people", "time", "cost"),
        then=("description", "goes_wrong", "steps", "needs", "used_where"),
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
    placed = [*layout.first, *layout.then, *layout.card]
    others = [name for name in model.model_fields if name not in {*placed, *layout.last, *_LAST}]
    others.sort(key=lambda name: name in _REACH_LAST)
    return tuple(name for name in [*placed, *others, *layout.last, *_LAST] if name in model.model_fields)
