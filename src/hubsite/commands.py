"""Commands that plugins bring to the command line: what they are called, what they take, what was asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hubsite.memory import Memory
from hubsite.model.hub import Hub
from hubsite.outputs import File, _can_be_called, _is_a, _text, _texts
from hubsite.problems import Problem

# What hubsite itself can be told to do, and what can be said to every command: a plugin needs other names.
OURS = frozenset({
    "add", "build", "check", "confirm", "explain", "fix", "forget", "import", "links", "new", "pack", "plugins",
    "serve", "suggest", "upgrade",
})  # fmt: skip
OF_EVERY_COMMAND = frozenset({"debug", "help", "hub", "no-safe", "out", "safe", "today", "version"})
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _name(owner: str, value: Any) -> None:
    _text(owner, "name", value)
    if not _NAME.fullmatch(value):
        raise ValueError(f"{owner}.name is '{value}': write lower-case words joined by hyphens, such as 'large-print'.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something that may be said to a command: `--size A3` (with a `value`), or `--large` (a flag, without).

    `value` is what stands for the value in the help: `A3`, `FOLDER`. With `choices` only these are taken, in any case
    of letters, and given as they are written here. With `many` it may be said several times.
    """

    name: str
    summary: str
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where it could not be said."""
        _name("Option", self.name)
        _texts("Option", self, "summary", "value")
        _is_a("Option", "choices", self.choices, tuple, "a tuple of texts")
        for choice in self.choices:
            _text("Option", "choices", choice)
        if self.name in OF_EVERY_COMMAND:
            raise ValueError(f"Option.name is '{self.name}', which every command has already: choose another.")
        if self.many and self.is_flag:
            raise ValueError(f"Option '{self.name}' may be said several times, so it needs a `value`.")

    @property
    def is_flag(self) -> bool:
        """Whether it is said without a value."""
        return not (self.value or self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asked of a command.

    `hub` is as it was read for `--today`, in its main language; `hub_on` gives it as it is read for another day, and
    raises HubsiteError where it cannot be read for that one. `words` stood after the command's name. `options` are
    those that were given (a flag is "yes"), `several` those that may be given many times. `folder` is where the
    files will be written: a command may read there, it may not exist yet; for a command without files, it is the
    hub's own. `memory` knows what builds made at some cost.
    """

    hub: Hub
    words: tuple[str, ...]
    options: Mapping[str, str]
    several: Mapping[str, tuple[str, ...]]
    folder: Path
    memory: Memory
    hub_on: Callable[[date], Hub]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of a plugin: `hubsite print summer-fair --size A3`.

    `words` says in the help what may stand after its name: `SHEET …`, or `[SHEET …]` where it may be left out; "" takes
    no words. `folder` is where its files go unless `--out` says otherwise, as a path within the hub; "" writes none.

    `run` yields a File to be written there (only if it is not there already, and never outside), a Problem to be
    shown (after an error the exit code is 1), or a text to be printed at once. It may raise HubsiteError.
    """

    name: str
    summary: str
    run: Callable[[Asked], Iterable[File | Problem | str]]
    words: str = ""
    options: tuple[Option, ...] = ()
    folder: str = ""
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where it could not be called."""
        _name("Command", self.name)
        _text("Command", "summary", self.summary)
        _texts("Command", self, "words", "folder", "plugin")
        _can_be_called("Command", "run", self.run)
        _is_a("Command", "options", self.options, tuple, "a tuple of options")
        for option in self.options:
            _is_a("Command", "options", option, Option, "a tuple of options")
        if twice := {each.name for each in self.options if sum(each.name == other.name for other in self.options) > 1}:
            raise ValueError(f"Command.options has two called '{min(twice)}'.")
        if self.folder.startswith("/") or self.folder.endswith("/") or ".." in self.folder.split("/"):
            right = "write a folder within the hub, such as 'noticeboard'"
            raise ValueError(f"Command.folder is '{self.folder}': {right}.")
