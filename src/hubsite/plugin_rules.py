"""The rules that a plugin must keep, each broken one as a sentence with the cure."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType

from hubsite.plugin_files import Plugin
from hubsite.problems import Problem, Source

PREFIX = "hubsite_"
MARK = "hubsite_impl"


def broken_rules(plugin: Plugin, module: ModuleType, specs: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """Every rule that a plugin's hooks break; `specs` maps a hook to the arguments it may take."""
    found = []
    for name, function in sorted(vars(module).items()):
        if name.startswith(PREFIX) and isinstance(function, FunctionType):
            found += [_problem(plugin, function, *broken) for broken in _broken(name, function, specs)]
    return found


def _broken(name: str, function: FunctionType, specs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    options = getattr(function, MARK, None)
    if options is None:
        yield (
            "hook-not-marked",
            f"{name}() looks like a hook but is not marked as one.",
            "Put `@hookimpl` on the line above it.",
        )
        return
    if name not in specs:
        near = difflib.get_close_matches(name, specs, n=1)
        fix = f"Did you mean `{near[0]}`?" if near else f"The hooks are: {', '.join(sorted(specs))}."
        yield "unknown-hook", f"There is no hook called {name}.", fix
        return
    for argument in inspect.signature(function).parameters:
        if argument not in specs[name]:
            allowed = ", ".join(specs[name]) or "nothing"
            yield (
                "wrong-argument",
                f"{name}() asks for '{argument}', which this hook does not give.",
                f"It gives: {allowed}.",
            )
    for option in ("tryfirst", "trylast", "hookwrapper", "wrapper"):
        if options.get(option):
            yield (
                "hook-order",
                f"{name}() asks for a place in an order ({option}).",
                "Plugins have no order here: write plain `@hookimpl`.",
            )


def _problem(plugin: Plugin, function: FunctionType, code: str, message: str, fix: str) -> Problem:
    file = f"plugins/{plugin.file.name if plugin.file and plugin.file.stem != '__init__' else plugin.name}"
    source = Source(file, function.__code__.co_firstlineno)
    return Problem(code=code, message=f"{plugin.name}: {message}", fix=fix, source=source, plugin=plugin.name)
