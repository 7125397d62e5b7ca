"""Where somebody lives: words that say so, or a name beside a house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Hit, Line
from .names import Sort
from .words_of import words_of

_STREET = (
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Cl|Drive|Dr|Way|Court|Crescent|Cres|Gardens?|Terrace|Place|Grove|"
    r"Hill|Row|Walk|View|Rise|Mews|Square|Green|Cottages?|Park|Croft|Fold|Bank|Parade|Gate|Drove|Brow|Meadows?|End)"
)
_NAMED = r"(?:[A-Z][\w'-]{1,30}[ ]){1,3}"
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}\b"
_NUMBERED = rf"(?:No\.?[ ])?\d{{1,4}}[A-Za-z]?,?[ ](?:{_NAMED}{_STREET}\b|The[ ][A-Z]\w{{2,20}}\b)"
_FLAT = r"(?:Flat|Apartment|Apt)[ ]\w{1,4},?[ ](?:\d{1,4}[a-z]?,?[ ])?(?:[A-Z][\w'-]{1,30}[ ]?){1,3}"
_COTTAGE = r"(?:The[ ])?(?:Old[ ])?[A-Z][\w'-]{1,20}[ ](?:Cottage|Bungalow|Lodge|Barn|Villa|Farmhouse)\b"
_HOUSE_WORDS = (
    "Forge|Grange|Rectory|Vicarage|Manse|Manor|Gables|Willows|Elms|Firs|Laurels|Hollies|Beeches|Limes|Oaks|Orchard|"
    "Paddock|Stables|Coach House|Gatehouse|Mill|Croft|Haven|Nook|Granary|Hollow|Chestnuts|Cedars|Poplars|Birches|"
    "Pines|Spinney|Old [A-Z][a-z]{2,12}(?: House)?"
)
_THE_HOUSE = rf"The[ ](?:{_HOUSE_WORDS})(?=,[ ]{_NAMED}{_STREET}\b)"
_HOUSE = re.compile(
    rf"\b(?:{_FLAT}|{_NUMBERED}|{_COTTAGE}|{_THE_HOUSE}|\d{{1,4}}[A-Za-z]?,?[ ][^\n]{{0,40}}?{_POSTCODE})"
)
_ALONG = re.compile(rf"\b{_NAMED}(?:Road|Lane|Street|Close|Avenue|Drive|Terrace|Crescent)\b(?![ ][A-Z])")
_LIVES = (
    r"home address|private address|my address|(?:his|her|their) address|my home|lives? (?:in|at|on)|living (?:at|"
    r"in)|lived at|"
    r"moved (?:in)?to|resides? at"
)
_AT_HOME = re.compile(
    rf"\b(?:(?P<sure>{_LIVES})|at home|visiting|home:|c/o|care of|(?:his|her|their|whose) (?:house|home))\b",
    re.IGNORECASE,
)
_SAYS_WHO = words_of(
    """
i my he his she her their they who whose mr mrs ms miss resident
"""
)
_BETWEEN = re.compile(
    r"(?:'s?|s')?[\s,;:|\"'()\t-]{0,5}(?:(?:was burgled |has been burgled |was robbed |who lives |living |"
    r"resident |now |formerly )?(?:of|at|from|lives at|lives in|"
    r"address|home|house|home address|place|family|is at|on)[\s:,]{1,3}){0,3}(?:\"?[Aa]ddress\"?[: ]{1,3})?[\"(]?"
)
_OF = re.compile(r",?[ ](?:of|from|who lives (?:at|in|on)|living (?:at|in|on))[ ]")
# Whose letterbox it is lives there, also when the name is not known to us.
_PART_OF_HOME = re.compile(
    r"\b(?:letter ?box|door(?:step)?|porch|garden|garage|drive|house|home) of (?:Mr |Mrs |Ms )?$"
)
_ASK_FOR = re.compile(r"[ ,(-]{1,3}(?:and )?(?:ask for|(?:the )?home of|care of|c/o) ")
_INSTITUTION = re.compile(
    r"\b(?:Library|Hall|Church|Centre|School|Office|Surgery|Pub|Inn|Arms|Museum|Club|Council|Trust|Shop|Bank|Room|"
    r"Chapel|Cafe|Café|College|Hospital|Mosque|Temple|Bakery|Stores?|Garage|Nursery|Practice|Salon|Studio|Hotel)\b"
    rf"(?![ ]{_STREET}\b)"
)
# Who sells or is in office has an address for everybody; who is told of in a tour lived there long ago.
_BUSINESS = re.compile(
    r"\b(?:dentist|dental|surgery|solicitors?|supper|menu|takeaway|open(?:s|ing)? |shop|museum|museums|Clerk|"
    r"[Tt]reasurer|tickets|trading|hair\w*|plaque|visit|tour|novelist|poet|author|NHS|practice|clinic|pharmacy|"
    r"vet|vets|"
    r"plumb\w+|electric\w+|accountan\w+|tea ?room|barber|butcher|baker|optician|chiropod\w+|physio\w*|estate agents?|"
    r"open gardens?|for sale|antiques|florist|registered office|Parish Council|surveyors?|architects?|&|Ltd|builder|"
    r"architect|memorial|[Ll]isted|built|exhibition|consulting|funeral director\w*|B&B)\b"
)
# Behind a house with a name: ", Church Lane".
_GOES_ON = re.compile(rf", (?:[A-Z][\w'-]{{1,30}}[ ]){{1,3}}{_STREET}\b|,? [^.\n]{{0,30}}?{_POSTCODE}")
_NEAR = 60


def homes(line: Line) -> Iterator[Hit]:
    """Words such as "lives at" beside a house or a postcode, or a name beside a house."""
    seen: set[int] = set()
    houses = list(_HOUSE.finditer(line.text))
    for house in houses:
        for hit in _told(line, house) or _named(line, house):
            if hit.end not in seen and not _INSTITUTION.search(line.text, hit.start, max(hit.start, house.start())):
                seen.add(hit.end)
                yield hit
    yield from _along(line, seen)


def _told(line: Line, house: re.Match[str]) -> list[Hit]:
    start = max(0, house.start() - _NEAR)
    says = None
    for says in _AT_HOME.finditer(line.text, start, house.start()):  # noqa: B007  (the last one counts)
        pass
    if says is None or re.search(r"\.\s", line.text[says.end() : house.start()]):
        return []
    if says.start("sure") >= 0:
        who = line.words & _SAYS_WHO or any(True for _ in line.beside(says.start(), says.end(), Sort.FIRST, _NEAR))
        return [Hit(says.start(), house.end(), sure=bool(who))]
    return [Hit(says.start(), house.end())]


def _named(line: Line, house: re.Match[str]) -> list[Hit]:
    strict = bool(_BUSINESS.search(line.text))
    for person, between in line.beside(house.start(), house.end(), Sort.PERHAPS, _NEAR, after=False):
        joined = _BETWEEN.fullmatch(between)
        # A first name alone needs "Maureen's", a name that may be none "of", and a doctor mostly works there.
        enough = {
            Sort.FIRST: between.startswith(("'s", "s'", " of ", " at ")),
            Sort.PERHAPS: " of " in between
            or " at " in between
            or "ddress" in between
            or bool(_PART_OF_HOME.search(line.text, max(0, person.start - 30), person.start)),
            Sort.TITLED: not person.words.startswith(("Dr", "Prof")),
        }.get(person.sort, True)
        is_cottage = not any(sign.isdigit() for sign in house.group()) and not _GOES_ON.match(line.text, house.end())
        if joined and enough and not strict and (not is_cottage or " of " in between or "'s" in between):
            return [Hit(person.start, house.end())]
    asked = _ASK_FOR.match(line.text, house.end())
    for person, _ in line.beside(asked.end(), asked.end(), Sort.FIRST, 0, before=False) if asked else ():
        if not strict:
            return [Hit(house.start(), person.end)]
    return []


def _along(line: Line, seen: set[int]) -> Iterator[Hit]:
    """A street without a number behind a name: "Mr Brown of Mill Lane"."""
    for person in line.people if " of " in line.text or " from " in line.text or " liv" in line.text else ():
        of = _OF.match(line.text, person.end)
        road = _ALONG.match(line.text, of.end()) if of else None
        if not road or person.sort not in (Sort.FULL, Sort.TITLED) or road.end() in seen:
            continue
        if not _BUSINESS.search(line.text) and not _INSTITUTION.search(line.text, person.start, road.end()):
            yield Hit(person.start, road.end())
