"""Translations: files that say in another language what a record, a page or hub.yml says in the main one."""

# Only words are translated. Whatever else a record says is said once, in its own file, so that a date that changes
# cannot stay wrong in another language.

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from types import MappingProxyType

from pydantic import ValidationError

from hubsite.checking import check
from hubsite.misshapen import spellings
from hubsite.model.hub import HubConfig
from hubsite.model.in_language import (
    Translated,
    Translation,
    fields_with_words,
    is_words,
    lists_that_differ,
    pieces_in,
    words_of,
)
from hubsite.model.mistakes import Reading
from hubsite.model.record import Piece, Record
from hubsite.model.references import nearest
from hubsite.model.text_page import PageFields, TextPage
from hubsite.problems import Problem, Severity, Source
from hubsite.read import misfiled
from hubsite.read.gather import HUB_FILE, Draft, Gathered
from hubsite.read.prose import prose_problems
from hubsite.read.sheet import Sheet
from hubsite.read.yaml_tree import Fields, Items, Node, Text, plain


@dataclass(slots=True)
class Originals:
    """What can be translated: the file of everything by its key, and what it says if that could be read."""

    files: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)

    @classmethod
    def of(
        cls, drafts: Iterable[Draft], config: HubConfig, records: Iterable[Record], pages: Iterable[TextPage]
    ) -> Originals:
        """All drafts, those that cannot be read as well: what is wrong with them is told once, and not here."""
        files = {HUB_FILE.name: f"content/{HUB_FILE}", **{draft.key: draft.file for draft in drafts}}
        pieces: dict[str, Piece] = {HUB_FILE.name: config}
        pieces |= {record.key: record for record in records}
        return cls(files, pieces | {page.key: page.fields for page in pages})


def read_translations(
    found: Gathered, originals: Originals, reading: Reading, problems: list[Problem]
) -> Mapping[str, Translation]:
    """What the hub says in each further language, by tag."""
    by_tag: dict[str, dict[str, Translated]] = {}
    places: dict[tuple[str, str], tuple[str, int]] = {}
    for draft in found.translations:
        first = places.setdefault((draft.language, draft.key), draft.place)
        if first != draft.place:
            problems.append(misfiled.same_id(first, draft.place, draft.name))
        elif draft.key not in originals.files:
            is_unknown = not draft.kind or draft.kind.folder not in reading.unread
            problems += [_without_original(draft, originals, reading)] if is_unknown else []
        elif words := _words(draft, originals, reading, problems):
            by_tag.setdefault(draft.language, {})[draft.key] = Translated(words, draft.origin)
    return MappingProxyType({tag: _translation(texts) for tag, texts in by_tag.items()})


def _translation(texts: dict[str, Translated]) -> Translation:
    config = texts.pop(HUB_FILE.name, None)
    return Translation(MappingProxyType(texts), config)


def _words(draft: Draft, originals: Originals, reading: Reading, problems: list[Problem]) -> Piece | None:
    if not isinstance(draft.sheet, Sheet):
        return None
    model: type[Piece] = draft.kind.model if draft.kind else HubConfig if draft.key == HUB_FILE.name else PageFields
    others: list[Text] = []
    sheet = replace(draft.sheet, fields=_only_words(model, draft.sheet.fields, others))
    original = originals.files[draft.key]
    problems += [_no_words(name, original, draft.file) for name in others]
    words, trouble = check(words_of(model), sheet, reading)
    problems += trouble
    if words is None:
        return None
    problems += prose_problems(words, sheet)
    if piece := originals.pieces.get(draft.key):
        problems += [_list_differs(path, sheet, original) for path in lists_that_differ(piece, words)]
    return words


def _only_words(model: type[Piece], fields: Fields, others: list[Text]) -> Fields:
    """The fields that hold words; the names of others that the model has go to `others`. Unknown ones stay."""
    known, spoken = spellings(model), words_of(model).model_fields
    kept: dict[Text, Node] = {}
    for written, value in fields.values.items():
        name = known.get(written, "")
        if name and (name not in spoken or not _can_be_words(model, name, value)):
            others.append(written)
        elif name and not is_words(model, name):
            kept[written] = _inside(model, name, value, others)
        else:
            kept[written] = value
    return Fields(kept, fields.line, fields.column, fields.end_line, fields.source)


def _inside(model: type[Piece], name: str, value: Node, others: list[Text]) -> Node:
    if isinstance(value, Items):
        entries = tuple(_inside(model, name, each, others) for each in value)
        return Items(entries, value.line, value.column, value.end_line, value.source)
    part = next(part for part in pieces_in(model.model_fields[name].annotation) if fields_with_words(part))
    return _only_words(part, value, others) if isinstance(value, Fields) else value


def _can_be_words(model: type[Piece], name: str, value: Node) -> bool:
    """Some groups of fields can be written as one text: an option is its title, but a link is its address."""
    texts = [each for each in (value if isinstance(value, Items) else (value,)) if isinstance(each, Text) and each]
    if is_words(model, name) or not texts:
        return True
    try:
        words_of(model).model_validate({name: [plain(each) for each in texts]}, context=Reading())
    except ValidationError:
        return False
    return True


def _without_original(draft: Draft, originals: Originals, reading: Reading) -> Problem:
    folder = draft.kind.folder if draft.kind else ""
    known = reading.ids if draft.kind else {"": {key for key in originals.files if "/" not in key}}
    path = PurePosixPath(draft.file)
    what = f"a {draft.kind.singular} called '{draft.id}'" if draft.kind else f"a page called '{draft.name}'"
    near = nearest(draft.name, known, (folder,))
    fix = f"Give it a file of its own first, called `{draft.name}.md`, or delete this."
    if near and path.stem.startswith(draft.name):
        fix = f"Did you mean `{near[0]}`? Then call the file `{near[0]}.{draft.language}{path.suffix}`."
    elif near:
        fix = f"Did you mean `{near[0]}`?"
    source = Source(*draft.place) if draft.is_of_list else Source(draft.file)
    message = f"This translates {what}, and there is none."
    return Problem(code="translation-without-original", message=message, fix=fix, source=source)


def _no_words(name: Text, original: str, file: str) -> Problem:
    holder = PurePosixPath(original).name
    return Problem(
        code="translation-field",
        severity=Severity.WARNING,
        message=f"`{name}` is not used: dates, links and choices stay in {holder}; this file is only for words.",
        fix=f"Delete `{name}:` and what belongs to it.",
        source=Source(file, name.line, name.column),
    )


def _list_differs(path: Sequence[str | int], sheet: Sheet, original: str) -> Problem:
    name = next(step for step in reversed(path) if isinstance(step, str))
    return Problem(
        code="translation-list",
        severity=Severity.WARNING,
        message=f"`{name}` has not as many entries here as in {PurePosixPath(original).name}, so none was used.",
        fix="Write one for each, in the same order.",
        source=sheet.source(tuple(path)),
    )
