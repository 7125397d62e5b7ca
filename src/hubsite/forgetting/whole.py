"""A hub as it was written: with the contact details that are held back before any plugin is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from hubsite.kinds import Kind
from hubsite.look import give_settings, kinds_of, load_plugins, packed_records
from hubsite.model.hub import Hub, HubConfig
from hubsite.model.record import Piece, Record
from hubsite.model.text_page import PageFields
from hubsite.problems import HubsiteError
from hubsite.read.config import read_config
from hubsite.read.gather import HUB_FILE
from hubsite.read.records import read_hub
from hubsite.read.tagged import without_tag


@dataclass(frozen=True, slots=True)
class AsWritten:
    """A hub with all that its files say, and its kinds of record."""

    hub: Hub
    kinds: tuple[Kind, ...]

    def model_of(self, file: str) -> type[Piece]:
        """The model of what a file of content/ holds, or translates."""
        path = without_tag(PurePosixPath(file).relative_to("content"))[0]
        if path == HUB_FILE:
            return HubConfig
        folder = path.parts[0] if len(path.parts) == 2 else path.stem if path.suffix != ".md" else ""
        return next((kind.model for kind in self.kinds if kind.folder == folder), PageFields)

    def person(self, name: str) -> Record:
        """The record of somebody by its id or file. Raises HubsiteError where it is none of the hub's people."""
        path = PurePosixPath(name.strip("/").removeprefix("content/"))
        key = str(path.with_suffix("") if path.suffix in {".md", ".yml", ".yaml"} else path)
        record = self.hub.get(key if "/" in key else f"people/{key}")
        if record is None:
            raise HubsiteError(
                f"There is no record “{name}” among the people of this hub, or its file has an error.",
                fix="Write its folder and id: `people/alex-ray`. `hubsite check` tells of errors.",
            )
        if record.folder != "people":
            raise HubsiteError(
                f"“{record.key}” is no person, and only people ask to be forgotten.",
                fix=f"To take it out, delete {record.origin.file}; then `hubsite check` says what still names it.",
            )
        if not record.origin.file.startswith("content/"):
            raise HubsiteError(
                f"“{record.key}” comes with a plugin and not from content/.",
                fix="Ask whoever keeps the plugin to take it out.",
            )
        return record


def as_written(root: Path, today: date, *, safe: bool = False) -> AsWritten:
    """Read a hub with what is private in it. Raises HubsiteError where hub.yml cannot be read."""
    config, problems = read_config(root)
    if config is None:
        raise HubsiteError(problems[0].message, fix=problems[0].fix)
    plugins = load_plugins(root, config, safe=safe)
    give_settings(plugins, config)
    kinds = kinds_of(plugins)[0]
    packed = packed_records(plugins, config, today)[0]
    return AsWritten(read_hub(root, config.values, kinds, today, packed)[0], kinds)
