"""Everyday questions, asked of the example hub: which page answers, what it says there, and how many clicks away it is.

This is what the map of power is for. A change that makes one of these answers wrong, or hides it, must not pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from .example_hub import example

ROOT = Path(__file__).parent.parent
SITE = "https://aldermere.example/"

WHO_DECIDES = "Who decides"
WHO_DOES_IT = "Who does the work"
FIRST = "Whom to ask first"

# question: the page, the label of the fact on it, and what stands beside that label
QUESTIONS = {
    "Who decides when my bins are emptied?": ("decisions/bins/", WHO_DECIDES, "Wenlow District Council"),
    "Who actually empties them?": ("services/bin-collection/", WHO_DOES_IT, "Greenbarrow Waste"),
    "The bins were missed: whom do I tell?": ("guides/bins-missed/", FIRST, "Wenlow District Council"),
    "Who mends the pothole in Mill Lane?": ("decisions/potholes/", WHO_DOES_IT, "Mending roads and pavements"),
    "Can we have a 20 mph limit?": ("decisions/speed-limits/", WHO_DECIDES, "Marlshire County Council"),
    "Who lets them build all those houses?": ("decisions/new-houses/", WHO_DECIDES, "Wenlow District Council"),
    "Who wants to close our library?": ("decisions/library-hours/", WHO_DECIDES, "Marlshire County Council"),
    "How long can I answer about the library?": (
        "consultations/library-future/",
        "Last day to answer",
        "Friday 18 December 2026 at 5pm , in 26 days",
    ),
    "Who cut the evening bus?": ("decisions/bus-routes/", WHO_DECIDES, "Harland Buses and Marlshire County Council"),
    "Why did my child not get the school we chose?": (
        "decisions/school-places/",
        WHO_DECIDES,
        "Marlshire County Council and Three Rivers Learning Trust",
    ),
    "Who puts up my rent?": ("decisions/council-rents/", WHO_DECIDES, "Wenlow Homes"),
    "Why is there no light on Church Path?": ("decisions/street-lights/", WHO_DECIDES, "Marlshire County Council"),
    "Who says what an allotment costs?": ("decisions/allotment-rents/", WHO_DECIDES, "Aldermere Parish Council"),
    "Who looks after the play area?": (
        "decisions/park-and-play-area/",
        WHO_DOES_IT,
        "Grass cutting and Aldermere Parish Council",
    ),
    "Why can I not see a doctor?": (
        "decisions/gp-appointments/",
        WHO_DECIDES,
        "Aldermere Surgery doctors and Marl and Vale Integrated Care Board",
    ),
    "What will the police do about speeding?": ("decisions/policing-priorities/", WHO_DECIDES, "Marlshire Police"),
    "Who sends the council tax bill?": ("decisions/council-tax/", WHO_DOES_IT, "Wenlow District Council"),
    "Why is my water bill so high?": ("decisions/water-bills/", WHO_DECIDES, "Ofwat and Marl Water"),
    "Who does something about dog mess?": (
        "decisions/dog-fouling/",
        WHO_DECIDES,
        "Wenlow District Council and Aldermere Parish Council",
    ),
    "Who spends the money from the builders?": (
        "decisions/where-cil-is-spent/",
        WHO_DECIDES,
        "Aldermere Parish Council and Wenlow District Council",
    ),
}
# trouble: its guide, who decides on it, whom to ask first
TROUBLES = {
    "bins": ("guides/bins-missed/", "Wenlow District Council", "Wenlow District Council"),
    "potholes": ("guides/report-a-pothole/", "Marlshire County Council", "Marlshire County Council"),
    "damp": ("guides/damp-in-a-rented-home/", "Wenlow Homes and Wenlow District Council", "Wenlow Homes"),
    "bus": ("guides/bus-cut/", "Harland Buses and Marlshire County Council", "Harland Buses"),
    "noise": ("guides/noise/", "Wenlow District Council", "Wenlow District Council"),
    "fly-tipping": ("guides/fly-tipping/", "Wenlow District Council", "Wenlow District Council"),
    "surgery": (
        "guides/surgery-closed-or-no-doctor/",
        "Aldermere Surgery doctors and Marl and Vale Integrated Care Board",
        "Aldermere Surgery doctors",
    ),
}
DOORS = {
    "wrong/": 9,
    "planned/": 5,
    "start/": 4,
    "say/": 5,
    "help/": 4,
}

FACT = re.compile(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", re.DOTALL)
BETWEEN_ITEMS = re.compile(r"</li>\s*<li>")
HEADED = '<section aria-labelledby="hub-{}">(.*?)</section>'
LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
STEP = re.compile(r"<li>(.*?)</li>", re.DOTALL)
A_NUMBER_TO_RING = re.compile(r'href="tel:(?:999|101|111|105)"')


@cache
def pages() -> dict[str, str]:
    found = example()
    assert found.site is not None
    return {page.path: str(page.body) for page in found.site.pages}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def facts(path: str) -> dict[str, str]:
    """The text beside each label of a page, a list in one line; the first counts, which stands nearest to the top."""
    found: dict[str, str] = {}
    for label, value in FACT.findall(pages()[path]):
        found.setdefault(words(label), words(BETWEEN_ITEMS.sub(" and ", value)))
    return found


def part(path: str, name: str) -> str:
    """The part of a page below one of its headings, empty where there is none."""
    found = re.search(HEADED.format(name), pages()[path], re.DOTALL)
    return found.group(1) if found else ""


def links(path: str) -> Iterator[str]:
    """The pages of this site to which a page really leads, whether an address is written from the root or from here."""
    for href in LINK.findall(pages()[path]):
        target = urljoin(SITE + path, unescape(href)).partition("#")[0]
        if target.startswith(SITE) and urlsplit(target).path.strip("/") + "/" in pages():
            yield target.removeprefix(SITE)


def in_two_clicks() -> set[str]:
    return {second for first in set(links("")) for second in links(first)}


def guides_behind(door: str) -> set[str]:
    return {path for path in links(door) if path.startswith("guides/")}


def test_there_are_twenty_questions() -> None:
    assert len(QUESTIONS) == 20


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_hub_answers(question: str) -> None:
    path, label, answer = QUESTIONS[question]
    assert facts(path)[label] == answer


# A service stands one click behind the guide or the decision about it.
AT_THE_FRONT = [question for question, (path, *_) in QUESTIONS.items() if not path.startswith("services/")]


@pytest.mark.parametrize("question", AT_THE_FRONT)
def test_the_answer_is_at_most_two_clicks_from_the_front_page(question: str) -> None:
    path, *_ = QUESTIONS[question]
    assert path in in_two_clicks()


@pytest.mark.parametrize("door", DOORS)
def test_every_door_is_on_the_front_page_and_leads_to_guides(door: str) -> None:
    assert door in set(links(""))
    assert len(guides_behind(door)) >= DOORS[door]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_an_everyday_trouble_is_two_clicks_away_and_says_whose_it_is(trouble: str) -> None:
    path, decider, first = TROUBLES[trouble]
    assert path in guides_behind("wrong/")
    assert facts(path)[WHO_DECIDES].partition(" (see ")[0] == decider
    assert facts(path)[FIRST] == first


def lacking(path: str) -> Iterator[str]:
    """What somebody in trouble needs from a guide and does not find on its page."""
    yield from (label for label in (WHO_DECIDES, WHO_DOES_IT, FIRST, "What comes next") if not facts(path).get(label))
    steps, route = part(path, "steps"), part(path, "political_route")
    if "<li>" not in part(path, "evidence_to_keep"):
        yield "what to keep"
    if not any(re.search(r"\bWait \S", words(step)) for step in STEP.findall(steps)):
        yield "how long to wait"
    if "If nothing comes of it:" not in steps:
        yield "what to do if nothing comes of it"
    last_word = words(part(path, "final_say"))
    if "Ombudsman" not in last_word or "Ombudsman" not in words(STEP.findall(steps)[-1] if steps else ""):
        yield "the ombudsman at the end"
    if "In an emergency:" not in pages()[path] or not A_NUMBER_TO_RING.search(pages()[path]):
        yield "which number to ring in danger"
    yield from lacking_on_the_way_up([words(step) for step in STEP.findall(route)])


def lacking_on_the_way_up(route: list[str]) -> Iterator[str]:
    """The councillor comes first and the MP last, with a committee or the cabinet and a whole authority between."""
    if not route or not re.search(r"\b(ward|county) councillor\b", route[0]):
        yield "the councillor to begin with"
    if not any(re.search(r"\b(committee|cabinet|board)\b", step) for step in route[1:-1]):
        yield "the committee"
    if len(route) < 4:
        yield "the authority"
    if not route or "our MP" not in route[-1]:
        yield "the MP"


@pytest.mark.parametrize("door", ["wrong/", "planned/"])
def test_every_guide_to_a_trouble_or_a_plan_is_whole(door: str) -> None:
    assert {path: found for path in guides_behind(door) if (found := list(lacking(path)))} == {}


def test_what_a_guide_lacks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above is worth something only if it notices."""
    whole = pages()["guides/noise/"]
    for name, missing in (("evidence_to_keep", "what to keep"), ("political_route", "the MP"), ("steps", "how long")):
        spoilt = re.sub(HEADED.format(name), "", whole, flags=re.DOTALL)
        monkeypatch.setitem(pages(), "guides/noise/", spoilt)
        assert any(found.startswith(missing) for found in lacking("guides/noise/"))


def test_the_hub_says_what_to_look_at_before_you_start() -> None:
    assert "before-you-start/" in set(links("guides/look-before-you-start/"))


def test_the_guide_to_councillors_leads_to_each_of_them() -> None:
    people = {path for path in links("guides/how-to-talk-to-your-councillor/") if path.startswith("people/")}
    assert len(people - {"people/"}) >= 6
