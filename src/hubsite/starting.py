"""A file to start from, for each kind: right as it stands, and beside each field what it means."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic.fields import FieldInfo

from hubsite.kinds import Kind
from hubsite.model.record import Piece, Record

# So many of the fields within a field are shown where room is short.
FEW = 3
# Texts that are the same to YAML with and without quotes.
_PLAIN = re.compile(r"(?:[^\W_]|£|-(?=\d))(?:[^:#\s]|:(?=\S)| (?=[^\s#])|(?<=\S)#)*")


def starting_file(kind: Kind, answers: Mapping[str, str] | None = None, *, everything: bool = True) -> str:
    """The text of a new `.yml` file of a kind, with the answers for some of its fields in it.

    What is required stands there with an example to be changed, and so do the answers. What matters most comes next,
    then all other fields unless `everything` is False: each behind a `#`, since an example that is left by oversight
    would be read as a fact ("Free", "Hearing loop on").
    """
    answers = answers or {}
    first = first_fields(kind, answers)
    lines = [modeline(f"../../.vscode/schemas/{kind.folder}.json"), *_how_to(kind), ""]
    for name in first:
        lines += _field(kind.model, name, answers.get(name), None if everything else FEW)
    if everything:
        lines += ["", "# More that can be said:", *_behind(_rest(kind, first))]
    return "\n".join(lines) + "\n"


def modeline(schema: str) -> str:
    """The first line of a file, by which editors find out which fields it may have."""
    return f"# yaml-language-server: $schema={schema}"


def first_fields(kind: Kind, answered: Iterable[str] = ()) -> list[str]:
    """The fields that a new file begins with: what is required, what was answered, what matters most, `checked`."""
    fields = kind.model.model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    asked = dict.fromkeys(["name", *required, "summary", *kind.first_fields, *answered])
    return [*(name for name in asked if name != "checked"), "checked"]


def in_yaml(text: str) -> str:
    """A text as it may stand behind a colon: as it is, or in double quotes where YAML would misread it."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _how_to(kind: Kind) -> list[str]:
    one = kind.one[:1].upper() + kind.one[1:]
    return [
        f"# {one}. The words are examples: put yours in their place, delete lines you do not need.",
        "# Whatever stands behind a # is not read. Take the # and the space after it away to use a line.",
    ]


def _field(model: type[Piece], name: str, answer: str | None, most: int | None) -> list[str]:
    field = model.model_fields[name]
    if answer is not None:
        return [f"{name}: {in_yaml(answer)}"]
    if name == "checked":
        return ["checked: never  # Or the day on which you made sure of it: 1 November 2026"]
    lines = _example(name, field, most)
    return lines if field.is_required() else _behind(lines)


def _rest(kind: Kind, first: list[str]) -> Iterator[str]:
    """Every other field; those of the kind alone before those that all records have."""
    fields = kind.model.model_fields
    own = [name for name in fields if name not in Record.model_fields]
    for name in [*own, *(name for name in fields if name in Record.model_fields)]:
        if name not in first:
            yield from _example(name, fields[name])


def _example(name: str, field: FieldInfo, most: int | None = None) -> list[str]:
    if field.examples:
        return [f"{name}: {in_yaml(str(field.examples[0]))}  # {field.description}"]
    parts = parts_in(field.annotation)
    if not parts:
        return []
    within = islice(parts[0].model_fields.items(), most)
    inner = [line for each, inside in within for line in _example(each, inside, most)]
    if is_list(field.annotation):
        inner = [f"- {inner[0]}", *(f"  {line}" for line in inner[1:])]
    return [f"{name}:  # {field.description}", *(f"  {line}" for line in inner)]


def _behind(lines: Iterable[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def parts_in(annotation: Any) -> list[type[Piece]]:
    """The groups of fields that a field holds: one, or one for each entry of a list."""
    return [each for each in _within(annotation) if isinstance(each, type) and issubclass(each, Piece)]


def is_list(annotation: Any) -> bool:
    """Whether a field holds several values."""
    return any(getattr(each, "__origin__", None) is tuple for each in _within(annotation))


def _within(annotation: Any) -> Iterator[Any]:
    """An annotation and all that it is made of: the `Line` of `tuple[Line, ...] | None`."""
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _within(inner)
