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
Specs = Mapping[str, tuple[str, ...]]
Broken = tuple[str, str, str]


def broken_rules(plugin: Plugin, module: ModuleType, specs: Specs) -> list[Problem]:
    """Every rule that a plugin's hooks break; `specs` maps a hook to the arguments it may take."""
    return [
        _problem(plugin, function, *broken)
        for name, function in sorted(vars(module).items())
        if isinstance(function, FunctionType) and (name.startswith(PREFIX) or hasattr(function, MARK))
        for broken in _broken(name, function, specs)
    ]


def _broken(name: str, function: FunctionType, specs: Specs) -> Iterator[Broken]:
    options = getattr(function, MARK, None)
    if options is None:
        yield (
            "hook-not-marked",
            f"{name}() looks like a hook but is not marked as one.",
            "Put `@hookimpl` on the line above it.",
        )
        return
    name = options.get("specname") or name
    if name not in specs:
        near = difflib.get_close_matches(name, specs, n=1)
        fix = f"Did you mean `{near[0]}`?" if near else f"The hooks are: {', '.join(sorted(specs))}."
        yield "unknown-hook", f"There is no hook called {name}.", fix
        return
    yield from _wrong_arguments(name, function, specs[name])
    for option in ("tryfirst", "trylast", "hookwrapper", "wrapper"):
        if options.get(option):
            yield (
                "hook-order",
                f"{name}() asks for a place in an order ({option}).",
                "Plugins have no order here: write plain `@hookimpl`.",
            )


def _wrong_arguments(name: str, function: FunctionType, given: tuple[str, ...]) -> Iterator[Broken]:
    for argument, how in inspect.signature(function).parameters.items():
        if argument not in given:
            yield (
                "wrong-argument",
                f"{name}() asks for '{argument}', which this hook does not give.",
                f"It gives: {', '.join(given) or 'nothing'}.",
            )
        elif how.kind is not how.POSITIONAL_OR_KEYWORD or how.default is not how.empty:
            yield (  # pluggy would leave it out without a word
                "wrong-argument",
                f"{name}() would never be given '{argument}', because of the way it is written.",
                f"Write plain `{argument}`, without `=`, `*` or `/`.",
            )


def _problem(plugin: Plugin, function: FunctionType, code: str, message: str, fix: str) -> Problem:
    source = Source(plugin.place, function.__code__.co_firstlineno)
    return Problem(code=code, message=f"{plugin.name}: {message}", fix=fix, source=source, plugin=plugin.name)
