"""The command line: exit codes, words for people, and never Python's own unless somebody asks for them."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from hubsite import __main__, look
from hubsite.publish import building
from hubsite.testing import A_SPACE, write_hub

HUBSITE = [sys.executable, "-m", "hubsite"]
HUB = {"spaces/mill-hall.yml": A_SPACE}
PLAIN = {"hub.yml": "name: Aldermere\nengine: plain_engine\nplugins:\n  record_pages:\n  plain_engine:\n"} | HUB
CHOIR = "name: Choir\nwhat_happens: We sing.\nwhen: every Monday, 7pm to 9pm\nheld_at: mill-hall\n"
WRONG = {"spaces/mill-hall.yml": "name: Mill Hall\n"}
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


@pytest.fixture
def hub(tmp_path):
    return write_hub(tmp_path / "hub", HUB)


@pytest.fixture
def wrong(tmp_path):
    return write_hub(tmp_path / "wrong", WRONG)


# --- Exit codes


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["build", "--help"], ["plugins", "--hooks"]])
def test_to_ask_is_no_mistake(command, arguments):
    ran = command(*arguments)
    assert (ran.code, ran.err) == (0, "") and ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Usage: hubsite"),
        (["biuld"], "No such command 'biuld'"),
        (["build", "--colour"], "No such option '--colour'"),
        (["build", "--today", "yesterdayish"], "Invalid value for '--today'"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github'"),
        (["serve", "--port", "0"], "Invalid value for '--port'"),
        (["serve", "--port", "80x"], "'80x' is not a number from 1 to 65535. Write `--port 8001`."),
        (["build", "one", "two"], "unexpected extra argument"),
        (["new"], "Missing argument 'FOLDER'"),
    ],
)
def test_a_mistake_in_the_command_is_2(command, arguments, words):
    ran = command(*arguments)
    assert ran.code == 2 and words in ran.err and not ran.out


def test_a_good_hub_is_0_and_says_what_was_read(command, hub):
    ran = command("check", hub)
    assert (ran.code, ran.out, ran.err) == (0, "Read 1 record: no problems.\n", "")


def _meetings(number: int) -> dict[str, str]:
    meeting = "name: Choir\nwhat_happens: We sing.\nwhen: Tuesdays 7pm\nfirst_time: Just listen.\n"
    return {f"meetings/choir-{each:02}.yml": meeting for each in range(number)}


def test_check_says_back_how_dates_were_read(command, tmp_path):
    ran = command("check", write_hub(tmp_path, _meetings(1)), "--today", "2026-11-22")
    assert ran.out == (
        "content/meetings/choir-00.yml  Every Tuesday, from 7pm\n"
        "    next: Tuesday 24 November 2026, Tuesday 1 December 2026, Tuesday 8 December 2026\n"
        "Read 1 record: no problems.\n"
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_build_would_refuse_check_does_not_praise(command, tmp_path, form):
    hub = write_hub(tmp_path, {"hub.yml": "name: Here\nplugins:\n  this_site:\n"})
    ran = command("check", hub, "--format", form, "--today", "2026-11-22")
    said = ran.out + ran.err
    assert ran.code == 1 and "makes a front page" in said and "Add `usual:` below `plugins:`" in said


def test_check_says_back_ten_meetings_or_all(command, tmp_path):
    root, day = write_hub(tmp_path, _meetings(12)), ("--today", "2026-11-22")
    few, every = command("check", root, *day).out, command("check", root, "--dates", *day).out
    assert few.count("Every Tuesday, from 7pm") == 10 and "… and 2 more: `hubsite check --dates`\nRead 12" in few
    assert every.count("Every Tuesday, from 7pm") == 12 and "more:" not in every
    assert "Every Tuesday" not in command("check", root, "--format", "json", *day).out


def test_a_problem_is_1_and_is_told(command, wrong):
    ran = command("check", wrong)
    assert ran.code == 1 and not ran.err
    assert ran.out.startswith("content/spaces/mill-hall.yml:1:1  error  `address` is missing.  [missing-field]\n")
    said = "`hubsite explain missing-field` says more. Without errors, more is looked at."
    assert ran.out.endswith(f"Read 0 records: 1 error.\n{said}\n")


@pytest.mark.parametrize("severity", ["warning", "advice"])
def test_a_warning_or_advice_is_0(command, tmp_path, severity):
    files = {
        "warning": {"groups/choir.yml": "name: Choir\nsummary: We sing.\nphone:\n"},
        "advice": {"map.kml": "<kml/>"},
    }
    ran = command("check", write_hub(tmp_path, HUB | files[severity]))
    assert ran.code == 0 and f"  {severity}  " in ran.out


def test_no_hub_at_all_is_1_with_the_way_out(command, tmp_path):
    for name in ("check", "build", "plugins"):
        ran = command(name, tmp_path)
        assert ran.code == 1 and "hubsite new my-hub" in ran.out
    assert not list(tmp_path.iterdir())


def test_another_build_of_the_hub_is_75(command, hub, tmp_path):
    with building(hub):
        ran = command("build", hub)
    assert (ran.code, ran.out) == (75, "")
    assert ran.err == (
        "Stopped: Another build of this hub is running.\n    Wait until it has finished, then run the command again.\n"
    )


# --- Build


def test_a_build_says_how_many_pages_lie_where(command, plugged, monkeypatch):
    root = plugged(PLAIN, "plain_engine")
    monkeypatch.chdir(root)
    ran = command("build")
    assert (ran.code, ran.out, ran.err) == (0, "5 pages are in site/. Found no problems.\n", "")
    assert (root / "site/spaces/mill-hall/index.html").is_file()


def test_a_build_with_errors_says_that_nothing_was_published(command, wrong):
    ran = command("build", wrong)
    assert ran.code == 1 and not (wrong / "site").exists()
    assert ran.out.endswith("Found 1 error. Nothing was published; an earlier site stays as it was.\n")


@pytest.mark.parametrize("out", ["content", "content/site", ".", "..", "plugins", ".hubsite", "notes"])
def test_a_folder_that_is_not_for_a_site_is_refused(command, plugged, out):
    root = plugged(PLAIN | {"plugins/x.txt": ""}, "plain_engine")
    (root / "notes").mkdir()
    (root / "notes/diary.txt").write_text("Mine.")
    before = sorted(root.rglob("*"))
    ran = command("build", root, "--out", root / out)
    assert (
        ran.code == 1 and ran.err.startswith("Stopped: The site cannot be put into “") and "--out new-site" in ran.err
    )
    assert sorted(root.rglob("*")) == before


def test_today_is_read_as_people_write_it(command, plugged, tmp_path):
    meeting = {"meetings/council.yml": "name: Council\nwhen: 3 December 2026\nwhat_happens: We decide.\n"}
    root = plugged(PLAIN | meeting, "plain_engine")
    for day, coming in [("2026-12-03", True), ("3 December 2026", True), ("4 December 2026", False)]:
        assert command("build", root, "--today", day, "--out", tmp_path / "site").code == 0
        assert ("Coming up" in (tmp_path / "site/index.html").read_text()) == coming


def test_a_plugin_of_the_hub_does_not_run_for_a_pull_request(command, plugged, monkeypatch):
    files = {"hub.yml": "name: Aldermere\nplugins: [record_pages, canary]\n"} | HUB
    root = plugged(files, "canary")
    sang = root / "plugins/canary-sang.txt"
    for event in ("pull_request", "pull_request_target"):
        monkeypatch.setenv("GITHUB_EVENT_NAME", event)
        for name in ("check", "build", "plugins"):
            assert command(name, root).code == 0 and not sang.exists()
    assert command("check", root, "--no-safe").code == 0 and sang.exists()
    sang.unlink()
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    assert "plugin-not-safe" in command("check", root, "--safe").out and not sang.exists()
    assert command("check", root).code == 0 and sang.exists()


def test_a_merge_request_on_gitlab_is_from_a_stranger_too(command, plugged, monkeypatch):
    root = plugged({"hub.yml": "name: Aldermere\nplugins: [record_pages, canary]\n"} | HUB, "canary")
    monkeypatch.setenv("CI_MERGE_REQUEST_IID", "12")
    assert command("check", root).code == 0 and not (root / "plugins/canary-sang.txt").exists()


def test_the_command_that_follows_can_be_typed_as_it_is_said(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "See it with `hubsite serve 'new é'`," in command("new", "new é").out
    assert "See it with `hubsite serve new`," in command("new", "new").out


# --- Check for machines


def test_json_is_the_contract_and_nothing_else(command, wrong, hub):
    ran = command("check", wrong, "--format", "json")
    assert ran.code == 1 and not ran.err
    (problem,) = json.loads(ran.out)["problems"]
    assert set(problem) == {"code", "severity", "message", "fix", "file", "line", "column", "plugin", "mendable"}
    assert (problem["file"], problem["line"], problem["column"]) == ("content/spaces/mill-hall.yml", 1, 1)
    assert (problem["code"], problem["severity"], problem["plugin"]) == ("missing-field", "error", "")
    assert command("check", hub, "--format", "json").out == '{\n  "problems": []\n}\n'


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_plugin_that_fails_is_a_problem_for_machines_too(command, plugged, form):
    root = plugged({"hub.yml": "name: Aldermere\nplugins: [late]\n"}, "late")
    ran = command("check", root, "--format", form)
    assert ran.code == 1 and not ran.err and "The plugin 'late' failed in hubsite_pages" in ran.out
    if form == "json":
        (problem,) = json.loads(ran.out)["problems"]
        assert (problem["code"], problem["file"], problem["plugin"]) == ("plugin-failed", "plugins/late.py", "late")
        assert problem["line"] > 1
    else:
        assert ran.out.startswith("::error file=plugins/late.py,line=")


def test_github_gets_annotations_and_a_summary(command, wrong, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("Before.\n")
    ran = command("check", wrong, "--format", "github")
    assert ran.code == 1
    assert ran.out.startswith("::error file=content/spaces/mill-hall.yml,line=1,col=1,title=missing-field::`address`")
    assert (tmp_path / "summary.md").read_text().startswith("Before.\n## hubsite found 1 error\n")


# --- Plugins


def test_plugins_are_listed_with_origin_description_hooks_and_settings(command, plugged):
    files = {"hub.yml": "name: Aldermere\nplugins: [record_pages, settled, nobody]\n"}
    ran = command("plugins", plugged(files, "settled", "lists"))
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert "settled (from this hub): A plugin with two settings." in lines
    at = lines.index("settled (from this hub): A plugin with two settings.")
    assert lines[at + 1 : at + 4] == [
        "    adds pages",
        "    setting `paper_size`: The paper in your printer.",
        "    setting `copies`: How many.",
    ]
    assert any(line.startswith("material (from hubsite): ") for line in lines)
    assert (
        "There is no plugin called 'nobody'." in ran.out
        and "plugins/lists.py is a program for hubsite in this hub" in ran.out
    )


def test_hooks_are_printed_with_signature_and_example(command):
    said = command("plugins", "--hooks").out
    assert (
        "\nhubsite_pages(hub: Hub, memory: Memory, settings: Any) -> Iterable[Page]\n    Pages of the site. What takes "
        in said
    )

    assert said.count("\nhubsite_") == said.count("Example: ") >= 9


# --- Whatever happens


@pytest.fixture
def failing(plugged):
    return plugged({"hub.yml": "name: Aldermere\nplugins: [late]\n"}, "late")


def test_a_plugin_that_fails_is_a_sentence(command, failing):
    for name in ("check", "build"):
        ran = command(name, failing)
        assert (ran.code, ran.err) == (1, "") and ran.out.startswith("plugins/late.py:")
        assert "error  The plugin 'late' failed in hubsite_pages: JSONDecodeError: " in ran.out
        assert "    Mend it there, or take `late` out of `plugins:`" in ran.out and "Traceback" not in ran.out


def test_a_plugin_that_fails_hides_no_mistake_of_the_content(command, plugged):
    files = {"hub.yml": "name: Aldermere\nplugins: [record_pages, late, broken]\n"} | WRONG
    root = plugged(files, "late")
    (root / "plugins/broken.py").write_text("def x(:\n")
    said = command("check", root).out
    assert "content/spaces/mill-hall.yml:1:1  error  `address` is missing." in said
    assert "plugins/broken.py:1  error  The plugin 'broken' could not be loaded: SyntaxError: " in said
    ran = command("build", root)
    assert ran.code == 1 and "Nothing was published" in ran.out and not (root / "site").exists()
    (root / "content/spaces/mill-hall.yml").write_text(A_SPACE)
    (root / "plugins/broken.py").write_text("")
    (root / "content/about.md").write_text("# About\n\n{{ weather }}\n\n[gone](/late/)\n")
    said = command("check", root).out  # a link may lead to what the plugin did not make
    assert "plugins/late.py:" in said and "warning  {{ weather }}" in said and "link-nowhere" not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_who_asks_for_pythons_words_gets_them(failing, form):
    ran = subprocess.run([*HUBSITE, "--debug", "check", failing, "--format", form], capture_output=True, text=True)
    assert ran.returncode == 1 and "Traceback (most recent call last)" in ran.stderr and "late.py" in ran.stderr


def test_what_nobody_thought_of_is_a_sentence_too(command, hub, monkeypatch):
    monkeypatch.setattr(look, "look", lambda *given, **named: 1 / 0)
    ran = command("check", hub)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "Something failed that should not have: ZeroDivisionError: division by zero\n"
        "    Run it again with `hubsite --debug …` and report what it prints.\n"
    )


def test_ctrl_c_is_130_and_a_word(command, hub, monkeypatch):
    def stop(*given, **named):
        raise KeyboardInterrupt

    monkeypatch.setattr(look, "look", stop)
    ran = command("check", hub)
    assert (ran.code, ran.out, ran.err) == (130, "", "\nStopped.\n")


@posix_only
def test_ctrl_c_stops_a_real_build_and_the_old_site_stays(plugged):
    root = plugged(PLAIN, "plain_engine")
    subprocess.run([*HUBSITE, "build", root], check=True, capture_output=True)
    before = (root / "site/index.html").stat()
    sleeper = root / "plugins/sleeper.py"
    sleeper.write_text(
        "import time\nfrom pathlib import Path\nfrom hubsite import hookimpl\n\n@hookimpl\ndef hubsite_pages(hub):\n"
        "    Path(__file__).with_name('asleep').touch()\n    time.sleep(60)\n"
    )
    (root / "content/hub.yml").write_text(PLAIN["hub.yml"] + "  sleeper:\n")
    running = subprocess.Popen([*HUBSITE, "build", root], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_for(lambda: (root / "plugins/asleep").exists())
    out, err = interrupted(running)
    assert (running.returncode, out, err) == (130, "", "\nStopped.\n")
    assert (root / "site/index.html").stat() == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


WAYS = [
    [*start, *command]
    for command in (["check"], ["build"], ["serve", "--port", "8429"])
    for start in (HUBSITE, [Path(sys.executable).with_name("hubsite")])
]


@posix_only
@pytest.mark.parametrize("times", [20, pytest.param(120, marks=pytest.mark.slow)])
def test_ctrl_c_while_it_starts_is_the_same_word(plugged, times):
    root = plugged(PLAIN, "plain_engine")
    for number in range(times):
        way, moment = WAYS[number % len(WAYS)], 0.5 * number / times
        code, out, err = interrupted_early(way, root, moment)
        as_ever = (code, err) in {(130, "\nStopped.\n"), (0, "")}
        was_done = out and (code, err) == (-signal.SIGINT, "")  # and Python was packing up
        assert as_ever or was_done, f"{way} after {moment:.3f} s: {code}\n{out}\n{err}"


def interrupted_early(way, root, moment):
    """What it said after Ctrl-C, so many seconds after it began to load its first library.

    Before that, and as long as Python itself starts, nothing of ours is there to say anything.
    """
    running = subprocess.Popen(
        way,
        cwd=root,
        bufsize=0,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
    )
    loaded = iter(running.stderr.readline, b"")
    next(line for line in loaded if line.split()[-1] == b"hubsite")
    next(line for line in loaded if b"hubsite" not in line)
    time.sleep(moment)
    out, err = interrupted(running)
    return running.returncode, out.decode(), re.sub(r"import time:.*\n|import time:.*$", "", err.decode())


def test_a_ctrl_c_that_python_would_only_print_is_heeded():
    ran = dies_in_a_callback("KeyboardInterrupt")
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "\nStopped.\n")
    ran = dies_in_a_callback("ValueError")
    assert (ran.returncode, ran.stdout) == (0, "went on\n") and "ValueError" in ran.stderr


@posix_only
def test_a_ctrl_c_that_a_library_takes_for_a_fault_of_its_own_is_heeded(tmp_path):
    (tmp_path / "swallows.py").write_text(
        "import os, signal\ntry:\n    os.kill(os.getpid(), signal.SIGINT)\n    signal.pause()\n"
        "except KeyboardInterrupt:\n    raise ValueError\n"
    )
    heed = "from hubsite.stopping import heed_every_ctrl_c\nheed_every_ctrl_c()\nimport signal\n"
    ran = python(heed + "import swallows", tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "\nStopped.\n")
    ran = python(heed + (tmp_path / "swallows.py").read_text(), tmp_path)  # nothing is loaded: finally may tidy up
    assert ran.returncode == 1 and "ValueError" in ran.stderr
    ignores = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + heed
    ran = python(ignores + "print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)", tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "True\n")


def dies_in_a_callback(error):
    code = (
        "import weakref\nfrom hubsite.stopping import heed_every_ctrl_c\nheed_every_ctrl_c()\n"
        f"class Thing: pass\ndef gone(_): raise {error}\n"
        "thing = Thing()\nlast = weakref.ref(thing, gone)\ndel thing\nprint('went on')"
    )
    return python(code)


def python(code, folder=None):
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)


def interrupted(running):
    """What it said after Ctrl-C. A library written in C may lose a signal: people press again."""
    for seconds in (10, 20):
        running.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=seconds)
    running.kill()
    return running.communicate()


def wait_for(what, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


@posix_only
@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["plugins", "--hooks"]])
def test_a_reader_who_walks_away_is_no_failure(tmp_path, arguments):
    root = write_hub(tmp_path, {f"spaces/hall-{number}.yml": "name: Hall\n" for number in range(300)})
    running = subprocess.Popen(
        [*HUBSITE, *arguments],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    running.stdout.close()
    _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (1, b"")


@posix_only
def test_a_robot_that_closes_the_output_is_served(hub):
    line = f"{shlex.join(HUBSITE)} check {shlex.quote(str(hub))} >&-"
    ran = subprocess.run(["/bin/sh", "-c", line], stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_a_plugin_prints_is_not_among_what_a_program_reads(hub):
    (hub / "plugins").mkdir()
    (hub / "plugins/chatty.py").write_text("print('Loaded!')\n")
    (hub / "content/hub.yml").write_text("name: Here\nplugins: [usual, chatty]\n")
    ran = subprocess.run([*HUBSITE, "check", hub, "--format", "json"], capture_output=True, text=True)
    assert "Loaded!" in ran.stderr
    assert json.loads(ran.stdout) == {"problems": []}


# --- Words on a screen


def test_there_is_no_colour_where_nobody_sees_it(wrong):
    ran = subprocess.run([*HUBSITE, "check", wrong], capture_output=True, check=False)
    assert ran.returncode == 1 and b"\x1b" not in ran.stdout + ran.stderr


@posix_only
def test_there_is_colour_on_a_terminal(wrong):
    import pty

    main, screen = pty.openpty()
    world = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    subprocess.run([*HUBSITE, "check", wrong], stdout=screen, stderr=screen, check=False, env=world)
    os.close(screen)
    assert re.search(rb"\x1b\[31merror\x1b\[0m", os.read(main, 65536))
    os.close(main)


def test_an_old_terminal_shows_a_sign_for_what_it_does_not_know(tmp_path):
    root = write_hub(tmp_path, {"spaces/mill-hall.yml": "name: Hall\nphoen: “1”\n"})
    world = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ran = subprocess.run([*HUBSITE, "check", root], capture_output=True, check=False, env=world)
    assert ran.returncode == 1 and not ran.stderr and b"unknown-field" in ran.stdout and ran.stdout.isascii()


def test_help_is_there_at_once():
    code = """
import sys
from hubsite.cli import main
sys.argv = ["hubsite", "--help"]
try:
    main()
except SystemExit:
    print(*sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert not loaded & {"pydantic", "yaml", "jinja2", "mkdocs", "rich", "watchfiles", "hubsite.look", "hubsite.build"}


def test_a_check_of_what_was_built_loads_nothing_that_it_has_no_use_for(tmp_path):
    code = """
import sys
from hubsite.cli import main
try:
    main()
except SystemExit:
    print(*sys.modules)
"""
    hub = write_hub(tmp_path / "hub", HUB | {"meetings/choir.yml": CHOIR})
    subprocess.run([*HUBSITE, "build", hub, "--today", "2026-11-22"], check=True, capture_output=True)
    again = [sys.executable, "-c", code, "check", hub, "--today", "2026-11-22"]
    ran = subprocess.run(again, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert {"hubsite.look", "_hubsite_plugin_privacy", "holidays.countries.united_kingdom"} <= loaded
    unused = {"_hubsite_plugin_privacy.rules", "pypdfium2", "mkdocs", "filelock", "ssl", "statistics"}
    assert not loaded & (unused | {"holidays.countries", "holidays.countries.germany"})


def test_the_two_ways_to_call_it_are_one():
    from importlib.metadata import entry_points

    (point,) = entry_points(group="console_scripts", name="hubsite")
    assert point.load() is __main__.main
    ran = subprocess.run([*HUBSITE, "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"hubsite, version \d+\.\d+\.\d+\n", ran.stdout)


def test_a_folder_within_is_named_from_where_one_stands(command, plugged, monkeypatch, tmp_path):
    root = plugged(PLAIN, "plain_engine")
    monkeypatch.chdir(tmp_path)
    assert command("build", "hub").out.startswith("5 pages are in hub/site/.")
    assert Path("hub/site").is_dir()
    monkeypatch.chdir(root / "content")
    assert command("build", "..").out.startswith("5 pages are in ../site/.")
