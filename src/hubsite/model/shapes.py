"""What a field's text is, beyond being text: an address of the web, prose, a number to ring, a choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class Shape:
    """Marks a type of text by name: `line`, `prose`, `url`, `email`, `phone`, `postcode`."""

    shape: str


@cache
def shape_of(model: type[BaseModel], name: str) -> str:
    """The shape of a field's text, looked for inside `X | None` and lists too; "" if it has none."""
    field = model.model_fields[name]
    found = [*_shapes(field.metadata), *_within(field.annotation)]
    return found[0] if found else ""


def _within(annotation: Any) -> Iterator[str]:
    yield from _shapes(getattr(annotation, "__metadata__", ()))
    for inner in getattr(annotation, "__args__", ()):
        yield from _within(inner)


def _shapes(metadata: Any) -> Iterator[str]:
    return (each.shape for each in metadata if isinstance(getattr(each, "shape", None), str))
