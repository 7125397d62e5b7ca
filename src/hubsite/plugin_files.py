"""Where plugins lie: the hub's own folder, ours, then installed ones; the nearest of a name wins."""

from __future__ import annotations

import difflib
import importlib.util
import stat
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import FrozenInstanceError, dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from pydantic import ValidationError

from hubsite.bundled import bundled
from hubsite.problems import HubsiteError, Problem, Severity, Source

GROUP = "hubsite"
HUB, OURS, INSTALLED = "this hub", "hubsite", "installed"
HUB_FILE = Source("content/hub.yml")


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that was found: its name, where from, and its file or entry point."""

    name: str
    origin: str
    file: Path | None = None
    entry_point: EntryPoint | None = None

    @property
    def place(self) -> str:
        """Its file as people know it: `plugins/mine.py` or `plugins/mine/__init__.py`."""
        return _place(self.file) if self.file else self.name


def _files_in(folder: Path) -> dict[str, Path]:
    found = {}
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix == ".py" and path.stem.isidentifier() and not path.stem.startswith("_"):
            found[path.stem] = path
        elif path.name.isidentifier() and (path / "__init__.py").is_file():
            found[path.name] = path / "__init__.py"
    return found


def in_hub(hub_root: Path, *, safe: bool = False) -> dict[str, Path]:
    """Plugins in the hub's own `plugins/` folder, by name; in safe mode it is not even looked at where it is a link."""
    folder = hub_root / "plugins"
    if safe and folder.is_symlink():
        return {}
    return {} if folder.resolve() == bundled("plugins").resolve() else _files_in(folder)


def ours() -> dict[str, Path]:
    """Plugins that come with hubsite, by name."""
    return _files_in(bundled("plugins"))


def installed() -> dict[str, EntryPoint]:
    """Plugins that other packages bring (entry points of the group `hubsite`), by name."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda each: each.name)}


def find(
    name: str, hub_root: Path, written: Source | None = None, *, safe: bool = False
) -> tuple[Plugin | None, list[Problem]]:
    """The nearest plugin of a name, and what to say about it: `written` is where hub.yml names it.

    In safe mode the hub's own files do not count.
    """
    near = {} if safe else in_hub(hub_root)
    own = ours()
    if name in near:
        plugin = Plugin(name, HUB, near[name])
        return plugin, [_replaces(plugin)] if name in own or name in installed() else []
    if name in own:
        return Plugin(name, OURS, own[name]), []
    others = installed()  # last, since it reads the folder of every package there is
    if name in others:
        return Plugin(name, INSTALLED, entry_point=others[name]), []
    place = written or HUB_FILE
    if safe and name in in_hub(hub_root, safe=True):
        return None, [_not_safe(name, place)]
    return None, [_missing(name, hub_root, sorted({*near, *own, *others}), place)]


def idle(hub_root: Path, name: str) -> Problem:
    """What to say of a plugin that lies in the hub and that hub.yml does not name."""
    place = _place(in_hub(hub_root)[name])
    return Problem(
        code="plugin-idle",
        severity=Severity.ADVICE,
        message=f"{place} is a program for hubsite in this hub. It does not run, since hub.yml does not name it.",
        fix=(
            "Delete it unless you know and trust who wrote it: a program can do whatever you can. "
            f"If you do and want it, add `{name}:` below `plugins:` in content/hub.yml, with the others you want."
        ),
        source=Source(place),
    )


def _replaces(plugin: Plugin) -> Problem:
    name = plugin.name
    return Problem(
        code="plugin-replaced",
        severity=Severity.ADVICE,
        message=f"{plugin.place} of this hub runs in place of the plugin '{name}' that comes with hubsite.",
        fix="That is fine if you meant it; otherwise give your file another name.",
        source=Source(plugin.place),
    )


def _not_safe(name: str, place: Source) -> Problem:
    return Problem(
        code="plugin-not-safe",
        severity=Severity.WARNING,
        message=f"The plugin '{name}' is this hub's own file, so it does not run in safe mode.",
        fix="Read it first: without `--safe` it can do whatever you can.",
        source=place,
    )


def _missing(name: str, hub_root: Path, known: list[str], place: Source) -> Problem:
    message = f"There is no plugin called '{name}'."
    return Problem(code="unknown-plugin", message=message, fix=_instead(name, hub_root, known), source=place)


def _instead(name: str, hub_root: Path, known: list[str]) -> str:
    if not name.isidentifier() and (hub_root / "plugins" / f"{name}.py").is_file():
        better = name.replace("-", "_").replace(" ", "_")
        return f"Call the file `plugins/{better}.py` and write `{better}` here: a plugin's name has no hyphens."
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"The plugins to choose from are: {', '.join(known)}."


def load(plugin: Plugin) -> ModuleType:
    """The plugin's module.

    It is loaded by path under a name of our own and never through `sys.path`: a volunteer's `calendar.py` must not
    hide Python's. Raises HubsiteError naming the plugin when it cannot be loaded.
    """
    with leaving_no_trace(plugin):
        try:
            return _load(plugin)
        except HubsiteError:
            raise
        except (Exception, SystemExit) as error:
            raise failure(plugin, "could not be loaded", error) from error


def _load(plugin: Plugin) -> ModuleType:
    if plugin.entry_point is None:
        name = f"_hubsite_plugin_{plugin.name}"
        return _loaded_once(name, plugin) if plugin.origin == OURS else _load_file(name, plugin)
    module = plugin.entry_point.load()
    if not isinstance(module, ModuleType):
        raise HubsiteError(f"The installed plugin '{plugin.name}' is not a module.", fix="Tell its author.")
    return module


# Ours know nothing of the hub that they were asked about before, and to load them takes longer than a small hub does.
_LOADED: dict[str, tuple[object, ModuleType]] = {}


def _loaded_once(module_name: str, plugin: Plugin) -> ModuleType:
    """The module as this process has it already; loaded again when one of its files has changed."""
    stamp = _stamp(plugin)
    before, module = _LOADED.get(module_name, (None, None))
    # A hub's own plugin of the same name may have been loaded in between.
    if module is None or before != stamp or sys.modules.get(module_name) is not module:
        module = _load_file(module_name, plugin)
        _LOADED[module_name] = (stamp, module)
    return module


def _stamp(plugin: Plugin) -> object:
    assert plugin.file is not None
    files = _home(plugin.file).rglob("*") if plugin.file.name == "__init__.py" else [plugin.file]
    return sorted(
        (str(file), status.st_mtime_ns, status.st_size)
        for file in files
        if "__pycache__" not in file.parts and stat.S_ISREG((status := file.stat()).st_mode)
    )


def _load_file(module_name: str, plugin: Plugin) -> ModuleType:
    assert plugin.file is not None
    package = [str(plugin.file.parent)] if plugin.file.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(module_name, plugin.file, submodule_search_locations=package)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    for stale in [name for name in sys.modules if name == module_name or name.startswith(f"{module_name}.")]:
        del sys.modules[stale]
    sys.modules[module_name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def leaving_no_trace(plugin: Plugin) -> Iterator[None]:
    """While a plugin of the hub's own runs, Python leaves no `__pycache__` in the hub: it is a person's folder."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, sys.dont_write_bytecode or plugin.origin == HUB
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


class PluginFailure(HubsiteError):  # noqa: N818 (a failure is what it is, and it is told as one)
    """Whatever a plugin raised, as a sentence; `problem` is the same for a report."""

    def __init__(self, message: str, place: str, problem: Problem) -> None:
        super().__init__(f"{message}{place}", fix=problem.fix)
        self.problem = problem


def failure(plugin: Plugin, what: str, error: BaseException) -> PluginFailure:
    """The sentence for whatever a plugin raised, with the file and the line in it; `what` says when it happened."""
    file, line = _where(plugin, error)
    own = plugin.origin == HUB
    message = f"The plugin '{plugin.name}' {what}: {_words(error)}"
    problem = Problem(
        code="plugin-failed",
        message=_sentence(message) if own else f"{_sentence(message)} It is in {file}, line {line}.",
        fix=f"Mend it there, or take `{plugin.name}` out of `plugins:` in content/hub.yml to build without it.",
        source=Source(file, line) if own else None,
        plugin=plugin.name,
    )
    return PluginFailure(message, f" ({file}, line {line})", problem)


def _sentence(words: str) -> str:
    return words if words[-1:] in {".", "?", "!"} else f"{words}."


def refusal(plugin: Plugin, error: HubsiteError) -> Problem:
    """What stops a plugin with words of its own, as a problem."""
    if isinstance(error, PluginFailure):
        return error.problem
    source = Source(plugin.place) if plugin.origin == HUB else None
    return Problem(code="plugin-failed", message=error.message, fix=error.fix, source=source, plugin=plugin.name)


def _words(error: BaseException) -> str:
    if _is_frozen(error):
        return "what a plugin is given is frozen, and it tries to change it."
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {words or 'it gives no reason'}"


def _is_frozen(error: BaseException) -> bool:
    if isinstance(error, ValidationError):
        return any(detail["type"] in {"frozen_instance", "frozen_field"} for detail in error.errors())
    return isinstance(error, FrozenInstanceError)


def _where(plugin: Plugin, error: BaseException) -> tuple[str, int]:
    """The deepest line within the plugin's own files; what it called there is no help to its author."""
    frames = [(frame.filename, frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):  # of its own file, or of one that it imports or reads
        frames.append((error.filename or "", error.lineno or 0))
    home = _home(plugin.file) if plugin.file else None
    own = [frame for frame in frames if home and Path(frame[0]).is_relative_to(home)]
    name, line = (own or frames)[-1]
    return (_place(plugin.file, Path(name)) if own and plugin.file else Path(name).name), line


def _home(file: Path) -> Path:
    return file.parent if file.name == "__init__.py" else file


def _place(file: Path, path: Path | None = None) -> str:
    """A plugin's file, or another file of the same plugin, as people know it."""
    return f"plugins/{(path or file).relative_to(_home(file).parent).as_posix()}"
