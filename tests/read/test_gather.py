"""Which file is what: a record of a kind, one of many, a page, a picture, or in the wrong place."""

from __future__ import annotations

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.read.gather import gather
from hubsite.testing import A_SPACE, write_hub

GROUP = "name: Singers\nsummary: We sing.\n"
GROUPS = "- id: singers\n  name: Singers\n  summary: We sing.\n"


def found_in(tmp_path, files):
    return gather(write_hub(tmp_path, files), BUILT_IN)


def drafts(found):
    return [(draft.kind.folder if draft.kind else "", draft.id, draft.file) for draft in found.drafts]


@pytest.mark.parametrize(
    ("file", "text", "draft"),
    [
        ("spaces/hall.yml", A_SPACE, ("spaces", "hall")),
        ("spaces/hall.yaml", A_SPACE, ("spaces", "hall")),
        ("spaces/hall.md", f"---\n{A_SPACE}---\nText.\n", ("spaces", "hall")),
        ("groups.yml", GROUPS, ("groups", "singers")),
        ("about.md", "# About\n", ("", "about")),
        ("index.md", "# Welcome\n", ("", "index")),
        ("help/how-to.md", "# How\n", ("", "help/how-to")),
    ],
)
def test_a_file_in_its_place(tmp_path, file, text, draft):
    found = found_in(tmp_path, {file: text})
    assert drafts(found) == [(*draft, f"content/{file}")]
    assert found.problems == []
    assert found.drafts[0].sheet is not None


def test_what_is_not_content(tmp_path):
    found = found_in(
        tmp_path, {"README.md": "For people on GitHub.", "spaces/README.md": "Halls go here.", ".hidden.yml": "x"}
    )
    assert (found.drafts, found.media, found.problems) == ([], [], [])


def test_pictures_and_papers_are_published(tmp_path):
    found = found_in(tmp_path, {"spaces/hall.JPG": b"\xff\xd8", "papers/plan.pdf": b"%PDF", "logo.png": b"\x89PNG"})
    assert found.media == ["content/logo.png", "content/papers/plan.pdf", "content/spaces/hall.JPG"]
    assert (found.drafts, found.problems) == ([], [])


@pytest.mark.parametrize(
    ("file", "text", "code", "fix"),
    [
        ("space/hall.yml", A_SPACE, "folder-unknown", "Move the file to content/spaces/hall.yml."),
        ("spaces/big/hall.yml", A_SPACE, "file-misplaced", "Move it to content/spaces/hall.yml."),
        (
            "hall.yml",
            A_SPACE,
            "file-misplaced",
            "Move it into the folder of its kind, for example content/spaces/hall.yml.",
        ),
        ("meeting.yml", "- id: a\n", "file-misplaced", "If it is a list of meetings, call it `meetings.yml`."),
        ("spaces.md", "# Spaces\n", "file-misplaced", "Give it another name, like `about-spaces.md`."),
        (
            "meeting/agm.md",
            "---\nwhen: now\n---\n",
            "folder-unknown",
            "Move the file to content/meetings/agm.md.",
        ),
        ("meeting/agm.md", "Hello.\n", "folder-unknown", "Did you mean content/meetings/? Then move the file there."),
        ("clubs/a.md", "---\nname: A\nwho_for: All\n---\n", "folder-unknown", "Move the file to content/groups/a.md."),
        ("clubs/a.yml", "name: A\nsummary: B.\n", "folder-unknown", "Move the file to content/groups/a.yml."),
        (
            "singers.yml",
            "name: A\nwho_for: All\n",
            "file-misplaced",
            "Move it into the folder of its kind, for example content/groups/singers.yml.",
        ),
        ("groups/con.yml", GROUP, "bad-id", "Call it `con-page.yml`."),
        ("groups/AUX.yml", GROUP, "bad-id", "Call it `aux-page.yml`."),
        ("aux/about.md", "# About\n", "bad-id", "Call it `aux-page`."),
        ("groups.yml", "- id: nul\n  name: Nul\n", "bad-id", "Write `id: nul-page`."),
        ("Our Story.md", "# Story\n", "bad-id", "Call it `our-story.md`."),
        ("Our Stories/one.md", "# Story\n", "bad-id", "Call it `our-stories`."),
        ("spaces/hall.YML", A_SPACE, "file-ending", "Call it `hall.yml`."),
        ("groups.YML", GROUPS, "file-ending", "Call it `groups.yml`."),
        ("groups.yml", "- name: Choir\n  summary: We sing.\n", "bad-id", "Write `id: choir`."),
        ("groups.yml", "- id: The Choir\n  name: Choir\n", "bad-id", "Write `id: the-choir`."),
        (
            "groups.yml",
            "- Singers\n",
            "record-not-list",
            "Write `- id: singers` and below it, two spaces in, `name: Singers`.",
        ),
        (
            "groups.yml",
            GROUP,
            "record-not-list",
            "Write `- id: singers` above the first line, and start every other line two spaces in.",
        ),
        (
            "groups/singers.yml",
            "- name: Singers\n",
            "list-not-record",
            "Delete the `- ` at the start: this file holds one. A list goes into content/groups.yml.",
        ),
        (
            "groups/singers.yml",
            "",
            "not-a-record",
            "Start it with lines like these:\n  name: Ashcombe Singers\n  summary: We sing on Tuesdays.",
        ),
        (
            "groups/singers.md",
            "We sing.\n",
            "not-a-record",
            "Start it with lines like these:\n  ---\n  name: Ashcombe Singers\n  summary: We sing on Tuesdays.\n  ---",
        ),
        (
            "groups/singers.md",
            f"---\n{GROUP}description: A.\n---\nB.\n",
            "description-twice",
            "Move the words of `description:` into the text below the `---` and delete the field.",
        ),
        ("hub.yaml", "name: A\n", "hub-file-name", "Move what you need from it into content/hub.yml, and delete it."),
        (
            "notes.docx",
            "PK",
            "file-not-used",
            "Move it out of content/, or save it as a picture (.jpg, .png, .webp) or PDF.",
        ),
        (
            "spaces/hall.yml.txt",
            A_SPACE,
            "file-not-used",
            "Call it `hall.yml` if it is a record or a page, or move it out of content/.",
        ),
    ],
)
def test_a_file_that_is_not_right(tmp_path, file, text, code, fix):
    (problem,) = found_in(tmp_path, {file: text}).problems
    assert (problem.code, problem.source.file, problem.fix) == (code, f"content/{file}", fix)


def test_records_that_share_an_id(tmp_path):
    files = {"spaces/hall.yml": A_SPACE, "spaces/hall.md": f"---\n{A_SPACE}---\n", "groups.yml": GROUPS * 2}
    found = found_in(tmp_path, {**files, "about.md": "# A\n", "about/index.md": "# B\n"})
    assert [(problem.code, str(problem.source)) for problem in found.problems] == [
        ("same-id", "content/about/index.md:1"),
        ("same-id", "content/groups.yml:4"),
        ("same-id", "content/spaces/hall.yml:1"),
    ]
    assert found.problems[2].message.startswith("content/spaces/hall.md and content/spaces/hall.yml both have the id")
    assert "such as `about-2.md`," in found.problems[0].fix


def test_of_copies_each_is_told_a_new_name_that_is_free(tmp_path):
    entry = "- id: hall\n  name: {}\n"
    names = ("Hall", "Old Hall", "Hall", "Hall 4", "Hall")
    listed = "".join(entry.format(name) for name in names)
    files = {"spaces.yml": listed, "spaces/hall-2.yml": A_SPACE, "spaces/hall.md": "---\nname: Shed\n---\n"}
    found = found_in(tmp_path, files)
    told = [problem.fix.partition("`")[2].partition("`")[0] for problem in found.problems]
    assert told == ["id: old-hall", "id: hall-3", "id: hall-4", "id: hall-5", "shed.md"]
    assert "content/spaces.yml (line 1) and content/spaces/hall.md both" in found.problems[-1].message


def test_a_page_may_have_a_folder_of_its_own(tmp_path):
    found = found_in(tmp_path, {"clubs/about.md": "---\ntitle: Clubs\nsummary: All of them.\n---\nText.\n"})
    assert (drafts(found), found.problems) == ([("", "clubs/about", "content/clubs/about.md")], [])


@pytest.mark.parametrize("name", ["Singing-Group.yml", "singing group.yml", "singing-group.YML"])
def test_a_name_that_another_file_has_already_is_told_once(tmp_path, name):
    files = {f"groups/{name}": GROUP, "groups/singing-group.md": f"---\n{GROUP}---\n"}
    assert [problem.code for problem in found_in(tmp_path, files).problems] == ["same-id"]


def test_the_same_id_in_two_kinds_is_fine(tmp_path):
    assert found_in(tmp_path, {"spaces/mill.yml": A_SPACE, "groups/mill.yml": GROUP}).problems == []


def test_a_record_with_a_bad_name_can_still_be_referred_to(tmp_path):
    found = found_in(tmp_path, {"spaces/Mill Hall.yml": A_SPACE, "groups.yml": "- name: The Choir\n"})
    assert [draft.id for draft in found.drafts] == ["the-choir", "mill-hall"]
