"""The commands of plugins at the command line: found, explained by `--help`, run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, friendly, is_safe, london, show
from hubsite.command_files import Tray
from hubsite.commands import Asked, Command, Option
from hubsite.look import commands_of, give_settings
from hubsite.outputs import File
from hubsite.plugin_commands import OpenHub, carry_out, hub_on, open_hub
from hubsite.plugin_files import ours
from hubsite.plugins import USUAL, Plugins
from hubsite.problems import Problem, Severity
from hubsite.read.config import FILE
from hubsite.report import clean, count

_HOOK = b"hubsite_commands"


class Choice(click.Choice[str]):
    """One of several texts, in any case of letters; in the help, and given, as they were written."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text that is meant."""
        meant = [choice for choice in self.choices if choice.casefold() == str(value).casefold()]
        return super().convert(meant[0] if meant else value, param, ctx)


def command_of_plugin(ctx: click.Context, name: str, args: list[str], own: Iterable[str]) -> click.Command:
    """The command that a plugin of the hub brings. Raises click's error, naming the nearest, where none does.

    Which hub, and whether its own code may run, has to be known before that: both are read from the arguments first.
    """
    root, safe = _hub_meant(args)
    opened = open_hub(root, safe=safe) if (root / FILE).is_file() else None
    if opened and name in opened.commands:
        return _as_click(opened, opened.commands[name])
    switch_on = _how_to_switch_on(opened, name) if opened else ""
    near = [] if switch_on else get_close_matches(name, [*own, *(opened.commands if opened else ())], n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    message = f"No such command '{clean(name)}'.{meant}{switch_on or _why_unknown(root, opened)}"
    raise click.NoSuchCommand(name, message, ctx=ctx)


def _hub_meant(args: list[str]) -> tuple[Path, bool]:
    early = click.Command(
        None, context_settings={"ignore_unknown_options": True, "allow_extra_args": True}, add_help_option=False
    )
    found = IN_HUB(SAFE(early)).make_context("", [*args], resilient_parsing=True).params
    return Path(found["hub"] or ".").resolve(), is_safe(found["safe"])


def _why_unknown(root: Path, opened: OpenHub | None) -> str:
    if not (root / FILE).is_file():
        return " A command that a plugin brings needs its hub: go to the hub's folder, or add `--hub FOLDER`."
    if opened is None or opened.plugins.incomplete:
        return " Not every plugin runs here, so it may be missing: `hubsite check` says why."
    return ""


def _how_to_switch_on(opened: OpenHub, name: str) -> str:
    """What to write in hub.yml for a command of a plugin that comes with hubsite and that this hub does not name."""
    known = {*opened.plugins.found, *opened.plugins.absent}
    # To load all of them takes long, so only those are that name the hook in their first file.
    bringing = [each for each, file in ours().items() if each not in known and _HOOK in file.read_bytes()]
    plugins = Plugins(opened.root, bringing, safe=True)
    give_settings(plugins, opened.config)
    command = commands_of(plugins)[0].get(name)
    if command is None:
        return ""
    named = opened.config.plugins is not None
    write = f"add `{command.plugin}` to `plugins:`" if named else f"write `plugins: {USUAL}, {command.plugin}`"
    return f" The plugin '{command.plugin}' of hubsite brings it: {write} in content/hub.yml to switch it on."


def _as_click(opened: OpenHub, command: Command) -> click.Command:
    params: list[click.Parameter] = [_as_click_option(option) for option in command.options]
    if command.words:
        may_be_none = command.words.startswith("[")
        params.append(click.Argument(["words"], nargs=-1, metavar=command.words, required=not may_be_none))
    if command.folder:
        params.append(
            click.Option(
                ["--out"],
                type=click.Path(path_type=Path),
                help=f"Where the files go (default: the hub's folder `{command.folder}`).",
            )
        )
    run = click.Command(command.name, params=params, help=command.summary, callback=_callback(opened, command))
    return SAFE(TODAY(IN_HUB(run)))


def _as_click_option(option: Option) -> click.Option:
    names, summary = [f"--{option.name}", _key(option)], option.summary
    if option.is_flag:
        return click.Option(names, is_flag=True, help=summary)
    choices = Choice(option.choices) if option.choices else None
    return click.Option(names, type=choices, metavar=option.value or None, multiple=option.many, help=summary)


def _key(option: Option) -> str:
    """The name within click, which no name of ours can be."""
    return f"its_{option.name.replace('-', '_')}"


def _callback(opened: OpenHub, command: Command) -> Callable[..., None]:
    # `hub` and `safe` were read before the plugins were loaded; they stand here for `--help`.
    def run(today: date | None, words: tuple[str, ...] = (), out: Path | None = None, **given: Any) -> None:
        hub, errors = opened.read(today or london())
        if errors:
            show(errors)
            click.echo(f"Found {count(errors)}, so `hubsite {command.name}` did nothing: something would be missing.")
            sys.exit(1)
        asked = Asked(
            hub=hub,
            words=words,
            options=_options(command, given),
            several=_several(command, given),
            folder=(out or opened.root / command.folder).absolute(),
            memory=opened.plugins.memory,
            hub_on=hub_on(opened, hub),
        )
        sys.exit(_done(opened, command, asked))

    return run


def _options(command: Command, given: Mapping[str, Any]) -> Mapping[str, str]:
    found = {option.name: given[_key(option)] for option in command.options if not option.many}
    said = {name: "yes" if value is True else value for name, value in found.items() if value not in (None, False)}
    return MappingProxyType(said)


def _several(command: Command, given: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({option.name: given[_key(option)] for option in command.options if option.many})


def _done(opened: OpenHub, command: Command, asked: Asked) -> int:
    """Tell and write what the command yields, as it comes; the exit code."""
    tray = Tray(asked.folder, opened.root)
    problems: list[Problem] = []
    for value in carry_out(opened, command, asked):
        if isinstance(value, File):
            tray.put(value)
        elif isinstance(value, Problem):
            problems.append(value)
            show([value])
        else:
            click.echo("\n".join(clean(line) for line in value.split("\n")))
    if tray.written or tray.kept:
        click.echo(_files_said(tray))
    if problems:
        click.echo(f"Found {count(problems)}.")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _files_said(tray: Tray) -> str:
    """`3 files are in noticeboard/; 2 of them were there already.`"""
    total = len(tray.written) + len(tray.kept)
    said = f"{total} files are" if total > 1 else "1 file is"
    already = {0: "", total: "; nothing has changed"}.get(len(tray.kept), f"; {len(tray.written)} new or changed")
    return f"{said} in {friendly(tray.folder)}{already}."
