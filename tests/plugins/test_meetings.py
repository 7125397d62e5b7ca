"""Agenda, minutes, decisions and promises: on the meeting's page, and on the page of whoever holds it."""

from __future__ import annotations

import re

import pytest

from hubsite.testing import make_hub

COUNCIL = """\
name: Council meeting
when: first Thursday of every month, 7pm to 9pm
what_happens: We decide.
run_by: bodies/council
agenda_for: 3 December 2026
agenda_items:
  - number: "1"
    title: Public time
    summary: Three minutes <each>.
    decision_needed: no
  - number: "2"
    title: The library
    decision_needed: yes
    papers:
      - url: https://papers.example/2
        title: Draft answer
decisions:
  - text: To plant a tree.
    vote: 5 for, 1 against
    date: 5 November 2026
  - text: To mend the bench.
    date: 1 October 2026
  - text: To buy a flag.
    date: 3 September 2026
  - text: To paint the hall.
    date: 2 July 2026
actions:
  - text: Write to the county.
    owner_role: clerk
    due: 13 November 2026
    status: done
  - text: Bring three prices.
    owner_role: clerk
    due: 20 November 2026
    status: started
  - text: Ask about the drains.
    owner_role: chair
    due: 22 November 2026
  - text: Count the lamps.
  - text: Paint the moon.
    due: 1 May 2026
    status: dropped
minutes:
  - date: 5 November 2026
    attended: Six councillors and nine residents
    approved: no
    text: |
      ## The tree

      Nobody minded **the tree**.
  - date: 4 June 2026
    text: It rained.
"""
FILES = {
    "hub.yml": "name: Here\nplugins: [record_pages, meetings]\n",
    "bodies/council.yml": "name: Council\n",
    "bodies/quiet.yml": "name: Quiet\n",
    "groups/choir.yml": "name: Choir\nsummary: We sing.\n",
    "meetings/council.yml": COUNCIL,
    "meetings/singing.yml": "name: Singing\nwhen: every Tuesday\nwhat_happens: We sing.\nrun_by: groups/choir\n"
    "decisions:\n  - text: To sing louder.\n    date: 3 November 2026\n",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    found = make_hub(tmp_path_factory.mktemp("hub"), FILES)
    assert found.problems == ()
    return {page.path: str(page.body) for page in found.site.pages}


def panel(body: str, title: str) -> str:
    """The words of one panel, or "" where there is none."""
    found = re.search(rf'<section aria-labelledby="hub-{title}">(.*?)</section>', body, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", found.group(1)).split()) if found else ""


def test_the_agenda_says_what_is_decided_and_what_to_read(pages):
    body = pages["meetings/council/"]
    assert panel(body, "on-the-agenda-for-thursday-3-december-2026") == (
        "On the agenda for Thursday 3 December 2026 This meeting is still to come. 1 of 2 points will be decided on. "
        "1. Public time Three minutes &lt;each&gt;. For information: nothing is decided. "
        "2. The library This will be decided. Read before: Draft answer"
    )
    assert 'data-until="2026-12-03T21:00"' in body and '<a href="https://papers.example/2">Draft answer</a>' in body


@pytest.mark.parametrize(
    ("line", "title", "is_to_come"),
    [
        ("agenda_for: 5 November 2026", "the-agenda-of-thursday-5-november-2026", False),
        ("agenda_for: 3 December 2026\nstatus: cancelled", "on-the-agenda-for-thursday-3-december-2026", False),
        ("cost: Free", "on-the-agenda", False),
    ],
)
def test_an_agenda_never_passes_for_another_date(tmp_path, line, title, is_to_come):
    written = {"meetings/council.yml": COUNCIL.replace("agenda_for: 3 December 2026", line)}
    found = make_hub(tmp_path, FILES | written)
    body = next(str(page.body) for page in found.site.pages if page.path == "meetings/council/")
    assert panel(body, title)
    assert ("data-until" in body.split(f"hub-{title}")[1].split("</section>")[0]) is is_to_come


def test_promises_on_the_meetings_page_are_late_open_and_finished(pages):
    assert panel(pages["meetings/council/"], "what-was-promised") == (
        "What was promised Overdue: Bring three prices. Clerk, was due on 20 November 2026 "
        "To do: Ask about the drains. Chair, due on 22 November 2026 To do: Count the lamps. "
        "Done: Write to the county. Clerk, was due on 13 November 2026 Dropped: Paint the moon. Was due on 1 May 2026"
    )


def test_the_body_shows_what_is_late_and_left_to_do_and_at_which_meeting(pages):
    assert panel(pages["bodies/council/"], "what-was-promised") == (
        "What was promised "
        "Overdue: Bring three prices. Clerk, was due on 20 November 2026. Promised at Council meeting "
        "To do: Ask about the drains. Chair, due on 22 November 2026. Promised at Council meeting "
        "To do: Count the lamps. Promised at Council meeting"
    )


def test_the_body_shows_the_decisions_of_the_last_three_dates_with_the_vote(pages):
    assert panel(pages["bodies/council/"], "what-was-decided-lately") == (
        "What was decided lately "
        "5 November 2026 , Council meeting ( minutes of 5 November 2026 ) "
        "To plant a tree. The vote: 5 for, 1 against. "
        "1 October 2026 , Council meeting To mend the bench. 3 September 2026 , Council meeting To buy a flag."
    )
    assert "To sing louder." in panel(pages["groups/choir/"], "what-was-decided-lately")
    assert not panel(pages["groups/choir/"], "what-was-promised")
    assert "decided" not in pages["bodies/quiet/"] and "promised" not in pages["bodies/quiet/"]


def test_minutes_are_pages_with_the_decisions_of_their_date(pages):
    body = pages["meetings/council/minutes/2026-11-05/"]
    assert "<h1>Council meeting: minutes of 5 November 2026</h1>" in body
    assert "To plant a tree." in body and "To mend the bench." not in body
    assert "<strong>the tree</strong>" in body and ">The tree</h3>" in body
    assert "Six councillors and nine residents" in body and "has not agreed" in body
    assert "has not agreed" not in pages["meetings/council/minutes/2026-06-04/"]


def test_the_meeting_lists_its_dates_with_minutes_and_decisions(pages):
    body = pages["meetings/council/"]
    said = panel(body, "what-was-decided")
    assert said.index("5 November 2026") < said.index("To plant a tree.") < said.index("2 July 2026")
    assert "minutes/2026-11-05/" in body and "minutes/2026-06-04/" in body and "minutes/2026-10-01/" not in body


def test_old_meetings_are_folded_away_and_undated_decisions_kept(tmp_path):
    decisions = [f"  - text: Decision {month}.\n    date: 1 {month} 2026\n" for month in ("May", "June", "July")]
    decisions += [f"  - text: Decision {day}.\n    date: {day} August 2026\n" for day in range(1, 6)]
    written = "".join(["decisions:\n", *decisions, "  - text: Long ago.\n"])
    rest = "name: A\nwhen: every Monday\nwhat_happens: B.\n"
    found = make_hub(tmp_path, {"hub.yml": FILES["hub.yml"], "meetings/a.yml": f"{rest}{written}"})
    body = next(str(page.body) for page in found.site.pages if page.path == "meetings/a/")
    folded = body.split("<summary>Earlier meetings (2)</summary>")[1].split("</details>")[0]
    assert "Decision June." in folded and "Decision May." in folded and "Decision July." not in folded
    assert "Long ago." in body.split("</details>")[1]


def test_a_meeting_that_says_nothing_of_this_has_none_of_it(pages):
    body = pages["meetings/singing/"]
    assert "agenda" not in body and not panel(body, "what-was-promised")


def test_what_is_due_becomes_overdue_for_who_reads_the_page_later(pages):
    html = pages["bodies/council/"]
    begun = '<strong><span data-until="2026-11-23T00:00" data-then="Overdue:">To do:</span></strong> Ask about'
    assert begun in html
    assert '<span data-until="2026-11-23T00:00" data-then="was due on">due on</span> 22 November 2026' in html
    late = html.split("Overdue:</strong> Bring three prices.")[1].split("</li>")[0]
    assert "data-until" not in late


# --- Next dates


def lines(body: str) -> list[tuple[str, str]]:
    """Marks and words of the next dates."""
    listed = body.split("Next dates</h2>")[1].split("</ul>")[0]
    found = re.findall(r"<li([^>]*)>(.*?)</li>", listed, re.DOTALL)
    return [(marks, " ".join(re.sub(r"<[^>]*>", "", words).split())) for marks, words in found]


def test_the_page_of_who_runs_meetings_names_the_next_three_dates_and_links_them(pages):
    body = pages["bodies/council/"]
    shown = [(marks, words) for marks, words in lines(body) if "hidden" not in marks]
    assert shown == [
        (' data-until="2026-12-03T21:00"', "Thursday 3 December 2026, 7pm: Council meeting"),
        (' data-until="2027-01-07T21:00"', "Thursday 7 January 2027, 7pm: Council meeting"),
        (' data-until="2027-02-04T21:00"', "Thursday 4 February 2027, 7pm: Council meeting"),
    ]
    assert len(lines(body)) == 8 and 'meetings/council/">Council meeting</a>' in body
    assert "Next dates" not in pages["bodies/quiet/"]
    assert lines(pages["groups/choir/"])[0] == (
        ' data-until="2026-11-25T00:00"',
        "Tuesday 24 November 2026: Singing",
    )


CHANGED = """cancelled: [{date: 24 November 2026, reason: Paint}]
moved: [{date: 1 December 2026, to: 2 December 2026}]
held_at: hall
"""


def test_what_is_off_is_named_and_not_counted_and_the_place_only_where_it_is_on(tmp_path):
    singing = FILES["meetings/singing.yml"].replace("decisions:", f"{CHANGED}decisions:")
    files = FILES | {"meetings/singing.yml": singing, "spaces/hall.yml": "name: The Hall\naddress: Mill Lane\n"}
    files["meetings/off.yml"] = "name: Off\nwhen: every Monday\nwhat_happens: x\nrun_by: choir\nstatus: cancelled\n"
    found = make_hub(tmp_path, files)
    assert not found.has_errors, found.problems
    body = next(str(page.body) for page in found.site.pages if page.path == "groups/choir/")
    shown = [("data-off" in marks, words) for marks, words in lines(body) if "hidden" not in marks]
    assert shown == [
        (True, "Cancelled: Tuesday 24 November 2026 (Paint): Singing"),
        (True, "Moved: Tuesday 1 December 2026 (instead on Wednesday 2 December 2026): Singing"),
        (False, "Wednesday 2 December 2026 (moved from Tuesday 1 December 2026): Singing, The Hall"),
        (False, "Tuesday 8 December 2026: Singing, The Hall"),
        (False, "Tuesday 15 December 2026: Singing, The Hall"),
    ]


def test_a_busy_place_lists_only_what_can_become_one_of_the_next_three(tmp_path):
    rest = "what_happens: x\nrun_by: choir\n"
    all_day = {f"meetings/m{n}.yml": f"name: M{n}\nwhen: every day\n{rest}" for n in range(9)}
    found = make_hub(tmp_path, {"hub.yml": FILES["hub.yml"], "groups/choir.yml": FILES["groups/choir.yml"]} | all_day)
    body = next(str(page.body) for page in found.site.pages if page.path == "groups/choir/")
    days = [words.split(":")[0] for _, words in lines(body)]
    assert max(days.count(day) for day in days) == 3 and len(set(days)) == 76
