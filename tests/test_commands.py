"""Commands that plugins bring: found, explained, run; their files in one folder and nowhere else."""

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import hubsite
from hubsite import cli
from hubsite.commands import OF_EVERY_COMMAND, OURS
from hubsite.plugins import Plugins
from hubsite.testing import A_SPACE, write_hub

README = Path(__file__).resolve().parents[1] / "plugins" / "README.md"
HUB = "name: Aldermere\nplugins:\n  record_pages:\n  sheets:\n"
SHEETS = '''
"""Sheets for walls."""

from datetime import date
from pathlib import Path

from hubsite import Command, File, HubsiteError, Line, Option, Page, Problem, Settings, hookimpl


class SheetSettings(Settings):
    heading: Line = "Look"


@hookimpl
def hubsite_settings():
    return SheetSettings


@hookimpl
def hubsite_commands(settings):
    def sheet(asked):
        yield f"{asked.words} {dict(asked.options)} {dict(asked.several)} on {asked.hub.today} by {settings.heading}"
        for word in asked.words:
            yield File(path=f"{word}/sheet.txt", content=f"{asked.hub.config.name}: {word}\\n")

    options = (
        Option(name="large-print", summary="Larger letters."),
        Option(name="title", summary="The heading.", value="TEXT"),
        Option(name="size", summary="The paper.", choices=("A3", "A4")),
        Option(name="leave-out", summary="What is left out.", value="WORD", many=True),
    )
    yield Command(
        name="sheet", summary="Make sheets.", run=sheet, words="[WORD …]", options=options, folder="sheets"
    )
    yield Command(name="odd", summary="Do as asked.", run=ODD, words="WHAT", folder="odd")
    yield Command(name="quiet", summary="Say nothing.", run=lambda asked: asked.folder and None)
    yield Command(name="no-folder", summary="Has none.", run=lambda asked: [File(path="a.txt", content="a")])


def ODD(asked):
    what, *more = asked.words if len(asked.words) > 1 else asked.words[0].split("=", 1)
    if what == "file":
        yield from [File(path=path, content="a") for path in more[0].split("+")]
    elif what == "copy":
        yield File(path="copy.txt", content=Path(more[0]))
    elif what == "problem":
        yield Problem(code="odd", message="This is odd.", severity=more[0], fix="Even it out.")
        yield "Afterwards."
    elif what == "hubsite-error":
        raise HubsiteError("The paper is out.", fix="Buy some.", exit_code=4)
    elif what == "fails":
        yield "Before."
        yield {}["missing"]
    elif what == "exits":
        raise SystemExit("Good bye.")
    elif what == "number":
        yield 12
    elif what == "lines":
        yield "one\\ntwo\\x1b[31m"
    elif what == "on":
        yield f"{len(asked.hub.records)} now, {len(asked.hub_on(date.fromisoformat(more[0])).records)} then."
    elif what == "remember":
        yield asked.memory.recall("sheet 1", lambda: b"made").decode()
'''


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """The hub that one stands in."""
    root = write_hub(tmp_path / "hub", {"hub.yml": HUB, "plugins/sheets.py": SHEETS, "spaces/mill-hall.yml": A_SPACE})
    monkeypatch.chdir(root)
    return root


def files_in(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


# --- The hook


def test_hook_hubsite_commands(hub):
    found = [command for _, command in Plugins(hub, ["sheets"]).ask("hubsite_commands")]
    assert [command.name for command in found] == ["sheet", "odd", "quiet", "no-folder"]
    assert found[0].options[2] == hubsite.Option(name="size", summary="The paper.", choices=("A3", "A4"))


def test_our_own_commands_and_options_are_known_by_name():
    assert set(cli.cli.commands) == OURS
    group = {name.lstrip("-") for param in cli.cli.params for name in param.opts}
    assert group | {"help", "hub", "today", "safe", "no-safe", "out"} == OF_EVERY_COMMAND


def test_hubsite_plugins_names_what_is_brought(command, hub):
    said = command("plugins").out
    assert "    adds commands\n" in said
    assert "    command `hubsite sheet [WORD …]`: Make sheets.\n    command `hubsite odd WHAT`: Do as asked.\n" in said


def test_the_example_in_the_documentation_runs(command, tmp_path):
    text = README.read_text(encoding="utf-8")
    code = next(code for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "hubsite_commands" in code)
    files = {"hub.yml": "name: Here\nplugins: [names]\n", "plugins/names.py": code, "spaces/hall.yml": A_SPACE}
    root = write_hub(tmp_path / "hub", files)
    assert command("names", "spaces", "--hub", root, "--out", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "spaces.txt").read_text() == "Mill Hall\n"


# --- What is asked


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "() {} {'leave-out': ()}"),
        (["fair", "bins"], "('fair', 'bins') {} {'leave-out': ()}"),
        (["--large-print"], "() {'large-print': 'yes'} {'leave-out': ()}"),
        (["--title", "Come in"], "() {'title': 'Come in'} {'leave-out': ()}"),
        (["--title="], "() {'title': ''} {'leave-out': ()}"),
        (["--size", "a3"], "() {'size': 'A3'} {'leave-out': ()}"),
        (["--leave-out", "a", "--leave-out", "b"], "() {} {'leave-out': ('a', 'b')}"),
        (["--", "--hub", "x"], "('--hub', 'x') {} {'leave-out': ()}"),
    ],
)
def test_a_command_is_given_what_was_asked(command, hub, arguments, said):
    ran = command("sheet", "--today", "24 December 2026", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{said} on 2026-12-24 by Look\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sheet", "--size", "A5"], "'A5' is not one of 'A3', 'A4'."),
        (["sheet", "--siez", "A3"], "No such option '--siez'. (Did you mean "),
        (["sheet", "--hub"], "Option '--hub' requires an argument."),
        (["sheet", "--today", "someday"], "Invalid value for '--today'"),
        (["odd"], "Missing argument 'WHAT"),
        (["quiet", "word"], "unexpected extra argument (word)"),
        (["quiet", "--out", "x"], "No such option '--out'"),
    ],
)
def test_a_mistake_in_what_is_asked_is_2(command, hub, arguments, words):
    ran = command(*arguments)
    assert (ran.code, ran.out) == (2, "") and words in ran.err


def test_help_explains_a_command_and_its_options(command, hub):
    ran = command("sheet", "--help")
    assert (ran.code, ran.err) == (0, "")
    words = " ".join(ran.out.split())
    assert words.startswith("Usage: hubsite sheet [OPTIONS] [WORD …] Make sheets. ")
    for option in (
        "--large-print Larger letters.", "--title TEXT The heading.", "--size [A3|A4] The paper.",
        "--leave-out WORD What is left out.", "--out PATH Where the files go (default: the hub's folder `sheets`).",
        "--hub PATH The hub (default: here).", "--today DATE As if it were this day", "--safe / --no-safe Run no code",
    ):  # fmt: skip
        assert option in words


def test_the_help_of_all_loads_no_plugin_and_says_who_may_bring_more(hub):
    code = "import sys; from hubsite import cli; sys.argv = ['hubsite', '--help']\n"
    code += "try: cli.main()\nfinally: print('pydantic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "In a hub, plugins bring more: doctor, due, handover, print, reading." in ran.stdout
    assert ran.stdout.endswith("False\n")


def test_the_hub_may_be_named(command, hub, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for arguments in (["--hub", "hub"], ["--hub=hub"], ["--title", "x", "--hub", "hub"]):
        assert command("sheet", "fair", *arguments).code == 0
    assert (hub / "sheets/fair/sheet.txt").read_text() == "Aldermere: fair\n"


def test_settings_in_hub_yml_are_given(command, hub):
    (hub / "content/hub.yml").write_text(f"{HUB}    heading: Neighbours\n")
    assert "by Neighbours\n" in command("sheet").out


# --- A name that nobody has


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("shet", "No such command 'shet'. Did you mean 'sheet'?"),
        ("biuld", "No such command 'biuld'. Did you mean 'build'?"),
        ("weather", "No such command 'weather'.\n"),
    ],
)
def test_an_unknown_command_is_2_and_answered_with_the_nearest(command, hub, name, words):
    ran = command(name)
    assert (ran.code, ran.out) == (2, "") and words in ran.err


def test_outside_of_a_hub_one_is_told_to_go_there(command, hub, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = command("sheet")
    assert ran.code == 2 and "A command that a plugin brings needs its hub: " in ran.err
    assert "--hub FOLDER" in ran.err


@pytest.mark.parametrize("files", [{"plugins/sheets.py": "1 / 0\n"}, {"hub.yml": "- a\n- list\n"}])
def test_a_plugin_that_does_not_run_may_be_why(command, hub, files):
    write_hub(hub, {"hub.yml": HUB, **files})
    ran = command("sheet")
    assert ran.code == 2 and "Not every plugin runs here" in ran.err and "`hubsite check` says why." in ran.err


@pytest.mark.parametrize(
    ("plugins", "write"),
    [
        ("", "write `plugins: usual, noticeboard`"),
        ("plugins: usual\n", "add `noticeboard` to `plugins:`"),
        ("plugins:\n  sheets:\n", "add `noticeboard` to `plugins:`"),
    ],
)
def test_a_command_of_a_plugin_of_ours_that_is_not_switched_on_says_how(command, hub, plugins, write):
    (hub / "content/hub.yml").write_text(f"name: Aldermere\n{plugins}")
    ran = command("print")
    brings = f"The plugin 'noticeboard' of hubsite brings it: {write} in content/hub.yml to switch it on.\n"
    assert (ran.code, ran.out) == (2, "") and f"No such command 'print'. {brings}" in ran.err


def test_what_it_says_to_write_switches_it_on(command, hub):
    (hub / "content/hub.yml").write_text("name: Aldermere\nplugins: usual, noticeboard\n")
    ran = command("print", "--help")
    assert ran.code == 0 and "Make sheets for the noticeboard." in ran.out


def test_the_hubs_own_plugin_of_that_name_is_not_asked(command, hub):
    (hub / "content/hub.yml").write_text("name: Aldermere\nplugins: usual\n")
    assert "brings it" not in command("sheet").err
    (hub / "plugins/noticeboard.py").write_text("raise SystemExit('It ran.')\n")
    assert "The plugin 'noticeboard' of hubsite brings it" in command("print").err


def test_in_safe_mode_no_code_of_the_hub_runs(command, hub, monkeypatch):
    with (hub / "plugins/sheets.py").open("a") as plugin:
        plugin.write("Path('sang.txt').write_text('')\n")
    assert command("sheet", "--safe").code == 2
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    assert command("sheet").code == 2 and not Path("sang.txt").exists()
    assert command("sheet", "--no-safe").code == 0 and Path("sang.txt").exists()


# --- Files


def test_files_are_written_once_and_left_alone_when_nothing_changed(command, hub):
    assert command("sheet", "fair").out.endswith("1 file is in sheets/.\n")
    file = hub / "sheets/fair/sheet.txt"
    assert file.read_text() == "Aldermere: fair\n"
    os.utime(file, (1, 1))
    assert command("sheet", "fair").out.endswith("1 file is in sheets/; nothing has changed.\n")
    assert file.stat().st_mtime == 1
    assert command("sheet", "fair", "bins").out.endswith("2 files are in sheets/; 1 new or changed.\n")
    file.write_text("Aldermere: FAIR\n")  # as many bytes
    assert command("sheet", "fair").code == 0 and file.read_text() == "Aldermere: fair\n"
    assert files_in(hub / "sheets") == ["bins/sheet.txt", "fair/sheet.txt"]


def test_files_go_where_one_says(command, hub, tmp_path):
    ran = command("sheet", "fair", "--out", "../desk/paper")
    assert ran.code == 0 and files_in(tmp_path / "desk") == ["paper/fair/sheet.txt"]
    assert not (hub / "sheets").exists()


def test_a_file_may_be_a_copy_of_another(command, hub, tmp_path):
    (tmp_path / "original.txt").write_text("as it is")
    assert command("odd", f"copy={tmp_path / 'original.txt'}").code == 0
    assert (hub / "odd/copy.txt").read_text() == "as it is"
    ran = command("odd", f"copy={tmp_path / 'nowhere.txt'}")
    assert ran.code == 1 and "The plugin 'sheets' wants to copy “" in ran.err and "cannot be read" in ran.err


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../escaped.txt", "does not lead to a file inside the folder"),
        ("a/../../escaped.txt", "does not lead to a file inside the folder"),
        ("c:escaped.txt", "does not lead to a file inside the folder"),
        ("a.txt+A.txt", "The plugin 'sheets' makes two files called “A.txt”."),
        ("a.txt+a.txt/b.txt", "is a file where a folder is needed"),
        ("a/b.txt+a", "is no plain file"),
    ],
)
def test_a_path_that_leads_elsewhere_is_refused(command, hub, path, words):
    ran = command("odd", f"file={path}")
    assert ran.code == 1 and words in ran.err and "Something failed" not in ran.err
    assert not list(hub.parent.rglob("escaped.txt"))


@pytest.mark.parametrize(
    ("out", "path"),
    [
        ("content", "hub.yml"),
        ("content/spaces", "mill-hall.yml"),
        ("plugins", "x.py"),
        (".hubsite", "lock"),
        (".git", "config"),
        (".", "content/hub.yml"),
        ("..", "hub/plugins/sheets.py"),
    ],
)
def test_what_is_the_hubs_own_is_never_written_to(command, hub, out, path):
    before = {file: (hub / file).read_bytes() for file in files_in(hub)}
    ran = command("odd", f"file={path}", "--out", out)
    assert ran.code == 1 and "Nothing can be written to “" in ran.err
    assert {file: (hub / file).read_bytes() for file in files_in(hub)} == before


def test_beside_it_files_may_go(command, hub):
    assert command("odd", "file=a.txt", "--out", ".").code == 0 and (hub / "a.txt").read_text() == "a"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("link", ["odd", "odd/a", "odd/a/b.txt"])
def test_a_link_in_the_way_is_refused(command, hub, tmp_path, link):
    (tmp_path / "outside").mkdir()
    (hub / link).parent.mkdir(parents=True, exist_ok=True)
    target = tmp_path / "outside" / ("b.txt" if link.endswith(".txt") else "")
    (hub / link).symlink_to(target)
    ran = command("odd", "file=a/b.txt")
    assert ran.code == 1 and "it is a link" in ran.err and "Delete “" in ran.err
    assert not files_in(tmp_path / "outside")


def test_a_command_without_a_folder_has_no_files(command, hub):
    ran = command("no-folder")
    assert ran.code == 1 and "gave a file in its command `no-folder`, which has no folder." in ran.err
    assert 'Write `folder="no-folder"`' in ran.err


# --- What is told


def test_a_text_is_printed_and_cannot_steer_the_terminal(command, hub):
    assert command("odd", "lines").out == "one\ntwo·[31m\n"


def test_nothing_may_be_said(command, hub):
    assert command("quiet") == type(command("quiet"))(0, "", "")


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0), ("advice", 0)])
def test_an_error_that_a_command_tells_of_is_1(command, hub, severity, code):
    ran = command("odd", f"problem={severity}")
    assert ran.code == code and f"{severity}  This is odd.  [odd]\n    Even it out.\nAfterwards.\nFound 1 " in ran.out


def test_a_command_may_stop_with_words_of_its_own(command, hub):
    ran = command("odd", "hubsite-error")
    assert (ran.code, ran.out, ran.err) == (4, "", "Stopped: The paper is out.\n    Buy some.\n")


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("fails", "The plugin 'sheets' failed in its command `odd`: KeyError: 'missing' (plugins/sheets.py, line "),
        ("exits", "The plugin 'sheets' failed in its command `odd`: SystemExit: Good bye. (plugins/sheets.py, line "),
        ("number", "The plugin 'sheets' gave `int` in its command `odd`.\n    Give `hubsite.File(…)`"),
        ("problem=bad", "failed in its command `odd`: ValueError: Problem.severity is 'bad': write one of "),
    ],
)
def test_a_plugin_that_fails_is_named(command, hub, what, words):
    ran = command("odd", what)
    assert ran.code == 1 and words in ran.err and "Traceback" not in ran.err
    assert ran.out == ("Before.\n" if what == "fails" else "")


def test_a_hub_with_an_error_in_a_record_is_told_and_nothing_is_done(command, hub):
    (hub / "content/spaces/other.yml").write_text("name: Other\n")
    ran = command("sheet", "fair")
    assert ran.code == 1 and ran.out.startswith("content/spaces/other.yml")
    assert ran.out.endswith("Found 1 error, so `hubsite sheet` did nothing: something would be missing.\n")
    assert not (hub / "sheets").exists()


def test_two_commands_of_one_name_are_told_and_nothing_is_done(command, hub):
    (hub / "content/hub.yml").write_text(HUB + "  more_sheets:\n")
    (hub / "plugins/more_sheets.py").write_text(SHEETS)
    ran = command("sheet")
    assert ran.code == 1 and "`hubsite sheet`, which the plugin 'more_sheets' has already.  [command-twice]" in ran.out


# --- The hub of another day, and what builds remember


def test_the_hub_of_another_day_is_read(command, hub):
    assert command("odd", "on=2027-04-01").out == "1 now, 1 then.\n"


def test_the_hub_of_a_day_on_which_it_cannot_be_read_is_told(command, hub):
    pack = """
from datetime import date
from hubsite import PackRecord, hookimpl

@hookimpl
def hubsite_records(today):
    if today > date(2027, 1, 1):
        yield PackRecord(folder="spaces", id="lost", fields={"address": "Nowhere"})
    yield PackRecord(folder="terms", id="ward", fields={"name": "Ward", "summary": "A part."})
"""
    write_hub(hub, {"hub.yml": HUB + "  pack:\n", "plugins/pack.py": pack})
    assert command("odd", "on=2026-12-31", "--today", "2026-11-22").out == "2 now, 2 then.\n"
    ran = command("odd", "on=2027-04-01", "--today", "2026-11-22")
    assert ran.code == 1 and "Stopped: The hub cannot be read as it will be on 2027-04-01: " in ran.err
    assert "`hubsite check --today 2027-04-01` tells all that is wrong then." in ran.err


def test_what_was_made_at_some_cost_is_at_hand(command, hub):
    (hub / ".hubsite").mkdir()
    assert command("odd", "remember").out == "made\n"
    (kept,) = (hub / ".hubsite/remembered").iterdir()
    os.utime(kept, (1, 1))
    assert command("odd", "remember").out == "made\n"
    assert kept.stat().st_mtime == 1


# --- The values


@pytest.mark.parametrize("name", ["Asked", "Command", "Option"])
def test_values_are_frozen_and_written_by_name(name):
    value = getattr(hubsite, name)
    assert value.__dataclass_params__.frozen and "__slots__" in vars(value)
    assert all(field.kw_only for field in dataclasses.fields(value))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Print"}, "Command.name is 'Print': write lower-case words joined by hyphens"),
        ({"name": "--x"}, "Command.name is '--x'"),
        ({"name": " "}, "Command.name is empty."),
        ({"summary": ""}, "Command.summary is empty."),
        ({"run": "print"}, "Command.run is a function, but it was given str."),
        ({"options": "size"}, "Command.options is a tuple of options, but it was given str."),
        ({"options": ("size",)}, "Command.options is a tuple of options, but it was given str."),
        ({"folder": "../x"}, "Command.folder is '../x': write a folder within the hub"),
        ({"folder": "/x"}, "Command.folder is '/x'"),
        ({"options": (hubsite.Option(name="a", summary=""),) * 2}, "Command.options has two called 'a'."),
    ],
)
def test_a_command_that_could_not_be_called_is_refused_where_it_is_made(given, words):
    with pytest.raises((TypeError, ValueError), match=re.escape(words)):
        hubsite.Command(**{"name": "sheet", "summary": "Make.", "run": print, **given})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "Large Print"}, "Option.name is 'Large Print': write lower-case words joined by hyphens"),
        ({"name": "hub"}, "Option.name is 'hub', which every command has already"),
        ({"choices": "A3"}, "Option.choices is a tuple of texts, but it was given str."),
        ({"choices": (3,)}, "Option.choices is text, but it was given int."),
        ({"many": True}, "Option 'size' may be said several times, so it needs a `value`."),
    ],
)
def test_an_option_that_could_not_be_said_is_refused_where_it_is_made(given, words):
    with pytest.raises((TypeError, ValueError), match=re.escape(words)):
        hubsite.Option(**{"name": "size", "summary": "The paper.", **given})
