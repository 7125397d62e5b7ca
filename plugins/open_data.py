"""Everything that is a list of facts is also open data: JSON of records, kinds and the hub, and its JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hubsite import Field, File, Hub, Line, Settings, hookimpl, kind_of, schema_file


class OpenDataSettings(Settings):
    """`open_data:` in hub.yml."""

    licence: Line = Field("", description="The licence of the data, as an SPDX name.", examples=["OGL-UK-3.0"])


@hookimpl
def hubsite_settings() -> type:
    """The keys below `open_data:` in hub.yml."""
    return OpenDataSettings


@hookimpl
def hubsite_files(hub: Hub, settings: OpenDataSettings) -> Iterator[File]:
    """`/<folder>/<id>.json`, `/<folder>.json`, `/hub.json`, and `/schemas/<folder>.json` for editors."""
    counts: dict[str, Any] = {}
    for folder, label in hub.labels.items():
        records = hub.of(folder)
        if kind := kind_of(hub, folder):
            yield File(path=f"schemas/{folder}.json", content=schema_file(kind))
        written = [_json(record.open_data()) for record in records]
        for record, text in zip(records, written, strict=True):
            yield File(path=f"{record.key}.json", content=text, about=record.key)
        if records:
            counts[folder] = {"count": len(records), "file": f"{folder}.json"}
            yield File(path=f"{folder}.json", content=_of_all(folder, written), title=f"{label.plural} (JSON)")
    about = {
        "name": hub.config.name,
        "summary": hub.config.summary,
        "licence": settings.licence,
        "kinds": counts,
    }
    yield File(
        path="hub.json",
        content=_json({key: value for key, value in about.items() if value}),
        title="The hub (JSON)",
    )


def _of_all(folder: str, written: list[str]) -> str:
    """All records of a kind as one list, of what was written for each: two levels deeper, it is the same."""
    head, tail = _json({"kind": folder, "records": [0]}).split("  0")
    # In JSON no text holds a line break as it is.
    return head + ",\n".join("  " + each.rstrip("\n").replace("\n", "\n  ") for each in written) + tail


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
