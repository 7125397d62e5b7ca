"""`hubsite upgrade`: what hubsite wrote is renewed, what people changed stays, and a second time there is nothing."""

import json

import pytest
from click.testing import CliRunner

from hubsite.command_line.upgrade import command
from hubsite.new import NewHub, new_hub
from hubsite.problems import HubsiteError
from hubsite.testing import write_hub
from hubsite.upgrading import upgrade_of
from hubsite.written_by_us import MEMORY, Memory, digest

HUB = "# yaml-language-server: $schema=../.vscode/schemas/hub.json\nname: Ashcombe\nplugins: record_pages\n"
SETTINGS, PUBLISH = ".vscode/settings.json", ".github/workflows/publish.yml"


@pytest.fixture
def hub(tmp_path):
    new_hub(tmp_path / "a hub", NewHub.of({"machine": "ashcombe/hubsite"}))
    # Loading all plugins takes longest; one will do.
    (tmp_path / "a hub" / "content" / "hub.yml").write_text(HUB)
    return tmp_path / "a hub"


def as_an_older_hubsite_wrote(hub, path, text):
    """The file, and the memory of having written it."""
    (hub / path).write_text(text, encoding="utf-8")
    memory = Memory.read(hub)
    known = Memory(memory.machine, {**memory.files, path: digest(text.encode())})
    (hub / MEMORY).write_bytes(known.as_file())


def paths(upgrade):
    return [step.file for step in upgrade.steps]


def test_a_new_hub_is_as_of_today(hub):
    assert upgrade_of(hub).steps == upgrade_of(hub).left == ()


def test_an_older_file_of_ours_is_renewed_and_still_calls_the_same_hubsite(hub):
    today = (hub / PUBLISH).read_bytes()
    as_an_older_hubsite_wrote(hub, PUBLISH, "name: Publish\n")
    upgrade = upgrade_of(hub)
    assert set(paths(upgrade)) == {PUBLISH, MEMORY}
    upgrade.make()
    assert (hub / PUBLISH).read_bytes() == today
    assert b"ashcombe/hubsite/" in today
    assert not upgrade_of(hub).steps


def test_what_a_person_changed_or_deleted_stays(hub):
    (hub / SETTINGS).write_text("{}\n")
    (hub / PUBLISH).unlink()
    upgrade = upgrade_of(hub)
    assert not upgrade.steps
    assert set(upgrade.left) == {SETTINGS, PUBLISH}
    upgrade.make()
    assert (hub / SETTINGS).read_text() == "{}\n" and not (hub / PUBLISH).exists()
    assert set(upgrade_of(hub).left) == {SETTINGS, PUBLISH}


def test_other_line_ends_are_no_change(hub):
    (hub / PUBLISH).write_bytes((hub / PUBLISH).read_bytes().replace(b"\n", b"\r\n"))
    assert not upgrade_of(hub).steps and not upgrade_of(hub).left


def test_a_hub_of_which_nothing_is_known_gets_what_it_lacks_and_keeps_what_it_has(tmp_path):
    root = write_hub(
        tmp_path, {"groups/choir.yml": "name: Choir\nsummary: We sing.\n", "groups/choir.cy.yml": "x: y\n"}
    )
    (root / ".vscode").mkdir()
    (root / SETTINGS).write_text("{}\n")
    upgrade = upgrade_of(root, machine="ashcombe/hubsite")
    assert upgrade.left == (SETTINGS,)
    upgrade.make()
    assert (root / SETTINGS).read_text() == "{}\n"
    assert b"ashcombe/hubsite/" in (root / PUBLISH).read_bytes()
    assert json.loads((root / MEMORY).read_bytes())["machine"] == "ashcombe/hubsite"
    assert (root / "content" / "groups" / "choir.yml").read_text() == (
        "# yaml-language-server: $schema=../../.vscode/schemas/groups.json\nname: Choir\nsummary: We sing.\n"
    )
    assert (root / "content" / "hub.yml").read_text().startswith("# yaml-language-server: $schema=../.vscode/")
    assert (root / "content" / "groups" / "choir.cy.yml").read_text() == "x: y\n"
    assert upgrade_of(root).steps == ()


def test_a_line_is_put_on_top_and_every_other_byte_stays(tmp_path):
    root = write_hub(
        tmp_path,
        {
            "hub.yml": "name: A\nplugins: record_pages\n",
            "groups/choir.yml": b"\xef\xbb\xbfname: Choir\r\nsummary: We sing.\r\n",
        },
    )
    upgrade_of(root).make()
    line = b"# yaml-language-server: $schema=../../.vscode/schemas/groups.json\r\n"
    after = (root / "content" / "groups" / "choir.yml").read_bytes()
    assert after == b"\xef\xbb\xbf" + line + b"name: Choir\r\nsummary: We sing.\r\n"


@pytest.mark.parametrize("memory", ["", "[]", "{}", '{"machine": 1, "files": []}', '{"files": {}}'])
def test_a_memory_that_cannot_be_read_is_none(hub, memory):
    (hub / MEMORY).write_text(memory)
    assert Memory.read(hub) == Memory()
    assert MEMORY in paths(upgrade_of(hub, machine="ashcombe/hubsite"))


def test_nothing_is_written_through_a_link(hub, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (hub / ".github").rename(tmp_path / "mine")
    (hub / ".github").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (hub / MEMORY).unlink()
    upgrade = upgrade_of(hub)
    upgrade.make()
    assert PUBLISH in upgrade.left
    assert not list((tmp_path / "elsewhere").iterdir())


def test_the_command_shows_first_and_then_does(hub):
    as_an_older_hubsite_wrote(hub, PUBLISH, "name: Publish\n")
    shown = CliRunner().invoke(command, [str(hub), "--diff"])
    assert f"+++ {PUBLISH}" in shown.output and "Nothing was changed." in shown.output
    assert (hub / PUBLISH).read_text() == "name: Publish\n"
    assert f"renewed: {PUBLISH}" in CliRunner().invoke(command, [str(hub)]).output
    (hub / SETTINGS).write_text("{}\n")
    again = CliRunner().invoke(command, [str(hub)]).output
    left = f"left alone: {SETTINGS} (you changed or deleted it)\nEverything else is as of today.\n"
    assert again == f"The workflows call ashcombe/hubsite.\n{left}"


def test_a_folder_that_is_no_hub_is_told(tmp_path):
    with pytest.raises(HubsiteError):
        upgrade_of(tmp_path)


def test_a_line_is_put_only_into_files_that_it_does_not_spoil(tmp_path):
    texts = {
        "utf-16.yml": "name: Choir\n".encode("utf-16"),
        "windows.yml": b"name: Caf\xe9\n",
        "directive.yml": b"\xef\xbb\xbf# a\r\n\r\n%YAML 1.2\r\n---\r\nname: Choir\r\n",
        "plain.yml": b"# a\nname: 100%\n",
    }
    root = write_hub(
        tmp_path,
        {"hub.yml": "name: A\nplugins: record_pages\n", **{f"groups/{name}": text for name, text in texts.items()}},
    )
    upgrade_of(root).make()
    now = {name: (root / "content/groups" / name).read_bytes() for name in texts}
    assert {name for name in texts if now[name] != texts[name]} == {"plain.yml"}


@pytest.mark.parametrize(
    "machine", ["x", "a/b/c", "a/b@main", "a/b\n      evil: 1", "a/..", "${{ github.actor }}/b", "a b/c"]
)
def test_a_machine_is_a_repository_whoever_names_it(hub, machine):
    with pytest.raises(HubsiteError, match="is not a repository on GitHub"):
        upgrade_of(hub, machine=machine)
    memory = json.loads((hub / MEMORY).read_bytes())
    (hub / MEMORY).write_text(json.dumps({**memory, "machine": machine}))
    with pytest.raises(HubsiteError, match=r"hubsite\.json says where") as stopped:
        upgrade_of(hub)
    assert "--machine" in stopped.value.fix
    assert upgrade_of(hub, machine="ashcombe/hubsite").steps


def test_a_machine_that_only_the_hub_names_is_said_first(hub):
    memory = json.loads((hub / MEMORY).read_bytes())
    (hub / MEMORY).write_text(json.dumps({**memory, "machine": "stranger/hubsite"}))
    for more in ([], ["--diff"]):
        done = CliRunner().invoke(command, [str(hub), "--diff", *more])
        assert done.output.startswith("The workflows call stranger/hubsite.\n")
    asked = CliRunner().invoke(command, [str(hub), "--diff", "--machine", "https://github.com/ashcombe/hubsite"])
    assert "The workflows call" not in asked.output and "stranger/hubsite@" not in asked.output.replace("\n-", "")


def test_a_file_where_a_folder_belongs_is_told_and_nothing_is_written(tmp_path):
    root = write_hub(tmp_path, {"hub.yml": "name: A\nplugins: record_pages\n"})
    (root / ".vscode").write_text("")
    with pytest.raises(HubsiteError, match=r"“\.vscode” is a file"):
        upgrade_of(root).make()
    assert not (root / ".github").exists()


def test_what_is_shown_steers_no_terminal(tmp_path):
    root = write_hub(tmp_path, {"hub.yml": "name: A \x1b[2J\nplugins: record_pages\n"})
    assert "\x1b" not in CliRunner().invoke(command, [str(root), "--diff", "--safe"]).output
