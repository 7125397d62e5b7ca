"""Words for the choices that a field has, in English: `words.py` says them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hubsite import marked, pgettext

CHOICES: Mapping[str, str] = {
    # Answers, and anything
    "yes": marked("Yes"), "no": marked("No"), "partly": marked("Partly"), "unknown": marked("Not known"),
    "never": marked("Never"), "member": marked("Member"),
    # Nations
    "england": marked("England"), "wales": marked("Wales"), "scotland": marked("Scotland"),
    "northern-ireland": marked("Northern Ireland"),
    # Places, and levels of government
    "neighbourhood": marked("Neighbourhood"), "parish": marked("Parish"), "town": marked("Town"),
    "ward": marked("Ward"), "district": marked("District"), "metropolitan-district": marked("Metropolitan district"),
    "london-borough": marked("London borough"), "unitary": marked("Unitary"), "county": marked("County"),
    "county-division": marked("County division"), "constituency": marked("Constituency"), "region": marked("Region"),
    "nation": marked("Nation"), "national": marked("National"), "strategic": marked("Strategic"),
    "strategic-authority": marked("Strategic authority"), "combined-authority": marked("Combined authority"),
    "none": marked("No tier of government"),
    # How far up an issue is, and how far it has got
    "across-neighbourhoods": marked("Across neighbourhoods"), "authority": marked("Authority"),
    "being-looked-at": marked("Being looked at"), "sent-up": marked("Sent up to a higher body"),
    "solved": marked("Solved"), "answered": marked("Answered"), "not-possible": marked("Not possible"),
    # How a law stands
    "in-force": marked("In force"), "enacted-not-commenced": marked("Passed, but not in force yet"),
    "announced": marked("Only announced, not law yet"), "repealed": marked("No longer in force"),
    # How a service, a meeting or an initiative stands
    "active": marked("Active"), "inactive": marked("Not at present"), "defunct": marked("No, it has ended"),
    "temporarily-closed": marked("Closed for now"), "confirmed": marked("Confirmed"),
    "tentative": marked("Not certain yet"), "cancelled": marked("Cancelled"), "planned": marked("Planned"),
    "paused": marked("Paused"), "ended": marked("Ended"),
    # How a neighbourhood plan stands
    "idea": marked("Idea"), "designated": marked("Designated"), "draft": marked("Draft"),
    "consultation": marked("Consultation"), "submitted": marked("Submitted"), "examination": marked("Examination"),
    "referendum": marked("Referendum"), "withdrawn": marked("Withdrawn"),
    # How a post is filled, or the members of a body are chosen
    "elected": marked("Elected"), "appointed": marked("Appointed"), "co-opted": marked("Co-opted"),
    "by-right": marked("By right of another post"), "members": marked("Chosen by its members"),
    "employed": marked("Employed"), "volunteers": marked("Volunteers"), "lot": marked("By lot"),
    # Who runs a service
    "public": marked("A public body"), "private": marked("A private company"), "charity": marked("Charity"),
    # What sort of money
    "grant": marked("Grant"), "loan": marked("Loan"), "cil": marked("Community Infrastructure Levy (CIL)"),
    "s106": marked("Section 106 agreement"), "community-shares": marked("Community shares"),
    "participatory-budget": marked("Participatory budget"),
    # Ways to get involved: rungs of the ladder, and time
    "know": marked("Know what is going on"), "turn-up": marked("Turn up"), "say": marked("Have your say"),
    "help": marked("Lend a hand"), "organise": marked("Organise something"), "decide": marked("Take part in deciding"),
    "five-minutes": marked("A few minutes"), "an-hour": marked("An hour or so"), "regularly": marked("Regularly"),
    "a-role": marked("A role with duties"),
    # How much say a method gives
    "inform": marked("People are told"), "consult": marked("People are asked"),
    "involve": marked("People help to work it out"), "collaborate": marked("People and officials decide together"),
    # How to join a group
    "just-turn-up": marked("Just turn up"), "contact-first": marked("Get in touch first"),
    "members-only": marked("Members only"), "waiting-list": marked("Waiting list"),
}  # fmt: skip

# English words that other languages need to tell apart.
IN_CONTEXT: Mapping[str, Callable[[], str]] = {
    "made": lambda: pgettext("a neighbourhood plan that is in force", "Made"),
    "raised": lambda: pgettext("an issue that somebody has brought up", "Raised"),
    "running": lambda: pgettext("an initiative that goes on", "Running"),
    "higher": lambda: pgettext("an issue at the county or the government", "Higher"),
    "other": lambda: pgettext("a sort of money, or of place", "Other"),
}

# How a post is filled: `Councillor (3 seats, elected)`. What a source is: `Minutes of July (council)`.
IN_SENTENCES: Mapping[str, str] = {
    "elected": marked("elected"), "appointed": marked("appointed"), "co-opted": marked("co-opted"),
    "by-right": marked("by right of another post"), "members": marked("chosen by its members"),
    "employed": marked("employed"), "volunteers": marked("volunteers"), "lot": marked("by lot"),
    "statute": marked("statute"), "government": marked("government"), "council": marked("council"),
    "organisation": marked("organisation"), "local-knowledge": marked("local knowledge"),
}  # fmt: skip
