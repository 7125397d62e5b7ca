"""`hubsite new`: a hub to start from, copied from site_template/."""

from __future__ import annotations

from pathlib import Path

from hubsite.bundled import bundled
from hubsite.folders import write_tree
from hubsite.problems import HubsiteError

_NAME_IN_TEMPLATE = "name: Our neighbourhood"


def new_hub(folder: Path, name: str) -> list[str]:
    """Copy the template into `folder`, which must not exist or be empty; returns the paths written.

    Raises HubsiteError when something is there already: nothing is ever overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise HubsiteError(
            f"'{folder.name}' exists already and is not empty.",
            fix="Choose another name; nothing was changed.",
        )
    template = bundled("site_template")
    files = {
        path.relative_to(template).as_posix(): path.read_bytes()
        for path in sorted(template.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    if name:
        hub = files["content/hub.yml"].decode()
        files["content/hub.yml"] = hub.replace(_NAME_IN_TEMPLATE, f"name: {_quoted(name)}").encode()
    folder.mkdir(parents=True, exist_ok=True)
    write_tree(folder, files)
    return sorted(files)


def _quoted(text: str) -> str:
    one_line = " ".join(text.split())
    return '"' + one_line.replace("\\", "\\\\").replace('"', '\\"') + '"'
