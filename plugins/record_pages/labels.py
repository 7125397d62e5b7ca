"""The words in front of a fact, for every field of every kind, as people would say them."""

from __future__ import annotations

# A field's own name says enough for some; these read better, or are no words at all.
_LABELS = {
    "about": "What it is about", "accountable_to": "Answers to", "actions": "What was promised",
    "against": "Whom you use it with", "agenda_items": "On the agenda", "aims": "What it is for",
    "also_called": "Also called", "amount": "How much there is", "amount_max": "Up to", "amount_min": "From",
    "answered_on": "Answered on", "application_process": "How to get it", "area": "Area it serves",
    "asset_of_community_value": "Listed as an asset of community value", "audience": "Who it is for",
    "blue_badge_parking": "Blue Badge parking", "can_individuals_apply": "Can one person ask?",
    "cannot_do": "What they cannot do", "capacity": "How many people it holds",
    "channels": "Where else to follow them", "children": "Children", "cil_share": "Share of CIL that stays here",
    "classification": "What it is", "closes": "Last day", "commissioned_by": "Ordered and paid for by",
    "committees": "Sits on", "complaint_ladder": "If it is not put right", "complaints": "How to complain",
    "composition": "Who sits on it", "consulted": "Who is asked", "contact": "Who answers",
    "contract_end": "The contract ends on", "date": "Written on", "decided_by": "Who exactly",
    "decides": "Who decides", "decision": "Who decides", "decision_expected": "When it will be decided",
    "decision_needed": "Will it be decided?", "decision_time": "How long they take",
    "decisions": "What was decided", "delivers": "Who does the work", "designated_on": "Area agreed on",
    "documents": "The plan and its papers", "due": "By when", "effort": "What it takes",
    "eligibility_description": "Who can use it", "email": "E-mail", "end_date": "Until",
    "entitlements": "Your rights", "evidence_to_keep": "What to keep", "expires_on": "Runs out on",
    "facilities": "What is there", "fee": "What it costs", "fees_description": "What it costs",
    "final_say": "Who has the last word", "first_contact": "Whom to ask first",
    "first_time": "If it is your first time", "first_visit": "Your first visit", "founding_date": "Began on",
    "fund_type": "What sort of money", "funder": "Who gives it", "gaps_noted": "What is still missing",
    "gss_code": "ONS code", "has_parish_council": "Is there a parish or town council?", "held_at": "Where",
    "held_by": "Who has it now", "help_from": "Who helps you apply", "how_decided": "How it is decided",
    "how_to_ask": "Whom to ask first", "how_to_join": "How to join it", "how_to_respond": "How to answer",
    "influence": "How to have a say", "joining": "How to join", "lead": "Who leads",
    "learned": "What was learned", "legal_basis": "The law behind it", "level": "How far up it is",
    "listed_on": "Listed on", "location_type": "What sort of space", "made_on": "In force since",
    "meets_at": "Where", "meets_when": "When", "memberships": "Posts held", "nations": "Holds in",
    "needs_bank_account": "Do you need a bank account?", "needs_constitution": "Do you need written rules?",
    "neighbours": "Next to", "need_to_sign_up": "Do you need to sign up?", "next_election": "Next vote on it",
    "next_step": "A next step", "not_same_as": "Not the same as", "notes": "Good to know",
    "ombudsman": "The last complaint goes to", "on_behalf_of": "Party or group", "online_url": "Join from home",
    "opens": "Opens on", "operator_type": "What they are", "outcome": "What came of it", "overruled_by":
    "Who can overrule it", "owner": "Who owns it", "owner_role": "Who", "paperwork_effort": "How much to fill in",
    "papers": "What to read before", "parent": "Part of", "part_of": "Belongs to", "pays": "Who pays",
    "performance_url": "Its figures", "phone": "Telephone", "places": "Area",
    "political_route": "If you want to press harder", "population": "People who live there",
    "postcodes": "Postcodes begin with", "posts": "Posts, and who holds them", "public": "Can anyone come?",
    "purpose": "What it is for", "qualifying_body": "Made by", "raised_by": "Raised by",
    "referendum": "The vote on it", "regulator": "Who watches over it", "remitted_on": "Sent up on",
    "remitted_to": "Sent up to", "report_url": "Report a fault", "response_due": "Answer due by",
    "result": "What was decided", "run_by": "Who runs it", "safeguarding": "Has it a safeguarding statement?",
    "seats": "How many there are", "see_the_contract": "How to see the contract",
    "selection": "How it is filled", "selection_method": "How members are chosen", "stage": "How far it is",
    "start_date": "Since", "status": "How it stands", "step_free": "Step-free",
    "steps": "What to do, step by step", "submitted_on": "Sent to the council on",
    "succeeded_by": "What takes its place", "supports": "What helps you take part",
    "surgeries": "When and where to meet them", "term_ends": "The present term ends on",
    "threshold": "How many are needed", "tier": "Level", "topic": "Subject", "transportation": "Getting there",
    "updates": "What happened", "url": "Website", "user_involvement": "How users have a say",
    "valid_from": "Holds from", "vote": "The vote", "ward": "Stands for", "what_they_can_do": "What they can do",
    "who_decides": "Who decides", "who_can_use": "Who can use it", "who_for": "Who it is for",
    "working_on": "Working on",
    "years": "The money, year by year",
}  # fmt: skip
# The same field means something else in these kinds, and in these parts of a record.
_OF_KIND = {
    ("actions", "status"): "How far it is", ("consultations", "closes"): "Last day to answer",
    ("consultations", "result"): "What came of it", ("consultations", "run_by"): "Who asks",
    ("consultations", "url"): "Answer online", ("decisions", "date"): "On", ("decisions", "status"): "The law is",
    ("groups", "effort"): "What it asks of you", ("hire", "cost"): "What it costs", ("hire", "how"): "How to book",
    ("hire", "url"): "Book online", ("initiatives", "end_date"): "Ended on",
    ("initiatives", "start_date"): "Began on", ("meetings", "access"): "Getting in and taking part",
    ("meetings", "contact"): "Whom to ask", ("meetings", "status"): "Is it on?", ("memberships", "body"): "On",
    ("places", "parent"): "Lies in", ("plans", "area"): "Area it covers", ("posts", "area"): "Stands for",
    ("posts", "end_date"): "There until", ("posts", "start_date"): "There from",
    ("referendum", "held_on"): "Day of the vote", ("rights", "cannot_do"): "What it cannot do",
    ("rights", "status"): "The law is", ("services", "run_by"): "Who does the work",
    ("services", "status"): "Does it run?", ("spaces", "access"): "Getting in and taking part",
    ("spaces", "hire"): "How to hire it",
}  # fmt: skip


def label_of(name: str, inside: str = "") -> str:
    """The words for a field, `inside` a kind (its folder) or a part of a record."""
    return _OF_KIND.get((inside, name)) or _LABELS.get(name) or name.replace("_", " ").capitalize()
