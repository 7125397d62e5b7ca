"""JSON Schema of what people write, for editors: which fields there are, which are required, what can be chosen."""

# Made from the same models that read the files, but of the text as it is typed: an editor sees YAML 1.2, where `120`
# is a number, `true` is yes or no, and `yes` and `5 June 2026` are texts. A schema helps while somebody types; what
# is right is decided by `hubsite check` alone.

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from hubsite.kinds import Kind
from hubsite.model.hub import HubConfig
from hubsite.model.record import Piece, Record
from hubsite.model.references import To
from hubsite.model.words import Choice

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = ".vscode"
_TEXT = ["string", "number", "boolean"]
_YAML_EXTENSION = "redhat.vscode-yaml"


def schema_of(kind: Kind) -> Schema:
    """JSON Schema 2020-12 of a file of a kind: one record, or a list of them, each with its `id`."""
    one = _object(kind.model)
    its_id = {"type": "string", "description": "Its name in addresses: `mill-hall`."}
    with_id = {**one, "properties": {"id": its_id, **one["properties"]}, "required": ["id"]}
    return {
        "$schema": _DRAFT,
        "title": kind.singular[:1].upper() + kind.singular[1:],
        "description": kind.summary,
        "if": {"type": "array"},
        "then": {"items": with_id},
        "else": one,
    }


@cache
def schema_file(kind: Kind) -> str:
    """The same as the text of a file; made once, for it depends on the kind alone."""
    return schema_text(schema_of(kind))


def schema_of_hub() -> Schema:
    """JSON Schema 2020-12 of `content/hub.yml`."""
    return {"$schema": _DRAFT, "title": "The hub", **_object(HubConfig)}


def schema_text(schema: Schema) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def editor_files(kinds: Iterable[Kind]) -> dict[str, bytes]:
    """What makes Visual Studio Code, and editors like it, know the fields: paths in the hub, and their bytes."""
    schemas = {kind.folder: schema_file(kind) for kind in kinds}
    files = {f"{FOLDER}/schemas/{folder}.json": schema for folder, schema in schemas.items()}
    files[f"{FOLDER}/schemas/hub.json"] = schema_text(schema_of_hub())
    files[f"{FOLDER}/settings.json"] = schema_text(_settings(schemas))
    files[f"{FOLDER}/extensions.json"] = schema_text({"recommendations": [_YAML_EXTENSION]})
    return {path: text.encode() for path, text in sorted(files.items())}


def _settings(folders: Iterable[str]) -> Schema:
    # Translations (`mill-hall.cy.yml`) hold only the words that differ.
    places = {
        f"{FOLDER}/schemas/{folder}.json": [
            f"content/{folder}.yml",
            f"content/{folder}/*.yml",
            f"!content/{folder}/*.*.yml",
        ]
        for folder in folders
    }
    schemas = {f"{FOLDER}/schemas/hub.json": ["content/hub.yml"], **places}
    return {"yaml.schemas": schemas, "editor.wordWrap": "on", "files.insertFinalNewline": True}


def _object(model: type[Piece]) -> Schema:
    fields = model.model_fields
    found: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
    for name, field in fields.items():
        found["properties"][name] = _with_help(field)
    required = [name for name, field in fields.items() if field.is_required()]
    if issubclass(model, Record):  # a page may say `title` instead
        found["properties"]["title"] = {"type": _TEXT, "description": "Another word for `name`."}
        found["anyOf"] = [{"required": ["name"]}, {"required": ["title"]}]
        required.remove("name")
    return {**found, "required": required} if required else found


def _with_help(field: FieldInfo) -> Schema:
    schema = {"description": field.description or "", **_value(field.annotation, field.metadata)}
    return {**schema, "examples": list(map(str, field.examples))} if field.examples else schema


def _value(annotation: Any, marks: Iterable[Any] = ()) -> Schema:
    """The schema of a value; `marks` are what pydantic is told about it beside its type."""
    marks = list(marks)
    while hasattr(annotation, "__metadata__"):
        marks += annotation.__metadata__
        annotation = annotation.__origin__
    if get_origin(annotation) is tuple:
        return _several(get_args(annotation)[0], marks)
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if texts := list(_texts(annotation)):
        return _choice(texts, marks)
    if inner:
        return _value(inner[0], marks) if len(inner) == 1 else _any_of(_value(each, marks) for each in inner)
    return _single(annotation, marks)


def _single(annotation: Any, marks: list[Any]) -> Schema:
    if annotation is Any:
        return {}
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        whole = _object(annotation)
        return _any_of([{"type": _TEXT}, whole]) if _is_read_first(marks) else whole
    if annotation in (int, float, Decimal):
        return {"type": ["number", "string"], "pattern": "[0-9]"}
    if annotation in (dt.date, dt.datetime):
        return {"type": "string"}
    folders = next((mark.folders for mark in marks if isinstance(mark, To)), None)
    return {"type": _TEXT} if folders is None else {"type": ["string", "number"]}


def _several(item: Any, marks: list[Any]) -> Schema:
    """A list; where its text is read first, also words on one line, and texts among its entries."""
    one = _value(item)
    if not _is_read_first(marks):
        return {"type": "array", "items": one}
    entry = one if one.get("type") != "object" else _any_of([{"type": _TEXT}, one])
    return _any_of([{"type": "array", "items": entry}, {"type": _TEXT}])


def _is_read_first(marks: Iterable[Any]) -> bool:
    return any(isinstance(mark, BeforeValidator) for mark in marks)


def _any_of(schemas: Iterable[Schema]) -> Schema:
    different: list[Schema] = []
    for schema in schemas:
        different += [] if schema in different else [schema]
    return different[0] if len(different) == 1 else {"anyOf": different}


def _texts(annotation: Any) -> Iterator[str]:
    """The texts of a Literal, also inside `Literal[…] | None`; none where something else may stand there too."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    inner = [each for each in get_args(annotation) if each is not type(None)]
    if len(inner) == 1 and get_origin(annotation) is not tuple:
        yield from _texts(inner[0])


def _choice(choices: list[str], marks: Iterable[Any]) -> Schema:
    """One of some texts: offered as they are, taken in any case and spacing, as the reader takes them."""
    synonyms = {name for mark in marks if isinstance(mark, Choice) for name in mark.synonyms}
    said = [f"^({'|'.join(_any_spelling(text) for text in [*choices, *sorted(synonyms)])})$"]
    taken: list[Schema] = [{"enum": choices}, {"type": "string", "pattern": said[0]}]
    return {"anyOf": [*taken, {"type": "boolean"}]} if "true" in synonyms else {"anyOf": taken}


def _any_spelling(text: str) -> str:
    """A pattern for a choice in any case; JSON Schema has no sign for that."""
    return "".join(
        r"[\s_-]+" if sign == "-" else f"[{sign.upper()}{sign}]" if sign.isalpha() else re.escape(sign)
        for sign in text.lower()
    )
