"""The first half of every journey: a hub's folder read, its plugins loaded, its site collected, all problems known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hubsite.checking import check
from hubsite.collect import collect
from hubsite.kinds import BUILT_IN, Kind
from hubsite.model.hub import Hub
from hubsite.model.mistakes import Reading
from hubsite.model.record import Piece
from hubsite.outputs import Engine, Site, owned
from hubsite.plugin_files import in_hub
from hubsite.plugins import SENSIBLE_SET, Plugins
from hubsite.problems import HubsiteError, Problem, Severity, Source, sort_key
from hubsite.read.config import FILE, Config, read_config
from hubsite.read.records import read_hub
from hubsite.read.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in a hub. `site` is there only when nothing stops publishing."""

    problems: tuple[Problem, ...]
    hub: Hub | None = None
    site: Site | None = None
    engine: Engine | None = None
    kinds: tuple[Kind, ...] = field(default=())

    @property
    def has_errors(self) -> bool:
        """Whether something stops publishing."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def look(root: Path, today: date, *, safe: bool = False) -> Look:
    """Read a hub and collect its site. Never raises for what is written in content/."""
    config, problems = read_config(root)
    if config is None:
        return _done(problems)
    plugins = load_plugins(root, config, safe=safe)
    problems += plugins.problems + give_settings(plugins, config)
    kinds, trouble = kinds_of(plugins)
    problems += trouble
    hub, trouble = read_hub(root, config.values, kinds, today)
    problems += trouble
    if _stops(problems):
        return _done(problems, hub=hub, kinds=kinds)
    site, trouble = collect(hub, plugins, root)
    problems += trouble
    engine = None if _stops(problems) else _engine(plugins, config)
    return _done(problems, hub=hub, site=None if _stops(problems) else site, engine=engine, kinds=kinds)


def _stops(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _done(problems: list[Problem], **found: object) -> Look:
    return Look(tuple(sorted(set(problems), key=sort_key)), **found)  # type: ignore[arg-type]


def load_plugins(root: Path, config: Config, *, safe: bool) -> Plugins:
    """The plugins that hub.yml names (or the sensible set), and its engine."""
    names = SENSIBLE_SET if config.plugins is None else tuple(config.plugins)
    plugins = Plugins(root, [*names, config.values.engine], safe=safe)
    plugins.problems += (
        [] if safe else [_idle(name) for name in in_hub(root) if name not in plugins.found and name not in names]
    )
    return plugins


def give_settings(plugins: Plugins, config: Config) -> list[Problem]:
    """Each plugin's own keys in hub.yml, checked like the fields of a record."""
    problems: list[Problem] = []
    for name in plugins.found:
        sheet = (config.plugins or {}).get(name)
        model = plugins.settings_class(name) or Piece
        if not issubclass(model, Piece):
            raise HubsiteError(
                f"The plugin '{name}' wants its settings in {model.__name__}, which is not made from hubsite.Settings.",
                fix=f"Write `class {model.__name__}(hubsite.Settings):` in it.",
            )
        settings, trouble = check(model, sheet or Sheet.nothing(FILE), Reading())
        problems += [problem.found_by(name) for problem in trouble]
        plugins.set_settings(name, settings)
    return problems


def kinds_of(plugins: Plugins) -> tuple[tuple[Kind, ...], list[Problem]]:
    """Our kinds and those of plugins; two of one folder are a problem naming both."""
    by_folder: dict[str, Kind] = {kind.folder: kind for kind in BUILT_IN}
    problems = []
    for name, kind in plugins.ask("hubsite_kinds"):
        if kind.folder in by_folder:
            owner = by_folder[kind.folder].plugin or "hubsite itself"
            message = f"The plugin '{name}' brings a kind for content/{kind.folder}/, which {owner} has already."
            problems.append(
                Problem(code="kind-twice", message=message, fix="Take one of them out.", source=Source(FILE))
            )
            continue
        by_folder[kind.folder] = kind.of_plugin(name)
    return tuple(by_folder.values()), problems


def _engine(plugins: Plugins, config: Config) -> Engine:
    name = config.values.engine
    for found, engine in plugins.ask("hubsite_engine", only=name):
        if isinstance(engine, Engine):
            return owned(engine, found)
    raise HubsiteError(
        f"The plugin '{name}' cannot make pages, so it cannot be the `engine`.",
        fix="Write `engine: material` in content/hub.yml, or delete the line.",
    )


def _idle(name: str) -> Problem:
    return Problem(
        code="plugin-idle",
        severity=Severity.ADVICE,
        message=f"plugins/{name}.py lies in this hub but does not run.",
        fix=f"Add `{name}:` below `plugins:` in content/hub.yml (with the others you want), or delete the file.",
        source=Source(f"plugins/{name}.py"),
    )
