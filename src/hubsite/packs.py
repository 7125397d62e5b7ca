"""A hub's own version of a record that comes with a plugin: copied, changed, and compared when the plugin moves on."""

# Facts that many hubs share must not be copied and forgotten: that is how they rot. So a copy remembers what it was
# made from, and `hubsite pack diff` says what has changed there since. Plugins put the names of the hub's council into
# their texts; so a copy also remembers for which council it was made, and the pack is asked for that one again: another
# council in hub.yml is no change of the pack.

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from hubsite.differences import changes
from hubsite.folders import make_real_folder
from hubsite.importing.yaml_out import record_text
from hubsite.look import give_settings, kinds_of, load_plugins, packed_records, stops
from hubsite.outputs import PackRecord
from hubsite.plugins import Plugins
from hubsite.problems import HubsiteError
from hubsite.read.config import Config, read_config
from hubsite.read.gather import gather

MEMORY = "pack"
_ENDINGS = (".yml", ".yaml", ".md")


@dataclass(frozen=True, slots=True)
class Packs:
    """The records that plugins bring to a hub on a day, and the hub's own versions of them.

    `known` holds the former and `own` the files of the hub's records, both by full id (`terms/ward`). `silent` says of
    plugins why what they bring is not known as a whole (half a sentence).
    """

    root: Path
    today: date
    config: Config
    plugins: Plugins
    known: Mapping[str, PackRecord]
    own: Mapping[str, str]
    silent: Mapping[str, str]

    @classmethod
    def of(cls, root: Path, today: date, *, safe: bool = False) -> Packs:
        """Ask the plugins of a hub. Raises HubsiteError when its hub.yml cannot be read."""
        config, problems = read_config(root)
        if config is None:
            raise HubsiteError(problems[0].message, fix=problems[0].fix)
        plugins = load_plugins(root, config, safe=safe)
        give_settings(plugins, config)
        kinds, _ = kinds_of(plugins)
        known, silent = _asked(plugins, config, today)
        drafts = gather(root, kinds).drafts
        own = {f"{draft.kind.folder}/{draft.id}": draft.file for draft in drafts if draft.kind}
        return cls(root, today, config, plugins, known, own, silent)

    @property
    def council(self) -> str:
        """The council that hub.yml names, or ""."""
        return self.config.values.council or ""

    def fields(self, key: str) -> dict[str, Any]:
        """The fields of a record as the pack has it, as plain texts, lists and names."""
        fields: dict[str, Any] = _plain(self.known[key].fields)
        return fields

    def known_for(self, council: str) -> Mapping[str, PackRecord]:
        """What plugins would bring if hub.yml named this council."""
        if council == self.council:
            return self.known
        values = self.config.values.model_copy(update={"council": council or None})
        return _asked(self.plugins, replace(self.config, values=values), self.today)[0]

    def own_file(self, key: str) -> str:
        """The hub's own file for a full id, or ""; also one that cannot be read, or whose kind nobody brings now."""
        folder, _, name = key.partition("/")
        place, names = self.root / "content" / folder, {f"{name}{ending}" for ending in _ENDINGS}
        files = sorted(place.iterdir()) if place.is_dir() else []
        alike = (file.relative_to(self.root).as_posix() for file in files if file.name.casefold() in names)
        return self.own.get(key) or next(alike, "")

    def why_silent(self, plugin: str) -> str:
        """Why it is not known what a plugin brings, as half a sentence; "" when it is."""
        if plugin in self.plugins.failed:
            return f"the plugin '{plugin}' failed, and `hubsite check` says why"
        if plugin not in self.plugins.found:
            return f"the plugin '{plugin}' does not run here"
        return self.silent.get(plugin, "")


def _asked(plugins: Plugins, config: Config, today: date) -> tuple[dict[str, PackRecord], dict[str, str]]:
    """The records by full id, of two with one id the first, as everywhere; and what plugins complain of."""
    records, problems = packed_records(plugins, config, today)
    known = {f"{record.folder}/{record.id}": record for record in reversed(records)}
    return known, {
        each.plugin: f"the plugin '{each.plugin}' says “{each.message}”" for each in problems if stops([each])
    }


# --- Copies


def copy_record(root: Path, key: str, today: date, *, safe: bool = False) -> str:
    """Write a packed record as a file of the hub, to be changed there; returns the file's path.

    Raises HubsiteError when there is no such record, or anything of the hub lies where it would be.
    """
    packs, memory = Packs.of(root, today, safe=safe), _remembered(root)
    if key not in packs.known:
        raise _unknown(key, packs)
    if own := packs.own_file(key):
        raise _has_its_own(own)
    name = f"content/{key}.yml"
    _write_new(root, name, record_text(packs.fields(key)))
    _remember(root, {**memory, key: _Copy.of(packs, key)})
    return name


def _unknown(key: str, packs: Packs) -> HubsiteError:
    near = difflib.get_close_matches(key, packs.known, n=1)
    fix = f"Did you mean `{near[0]}`?" if near else "`hubsite pack list` names all of them."
    return HubsiteError(f"No plugin brings a record called '{key}'.", fix=fix)


def _has_its_own(file: str) -> HubsiteError:
    return HubsiteError(
        f"This hub has its own version already: {file}. Nothing was written.",
        fix="Change that file. If you want a fresh copy, move it elsewhere first.",
    )


def _write_new(root: Path, name: str, text: str) -> None:
    """Write a file that was not there: whatever appears at its place meanwhile stays as it is."""
    file = root / name
    if file.parent.is_symlink() or (file.parent.exists() and not file.parent.is_dir()):
        place = file.parent.relative_to(root).as_posix()
        raise HubsiteError(f"{place} should be a folder, but it is a link or a file.", fix="Move it elsewhere first.")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise _has_its_own(name) from None


def accept(root: Path, key: str, today: date, *, safe: bool = False) -> None:
    """Take note that the hub's own version was compared with the pack as it is now, or that the pack has it no more.

    Raises HubsiteError when the hub has no such version, or the plugin that brought it cannot be asked.
    """
    packs, memory = Packs.of(root, today, safe=safe), _remembered(root)
    if not packs.own_file(key) or (key not in packs.known and key not in memory):
        raise HubsiteError(
            f"This hub has no version of its own of '{key}'.", fix="`hubsite pack diff` lists those it has."
        )
    if key in packs.known:
        _remember(root, {**memory, key: _Copy.of(packs, key)})
    elif why := packs.why_silent(memory[key].plugin):
        raise HubsiteError(f"'{key}' cannot be compared: {why}.", fix="Mend that first.")
    else:
        _remember(root, {other: copy for other, copy in memory.items() if other != key})


# --- Comparing


def difference_lines(root: Path, today: date, *, safe: bool = False) -> Iterator[str]:
    """What plugins changed in records of which the hub has its own version, one paragraph for each.

    The lines of what somebody should look at start with four spaces.
    """
    packs, memory = Packs.of(root, today, safe=safe), _remembered(root)
    for key in sorted(packs.known.keys() | memory.keys()):
        if file := packs.own_file(key):
            yield from _compared(packs, key, file, memory.get(key))


def _compared(packs: Packs, key: str, file: str, copy: _Copy | None) -> Iterator[str]:
    if copy is None:
        yield f"{file}: your own version; it was not made with `hubsite pack copy`, so changes cannot be told."
    elif key not in packs.known:
        yield from _left_alone(packs, key, file, copy)
    elif copy.council == packs.council:
        yield from _told(file, changes(copy.fields, packs.fields(key)))
    else:
        yield from _council_changed(packs, key, file, copy)


def _left_alone(packs: Packs, key: str, file: str, copy: _Copy) -> Iterator[str]:
    if why := packs.why_silent(copy.plugin):
        yield f"{file}: {why}, so changes cannot be told"
        return
    if copy.council != packs.council and key in packs.known_for(copy.council):
        yield f"{file}: {_other_council(packs, copy)}; the pack has this for the first only, and your file stands alone"
    else:
        yield f"{file}: the pack no longer has this; your file now stands alone"
    yield f"    Look whether it is still true. To hear no more of it: `hubsite pack accept {key}`"


def _council_changed(packs: Packs, key: str, file: str, copy: _Copy) -> Iterator[str]:
    """First what changed in the pack for the council of the copy, then what the pack says for the council of today."""
    there = packs.known_for(copy.council).get(key)
    base = _plain(there.fields) if there else copy.fields
    if there:
        yield from _told(file, changes(copy.fields, base))
    differing = [f"    {change}" for change in changes(base, packs.fields(key))]
    meaning = "the pack says otherwise for it" if differing else "the pack says the same for it"
    yield f"{file}: {_other_council(packs, copy)}; {meaning}"
    yield from differing


def _other_council(packs: Packs, copy: _Copy) -> str:
    before, now = (f"the council '{name}'" if name else "no council" for name in (copy.council, packs.council))
    return f"hub.yml named {before} when this was copied, and names {now} today"


def _told(file: str, differing: Iterator[str]) -> Iterator[str]:
    lines = [f"    {change}" for change in differing]
    yield f"{file}: {'changed in the pack since' if lines else 'nothing has changed in the pack'}"
    yield from lines


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)


# --- What copies were made from


@dataclass(frozen=True, slots=True)
class _Copy:
    """What the pack said when a hub made or last compared its own version, and for which council ("" for none)."""

    plugin: str
    council: str
    fields: dict[str, Any]

    @classmethod
    def of(cls, packs: Packs, key: str) -> _Copy:
        return cls(packs.known[key].plugin, packs.council, packs.fields(key))


def _remembered(root: Path) -> dict[str, _Copy]:
    """The copies by full id."""
    return {key: copy for file in sorted((root / MEMORY).glob("*.json")) for key, copy in _in_memory(file)}


def _in_memory(file: Path) -> Iterator[tuple[str, _Copy]]:
    try:
        for key, kept in json.loads(file.read_text(encoding="utf-8")).items():
            yield key, _Copy(file.stem, str(kept["council"]), dict(kept["fields"]))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        fix = f"Bring it back with git, or delete it; then `hubsite pack diff` starts anew. ({error})"
        raise HubsiteError(f"'{MEMORY}/{file.name}' is damaged.", fix=fix) from None


def _remember(root: Path, memory: Mapping[str, _Copy]) -> None:
    """Write one file for each plugin; anything else that lies in the folder stays."""
    folder = root / MEMORY
    make_real_folder(folder)
    for plugin in sorted({copy.plugin for copy in memory.values()} | {file.stem for file in folder.glob("*.json")}):
        kept = {key: copy for key, copy in sorted(memory.items()) if copy.plugin == plugin}
        # The fields keep their order: the first of an entry is what it is known by.
        data = {key: {"council": copy.council, "fields": copy.fields} for key, copy in kept.items()}
        being_written = folder / f"{plugin}.json.new"
        being_written.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        being_written.replace(folder / f"{plugin}.json")
