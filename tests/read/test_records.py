"""From files to a hub: one mistake is one problem, and one bad file spoils no other."""

from __future__ import annotations

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.model.hub import HubConfig
from hubsite.read.records import read_hub
from hubsite.testing import A_SPACE, A_SUNDAY, write_hub

MEETING = "name: Rehearsal\nwhen: every Tuesday, 7pm\nwhat_happens: We sing.\n"
TRUST = "name: Trust\nposts:\n  - label: Chair\n  - id: clerk\n    label: Clerk to the trust\n"


def read(tmp_path, files):
    return read_hub(write_hub(tmp_path, files), HubConfig(name="Aldermere"), BUILT_IN, A_SUNDAY)


def told(problems):
    return [(problem.code, str(problem.source)) for problem in problems]


def test_records_know_their_files_and_lines(tmp_path):
    hub, problems = read(tmp_path, {"spaces/hall.md": f"---\n{A_SPACE}---\n\nThe hall.\n"})
    origin = hub.get("spaces/hall").origin
    assert problems == []
    assert (origin.file, origin.line) == ("content/spaces/hall.md", 2)
    assert dict(origin.lines) == {"name": 2, "address": 3, "description": 5}


@pytest.mark.parametrize(
    ("file", "path", "title"),
    [
        ("index.md", "", "Welcome"),
        ("about.md", "about/", "Welcome"),
        ("help/index.md", "help/", "Welcome"),
        ("help/how-to-start.md", "help/how-to-start/", "Welcome"),
    ],
)
def test_pages_and_their_addresses(tmp_path, file, path, title):
    hub, problems = read(tmp_path, {file: "# Welcome\n\nHello.\n"})
    (page,) = hub.pages
    assert (page.path, page.title, page.body.strip(), problems) == (path, title, "Hello.", [])


def test_a_page_without_a_heading_is_called_like_its_file(tmp_path):
    hub, _ = read(tmp_path, {"help/how-to-start.md": "Hello.\n"})
    assert hub.pages[0].title == "How to start"


def test_a_broken_record_is_left_out_but_may_be_referred_to(tmp_path):
    hub, problems = read(
        tmp_path, {"spaces/hall.yml": "name: Hall\n", "meetings/rehearsal.yml": f"{MEETING}held_at: hall\n"}
    )
    assert told(problems) == [("missing-field", "content/spaces/hall.yml:1:1")]
    assert [record.key for record in hub.records] == ["meetings/rehearsal"]


def test_a_file_that_cannot_be_read_may_be_referred_to(tmp_path):
    files = {"spaces/hall.yml": "name: A\n- b\n", "meetings/rehearsal.yml": f"{MEETING}held_at: hall\n"}
    assert told(read(tmp_path, files)[1]) == [("yaml-unreadable", "content/spaces/hall.yml:2:1")]


ENTRIES = "- id: trust\n  name: Trust\n- id: choir\n  name: Choir\n"


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("bodies.yml", "trust:\n  name: Trust\n", "record-not-list", ":1"),
        ("bodies.yml", "- trust\n", "record-not-list", ":1:3"),
        ("bodies.yml", "", "not-a-record", ":1"),
        ("bodies.yml", f'{ENTRIES}"x\n', "yaml-quote-not-closed", ":5:1"),
        ("bodies.yml", f"---\n{ENTRIES}".replace("- id: choir", "---\n- id: choir"), "two-records", ":4:1"),
        ("bodies.yml", ENTRIES.encode("utf-16"), "file-encoding", ""),
        ("bodies.md", f"---\n{ENTRIES}---\n", "file-misplaced", ""),
        ("group.yml", ENTRIES, "file-misplaced", ""),
        ("choir.yml", "name: Choir\nsummary: We sing.\nwelcome: Just come.\n", "file-misplaced", ""),
    ],
)
def test_what_may_be_in_a_list_that_cannot_be_read_may_be_referred_to(tmp_path, file, text, code, line):
    files = {"spaces/hall.yml": f"{A_SPACE}run_by: choir\n", file: text}
    problems = read(tmp_path, files)[1]
    assert told(problems) == [(code, f"content/{file}{line}")]
    wrong = {"meetings/rehearsal.yml": f"{MEETING}held_at: hut\n"}
    more = read(tmp_path / "more", files | wrong)[1]
    assert [each.code for each in more if each not in problems] == ["unknown-reference"]


def test_what_a_list_that_cannot_be_read_may_hold_may_be_translated(tmp_path):
    files = {"groups.yml": "singers:\n  name: Singers\n", "groups.cy.yml": "- id: singers\n  name: Cantorion\n"}
    config = HubConfig(name="Aldermere", languages=("en", "cy"))
    problems = read_hub(write_hub(tmp_path, files), config, BUILT_IN, A_SUNDAY)[1]
    assert [problem.code for problem in problems] == ["record-not-list"]


def test_what_follows_from_bad_yaml_is_not_told_again(tmp_path):
    text = f"{A_SPACE}access: &a\n  parking: yes\nhire: *a\n"
    assert told(read(tmp_path, {"spaces/hall.yml": text})[1]) == [("yaml-alias", "content/spaces/hall.yml:3:9")]


@pytest.mark.parametrize("many", [10, 5_000])
@pytest.mark.parametrize("first", ["&a lol", "&a [lol, lol]"])
def test_a_bomb_of_aliases_is_told_once_per_file(tmp_path, many, first):
    text = f"facilities:\n  - {first}\n" + "  - [*a, *a]\n" * many + A_SPACE
    problems = read(tmp_path, {"spaces/hall.yml": text, "spaces/park.yml": text})[1]
    assert [problem.code for problem in problems] == ["yaml-alias", "yaml-alias"]
    assert [problem.source.file for problem in problems] == ["content/spaces/hall.yml", "content/spaces/park.yml"]


def test_of_two_records_with_one_id_the_first_is_kept(tmp_path):
    hub, problems = read(tmp_path, {"spaces.yml": "- id: hall\n  name: First\n  address: A\n- id: hall\n  name: B\n"})
    assert told(problems) == [("same-id", "content/spaces.yml:4")]
    assert [record.name for record in hub.records] == ["First"]


@pytest.mark.parametrize(
    ("post", "fix"),
    [
        ("chair", None),
        ("clerk", None),
        ("chiar", "Did you mean `chair`?"),
        ("Chair", "Did you mean `chair`?"),
        ("minister", "Add it to content/bodies/trust.yml, under `posts:`."),
    ],
)
def test_people_hold_posts_that_exist(tmp_path, post, fix):
    person = f"name: Jo\nmemberships:\n  - body: trust\n    post: {post}\n"
    _, problems = read(tmp_path, {"bodies/trust.yml": TRUST, "people/jo.yml": person})
    expected = [("unknown-post", "content/people/jo.yml:4:11", fix)] if fix else []
    assert [(problem.code, str(problem.source), problem.fix) for problem in problems] == expected


def test_an_empty_hub_is_told_how_to_begin(tmp_path):
    hub, (problem,) = read(tmp_path, {})
    assert (hub.records, problem.code, problem.severity) == ((), "no-records", "advice")
    assert read(tmp_path, {"about.md": "# About\n"})[1] == []


def test_markdown_that_was_cut_is_told_at_its_text(tmp_path):
    _, problems = read(tmp_path, {"spaces/hall.md": f"---\n{A_SPACE}---\n\n<script>x</script>\n"})
    assert [(problem.code, problem.severity) for problem in problems] == [("markdown-removed", "warning")]
    assert str(problems[0].source) == "content/spaces/hall.md:6:1"
