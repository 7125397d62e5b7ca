"""Files to start from: each is right as it stands, and so is every line behind a `#`."""

import re

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.model.record import Piece
from hubsite.read.records import read_hub
from hubsite.starting import first_fields, in_yaml, is_list, parts_in, starting_file
from hubsite.testing import A_SUNDAY, write_hub

KINDS = pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)


def problems_of(root, kind, text):
    from hubsite.read.config import read_config

    write_hub(root, {f"{kind.folder}/a-new-one.yml": text})
    config, _ = read_config(root)
    hub, problems = read_hub(root, config.values, BUILT_IN, A_SUNDAY, [])
    return hub.of(kind.folder), problems


@KINDS
def test_it_reads_without_a_problem_as_it_is(tmp_path, kind):
    records, problems = problems_of(tmp_path, kind, starting_file(kind))
    assert [record.id for record in records] == ["a-new-one"]
    assert not problems


@KINDS
def test_every_line_behind_a_sign_can_be_used(tmp_path, kind):
    text = re.sub(r"^# (?=[ a-z_-]+:|  )", "", starting_file(kind), flags=re.MULTILINE)
    text = text.replace("yaml-language-server:", "# yaml-language-server:", 1)
    _, problems = problems_of(tmp_path, kind, text)
    assert {problem.code for problem in problems} <= {"unknown-reference"}
    for name, field in kind.model.model_fields.items():
        assert not field.examples or re.search(rf"^{name}:", text, re.MULTILINE), name


@KINDS
def test_it_names_no_record_and_gives_no_way_to_reach_anybody(kind):
    live = [line for line in starting_file(kind).splitlines() if line and not line.startswith("#")]
    assert not [line for line in live if "://" in line or "@" in line or "01632" in line]
    required = {name for name, field in kind.model.model_fields.items() if field.is_required()}
    assert {line.partition(":")[0] for line in live} == {"name", "checked", *required}
    assert live[0].startswith("name: ")
    assert live[-1].startswith("checked: never")


@KINDS
def test_what_matters_most_comes_first_and_exists(kind):
    assert kind.first_fields
    assert set(kind.first_fields) <= set(kind.model.model_fields)
    names = first_fields(kind)
    assert len(names) == len(set(names)) <= 12


@KINDS
def test_the_short_one_fits_into_an_address(kind):
    assert len(starting_file(kind, everything=False)) < 1400


def test_answers_take_the_place_of_examples(tmp_path):
    kind = next(kind for kind in BUILT_IN if kind.folder == "groups")
    said = {"name": "Tea: and #cake", "summary": '“Tea”, she said, "is tea"', "phone": "01632 960123", "cost": "- free"}
    text = starting_file(kind, said)
    (group,), problems = problems_of(tmp_path, kind, text)
    assert not problems
    assert (group.name, group.phone, group.cost) == ("Tea: and #cake", "01632 960123", "- free")
    assert group.summary == said["summary"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("7:30pm", "7:30pm"),
        ("£2, tea included", "£2, tea included"),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("a#b", "a#b"),
        ("*free*", '"*free*"'),
        ("ends:", '"ends:"'),
        ("two\nlines", '"two\\nlines"'),
        ("", '""'),
    ],
)
def test_quotes_stand_where_yaml_needs_them(text, written):
    assert in_yaml(text) == written


def test_a_kind_of_a_plugin_has_one_too(tmp_path):
    from pydantic import Field

    from hubsite.kinds import Kind
    from hubsite.model.record import Record

    class Seat(Piece):
        label: str = Field(description="Its name.", examples=["Bench"])

    class Garden(Record):
        beds: int = Field(description="How many beds.", examples=["7"])
        seats: tuple[Seat, ...] = Field((), description="Where to sit.", examples=[])

    assert is_list(Garden.model_fields["seats"].annotation)
    assert parts_in(Garden.model_fields["seats"].annotation) == [Seat]
    text = starting_file(Kind(Garden, "gardens", "garden", "Gardens", "Where things grow."))
    assert "\nbeds: 7  # How many beds.\n" in text
    assert "# seats:  # Where to sit.\n#   - label: Bench  # Its name.\n" in text
