"""Twenty everyday questions, asked of the example hub: which page answers, and who it says decides or acts.

This is what the map of power is for. A change that makes one of these answers wrong must not pass.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from hubsite.look import look

ROOT = Path(__file__).parent.parent
QUESTIONS = {
    "Who decides when my bins are emptied?": ("decisions/bins/", "Wenlow District Council"),
    "Who actually empties them?": ("services/bin-collection/", "Greenbarrow Waste"),
    "The bins were missed: what do I do?": ("guides/bins-missed/", "Wenlow District Council"),
    "Who mends the pothole in Mill Lane?": ("decisions/potholes/", "Marlshire County Council"),
    "Can we have a 20 mph limit?": ("decisions/speed-limits/", "Marlshire County Council"),
    "Who lets them build all those houses?": ("decisions/new-houses/", "Wenlow District Council"),
    "Who wants to close our library?": ("decisions/library-hours/", "Marlshire County Council"),
    "How long can I answer about the library?": ("consultations/library-future/", "Friday 18 December 2026 at 5pm"),
    "Who cut the evening bus?": ("decisions/bus-routes/", "Harland Buses"),
    "Why did my child not get the school we chose?": ("decisions/school-places/", "Three Rivers Learning Trust"),
    "Who puts up my rent?": ("decisions/council-rents/", "Wenlow Homes"),
    "Why is there no light on Church Path?": ("decisions/street-lights/", "Marlshire County Council"),
    "What does an allotment cost, and who says so?": ("decisions/allotment-rents/", "Aldermere Parish Council"),
    "Who looks after the play area?": ("decisions/park-and-play-area/", "Aldermere Parish Council"),
    "Why can I not see a doctor?": (
        "decisions/gp-appointments/",
        "Marl and Vale Integrated Care Board",
    ),
    "What will the police do about speeding?": ("decisions/policing-priorities/", "Marlshire Police"),
    "Who decides my council tax?": ("decisions/council-tax/", "Aldermere Parish Council"),
    "Why is my water bill so high?": ("decisions/water-bills/", "Ofwat"),
    "Who does something about dog mess?": ("decisions/dog-fouling/", "Wenlow District Council"),
    "Who spends the money from the builders?": ("decisions/where-cil-is-spent/", "Aldermere Parish Council"),
}


@cache
def pages():
    found = look(ROOT, date(2026, 11, 22))
    return {page.path: str(page.body) for page in found.site.pages}


def test_there_are_twenty_questions():
    assert len(QUESTIONS) == 20


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_hub_answers(question):
    path, answer = QUESTIONS[question]
    before_connections = pages()[path].partition('id="hub-connected-with-this"')[0]
    assert answer in before_connections


# A service stands one click behind the guide or the decision about it.
AT_THE_FRONT = [question for question, (path, _) in QUESTIONS.items() if not path.startswith("services/")]


@pytest.mark.parametrize("question", AT_THE_FRONT)
def test_the_answer_is_at_most_two_clicks_from_the_front_door(question):
    """The front page leads to an index or a door, and that to the answer."""
    path, _ = QUESTIONS[question]
    first = {target for target in pages() if f'href="{target}"' in pages()[""]}
    name = path.rstrip("/").rpartition("/")[2]
    assert any(f'{name}/"' in pages()[each] for each in first), path
