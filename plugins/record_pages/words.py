"""Words for fields, choices and days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hubsite import Labels, say_date, say_moment

# A field's own name says enough for most; these read better, or are no words at all.
_LABELS = {
    "gss_code": "ONS code", "url": "Website", "email": "E-mail", "phone": "Telephone", "online_url": "Join online",
    "report_url": "Report a fault", "held_at": "Where", "meets_at": "Meets at", "meets_when": "When",
    "has_parish_council": "Parish or town council", "postcodes": "Postcodes begin with", "places": "Area",
    "selection_method": "How members are chosen",
    "fees_description": "Cost", "eligibility_description": "Who can use it",
    "operator_type": "Sort of operator", "commissioned_by": "Ordered and paid for by", "delivers": "Who does the work",
    "decides": "Who decides", "consulted": "Who is asked", "pays": "Who pays",
    "overruled_by": "Who can overrule it",
    "who_decides": "Who decides", "lgsl_code": "Service list number (LGSL)",
    "cil_share": "Share of CIL", "parent": "Part of",
    "accountable_to": "Answers to", "location_type": "Sort of space", "transportation": "Getting there",
    "next_step": "A next step", "owner_role": "Who", "due": "By", "first_visit": "Your first visit",
    "classification": "What it is", "funder": "Who gives it", "amount_min": "From", "amount_max": "Up to",
    "blue_badge_parking": "Blue Badge parking", "step_free": "Step-free", "when": "When", "run_by": "Run by",
    "what_they_can_do": "What they can do", "cannot_do": "What they cannot do", "influence": "How to have a say",
    "application_process": "How to get it", "held_by": "Who has it now", "remitted_to": "Sent up to",
    "remitted_on": "Sent up on", "asset_of_community_value": "Asset of community value", "part_of": "Belongs to",
    "first_time": "If it is your first time", "learned": "What was learned", "gaps_noted": "What is still missing",
    "against": "Bodies it is used with", "audience": "Who it is for", "who_can_use": "Who can use it",
    "emergency": "In an emergency", "threshold": "How many are needed", "fee": "What it costs",
    "status": "Status", "on_behalf_of": "Party or group", "memberships": "Posts held", "public": "Open to the public",
    "fund_type": "Sort of money", "need_to_sign_up": "Do you need to sign up?",
}  # fmt: skip
_CHOICES = {
    "cil": "Community Infrastructure Levy (CIL)", "s106": "Section 106 agreement", "lot": "by lot",
    "in-force": "in force", "enacted-not-commenced": "passed, but not in force yet", "unknown": "not known",
    "co-opted": "co-opted", "by-right": "by right of another post", "members": "chosen by its members",
    "none": "no tier of government",
}  # fmt: skip


def label_of(name: str) -> str:
    """The words for a field."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def choice_words(choice: str) -> str:
    """The words for a choice, beginning with a capital."""
    words = _CHOICES.get(choice, choice.replace("-", " "))
    return words[:1].upper() + words[1:]


def day_words(day: date) -> str:
    """A day, with its time if it has one."""
    return say_moment(day) if isinstance(day, datetime) else say_date(day)


def checked_words(checked: date | Literal["never"] | None, by: str | None) -> str:
    """When the facts of a page were last checked, and by whom."""
    if checked == "never":
        return "Not yet checked"
    if checked is None:
        return ""
    return f"Checked on {say_date(checked, with_weekday=False)}" + (f" by: {by}" if by else "")


def kind_title(label: Labels) -> str:
    """The heading of a kind's index."""
    return label.plural
