"""The commands of the Makefile, and the two scripts behind them with a made-up machine around them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder that is the whole PATH: a shell and its small tools; nothing that tests need, no apt-get, no sudo."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ["sh", "env", "mktemp", "tail", "rm", "cat", "cksum", "dirname", "echo"]:
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def run(script: Path, *arguments: str, path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(script), *arguments]
    env = {"PATH": str(path), **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def make(*arguments: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=ROOT, env=clean, check=True, capture_output=True, text=True).stdout


def test_make_alone_lists_every_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"site", "test"} <= targets
    assert set(re.findall(r"^  make ([a-z-]+) +\w", make(), re.MULTILINE)) == targets
    assert make() == make("help")


@pytest.mark.parametrize(
    "target", ["help", "site", "serve", "test", "test-all", "figures", "lint", "bench", "lock", "clean"]
)
def test_every_command_can_be_read_before_it_runs(target: str) -> None:
    assert make("--dry-run", target)


def test_an_old_python_is_named_with_the_way_out(programs: Path, tmp_path: Path) -> None:
    program(programs, "python3", '[ "$1" = --version ] && { echo Python 3.6.15; exit; }; exit 1')
    ran = run(checkout(tmp_path), "constraints.txt", path=programs)
    assert ran.returncode == 1
    assert "needs Python 3.11 or newer, and python3 is Python 3.6.15" in ran.stderr
    assert "make site PYTHON=/path/to/python3.12" in ran.stderr


def test_a_python_without_venv_is_named_with_the_way_out(programs: Path, tmp_path: Path) -> None:
    program(programs, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    ran = run(checkout(tmp_path), "constraints.txt", path=programs)
    assert ran.returncode == 1
    assert "sudo apt-get install python3-venv" in ran.stderr
    assert not (tmp_path / "checkout" / ".venv").exists()


def checkout(tmp_path: Path) -> Path:
    """A checkout that nobody has set up; gives its tools/set_up.sh."""
    tools = tmp_path / "checkout" / "tools"
    tools.mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "set_up.sh", tools)
    return tools / "set_up.sh"


def test_without_the_programs_and_apt_their_tests_are_said_to_skip(programs: Path) -> None:
    ran = run(ROOT / "tools" / "programs.sh", path=programs)
    assert ran.returncode == 0
    assert "the tests that need them will skip" in ran.stderr


def test_root_installs_what_is_missing_where_apt_is(programs: Path, tmp_path: Path) -> None:
    log = tmp_path / "apt.log"
    program(programs, "id", "echo 0")
    program(programs, "apt-get", f'echo "$@" >>"{log}"')
    ran = run(ROOT / "tools" / "programs.sh", path=programs)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (
        log.read_text(encoding="utf-8")
        .splitlines()[-1]
        .endswith("chromium nodejs npm default-jre-headless poppler-utils")
    )


def test_only_what_is_missing_is_installed(programs: Path, tmp_path: Path) -> None:
    log = tmp_path / "apt.log"
    program(programs, "chromium-browser", "exit 0")
    program(programs, "java", "exit 0")
    program(programs, "id", "echo 0")
    program(programs, "apt-get", f'echo "$@" >>"{log}"')
    run(ROOT / "tools" / "programs.sh", path=programs)
    assert log.read_text(encoding="utf-8").splitlines()[-1].endswith("--no-install-recommends nodejs npm poppler-utils")


def test_an_installation_that_fails_shows_why_and_does_not_stop_the_tests(programs: Path) -> None:
    program(programs, "id", "echo 0")
    program(programs, "apt-get", "echo 'E: No space left on the disk'; exit 100")
    ran = run(ROOT / "tools" / "programs.sh", path=programs)
    assert ran.returncode == 0
    assert "No space left on the disk" in ran.stderr
    assert "the tests that need them will skip" in ran.stderr


def test_nothing_is_installed_where_all_is_there(programs: Path) -> None:
    for name in ("chromium", "npm", "java", "pdftotext"):
        program(programs, name, "exit 0")
    program(programs, "id", "echo 0")
    program(programs, "apt-get", "exit 1")
    ran = run(ROOT / "tools" / "programs.sh", path=programs)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
