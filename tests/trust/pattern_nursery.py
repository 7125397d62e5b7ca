"""Tries the regular expressions of hubsite on hostile texts; prints what is slow, as JSON.

Given are the size of the texts in characters and a step: 4 takes each fourth pattern only.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import hubsite
import hubsite.plugin_files as files

sys.path.insert(0, str(Path(__file__).parent))
from hostile_texts import texts

MOST_SECONDS = 300  # of a processor, for all of them; after them the system ends this process
OF_ONE = 3.0  # seconds after which a look is ended: re asks for signals while it looks
SLOW, GROWTH = 0.2, 4**1.6  # seconds; how much longer four times the text may take

FROM_ONE_PLACE = {"fullmatch", "match"}


class Used(NamedTuple):
    """A pattern and what it is asked for: `fullmatch`, `match`, or "finditer" for all that looks from each letter."""

    pattern: re.Pattern[str]
    asked: frozenset[str]


class TooLong(Exception):
    """A pattern has looked long enough."""


def patterns() -> dict[str, Used]:
    """Every pattern once, by its module and its name or line."""
    modules = {module: Path(module.__file__ or "").read_text(encoding="utf-8") for module in _modules()}
    everything = "\n".join(modules.values())
    found: dict[str, Used] = {}
    for module, source in modules.items():
        place = module.__name__.removeprefix("_hubsite_plugin_")
        for name, value in vars(module).items():
            for number, pattern in enumerate(_within(value)):
                asked = _asked(name, source if name.startswith("_") else everything)
                found[f"{place}.{name}" + (f"[{number}]" if number else "")] = Used(pattern, asked)
        for line, used in _in_functions(source):
            found[f"{place}:{line}"] = used
    return {name: used for used, name in {used: name for name, used in reversed(found.items())}.items()}


def _asked(name: str, source: str) -> frozenset[str]:
    """What a pattern of this name is asked for in a text of Python; for all where it is only handed on."""
    said = re.findall(rf"\b{name}\b(\.(\w+)\()?(?!.* = (?:re\.compile|words_like))", source)
    methods = {method for _, method in said if method}
    return frozenset(methods if methods and methods <= FROM_ONE_PLACE else {"finditer", "fullmatch"})


def _modules() -> Iterator[ModuleType]:
    for top in (hubsite, *(files.load(files.Plugin(name, files.OURS, file)) for name, file in files.ours().items())):
        yield top
        for part in pkgutil.walk_packages(getattr(top, "__path__", []), f"{top.__name__}."):
            if not part.name.endswith("__main__"):
                yield importlib.import_module(part.name)


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, list | tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each)


def _in_functions(source: str) -> Iterator[tuple[int, Used]]:
    """Those that are written where they are used: `re.search(r"…", text)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                flags = [
                    each for each in ast.walk(node) if ast.unparse(each).startswith("re.") and each is not node.func
                ]
                named = {each.attr for each in flags if isinstance(each, ast.Attribute) and each.attr.isupper()}
                asked = ast.unparse(node.func).removeprefix("re.")
                if asked != "compile":
                    pattern = re.compile(first.value, sum(getattr(re, name) for name in named))
                    yield node.lineno, Used(pattern, frozenset({asked if asked in FROM_ONE_PLACE else "finditer"}))


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong


def seconds(used: Used, text: str) -> float:
    """How long it looks at a text."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, OF_ONE)
    try:
        for asked in used.asked:
            found = getattr(used.pattern, asked)(text)
            if asked == "finditer":
                deque(found, maxlen=0)
    except TooLong:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def slow(used: Used, size: int) -> dict[str, Any] | None:
    """The text that it takes long for, where four times the text takes much more than four times as long."""
    for small, large in zip(texts(used.pattern, size // 4), texts(used.pattern, size), strict=False):
        taken = seconds(used, large)
        if taken > SLOW and (taken >= OF_ONE or taken > GROWTH * seconds(used, small)):
            return {"seconds": round(taken, 2), "text": large[:40] + "…" + large[-3:]}
    return None


def main(size: int, step: int) -> None:
    """Print each slow pattern by its name, and how many were tried."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    signal.signal(signal.SIGVTALRM, _stop)
    tried = dict(list(patterns().items())[::step])
    found = {name: seen for name, used in tried.items() if (seen := slow(used, size))}
    print(json.dumps({"tried": len(tried), "slow": found, "seconds": time.process_time()}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
