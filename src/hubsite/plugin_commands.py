"""A hub opened for a command of one of its plugins: its commands, its records, and the command at work."""

# Only read and not collected: no page is needed to make a sheet, and a large hub is read in a fraction of the time.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from hubsite.commands import Asked, Command
from hubsite.language import speaking
from hubsite.look import commands_of, give_settings, load_plugins, take_in
from hubsite.model.hub import Hub
from hubsite.outputs import File, sound
from hubsite.plugins import Plugins
from hubsite.problems import HubsiteError, Problem, Severity, sort_key
from hubsite.publish import remembered
from hubsite.read.config import Config, read_config

_DONE = object()


@dataclass(frozen=True, slots=True)
class OpenHub:
    """A hub whose plugins are loaded, the commands they bring by name, and what is wrong with both so far."""

    root: Path
    config: Config
    plugins: Plugins
    commands: Mapping[str, Command]
    problems: tuple[Problem, ...]

    def read(self, day: date) -> tuple[Hub, list[Problem]]:
        """The hub for a day, and every error in what was read: a record with an error is missing from it."""
        hub, _, problems = take_in(self.root, self.config, self.plugins, day)
        found = {*self.problems, *self.plugins.problems, *problems}
        return hub, sorted((each for each in found if each.severity is Severity.ERROR), key=sort_key)


def open_hub(root: Path, *, safe: bool) -> OpenHub | None:
    """The hub in a folder with the commands of its plugins; None where hub.yml cannot be read."""
    config, problems = read_config(root)
    if config is None:
        return None
    plugins = load_plugins(root, config, safe=safe, memory=remembered(root, keeps=True))
    problems += give_settings(plugins, config)
    commands, trouble = commands_of(plugins)
    return OpenHub(root, config, plugins, commands, (*problems, *trouble))


def hub_on(opened: OpenHub, hub: Hub) -> Callable[[date], Hub]:
    """Gives the hub as it is read for other days than its own, each read once."""

    @cache
    def read(day: date) -> Hub:
        if day == hub.today:
            return hub
        found, errors = opened.read(day)
        if errors:
            message = f"The hub cannot be read as it will be on {day}: {errors[0].message}"
            raise HubsiteError(message, fix=f"`hubsite check --today {day}` tells all that is wrong then.")
        return found

    return read


def carry_out(opened: OpenHub, command: Command, asked: Asked) -> Iterator[File | Problem | str]:
    """What a command yields, one after the other, each as it comes.

    Raises HubsiteError, naming the plugin, when it fails or yields something else.
    """
    plugins, what = opened.plugins, f"failed in its command `{command.name}`"

    def told() -> Iterator[object]:
        answer = command.run(asked)
        yield from () if answer is None else (answer,) if isinstance(answer, File | Problem | str) else answer

    values = told()

    def following() -> object:
        value = next(values, _DONE)
        return sound(value) if isinstance(value, Problem) else value

    step = plugins.guarded(command.plugin, what, following)
    with speaking(asked.hub.language):
        while (value := step()) is not _DONE:
            yield _checked(value, command)


def _checked(value: object, command: Command) -> File | Problem | str:
    if isinstance(value, File):
        if command.folder:
            return replace(value, plugin=command.plugin)
        message = f"The plugin '{command.plugin}' gave a file in its command `{command.name}`, which has no folder."
        raise HubsiteError(message, fix=f'Write `folder="{command.name}"` in its hubsite.Command(…).')
    if isinstance(value, Problem):
        return value.found_by(command.plugin)
    if isinstance(value, str):
        return value
    given = type(value).__name__
    raise HubsiteError(
        f"The plugin '{command.plugin}' gave `{given}` in its command `{command.name}`.",
        fix="Give `hubsite.File(…)`, `hubsite.Problem(…)` or a text there.",
    )
