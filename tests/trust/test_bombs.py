"""Every bomb is refused or rendered inside its budget, and the other files are checked all the same."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hubsite.testing import A_SPACE, write_hub

from . import bombs

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")

SECONDS_TO_REFUSE, SECONDS_OF_A_PAGE, MEGABYTES = 2, 5, 500
GOOD = {"spaces/mill-hall.yml": A_SPACE, "about.md": "# About\n\nHello.\n"}
BROKEN = {"spaces/no-name.yml": "address: Mill Lane\n"}


class Nursery:
    """A process whose children build one hub each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = Path(__file__).with_name("bomb_nursery.py")
        plain = write_hub(folder / "plain", GOOD)
        self.running = subprocess.Popen(
            [sys.executable, str(program), str(plain)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.plain_seconds = self.built(plain)["seconds"]

    def built(self, root: Path) -> dict:
        """What a build took and told."""
        assert self.running.stdin and self.running.stdout
        self.running.stdin.write(f"{root}\n")
        self.running.stdin.flush()
        answer = self.running.stdout.readline()
        assert answer, "the nursery itself broke off"
        return json.loads(answer)


@pytest.fixture(scope="module")
def nursery(tmp_path_factory) -> Iterator[Nursery]:
    """One for all bombs of a worker."""
    found = Nursery(tmp_path_factory.mktemp("bombs"))
    yield found
    found.running.stdin.close()
    found.running.wait(10)
    found.running.stdout.close()


def dose(found: tuple[bombs.Bomb, ...]) -> list:
    """The bombs as parameters; those that take longer are slow."""
    marks = [pytest.mark.slow]
    return [pytest.param(bomb, id=bomb.name, marks=marks if bomb.full_only else []) for bomb in found]


@pytest.mark.parametrize("bomb", dose(bombs.ALL))
def test_a_bomb_is_refused_or_rendered_in_time(nursery, tmp_path, figure, bomb):
    others = {**GOOD, **BROKEN} if bomb.code else GOOD
    seen = nursery.built(write_hub(tmp_path, {**others, **bomb.files()}))
    seconds = max(seen["seconds"] - nursery.plain_seconds, 0)
    verdict = "refused" if bomb.code else "rendered"
    figure("Trust: bombs", bomb.name, f"{verdict}, {seconds:.2f} s, {seen['megabytes']} MB")
    assert seen["ended"] == 0
    codes = {code for code, file in seen["told"]}
    assert "spaces/mill-hall" in seen["records"]
    if bomb.code:
        assert bomb.code in codes
        assert ["missing-field", "content/spaces/no-name.yml"] in seen["told"]  # the other files are checked as well
    else:
        assert seen["published"], codes
    assert seconds < (SECONDS_TO_REFUSE if bomb.code else SECONDS_OF_A_PAGE)
    assert seen["megabytes"] < MEGABYTES


def odd_files(content: Path) -> dict[str, str]:
    """What can lie in a folder and is no file of words; each with the code of what is told of it."""
    (content / "groups").mkdir()
    (content / "groups/out.yml").symlink_to("/etc/hostname")
    (content / "groups/loop.yml").symlink_to("loop.yml")
    (content / "around").symlink_to(content)
    os.mkfifo(content / "groups/pipe.yml")
    os.mknod(content / "groups/socket.yml", stat.S_IFSOCK | 0o600)
    (content / "index.md").mkdir()
    (content / "groups/folder.yml").mkdir()
    links = dict.fromkeys(("groups/out.yml", "groups/loop.yml", "around"), "file-link")
    folders = dict.fromkeys(("index.md", "groups/folder.yml"), "folder-named-as-file")
    return {**links, **folders, "groups/pipe.yml": "file-not-regular", "groups/socket.yml": "file-not-regular"}


def test_what_is_no_file_is_told_and_nothing_waits_for_it(nursery, tmp_path, figure):
    root = write_hub(tmp_path, {**GOOD, **BROKEN})
    expected = odd_files(root / "content")
    (root / "content/groups/closed.yml").write_text("name: Choir\nsummary: We sing.\n")
    (root / "content/groups/closed.yml").chmod(0)
    seen = nursery.built(root)
    seconds = max(seen["seconds"] - nursery.plain_seconds, 0)
    figure("Trust: bombs", "links, a pipe, a socket and folders with names of files", f"told, {seconds:.2f} s")
    told = {file: code for code, file in seen["told"]}
    assert seen["ended"] == 0
    assert {f"content/{file}": code for file, code in expected.items()}.items() <= told.items()
    if os.getuid():  # nothing is closed to the root of a machine
        assert told["content/groups/closed.yml"] == "file-unreadable"
    assert seen["records"] and seconds < SECONDS_TO_REFUSE and seen["wall"] < 10 * SECONDS_TO_REFUSE


@pytest.mark.slow
def test_fifty_thousand_files_are_refused(nursery, tmp_path, figure):
    seen = nursery.built(write_hub(tmp_path, {**GOOD, **bombs.many_files()}))
    figure("Trust: bombs", "50,000 files in one folder", f"refused, {seen['seconds']:.2f} s, {seen['megabytes']} MB")
    assert seen["ended"] == 0 and not seen["published"]
    assert "too-many-files" in {code for code, file in seen["told"]}
    assert seen["megabytes"] < MEGABYTES
