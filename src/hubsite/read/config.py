"""hub.yml: what the hub is called, and which plugins run with which settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hubsite.checking import check
from hubsite.model.hub import HubConfig
from hubsite.model.language_tags import languages_meant
from hubsite.model.mistakes import Reading
from hubsite.model.record import Origin
from hubsite.problems import HubsiteError, Problem, Source
from hubsite.read.files import read_text
from hubsite.read.root_cause import slips_as_one, without_followers
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_findings import once_per_file
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Node, Text

FILE = "content/hub.yml"
_A_NAME = "`name: The name of your neighbourhood`"
_NEARLY = ("hub.yaml", "Hub.yml", "Hub.yaml", "HUB.YML", "hub.yml.txt", "hub.txt", "hub.md")


@dataclass(frozen=True, slots=True)
class Config:
    """hub.yml as read: its values, and the settings of each plugin it names (None: it names none at all)."""

    values: HubConfig
    plugins: Mapping[str, Sheet] | None = None


def read_config(root: Path) -> tuple[Config | None, list[Problem]]:
    """Read `content/hub.yml`; None with the problems when the hub cannot be read at all.

    Wrong values are told and left out: they must not hide what is wrong in other files.
    """
    content = root / "content"
    if os.path.islink(content):  # noqa: PTH114  # as below
        return None, [_content_is_a_link()]
    if not os.path.isdir(content):  # unlike Path's own, these never raise  # noqa: PTH112
        return None, [_no_content(root)]
    if os.access(content, os.X_OK) and not os.path.lexists(root / FILE):
        return None, [_no_hub_file(content)]
    text, problems = read_text(root, FILE)
    if text is None:
        return None, problems
    node, more = read_yaml(text, FILE)
    problems += more
    if not isinstance(node, Fields):
        return None, once_per_file(problems) or [_no_name(node)]
    sheet = Sheet(node, FILE, leave_out=frozenset({"plugins"}))
    values, trouble = check(HubConfig, sheet, Reading())
    more = [_at_the_photo(each, sheet) for each in without_followers(trouble, problems)]
    plugins, trouble = _plugins(node)
    # Without its languages every translation would be told to be in none of them.
    values = values or HubConfig.model_construct(name="", languages=languages_meant(sheet.data.get("languages")))
    lines = sheet.lines | ({"plugins": _line_of_name(node, "plugins")} if "plugins" in node else {})
    config = values.placed(Origin(file=FILE, lines=lines))
    return Config(config, plugins), slips_as_one(once_per_file([*problems, *more, *trouble]))


def config_of(root: Path) -> Config:
    """The same for who can do nothing without it: raises HubsiteError when the hub cannot be read at all."""
    config, problems = read_config(root)
    if config is None:
        raise HubsiteError(problems[0].message, fix=problems[0].fix)
    return config


def _line_of_name(node: Fields, field: str) -> int:
    return next(name.line for name in node.values if name == field)


def _at_the_photo(problem: Problem, sheet: Sheet) -> Problem:
    """Words that are missing for a photo are told where the photo stands: they stand nowhere."""
    return replace(problem, source=sheet.source(("photo",))) if problem.code == "photo-description" else problem


def _plugins(node: Fields) -> tuple[Mapping[str, Sheet] | None, list[Problem]]:
    """What runs, each with its settings; None if hub.yml does not say."""
    named = node.get("plugins")
    if named is None or named == "":
        return None, []
    sheets: dict[str, Sheet] = {}
    problems = []
    for name, given in _named(named):
        sheets[name] = Sheet(given, FILE) if isinstance(given, Fields) else Sheet.nothing(FILE, name.line, name.column)
        if isinstance(given, Items) or given:
            problems += [] if isinstance(given, Fields) else [_no_settings(name)]
    return sheets, problems


def _named(node: Node) -> Iterator[tuple[Text, Node | None]]:
    """Names with what stands below them: `a, b`, a list of names, names with settings, or a list of those."""
    if isinstance(node, Text):
        yield from ((Text(name.strip(), node.line, node.column), None) for name in node.split(",") if name.strip())
    elif isinstance(node, Items):
        for entry in node:
            yield from _named(entry)
    else:
        yield from node.values.items()


def _no_settings(name: Text) -> Problem:
    return Problem(
        code="wrong-shape",
        message=f"Settings of the plugin '{name}' stand below its name, as fields.",
        fix=f"Write `{name}:` and nothing after it, or its settings below it, two spaces further in.",
        source=Source(FILE, name.line, name.column),
    )


def _no_content(root: Path) -> Problem:
    return Problem(
        code="no-content",
        message=f"There is no folder called `content` in '{root.name or root}', so there is nothing to read.",
        fix="Go to the folder of your hub, or make a new hub with `hubsite new my-hub`.",
    )


def _content_is_a_link() -> Problem:
    return Problem(
        code="file-link",
        message="`content` is a link to another place. Links to folders are not followed.",
        fix="Delete the link, and put the folder itself there.",
        source=Source("content"),
    )


def _no_hub_file(content: Path) -> Problem:
    alike = next((name for name in _NEARLY if os.path.lexists(content / name)), "")
    return Problem(
        code="no-hub-file",
        message="There is no file `content/hub.yml`.",
        fix=f"Give `{alike}` the name `hub.yml`." if alike else f"Make it, with one line: {_A_NAME}.",
        source=Source(FILE),
    )


def _no_name(node: Node | None) -> Problem:
    if isinstance(node, Items):
        message, fix = "This file holds a list, not fields.", f"Delete the `- ` at the start, and write {_A_NAME}."
    else:
        holds = "nothing yet" if node is None else "text, but no fields"
        message, fix = f"This file holds {holds}.", f"Write one line: {_A_NAME}."
    return Problem(code="not-a-record", message=message, fix=fix, source=Source(FILE, 1))
