"""`hubsite add`: one more record, written as a file to go on with."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hubsite.answer_check import trouble_with
from hubsite.free_ids import free_id
from hubsite.kinds import Kind
from hubsite.look import opened
from hubsite.model.likeness import did_you_mean
from hubsite.model.references import slug
from hubsite.own_files import put
from hubsite.problems import HubsiteError
from hubsite.starting import first_fields, is_list, parts_in, starting_file


@dataclass(frozen=True, slots=True)
class Adding:
    """A hub that is to get one more record of a kind; `ids` are those of all records, by folder."""

    root: Path
    kind: Kind
    ids: Mapping[str, set[str]]
    labels: Mapping[str, str]

    def fields(self) -> list[str]:
        """The fields to ask for, `name` first: what is required, and what matters most and is a text."""
        model = self.kind.model
        asked = [name for name in first_fields(self.kind) if name != "checked"]
        return [name for name in asked if not parts_in(model.model_fields[name].annotation)]

    def is_required(self, field: str) -> bool:
        """Whether a record cannot do without a field."""
        return self.kind.model.model_fields[field].is_required()

    def question(self, field: str) -> tuple[str, str]:
        """What to ask for a field, and an example of an answer."""
        about = self.kind.model.model_fields[field]
        several = "; several with commas" if is_list(about.annotation) else ""
        example = f"for example: {about.examples[0]}{several}" if about.examples else ""
        return f"{field}: {about.description or ''}".rstrip(": "), example

    def checked(self, field: str, text: str) -> str:
        """An answer. Raises HubsiteError where there is no such field, or where the field does not take it."""
        fields = self.kind.model.model_fields
        if field not in fields:
            raise HubsiteError(f"There is no field `{field}` in {self.kind.one}.", fix=_one_of(field, fields))
        if trouble := trouble_with(self.kind.model, field, text, self.ids, self.labels):
            raise HubsiteError(f"`{field}`: {trouble.message}", fix=trouble.fix)
        return text.strip()

    def write(self, answers: Mapping[str, str]) -> str:
        """Write the file, named after the name, beside all others; returns its path within the hub."""
        missing = [name for name in self.fields() if self.is_required(name) and not answers.get(name)]
        if missing:
            example = self.kind.model.model_fields[missing[0]].examples or [""]
            raise HubsiteError(
                f"The file of {self.kind.one} needs {' and '.join(f'`{name}`' for name in missing)}.",
                fix=f'Add `--set "{missing[0]}={example[0]}"`, or run it in a terminal, where it asks.',
            )
        text = starting_file(self.kind, {name: answer for name, answer in answers.items() if answer})
        path = f"content/{self.kind.folder}/{free_id(answers['name'], self.kind.singular, self._is_taken)}.yml"
        put(self.root, path, text.encode(), before=None)
        return path

    def _is_taken(self, identity: str) -> bool:
        place = self.root / "content" / self.kind.folder / identity
        return identity in self.ids.get(self.kind.folder, ()) or any(
            os.path.lexists(f"{place}{ending}") for ending in (".yml", ".yaml", ".md")
        )


def adding(root: Path, kind: str, today: date, *, safe: bool) -> Adding:
    """A hub opened for one more record. Raises HubsiteError for a hub that cannot be read or an unknown kind."""
    hub, kinds = opened(root, today, safe=safe)
    ids = {each.folder: {record.id for record in hub.of(each.folder)} for each in kinds}
    return Adding(root, kind_called(kind, kinds), ids, {each.folder: each.singular for each in kinds})


def kind_called(text: str, kinds: Iterable[Kind]) -> Kind:
    """The kind of a word: its folder, one of it, or many of it, whatever the case."""
    names = {
        slug(word): kind for kind in kinds for word in (kind.plural, kind.singular, kind.folder, kind.model.__name__)
    }
    if slug(text) in names:
        return names[slug(text)]
    # Only one of each is offered: `group`, not `groups` as well.
    singular = {slug(kind.singular): slug(kind.singular) for kind in names.values()}
    raise HubsiteError(f"There is no kind of record called '{text}'.", fix=_one_of(text, singular))


def _one_of(text: str, names: Iterable[str]) -> str:
    known = list(names)
    wanted = slug(text).replace("-", "_") if "_" in text else slug(text)
    return did_you_mean(wanted, known, most=2, otherwise=f"Write one of: {', '.join(known)}.")
