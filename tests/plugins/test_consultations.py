"""A consultation's page: what is proposed, until when, how to answer, who decides; closed is never shown as open."""

import re
from datetime import date

import pytest

from hubsite.testing import make_hub

LIBRARY = """\
name: The library
proposes: It would open on three days. The county says it has no money.
run_by: county
opens: 1 October 2026
closes: 18 December 2026 17:00
how_to_respond: Nobody has to give a name.
url: https://wold.example/library
paper: Forms lie at the desk.
phone: 01632 960120
email: libraries@wold.example
address: County Hall, Wold
postcode: AB1 2CD
options:
  - title: Shorter hours
    means: 18 a week.
  - Close it, or hand it over
impact:
  - question: Who would find it hardest?
    answer: People **without** a car.
  - What would it save?
who_decides: county
decision_expected: 15 January 2027
"""
HUB = {"hub.yml": "name: Here\nplugins: [record_pages]\n", "bodies/county.yml": "name: County\n"}


def page(tmp_path, text=LIBRARY, today=date(2026, 11, 22)) -> str:
    look = make_hub(tmp_path, HUB | {"consultations/library.yml": text}, today=today)
    assert not look.has_errors, look.problems
    return str(next(page.body for page in look.site.pages if page.path == "consultations/library/"))


def facts(html: str) -> dict[str, str]:
    first = html.partition('<dl class="facts">')[2].partition("</dl>")[0]
    return dict(re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", first, re.DOTALL))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_it_tells_in_the_order_in_which_people_ask(tmp_path):
    found = facts(page(tmp_path))
    expected = ["What is proposed", "Last day to answer", "Open from", "How to answer", "Who asks", "Who decides"]
    assert list(found) == [*expected, "Decision expected on"]
    assert words(found["What is proposed"]) == "It would open on three days. The county says it has no money."
    assert words(found["Last day to answer"]) == "Friday 18 December 2026 at 5pm , in 26 days"
    assert words(found["How to answer"]) == (
        "Nobody has to give a name. Online: wold.example/library On paper: Forms lie at the desk. "
        "By telephone: 01632 960120 By e-mail: libraries@wold.example By post: County Hall, Wold, AB1 2CD"
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 12, 16), ", in 2 days"),
        (date(2026, 12, 17), ", tomorrow"),
        (date(2026, 12, 18), ", today"),
    ],
)
def test_the_days_left_are_counted_and_can_be_counted_anew(tmp_path, today, said):
    html = facts(page(tmp_path, today=today))["Last day to answer"]
    assert f'<span data-until="2026-12-18T17:00" data-days-to="2026-12-18">{said}</span>' in html
    over = 'data-until="2026-12-18T17:00" data-then="Closed on Friday 18 December 2026 at 5pm"'
    assert f"<strong {over}>" in html


def test_how_to_answer_goes_when_it_is_too_late_for_a_page_that_was_built_before(tmp_path):
    html = facts(page(tmp_path, LIBRARY.replace(" 17:00", "")))["How to answer"]
    assert html.startswith('<div data-until="2026-12-19T00:00" data-then="It is too late to answer.">')
    assert html.endswith("</div>")


def test_a_closed_one_says_so_and_asks_for_nothing(tmp_path):
    html = page(tmp_path, today=date(2026, 12, 19))
    assert "<strong>Closed:</strong>" in html and "No result is recorded here yet." in html
    found = facts(html)
    assert list(found)[1:4] == ["Closed on", "Open from", "How people could answer"]
    assert words(found["Whom to ask about it"]).startswith("By telephone: 01632 960120")
    assert "data-until" not in html and "Online:" not in html and "Forms lie" not in html and "in 26 days" not in html


def test_on_its_last_day_it_is_open_and_on_the_first_day_too(tmp_path):
    assert "Closed:" not in page(tmp_path / "a", today=date(2026, 12, 18))
    assert "Not open yet:" not in page(tmp_path / "b", today=date(2026, 10, 1))
    before = page(tmp_path / "c", today=date(2026, 9, 30))
    assert "<strong>Not open yet:</strong> you can answer from Thursday 1 October 2026 on." in before


def test_what_came_of_it_comes_before_everything_else_in_prose(tmp_path):
    done = LIBRARY + "decided_on: 19 January 2027\nresult: It stays.\nwhat_changed: Saturdays were kept.\n"
    html = page(tmp_path, done + "description: More.\n", today=date(2027, 2, 1))
    titles = re.findall(r"<h2 id=[^>]*>(.*?)</h2>", html)
    assert titles[:4] == ["What came of it", "What changed", "What can be chosen", "Who would be affected, and how"]
    assert facts(html)["Decided on"] == "Tuesday 19 January 2027"
    assert facts(html)["Decision expected on"] == "Friday 15 January 2027", "so that it can be seen how late it came"


def test_a_decision_that_is_late_is_said_to_be(tmp_path):
    html = facts(page(tmp_path, today=date(2027, 2, 1)))["Decision expected on"]
    assert html == "Friday 15 January 2027. No result is recorded here yet."


def test_choices_and_questions_about_who_is_hit_are_listed_and_open_ones_stay_open(tmp_path):
    html = page(tmp_path)
    assert (
        "<li><strong>Shorter hours:</strong> 18 a week.</li><li><strong>Close it, or hand it over</strong></li>" in html
    )
    assert "<dt>Who would find it hardest?</dt><dd><p>People <strong>without</strong> a car.</p>" in html
    assert "<dt>What would it save?</dt><dd><p>Nobody has answered this yet.</p></dd>" in html


def test_one_of_which_hardly_anything_is_known_has_a_page(tmp_path):
    found = facts(page(tmp_path, "name: Bare\n"))
    unknown = "Not recorded here yet. Please ask those who run it."
    assert found == {"What is proposed": unknown, "How to answer": unknown}


def test_hostile_words_stay_words(tmp_path):
    html = page(tmp_path, "name: X\npaper: <script>alert(1)</script>\noptions: <b>Y</b>\nimpact: <i>Z</i>?\n")
    assert "<script>" not in html and "&lt;b&gt;Y" in html and "&lt;i&gt;Z" in html
