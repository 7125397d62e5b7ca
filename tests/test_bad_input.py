"""What can lie in a folder but not in git: pipes, links, huge files, odd names. A sentence each, nothing else lost."""

from __future__ import annotations

import json
import os

import pytest
from click.testing import CliRunner

from hubsite.cli import cli
from hubsite.look import look
from hubsite.problems import HubsiteError
from hubsite.read import files, yaml_events
from hubsite.testing import A_SPACE, A_SUNDAY, make_hub, write_hub

GOOD = {"spaces/mill-hall.yml": A_SPACE}


def told(found):
    """Code and file of each problem."""
    return [(problem.code, problem.source.file if problem.source else "") for problem in found.problems]


def the_rest_is_read(found):
    return [record.key for record in found.hub.records] == ["spaces/mill-hall"]


# --- what is no file ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    write_hub(tmp_path, GOOD)
    os.mkfifo(tmp_path / "content/spaces/pipe.yml")
    found = look(tmp_path, A_SUNDAY)
    assert told(found) == [("file-not-regular", "content/spaces/pipe.yml")]
    assert the_rest_is_read(found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_place_of_the_hub_file(tmp_path):
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/hub.yml")
    assert told(look(tmp_path, A_SUNDAY)) == [("file-not-regular", "content/hub.yml")]


def test_a_folder_in_place_of_the_hub_file(tmp_path):
    (tmp_path / "content/hub.yml").mkdir(parents=True)
    assert told(look(tmp_path, A_SUNDAY)) == [("file-not-regular", "content/hub.yml")]


def test_content_that_is_a_file(tmp_path):
    (tmp_path / "content").write_text("name: Aldermere\n")
    assert told(look(tmp_path, A_SUNDAY)) == [("no-content", "")]


def test_content_that_is_empty(tmp_path):
    (tmp_path / "content").mkdir()
    assert told(look(tmp_path, A_SUNDAY)) == [("no-hub-file", "content/hub.yml")]


# --- links --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["/etc/hostname", "../../../secret.yml", "nowhere.yml", "itself.yml", "../groups"])
def test_links_that_lead_out_or_nowhere_or_to_a_folder(tmp_path, target):
    hub = write_hub(tmp_path / "hub", GOOD)
    (tmp_path / "secret.yml").write_text(A_SPACE)
    (hub / "content/groups").mkdir()
    (hub / "content/spaces/itself.yml").symlink_to(target)
    found = look(hub, A_SUNDAY)
    assert told(found) == [("file-link", "content/spaces/itself.yml")]
    assert the_rest_is_read(found)


def test_a_link_within_the_hub_is_followed(tmp_path):
    write_hub(tmp_path, GOOD)
    (tmp_path / "content/spaces/hall.yml").symlink_to("mill-hall.yml")
    found = look(tmp_path, A_SUNDAY)
    assert found.problems == ()
    assert found.hub.get("spaces/hall").name == "Mill Hall"


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("about.md", "../.git/config"),
        ("photo.jpg", "../.env"),
        ("spaces/key.yml", "../../.env"),
        ("plan.pdf", "hub.yml"),
    ],
)
@pytest.mark.parametrize("safe", [True, False])
def test_a_link_never_publishes_a_secret_of_the_machine(tmp_path, name, target, safe):
    write_hub(tmp_path, GOOD)
    (tmp_path / ".git").mkdir()
    for secret in (".git/config", ".env"):
        (tmp_path / secret).write_text("token = hunter2\n")
    (tmp_path / "content" / name).symlink_to(target)
    found = look(tmp_path, A_SUNDAY, safe=safe)
    assert told(found) == [("file-link", f"content/{name}")]
    assert (found.hub.media, found.hub.pages) == ((), ())
    assert the_rest_is_read(found)


@pytest.mark.parametrize("name", ["content", "content/hub.yml"])
def test_the_heart_of_a_hub_may_not_lie_elsewhere(tmp_path, name):
    elsewhere = write_hub(tmp_path / "elsewhere", GOOD)
    hub = tmp_path / "hub"
    (hub / name).parent.mkdir(parents=True)
    (hub / name).symlink_to(elsewhere / name)
    found = look(hub, A_SUNDAY)
    assert found.hub is None
    assert found.has_errors


# --- too much ------------------------------------------------------------------------------------------------------


def test_a_file_over_two_megabytes(tmp_path):
    found = make_hub(tmp_path, {**GOOD, "groups.yml": "- id: a\n  name: Singers\n" * 90_000})
    assert told(found) == [("file-too-big", "content/groups.yml")]
    assert the_rest_is_read(found)


def test_more_files_than_any_neighbourhood_has(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_FILES", 3)
    found = make_hub(tmp_path, {f"spaces/hall-{number}.yml": A_SPACE for number in range(5)})
    assert told(found) == [("too-many-files", "content/spaces")]


def test_a_file_that_says_more_than_any_neighbourhood_could(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_events, "MOST_NODES", 50)
    found = make_hub(tmp_path, {**GOOD, "groups.yml": "- id: a\n  name: Singers\n  summary: We sing.\n" * 9})
    assert told(found) == [("yaml-too-much", "content/groups.yml")]
    assert the_rest_is_read(found)


def test_a_very_long_text_is_cut_short_in_the_report(tmp_path):
    long = "x" * 100_000
    space = f"{A_SPACE}phone: '{long}'\naccess: {long}\ncapacity: {long}\nrun_by: {long}\n{'y' * 900}: 1\n"
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": space})
    assert len(found.problems) == 5
    assert max(len(problem.message) for problem in found.problems) < 400


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Mill Hall", "mill-hall"),
        ("mill hall", "mill-hall"),
        ("mill_hall", "mill-hall"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("🌳", "a-short-name"),
        ("hall\u202e", "hall"),
        ("a#b?c%20&d", "a-b-c-20-d"),
        ("x" * 100, "x" * 80),
        ("mill-hall.", "mill-hall"),
    ],
)
def test_a_name_that_cannot_be_an_address(tmp_path, name, better):
    found = make_hub(tmp_path, {f"spaces/{name}.yml": A_SPACE, "meetings.yml": "- id: a\n"})
    first = next(problem for problem in found.problems if problem.code == "bad-id")
    assert first.source.file == f"content/spaces/{name}.yml"
    assert first.fix == f"Call it `{better}.yml`."


def test_a_report_never_steers_the_terminal(tmp_path):
    write_hub(tmp_path, {"spaces/hall\x1b[31m.yml": A_SPACE, "groups/a.yml": "name: \x1b[2J\nsummary: \u202e\n"})
    said = CliRunner().invoke(cli, ["check", str(tmp_path)]).output
    assert "\x1b" not in said
    assert "\u202e" not in said


# --- plugins -------------------------------------------------------------------------------------------------------

OWN = {**GOOD, "plugins/own.py": '"""Of our own."""\n', "hub.yml": "name: Aldermere\nplugins: record_pages, own\n"}


def test_in_safe_mode_the_hubs_own_plugins_do_not_run(tmp_path):
    found = make_hub(tmp_path, {**OWN, "plugins/own.py": "raise SystemExit('it ran')\n"}, safe=True)
    assert told(found) == [("plugin-not-safe", "content/hub.yml")]
    assert not found.has_errors


def test_what_stops_a_check_is_told_in_every_form(tmp_path, monkeypatch):
    def stop(*given, **named):
        raise HubsiteError("There is no paper.", fix="Buy some.")

    monkeypatch.setattr("hubsite.look.look", stop)
    done = CliRunner().invoke(cli, ["check", str(tmp_path), "--format", "json", "--no-safe"])
    (problem,) = json.loads(done.output)["problems"]
    assert done.exit_code == 1
    assert problem["code"] == "stopped"
    assert (problem["message"], problem["fix"]) == ("There is no paper.", "Buy some.")
