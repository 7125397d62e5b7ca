"""What `hubsite plugins` prints: who runs, where from, what each adds; and the hooks themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path

from hubsite import hookspecs
from hubsite.commands import Command
from hubsite.look import commands_of, give_settings, load_plugins
from hubsite.plugins import Plugins
from hubsite.problems import Problem
from hubsite.read.config import read_config


def plugin_lines(root: Path, *, safe: bool) -> tuple[list[str], list[Problem]]:
    """One paragraph for each plugin that runs in a hub, and what is wrong with the others."""
    config, problems = read_config(root)
    if config is None:
        return [], problems
    plugins = load_plugins(root, config, safe=safe)
    problems += give_settings(plugins, config)
    commands, trouble = commands_of(plugins)
    lines = [line for name in plugins.found for line in _paragraph(plugins, name, commands.values())]
    return lines, problems + trouble + plugins.problems


def _paragraph(plugins: Plugins, name: str, commands: Iterable[Command]) -> Iterator[str]:
    plugin = plugins.found[name]
    yield f"{name} (from {plugin.origin}): {plugins.description(name)}"
    adds = [hook.removeprefix("hubsite_") for hook in plugins.hooks_of(name) if hook != "hubsite_settings"]
    yield f"    adds {', '.join(adds) or 'nothing yet'}"
    for command in commands:
        if command.plugin == name:
            yield f"    command `{f'hubsite {command.name} {command.words}'.strip()}`: {command.summary}"
    settings = plugins.settings_class(name)
    for key, field in getattr(settings, "model_fields", {}).items():
        yield f"    setting `{key}`: {field.description or ''}"


def hook_lines() -> Iterator[str]:
    """Every hook with its exact signature and its help."""
    yield inspect.getdoc(hookspecs) or ""
    for name, hook in sorted(vars(hookspecs).items()):
        if name.startswith("hubsite_"):
            yield f"\n{signature(name)}"
            yield "\n".join(f"    {line}".rstrip() for line in (inspect.getdoc(hook) or "").splitlines())


def signature(name: str) -> str:
    """The signature of a hook as docs show it: `hubsite_pages(hub: Hub, settings: Any) -> Iterable[Page]`."""
    return f"{name}{inspect.signature(getattr(hookspecs, name))}".replace("'", "")
