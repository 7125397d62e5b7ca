"""Forms for volunteers who would rather not see YAML: Sveltia CMS at `/edit/`, with a form for every kind.

Its script is not part of this repository; `make editor` fetches it (see docs/editor.md). It runs in the browser of
whoever edits, talks to GitHub alone, and writes the same files that others change by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from hubsite import File, Hub, Problem, Templates, hookimpl

from .config import config_of
from .settings import EditorSettings
from .wrong import wrong_settings

VENDORED = Path(__file__).with_name("vendored")
SCRIPT = "sveltia-cms.js"
TEMPLATES = Templates(Path(__file__).with_name("templates"))


@hookimpl
def hubsite_settings() -> type:
    """The keys below `editor:` in hub.yml."""
    return EditorSettings


@hookimpl
def hubsite_files(hub: Hub, settings: EditorSettings) -> Iterator[File]:
    """`/edit/`: the page, what its forms are made from, and the script with what belongs to it."""
    if not hub.config.on_github or not (VENDORED / SCRIPT).is_file():
        return
    title = f"Edit {hub.config.name}"
    page = TEMPLATES.render("edit.html", title=title, script=SCRIPT)
    yield File(path="edit/index.html", content=str(page) + "\n")
    config = config_of(hub, settings, title)
    yield File(path="edit/config.json", content=json.dumps(config, ensure_ascii=False, indent=1) + "\n")
    for file in sorted(path for path in VENDORED.rglob("*") if path.is_file()):
        yield File(path=f"edit/{file.relative_to(VENDORED).as_posix()}", content=file)


@hookimpl
def hubsite_problems(hub: Hub, settings: EditorSettings) -> Iterator[Problem]:
    """What keeps the forms from being there."""
    yield from wrong_settings(hub, settings, has_script=(VENDORED / SCRIPT).is_file())
