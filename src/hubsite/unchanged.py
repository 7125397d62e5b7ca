"""Whether anything has changed since the last build, seen without reading the hub: by how every file lies there."""

# Nothing heavy is imported here: who asks again wants an answer at once. A build is a pure function of the hub, of
# what was asked for and of hubsite with its libraries. If all that is as it was, so is the site, unless somebody
# touched it.

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from hubsite.bundled import PACKAGE, bundled
from hubsite.ledger import Seen, lying
from hubsite.own_notes import read_note, write_note
from hubsite.problems import Mend, Problem, Severity, Source

# What of a hub a build reads, and what it runs.
_PLUGINS = "plugins"
_READ = ("content", ".hubsite-forgotten")
# What a link to a folder leads to may change without a trace here.
_UNSEEN = "<a folder that a link leads to>"


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build came to: its problems, and how many pages it made."""

    problems: tuple[Problem, ...]
    pages: int


def notes_of(own_folder: Path, out: Path) -> Path:
    """Where is noted what lies in a published site: one hub may be built into several places."""
    return own_folder / f"site-{blake2b(os.fsencode(out), digest_size=8).hexdigest()}.notes"


def world(root: Path, asked: Sequence[object]) -> list[Any]:
    """All that a build depends on: what was `asked` for, hubsite and its libraries, and how the hub lies there.

    Take it before the hub is read: what is saved during the build is then seen by the next.
    """
    # Not the folder of the hub, in which `python -m hubsite` looks as well: every site that is swapped in changes it.
    libraries = [path for path in sys.path if path and Path(path) != root]
    machine = [sys.version, *([path, _changed(path)] for path in libraries)]
    code = [_ours(), _tree(root / _PLUGINS, is_code=True)]
    return [[str(each) for each in asked], machine, code, [_tree(root / name) for name in _READ]]


@cache
def _ours() -> list[dict[str, tuple[object, ...]]]:
    """How hubsite's own code lies there: once in a process, which runs what it has loaded, whatever comes after."""
    return [_tree(place, is_code=True) for place in (PACKAGE, bundled("plugins"))]


def keep(
    own_folder: Path, out: Path, world: list[Any], last: Last, site: Mapping[str, Seen], more: Sequence[str] = ()
) -> None:
    """Note what a build came to that has just published its site; `site` says how each of its files lies there.

    `more` are files and folders that it used as well.
    """
    used = [[path, _digest(_tree(Path(path), is_code=True))] for path in more]
    note = [_digest(world), used, _digest(dict(site)), last.pages, [asdict(each) for each in last.problems]]
    write_note(_last_of(own_folder, out), note)


def unchanged(root: Path, own_folder: Path, out: Path, asked: Sequence[object]) -> Last | None:
    """What the last build of the same came to, if the next one would make the same site again; else None."""
    # A link may have come with somebody's repository, and what it leads to is none of ours.
    if any(place.is_symlink() for place in (own_folder, *(root / name for name in (*_READ, _PLUGINS)))):
        return None
    note, now = read_note(_last_of(own_folder, out)), world(root, asked)
    if not note or _UNSEEN in repr(now):
        return None
    known, used, site, pages, problems = note
    if known != _digest(now) or any(_digest(_tree(Path(path), is_code=True)) != lay for path, lay in used):
        return None
    return Last(tuple(_problem(each) for each in problems), pages) if site == _digest(_tree(out)) else None


def _last_of(own_folder: Path, out: Path) -> Path:
    return notes_of(own_folder, out).with_suffix(".last")


def _digest(what: object) -> str:
    return blake2b(repr(what).encode(), digest_size=32).hexdigest()


def _changed(folder: str) -> int:
    """When something was put into a folder or taken out: a library that is renewed comes in a folder of its own."""
    with suppress(OSError):
        return os.stat(folder).st_mtime_ns
    return 0


def _tree(place: Path, *, is_code: bool = False) -> dict[str, tuple[object, ...]]:
    """How every file at or below a place lies there. What Python keeps of code is no code."""
    if place.is_symlink() or not place.is_dir():
        found = _with_its_target(str(place))
        return {"": found} if found else {}
    return dict(sorted(_below(str(place), len(str(place)) + 1, is_code=is_code)))


def _below(top: str, start: int, *, is_code: bool) -> Iterator[tuple[str, tuple[object, ...]]]:
    folders = [top]  # a list of our own: folders may stand deeper in each other than functions can
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder[start:], ("cannot be read",)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders += [] if is_code and entry.name == "__pycache__" else [entry.path]
            elif found := _with_its_target(entry.path):
                yield entry.path[start:].replace(os.sep, "/"), found


def _with_its_target(path: str) -> tuple[object, ...] | None:
    """Of a link, where it leads as well; None for what is not there."""
    found = lying(path)
    if not found or not os.path.islink(path):
        return found
    with suppress(OSError):
        there = os.path.realpath(path)  # a link to itself leads to itself
        return *found, os.readlink(path), _UNSEEN if os.path.isdir(there) else lying(there)
    return None


def _problem(noted: dict[str, Any]) -> Problem:
    source = Source(**noted["source"]) if noted["source"] else None
    mends = tuple(Mend(**mend) for mend in noted["mends"])
    return Problem(**noted | {"severity": Severity(noted["severity"]), "source": source, "mends": mends})
