"""The first half of every journey: a hub's folder read, its plugins loaded, its site collected, all problems known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from hubsite.checking import check
from hubsite.collect import collect
from hubsite.commands import OURS, Command
from hubsite.forgotten import came_back
from hubsite.kinds import BUILT_IN, Kind
from hubsite.markdown.remembered import remembering
from hubsite.memory import Memory
from hubsite.model.hub import Hub
from hubsite.model.mistakes import Reading
from hubsite.model.record import Piece
from hubsite.outputs import Engine, PackRecord, Site, Stage, owned, sound
from hubsite.plugin_files import idle, in_hub
from hubsite.plugins import Plugins, chosen
from hubsite.private_details import with_what_may_be_shown
from hubsite.problems import HubsiteError, Problem, Severity, Source, sort_key
from hubsite.read.config import FILE, Config, config_of, read_config
from hubsite.read.records import read_hub
from hubsite.read.sheet import Sheet
from hubsite.read.whole_addresses import with_whole_addresses
from hubsite.read.yaml_tree import Text
from hubsite.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in a hub. `site` is there only when nothing stops publishing."""

    problems: tuple[Problem, ...]
    hub: Hub | None = None
    site: Site | None = None
    engine: Engine | None = None
    plugins: Plugins | None = None
    kinds: tuple[Kind, ...] = field(default=())

    @property
    def has_errors(self) -> bool:
        """Whether something stops publishing."""
        return stops(self.problems)


def look(
    root: Path, today: date, *, safe: bool = False, memory: Memory | None = None, site_url: str | None = None
) -> Look:
    """Read a hub and collect its site. Never raises for what is written in content/.

    `site_url` is the address where the site will stand, in place of what hub.yml says.
    """
    with remembering(memory):
        return _look(root, today, safe=safe, memory=memory, site_url=site_url)


def _look(root: Path, today: date, *, safe: bool, memory: Memory | None, site_url: str | None) -> Look:
    config, problems = read_config(root)
    if config is None:
        return _done(root, problems)
    if site_url:
        config = _standing_at(config, site_url)
    plugins = load_plugins(root, config, safe=safe, memory=memory)
    problems += give_settings(plugins, config)
    problems += commands_of(plugins)[1]
    hub, kinds, trouble = take_in(root, config, plugins, today)
    problems += trouble
    if stops([*problems, *plugins.problems]):
        return _done(root, [*problems, *plugins.problems], hub=hub, kinds=kinds)
    engine = _engine(plugins, config.values.engine)
    if engine is None and not plugins.incomplete:
        problems.append(_no_engine(root, config.values.engine))
    site, trouble = collect(hub, plugins, root, engine)
    problems += trouble + plugins.problems
    sound_site = None if stops(problems) else site
    return _done(root, problems, hub=hub, site=sound_site, engine=engine, plugins=plugins, kinds=kinds)


def _standing_at(config: Config, address: str) -> Config:
    """The hub at the address that its host names, with the https of hub.yml: GitHub says http until it is enforced."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise HubsiteError(f"'{address}' is not a web address.", fix="Write it like `https://our-hub.example/`.")
    written = config.values.site_url or ""
    if written.removeprefix("https:").rstrip("/") == address.removeprefix("http:").rstrip("/"):
        return config
    return replace(config, values=config.values.model_copy(update={"site_url": f"{address.rstrip('/')}/"}))


def opened(root: Path, today: date, *, safe: bool) -> tuple[Hub, tuple[Kind, ...]]:
    """The records of a hub and its kinds, for commands that change it; what is wrong with them is not told.

    Raises HubsiteError where the hub cannot be read at all.
    """
    config = config_of(root)
    plugins = load_plugins(root, config, safe=safe)
    give_settings(plugins, config)
    hub, kinds, _ = take_in(root, config, plugins, today)
    return hub, kinds


def take_in(root: Path, config: Config, plugins: Plugins, today: date) -> tuple[Hub, tuple[Kind, ...], list[Problem]]:
    """Every record of a hub and of its plugins, read for a day, and what is wrong with them."""
    kinds, problems = kinds_of(plugins)
    packed, trouble = packed_records(plugins, config, today)
    problems += trouble
    hub, trouble = read_hub(root, config.values, kinds, today, packed)
    problems += _without_followers(trouble, plugins)
    hub, trouble = with_what_may_be_shown(hub)
    problems += [*trouble, *came_back(root, hub)]
    return replace(hub, plugins=frozenset(plugins.found)), kinds, problems


def stops(problems: Iterable[Problem]) -> bool:
    """Whether an error is among them, so that nothing is published."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _without_followers(problems: list[Problem], plugins: Plugins) -> list[Problem]:
    """A plugin that is absent or failed may be the one that brings a kind: then its files lie where they should."""
    followers = {"file-misplaced", "folder-unknown"} if plugins.incomplete else set()
    return [problem for problem in problems if problem.code not in followers]


def _done(root: Path, problems: list[Problem], **found: object) -> Look:
    told = with_whole_addresses(root, sorted(set(problems), key=sort_key))
    return Look(tuple(told), **found)  # type: ignore[arg-type]


def load_plugins(root: Path, config: Config, *, safe: bool, memory: Memory | None = None) -> Plugins:
    """The plugins that hub.yml names (or the sensible set), and its engine."""
    names = chosen(config.plugins)
    named = [*names, config.values.engine]
    plugins = Plugins(root, named, safe=safe, written=dict(_written(root, config)), memory=memory)
    if not safe:
        plugins.problems += [idle(root, name) for name in in_hub(root) if name not in (*plugins.found, *plugins.absent)]
    return plugins


def _written(root: Path, config: Config) -> Iterator[tuple[str, Source]]:
    """Where hub.yml names each plugin."""
    yield config.values.engine, Whereabouts(root).line_with(Source(FILE), "engine:")
    for name, sheet in (config.plugins or {}).items():
        place = name if isinstance(name, Text) else sheet.fields
        yield str(name), Source(FILE, place.line, place.column)


def give_settings(plugins: Plugins, config: Config) -> list[Problem]:
    """Each plugin's own keys in hub.yml, checked like the fields of a record."""
    problems: list[Problem] = []
    for name in plugins.found:
        sheet = (config.plugins or {}).get(name) or Sheet.nothing(FILE)
        model = plugins.settings_class(name)
        if name in plugins.failed:
            continue
        if model is None:
            problems += [_no_settings(name, key) for key in sheet.fields]
            continue
        if not issubclass(model, Piece):
            plugins.fail(name, _loose_settings(name, model))
            continue
        settings, trouble = check(model, sheet, Reading())
        problems += [problem.found_by(name) for problem in trouble]
        plugins.set_settings(name, settings)
    return problems


def _loose_settings(name: str, model: type) -> HubsiteError:
    return HubsiteError(
        f"The plugin '{name}' wants its settings in {model.__name__}, which is not made from hubsite.Settings.",
        fix=f"Write `class {model.__name__}(hubsite.Settings):` in it.",
    )


def _no_settings(name: str, key: Text) -> Problem:
    return Problem(
        code="unknown-field",
        message=f"The plugin '{name}' has no settings, so `{key}` means nothing to it.",
        fix="Delete the line.",
        source=Source(FILE, key.line, key.column),
        plugin=name,
    )


def kinds_of(plugins: Plugins) -> tuple[tuple[Kind, ...], list[Problem]]:
    """Our kinds and those of plugins; two of one folder are a problem naming both."""
    by_folder: dict[str, Kind] = {kind.folder: kind for kind in BUILT_IN}
    problems = []
    for name, kind in plugins.gather("hubsite_kinds"):
        if kind.folder in by_folder:
            problems.append(_kind_twice(name, kind.folder, by_folder[kind.folder].plugin))
        else:
            by_folder[kind.folder] = kind.of_plugin(name)
    return tuple(by_folder.values()), problems


def _kind_twice(name: str, folder: str, owner: str) -> Problem:
    has_it = f"the plugin '{owner}'" if owner else "hubsite itself"
    return Problem(
        code="kind-twice",
        message=f"The plugin '{name}' brings a kind for content/{folder}/, which {has_it} has already.",
        fix=f"Take one of them out of `plugins:`, or give the kind in '{name}' another folder.",
        source=Source(FILE),
        plugin=name,
    )


def commands_of(plugins: Plugins) -> tuple[dict[str, Command], list[Problem]]:
    """The commands that plugins bring, by name; two of one name are a problem naming both."""
    found: dict[str, Command] = {}
    problems = []
    for name, command in plugins.gather("hubsite_commands"):
        if command.name in OURS or command.name in found:
            problems.append(_command_twice(name, command.name, found.get(command.name)))
        else:
            found[command.name] = replace(command, plugin=name)
    return found, problems


def _command_twice(name: str, command: str, other: Command | None) -> Problem:
    has_it = f"the plugin '{other.plugin}'" if other else "hubsite itself"
    return Problem(
        code="command-twice",
        message=f"The plugin '{name}' brings the command `hubsite {command}`, which {has_it} has already.",
        fix=f"Take one of them out of `plugins:`, or give the command in '{name}' another name."
        if other
        else f"Give the command in '{name}' another name, or take `{name}` out of `plugins:`.",
        source=Source(FILE),
        plugin=name,
    )


def packed_records(plugins: Plugins, config: Config, today: date) -> tuple[list[PackRecord], list[Problem]]:
    """Records that come with plugins, and what plugins find wrong with what hub.yml asks of them."""
    records, problems = [], []
    for name, found in plugins.gather("hubsite_records", hub_config=config.values, today=today):
        if isinstance(found, Problem):
            problems.append(sound(found).found_by(name))
        else:
            records.append(owned(found, name))
    return records, problems


def _engine(plugins: Plugins, name: str) -> Engine | None:
    engine: Engine | None = None
    for _, engine in plugins.gather("hubsite_engine", only=name) if name in plugins.found else ():
        project = plugins.guarded(name, "failed while it prepared the pages", engine.project)
        build = plugins.guarded(name, "failed while it made the pages", partial(_all_told, engine.build), OSError)
        engine = replace(engine, plugin=name, project=project, build=build)
        if engine.front_matter:
            more = plugins.guarded(name, "failed while it prepared the pages for its templates", engine.front_matter)
            engine = replace(engine, front_matter=more)
    return engine


def _all_told(make: Callable[[Stage], Iterable[Problem]], stage: Stage) -> list[Problem]:
    """An engine's problems at once: a generator would only begin to work when somebody reads them."""
    return [sound(problem) for problem in make(stage) or ()]


def _no_engine(root: Path, name: str) -> Problem:
    return Problem(
        code="no-engine",
        message=f"The plugin '{name}' cannot make pages, so it cannot be the `engine`.",
        fix="Write `engine: material`, or delete the line.",
        source=Whereabouts(root).line_with(Source(FILE), "engine:"),
    )
