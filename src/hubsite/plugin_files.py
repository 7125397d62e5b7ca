"""Where plugins lie: the hub's own folder, ours, then installed ones; the nearest of a name wins."""

from __future__ import annotations

import difflib
import importlib.util
import sys
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from hubsite.bundled import bundled
from hubsite.problems import HubsiteError, Problem, Severity, Source

GROUP = "hubsite"
HUB, OURS, INSTALLED = "this hub", "hubsite", "installed"


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that was found: its name, where from, and its file or entry point."""

    name: str
    origin: str
    file: Path | None = None
    entry_point: EntryPoint | None = None


def _files_in(folder: Path) -> dict[str, Path]:
    found = {}
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix == ".py" and path.stem.isidentifier() and not path.stem.startswith("_"):
            found[path.stem] = path
        elif path.name.isidentifier() and (path / "__init__.py").is_file():
            found[path.name] = path / "__init__.py"
    return found


def in_hub(hub_root: Path) -> dict[str, Path]:
    """Plugins in the hub's own `plugins/` folder, by name."""
    folder = hub_root / "plugins"
    return {} if folder.resolve() == bundled("plugins").resolve() else _files_in(folder)


def ours() -> dict[str, Path]:
    """Plugins that come with hubsite, by name."""
    return _files_in(bundled("plugins"))


def installed() -> dict[str, EntryPoint]:
    """Plugins that other packages bring (entry points of the group `hubsite`), by name."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda each: each.name)}


def find(name: str, hub_root: Path, *, safe: bool) -> tuple[Plugin | None, list[Problem]]:
    """The nearest plugin of a name, and what to say about it. In safe mode the hub's own files do not count."""
    near = {} if safe else in_hub(hub_root)
    own, others = ours(), installed()
    if name in near:
        problems = [_replaces(name)] if name in own or name in others else []
        return Plugin(name, HUB, near[name]), problems
    if name in own:
        return Plugin(name, OURS, own[name]), []
    if name in others:
        return Plugin(name, INSTALLED, entry_point=others[name]), []
    return None, [_missing(name, hub_root, sorted({*near, *own, *others}), safe=safe)]


def _replaces(name: str) -> Problem:
    return Problem(
        code="plugin-replaced",
        severity=Severity.ADVICE,
        message=f"plugins/{name}.py of this hub runs in place of the plugin '{name}' that comes with hubsite.",
        fix="That is fine if you meant it; otherwise give your file another name.",
        source=Source(f"plugins/{name}.py"),
    )


def _missing(name: str, hub_root: Path, known: list[str], *, safe: bool) -> Problem:
    hub_file = Source("content/hub.yml")
    if safe and name in in_hub(hub_root):
        return Problem(
            code="plugin-not-safe",
            severity=Severity.WARNING,
            message=f"The plugin '{name}' is this hub's own file, so it does not run in safe mode.",
            fix="It runs again when the site is built without `--safe`.",
            source=hub_file,
        )
    near = difflib.get_close_matches(name, known, n=1)
    fix = f"Did you mean `{near[0]}`?" if near else f"The plugins to choose from are: {', '.join(known)}."
    return Problem(code="unknown-plugin", message=f"There is no plugin called '{name}'.", fix=fix, source=hub_file)


def load(plugin: Plugin) -> ModuleType:
    """The plugin's module.

    It is loaded by path under a name of our own and never through `sys.path`: a volunteer's `calendar.py` must not
    hide Python's. Raises HubsiteError naming the plugin when it cannot be loaded.
    """
    try:
        if plugin.entry_point is not None:
            module = plugin.entry_point.load()
            if not isinstance(module, ModuleType):
                raise HubsiteError(f"The installed plugin '{plugin.name}' is not a module.", fix="Tell its author.")
            return module
        return _load_file(f"_hubsite_plugin_{plugin.name}", plugin)
    except HubsiteError:
        raise
    except Exception as error:
        raise HubsiteError(
            f"The plugin '{plugin.name}' could not be loaded: {type(error).__name__}: {error}",
            fix=f"Mend it, or take `{plugin.name}` out of `plugins:` in content/hub.yml.",
        ) from error


def _load_file(module_name: str, plugin: Plugin) -> ModuleType:
    assert plugin.file is not None
    package = [str(plugin.file.parent)] if plugin.file.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(module_name, plugin.file, submodule_search_locations=package)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    for stale in [name for name in sys.modules if name == module_name or name.startswith(f"{module_name}.")]:
        del sys.modules[stale]
    sys.modules[module_name] = module
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, plugin.origin == HUB
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
