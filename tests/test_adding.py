"""`hubsite add`: a file that is right, under a name that is free, and a hint for what does not fit."""

import pytest
from click.testing import CliRunner

from hubsite.adding import adding, kind_called
from hubsite.command_line import questions
from hubsite.command_line.add import command
from hubsite.kinds import BUILT_IN
from hubsite.model.record import Record
from hubsite.problems import HubsiteError
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub, write_hub

HUB = {
    "hub.yml": "name: Ashcombe\nplugins: record_pages\n",
    "spaces/hall.yml": A_SPACE,
    "groups/choir.md": "---\nname: Choir\nsummary: We sing.\n---\n",
}
GIVEN = {"name": "Walking group", "summary": "We walk.", "address": "Mill Lane", "date": "9 November 2026"} | {
    "when": "Tuesdays, 7pm",
    "what_happens": "We walk.",
}


@pytest.fixture
def root(tmp_path):
    return write_hub(tmp_path / "a hub", HUB)


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(questions, "in_a_terminal", lambda: True)


def run(root, *arguments, typed=""):
    given = [*arguments, "--hub", str(root), "--today", "2026-11-22"]
    return CliRunner().invoke(command, given, input=typed)


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)
def test_every_kind_can_be_added_without_a_question(root, kind):
    more = adding(root, kind.singular, A_SUNDAY, safe=True)
    said = {field: text for field, text in GIVEN.items() if field in more.fields()}
    assert more.write({field: more.checked(field, text) for field, text in said.items()}) == (
        f"content/{kind.folder}/walking-group.yml"
    )
    look = make_hub(root, {})
    (record,) = [each for each in look.hub.of(kind.folder) if each.id == "walking-group"]
    assert isinstance(record, Record) and record.name == "Walking group"
    assert not [problem for problem in look.problems if problem.severity == "error"]


def test_it_asks_and_asks_again(root, at_a_terminal):
    typed = ["", "Tea: for all", "sometime", "Tuesdays, 3pm", "Tea.", "", "choirs", "choir", "", "yes", "", "", "Free"]
    ran = run(root, "meeting", typed="\n".join(typed) + "\n" * 8)
    assert ran.exit_code == 0, ran.output
    assert "Nothing was written." in ran.output
    assert "I could not read 'sometime'." in ran.output
    assert "No body or group called 'choirs'. Did you mean `choir`?" in ran.output
    assert "content/meetings/tea-for-all.yml is there." in ran.output
    text = (root / "content" / "meetings" / "tea-for-all.yml").read_text(encoding="utf-8")
    assert 'name: "Tea: for all"' in text and "\nrun_by: choir\n" in text
    (meeting,) = make_hub(root, {}).hub.of("meetings")
    assert (meeting.run_by, meeting.public, meeting.held_at) == ("groups/choir", "yes", None)


def test_nothing_is_ever_overwritten(root):
    for name in ("choir", "choir-2", "choir-3"):
        ran = run(root, "groups", "--name", "Choir", "--set", "summary=We sing too.")
        assert ran.exit_code == 0, ran.output
        assert name == "choir" or (root / "content" / "groups" / f"{name}.yml").is_file()
    assert (root / "content" / "groups" / "choir.md").read_text().startswith("---\nname: Choir\nsummary: We sing.\n")


@pytest.mark.parametrize(("name", "file"), [("Con", "con-group"), ("Ελλάδα", "group"), ("a/../b", "a-b")])
def test_the_name_of_a_file_is_one_that_every_computer_takes(root, name, file):
    assert run(root, "group", "--name", name, "--set", "summary=We meet.").exit_code == 0
    assert (root / "content" / "groups" / f"{file}.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message", "fix"),
    [
        (["grup"], "no kind of record called 'grup'", "`group`"),
        (["xyz"], "no kind of record called 'xyz'", "Write one of: place, body"),
        (["group", "--name", "Choir"], "needs `summary`", "--set"),
        (["group", "--set", "sumary=We sing."], "no field `sumary` in a group", "`summary`"),
        (["group", "--set", "meets_at=hal"], "No space called 'hal'", "`hall`"),
        (["group", "--name", ""], "Nothing was written", "`name`"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(root, arguments, message, fix):
    ran = run(root, *arguments)
    assert isinstance(ran.exception, HubsiteError)
    assert message in ran.exception.message and fix in ran.exception.fix
    assert not list((root / "content").rglob("*.yml")) or len(list((root / "content" / "groups").iterdir())) == 1


def test_a_setting_without_a_sign_is_a_mistake_in_the_command(root):
    ran = run(root, "group", "--set", "summary")
    assert ran.exit_code == 2 and "has no `=`" in ran.output


@pytest.mark.parametrize("word", ["group", "Groups", "way to get involved", "ways", "way", "Have your say", "people"])
def test_a_kind_has_several_names(word):
    assert kind_called(word, BUILT_IN).folder in {"groups", "ways", "consultations", "people"}


def test_a_folder_that_is_no_hub_is_told(tmp_path):
    assert isinstance(run(tmp_path, "group").exception, HubsiteError)


SINGERS = ["group", "--name", "Singers", "--set", "summary=We sing."]


def test_nothing_is_written_through_a_link(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "content/groups").rename(tmp_path / "before")
    (root / "content/groups").symlink_to(tmp_path / "elsewhere")
    ran = run(root, *SINGERS)
    assert isinstance(ran.exception, HubsiteError) and "through a link" in ran.exception.message
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_where_the_folder_belongs_is_told(tmp_path):
    root = write_hub(tmp_path, {"hub.yml": HUB["hub.yml"], "groups": "x"})
    ran = run(root, *SINGERS)
    assert isinstance(ran.exception, HubsiteError) and "“content/groups” is a file" in ran.exception.message


def test_a_dead_link_has_a_name_that_is_taken(root):
    (root / "content/groups/singers.yml").symlink_to("nowhere.yml")
    assert run(root, *SINGERS).exit_code == 0
    assert (root / "content/groups/singers-2.yml").is_file()
