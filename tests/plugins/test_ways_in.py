"""Ways in: the page of all ways as a ladder, and at the foot of every page the few that fit it."""

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from hubsite.model.voice import Way
from hubsite.testing import make_hub

ROOT = Path(__file__).resolve().parents[2]
BASE = {
    "hub.yml": "name: Here\nplugins: [record_pages, connections, ways_in]\n",
    "spaces/hall.yml": "name: Hall\naddress: Mill Lane\n",
    "spaces/green.yml": "name: Green\naddress: Church Street\n",
    "groups/pickers.yml": "name: Pickers\nsummary: We pick.\nmeets_at: green\n",
    "bodies/parish.yml": "name: Parish council\n",
}
WAYS = {
    "ways/read.yml": "name: Read the notes\neffort: know\ntakes: five minutes\nnext_step: ways/speak\n",
    "ways/listen.yml": "name: Come and listen\neffort: turn up\ntakes: an hour\n",
    "ways/speak.yml": "name: Speak up\neffort: say\ntakes: an hour\nrun_by: parish\nnext_step: ways/stand\n",
    "ways/tell.yml": "name: Tell us\neffort: say\ntakes: five minutes\n",
    "ways/pick.yml": "name: Pick litter\neffort: help\ntakes: an hour\nrun_by: pickers\nwhere: green\ntags: outdoors\n",
    "ways/lead.yml": "name: Lead a pick\neffort: organise\ntakes: regularly\nrun_by: pickers\n",
    "ways/stand.yml": "name: Stand for the council\neffort: decide\ntakes: a role\nrun_by: parish\nnext_step: read\n",
}
MEETING = """name: Parish meeting
when: first Monday of every month, 7pm
what_happens: We decide.
how_to_speak: Put up your hand.
run_by: parish
held_at: hall
"""


def pages_of(folder, files):
    look = make_hub(folder, BASE | files)
    assert not [problem for problem in look.problems if problem.severity == "error"], look.problems
    return {page.path: str(page.body) for page in look.site.pages}


def panel(body, title="Ways to join in"):
    """The names in the panel of a page, in their order."""
    found = re.search(rf"<h2[^>]*>{title}</h2>(.*?)</section>", body, re.DOTALL)
    return re.findall(r"<a [^>]*>(.*?)</a>", found[1]) if found else []


def order_in(file, name):
    tree = ast.parse((ROOT / "plugins" / file).read_text(encoding="utf-8"))
    found = [each.value for each in tree.body if isinstance(each, ast.Assign) and each.targets[0].id == name]
    return ast.literal_eval(found[0])


# --- The ladder


@pytest.mark.parametrize(("field", "name"), [("effort", "RUNGS"), ("takes", "TIMES")])
def test_the_order_is_that_of_the_model_everywhere(field, name):
    choices = get_args(get_args(Way.model_fields[field].annotation)[0])
    assert order_in("record_pages/ladder.py", name) == order_in("ways_in/step.py", name) == choices


def test_the_page_climbs_from_knowing_to_deciding_and_within_a_rung_by_time(tmp_path):
    body = pages_of(tmp_path, WAYS)["ways/"]
    rungs = re.findall(r"<h2[^>]*>(.*?)</h2>", body)
    assert rungs[:3] == ["Know what is going on", "Turn up", "Have your say"] and rungs[5] == "Take part in deciding"
    assert body.index("Tell us") < body.index(">Speak up</a></h3>")


def test_the_page_says_what_helps_and_what_may_come_after(tmp_path):
    way = {"ways/pick.yml": WAYS["ways/pick.yml"] + "supports: childcare, a lift\ncost: Free\ntime: Sundays at ten\n"}
    body = pages_of(tmp_path, WAYS | way)["ways/"]
    assert "What helps you take part: childcare; a lift" in body and "An hour or so: Sundays at ten" in body
    path = re.search(r"Read the notes</a></h3>.*?After that: (.*?)</p>", body, re.DOTALL)[1]
    assert re.findall(r">(.*?)</a>", path) == ["Speak up", "Stand for the council"]


def test_a_way_without_a_rung_is_not_lost(tmp_path):
    body = pages_of(tmp_path, WAYS | {"ways/odd.yml": "name: Something else\n"})["ways/"]
    assert body.index("More ways") < body.index("Something else")


# --- At the foot of a page


def test_the_ways_of_those_who_run_it_come_smallest_first(tmp_path):
    pages = pages_of(tmp_path, WAYS)
    assert panel(pages["groups/pickers/"]) == ["Pick litter", "Lead a pick"]
    assert panel(pages["spaces/green/"]) == ["Pick litter"]


def test_before_a_meeting_of_a_body_speaking_comes_first_of_all(tmp_path):
    named = {"meetings/parish.yml": MEETING + "related: [ways/stand, ways/lead, ways/pick]\n"}
    assert panel(pages_of(tmp_path, WAYS | named)["meetings/parish/"]) == ["Speak up", "Pick litter", "Lead a pick"]


def test_where_no_way_of_speaking_is_known_the_next_meeting_is_offered(tmp_path):
    ways = {name: text for name, text in WAYS.items() if name != "ways/speak.yml"}
    ways["ways/read.yml"] = "name: Read the notes\neffort: know\n"
    files = ways | {"meetings/parish.yml": MEETING, "decisions/bins.yml": "name: Bins\ndecides: parish\n"}
    assert panel(pages_of(tmp_path, files)["decisions/bins/"]) == [
        "Speak at a meeting: Parish meeting",
        "Stand for the council",
    ]


def test_of_several_meetings_only_one_that_has_to_do_with_it_is_offered(tmp_path):
    other = MEETING.replace("Parish meeting", "Licensing panel")
    files = {"ways/tell.yml": WAYS["ways/tell.yml"], "meetings/parish.yml": MEETING, "meetings/panel.yml": other}
    files |= {"decisions/bins.yml": "name: Bins\ndecides: parish\n"}
    files |= {"decisions/pubs.yml": "name: Pubs\ndecides: parish\nrelated: meetings/panel\n"}
    pages = pages_of(tmp_path, files)
    assert panel(pages["decisions/bins/"]) == ["Tell us"]
    assert panel(pages["decisions/pubs/"]) == ["Speak at a meeting: Licensing panel"]
    assert len(panel(pages["bodies/parish/"])) == 1


@pytest.mark.parametrize("shut", ["public: no\n", "status: cancelled\n"])
def test_a_meeting_to_which_nobody_can_go_is_not_offered(tmp_path, shut):
    ways = {"ways/tell.yml": WAYS["ways/tell.yml"]}
    files = ways | {"meetings/parish.yml": MEETING + shut, "decisions/bins.yml": "name: Bins\ndecides: parish\n"}
    assert panel(pages_of(tmp_path, files)["decisions/bins/"]) == ["Tell us"]


def test_what_it_is_about_brings_the_ways_of_those_people(tmp_path):
    files = {"news/soup.yml": "name: Soup\ndate: 1 November 2026\nabout: groups/pickers\n"}
    assert panel(pages_of(tmp_path, WAYS | files)["news/soup/"]) == ["Pick litter", "Lead a pick"]


def test_who_shares_a_roof_shares_what_is_done_there_but_not_the_talking(tmp_path):
    ways = {"ways/speak.yml": WAYS["ways/speak.yml"].replace("next_step: ways/stand\n", "where: hall\n")}
    files = ways | {"ways/keys.yml": "name: Hold the keys\neffort: help\nwhere: hall\n"}
    files |= {"groups/toddlers.yml": "name: Toddlers\nsummary: We play.\nmeets_at: hall\n"}
    pages = pages_of(tmp_path, files)
    assert panel(pages["groups/toddlers/"]) == ["Hold the keys"]
    assert panel(pages["spaces/hall/"]) == ["Speak up", "Hold the keys"]


@pytest.mark.parametrize(("until", "offered"), [("1 May 2031", True), ("1 May 2019", False)])
def test_a_councillor_brings_the_ways_of_the_council_while_in_office(tmp_path, until, offered):
    person = f"name: Ada Brook\nmemberships:\n  - body: parish\n    end_date: {until}\n"
    body = pages_of(tmp_path, WAYS | {"people/ada.yml": person})["people/ada/"]
    assert ("Stand for the council" in panel(body)) is offered


def test_words_in_common_bring_a_way(tmp_path):
    files = {"news/fair.yml": "name: Fair\ndate: 1 November 2026\ntags: Outdoors\n"}
    assert panel(pages_of(tmp_path, WAYS | files)["news/fair/"]) == ["Pick litter"]


def test_where_nothing_fits_the_smallest_steps_of_the_hub_stand(tmp_path):
    assert panel(pages_of(tmp_path, WAYS)["spaces/hall/"]) == ["Read the notes", "Come and listen", "Tell us"]


def test_never_more_than_three(tmp_path):
    many = {f"ways/more-{number}.yml": f"name: More {number}\nrun_by: pickers\n" for number in range(9)}
    assert len(panel(pages_of(tmp_path, WAYS | many)["groups/pickers/"])) == 3


def test_a_hub_without_ways_has_no_panel(tmp_path):
    assert "Ways to join in" not in pages_of(tmp_path, {})["spaces/hall/"]


def test_the_page_of_a_way_shows_only_where_it_may_lead(tmp_path):
    pages = pages_of(tmp_path, WAYS)
    assert not any("Ways to join in" in body for path, body in pages.items() if path.startswith("ways/"))
    assert panel(pages["ways/read/"], "Where this may lead") == ["Speak up", "Stand for the council"]
    assert panel(pages["ways/pick/"], "Where this may lead") == []


def test_it_stands_before_what_is_connected(tmp_path):
    body = pages_of(tmp_path, WAYS)["groups/pickers/"]
    assert body.index("Ways to join in") < body.index("Connected with this")


def test_the_same_hub_gives_the_same_pages_whatever_the_order_of_files(tmp_path):
    backwards = dict(reversed(list(WAYS.items())))
    assert pages_of(tmp_path / "one", WAYS) == pages_of(tmp_path / "two", backwards)


# --- What is over


def over(about: str) -> dict[str, str]:
    """A way about one thing, and a place that it names as well."""
    return {
        "ways/answer.yml": f"name: Answer\neffort: say\ntakes: five minutes\nrelated: [spaces/hall, {about}]\n",
        "consultations/past.yml": "name: Past\ncloses: 21 November 2026\n",
        "consultations/last-day.yml": "name: Last day\ncloses: 22 November 2026\n",
        "consultations/five.yml": "name: Five\ncloses: 4 December 2026 17:00\n",
        "consultations/open.yml": "name: Open\n",
        "meetings/past.yml": "name: Fair\nwhen: 1 May 2026, 2pm\nwhat_happens: Fair.\n",
        "meetings/once.yml": "name: Feast\nwhen: 3 December 2026, 2pm to 4pm\nwhat_happens: Feast.\n",
        "meetings/weekly.yml": "name: Songs\nwhen: every Friday\nwhat_happens: Songs.\n",
    }


@pytest.mark.parametrize(
    ("about", "until"),
    [
        ("consultations/past", "over"),
        ("meetings/past", "over"),
        ("consultations/past, meetings/past", "over"),
        ("consultations/last-day", "2026-11-23T00:00"),
        ("consultations/past, consultations/five", "2026-12-04T17:00"),
        ("meetings/once", "2026-12-03T16:00"),
        ("consultations/past, meetings/weekly", ""),
        ("consultations/open", ""),
    ],
)
def test_a_way_is_offered_as_long_as_what_it_is_about_is_not_over(tmp_path, about, until):
    body = pages_of(tmp_path, WAYS | over(about))["spaces/hall/"]
    assert ("Answer" in panel(body)) == (until != "over")
    mark = re.search(r'<li( data-until="[^"]*")?><a [^>]*>Answer<', body)
    assert ((mark and mark[1]) or "") == (f' data-until="{until}"' if until not in ("", "over") else "")


def test_for_a_way_that_will_be_over_another_one_waits(tmp_path):
    named = {f"ways/at-{name}.yml": f"name: {name}\nwhere: hall\ntags: x\n" for name in "abc"}
    body = pages_of(tmp_path, named | over("consultations/five"))["spaces/hall/"]
    assert panel(body) == ["a", "Answer", "b", "c"] or panel(body) == ["Answer", "a", "b", "c"]
    assert '<ul class="coming" data-show="3">' in body and re.search(r"<li hidden><a [^>]*>c<", body)


def test_no_way_leads_on_to_one_that_is_over(tmp_path):
    ways = over("consultations/past") | {"ways/first.yml": "name: First\nnext_step: second\n"}
    ways |= {"ways/second.yml": "name: Second\nnext_step: third\n", "ways/third.yml": "name: T\nnext_step: answer\n"}
    assert panel(pages_of(tmp_path, ways)["ways/first/"], "Where this may lead") == ["Second", "T"]
