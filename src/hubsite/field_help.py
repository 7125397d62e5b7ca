"""The documentation of every field, made from the same models that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hubsite.kinds import BUILT_IN, FieldHelp, Kind, config_fields, fields_of
from hubsite.model.record import Record

_COMMON = {field.name for field in fields_of(Record) if not field.inside}


def as_markdown() -> str:
    """Tables of all fields: hub.yml, those that every record has, and those of each kind."""
    lines = ["### hub.yml", "", *_table(config_fields()), "### Every record", "", *_table(fields_of(Record))]
    for kind in BUILT_IN:
        lines += [f"### {kind.folder}", "", f"{kind.summary} Required: {_required(kind)}.", "", *_table(_own(kind))]
    return "\n".join(lines).rstrip() + "\n"


def _own(kind: Kind) -> Iterator[FieldHelp]:
    for field in fields_of(kind.model):
        if field.inside.partition(".")[0] not in _COMMON and (field.inside or field.name not in _COMMON):
            yield field


def _required(kind: Kind) -> str:
    return ", ".join(f"`{field.name}`" for field in fields_of(kind.model) if field.required and not field.inside)


def _table(fields: Iterable[FieldHelp]) -> list[str]:
    rows = [f"| {_name(field)} | {_meaning(field)} | {_example(field)} |" for field in fields]
    return ["| field | what it means | for example |", "|---|---|---|", *rows, ""] if rows else []


def _name(field: FieldHelp) -> str:
    path = f"{field.inside}.{field.name}" if field.inside else field.name
    return f"`{path}`"


def _meaning(field: FieldHelp) -> str:
    choices = ", ".join(f"`{choice}`" for choice in field.choices)
    return f"{field.description} One of: {choices}." if choices else field.description


def _example(field: FieldHelp) -> str:
    return f"`{field.example}`" if field.example else ""
