"""A whole hub: what hub.yml says, every record, every page of prose, who refers to whom, and today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel, Field, field_validator

from hubsite.model.contacts import Email, Phone, Url
from hubsite.model.mistakes import mistake
from hubsite.model.record import Piece, Record
from hubsite.model.references import Ref
from hubsite.model.text_page import TextPage
from hubsite.model.words import Line, Name, Nation, Prose, Words


class HubContact(Piece):
    """How readers reach the people who keep the hub."""

    name: Line | None = Field(None, description="Who answers: a role.", examples=["The hub volunteers"])
    email: Email | None = Field(None, description="A shared address.", examples=["hello@ashcombe.example"])
    phone: Phone | None = Field(None, description="A number people may ring.", examples=["01632 960100"])
    address: Line | None = Field(None, description="Where to write or call.", examples=["Mill Lane Hall, Ashcombe"])
    url: Url | None = Field(None, description="A page with a form.", examples=["https://ashcombe.example/contact"])


class HubConfig(Piece):
    """`content/hub.yml`: what the hub is called and how it is made. Only `name` is required."""

    name: Name = Field(description="The neighbourhood's name.", examples=["Ashcombe"])
    summary: Line | None = Field(None, description="One sentence for the front page.", examples=["What goes on here."])
    description: Prose | None = Field(None, description="A few words below it.", examples=["Kept by neighbours."])
    run_by: Line | None = Field(None, description="Who keeps this site.", examples=["Volunteers of Ashcombe"])
    site_url: Url | None = Field(None, description="The address of the site.", examples=["https://ashcombe.example/"])
    nation: Nation | None = Field(None, description="The nation it lies in.", examples=["england"])
    council: Line | None = Field(None, description="The council, as an id.", examples=["wolddale"])
    languages: Words = Field(("en",), description="Languages, the first is the main one.", examples=["en, cy"])
    repository: Url | None = Field(None, description="Where the files are kept.", examples=["https://github.com/o/r"])
    branch: Line = Field("main", description="The branch that is published.", examples=["main"])
    contact: HubContact | None = Field(None, description="How to reach you.", examples=[])
    plugins: Any = Field(None, description="What runs, with settings.", examples=["record_pages, connections, lists"])
    engine: Line = Field("material", description="What makes the pages.", examples=["material"])

    @field_validator("languages")
    @classmethod
    def _languages_are_tags(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        for tag in languages:
            if not (tag.isascii() and tag.replace("-", "").isalnum() and 2 <= len(tag.split("-")[0]) <= 3):
                raise mistake("language-tag", f"'{tag}' is not a language code.", "Write `en` or `cy`.")
        return languages or ("en",)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words for a kind: its folder, one of it, many of it, and a sentence on what it holds."""

    folder: str
    singular: str
    plural: str
    summary: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One record naming another: the record that does, and the field it does so in (`run_by`)."""

    record: Record
    field: str


def references(value: object, name: str = "") -> Iterator[tuple[str, Ref]]:
    """Every reference inside a value, with the name of the outermost field that holds it."""
    if isinstance(value, Ref):
        yield name, value
    elif isinstance(value, BaseModel):
        for inner in type(value).model_fields:
            yield from references(getattr(value, inner), name or inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from references(item, name)


@dataclass(frozen=True)
class Hub:
    """A hub as plugins see it: frozen, whole and valid.

    `today` is given (Europe/London), never asked of the clock. `media` are pictures and PDFs, as paths from the hub's
    root.
    """

    config: HubConfig
    today: date
    records: tuple[Record, ...] = ()
    pages: tuple[TextPage, ...] = ()
    media: tuple[str, ...] = ()
    labels: Mapping[str, Labels] = field(default_factory=dict)

    def of(self, folder: str) -> tuple[Record, ...]:
        """All records of a kind by their folder, sorted by name."""
        return self._by_folder.get(folder, ())

    def get(self, key: str | None) -> Record | None:
        """The record with a full id (`spaces/mill-hall`), or None."""
        return self._by_key.get(key) if key else None

    def all(self, keys: Iterable[str]) -> tuple[Record, ...]:
        """The records with these full ids, in the order given; unknown ones are left out."""
        return tuple(record for key in keys if (record := self.get(key)))

    def mentions_of(self, record: Record) -> tuple[Mention, ...]:
        """Who refers to a record, sorted by folder and name."""
        return self._mentions.get(record.key, ())

    @cached_property
    def _by_key(self) -> dict[str, Record]:
        return {record.key: record for record in self.records}

    @cached_property
    def _by_folder(self) -> dict[str, tuple[Record, ...]]:
        folders: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(self.records, key=lambda each: (each.name.casefold(), each.id)):
            folders[record.folder].append(record)
        return {folder: tuple(records) for folder, records in folders.items()}

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, dict[tuple[str, str, str, str], Mention]] = defaultdict(dict)
        for record in self.records:
            for name, ref in references(record):
                order = (record.folder, record.name.casefold(), record.id, name)
                found[ref][order] = Mention(record, name)
        return {key: tuple(mentions[order] for order in sorted(mentions)) for key, mentions in found.items()}
