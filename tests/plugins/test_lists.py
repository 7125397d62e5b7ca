"""Blocks for pages: lists of records, and the next meetings."""

import re

import pytest

from hubsite.testing import A_SPACE, make_hub

FILES = {
    "hub.yml": "name: Here\nplugins: [record_pages, lists]\n",
    "spaces/hall.yml": A_SPACE,
    "groups/choir.yml": "name: choir\nsummary: We sing.\ntags: music, free\n",
    "groups/band.yml": "name: Band\nsummary: We play.\ntags: [music]\n",
    "groups/chess.yml": "name: Chess\nsummary: We think.\n",
    "meetings/songs.yml": "name: Songs\nwhen: every Tuesday, 7pm\nwhat_happens: Songs.\nrun_by: choir\n",
    "meetings/fair.yml": "name: Fair\nwhen: 29 November 2026\nwhat_happens: Stalls.\n",
    "meetings/off.yml": "name: Off\nwhen: every day\nwhat_happens: No.\nstatus: cancelled\nrun_by: choir\n",
    "meetings/past.yml": "name: Past\nwhen: 1 November 2026\nwhat_happens: Was.\nrun_by: band\n",
}


def shown(tmp_path, block: str) -> list[str]:
    """The lines of what a block becomes."""
    look = make_hub(tmp_path, FILES | {"about.md": f"# About\n\n{block}\n"})
    assert not look.has_errors, look.problems
    html = str(next(page.body for page in look.site.pages if page.path == "about/")).partition("</h1>")[2]
    return [re.sub(r"<[^>]*>", "", line) for line in re.findall(r"<(?:li|p)[^>]*(?<! hidden)>(.*?)</(?:li|p)>", html)]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("{{ list kind=groups }}", ["Band", "Chess", "choir"]),
        ("{{ list kind=groups tag=music }}", ["Band", "choir"]),
        ("{{ list kind=groups tag=free }}", ["choir"]),
        ("{{ list kind=groups tag=chess }}", ["There are none yet."]),
        ("{{ list kind=funds }}", ["There are none yet."]),
        (
            "{{ next-meetings show=3 }}",
            [
                "Tuesday 24 November 2026, 7pm: Songs",
                "Sunday 29 November 2026: Fair",
                "Tuesday 1 December 2026, 7pm: Songs",
            ],
        ),
        (
            "{{ next-meetings of=choir show=2 }}",
            ["Tuesday 24 November 2026, 7pm: Songs", "Tuesday 1 December 2026, 7pm: Songs"],
        ),
        ("{{ next-meetings of=groups/choir show=1 }}", ["Tuesday 24 November 2026, 7pm: Songs"]),
        ("{{ next-meetings of=band }}", ["No meeting is planned."]),
    ],
)
def test_a_block_shows(tmp_path, block, lines):
    assert shown(tmp_path, block) == lines


def test_without_a_number_five_meetings_are_shown(tmp_path):
    assert len(shown(tmp_path, "{{ next-meetings }}")) == 5


def test_names_lead_to_their_pages(tmp_path):
    look = make_hub(tmp_path, FILES | {"a/b.md": "# B\n\n{{ list kind=groups tag=free }}\n"})
    html = str(next(page.body for page in look.site.pages if page.path == "a/b/"))
    assert '<li><a href="../../groups/choir/">choir</a></li>' in html


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("{{ list }}", "there is no kind called ''."),
        ("{{ list kind=group }}", "there is no kind called 'group'."),
        ("{{ list kind=groups sort=name }}", "'sort' is not known here."),
        ("{{ next-meetings show=0 }}", "'0' is not a number from 1 to 50."),
        ("{{ next-meetings show=51 }}", "'51' is not a number from 1 to 50."),
        ("{{ next-meetings show=-1 }}", "'-1' is not a number from 1 to 50."),
        ("{{ next-meetings of=chior }}", "there is no record called 'chior'."),
    ],
)
def test_words_that_mean_nothing_are_told(tmp_path, block, message):
    look = make_hub(tmp_path, FILES | {"about.md": f"# About\n\n{block}\n"})
    (problem,) = [problem for problem in look.problems if problem.severity == "error"]
    assert problem.message == f"{block}: {message}" and problem.fix
    assert str(problem.source) == "content/about.md:3:4"


def test_the_example_of_every_block_works(tmp_path):
    from hubsite.plugins import Plugins

    blocks = [block for _, block in Plugins(tmp_path, ["lists"]).ask("hubsite_blocks", hub=None)]
    assert [block.name for block in blocks] == ["list", "next-meetings"]
    for block in blocks:
        assert block.summary and shown(tmp_path / block.name, block.example)
