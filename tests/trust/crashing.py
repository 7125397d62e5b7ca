"""A small real hub with two contents, and `hubsite build` run on it in processes that may be stopped."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hubsite.testing import write_hub

HELPER = Path(__file__).with_name("warm_commands.py")
BUILD = ("--today", "2026-11-22")


@dataclass(frozen=True)
class Ended:
    """How a command ended; `code` is negative for a signal, `events` is how often it touched the disk."""

    code: int
    seconds: float
    events: int
    out: str
    err: str


class Commands:
    """`hubsite …`, each in a process of its own; warm_commands.py says what an order may hold."""

    def __init__(self) -> None:
        self.clean: dict[str, dict[str, str]] = {}
        self._process = subprocess.Popen(
            [sys.executable, HELPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def run(self, *arguments: object, **order: object) -> Ended:
        return self.run_at_once({"arguments": [str(each) for each in arguments], **order})[0]

    def run_at_once(self, *orders: dict[str, object]) -> list[Ended]:
        self._process.stdin.write(json.dumps(orders) + "\n")
        self._process.stdin.flush()
        return [Ended(**each) for each in json.loads(self._process.stdout.readline())]

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()


def content(mark: str) -> dict[str, str]:
    """All pages of A differ from those of B, and each has pages that the other has not."""
    files = {
        "hub.yml": f"name: Aldermere\nsummary: We in {mark}.\nplugins:\n  record_pages:\n  material:\n",
        "about.md": f"# About {mark}\n",
        f"only-{mark.lower()}.md": f"# Only in {mark}\n",
    }
    for n in range(4):
        files[f"spaces/hall-{n}.yml"] = f"name: Hall {n} {mark}\naddress: Mill Lane {n}\n"
        group = f"name: Group {n}\nsummary: We meet in {mark}.\nmeets_at: hall-{n}\n"
        files[f"groups/group-{n}-{mark.lower()}.md"] = f"---\n{group}---\n## Us\n\nHello {mark}.\n"
    return files


class Place:
    """A hub in `folder/hub` whose contents alternate, its site in `folder/out/site`, and the two clean sites.

    Both have been built once for all places of the same `commands`; this one begins with the site B.
    """

    def __init__(self, folder: Path, commands: Commands) -> None:
        self.hub, self.out, self._commands = folder / "hub", folder / "out" / "site", commands
        self.clean = commands.clean
        for mark in "B" if self.clean else "AB":
            self.holds(mark)
            self.last = self.build("--clean")
            assert self.last.code == 0, self.last
            assert self.clean.setdefault(mark, tree(self.out)) == tree(self.out)

    def holds(self, mark: str) -> None:
        """Put the content A or B into the hub."""
        wanted = content(mark)
        for file in (self.hub / "content").rglob("*.*"):
            if file.relative_to(self.hub / "content").as_posix() not in wanted:
                file.unlink()
        write_hub(self.hub, wanted)

    def build(self, *arguments: object, **order: object) -> Ended:
        return self._commands.run(*self.order(*arguments), **order)

    def order(self, *arguments: object) -> list[str]:
        return ["build", str(self.hub), "--out", str(self.out), *BUILD, *map(str, arguments)]

    @property
    def mark(self) -> str:
        """A or B if the site is wholly one of the two."""
        if not self.out.exists():
            return "nothing"
        found = tree(self.out)
        unlike = {mark: differing(found, self.clean[mark])[:4] for mark in "AB"}
        return next((mark for mark in "AB" if not unlike[mark]), f"neither: {unlike}")

    @property
    def beside(self) -> list[str]:
        """What lies beside the site."""
        return [path.name for path in self.out.parent.iterdir() if path != self.out]

    @property
    def leftovers(self) -> list[str]:
        """What lies about that should not after a build that ended well: there, or in the hub's own folder."""
        project = self.hub / ".hubsite" / "project"
        return [*self.beside, *(path.name for path in project.glob("*being-written*"))]


def tree(folder: Path) -> dict[str, str]:
    """Every file below the folder with the hash of its bytes; folders too, so that an empty one is seen."""
    found = sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): "" if path.is_dir() else sha256(path.read_bytes()).hexdigest()
        for path in found
    }


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that only one of two trees has, or that differ between them."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def is_a_sentence(said: str) -> bool:
    """Whether what a command said of its failure is meant for people."""
    return said.startswith("Stopped: ") and "Traceback" not in said and "should not have" not in said


@contextmanager
def small_disk(folder: Path, options: str = "size=8m"):
    """A disk of its own in the folder, where the system lets us."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def quick_disk(otherwise: Path):
    """A folder in memory where there is such a disk: swaps are quick there, and files listed as they were made."""
    if not Path("/dev/shm").is_dir():
        yield otherwise
        return
    with TemporaryDirectory(dir="/dev/shm") as folder:
        yield Path(folder)


@contextmanager
def read_only(folder: Path):
    """The folder as one that can be read and not written, also for who may do everything."""
    may_do_everything = os.geteuid() == 0
    if may_do_everything:
        if subprocess.run(["mount", "--bind", str(folder), str(folder)], capture_output=True).returncode:
            pytest.skip("a folder cannot be made read-only here")
        remount(folder, "bind,ro")
    else:
        folder.chmod(0o555)
    try:
        yield
    finally:
        if may_do_everything:
            subprocess.run(["umount", str(folder)], check=True)
        else:
            folder.chmod(0o755)


def remount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder)], check=True)
