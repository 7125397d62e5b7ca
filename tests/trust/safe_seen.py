"""What was seen of a run over hostile hubs: what the process did, what was printed, and what lies there now."""

from __future__ import annotations

import base64
import gzip
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from hubsite.bundled import PACKAGE, bundled

from .safe_hubs import Files, write

RUNNER = Path(__file__).with_name("safe_run.py")
CHECK, BUILD = ("check", "--safe", "--today", "2026-11-22"), ("build", "--safe", "--today", "2026-11-22")
# The site, what lies beside it while it is made, and hubsite's own folder.
MADE_BY_BUILDS = ("site", ".site.hubsite-", "hub/.hubsite")
LONGEST = 600  # seconds: whatever hangs is told as such
NAMES = ("HUBSITE_SECRET", "GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "AWS_SECRET_ACCESS_KEY", "DATABASE_URL", "USER")
CANARIES = {name: f"CANARY-{name}-5b1e07" for name in NAMES}
# Folders of people and programs hold secrets as well, and their names are values of the environment.
HOME, ON_PATH = "CANARY-HOME-5b1e07", "/nowhere/CANARY-PATH-5b1e07"


def environment(place: Path) -> dict[str, str]:
    """Little that is true, and much that must not be seen again; the home of whoever builds lies in `place`."""
    (place / HOME).mkdir(exist_ok=True)
    path = f"{os.defpath}:{ON_PATH}"
    return {**CANARIES, "HOME": str(place / HOME), "PATH": path, "PAGEFIND_LOGFILE": f"{place}/LOG"}


def installation() -> list[str]:
    """What may be read because it is hubsite itself, and the Python that it runs in."""
    paths = sysconfig.get_paths()
    python = [paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    ours = [PACKAGE, bundled("plugins"), bundled("site_template"), bundled("docs/problems")]
    # Python looks for its own modules in an archive, too.
    version = "".join(map(str, sys.version_info[:2]))
    archive = f"{Path(paths['stdlib']).parent}/python{version}.zip"
    return sorted({os.path.realpath(each) for each in (*python, *ours, archive)})


def without_network() -> list[str]:
    """The words before a command that take its network away; none where the system does not allow it."""
    words = ["unshare", "--map-root-user", "--net"]
    if not shutil.which(words[0]) or subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        return []
    return words


@dataclass(frozen=True)
class Done:
    """One command on one hub."""

    name: str
    words: Sequence[str]
    code: int
    printed: str
    took: float
    reads: int


@dataclass(frozen=True)
class Seen:
    """All of a run. `found` are (name of the hub, clause, what); `before` is what lay in each place at first."""

    place: Path
    names: Sequence[str]
    found: Sequence[tuple[str, str, str]]
    done: Sequence[Done]
    megabytes: int
    links: Sequence[str]
    aloud: str
    before: Mapping[str, Mapping[str, bytes]]

    def of(self, clause: str) -> list[tuple[str, str]]:
        """What broke a clause: the hub and what happened."""
        return sorted({(name, what) for name, broken, what in self.found if broken == clause})

    @cached_property
    def published(self) -> list[str]:
        """The hubs whose sites were made: only there could anything have come through."""
        made = (each.name for each in self.done if each.words[0] == "build" and each.code == 0)
        return list(dict.fromkeys(made))

    def changed(self) -> list[tuple[str, str]]:
        """What is other than before, but for the site and hubsite's own folder."""
        now = {name: contents(self.place / name) for name in self.names}
        return [
            (name, path)
            for name in self.names
            for path in sorted(now[name].keys() | self.before[name].keys())
            if not path.startswith(MADE_BY_BUILDS) and now[name].get(path) != self.before[name].get(path)
        ]

    def told(self, secrets: Iterable[str]) -> list[tuple[str, str]]:
        """Where a secret stands in what was printed or made, in whatever spelling."""
        wanted = [spelling for secret in secrets for spelling in _spellings(secret)]
        printed = [(each.name, "printed", each.printed.encode()) for each in self.done]
        texts = [*printed, ("all", "said aloud", self.aloud.encode()), *self._made()]
        return [(name, place) for name, place, text in texts if any(each in text for each in wanted)]

    def _made(self) -> Iterator[tuple[str, str, bytes]]:
        for name in self.names:
            for top in ("site", "hub/.hubsite"):
                for file in _plain_files(self.place / name / top):
                    path = file.relative_to(self.place / name).as_posix()
                    if path not in self.before[name]:
                        yield name, path, _opened(file)


def _spellings(secret: str) -> Iterator[bytes]:
    yield secret.encode()
    yield secret[::-1].encode()
    yield secret.encode().hex().encode()
    # The middle of it, since what stands before a text in base64 moves all its letters.
    yield from (base64.b64encode(secret.encode()[start:])[:16] for start in range(3))


def _opened(file: Path) -> bytes:
    data = file.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    return data + _words_of_pdf(data) if data.startswith(b"%PDF") else data


@cache
def _words_of_pdf(data: bytes) -> bytes:
    """Kept, since most hubs have the same sheets."""
    if not shutil.which("pdftotext"):
        return b""
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=False).stdout


def _plain_files(folder: Path) -> Iterator[Path]:
    if not folder.is_symlink() and folder.is_dir():
        yield from (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())


def contents(place: Path) -> dict[str, bytes]:
    """Everything below a place: path to bytes, where a link leads, or nothing for a folder. No link is followed."""
    found = {}
    for folder, folders, files in os.walk(place):
        for name in folders + files:
            path = Path(folder, name)
            data = str(path.readlink()).encode() if path.is_symlink() else b"" if path.is_dir() else path.read_bytes()
            found[path.relative_to(place).as_posix()] = data
    return found


def run(
    place: Path,
    hubs: Mapping[str, Files],
    plugins: str,
    commands: Sequence[Sequence[str]] = (CHECK, BUILD),
    around: Sequence[str] = (),
) -> Seen:
    """Write the hubs below `place`, run the commands on each without a network, and give what was seen.

    `around` are the words of a program that starts the process, if one shall.
    """
    place.mkdir(exist_ok=True)
    roots = [write(place / f"{number:03}", files, plugins) for number, files in enumerate(hubs.values())]
    names = [root.parent.name for root in roots]
    before = {root.parent.name: contents(root.parent) for root in roots}
    job, found = place / "job.json", place / "found.jsonl"
    asked = [{"root": str(root), "out": str(root.parent / "site")} for root in roots]
    # Python lists the folder above a package to find it.
    cache = os.path.realpath(place / HOME / ".cache/hubsite")
    known = {"installation": installation(), "listed": [str(PACKAGE.parent)], "cache": cache}
    job.write_text(json.dumps({"hubs": asked, "commands": commands, **known}))
    words = [*without_network(), *around, sys.executable, "-I", "-B", str(RUNNER), str(job), str(found)]
    ran = subprocess.run(words, env=environment(place), capture_output=True, text=True, check=False, timeout=LONGEST)
    assert ran.returncode == 0, ran.stderr[-3000:]
    lines = [json.loads(line) for line in found.read_text().splitlines()]
    last = lines.pop()
    called = list(hubs)
    done = [
        Done(called[each["hub"]], each["words"], each["code"], each["printed"], each["took"], each["reads"])
        for each in lines
        if isinstance(each, dict)
    ]
    broken = [(called[each[0]], each[1], " ".join(each[2:])) for each in lines if isinstance(each, list)]
    return Seen(place, names, broken, done, last["megabytes"], last["links"], ran.stdout + ran.stderr, before)
