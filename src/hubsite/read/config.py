"""hub.yml: what the hub is called, and which plugins run with which settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hubsite.checking import check
from hubsite.model.hub import HubConfig
from hubsite.model.mistakes import Reading
from hubsite.problems import Problem, Source
from hubsite.read.files import read_text
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Text

FILE = "content/hub.yml"


@dataclass(frozen=True, slots=True)
class Config:
    """hub.yml as read: its values, and the settings of each plugin it names (None: it names none at all)."""

    values: HubConfig
    plugins: Mapping[str, Sheet] | None = None
    problems: tuple[Problem, ...] = field(default=())


def read_config(root: Path) -> tuple[Config | None, list[Problem]]:
    """Read `content/hub.yml`; None with the problems when the hub cannot be read at all."""
    if not (root / "content").is_dir():
        return None, [_no_content(root)]
    if not (root / FILE).exists() and not (root / FILE).is_symlink():
        return None, [_no_hub_file()]
    text, problems = read_text(root, FILE)
    if text is None:
        return None, problems
    node, more = read_yaml(text, FILE)
    problems += more
    if not isinstance(node, Fields):
        return None, problems or [_no_name()]
    sheet = Sheet(node, FILE, leave_out=frozenset({"plugins"}))
    values, more = check(HubConfig, sheet, Reading())
    problems += more
    if values is None:
        return None, problems
    plugins, more = _plugins(node)
    return Config(values, plugins), problems + more


def _plugins(node: Fields) -> tuple[Mapping[str, Sheet] | None, list[Problem]]:
    """`plugins:` is a list of names, or names with their settings below."""
    named = node.get("plugins")
    if named is None or (isinstance(named, Text) and not named):
        return None, []
    if isinstance(named, Text):
        return {name.strip(): _empty(named) for name in named.split(",") if name.strip()}, []
    if isinstance(named, Items) and all(isinstance(name, Text) for name in named):
        return {str(name): _empty(name) for name in named if isinstance(name, Text)}, []
    if isinstance(named, Fields):
        given = {name: named.get(name) for name in named}
        if all(isinstance(value, Fields) or value == "" for value in given.values()):
            return {
                name: Sheet(value, FILE) if isinstance(value, Fields) else _empty(named)
                for name, value in given.items()
            }, []
    return None, [
        Problem(
            code="wrong-shape",
            message="`plugins` is a list of names, each with its settings below it or with none.",
            fix="Write `plugins:` and below it, two spaces in, one name to a line: `  open_data:`.",
            source=Source(FILE, named.line, named.column),
        )
    ]


def _empty(near: Text | Fields) -> Sheet:
    return Sheet.nothing(FILE, near.line, near.column)


def _no_content(root: Path) -> Problem:
    return Problem(
        code="no-content",
        message=f"There is no folder called `content` in '{root.name or root}', so there is nothing to read.",
        fix="Go to the folder of your hub, or make a new hub with `hubsite new my-hub`.",
    )


def _no_hub_file() -> Problem:
    return Problem(
        code="no-hub-file",
        message="There is no file `content/hub.yml`.",
        fix="Make it, with one line: `name: The name of your neighbourhood`.",
        source=Source(FILE),
    )


def _no_name() -> Problem:
    return Problem(
        code="missing-field",
        message="`content/hub.yml` is empty or holds only a sentence; `name` is missing.",
        fix="Write one line: `name: The name of your neighbourhood`.",
        source=Source(FILE, 1),
    )
