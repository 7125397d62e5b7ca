"""Worlds in which a site is built, each in a process of its own: where, when, by whom, in what order."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from pathlib import Path

from hubsite.plugins import SENSIBLE_SET
from hubsite.testing import write_hub

from .crashing import BUILD, tree

World = dict[str, str]
DIMENSIONS = {
    "hash seed": ["0", "1", "4711"],
    "time zone": ["UTC", "Pacific/Auckland", "America/Los_Angeles"],
    "locale": ["C.UTF-8", "C", "tr_TR.UTF-8", "de_DE.UTF-8"],  # one that is not there counts as C
    "plugins": ["as written", "the other way round", "by name and shuffled"],
    "files made": ["from A to Z", "from Z to A"],
    "folder": ["site", "a deeper/folder é/my site"],
    "umask": ["022", "077"],
    "processors": ["all", "one"],
    "memory": ["none", "of other content"],
}
PLUGINS = re.compile(r"(?s)(.*?^plugins:\n)(.*)", re.MULTILINE)
ENTRY = re.compile(r"^(?=  \S)", re.MULTILINE)


def plain_world() -> World:
    return {name: values[0] for name, values in DIMENSIONS.items()}


def worlds_apart(number: int) -> list[World]:
    """So many worlds, the plain one first; two that follow each other differ in everything."""
    return [{name: values[turn % len(values)] for name, values in DIMENSIONS.items()} for turn in range(number)]


def pairwise() -> Iterator[World]:
    """As few worlds as chance finds in which every two values of two dimensions meet."""
    chance = random.Random(8)
    open_pairs = {pair for one, other in combinations(DIMENSIONS, 2) for pair in pairs_between(one, other)}
    while open_pairs:
        tried = [{name: chance.choice(values) for name, values in DIMENSIONS.items()} for _ in range(200)]
        best = max(tried, key=lambda world: len(open_pairs & pairs_in(world)))
        open_pairs -= pairs_in(best)
        yield best


def pairs_between(one: str, other: str) -> set[tuple[tuple[str, str], ...]]:
    return {((one, a), (other, b)) for a, b in product(DIMENSIONS[one], DIMENSIONS[other])}


def pairs_in(world: World) -> set[tuple[tuple[str, str], ...]]:
    return set(combinations(world.items(), 2))


def files_of(content: Path) -> dict[str, bytes]:
    """The content of a hub, as `write_hub` takes it."""
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def site_in(world: World, files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """The hashes of the site that a world makes of a hub, below an empty folder."""
    place = folder / world["folder"]
    ordered = {**files, "hub.yml": with_plugins(files["hub.yml"].decode(), world["plugins"]).encode()}
    if world["memory"] == "of other content":
        write_hub(place / "hub", other_content(ordered))
        build(world, place)
        for left in (place / "hub" / "content").rglob("*.*"):
            left.unlink()
    write_hub(place / "hub", dict(sorted(ordered.items(), reverse=world["files made"] == "from Z to A")))
    build(world, place)
    return tree(place / "out")


def other_content(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same with another name in hub.yml, and a page more."""
    renamed = files["hub.yml"].replace(b"name: ", b"name: Another ", 1)
    return {**files, "hub.yml": renamed, "one-more.md": b"# One more\n\nIt goes again.\n"}


def with_plugins(hub_yml: str, order: str) -> str:
    """hub.yml with its plugins named in another order."""
    head, block = PLUGINS.fullmatch(hub_yml).groups()
    entries = [each if each.endswith("\n") else f"{each}\n" for each in ENTRY.split(block) if each]
    if order == "the other way round":
        entries.reverse()
    if order == "by name and shuffled":
        named = {each.split(":")[0].strip() for each in entries}
        entries = [each for each in entries if each != "  usual:\n"]
        entries += [f"  {name}:\n" for name in sorted(SENSIBLE_SET) if name not in named]
        random.Random(8).shuffle(entries)
    return head + "".join(entries)


def build(world: World, place: Path) -> None:
    environment = os.environ | {"PYTHONHASHSEED": world["hash seed"], "TZ": world["time zone"]}
    environment |= {"LC_ALL": world["locale"], "LANG": world["locale"]}
    command = [sys.executable, "-m", "hubsite", "build", place / "hub", "--out", place / "out", *BUILD]
    one_processor = world["processors"] == "one" and hasattr(os, "sched_setaffinity")
    ended = subprocess.run(
        command,
        env=environment,
        cwd=place,
        capture_output=True,
        umask=int(world["umask"], 8),
        preexec_fn=(lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if one_processor else None,
    )
    assert ended.returncode == 0, ended
