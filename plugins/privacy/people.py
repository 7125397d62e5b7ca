"""What is said about named people that should not be: who spoke at a meeting, who came, who helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from .finding import Hit, Line
from .names import Person, Sort, people_in

_WHO = (
    r"(?:[Mm]embers? of the public|[Aa] (?:local )?resident|[Rr]esidents?|[Pp]arishioners?|[Nn]eighbours?|"
    r"[Oo]bjectors?|[Cc]omplainants?|[Aa]pplicants?|[Tt]enants?|[Hh]ouseholders?)"
)
_BEFORE = re.compile(
    rf"\b(?:{_WHO}[,:( ]{{1,3}}(?:called |named |are |were |is )?|"
    r"(?:(?:[Cc]omplaints?|[Oo]bjections?|[Ll]etters?|[Ee]mails?|[Ee]-mails?|[Cc]orrespondence|[Pp]etition|"
    r"[Qq]uestions?|[Rr]epresentations?|[Cc]oncerns?|[Rr]equests?|[Cc]alls?|[Cc]omments?|[Ee]nquir(?:y|ies)) "
    r"(?:was |were |had been |has been |have been )?(?:received |raised |made )?(?:from|by)) )$"
)
_AFTER = re.compile(
    r",? ?\(?(?:an? |the )?(?:\w+ )?(?:resident|neighbour|parishioner|member of the public|tenant|objector|"
    r"complainant)\b"
    r"|(?: \(?(?:of|from|at) [^.;:]{3,40}?\)?)?,? (?:has |had |also |then )?(?:objected|complained|"
    r"spoke from the floor|asked from the floor|"
    r"spoke (?:in|during) (?:the )?public|raised (?:a complaint|concerns|the (?:issue|matter|question) of)|(?:was|"
    r"became) abusive|"
    r"spoke against|wrote to complain|reported (?:that )?(?:his|her|their) neighbour)"
)
_FLOOR = re.compile(
    r"\b(?:[Pp]ublic (?:session|forum|participation|question|time|questions|speaking|open|adjournment)|"
    r"[Oo]pen (?:forum|session)|"
    r"[Ff]rom the floor|[Qq]uestion time)\b"
)
_SPOKE = re.compile(
    r"(?: \(?(?:of|from|at) [^.;:]{3,40}?\)?)?,? (?:then |also |again |had |has )?(?:asked|said|raised|spoke|"
    r"complained|queried|"
    r"requested|stated|expressed|enquired|suggested|wanted|wished|commented|thanked|reported|felt|objected|"
    r"pointed out)\b"
)
# Within one line, but for the sign behind it, which may be the line's end.
HEADING = re.compile(
    r"\b(?:[Pp]resent|[Aa]ttendance(?: list)?|[Aa]ttended by|[Ii]n attendance|[Aa]pologies(?: from)?|[Mm]embers|"
    r"[Mm]embership list|[Dd]onors|[Dd]onations (?:received )?from|[Rr]ota|[Vv]olunteers(?: this \w{1,12})?|"
    r"[Hh]elp (?:wanted|requests?|offers?|offered)|[Ss]igned up|[Rr]egister|[Tt]elephone tree|[Pp]hone tree|"
    r"[Ss]ponsors|[Aa]ttending|[Hh]elpers|(?:[Vv]olunteer )?[Dd]rivers|[Ss]ides(?:men|people)|[Ww]elcomers|"
    r"[Ii]ntercessors|"
    r"[Rr]eaders|[Ff]lowers|[Cc]offee|[Tt]eas?|[Cc]leaning|[Cc]leaners|[Ss]tewards|[Mm]arshals|"
    r"[Kk]ey ?holders|[Nn]ew members|"
    r"[Ww]aiting list|[Pp]lot ?holders|[Tt]he (?:sick|housebound|unwell)|[Pp]rayer list|[Pp]ray(?:ers)? for|"
    r"[Oo]ur prayers|"
    r"[Ww]ho came|[Ss]ubscriptions paid|[Oo]n duty|[Tt]hanks to our donors|[Ss]hopping for|[Nn]ot yet paid|[Uu]npaid)\b"
    r"(?:\*\*)?[\"']?[ ]?[:,\n|–-]"
    r"|\b(?:[Dd]onations? (?:[Ww]ere |[Ww]as )?(?:\w+ )?(?:received )?from|[Tt]hanks? to our (?:donors|"
    r"volunteers|helpers)|"
    r"[Pp]ray(?:ers)? (?:are asked )?for(?: the sick| those who are ill)?|[Oo]n the rota(?: are)?)(?= [A-Z]| the [A-Z])"
)
# Those in office are named in every minute.
_IN_OFFICE = re.compile(
    r"\b(?:trustees?|committee|councillors?|cllrs?|governors?|directors?|officers?|staff|board|chair\w*|clerk|parish "
    r"council|executive|PCC|churchwardens?|secretary|treasurer)\b",
    re.IGNORECASE,
)
_BELOW = 300
# No honest text has more such headings.
_MOST = 500


def names_of_the_public(line: Line) -> Iterator[Hit]:
    """Names of people who spoke at a meeting and hold no office."""
    for person in line.people:
        if person.sort is Sort.OFFICE or person.sort is Sort.PERHAPS:
            continue
        before = _BEFORE.search(line.text, max(0, person.start - 60), person.start)
        after = _AFTER.match(line.text, person.end)
        if not after and _FLOOR.search(line.text, 0, person.start) and person.sort is not Sort.FIRST:
            after = _SPOKE.match(line.text, person.end)
        if before and not (person.sort is Sort.FIRST and "esident" not in before.group()):
            yield Hit(before.start(), person.end)
        elif after and not line.text[person.start - 2 : person.start].startswith("@"):
            yield Hit(person.start, after.end())


def lists_of_people(whole_text: Line) -> Iterator[Hit]:
    """A heading such as "Rota", and three names or more right below it; not those of a committee."""
    text = whole_text.text
    for heading in islice(HEADING.finditer(text), _MOST):
        below = text[heading.end() : heading.end() + _BELOW]
        names = list(people_in(below))
        if not _are_together(names):
            continue
        line_start = text.rfind("\n", max(0, heading.start() - 60), heading.start()) + 1
        whole = text[max(line_start, heading.start() - 60) : heading.end()] + below.split("\n\n")[0]
        if not _IN_OFFICE.search(whole):
            yield Hit(heading.start(), heading.end() + names[2].end)


def _are_together(names: list[Person]) -> bool:
    spread = [later.start - earlier.end for earlier, later in pairwise(names[:3])]
    sure = [each for each in names[:3] if each.sort is not Sort.PERHAPS]
    return len(names) >= 3 and len(sure) >= 2 and names[0].start < 60 and all(gap < 40 for gap in spread)
