"""Plugins: found, loaded, checked, and asked one at a time."""

from __future__ import annotations

import logging
import sys
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pluggy

from hubsite import hookspecs
from hubsite.memory import Memory
from hubsite.outputs import sound
from hubsite.plugin_files import HUB, Plugin, failure, find, leaving_no_trace, load, refusal
from hubsite.plugin_rules import broken_rules
from hubsite.problems import HubsiteError, Problem, Source

# What runs when hub.yml names no plugins. The engine runs beside these.
# What runs where hub.yml says nothing; `usual` stands for all of it: `plugins: usual, methods`.
USUAL = "usual"
SENSIBLE_SET = (
    "record_pages", "connections", "lists", "open_data", "checks", "power", "uk_democracy", "meetings", "whats_on",
    "calendars", "spaces", "opening_hours", "ways_in", "group_links", "doctor", "feeds", "search", "this_site",
    "privacy", "upkeep", "plain_english",
)  # fmt: skip

# Python's own words for a failure, shown with `--debug`.
_LOG = logging.getLogger("hubsite")
Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def chosen(named: Iterable[str] | None) -> tuple[str, ...]:
    """The names of the plugins that hub.yml asks for; None where it does not say."""
    asked = (USUAL,) if named is None else tuple(named)
    return tuple(name for each in asked for name in (SENSIBLE_SET if each == USUAL else (each,)))


class Plugins:
    """The plugins of one build: an object of its own, so that builds know nothing of each other.

    `found` are those that run, by name; `absent` are those that were asked for and do not, `failed` those that
    stopped on the way: `problems` says why.
    """

    def __init__(
        self,
        hub_root: Path,
        names: Iterable[str],
        *,
        safe: bool = False,
        written: Mapping[str, Source] | None = None,
        memory: Memory | None = None,
    ) -> None:
        """`written` says where hub.yml names each plugin, for problems with it."""
        self.memory = memory or Memory()
        self.hub_root = hub_root
        self.safe = safe
        self.written = written or {}
        self.problems: list[Problem] = []
        self.found: dict[str, Plugin] = {}
        self.absent: list[str] = []
        self.failed: set[str] = set()
        self._settings: dict[str, Any] = {}
        self._alone: dict[tuple[str, str], pluggy.HookCaller] = {}
        self._manager = pluggy.PluginManager("hubsite")
        self._manager.add_hookspecs(hookspecs)
        for name in sorted(set(names)):
            if not self._add(name):
                self.absent.append(name)

    def _add(self, name: str) -> bool:
        plugin, problems = find(name, self.hub_root, self.written.get(name), safe=self.safe)
        self.problems += problems
        if plugin is None:
            return False
        try:
            module = load(plugin)
        except HubsiteError as error:
            self._note(plugin, error)
            return False
        if broken := broken_rules(plugin, module, self._specs()):
            self.problems += broken
            return False
        self._manager.register(module, name)
        self.found[name] = plugin
        return True

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
        words = getattr(self._manager.get_plugin(name), "__doc__", None) or ""
        return next(iter(words.strip().splitlines()), "No description.")

    def set_settings(self, name: str, settings: Any) -> None:
        """What `settings` means for this plugin from now on."""
        self._settings[name] = settings

    def settings_class(self, name: str) -> type | None:
        """The class that a plugin wants its settings in, or None."""
        return next((value for _, value in self.gather("hubsite_settings", only=name)), None)

    def ask(self, hook: str, *, only: str = "", **given: Any) -> Iterator[tuple[str, Any]]:
        """Every value that a hook yields, of the type that the hook is for, with the plugin that gave it.

        Raises HubsiteError, naming plugin, hook, file and line, when a plugin fails or yields something else.
        """
        expected = _expected(hook)
        for name in [only] if only else sorted(self.found):
            caller = self._caller(name, hook)
            if caller.get_hookimpls():
                more = {"settings": self._settings.get(name), "memory": self.memory}
                for value in self._answer(name, hook, caller, more | given):
                    yield name, self._checked(expected, value, name, hook)

    def _checked(self, expected: type, value: Any, name: str, hook: str) -> Any:
        if not isinstance(value, expected):
            raise _another_type(expected, value, name, hook)
        if not isinstance(value, Problem):
            return value
        try:
            return sound(value)
        except (TypeError, ValueError) as error:
            message = f"The plugin '{name}' gave a problem in {hook} that cannot be told: {error}"
            raise HubsiteError(message, fix="Mend it there.") from error

    def gather(self, hook: str, *, only: str = "", **given: Any) -> Iterator[tuple[str, Any]]:
        """As `ask`, but a plugin that fails is noted in `problems` and not asked again; the others are heard."""
        for name in [only] if only else sorted(self.found):
            if name not in self.failed and self._caller(name, hook).get_hookimpls():
                with self.noting(name):
                    yield from list(self.ask(hook, only=name, **given))

    @contextmanager
    def noting(self, name: str) -> Iterator[None]:
        """While something of a plugin runs: its failure becomes a problem."""
        try:
            yield
        except HubsiteError as error:
            self.fail(name, error)

    def fail(self, name: str, error: HubsiteError) -> None:
        """Note that a plugin failed; `gather` does not ask it again."""
        self.failed.add(name)
        self._note(self.found[name], error)

    def noted(self) -> tuple[list[Problem], set[str]]:
        """What is wrong up to now, and who failed."""
        return [*self.problems], {*self.failed}

    def forget_since(self, noted: tuple[list[Problem], set[str]]) -> None:
        """As if nothing had failed since then: it is asked once more."""
        self.problems, self.failed = noted

    def _note(self, plugin: Plugin, error: HubsiteError) -> None:
        _LOG.debug("The plugin '%s' failed.", plugin.name, exc_info=error)
        self.problems.append(refusal(plugin, error))

    @property
    def incomplete(self) -> bool:
        """Whether something may be missing because a plugin is absent or failed."""
        return bool(self.absent or self.failed)

    def installed_code(self) -> list[str]:
        """The files or folders of plugins that are installed, and may be worked on where they lie."""
        entries = [plugin.entry_point for plugin in self.found.values() if plugin.entry_point]
        modules = [sys.modules.get(entry.module.partition(".")[0]) for entry in entries]
        files = [Path(module.__file__) for module in modules if module and module.__file__]
        return sorted({str(file.parent if file.name == "__init__.py" else file) for file in files})

    def place_of(self, name: str) -> Source | None:
        """The file of a plugin that lies in this hub; None for any other."""
        plugin = self.found.get(name)
        return Source(plugin.place) if plugin and plugin.origin == HUB else None

    def _caller(self, name: str, hook: str) -> pluggy.HookCaller:
        """One hook of one plugin, apart from all others."""
        if (name, hook) not in self._alone:
            others = [self._manager.get_plugin(other) for other in self.found if other != name]
            self._alone[name, hook] = self._manager.subset_hook_caller(hook, remove_plugins=others)
        return self._alone[name, hook]

    def _answer(self, name: str, hook: str, caller: pluggy.HookCaller, given: Mapping[str, Any]) -> list[Any]:
        assert caller.spec is not None
        with self._running(name, f"failed in {hook}"):
            answers = caller(**{key: given[key] for key in caller.spec.argnames})
            return [value for answer in answers for value in _as_list(answer)]

    def guarded(
        self,
        name: str,
        what: str,
        function: Callable[Given, Answer],
        may_raise: type[Exception] | tuple[type[Exception], ...] = (),
    ) -> Callable[Given, Answer]:
        """A function that a plugin handed out, made to fail with the plugin's name; `what` says when it happened."""

        @wraps(function)
        def run(*given: Given.args, **named: Given.kwargs) -> Answer:
            with self._running(name, what, may_raise):
                return function(*given, **named)

        return run

    @contextmanager
    def _running(
        self, name: str, what: str, may_raise: type[Exception] | tuple[type[Exception], ...] = ()
    ) -> Iterator[None]:
        with leaving_no_trace(self.found[name]):
            try:
                yield
            except HubsiteError:
                raise
            except (Exception, SystemExit) as error:  # whatever a plugin does, a person gets a sentence with its name
                if isinstance(error, may_raise):
                    raise
                raise failure(self.found[name], what, error) from error


def _as_list(answer: Any) -> list[Any]:
    if answer is None:
        return []
    several = isinstance(answer, Iterator | Collection) and not isinstance(answer, str)
    return list(answer) if several else [answer]


@cache
def _expected(hook: str) -> type:
    """The type of the values that a hook is for, from its own signature."""
    hint = typing.get_type_hints(getattr(hookspecs, hook))["return"]
    found: type = next(iter(typing.get_args(hint)), hint)
    return found


def _another_type(expected: type, value: Any, name: str, hook: str) -> HubsiteError:
    # Where a problem may stand among the values, they are still named by what the hook is for.
    expected = next(iter(typing.get_args(expected)), expected)
    wanted = "a class" if expected is type else f"`{expected.__name__}`"
    fix = (
        "Give `hubsite.Settings` a subclass and return that."
        if expected is type
        else f"Give `hubsite.{expected.__name__}(…)` there."
    )
    return HubsiteError(
        f"The plugin '{name}' gave `{type(value).__name__}` in {hook}, where {wanted} is expected.", fix=fix
    )
