"""What's on: one list by day, the months after it, and the parts of it that work without script."""

import re
from datetime import timedelta

import pytest

from hubsite import say_date
from hubsite.testing import A_SUNDAY, make_hub

HUB = "name: Here\nnation: england\nplugins: [record_pages, whats_on]\n"
FILES = {
    "hub.yml": HUB,
    "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\naccess:\n  step_free: yes\n",
    "spaces/barn.yml": "name: The Barn\naddress: Mill Lane\naccess:\n  step_free: no\n",
    "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
    "bodies/council.yml": "name: Council\n",
}


def meeting(when: str, more: str = "", name: str = "Songs") -> str:
    return f"name: {name}\nwhen: {when}\nwhat_happens: We meet.\n{more}"


def pages(tmp_path, files, today=A_SUNDAY) -> dict[str, str]:
    found = make_hub(tmp_path, FILES | files, today=today)
    assert not found.has_errors, found.problems
    return {page.path: str(page.body) for page in found.site.pages if page.plugin == "whats_on"}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def lines(html: str) -> list[str]:
    return [words(line) for line in re.findall(r"<li data-until.*?</li>", html, re.DOTALL)]


def days(html: str) -> list[str]:
    return [words(day) for day in re.findall(r"<h3.*?</h3>", html)]


def test_every_day_with_something_on_is_there_with_time_name_and_place(tmp_path):
    files = {
        "meetings/a.yml": meeting("every Tuesday, 7pm to 9pm", "held_at: hall\n"),
        "meetings/b.yml": meeting("24 November 2026, 10am", name="Walk"),
        "meetings/c.yml": meeting("24 November 2026", name="Fair"),
    }
    html = pages(tmp_path, files)["whats-on/"]
    assert days(html)[:2] == ["Tuesday 24 November 2026", "Tuesday 1 December 2026"]
    assert lines(html)[:4] == [
        "No time given Fair",
        "10am Walk",
        "7pm to 9pm Songs , The Hall Step-free place",
        "7pm to 9pm Songs , The Hall Step-free place",
    ]
    assert '<section data-day="2026-11-24">' in html
    assert '<li data-until="21:00"><strong>7pm to 9pm</strong>' in html
    assert '<li data-until="24:00"><strong>10am</strong>' in html


def test_what_ends_after_its_day_says_on_which(tmp_path):
    html = pages(tmp_path, {"meetings/a.yml": meeting("24 November 2026, 10pm to 1am")})["whats-on/"]
    assert '<li data-until="2026-11-25T01:00"><strong>10pm to 1am</strong>' in html


def test_the_list_by_day_is_unbroken_for_whoever_comes_forty_days_later(tmp_path):
    html = pages(tmp_path, {"meetings/a.yml": meeting("every day, 7pm")})["whats-on/"]
    expected = [A_SUNDAY + timedelta(days=n) for n in range(60 + 40 + 1)]
    assert days(html) == [f"{day:%A} {day.day} {day:%B %Y}" for day in expected]
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", html) == [say_date(day) for day in expected]


def test_what_comes_after_stands_by_month_in_one_line_each(tmp_path):
    files = {"meetings/a.yml": meeting("first Thursday of every month, 7pm", "cancelled: 1 July 2027\n")}
    later = pages(tmp_path, files)["whats-on/"].partition("Later, month by month")[2]
    months = [words(each) for each in re.findall(r"<summary>(.*?)</summary>", later)]
    assert months[0] == "March 2027, from the 3rd (1)" and months[-1] == "October 2027 (1)" and len(months) == 8
    assert "<strong>Thursday 1:</strong>" in later and "<strong>not on Thursday 1:</strong>" in later


def test_days_of_a_month_are_said_in_short(tmp_path):
    later = words(
        pages(tmp_path, {"meetings/a.yml": meeting("every Thursday, 7pm")})["whats-on/"].partition("Later")[2]
    )
    assert "March 2027, from the 3rd (1) Thursdays 4, 11, 18 and 25: Songs" in later


def test_what_is_cancelled_or_moved_or_on_a_bank_holiday_says_so(tmp_path):
    more = """held_at: hall
on_bank_holiday: ask
cancelled:
  - date: 30 November 2026
    reason: The hall is painted.
moved:
  - date: 7 December 2026
    to: 8 December 2026 18:00
    held_at: barn
"""
    shown = lines(pages(tmp_path, {"meetings/a.yml": meeting("every Monday, 7pm to 9pm", more)})["whats-on/"])
    assert shown[1] == "Cancelled: 7pm to 9pm Songs , The Hall (The hall is painted)"
    assert shown[2] == "Moved: 7pm to 9pm Songs , The Hall (instead on Tuesday 8 December 2026, 6pm)"
    assert shown[3] == "6pm to 8pm Songs , The Barn (moved from Monday 7 December 2026, 7pm)"
    assert "(bank holiday, Boxing Day, substitute day; please ask first) Step-free place" in shown[6]


def test_of_a_series_that_is_off_only_the_next_time_is_shown(tmp_path):
    shown = lines(pages(tmp_path, {"meetings/a.yml": meeting("every day, 7pm", "status: cancelled\n")})["whats-on/"])
    assert shown == ["Cancelled: 7pm Songs"]


def test_last_days_for_answers_and_applications_stand_among_the_days(tmp_path):
    files = {
        "consultations/a.yml": "name: Bins\ncloses: 30 November 2026 17:00\n",
        "consultations/b.yml": "name: Gone\ncloses: 21 November 2026\n",
        "funds/c.yml": "name: Grants\ncloses: 22 November 2026\n",
    }
    html = pages(tmp_path, files)["whats-on/"]
    assert lines(html) == ["Last day to apply: Grants", "Last day to answer: Bins , until 5pm"]
    ends = re.findall(r'<section data-day="([^"]*)">.*?<li data-until="([^"]*)"', html, re.DOTALL)
    assert ends == [("2026-11-22", "24:00"), ("2026-11-30", "17:00")]


@pytest.mark.parametrize(
    ("more", "path", "holds"),
    [
        ("cost: Free\n", "free/", True),
        ("cost: Free, with soup\n", "free/", True),
        ("cost: Free for members\n", "free/", False),
        ("cost: £1\n", "free/", False),
        ("tags: free\n", "free/", True),
        ("held_at: hall\n", "step-free/", True),
        ("held_at: barn\n", "step-free/", False),
        ("children: Yes. There are toys.\n", "children/", True),
        ("children: From 16\n", "children/", False),
        ("children: Ages 11 to 17\n", "children/", True),
        ("children: Under-16s may not come\n", "children/", False),
        ("children: Under-16s with a grown-up\n", "children/", True),
        ("children: Yes, no need to book\n", "children/", True),
        ("children: Adults only\n", "children/", False),
        ("children: Welcome if over 18\n", "children/", False),
        ("children: Adults only\ntags: families\n", "children/", False),
        ("cost: 0\n", "free/", True),
        ("cost: none\n", "free/", True),
        ("cost: £0.00\n", "free/", True),
        ("cost: £0.50\n", "free/", False),
        ("run_by: council\n", "council/", True),
        ("run_by: council\n", "groups/", False),
        ("run_by: choir\n", "groups/", True),
        ("held_at: barn\n", "at/barn/", True),
        ("held_at: barn\n", "at/hall/", False),
    ],
)
def test_a_part_is_made_of_what_is_known_to_be_so(tmp_path, more, path, holds):
    other = {"meetings/other.yml": meeting("25 November 2026, 7pm", name="Other")}
    found = pages(tmp_path, {"meetings/a.yml": meeting("24 November 2026, 7pm", more)} | other)
    assert (f"whats-on/{path}" in found) == holds
    if holds:
        assert days(found[f"whats-on/{path}"]) == ["Tuesday 24 November 2026"]
        assert f'href="{path}"' in found["whats-on/"]


def test_the_links_at_the_top_name_the_page_one_is_on(tmp_path):
    files = {"meetings/a.yml": meeting("24 November 2026, 7pm", "held_at: hall\ncost: Free\n")}
    found = pages(tmp_path, files)
    assert list(found) == ["whats-on/", "whats-on/at/hall/", "whats-on/free/", "whats-on/step-free/"]
    for html in found.values():
        nav = re.search(r"<nav .*?</nav>", html, re.DOTALL)[0]
        assert nav.count("<a ") == 4 and nav.count('aria-current="page"') == 1
    assert "<details open>" in found["whats-on/at/hall/"] and "<details>" in found["whats-on/"]


def test_without_anything_to_come_the_page_says_so(tmp_path):
    found = pages(tmp_path, {"meetings/a.yml": meeting("1 November 2026")})
    assert list(found) == ["whats-on/"] and "Nothing that we know of is planned" in found["whats-on/"]
    assert pages(tmp_path / "none", {}) == {}


@pytest.mark.parametrize(("plugins", "path"), [("record_pages", "meetings/"), ("record_pages, whats_on", "whats-on/")])
def test_the_menu_and_the_crumbs_lead_to_it_when_it_is_there(tmp_path, plugins, path):
    files = {"hub.yml": f"name: Here\nplugins: [{plugins}]\n", "meetings/a.yml": meeting("24 November 2026, 7pm")}
    found = make_hub(tmp_path, FILES | files).site.pages
    menu = {page.menu: page.path for page in found if page.section == page.path and page.path}
    assert menu["What’s on"] == path and list(menu.values()).count(path) == 1
    assert ("meetings/" in menu.values()) == (path == "meetings/")
    of_one = next(page for page in found if page.path == "meetings/a/")
    assert of_one.section == path and of_one.crumbs[0][1] == path
    assert path in next(str(page.body) for page in found if not page.path)


def test_the_same_hub_gives_the_same_pages(tmp_path):
    files = {f"meetings/m{n}.yml": meeting("every Tuesday, 7pm") for n in range(5)}
    assert pages(tmp_path, files) == pages(tmp_path, files)


def test_a_long_list_has_links_to_its_weeks(tmp_path):
    files = {"meetings/a.yml": meeting("every Wednesday"), "meetings/b.yml": meeting("every Friday", name="B")}
    assert "Go to the week of" not in pages(tmp_path / "short", files)["whats-on/"]
    files["meetings/c.yml"] = meeting("every day, 9am to 10am", name="C")
    html = pages(tmp_path / "long", files)["whats-on/"]
    weeks = re.findall(r'<li data-until="([^"]*)"><a href="(#[^"]*)">(\d+ \w+)</a>', html)
    assert weeks[:2] == [
        ("2026-11-23T10:00", "#hub-day-2026-11-23", "23 November"),
        ("2026-11-30T10:00", "#hub-day-2026-11-30", "30 November"),
    ]
    assert len(weeks) == 15
    assert all(f'id="{target[1:]}"' in html for _, target, _ in weeks)
