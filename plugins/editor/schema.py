"""What the JSON Schema of a field says of its value: a list, fields of its own, some choices, a day."""

# A value that people may write in two ways (an address alone, or `url:` and `title:`) stands there as `anyOf`; a form
# takes the way that can say most.

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hubsite import Kind, schema_of

Schema = dict[str, Any]


def record_in(kind: Kind) -> Schema:
    """The schema of one record of a kind."""
    found: Schema = schema_of(kind)["else"]
    return found


def items_of(told: Schema) -> Schema | None:
    """The schema of a list's entries; None where there is no list."""
    return next((each["items"] for each in _ways(told) if each.get("type") == "array"), None)


def piece_in(told: Schema) -> Schema | None:
    """The schema of a group of fields, if the value is one."""
    return next((each for each in _ways(told) if "properties" in each), None)


def choices_in(told: Schema) -> list[str]:
    """The texts that can be chosen; none where something else may be written too."""
    return next((each["enum"] for each in told.get("anyOf", ()) if "enum" in each), [])


def is_day(told: Schema) -> bool:
    """Whether the value is a day, or a day and a time."""
    return told.get("type") == "string" or {"type": "string"} in told.get("anyOf", ())


def _ways(told: Schema) -> Iterator[Schema]:
    yield told
    yield from told.get("anyOf", ())
