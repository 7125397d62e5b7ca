"""Live preview: build, show, watch, build again; problems are told in the page as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from watchfiles import watch

from hubsite import report
from hubsite.build import Built, build
from hubsite.problems import HubsiteError
from hubsite.serve_http import Preview

Say = Callable[[str], None]


def serve(root: Path, port: int, today: Callable[[], date], *, safe: bool, say: Say) -> None:
    """Show the hub at `http://127.0.0.1:<port>/` until Ctrl-C, and renew it whenever a file is saved.

    A change that breaks something leaves the last good site in place and says what is wrong.
    """
    out = root / ".hubsite" / "preview"
    preview = Preview(lambda: out, port)
    preview.start()
    try:
        say(f"The site is at {preview.url} – press Ctrl and C to stop.")
        _renew(root, out, today(), preview, safe=safe, say=say)
        for _changes in watch(*_watched(root), debounce=200, step=50, raise_interrupt=False):
            _renew(root, out, today(), preview, safe=safe, say=say)
    finally:
        preview.stop()


def _watched(root: Path) -> list[Path]:
    return [folder for folder in (root / "content", root / "plugins") if folder.is_dir()]


def _renew(root: Path, out: Path, today: date, preview: Preview, *, safe: bool, say: Say) -> None:
    try:
        built = build(root, out, today, safe=safe)
    except HubsiteError as error:
        say(f"{error.message} {error.fix}")
        preview.announce(f"{error.message}\n{error.fix}", changed=False)
        return
    told = report.as_text([problem for problem in built.problems if problem.severity != "advice"])
    say(_summary(built))
    preview.announce(told, changed=built.published)


def _summary(built: Built) -> str:
    told = report.as_text(built.problems)
    state = "The site is up to date" if built.published else "The site stays as it was until this is mended"
    return f"{told}{state}: {report.count(built.problems)}."
