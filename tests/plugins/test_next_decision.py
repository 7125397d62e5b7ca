"""What comes next for a decision: on its page, on the guides to it, and in the index."""

import re
from datetime import date

import pytest

from hubsite.testing import make_hub


def page(found, path: str) -> str:
    assert not found.has_errors, found.problems
    return str(next(page.body for page in found.site.pages if page.path == path))


def words(html: str) -> str:
    """What is seen on the day of the build: the rest waits for those who read the page later."""
    seen = re.sub(r"<(li|p)\b[^>]* hidden[ >].*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", seen).split())


def fact(html: str, label: str) -> str:
    found = re.search(rf"<dt>{label}</dt><dd>(.*?)</dd>", html, re.DOTALL)
    return words(found[1]) if found else ""


def council_meets(when: str, more: str = "") -> str:
    return f"name: Full council {when}\nwhen: {when}\nwhat_happens: They vote.\nrun_by: council\n{more}"


def asks(name: str, opens: str, closes: str, more: str = "related: decisions/bins\n") -> str:
    return f"name: {name}\nopens: {opens}\ncloses: {closes}\n{more}"


DECIDES = {"bodies/council.yml": "name: Council\n", "decisions/bins.yml": "name: Bins\ndecides: council\n"}


def comes_next(tmp_path, files, path="decisions/bins/", today=date(2026, 11, 22)) -> str:
    return fact(page(make_hub(tmp_path, DECIDES | files, today=today), path), "What comes next")


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
    assert said.startswith("They meet next, perhaps about other things, on Thursday 3 December 2026")


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


def test_of_meetings_that_may_be_about_something_else_only_the_first_is_told(tmp_path):
    files = {f"meetings/{n}.yml": council_meets(f"{n} December 2026, 7pm") for n in (3, 4)}
    assert "4 December" not in comes_next(tmp_path, files)


def test_the_index_tells_the_soonest_or_that_no_date_is_known(tmp_path):
    files = {
        "bodies/board.yml": "name: Board\n",
        "decisions/doctors.yml": "name: Doctors\ndecides: board\n",
        "meetings/a.yml": council_meets("3 December 2026, 7pm", "related: decisions/bins\n"),
        "consultations/c.yml": asks("New bins", "1 October 2026", "30 November 2026"),
    }
    html = page(make_hub(tmp_path, DECIDES | files), "decisions/")
    cells = [words(cell) for cell in re.findall(r'data-label="What comes next">(.*?)</td>', html, re.DOTALL)]
    assert cells == ["You can answer until Monday 30 November 2026 : New bins", "No date known"]
