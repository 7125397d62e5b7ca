"""Live preview: build, show, watch, build again; problems are told in the page as well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from watchfiles import watch

from hubsite import report
from hubsite.build import PREVIEW, Built, build
from hubsite.problems import HubsiteError, Severity
from hubsite.serve_http import Preview

Say = Callable[[str], None]


def serve(root: Path, port: int, today: Callable[[], date], *, safe: bool, say: Say) -> None:
    """Show the hub at `http://localhost:<port>/` until Ctrl-C, and renew it whenever a file is saved.

    A change that breaks something leaves the last good site in place and says what is wrong. Raises HubsiteError
    when there is no hub, or the port is taken.
    """
    if not (root / "content").is_dir():
        raise HubsiteError(
            f"There is no folder called `content` in '{root.name or root}', so there is nothing to show.",
            fix="Go to the folder of your hub, or make a new hub with `hubsite new my-hub`.",
        )
    preview = Preview(lambda: root / PREVIEW, port)
    preview.start()
    try:
        say(f"The site is at {preview.url} – press Ctrl and C to stop.")
        _renew(root, today(), preview, safe=safe, say=say)
        for _changes in watch(*_watched(root), debounce=200, step=50):
            _renew(root, today(), preview, safe=safe, say=say)
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        preview.stop()


def _watched(root: Path) -> list[Path]:
    return [folder for folder in (root / "content", root / "plugins") if folder.is_dir()]


def _renew(root: Path, today: date, preview: Preview, *, safe: bool, say: Say) -> None:
    try:
        built = build(root, None, today, safe=safe)
    except HubsiteError as error:
        say(f"{report.clean(error.message)}\n    {report.clean(error.fix)}")
        preview.announce(f"{error.message}\n{error.fix}", changed=False)
        return
    told = report.as_text([problem for problem in built.problems if problem.severity is not Severity.ADVICE])
    say(_summary(built))
    preview.announce(told, changed=built.published)


def _summary(built: Built) -> str:
    told = report.as_text(built.problems)
    state = "The site is up to date" if built.published else "The site stays as it was until this is mended"
    return f"{told}{state}: {report.count(built.problems)}."
