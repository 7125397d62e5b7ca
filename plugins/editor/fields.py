"""The fields of a form, made from the JSON Schema of a kind and from what its model knows of each text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hubsite import Kind, Piece, Record, To, is_words, parts_in, shape_of

from .schema import Schema, choices_in, is_day, items_of, piece_in, record_in

Form = dict[str, Any]

_LABELS = {"url": "Website", "email": "E-mail", "id": "Id", "lgsl_code": "LGSL code"}
_DAY = "A day as people write it: 5 June 2026."
# More kinds than this are simply "records".
_MOST_NAMED = 5


@dataclass(frozen=True)
class Target:
    """The folders whose records can be chosen from a list; all other references are typed."""

    folders: frozenset[str] = frozenset()


def fields_of(kind: Kind, target: Target, *, body: bool = False, main: str = "") -> list[Form]:
    """The fields of a kind's form; those that matter most come first.

    `body` says that `description` is the text below the fields of a Markdown file. With `main`, the
    hub's main language, words can be given in its other languages too, where none is required.
    """
    found = {form["name"]: form for form in _fields(kind.model, record_in(kind), target)}
    if body:
        found["description"] |= {"widget": "markdown"}
    if main:
        for name in (name for name in found if is_words(kind.model, name)):
            found[name] |= {"i18n": True, "required": [main] if found[name]["required"] else False}
    return [found[name] for name in _in_order(kind)]


def text_field(name: str, hint: str, *, required: bool = False) -> Form:
    """One line of text."""
    return {"name": name, "label": label_of(name), "widget": "string", "required": required, "hint": hint}


def label_of(name: str) -> str:
    """`held_at` is “Held at”."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def _in_order(kind: Kind) -> list[str]:
    """What is required, what matters most, the rest of the kind, then what every record has."""
    names = list(kind.model.model_fields)
    required = [name for name in names if kind.model.model_fields[name].is_required()]
    every = [name for name in names if name in Record.model_fields]
    own = [name for name in names if name not in Record.model_fields]
    return list(dict.fromkeys(["name", *required, "summary", *kind.first_fields, "description", *own, *every]))


def _fields(model: type[Piece], schema: Schema, target: Target) -> Iterator[Form]:
    for name, field in model.model_fields.items():
        told, folders = schema["properties"][name], folders_in(field.annotation)
        if folders is not None and len(folders) == 1 and folders[0] in target.folders:
            form = _relation(folders[0], several=items_of(told) is not None)
        else:
            form = _widget(model, name, told, target)
        basis = text_field(name, _hint(told, form, folders), required=field.is_required())
        yield {key: value for key, value in {**basis, **form}.items() if value != ""}


def _relation(folder: str, *, several: bool) -> Form:
    chosen: Form = {"widget": "relation", "collection": folder, "value_field": "{{slug}}"}
    return {**chosen, "display_fields": ["name"], "search_fields": ["name"], "multiple": several}


def _widget(model: type[Piece], name: str, told: Schema, target: Target) -> Form:
    """How a value is filled in: `widget`, and what belongs to it."""
    entry = items_of(told)
    within = piece_in(told if entry is None else entry)
    if within is not None:
        fields = list(_fields(parts_in(model.model_fields[name].annotation)[0], within, target))
        return {"widget": "object", "fields": fields} if entry is None else _pieces(fields)
    if choices := choices_in(told if entry is None else entry):
        return {"widget": "select", "options": choices, "multiple": entry is not None}
    if entry is not None:
        return {"widget": "list"}  # Sveltia's plain list keeps a text that is no list yet; others would lose it
    return {"widget": "text" if shape_of(model, name) == "prose" else "string"}


def _pieces(fields: list[Form]) -> Form:
    """A list of groups of fields; of a closed one its first field is shown."""
    return {"widget": "list", "fields": fields, "collapsed": "auto", "summary": f"{{{{fields.{fields[0]['name']}}}}}"}


def _hint(told: Schema, form: Form, folders: tuple[str, ...] | None) -> str:
    """What the field means, and an example; for what is typed also how."""
    parts = [told.get("description", "")]
    if form["widget"] in ("string", "text", "list") and told.get("examples"):
        parts.append(f"For example: {told['examples'][0]}")
    elif form["widget"] == "string" and is_day(told):
        parts.append(_DAY)
    if form == {"widget": "list"}:
        parts.append("One to a line.")
    if folders is not None and form["widget"] != "relation":
        parts.append(_id_of(folders))
    return " ".join(part if part[-1:] in (".", "?", "!") else f"{part}." for part in parts if part)


def _id_of(folders: tuple[str, ...]) -> str:
    if not 0 < len(folders) <= _MOST_NAMED:
        return "The address of any record, such as spaces/mill-hall."
    return f"The address of one of {' or '.join(folders)}, such as {folders[0]}/its-name."


def folders_in(annotation: Any) -> tuple[str, ...] | None:
    """The folders that a reference may lead to, empty for all; None for what is no reference."""
    marks = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, To)]
    if marks:
        return marks[0].folders
    inner = (folders_in(each) for each in getattr(annotation, "__args__", ()) if not _is_piece(each))
    return next((found for found in inner if found is not None), None)


def _is_piece(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Piece)
