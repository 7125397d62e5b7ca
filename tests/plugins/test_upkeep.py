"""What is to be checked: as a list for people, as data, and as advice."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from hubsite.cli import cli
from hubsite.testing import make_hub

HUB = "name: Here\nrepository: https://github.com/here/hub\nplugins: [record_pages, methods, upkeep]\n"
FILES = {
    "hub.yml": HUB,
    "groups/choir.yml": "name: Choir\nsummary: Ours.\nphone: 01632 960123\nchecked: 1 May 2025\nchecked_by: clerk\n"
    "sources: https://choir.example/about_us\n",
    "groups/band.yml": "name: Band [brass] @night\nsummary: Ours.\ncontact: The secretary\nchecked: 1 December 2025\n",
    "groups/club.yml": "name: Club\nsummary: Ours.\nchecked: 1 November 2026\nchecked_by: clerk\n",
    "groups/crew.yml": "name: Crew\nsummary: Ours.\n",
    "pages/about.md": "---\ntitle: About\nchecked_by: clerk\n---\nWords.\n",
}
TODAY = date(2026, 11, 22)


def due(root, *words):
    make_hub(root, FILES)
    done = CliRunner().invoke(cli, ["due", "--hub", str(root), "--today", "2026-11-22", *words])
    assert done.exception is None, done.exception
    return done.output


def test_what_is_due_is_listed_by_role_with_how_to_settle_it(tmp_path):
    assert due(tmp_path).split("\n\n") == [
        "clerk (1)\n"
        "  [ ] Choir: Overdue since 1 May 2026.\n"
        "      Check contact details and whether all of it still holds.\n"
        "      Source: https://choir.example/about_us\n"
        "      Then type: hubsite confirm groups/choir\n"
        "      Or change: https://github.com/here/hub/edit/main/content/groups/choir.yml",
        "The secretary (1)\n"
        "  [ ] Band [brass] @night: Due by 1 December 2026.\n"
        "      Check contact details and whether all of it still holds.\n"
        "      Then type: hubsite confirm groups/band\n"
        "      Or change: https://github.com/here/hub/edit/main/content/groups/band.yml",
        "No role is named (1)\n"
        "  [ ] Crew: Never checked.\n"
        "      Check whether all of it still holds.\n"
        "      Then type: hubsite confirm groups/crew\n"
        "      Or change: https://github.com/here/hub/edit/main/content/groups/crew.yml\n",
    ]


@pytest.mark.parametrize(
    ("within", "names"), [("8", "Choir Crew"), ("9", "Band Choir Crew"), ("400", "Band Choir Club Crew")]
)
def test_it_says_how_far_ahead(tmp_path, within, names):
    said = due(tmp_path, "--within", within)
    assert (
        sorted(line.split("] ")[1].split(" ")[0].strip(":") for line in said.split("\n") if "[ ]" in line)
        == names.split()
    )


@pytest.mark.parametrize("within", ["soon", "-1", "99999999999999999999", "²"])
def test_what_is_no_number_of_days_is_said(tmp_path, within):
    make_hub(tmp_path, FILES)
    done = CliRunner().invoke(cli, ["due", f"--within={within}", "--hub", str(tmp_path)])
    assert "is not a number of days" in str(done.exception)


def test_as_markdown_it_is_a_tick_list_and_nothing_else(tmp_path):
    lines = due(tmp_path, "--format", "markdown").splitlines()
    assert [line for line in lines if line and not line.startswith(("## ", "- [ ] "))] == []
    assert [line for line in lines if line.startswith("## ")] == ["## clerk", "## The secretary", "## No role is named"]
    assert (
        "- [ ] **Choir**: Overdue since 1 May 2026. Check contact details and whether all of it still holds. "
        "Sources: [https://choir.example/about\\_us](<https://choir.example/about_us>). "
        "Then run `hubsite confirm groups/choir` or "
        "[change the file](<https://github.com/here/hub/edit/main/content/groups/choir.yml>)."
    ) in lines
    assert any(line.startswith("- [ ] **Band \\[brass\\] &#64;night**: Due") for line in lines)


def test_a_long_list_fits_into_an_issue_and_says_what_did_not(tmp_path):
    many = {f"groups/g{n}.yml": f"name: Group {n} {'long ' * 20}\nsummary: Ours.\n" for n in range(300)}
    make_hub(tmp_path, FILES | many)
    words = ["due", "--hub", str(tmp_path), "--today", "2026-11-22", "--format", "markdown"]
    said = CliRunner().invoke(cli, words).output
    assert 50_000 < len(said) < 60_100
    shown = said.count("- [ ] ")
    assert f"{303 - shown} more did not fit" in said


def test_nothing_due_is_said(tmp_path):
    make_hub(tmp_path, {"hub.yml": HUB, "groups/club.yml": FILES["groups/club.yml"]})
    done = CliRunner().invoke(cli, ["due", "--hub", str(tmp_path), "--today", "2026-11-22"])
    assert done.output == "Nothing is due to be checked.\n"


@pytest.mark.parametrize("start", ["", "https://here.example/hub/"])
def test_one_job_can_watch_many_hubs(tmp_path, start):
    named = FILES | {"hub.yml": HUB + (f"site_url: {start}\n" if start else "")}
    found = make_hub(tmp_path, named)
    file = next(file for file in found.site.files if file.path == "api/pages.json")
    pages = json.loads(file.data)
    own = {page["title"]: page for page in pages if "/methods/" not in page["url"]}
    assert own["Choir"] == {
        "title": "Choir",
        "url": f"{start or '/'}groups/choir/",
        "review_by": "2026-05-01",
        "owner": "clerk",
    }
    assert own["Band [brass] @night"]["owner"] == "The secretary"
    assert (own["Crew"]["review_by"], own["Crew"]["owner"]) == (None, None)
    assert own["About"] == {"title": "About", "url": f"{start or '/'}pages/about/", "review_by": None, "owner": "clerk"}
    assert [page["url"] for page in pages] == sorted(page["url"] for page in pages)
    addresses = {page.path for page in found.site.pages}
    assert all(page["url"].removeprefix(start or "/") in addresses for page in pages)


def test_advice_is_given_for_the_hubs_own_records_alone(tmp_path):
    found = make_hub(tmp_path, FILES, today=date(2030, 1, 1))
    told = [each for each in found.problems if each.code == "check-overdue"]
    assert {str(each.source) for each in told} == {
        "content/groups/band.yml:4", "content/groups/choir.yml:4", "content/groups/club.yml:3",
    }  # fmt: skip
    assert {each.severity for each in told} == {"advice"}
    assert not [each for each in make_hub(tmp_path / "b", {"hub.yml": HUB}).problems if each.code == "check-overdue"]
