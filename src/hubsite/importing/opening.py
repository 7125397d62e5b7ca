"""What the hub offers to an import: its kinds of record, and the formats that its plugins can read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from hubsite.kinds import Kind
from hubsite.look import give_settings, kinds_of
from hubsite.outputs import Importer, owned
from hubsite.plugins import Plugins, chosen
from hubsite.problems import HubsiteError, Severity
from hubsite.read.config import read_config

# Runs whether hub.yml names it or not: nobody should have to edit a file before a first import.
TABLES = "tables"


def kinds_and_formats(root: Path, *, safe: bool) -> tuple[tuple[Kind, ...], dict[str, Importer]]:
    """The kinds of a hub, and its importers by name. Raises HubsiteError for a hub that cannot be read."""
    config, problems = read_config(root)
    if config is None:
        raise HubsiteError(problems[0].message, fix=problems[0].fix)
    plugins = Plugins(root, [*chosen(config.plugins), TABLES], safe=safe)
    give_settings(plugins, config)
    importers = {importer.name: owned(importer, name) for name, importer in plugins.ask("hubsite_importers")}
    kinds = kinds_of(plugins)[0]
    # A plugin that fails may be the very one whose kind or format is wanted: better to stop than to misunderstand.
    if failed := next((each for each in plugins.problems if each.severity is Severity.ERROR), None):
        raise HubsiteError(failed.message, fix=failed.fix)
    return kinds, importers


def find_kind(name: str, kinds: Iterable[Kind]) -> Kind:
    """The kind that a word names: `spaces`, `space`. Raises HubsiteError (usage, 2) with the nearest one."""
    kinds = tuple(kinds)
    by_word = {word.lower(): kind for kind in kinds for word in (kind.plural, kind.singular, kind.folder)}
    if kind := by_word.get(name.strip().lower()):
        return kind
    near = difflib.get_close_matches(name.lower(), by_word, n=1)
    folders = ", ".join(kind.folder for kind in kinds)
    fix = f"Did you mean `--kind {by_word[near[0]].folder}`?" if near else f"The kinds are: {folders}."
    raise HubsiteError(f"There is no kind of record called '{name}'.", fix=fix, exit_code=2)


def find_format(name: str, importers: Mapping[str, Importer]) -> Importer:
    """The importer of a format. Raises HubsiteError (usage, 2) with the formats there are."""
    if importer := importers.get(name.lower()):
        return importer
    fix = f"The formats here are: {', '.join(sorted(importers))}. A spreadsheet can be saved as CSV."
    raise HubsiteError(f"There is no format called '{name}'.", fix=fix, exit_code=2)
