"""The words in front of a fact, for every field of every kind, as people would say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hubsite import gettext as _
from hubsite import marked, pgettext

_LABELS: Mapping[str, str] = {
    "about": marked("What it is about"), "access": marked("Access"), "accessible_toilet": marked("Accessible toilet"),
    "accountable_to": marked("Answers to"), "actions": marked("What was promised"), "address": marked("Address"),
    "against": marked("Whom you use it with"), "agenda_items": marked("On the agenda"),
    "aims": marked("What it is for"), "also_called": marked("Also called"), "amount": marked("How much there is"),
    "answered_on": marked("Answered on"), "application_process": marked("How to get it"),
    "area": marked("Area it serves"), "asked": marked("What people asked for"),
    "asset_of_community_value": marked("Listed as an asset of community value"),
    "assistance_dogs": marked("Assistance dogs"), "audience": marked("Who it is for"),
    "baby_changing": marked("Baby changing"), "blue_badge_parking": marked("Blue Badge parking"),
    "body": marked("Body"), "can_individuals_apply": marked("Can one person ask?"),
    "cannot_do": marked("What they cannot do"), "capacity": marked("How many people it holds"),
    "changing_places": marked("Changing Places toilet"), "channels": marked("Where else to follow them"),
    "children": marked("Children"), "cil_share": marked("Share of CIL that stays here"),
    "classification": marked("What it is"), "closes": marked("Last day"),
    "commissioned_by": marked("Ordered and paid for by"), "committees": marked("Sits on"),
    "complaint_ladder": marked("If it is not put right"), "complaints": marked("How to complain"),
    "composition": marked("Who sits on it"), "consulted": marked("Who is asked"), "contact": marked("Who answers"),
    "contract_end": marked("The contract ends on"), "cost": marked("Cost"), "date": marked("Written on"),
    "decided_by": marked("Who exactly"), "decided_on": marked("Decided on"), "decides": marked("Who decides"),
    "decision": marked("Who decides"), "decision_expected": marked("When it will be decided"),
    "decision_needed": marked("Will it be decided?"), "decision_time": marked("How long they take"),
    "decisions": marked("What was decided"), "delivers": marked("Who does the work"), "deposit": marked("Deposit"),
    "designated_on": marked("Area agreed on"), "documents": marked("The plan and its papers"), "due": marked("By when"),
    "effort": marked("What it takes"), "eligibility_description": marked("Who can use it"), "email": marked("E-mail"),
    "end_date": marked("Until"), "entitlements": marked("Your rights"), "evidence_to_keep": marked("What to keep"),
    "expires_on": marked("Runs out on"), "facilities": marked("What is there"), "fee": marked("What it costs"),
    "fees_description": marked("What it costs"), "final_say": marked("Who has the last word"),
    "first_contact": marked("Whom to ask first"), "first_time": marked("If it is your first time"),
    "first_visit": marked("Your first visit"), "founding_date": marked("Began on"),
    "fund_type": marked("What sort of money"), "funder": marked("Who gives it"),
    "gaps_noted": marked("What is still missing"), "goes_wrong": marked("How it goes wrong"),
    "good_for": marked("What it is good for"), "gss_code": marked("ONS code"),
    "has_parish_council": marked("Is there a parish, town or community council?"),
    "hearing_loop": marked("Hearing loop"), "held_at": marked("Where"), "held_by": marked("Who has it now"),
    "held_on": marked("Held on"), "help_from": marked("Who helps you apply"), "hire": marked("Hire"),
    "hours": marked("Hours"), "how": marked("How"), "how_decided": marked("How it is decided"),
    "how_to_ask": marked("Whom to ask first"), "how_to_join": marked("How to join it"),
    "how_to_respond": marked("How to answer"), "how_to_speak": marked("How to speak"),
    "impact": marked("Who would be affected, and how"), "influence": marked("How to have a say"),
    "joining": marked("How to join"), "languages": marked("Languages"), "lead": marked("Who leads"),
    "learned": marked("What was learned"), "legal_basis": marked("The law behind it"),
    "level": marked("How far up it is"), "lgsl_code": marked("Number in the Local Government Service List"),
    "listed_on": marked("Listed on"), "location": marked("Location"), "location_type": marked("What sort of space"),
    "made_on": marked("In force since"), "meets_at": marked("Where"), "meets_when": marked("When"),
    "memberships": marked("Posts held"), "nations": marked("Holds in"),
    "need_to_sign_up": marked("Do you need to sign up?"), "needs": marked("Needs"),
    "needs_bank_account": marked("Do you need a bank account?"),
    "needs_constitution": marked("Do you need written rules?"), "neighbours": marked("Next to"),
    "next_election": marked("Next vote on it"), "next_step": marked("A next step"),
    "not_same_as": marked("Not the same as"), "notes": marked("Good to know"),
    "ombudsman": marked("The last complaint goes to"), "on_behalf_of": marked("Party or group"),
    "online_url": marked("Join from home"), "opening_hours": marked("Opening hours"), "opens": marked("Opens on"),
    "operator_type": marked("What they are"), "options": marked("What can be chosen"),
    "outcome": marked("What came of it"), "overruled_by": marked("Who can overrule it"), "owner": marked("Who owns it"),
    "owner_role": marked("Who"), "paper": marked("Paper"), "papers": marked("What to read before"),
    "paperwork_effort": marked("How much to fill in"), "parent": marked("Part of"), "parking": marked("Parking"),
    "part_of": marked("Belongs to"), "pays": marked("Who pays"), "people": marked("People"),
    "performance_url": marked("Its figures"), "phone": marked("Telephone"), "place": marked("Place"),
    "places": marked("Area"), "political_route": marked("If you want to press harder"),
    "population": marked("People who live there"), "post": marked("Post"), "postcode": marked("Postcode"),
    "postcodes": marked("Postcodes begin with"), "posts": marked("Posts, and who holds them"),
    "proposes": marked("What is proposed"), "public": marked("Can anyone come?"), "purpose": marked("What it is for"),
    "qualifying_body": marked("Made by"), "quiet_room": marked("Quiet room"), "raised_by": marked("Raised by"),
    "raised_on": marked("Raised on"), "referendum": marked("The vote on it"),
    "regulator": marked("Who watches over it"), "remitted_on": marked("Sent up on"),
    "remitted_to": marked("Sent up to"), "report_url": marked("Report a fault"),
    "response_due": marked("Answer due by"), "result": marked("What was decided"), "rolling": marked("Rolling"),
    "rounds": marked("Rounds"), "run_by": marked("Who runs it"),
    "safeguarding": marked("Has it a safeguarding statement?"), "seats": marked("How many there are"),
    "see_the_contract": marked("How to see the contract"), "selection": marked("How it is filled"),
    "selection_method": marked("How members are chosen"), "sort": marked("Sort"), "stage": marked("How far it is"),
    "start_date": marked("Since"), "status": marked("How it stands"), "step_free": marked("Step-free"),
    "steps": marked("What to do, step by step"), "submitted_on": marked("Sent to the council on"),
    "succeeded_by": marked("What takes its place"), "supports": marked("What helps you take part"),
    "surgeries": marked("When and where to meet them"), "takes": marked("Takes"),
    "term_ends": marked("The present term ends on"), "threshold": marked("How many are needed"),
    "tier": marked("Level"), "time": marked("Time"), "topic": marked("Subject"),
    "transportation": marked("Getting there"), "updates": marked("What happened"), "url": marked("Website"),
    "used_where": marked("Where it was used"), "user_involvement": marked("How users have a say"),
    "vacant": marked("Empty seats"), "valid_from": marked("Holds from"), "vote": marked("The vote"),
    "votes_against": marked("Votes against"), "votes_for": marked("Votes for"), "ward": marked("Stands for"),
    "what_changed": marked("What changed"), "what_happens": marked("What happens"),
    "what_they_can_do": marked("What they can do"), "when": marked("When"), "where": marked("Where"),
    "who_can_apply": marked("Who can apply"), "who_can_hire": marked("Who can hire it"),
    "who_can_use": marked("Who can use it"), "who_decides": marked("Who decides"),
    "who_decides_in_the_end": marked("Who decides in the end"), "who_for": marked("Who it is for"),
    "why_come": marked("Why come"), "working_on": marked("Working on"), "works_with": marked("Works with"),
    "years": marked("The money, year by year"),
}  # fmt: skip
# The same field means something else in these kinds, and in these parts of a record.
_OF_KIND: Mapping[tuple[str, str], str] = {
    ("actions", "status"): marked("How far it is"), ("consultations", "address"): marked("By post"),
    ("consultations", "closes"): marked("Last day to answer"),
    ("consultations", "decision_expected"): marked("Decision expected on"),
    ("consultations", "email"): marked("By e-mail"), ("consultations", "opens"): marked("Open from"),
    ("consultations", "paper"): marked("On paper"), ("consultations", "phone"): marked("By telephone"),
    ("consultations", "postcode"): marked("By post"), ("consultations", "result"): marked("What came of it"),
    ("consultations", "run_by"): marked("Who asks"), ("consultations", "url"): marked("Online"),
    ("decisions", "status"): marked("The law is"), ("funds", "amount"): marked("How much there is in all"),
    ("funds", "closes"): marked("Last day to ask"), ("funds", "rolling"): marked("Can you ask at any time?"),
    ("funds", "rounds"): marked("Given out in"), ("groups", "effort"): marked("What it asks of you"),
    ("hire", "cost"): marked("What it costs"), ("hire", "how"): marked("How to book"),
    ("hire", "url"): marked("Book online"), ("initiatives", "end_date"): marked("Ended on"),
    ("initiatives", "start_date"): marked("Began on"), ("meetings", "access"): marked("Getting in and taking part"),
    ("meetings", "contact"): marked("Whom to ask"), ("meetings", "status"): marked("Is it on?"),
    ("methods", "cost"): marked("What it costs"), ("methods", "level"): marked("How much say people get"),
    ("methods", "needs"): marked("What must be there first"), ("methods", "people"): marked("For how many people"),
    ("methods", "time"): marked("How long it takes"), ("places", "parent"): marked("Lies in"),
    ("plans", "area"): marked("Area it covers"), ("posts", "area"): marked("Stands for"),
    ("posts", "end_date"): marked("There until"), ("posts", "start_date"): marked("There from"),
    ("referendum", "held_on"): marked("Day of the vote"), ("rights", "cannot_do"): marked("What it cannot do"),
    ("rights", "status"): marked("The law is"), ("services", "run_by"): marked("Who does the work"),
    ("services", "status"): marked("Does it run?"), ("spaces", "access"): marked("Getting in and taking part"),
    ("spaces", "hire"): marked("How to hire it"), ("ways", "takes"): marked("What it asks of your time"),
}  # fmt: skip
# English words that other languages need to tell apart.
_IN_CONTEXT: Mapping[tuple[str, str], Callable[[], str]] = {
    ("", "amount_min"): lambda: pgettext("the least sum of money", "From"),
    ("", "amount_max"): lambda: pgettext("the most money", "Up to"),
    ("decisions", "date"): lambda: pgettext("the day of a decision", "On"),
    ("memberships", "body"): lambda: pgettext("the body that somebody sits on", "On"),
}


def label_of(name: str, inside: str = "") -> str:
    """The words for a field, `inside` a kind (its folder) or a part of a record."""
    if said := _IN_CONTEXT.get((inside, name)):
        return said()
    if words := _OF_KIND.get((inside, name)):
        return _(words)
    if said := _IN_CONTEXT.get(("", name)):
        return said()
    return _(_LABELS.get(name) or _as_written(name))


def _as_written(name: str) -> str:
    """For fields of kinds that a hub's own plugin brings."""
    return name.replace("_", " ").capitalize()
