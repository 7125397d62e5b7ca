"""Plugins: found, loaded, checked, and asked one at a time."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pluggy

from hubsite import hookspecs
from hubsite.plugin_files import Plugin, find, load
from hubsite.plugin_rules import broken_rules
from hubsite.problems import HubsiteError, Problem

# What runs when hub.yml names no plugins. The engine runs beside these.
SENSIBLE_SET = ("record_pages", "connections", "lists", "open_data", "checks")


class Plugins:
    """The plugins of one build: an object of its own, so that builds know nothing of each other."""

    def __init__(self, hub_root: Path, names: Iterable[str], *, safe: bool = False) -> None:
        self.hub_root = hub_root
        self.safe = safe
        self.problems: list[Problem] = []
        self.found: dict[str, Plugin] = {}
        self._settings: dict[str, Any] = {}
        self._alone: dict[tuple[str, str], pluggy.HookCaller] = {}
        self._manager = pluggy.PluginManager("hubsite")
        self._manager.add_hookspecs(hookspecs)
        for name in sorted(set(names)):
            self._add(name)

    def _add(self, name: str) -> None:
        plugin, problems = find(name, self.hub_root, safe=self.safe)
        self.problems += problems
        if plugin is None:
            return
        module = load(plugin)
        if broken := broken_rules(plugin, module, self._specs()):
            self.problems += broken
            return
        self._manager.register(module, name)
        self.found[name] = plugin

    def _specs(self) -> Mapping[str, tuple[str, ...]]:
        return {
            name: tuple(caller.spec.argnames)
            for name, caller in vars(self._manager.hook).items()
            if isinstance(caller, pluggy.HookCaller) and caller.spec
        }

    def hooks_of(self, name: str) -> list[str]:
        """The hooks that a plugin answers, in alphabetical order."""
        callers = self._manager.get_hookcallers(self._manager.get_plugin(name)) or []
        return sorted(caller.name for caller in callers)

    def description(self, name: str) -> str:
        """The first line of the plugin's own docstring."""
        return (getattr(self._manager.get_plugin(name), "__doc__", None) or "No description.").strip().splitlines()[0]

    def set_settings(self, name: str, settings: Any) -> None:
        """What `settings` means for this plugin from now on."""
        self._settings[name] = settings

    def settings_class(self, name: str) -> type | None:
        """The class that a plugin wants its settings in, or None."""
        return next((value for _, value in self.ask("hubsite_settings", only=name)), None)

    def ask(self, hook: str, *, only: str = "", **given: Any) -> Iterator[tuple[str, Any]]:
        """Every value that a hook yields, with the name of the plugin that gave it.

        Raises HubsiteError, naming plugin, hook, file and line, when a plugin fails.
        """
        for name in [only] if only else sorted(self.found):
            caller = self._caller(name, hook)
            if caller.get_hookimpls():
                for value in self._answer(name, hook, caller, {"settings": self._settings.get(name), **given}):
                    yield name, value

    def _caller(self, name: str, hook: str) -> pluggy.HookCaller:
        """One hook of one plugin, apart from all others."""
        if (name, hook) not in self._alone:
            others = [self._manager.get_plugin(other) for other in self.found if other != name]
            self._alone[name, hook] = self._manager.subset_hook_caller(hook, remove_plugins=others)
        return self._alone[name, hook]

    def _answer(self, name: str, hook: str, caller: pluggy.HookCaller, given: Mapping[str, Any]) -> list[Any]:
        assert caller.spec is not None
        try:
            return [
                value
                for answer in caller(**{key: given[key] for key in caller.spec.argnames})
                for value in _as_list(answer)
            ]
        except HubsiteError:
            raise
        except Exception as error:  # whatever a plugin does, a person gets a sentence with its name
            raise HubsiteError(
                f"The plugin '{name}' failed in {hook}: {type(error).__name__}: {error} ({_where(error)})",
                fix=f"Mend it there, or take `{name}` out of `plugins:` in content/hub.yml to build without it.",
            ) from error


def _as_list(answer: Any) -> list[Any]:
    if answer is None:
        return []
    return list(answer) if isinstance(answer, Iterable) and not isinstance(answer, str | type) else [answer]


def _where(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}, line {last.lineno}"
