"""Checks of meetings: rooms used twice, dates that are none, bank holidays, and what first-timers are told."""

from __future__ import annotations

from time import process_time

import pytest

from hubsite.testing import make_hub

HUB = {
    "hub.yml": "name: Here\nnation: england\nplugins: [record_pages, checks]\n",
    "spaces/hall.yml": "name: Hall\naddress: Mill Lane\n",
    "spaces/library.yml": "name: Library\naddress: Mill Lane\n",
}
KNOWN = "what_happens: We meet.\nfirst_time: Sit anywhere.\n"


def told(tmp_path, **meetings: str) -> list[str]:
    files = {f"meetings/{name}.yml": f"name: {name.upper()}\n{KNOWN}{rest}" for name, rest in meetings.items()}
    look = make_hub(tmp_path, HUB | files)
    return [f"{each.code} {each.severity}: {each.message}" for each in look.problems]


def codes(tmp_path, **meetings: str) -> list[str]:
    return [each.split()[0] for each in told(tmp_path, **meetings)]


DAY = "when: 3 December 2026, "


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (f"{DAY}7pm to 9pm\nheld_at: hall\n", f"{DAY}8pm to 10pm\nheld_at: hall\n", True),
        (f"{DAY}7pm to 9pm\nheld_at: hall\n", f"{DAY}9pm to 10pm\nheld_at: hall\n", False),
        (f"{DAY}7pm to 9pm\nheld_at: hall\n", f"{DAY}8pm to 10pm\nheld_at: library\n", False),
        (f"{DAY}7pm to 9pm\n", f"{DAY}8pm to 10pm\n", False),
        (f"{DAY}7pm to 9pm\nheld_at: hall\n", f"{DAY}8pm to 10pm\nheld_at: hall\nstatus: cancelled\n", False),
        (f"{DAY}7pm to 9pm\nheld_at: hall\n", f"{DAY}8pm to 10pm\nheld_at: hall\ncancelled: 3 December 2026\n", False),
        (
            f"{DAY}7pm to 9pm\nheld_at: hall\n",
            f"{DAY}8pm\nheld_at: library\nmoved:\n  - date: 3 December 2026\n    to: 3 December 2026\n"
            "    held_at: hall\n",
            True,
        ),
        # It passes midnight; the other begins after that.
        (f"{DAY}10pm to 2am\nheld_at: hall\n", "when: 4 December 2026, 1am to 3am\nheld_at: hall\n", True),
        # Nobody knows when it ends: an hour is certain, an evening is not.
        (f"{DAY}7pm\nheld_at: hall\n", f"{DAY}7:30pm to 9pm\nheld_at: hall\n", True),
        (f"{DAY}7pm\nheld_at: hall\n", f"{DAY}8:30pm to 9pm\nheld_at: hall\n", False),
        (f"{DAY[:-2]}\nheld_at: hall\n", f"{DAY}8:30pm to 9pm\nheld_at: hall\n", False),
        ("when: 3 December 2028, 7pm\nheld_at: hall\n", "when: 3 December 2028, 7pm\nheld_at: hall\n", False),
    ],
)
def test_two_meetings_in_one_room(tmp_path, one, other, clash):
    assert ("same-room-twice" in codes(tmp_path, a=one, b=other)) is clash


def test_a_short_meeting_within_a_long_one_is_found_whatever_lies_between(tmp_path):
    long = f"{DAY}9am to 5pm\nheld_at: hall\n"
    found = told(tmp_path, a=long, b=f"{DAY}10am to 11am\nheld_at: hall\n", c=f"{DAY}3pm to 4pm\nheld_at: hall\n")
    assert [each.split(": ")[1] for each in found] == [
        "“B” and “A” are both in Hall, first on Thursday 3 December 2026 at 10am.",
        "“C” and “A” are both in Hall, first on Thursday 3 December 2026 at 3pm.",
    ]


def test_five_hundred_meetings_in_one_room_are_looked_through_once(tmp_path):
    rules = ("every Monday", "every Tuesday", "every Wednesday", "every Thursday", "every Friday")
    when = [f"when: {rules[n % 5]}, 7pm to 9pm\nheld_at: hall\non_bank_holiday: keep\n" for n in range(500)]
    files = {f"meetings/m{n}.yml": f"name: M{n}\n{KNOWN}{rest}" for n, rest in enumerate(when)}
    hub = {"hub.yml": "name: Here\nnation: england\nplugins: [checks]\n"}
    began = process_time()
    look = make_hub(tmp_path, HUB | hub | files)
    assert process_time() - began < 10  # to read 500 files is most of it
    assert len([each for each in look.problems if each.code == "same-room-twice"]) == 495


@pytest.mark.parametrize(
    ("more", "severity"),
    [
        ("cancelled: 8 December 2026\n", None),
        ("cancelled: 9 December 2026\n", "error"),
        ("cancelled: 9 June 2026\n", None),
        ("cancelled: 10 June 2026\n", "advice"),
        ("moved:\n  - date: 9 December 2026\n    to: 10 December 2026\n", "error"),
        ("moved:\n  - date: 8 December 2026\n    to: 9 December 2026\n", None),
        ("moved:\n  - date: 8 December 2026\n    to: 8 December 2026 20:00\n", None),
        ("moved:\n  - date: 8 December 2026\n    to: 10 December 2026\nagenda_for: 10 December 2026\n", None),
        ("agenda_for: 8 December 2026\n", None),
        ("agenda_for: 9 December 2026\n", "warning"),
        # A bank holiday on which it is skipped is a date of it all the same.
        ("cancelled: 29 December 2026\n", None),
        # The new rule has Wednesdays.
        ("later_on:\n  - since: 1 January 2027\n    when: every Wednesday, 7pm\ncancelled: 6 January 2027\n", None),
        ("later_on:\n  - since: 1 January 2027\n    when: every Wednesday, 7pm\ncancelled: 5 January 2027\n", "error"),
    ],
)
def test_only_real_dates_can_be_cancelled_moved_or_have_an_agenda(tmp_path, more, severity):
    found = told(tmp_path, a=f"when: every Tuesday, 7pm to 9pm\non_bank_holiday: skip\n{more}")
    assert [each.split(":")[0] for each in found] == ([f"not-a-date-of-it {severity}"] if severity else [])


def test_the_nearest_date_is_named(tmp_path):
    (found,) = told(tmp_path, a="when: first Thursday of every month, 7pm\ncancelled: 2 June 2027\n")
    assert found.endswith("does not happen on Wednesday 2 June 2027. Nearest: Thursday 3 June 2027.")


@pytest.mark.parametrize(
    ("to", "is_told"),
    [
        ("15 December 2026", True),
        ("15 December 2026 20:00", True),
        ("15 December 2026 14:00", False),
        ("16 December 2026", False),
    ],
)
def test_a_date_moved_onto_another(tmp_path, to, is_told):
    moved = f"moved:\n  - date: 8 December 2026\n    to: {to}\n"
    found = codes(tmp_path, a=f"when: every Tuesday, 7pm to 9pm\non_bank_holiday: keep\n{moved}")
    assert found == (["moved-onto-another"] if is_told else [])


@pytest.mark.parametrize(
    ("rest", "is_told"),
    [
        ("when: every Monday, 7pm\n", True),
        ("when: every Monday, 7pm\non_bank_holiday: keep\n", False),
        ("when: every Monday, 7pm, except 28 December 2026, until 1 March 2027\n", False),
        ("when: every Monday, 7pm, until 1 March 2027\ncancelled: 28 December 2026\n", False),
        ("when: every year on 1 January\n", False),
        ("when: 1 January 2027\n", False),
        ("when: every Tuesday, 7pm, until 1 December 2027\n", False),
        ("when: every Tuesday, 7pm\nlater_on:\n  - since: 1 March 2027\n    when: every Monday, 7pm\n", True),
    ],
)
def test_bank_holidays_are_asked_about_once_and_only_where_it_matters(tmp_path, rest, is_told):
    assert codes(tmp_path, a=rest) == (["on-bank-holiday"] if is_told else [])


@pytest.mark.parametrize(
    ("rest", "is_told"),
    [
        ("when: every Monday, 7pm\non_bank_holiday: skip\n", True),
        ("when: every Monday, 7pm\non_bank_holiday: keep\n", False),
        ("when: every Thursday, 7pm, until 1 March 2027\non_bank_holiday: skip\n", False),
        ("when: 30 November 2026, 7pm\n", False),
    ],
)
def test_the_nation_is_asked_for_where_it_decides(tmp_path, rest, is_told):
    files = {"hub.yml": "name: Here\nplugins: [record_pages, checks]\n", "meetings/a.yml": f"name: A\n{KNOWN}{rest}"}
    look = make_hub(tmp_path, files)
    assert [(each.code, str(each.source)) for each in look.problems] == (
        [("needs-nation", "content/hub.yml")] if is_told else []
    )


@pytest.mark.parametrize(
    ("name", "when", "nation", "is_told"),
    [
        ("Annual parish meeting", "1 March 2027, 7pm", "england", False),
        ("Annual parish meeting", "1 June 2027, 7pm", "england", False),
        ("Annual parish meeting", "28 February 2027, 7pm", "england", True),
        ("Annual parish assembly", "2 June 2027, 7pm", "england", True),
        ("Annual Town Meeting", "2 June 2027, 7pm", "england", True),
        ("Annual meeting of the parish", "2 June 2027, 7pm", "england", True),
        ("Annual meeting of the parish council", "2 June 2027, 7pm", "england", False),
        ("Annual parish meeting", "2 June 2027, 7pm", "wales", False),
        ("Annual parish meeting", "2 June 2025, 7pm", "england", False),
    ],
)
def test_the_annual_parish_meeting_has_its_season(tmp_path, name, when, nation, is_told):
    hub = HUB["hub.yml"].replace("england", nation)
    look = make_hub(tmp_path, HUB | {"hub.yml": hub, "meetings/a.yml": f"name: {name}\n{KNOWN}when: {when}\n"})
    assert [each.code for each in look.problems] == (["annual-parish-meeting"] if is_told else [])


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", ["no-first-time"]),
        ("first_time: Sit anywhere.\n", []),
        ("public: no\n", []),
        ("status: cancelled\n", []),
        ("first_time: Sit.\npublic: yes\nwhy_come: Tea.\naccess: Level.\nchildren: Yes\n", []),
        ("first_time: Sit.\npublic: yes\nwhy_come: Tea.\naccess: Level.\n", ["meeting-could-say-more"]),
        ("first_time: Sit.\npublic: no\n", []),
    ],
)
def test_what_first_timers_are_told(tmp_path, rest, expected):
    files = {"meetings/a.yml": f"name: A\nwhat_happens: We meet.\nwhen: 3 December 2026, 7pm\n{rest}"}
    assert [each.code for each in make_hub(tmp_path, HUB | files).problems] == expected


def test_a_meeting_of_the_past_is_asked_nothing(tmp_path):
    files = {"meetings/a.yml": "name: A\nwhat_happens: We met.\nwhen: 3 December 2025, 7pm\npublic: yes\n"}
    assert make_hub(tmp_path, HUB | files).problems == ()


@pytest.mark.parametrize(
    ("date", "to", "is_told"),
    [
        ("8 December 2026", "10 December 2026", False),
        ("8 December 2026", "6 February 2027", False),
        ("8 December 2026", "8 March 2027", True),
        ("8 December 2026", "10 December 2025", True),
        # Near enough, but over.
        ("24 November 2026", "19 November 2026", True),
        # Long ago: nobody can be misled any more.
        ("2 December 2025", "6 March 2026", False),
    ],
)
def test_a_date_moved_too_far_to_be_true(tmp_path, date, to, is_told):
    moved = f"moved:\n  - date: {date}\n    to: {to}\n"
    found = codes(tmp_path, a=f"when: every Tuesday, 7pm to 9pm\non_bank_holiday: keep\n{moved}")
    assert found == (["moved-far"] if is_told else [])


def test_the_year_that_was_meant_is_offered(tmp_path):
    files = {"meetings/a.yml": f"name: A\n{KNOWN}when: every Thursday, 7pm\non_bank_holiday: keep\n"}
    files["meetings/a.yml"] += "moved:\n  - date: 7 January 2027\n    to: 12 January 2026\n"
    (problem,) = make_hub(tmp_path, HUB | files).problems
    assert problem.fix == "Did you mean `to: 12 January 2027`?"


@pytest.mark.parametrize(
    ("span", "is_told"),
    [
        ("22 December 2026 to 5 January 2027", []),
        ("23 December 2026 to 28 December 2026", ["not-a-date-of-it"]),
        ("5 January 2027 to 22 December 2026", ["dates-out-of-order"]),
    ],
)
def test_a_span_needs_one_date_of_the_meeting(tmp_path, span, is_told):
    assert codes(tmp_path, a=f"when: every Tuesday, 7pm\non_bank_holiday: keep\ncancelled: {span}\n") == is_told


@pytest.mark.parametrize(
    ("rest", "is_told"),
    [
        ("when: every Monday\nrun_by: choir\n", True),
        ("when: 4 December 2026\nrun_by: choir\n", True),
        ("when: every Monday, 7pm\nrun_by: choir\n", False),
        ("when: every Monday\n", False),
        ("when: every Monday\nrun_by: choir\nstatus: cancelled\n", False),
        ("when: 4 November 2026\nrun_by: choir\n", False),
        (
            "when: every Monday, 7pm\nrun_by: choir\nlater_on:\n  - since: 1 February 2027\n    when: every Tuesday\n",
            True,
        ),
    ],
)
def test_a_group_says_at_what_time_it_meets(tmp_path, rest, is_told):
    files = HUB | {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"}
    files["meetings/a.yml"] = f"name: A\n{KNOWN}on_bank_holiday: keep\n{rest}"
    found = [each.code for each in make_hub(tmp_path, files).problems]
    assert found == (["when-without-time"] if is_told else [])
