"""Forty lines as volunteers write them: which deserve advice on a word, and which do not."""

from __future__ import annotations

from hubsite.testing import make_hub

HUB = "name: Here\nplugins: [plain_english]\n"
NAMES = {
    "groups/strive.yml": "name: Strive\nsummary: We run.\n",
    "spaces/rooms.yml": "name: Endeavour Rooms\nsummary: Two rooms.\naddress: Mill Lane\n",
    "groups/film.yml": "name: Whilst the cat is away\nsummary: A play.\n",
}
DESERVE_ADVICE = (
    "The committee will endeavour to reply within a week.",
    "You may terminate your membership at any time.",
    "Work on the roof will commence in March.",
    "Please complete the form prior to your visit.",
    "The trust was set up in order to buy the field.",
    "We utilise the old school on Mondays.",
    "Grants are available in respect of repairs.",
    "Volunteers can be reimbursed for travel.",
    "The council has a duty to implement the plan.",
    "Notwithstanding the above, dogs are welcome.",
    "Our aim is to facilitate friendships.",
    "We signpost residents to other services.",
    "The clerk will liaise with the county.",
    "Expenditure on the hall doubled.",
    "The café strives to be welcoming.",
    "Whilst stocks last, compost is free.",
    "Please furnish us with two references.",
    "The ANPR is switched on at night.",
    "Ask your PCSO about bicycle marking.",
    "The LCWIP shows where paths are planned.",
)
DESERVE_NONE = (
    "The 47 terminates at the Cross, by the church.",
    "The annexe is a furnished room with a sink.",
    "Meet by the white signpost at the ford.",
    "Beginners meet in Endeavour Rooms at seven.",
    "Mrs Bell will accompany the choir.",
    "Children must be accompanied by an adult.",
    "A shed full of old implements and pots.",
    "Strive meets by the bridge on Sundays.",
    "To book, enquire at the bar.",
    "The much anticipated dahlia show is back.",
    "PLEASE NOTE: the gate is locked at dusk.",
    "NO DOGS on the bowling green.",
    "The WI has a stall, and there is a BBQ.",
    "All helpers need a DBS check.",
    "We collect for the RSPB and the RNLI.",
    "A potter demonstrates throwing a bowl.",
    "A day of holistic massage and yoga.",
    "The walk is well signposted from the car park.",
    "We act Whilst the cat is away in the big hall.",
    "A streamlined engine from 1938 is on show.",
)


def lines_with_advice(folder):
    """The lines for which there is advice on a word or an acronym, all of them looked at in one hub."""
    lines = dict(enumerate([*DESERVE_ADVICE, *DESERVE_NONE]))
    files = {f"groups/line-{at}.yml": f'name: Choir {at}\nsummary: "{line}"\n' for at, line in lines.items()}
    look = make_hub(folder, {"hub.yml": HUB} | NAMES | files)
    assert not look.has_errors, look.problems
    wanted = {"plain-hard-word", "plain-acronym"}
    told = {each.source.file for each in look.problems if each.code in wanted and each.source}
    return {line for at, line in lines.items() if f"content/groups/line-{at}.yml" in told}


def test_most_advice_is_right_and_most_that_is_needed_is_given(tmp_path):
    told = lines_with_advice(tmp_path)
    assert told.isdisjoint(DESERVE_NONE)
    assert not set(DESERVE_ADVICE) - told
