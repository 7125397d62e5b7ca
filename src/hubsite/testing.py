"""For tests, ours and those of plugin authors: a hub made from a dict of files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hubsite.look import Look, look

A_SUNDAY = date(2026, 11, 22)
A_SPACE = "name: Mill Hall\naddress: Mill Lane, Aldermere\n"


def write_hub(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a hub's files below `root`.

    Paths are within `content/` unless they start with `plugins/`; a `hub.yml` with a name is added if there is none.
    """
    for path, content in {"hub.yml": "name: Aldermere\n", **files}.items():
        place = root / path if path.startswith("plugins/") else root / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def make_hub(root: Path, files: Mapping[str, str | bytes], *, today: date = A_SUNDAY, safe: bool = False) -> Look:
    """What hubsite sees in such a hub: its records, its site, its problems."""
    return look(write_hub(root, files), today, safe=safe)
