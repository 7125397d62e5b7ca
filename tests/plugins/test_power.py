"""Who holds power: the map, what is decided next, where issues stand, what came of them."""

import re

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
    drawn = html[html.index("</nav>") : html.index('<section aria-labelledby="hub-table"')]
    drawn = drawn.replace('<ul class="body-tree">', "(").replace("</ul>", ")")
    parts = re.findall(r'[()]|<h2[^>]*>([^<]*)|card-title"><a [^>]*>([^<]*)', drawn)
    signs = re.findall(r'[()]|<h2|card-title"><a ', drawn)
    shown = [head or name or sign for (head, name), sign in zip(parts, signs, strict=True)]
    return re.sub(r"\( | (?=\))", lambda found: found[0].strip(), " ".join(shown))


def test_bodies_stand_inside_what_they_are_part_of_below_their_tier(tmp_path):
    assert tree(page(make_hub(tmp_path, MAP), "power-map/")) == (
        "Parish: parish, town or community councils (Ash Parish) County (Wold County (Planning (Trees))) "
        "No tier of government (Hall Trust) Level not known (Friends)"
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
    assert "Planning County Nothing on this site Not written down here appointed and by lot" in words(table)


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
    assert tree(html) == f"Level not known {shape}"


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


def test_the_panel_says_only_what_the_facts_above_it_do_not(tmp_path):
    fields = "stage: sent up\nlevel: authority\nremitted_to: council\nresponse_due: {} November 2026\n"
    late = page(make_hub(tmp_path, issue(fields.format(1))), "issues/ford/")
    assert panel(late, "Where it stands") == (
        "Overdue: an answer was due on 1 November 2026, and none that settles it is on record. "
        "Ask Council what has come of it."
    )


def test_an_answer_that_is_due_becomes_overdue_for_who_reads_the_page_later(tmp_path):
    fields = "stage: sent up\nlevel: authority\nresponse_due: 30 November 2026\n"
    found = make_hub(tmp_path, issue(fields))
    html = page(found, "issues/ford/")
    assert '<p data-until="2026-12-01T00:00">An answer is due by 30 November 2026; none is on record yet.</p>' in html
    assert '<div class="notice notice-stale" data-from="2026-12-01T00:00" hidden><p><strong>Overdue:</strong>' in html
    then = "Overdue: an answer was due on Monday 30 November 2026"
    assert f'<span data-until="2026-12-01T00:00" data-then="{then}">Answer due by' in page(found, "issues/")


def test_an_issue_of_unknown_stage_is_nowhere_said_to_be_raised(tmp_path):
    found = make_hub(tmp_path, issue("level: authority\nheld_by: council\n"))
    assert not re.search(r"\bRaised\b", page(found, "issues/ford/"))
    cards = page(found, "issues/").partition('<ul class="cards">')[2]
    assert words(cards).startswith("The ford Now: Authority Who has it now: Council")


ISSUES = issue("stage: raised\nlevel: neighbourhood\nraised_on: 5 October 2026\nheld_by: council\n") | {
    "issues/late.yml": "name: Library\nlevel: higher\nheld_by: council\nremitted_to: council\n"
    "remitted_on: 17 September 2026\nresponse_due: 17 November 2026\n",
    "issues/bus.yml": "name: Bus\nlevel: authority\nraised_on: 1 May 2026\nresponse_due: 17 December 2026\n",
    "issues/many.yml": "name: Noise\nlevel: across neighbourhoods\nremitted_on: 3 May 2026\n",
    "issues/top.yml": "name: Dentist\nlevel: higher\nanswered_on: 2 June 2026\nresponse_due: 1 May 2026\n",
    "issues/dim.yml": "name: Dim\nremitted_on: 4 May 2026\n",
    "issues/done.yml": "name: Lamps\nlevel: authority\nstage: solved\nresponse_due: 1 May 2026\n",
}


def test_overdue_issues_come_first_then_those_of_each_level_and_finished_ones_last(tmp_path):
    html = page(make_hub(tmp_path, ISSUES), "issues/")
    parts = [words(part) for part in html.split("<section")[1:8]]
    assert [re.sub(r"^aria-labelledby=\S+ ?", "", part) for part in parts] == [
        "Overdue Library Overdue: an answer was due on Tuesday 17 November 2026 "
        "Now: Higher, since Thursday 17 September 2026 Who has it now: Council",
        "Neighbourhood The ford Now: Neighbourhood, since Monday 5 October 2026 Who has it now: Council Raised",
        "Across neighbourhoods Noise Now: Across neighbourhoods, since Sunday 3 May 2026",
        "Authority Bus Answer due by Thursday 17 December 2026 Now: Authority Raised on Friday 1 May 2026",
        "Higher Dentist Now: Higher Answered on Tuesday 2 June 2026",
        "Level not written down Dim Sent up on Monday 4 May 2026",
        "Finished Lamps Solved",
    ]


def test_what_they_did_stands_apart_from_what_they_refused_each_with_its_day_and_body(tmp_path):
    files = issue("stage: solved\nanswered_on: 3 March 2026\nheld_by: council\noutcome: A **bridge** was built.\n")
    files |= {
        "issues/bus.yml": "name: The bus\nstage: sent up\n",
        "issues/old.yml": "name: The pump\nstage: solved\nanswered_on: 2 March 2026\nasked: Dry.\n",
        "issues/loo.yml": "name: The toilet\nstage: not possible\noutcome: Too dear.\nheld_by: council\n"
        "raised_on: 1 May 2025\nsummary: None here.\nupdates:\n  - date: 2 April 2026\n    what: No.\n",
    }
    html = page(make_hub(tmp_path, files), "you-said-they-did/")
    said = words(html).partition("They did it ")[2]
    assert "<strong>bridge</strong>" in html
    assert said == (
        "The ford Answered by Council on 3 March 2026. What came of it: A bridge was built. "
        "The pump Answered by a body that is not written down on 2 March 2026. You said: Dry. "
        "They said no The toilet Answered by Council ; the day is not written down, the last note is of 2 April 2026. "
        "Raised on 1 May 2025. What came of it: Too dear."
    )
    assert "you-said-they-did/" not in paths(make_hub(tmp_path / "open", issue("stage: raised\n")))


def test_initiatives_that_run_come_first_with_who_runs_them_and_until_when(tmp_path):
    files = {
        "groups/friends.yml": "name: Friends\nsummary: Us.\n",
        "initiatives/bus.yml": "name: Bus\nstatus: ended\nend_date: 1 May 2025\n",
        "initiatives/fridge.yml": "name: Fridge\nstatus: running\nrun_by: friends\n",
        "initiatives/other.yml": "name: Apples\n",
    }
    said = words(page(make_hub(tmp_path, files), "initiatives/").partition("<section")[2])
    assert said.endswith("Running Fridge Who runs it: Friends Ended Bus Until Thursday 1 May 2025 Others Apples")


# --- Words


CHOICES = {
    "tier": ("neighbourhood", "parish", "district", "county", "unitary", "strategic", "national", "none"),
    "selection_method": ("elected", "appointed", "members", "lot", "volunteers", "employed", "co-opted", "by-right"),
}


@pytest.mark.parametrize(("field", "choice"), [(field, each) for field in CHOICES for each in CHOICES[field]])
def test_the_map_says_a_choice_as_the_page_of_the_body_does(tmp_path, field, choice):
    found = make_hub(tmp_path, {"bodies/body.yml": body("Body", f"{field}: {choice}\n")})
    label = {"tier": "Level", "selection_method": "How members are chosen"}[field]
    cell = {"tier": "Level", "selection_method": "Members"}[field]
    on_page = re.search(rf"<dt>{label}</dt><dd>(.*?)</dd>", page(found, "bodies/body/"))
    on_map = re.search(rf'<td data-label="{cell}">(.*?)</td>', page(found, "power-map/"))
    assert on_page and on_map and on_page[1].casefold() == on_map[1].casefold()
