"""Names of children: beside an age, a school year, a team of juniors, or words such as "pupil"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Hit, Line
from .history import is_history
from .names import Person, Sort

_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
).replace(" ", "|")
_FIGURES = r"(?:1[0-7]|[1-9])"
_YOUNG = rf"(?:{_FIGURES}|{_WORDS})"
_NO_RANGE = r"(?![\w+]|%| ?(?:to|or|-|–|plus|months)[ \d]| and (?:over|above|under|up))(?!-\d)"
_AGE = re.compile(
    rf"\b(?:aged?|turned|turns|is only|is just)[ :]{{1,2}}{_YOUNG}{_NO_RANGE}(?!,? \d)"
    rf"|\b(?:{_YOUNG})[ -]years?[ -]old\b|\b{_FIGURES} ?(?:yrs?|y/o)\b"
    rf"|\b(?:{_FIGURES}(?:st|nd|rd|th)) birthday\b"
    rf"|(?P<right>[(](?:age )?{_FIGURES}(?: yrs?)?[)]|, {_FIGURES}(?=,|$|\.(?: |$)))",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:Y(?:ea)?r(?: group)?[.:]? ?(?:1[0-3]|[1-9])|Y(?:1[0-3]|[1-9])|[Rr]eception (?:class|pupils?)|"
    r"[Cc]lass:? (?:[1-6][A-Z]?)|"
    r"KS[1-4]|[Kk]ey [Ss]tage [1-4]|(?:U|[Uu]nder)[- ]?(?:1[0-8]|[5-9])'?s?|[Ss]ixth[- ]former|[Nn]ursery class)\b"
    r"(?!'s? free)"
)
_OF_SCHOOL = re.compile(
    r"\b(?:of|from|at|attends|goes to) (?:[A-Z][\w'.]+ ){1,4}(?:Primary|Infants?|Juniors?|Academy|School)\b"
)
_PUPIL = re.compile(
    r"\b(?:[Pp]upils?|[Ss]chool ?(?:boy|girl)s?|[Hh]ead (?:boy|girl)|[Ss]choolchild(?:ren)?|"
    r"(?:my|his|her|their|our) (?:young|little|baby|small|eldest|youngest)? ?(?:son|daughter|grandson|"
    r"granddaughter|boy|girl)|"
    r"(?:[Tt]oddler|[Bb]aby|[Ll]ittle|[Yy]oungster))\b"
)
_CHILDLIKE = re.compile(
    r"\b(?:pupils?|school\w*|aged|sons?|daughters?|child|children|boys?|girls?|captain|players?|goal\w*|scored|plays|"
    r"played|won|winners?|medals?|trophy|squad|swam|ran|sang|danced|drew|drawn|painted|poem|picture|poster|medley|"
    r"champion|grandson|granddaughter|twins?|brothers?|sisters?|hat-trick|striker|goalkeeper|solo|recited)\b",
    re.IGNORECASE,
)
# What only the young do, or only they are called; "class" has the name of a tree or a bird in primary schools.
_YOUTH = re.compile(
    r"\b(?:[Rr]ainbows?|[Bb]eavers?|[Cc]ubs?|[Bb]rownies?|[Ss]quirrels?|[Jj]unior (?:squad|team|section|"
    r"champion\w*|captain|"
    r"player|girls|boys|member|race|winner|cup|prize)|[Jj]uniors|[Mm]inis|[Cc]olts|[Nn]ew starters|"
    r"(?:[Ss]tar|[Pp]upil|[Rr]eader|[Ww]riter|[Cc]hild) of the (?:[Ww]eek|[Mm]onth|[Tt]erm|[Dd]ay)|"
    r"[Ff]irst (?:[Hh]oly )?[Cc]ommunion|GCSEs?|[Nn]ativity|(?!First |Second |Business |Master |Working |"
    r"Middle |World )"
    r"[A-Z][a-z]+ [Cc]lass(?! [A-Z]))\b(?! (?:[Hh]all|[Ll]eader|[Pp]ack|[Rr]ow|[Aa]ct|[Ff]unds?)\b)"
)
_DOES = re.compile(
    r",? (?:(?:was|were|has|have|is|are|who|both|all|also|and) ){0,2}(?:made (?:his|her|their)|invested|"
    r"earned|gained|won|received|"
    r"welcomed|moved up|joined|scored|got|passed|awarded|chosen|named|played|plays|swam|ran|danced|sang|"
    r"started|achieved)\b"
)
_PLAYED = re.compile(r"\b(?:played|won|drawn|painted|read|sung|written|designed) by $")
_JOINT = re.compile(
    r"(?:'s?)?[\s,;:|()\"'/&-]*(?:(?:from|in|of|is|who|was|school|year|team|the|our|class|form|s|pupils?|students?|"
    r"winners?|winner|prize|prizes|and|boys?|girls?|captain|player|best|squad|star|member|won|by|group|category|"
    r"season|week|[Aa]ge)\b[\s,;:|()\"'/&-]*){0,6}"
)
_BESIDE = re.compile(r"[\s,:(|-]*(?:(?:called|named|is|was|are|were|and|,)[\s,:]+)?")
_GROWN_UP = re.compile(
    r"\b(?:coach(?:es|ed)?|(?:head ?)?teach\w*|leaders?|managers?|manages?|contact|ask|ring|with|head(?!\s(?:boy|"
    r"girl))|"
    r"governors?|chair|secretary|treasurer|clerk|assistant|instructor|guest|speaker|run|runs|led|leads|call|email|"
    r"volunteers?|referee|organised|parent|mum|mother|dad|father|caretaker|cook|councillor|Cllr|author|tutor|"
    r"Tel|phone|reads|visit\w*|read to|told|talk\w*|librarian|nurse)\b",
    re.IGNORECASE,
)
_OFFICES = re.compile(
    r"\b(?:coach|(?:Brown|Tawny|Snowy) Owl|Akela|organiser|helper|contact|teacher|leader|manager|"
    r"guest speaker|speaker|author|instructor|head)\b[ :,-]{0,3}$"
)
_COUNTED = re.compile(
    r"\b(?:votes?|points?|runs|goals|pages?|marks|raffle|tickets?|lot|wickets|catches|laps|hymns?|table|stall|"
    r"room|hole|no\.?|number|times|copies|years ago|nights?|clues?|across|down)\b",
    re.IGNORECASE,
)
_REACH = 45


def children(line: Line) -> Iterator[Hit]:
    """A name beside an age below 18, a school year or a junior team, unless the words beside it tell of a grown-up."""
    if not any(cue.search(line.text) for cue in (_AGE, _SCHOOL, _PUPIL, _OF_SCHOOL, _YOUTH)):
        return
    if not line.people or is_history(line.text):
        return
    seen: set[int] = set()
    for person, start, end in (*_by_age(line), *_by_school(line), *_by_pupil(line), *_by_youth(line)):
        if person.start not in seen:
            seen.add(person.start)
            yield Hit(min(person.start, start), max(person.end, end))


def _by_age(line: Line) -> Iterator[tuple[Person, int, int]]:
    is_counted = bool(_COUNTED.search(line.text))
    for cue in _AGE.finditer(line.text):
        is_right = cue.group("right") is not None
        if is_right and (is_counted or (cue.group()[0] == "," and not _CHILDLIKE.search(line.text))):
            continue
        reach = 1 if is_right else _REACH
        for person, between in line.beside(cue.start(), cue.end(), Sort.PERHAPS, reach, after=not is_right):
            is_far = len(between) > 25 and person.sort is not Sort.FULL
            if person.sort <= Sort.FULL and not is_far and not _is_grown_up(between):
                yield person, cue.start(), cue.end()
                break


def _by_school(line: Line) -> Iterator[tuple[Person, int, int]]:
    is_childlike = bool(_CHILDLIKE.search(line.text))
    for cue in (*_SCHOOL.finditer(line.text), *(_OF_SCHOOL.finditer(line.text) if is_childlike else ())):
        for person, between in line.beside(cue.start(), cue.end(), Sort.PERHAPS, _REACH):
            if not _may_be_pupil(line, person) or _is_grown_up(between):
                continue
            joint = _JOINT.fullmatch(between)
            is_near = person.sort is Sort.FULL or len(between) <= 20
            if joint or (is_childlike and is_near):
                yield person, cue.start(), cue.end()
                yield from _others(line, person, cue)
                break


def _by_pupil(line: Line) -> Iterator[tuple[Person, int, int]]:
    for cue in _PUPIL.finditer(line.text):
        for person, between in line.beside(cue.start(), cue.end(), Sort.FIRST, _REACH, before=False):
            is_young = (
                not cue.group().endswith(("son", "daughter")) or cue.group().count(" ") > 1 or "my" in cue.group()
            )
            if is_young and _may_be_pupil(line, person) and _BESIDE.fullmatch(between):
                yield person, cue.start(), cue.end()
                yield from _others(line, person, cue)


def _by_youth(line: Line) -> Iterator[tuple[Person, int, int]]:
    for cue in _YOUTH.finditer(line.text):
        for person, between in line.beside(cue.start(), cue.end(), Sort.FULL, _REACH):
            if not _may_be_pupil(line, person) or _is_grown_up(between):
                continue
            does = _DOES.match(line.text, person.end)
            joint = _JOINT.fullmatch(between) and (between[:1] in ":," or person.end <= cue.start())
            played = _PLAYED.search(line.text, max(0, person.start - 12), person.start)
            if does or joint or played:
                yield person, cue.start(), cue.end()
                yield from _others(line, person, cue)
                break


def _others(line: Line, first: Person, cue: re.Match[str]) -> Iterator[tuple[Person, int, int]]:
    """Those named right behind the first: "Pupils Freya Addison and Oliver Jenks"."""
    end = first.end
    for person in line.people:
        if person.start >= end and first.sort <= person.sort <= Sort.FULL:
            if line.text[end : person.start] not in (", ", " and ", ", and ", " & "):
                return
            yield person, person.start, person.end
            end = person.end


def _may_be_pupil(line: Line, person: Person) -> bool:
    return person.sort <= Sort.FULL and not _OFFICES.search(line.text, max(0, person.start - 25), person.start)


def _is_grown_up(between: str) -> bool:
    return bool(_GROWN_UP.search(between))
