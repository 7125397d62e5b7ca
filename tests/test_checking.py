"""What was written against a model: every mistake once, at its place, with its cure."""

from __future__ import annotations

import time

import pytest

from hubsite.checking import MOST_FIELDS, MOST_MISTAKES, check
from hubsite.misshapen import meant
from hubsite.model.life import Fund, Group, Meeting, Space
from hubsite.model.mistakes import Reading
from hubsite.model.power import Body, Decision, Service
from hubsite.model.text_page import PageFields
from hubsite.model.voice import Way
from hubsite.model.words import LONGEST_LIST
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Text

SPACE = "name: Mill Hall\naddress: Mill Lane\n"
GROUP = "name: Singers\nsummary: We sing.\n"
MEETING = "name: AGM\nwhen: 3 December 2026, 7pm\nwhat_happens: We elect.\n"


def checked(model, text, prose=None):
    """The value, and the problems of a text."""
    node, problems = read_yaml(text, "a.yml")
    assert problems == []
    return check(model, Sheet(node, "a.yml", prose), Reading())


def told(model, text):
    """Severity's first letter, code, line, column and fix of each problem."""
    return [
        (problem.severity[0], problem.code, problem.source.line, problem.source.column, problem.fix)
        for problem in checked(model, text)[1]
    ]


def test_a_record_without_a_mistake():
    value, problems = checked(Space, SPACE + "access:\n  step_free: yes\n")
    assert (value.name, value.access.step_free, problems) == ("Mill Hall", "yes", [])


@pytest.mark.parametrize(
    ("model", "text", "problem"),
    [
        (Space, "name: Hall\n", ("e", "missing-field", 1, 1, "Add a line like `address: Mill Lane, Ashcombe`.")),
        (
            Space,
            "name:\naddress: Mill Lane\n",
            ("e", "empty-field", 1, 6, "Write something after the colon, like `name: Mill Lane Hall`."),
        ),
        (Space, SPACE + "phone:\n", ("w", "empty-field", 3, 7, "Write something after `phone:` or delete the line.")),
        (Space, SPACE + "phone: ~\n", ("w", "empty-field", 3, 8, "Write something after `phone:` or delete the line.")),
        (Space, SPACE + "tel: 01632 960123\n", ("e", "unknown-field", 3, 1, "Did you mean `phone`?")),
        (Space, SPACE + "contact_email: a@b.example\n", ("e", "unknown-field", 3, 1, "Did you mean `email`?")),
        (Space, SPACE + "Contact phone: 1\n", ("e", "unknown-field", 3, 1, "Did you mean `phone`?")),
        (Space, "titel: Hall\naddress: Mill Lane\n", ("e", "unknown-field", 1, 1, "Did you mean `title`?")),
        (Space, SPACE + "title: Hall\n", ("e", "field-twice", 3, 1, "Keep one of them.")),
        (PageFields, "title: A\nname: B\n", ("e", "field-twice", 2, 1, "Keep one of them.")),
        (Space, SPACE + "access:\n  step_fre: yes\n", ("e", "unknown-field", 4, 3, "Did you mean `step_free`?")),
        (
            Space,
            SPACE + "access: yes\n",
            (
                *("e", "wrong-shape", 3, 9),
                "Write them below `access:`, each on its own line, two spaces in, like `  step_free: yes`.",
            ),
        ),
        (
            Space,
            SPACE + "access:\n  - step_free: yes\n",
            ("e", "wrong-shape", 3, 1, "Delete the `- ` at the start of the lines below `access:`."),
        ),
        (
            Body,
            "name: Trust\nposts: Chair\n",
            ("e", "wrong-shape", 2, 8, "Write below `posts:` a line like `  - label: Chair`."),
        ),
        (
            Body,
            "name: Trust\nposts:\n  label: Chair\n",
            (
                *("e", "wrong-shape", 2, 1),
                "Put `- ` before the first line below `posts:`, and start the others two spaces further in.",
            ),
        ),
        (
            Body,
            "name: Trust\nposts:\n  - Chair\n",
            ("e", "wrong-shape", 3, 5, "Write `- label: Chair`, and other fields below it."),
        ),
        (
            Space,
            "name: Hall\naddress:\n  - Mill Lane\n  - Ashcombe\n",
            ("e", "not-text", 2, 1, "Write it on one line: `address: Mill Lane, Ashcombe`."),
        ),
        (
            Group,
            GROUP + "cost:\n  Tea: 50p\n",
            ("e", "not-text", 3, 1, 'Put it in quotes: `cost: "Tea: 50p"`.'),
        ),
        (
            Group,
            GROUP + "tags:\n  - Tea: 50p\n",
            ("e", "not-text", 4, 5, 'Put it in quotes: `- "Tea: 50p"`.'),
        ),
        (
            Group,
            GROUP + "cost: {a: b, c: d}\n",
            ("e", "yaml-needs-quotes", 3, 1, 'Write `cost: "{a: b, c: d}"`.'),
        ),
        (
            Meeting,
            MEETING.replace("AGM", "[CANCELLED]"),
            (
                *("e", "yaml-needs-quotes", 1, 1),
                'Write `name: "[CANCELLED]"`. To cancel a meeting use `status: cancelled`.',
            ),
        ),
        (Space, SPACE + "latitude: 153\n", ("e", "wrong-shape", 3, 11, "Write it like `latitude: 53.41`.")),
        (Space, SPACE + "capacity: 1.5\n", ("e", "wrong-shape", 3, 11, "Write figures only: `capacity: 120`.")),
        (Fund, "name: Grants\namount:\n  - 5\n", ("e", "not-text", 2, 1, "Write it on one line: `amount: 5`.")),
    ],
)
def test_one_mistake_is_one_problem(model, text, problem):
    assert told(model, text) == [problem]


def test_all_mistakes_of_a_record_are_told_in_one_run():
    text = "name: Hall\nfone: 1\nphone: x\nemail: y\ncapacity: z\naccess:\n  parking: w\n  colour: v\n"
    codes = ["email-shape", "missing-field", "not-a-choice", "not-a-number", "phone-shape"]
    assert sorted(code for _, code, *_ in told(Space, text)) == [*codes, "unknown-field", "unknown-field"]


def test_more_fields_than_anyone_writes_are_refused_in_one_sentence():
    flood = "".join(f"field_{number}: x\n" for number in range(16_000))
    began = time.process_time()
    (problem,) = checked(Group, GROUP + flood)[1]
    assert time.process_time() - began < 10
    assert (problem.code, problem.message.split(",")[0]) == ("too-many-fields", "There are 16")


def test_the_limit_of_fields_holds_at_every_depth():
    flood = "".join(f"  field_{number}: x\n" for number in range(MOST_FIELDS))
    assert {code for _, code, *_ in told(Space, SPACE + "access:\n" + flood)} == {"unknown-field"}
    assert told(Space, SPACE + "access:\n" + flood + "  parking: yes\n") == [
        ("e", "too-many-fields", 3, 1, "Keep the fields that its kind has, and delete the others.")
    ]


@pytest.mark.parametrize("entry", ["  - x\n", "  - date: 1 May 2026\n"])
def test_a_list_longer_than_anyone_writes_is_refused_in_one_sentence(entry):
    fix = "Keep the entries that are needed here, and delete the others."
    meeting = f"{MEETING}{'tags' if 'x' in entry else 'cancelled'}:\n"
    assert "too-long" not in {code for _, code, *_ in told(Meeting, meeting + entry * LONGEST_LIST)}
    assert told(Meeting, meeting + entry * (LONGEST_LIST + 1)) == [("e", "too-long", 4, 1, fix)]


def test_no_more_mistakes_are_told_than_anyone_reads():
    entry = "  - label: Chair\n" + "".join(f"    field_{number}: x\n" for number in range(100))
    assert len(told(Body, "name: Trust\nposts:\n" + entry * 20)) == MOST_MISTAKES


def test_an_entry_that_is_empty_does_not_shift_the_lines_of_those_below_it():
    assert told(Group, GROUP + "links:\n  -\n  - https://a.example\n  -\n  - nowhere\n") == [
        ("e", "url-shape", 7, 5, "Copy it from the top of your browser: `https://…`."),
        ("w", "empty-field", 4, 4, "Write something after the `- ` or delete the line."),
        ("w", "empty-field", 6, 4, "Write something after the `- ` or delete the line."),
    ]


def test_empty_entries_and_fields_are_left_out():
    value, problems = checked(Group, GROUP + "cost:\ntags:\n  - tea\n  -\n")
    assert (value.cost, value.tags, len(problems)) == (None, ("tea",), 2)


def test_what_is_quoted_is_meant():
    assert checked(Group, GROUP + 'cost: "~"\n')[0].cost == "~"


def test_advice_has_a_place_and_is_silent_where_there_is_an_error():
    assert told(Group, GROUP + "url: www.a.example\n") == [
        ("a", "url-without-https", 3, 6, "Write `https://www.a.example`.")
    ]
    assert [code for _, code, *_ in told(Group, GROUP + "related: a, b\n")] == ["unknown-reference"] * 2


def test_prose_is_the_description_and_has_its_line():
    node, _ = read_yaml(GROUP, "a.md", first_line=2)
    value, problems = check(Group, Sheet(node, "a.md", Text("Sing\x07 with us.", 5, 1)), Reading())
    assert value is None
    assert [(problem.code, problem.source.line) for problem in problems] == [("invisible-character", 5)]


@pytest.mark.parametrize(
    ("model", "written", "field"),
    [
        (Meeting, "Start time", "when"),
        (Meeting, "date", "when"),
        (Meeting, "location", "held_at"),
        (Group, "location", "meets_at"),
        (Space, "venue", "address"),
        (Group, "held_at", "meets_at"),
        (Group, "E-Mail", "email"),
        (Space, "opening-hours", "opening_hours"),
        (Space, "heading", "name"),
        (PageFields, "titel", "title"),
        (Space, "operator", "run_by"),
        (Body, "contact_email", "email"),
        (Service, "contact_email", "email"),
        (Service, "contact_name", "contact"),
        (Meeting, "contact_email", "contact"),
        (Meeting, "space", "held_at"),
        (Group, "space", "meets_at"),
        (Way, "space", "where"),
        (Group, "room", "meets_at"),
        (Decision, "space", "places"),
        (Decision, "who_decides", "decides"),
        (Space, "weather", ""),
    ],
)
def test_the_field_that_was_meant(model, written, field):
    assert meant(model, written) == field


@pytest.mark.parametrize(
    ("model", "more", "fix"),
    [
        (Meeting, "moved: 7 January 2027 to 12 January 2027\n", "  - date: 7 January 2027\n    to: 12 January 2027"),
        (Meeting, "moved: next week\n", "  - date: 7 January 2027\n    to: 14 January 2027 19:30"),
        (Meeting, "moved:\n  - 6 January 2027\n", "  - date: 6 January 2027\n    to: 14 January 2027 19:30"),
        (Meeting, "later_on: soon\n", "  - since: 1 September 2027\n    when: second Tuesday of every month, 7pm"),
        (Meeting, "minutes: a.pdf\n", '  - date: 5 November 2026\n    text: "The bus: nobody had good news."'),
        (Meeting, "agenda_items: Parking\n", "like `  - title: Parking`."),
        (Meeting, "except: August\n", "Write it in `when`: `first Thursday of every month, 7pm to 9pm, not August`."),
        (Meeting, "end: 9pm\n", "Write it in `when`: `first Thursday of every month, 7pm to 9pm`."),
        (Fund, "max_amount: 500\n", "Did you mean `amount_max`?"),
        (Fund, "status: open\n", "write `opens:` and `closes:`; readers then see whether it is open."),
    ],
)  # fmt: skip
def test_what_to_type_instead_can_be_pasted(model, more, fix):
    (problem,) = checked(model, (MEETING if model is Meeting else "name: Grants\n") + more)[1]
    assert problem.fix.endswith(fix)


def test_the_lines_offered_are_right():
    """They are pasted as they are."""
    (problem,) = checked(Meeting, MEETING + "minutes: a.pdf\n")[1]
    lines = problem.fix.partition("\n")[2]
    assert checked(Meeting, f"{MEETING}minutes:\n{lines}\n")[1] == []
