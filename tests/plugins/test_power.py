"""Who holds power: the map, what is decided next, where issues stand, what came of them."""

import re
from datetime import date

import pytest

from hubsite.testing import make_hub


def page(found, path: str) -> str:
    assert not found.has_errors, found.problems
    return str(next(page.body for page in found.site.pages if page.path == path))


def paths(found) -> set[str]:
    return {page.path for page in found.site.pages}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def panel(html: str, title: str) -> str:
    found = re.search(rf"<h2[^>]*>{title}</h2>(.*?)</section>", html, re.DOTALL)
    return words(found[1]) if found else ""


# --- The map


def body(name: str, more: str = "") -> str:
    return f"name: {name}\n{more}"


MAP = {
    "bodies/county.yml": body(
        "Wold County", "tier: county\nclassification: county council\nselection_method: elected\n"
    ),
    "bodies/planning.yml": body("Planning", "tier: county\nparent: county\nselection_method: appointed, lot\n"),
    "bodies/trees.yml": body("Trees", "parent: planning\n"),
    "bodies/parish.yml": body("Ash Parish", "tier: parish\naccountable_to: county\n"),
    "bodies/trust.yml": body("Hall Trust", "tier: none\n"),
    "bodies/friends.yml": body("Friends"),
    "decisions/roads.yml": "name: Roads\ndecides: county\n",
    "people/ray.yml": "name: A Ray\nmemberships:\n  - body: county\n    end_date: 1 May 2027\n",
    "people/old.yml": "name: B Old\nmemberships:\n  - body: county\n    end_date: 1 May 2026\n",
}


def tree(html: str) -> str:
    """The bodies of the map below their headings, what is inside another in brackets."""
    drawn = html[: html.index('<section aria-labelledby="hub-table"')]
    drawn = drawn.replace('<ul class="body-tree">', "(").replace("</ul>", ")")
    parts = re.findall(r'[()]|<h2[^>]*>([^<]*)|card-title"><a [^>]*>([^<]*)', drawn)
    signs = re.findall(r'[()]|<h2|card-title"><a ', drawn)
    shown = [head or name or sign for (head, name), sign in zip(parts, signs, strict=True)]
    return re.sub(r"\( | (?=\))", lambda found: found[0].strip(), " ".join(shown))


def test_bodies_stand_inside_what_they_are_part_of_below_their_tier(tmp_path):
    assert tree(page(make_hub(tmp_path, MAP), "power-map/")) == (
        "Parish or town (Ash Parish) County (Wold County (Planning (Trees))) Beside the councils (Friends Hall Trust)"
    )


def test_a_body_on_the_map_says_in_words_what_it_decides_and_whom_it_answers_to(tmp_path):
    html = page(make_hub(tmp_path, MAP), "power-map/")
    drawn = words(html[: html.index('aria-labelledby="hub-table"')])
    assert "Wold County county council; elected Decides on: Roads People: A Ray Planning Part of: Wold County" in drawn
    assert "Ash Parish Answers to: Wold County" in drawn and "B Old" not in drawn


def test_the_table_holds_the_same_bodies(tmp_path):
    html = page(make_hub(tmp_path, MAP), "power-map/")
    drawn, _, table = html.partition("<table>")
    named = re.findall(r'card-title"><a [^>]*>([^<]*)', drawn)
    assert sorted(named) == sorted(re.findall(r'<th scope="row"><a [^>]*>([^<]*)', table))
    assert "Planning County Nothing on this site Not written down here appointed and drawn by lot" in words(table)


@pytest.mark.parametrize(
    ("parents", "shape"),
    [
        ({"a": "b", "b": "a", "c": "b"}, "(A (B (C)))"),
        ({"a": "a"}, "(A)"),
        ({"a": "b", "b": "c", "c": "a"}, "(A (C (B)))"),
    ],
)
def test_bodies_that_are_part_of_each_other_are_all_on_the_map(tmp_path, parents, shape):
    files = {f"bodies/{key}.yml": body(key.upper(), f"parent: {parent}\n") for key, parent in parents.items()}
    found = make_hub(tmp_path, files)
    html = str(next(page.body for page in found.site.pages if page.path == "power-map/"))
    assert tree(html) == f"Beside the councils {shape}"


def test_what_was_replaced_is_no_longer_on_the_map(tmp_path):
    files = MAP | {
        "bodies/old.yml": body("Old Council", "dissolution_date: 1 May 2026\nsucceeded_by: bodies/county\n"),
        "bodies/end.yml": body("Ending Council", "dissolution_date: 1 May 2027\nsucceeded_by: bodies/county\n"),
    }
    html = page(make_hub(tmp_path, files), "power-map/")
    assert "Old Council" not in html and "Ending Council" in html


def test_a_hub_without_bodies_has_no_map(tmp_path):
    found = make_hub(tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"})
    assert not paths(found) & {"power-map/", "before-you-start/", "you-said-they-did/"}


# --- What comes next


def council_meets(when: str, more: str = "") -> str:
    return f"name: Full council {when}\nwhen: {when}\nwhat_happens: They vote.\nrun_by: council\n{more}"


def asks(name: str, opens: str, closes: str, more: str = "related: decisions/bins\n") -> str:
    return f"name: {name}\nopens: {opens}\ncloses: {closes}\n{more}"


DECIDES = {"bodies/council.yml": body("Council"), "decisions/bins.yml": "name: Bins\ndecides: council\n"}


def comes_next(tmp_path, files, path="decisions/bins/", today=date(2026, 11, 22)) -> str:
    return panel(page(make_hub(tmp_path, DECIDES | files, today=today), path), "What comes next")


def test_a_decision_says_when_they_meet_and_until_when_one_can_answer(tmp_path):
    said = comes_next(
        tmp_path,
        {
            "meetings/a.yml": council_meets("3 December 2026, 7pm", "related: decisions/bins\n"),
            "meetings/b.yml": council_meets("1 December 2026, 7pm"),
            "consultations/c.yml": asks("New bins", "1 October 2026", "30 November 2026"),
            "consultations/d.yml": asks("Fewer bins", "1 January 2027", "1 February 2027"),
            "consultations/e.yml": asks("Trees", "1 October 2026", "30 November 2026", "run_by: council\n"),
        },
    )
    assert said == (
        "You can answer until Monday 30 November 2026 : New bins "
        "They meet next on Thursday 3 December 2026 : Full council 3 December 2026, 7pm "
        "You can answer from Friday 1 January 2027 : Fewer bins"
    )


def test_a_meeting_that_may_be_about_something_else_says_so(tmp_path):
    said = comes_next(tmp_path, {"meetings/a.yml": council_meets("3 December 2026, 7pm")})
    assert said.startswith("Their next meeting that we know of (ask what it is about) is on Thursday 3 December 2026")


@pytest.mark.parametrize(
    "file",
    [
        {"meetings/a.yml": council_meets("21 November 2026, 7pm")},
        {"meetings/a.yml": council_meets("3 December 2026, 7pm", "status: cancelled\n")},
        {"meetings/a.yml": council_meets("3 December 2026, 7pm").replace("run_by: council\n", "")},
        {"consultations/c.yml": asks("New bins", "1 October 2026", "21 November 2026")},
    ],
    ids=["past", "cancelled", "of others", "closed"],
)
def test_what_is_over_cancelled_or_of_others_does_not_come_next(tmp_path, file):
    assert comes_next(tmp_path, file) == ""


def test_the_last_day_of_a_question_still_counts(tmp_path):
    files = {"consultations/c.yml": asks("New bins", "1 October 2026", "22 November 2026 17:00")}
    assert "You can answer until Sunday 22 November 2026" in comes_next(tmp_path, files)


def test_a_guide_says_when_its_decision_is_taken(tmp_path):
    files = {
        "guides/missed.yml": "name: Missed\ndecision: bins\n",
        "guides/none.yml": "name: None\n",
        "meetings/a.yml": council_meets("3 December 2026, 7pm"),
    }
    assert "Thursday 3 December 2026" in comes_next(tmp_path, files, "guides/missed/")
    assert comes_next(tmp_path / "again", files, "guides/none/") == ""


# --- Issues and initiatives


def issue(fields: str) -> dict[str, str]:
    return {"bodies/council.yml": body("Council"), "issues/ford.yml": f"name: The ford\n{fields}"}


@pytest.mark.parametrize(
    ("fields", "overdue"),
    [
        ("response_due: 21 November 2026\n", True),
        ("response_due: 22 November 2026\n", False),
        ("response_due: 21 November 2026\nanswered_on: 22 November 2026\n", False),
        ("response_due: 21 November 2026\nstage: solved\n", False),
        ("stage: raised\n", False),
    ],
)
def test_an_issue_is_overdue_from_the_day_after_its_answer_was_due(tmp_path, fields, overdue):
    said = panel(page(make_hub(tmp_path, issue(fields)), "issues/ford/"), "Where it stands")
    assert ("Overdue: an answer was due on 21 November 2026" in said) == overdue


def test_an_issue_says_where_it_stands_and_with_whom(tmp_path):
    fields = "stage: sent up\nlevel: authority\nremitted_to: council\nresponse_due: 1 November 2026\n"
    said = panel(page(make_hub(tmp_path, issue(fields)), "issues/ford/"), "Where it stands")
    assert said.startswith("Overdue: an answer from Council was due on 1 November 2026")
    assert said.endswith("Sent up, with the authority: Council .")


def test_what_came_of_issues_is_told_of_those_that_are_finished(tmp_path):
    files = issue("stage: solved\nsummary: It floods.\noutcome: A **bridge** was built.\n")
    files |= {"issues/bus.yml": "name: The bus\nstage: sent up\n"}
    html = page(make_hub(tmp_path, files), "you-said-they-did/")
    assert "The ford Solved You said: It floods. What came of it: A bridge was built." in words(html)
    assert "The bus" not in html and "<strong>bridge</strong>" in html
    assert "you-said-they-did/" not in paths(make_hub(tmp_path / "open", issue("stage: raised\n")))


def test_before_you_start_tells_what_runs_and_what_was_learned(tmp_path):
    files = {
        "groups/friends.yml": "name: Friends\nsummary: Us.\n",
        "initiatives/fridge.yml": "name: Fridge\nstatus: running\nrun_by: friends\ngaps_noted: Sundays.\n",
        "initiatives/bus.yml": "name: Bus\nstatus: ended\nlearned: Ask drivers.\naudience: older people\n",
        "initiatives/other.yml": "name: Other\n",
    }
    said = words(page(make_hub(tmp_path, files), "before-you-start/"))
    assert "Running now Fridge Run by Friends Still missing: Sundays." in said
    assert "Tried, and over Bus For: older people What was learned: Ask drivers. Others Other" in said
    assert said.endswith("Also look through the groups that meet here already (1).")
