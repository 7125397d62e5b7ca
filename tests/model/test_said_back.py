"""How the dates of meetings were read, said back to whoever wrote them."""

from __future__ import annotations

import pytest

from hubsite.model.said_back import own_meetings, said_back
from hubsite.report import dates_as_text
from hubsite.testing import make_hub

HUB = {"hub.yml": "name: Here\nnation: england\nplugins: [record_pages]\n"}


def meeting(rest: str) -> str:
    return f"name: A\nwhat_happens: We meet.\n{rest}"


@pytest.mark.parametrize(
    ("rest", "rule", "dates"),
    [
        (
            "when: 1st Thurs of each month 7-9pm, not Aug\n",
            "First Thursday of every month, 7pm to 9pm, not in August",
            "next: Thursday 3 December 2026, Thursday 7 January 2027, Thursday 4 February 2027",
        ),
        ("when: 3 Dec 2026 19:30\n", "Thursday 3 December 2026, from 7:30pm", "next: Thursday 3 December 2026"),
        ("when: 3 Dec 2025 19:30\n", "Wednesday 3 December 2025, from 7:30pm", "next: no date is to come"),
        ("when: 3 Dec 2026\nstatus: cancelled\n", "Thursday 3 December 2026", "cancelled altogether"),
        (
            "when: every Tuesday until 8 December 2026\ncancelled:\n  - date: 1 December 2026\n    reason: Snow.\n",
            "Every Tuesday, until 8 December 2026",
            "next: Tuesday 24 November 2026, Tuesday 8 December 2026; cancelled: Tuesday 1 December 2026 (Snow)",
        ),
        (
            "when: 3 December 2026, 7pm\nmoved:\n  - date: 3 December 2026\n    to: 10 December 2026 6pm\n",
            "Thursday 3 December 2026, from 7pm",
            "next: Thursday 10 December 2026; moved: Thursday 3 December 2026 to Thursday 10 December 2026 at 6pm",
        ),
        (
            "when: every Tuesday\nlater_on:\n  - since: 1 December 2026\n    when: Wednesdays 7pm\n",
            "Every Tuesday; from 1 December 2026: Every Wednesday, from 7pm",
            "next: Tuesday 24 November 2026, Wednesday 2 December 2026, Wednesday 9 December 2026",
        ),
        (
            "when: every day until 1 January 2027\ncancelled: [1 December 2026, 2 December 2026, 3 December 2026, "
            "4 December 2026, 5 December 2026]\n",
            "Every day, until 1 January 2027",
            "next: Sunday 22 November 2026, Monday 23 November 2026, Tuesday 24 November 2026; cancelled: "
            "Tuesday 1 December 2026, Wednesday 2 December 2026, Thursday 3 December 2026, Friday 4 December 2026 "
            "and 1 more",
        ),
    ],
)
def test_a_rule_and_what_comes_of_it(tmp_path, rest, rule, dates):
    hub = make_hub(tmp_path, HUB | {"meetings/a.yml": meeting(rest)}).hub
    (said,) = said_back(hub, own_meetings(hub))
    assert (said.file, said.rule, said.dates) == ("content/meetings/a.yml", rule, dates)


def test_those_that_are_left_out_are_counted(tmp_path):
    hub = make_hub(tmp_path, HUB | {"meetings/a.yml": meeting("when: 3 December 2026\n")}).hub
    said = said_back(hub, own_meetings(hub))
    text = "content/meetings/a.yml  Thursday 3 December 2026\n    next: Thursday 3 December 2026\n"
    assert dates_as_text(said) == text
    assert dates_as_text(said, more=14) == f"{text}… and 14 more: `hubsite check --dates`\n"
    assert dates_as_text([]) == ""
