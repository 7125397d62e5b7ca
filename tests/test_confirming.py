"""`hubsite confirm`: two lines of a record's own file change, and nothing else."""

import sys
from datetime import date

import pytest
from click.testing import CliRunner

from hubsite.cli import main
from hubsite.command_line.confirm import command
from hubsite.confirming import confirm, to_confirm
from hubsite.problems import HubsiteError
from hubsite.testing import write_hub

TODAY = date(2026, 11, 22)
YML = """# Ring before you trust this.
name: Choir
summary: We sing.
checked: 1 May 2025 # by letter
sources:
  - url: https://choir.example/about
    title: Its own page
checked_by: clerk

# The end.
"""
FILES = {"hub.yml": "name: Here\nplugins: [record_pages, methods]\n", "groups/choir.yml": YML}


def confirmed(root, *names, by=""):
    return confirm(root, to_confirm(root, names, TODAY), TODAY, by)


def written(root, file):
    return (root / "content" / file).read_bytes().decode()


def run(root, *words):
    return CliRunner().invoke(command, [*words, "--hub", str(root), "--today", "2026-11-22"])


def test_only_the_two_lines_change(tmp_path):
    write_hub(tmp_path, FILES)
    assert confirmed(tmp_path, "groups/choir", by="hub volunteer") == ["content/groups/choir.yml"]
    new = YML.replace("1 May 2025", "22 November 2026").replace("clerk", "hub volunteer")
    assert written(tmp_path, "groups/choir.yml") == new


NAMES = [
    "groups/choir", "choir", "content/groups/choir.yml", "groups/choir.yml", "./content/groups/choir.yml", "./choir",
    "content\\groups\\choir.yml", ".\\content\\groups\\choir.yml", "my hub/content/groups/choir.yml", "groups/choir/",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_named_by_its_id_or_its_file_and_keeps_who_checks_it(tmp_path, name):
    write_hub(tmp_path, FILES)
    confirmed(tmp_path, name)
    assert written(tmp_path, "groups/choir.yml") == YML.replace("1 May 2025", "22 November 2026")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Hall # a\n", "name: Hall # a\nchecked: 22 November 2026\nchecked_by: clerk\n"),
        ("name: Hall\nchecked:\n", "name: Hall\nchecked: 22 November 2026\nchecked_by: clerk\n"),
        ("name: Hall\nchecked: # no\n", "name: Hall\nchecked: 22 November 2026 # no\nchecked_by: clerk\n"),
        (
            "name: Hall\nchecked:  # when: ask Jo\n",
            "name: Hall\nchecked: 22 November 2026  # when: ask Jo\nchecked_by: clerk\n",
        ),
        ("\ufeffchecked:\nname: Hall\n", "\ufeffchecked: 22 November 2026\nname: Hall\nchecked_by: clerk\n"),
        ("checked : \r\nname: Hall\r\n", "checked : 22 November 2026 \r\nname: Hall\r\nchecked_by: clerk\r\n"),
        ('name: Hall\nchecked: ""\n', "name: Hall\nchecked: 22 November 2026\nchecked_by: clerk\n"),
        ("name: Hall\r\nchecked: never\r\n", "name: Hall\r\nchecked: 22 November 2026\r\nchecked_by: clerk\r\n"),
        ("name: Hall\ntags: [a]", "name: Hall\ntags: [a]\nchecked: 22 November 2026\nchecked_by: clerk"),
    ],
)
def test_lines_that_lack_are_added_below_the_others(tmp_path, before, after):
    write_hub(tmp_path, {**FILES, "initiatives/hall.yml": before.encode()})
    confirmed(tmp_path, "initiatives/hall", by="clerk")
    assert written(tmp_path, "initiatives/hall.yml") == after


def test_the_prose_of_a_markdown_file_stays_as_it_is(tmp_path):
    prose = "---\n\nWe sing.\n\nchecked: 1 May 2000\n"
    write_hub(tmp_path, {**FILES, "initiatives/band.md": f"---\nname: Band\n{prose}"})
    confirmed(tmp_path, "initiatives/band", by="clerk")
    head = "---\nname: Band\nchecked: 22 November 2026\nchecked_by: clerk\n"
    assert written(tmp_path, "initiatives/band.md") == head + prose


def test_one_of_several_records_in_a_file_is_confirmed_alone(tmp_path):
    listed = "- id: ward\n  name: Ward\n  checked: never\n- id: parish\n  name: Parish\n  # a note\n  checked: never\n"
    write_hub(tmp_path, {**FILES, "places.yml": listed})
    confirmed(tmp_path, "places/parish", by="clerk")
    before, _, after = listed.rpartition("never\n")
    assert written(tmp_path, "places.yml") == f"{before}22 November 2026\n  checked_by: clerk\n{after}"


def test_two_records_in_one_file_are_both_written(tmp_path):
    write_hub(tmp_path, {**FILES, "places.yml": "- id: ward\n  name: Ward\n- id: parish\n  name: Parish\n"})
    assert confirmed(tmp_path, "ward", "parish") == ["content/places.yml"]
    assert written(tmp_path, "places.yml").count("  checked: 22 November 2026\n") == 2


@pytest.mark.parametrize(
    ("name", "message", "fix"),
    [
        ("groups/quire", "There is no record", "Did you mean `groups/choir`?"),
        ("twin", "There are 2 records", "`news/twin`, `people/twin`"),
        ("methods/area-committee", "comes with a plugin", "hubsite pack copy methods/area-committee"),
        ("people/odd", "cannot be changed by lines", "checked: 22 November 2026"),
        ("people/old", "not saved as UTF-8", "hubsite check"),
    ],
)
def test_what_cannot_be_confirmed_is_said_with_what_to_do(tmp_path, name, message, fix):
    more = {
        "people/twin.yml": "name: One\n",
        "news/twin.yml": "name: Two\ndate: 1 May 2026\n",
        "people/odd.yml": "{name: Odd}\n",
        "people/old.yml": "name: Café\n".encode("cp1252"),
    }
    write_hub(tmp_path, FILES | more)
    with pytest.raises(HubsiteError, match=message) as stopped:
        confirmed(tmp_path, "choir", name)
    assert fix in stopped.value.fix
    assert written(tmp_path, "groups/choir.yml") == YML


def test_more_than_one_must_each_have_been_checked(tmp_path):
    write_hub(tmp_path, {**FILES, "initiatives/band.yml": "name: Band\n"})
    done = run(tmp_path, "choir", "initiatives/band")
    assert isinstance(done.exception, HubsiteError) and "--i-checked-each" in done.exception.fix
    assert written(tmp_path, "groups/choir.yml") == YML
    assert run(tmp_path, "choir", "initiatives/band", "--i-checked-each").exit_code == 0
    assert "checked: 22 November 2026" in written(tmp_path, "initiatives/band.yml")


def test_it_shows_what_to_compare_the_record_with(tmp_path):
    write_hub(tmp_path, {**FILES, "initiatives/band.yml": "name: Band\n"})
    done = run(tmp_path, "choir")
    assert done.output.splitlines() == [
        "Choir (groups/choir)",
        "    compare with: https://choir.example/about",
        "content/groups/choir.yml now says that it was checked on 22 November 2026.",
    ]
    assert "names no source" in run(tmp_path, "initiatives/band").output


def test_what_to_write_instead_can_be_pasted(tmp_path, capsys, monkeypatch):
    write_hub(tmp_path, {**FILES, "people/odd.yml": "{name: Odd}\n"})
    words = ["people/odd", "--hub", str(tmp_path), "--by", "clerk: parish", "--today", "2026-11-22"]
    monkeypatch.setattr(sys, "argv", ["hubsite", "confirm", *words])
    with pytest.raises(SystemExit):
        main()
    last = capsys.readouterr().err.splitlines()[-3:]
    assert last == [
        "    Write in it for people/odd:",
        "    checked: 22 November 2026",
        '    checked_by: "clerk: parish"',
    ]


def test_nothing_is_confirmed_through_a_link(tmp_path):
    root = write_hub(tmp_path / "hub", FILES)
    (root / "content/groups/choir.yml").rename(root / "content/groups/singers.yml")
    (root / "content/groups/choir.yml").symlink_to("singers.yml")
    with pytest.raises(HubsiteError, match="is a link"):
        confirmed(root, "groups/choir")
    assert written(root, "groups/singers.yml") == YML
