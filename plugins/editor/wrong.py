"""What keeps the forms from being there, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from hubsite import Hub, Problem, Severity, Source

from .settings import EditorSettings

FILE = "content/hub.yml"


def wrong_settings(hub: Hub, settings: EditorSettings, *, has_script: bool) -> Iterator[Problem]:
    """At most one reason why there are no forms at all, and each kind in hub.yml that there is not."""
    if not hub.config.on_github:
        yield _problem(
            "editor-needs-github",
            hub,
            "There are no forms at /edit/, because hub.yml does not say where on GitHub the files are.",
            "Write it into hub.yml, for example `repository: https://github.com/our-name/our-hub`.",
            "repository",
        )
    elif not has_script:
        yield _problem(
            "editor-script-missing",
            hub,
            "There are no forms at /edit/, because the program behind them was not fetched.",
            "Whoever looks after hubsite runs `make editor` once. Until then, take `editor` out of `plugins:`.",
        )
    for folder in settings.kinds:
        if folder not in hub.labels:
            near = difflib.get_close_matches(folder, hub.labels, n=1)
            fix = f"Did you mean `{near[0]}`?" if near else f"Write some of: {', '.join(sorted(hub.labels))}."
            yield _problem("editor-unknown-kind", hub, f"There is no kind '{folder}' to make a form for.", fix)


def _problem(code: str, hub: Hub, message: str, fix: str, field: str = "plugins") -> Problem:
    lines = hub.config.origin.lines
    source = Source(hub.config.origin.file or FILE, lines.get(field) or lines.get("plugins", 0))
    return Problem(code=code, message=message, fix=fix, severity=Severity.WARNING, source=source)
