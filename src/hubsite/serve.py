"""Live preview: build, show, watch, build again; problems are told in the page as well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

from hubsite import report
from hubsite.build import PREVIEW, Built, Early, build
from hubsite.memory import digest_of
from hubsite.model.said_back import own_meetings, said_back
from hubsite.outputs import File
from hubsite.problems import HubsiteError, Problem, Severity
from hubsite.publish import ANOTHER_BUILD_RUNS
from hubsite.read.kept import KEPT
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
        KEPT.keeps = True
        site_files: tuple[File, ...] = ()
        for changed in _saves(root):
            site_files = _renew(root, today(), preview, changed, site_files, safe=safe, say=say)
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        preview.stop()


def _saves(root: Path) -> Iterator[set[str]]:
    """One at the start, and one for each time that something was saved: the files, as a hub names them.

    Also when `plugins/` comes, or `content/` goes and comes back. Who is given one may take their time: the watch is
    on before, so that what is saved meanwhile brings the next.
    """
    is_new = True
    while True:
        watched = _watched(root)
        changes = watch(
            *watched,
            watch_filter=partial(_counts, root),
            debounce=200,
            step=50,
            rust_timeout=_A_LOOK_ROUND,
            yield_on_timeout=True,
        )
        for changed in changes if watched else _pauses():
            if changed or is_new:
                is_new = False
                yield {_named(root, Path(file)) for _, file in changed}
            if _watched(root) != watched:
                is_new = True
                break


def _named(root: Path, file: Path) -> str:
    """`content/meetings/choir.md`"""
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


_A_LOOK_ROUND = 250  # milliseconds


def _pauses() -> Iterator[set[FileChange]]:
    while True:
        time.sleep(_A_LOOK_ROUND / 1000)
        yield set()


def _watched(root: Path) -> dict[Path, int]:
    """The folders to watch, each with the number that the disk has for it: a new folder of the same name is another."""
    folders = (root / "content", root / "plugins")
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}


def _counts(root: Path, _change: Change, file: str) -> bool:
    """Whether a change of this file matters; the folders above the hub may be called anything."""
    path = Path(file)
    return _USUAL(_change, str(path.relative_to(root)) if path.is_relative_to(root) else file)


_USUAL = DefaultFilter()


def _renew(
    root: Path,
    today: date,
    preview: Preview,
    changed: Set[str] = frozenset(),
    site_files: tuple[File, ...] = (),
    *,
    safe: bool,
    say: Say,
) -> tuple[File, ...]:
    """Show the hub as it is now, first with the `site_files` of the last time; gives those of now."""
    digest_of.cache_clear()  # a plugin may be what was saved
    shown = _Shown(preview, changed, say)
    try:
        built = _built(root, today, Early(site_files, shown.show), safe=safe)
    except HubsiteError as error:
        _tell(f"{error.message}\n{error.fix}", preview, say)
    except Exception as error:  # a fault of ours must not end the preview: whoever writes would never know
        _tell(f"Something failed that should not have: {type(error).__name__}: {error}\n{_REPORT_IT}", preview, say)
    else:
        shown.show(built)
        return built.site_files if built.published else site_files
    return site_files


@dataclass(slots=True)
class _Shown:
    """Says on the screen and on open pages what a build came to, and once only if there is no more to say later."""

    preview: Preview
    changed: Set[str]
    say: Say
    problems: tuple[Problem, ...] | None = None

    def show(self, built: Built) -> None:
        if built.problems == self.problems:
            return
        stays = _STAYS if self.problems is None else _REST_STAYS
        self.problems = built.problems
        told = report.as_text([problem for problem in built.problems if problem.severity is not Severity.ADVICE])
        if not built.published:
            told += f"{stays}.\n"
        self.say(_summary(built, stays))
        if dates := _dates_in(built, self.changed):
            self.say(dates)
        self.preview.announce(told, changed=built.published)


def _built(root: Path, today: date, early: Early, *, safe: bool) -> Built:
    """The preview, built as soon as no other build of the hub runs: what was saved must not be lost."""
    while True:
        try:
            return build(root, None, today, safe=safe, early=early)
        except HubsiteError as error:
            if error.exit_code != ANOTHER_BUILD_RUNS:
                raise
        time.sleep(_A_LOOK_ROUND / 1000)


_REPORT_IT = "Run `hubsite --debug build` and report what it prints."


def _tell(words: str, preview: Preview, say: Say) -> None:
    """On the screen and on open pages."""
    say("\n    ".join(report.clean(line) for line in words.splitlines()))
    preview.announce(words, changed=False)


def _dates_in(built: Built, changed: Set[str]) -> str:
    """How the dates of the meetings that were just saved were read."""
    hub = built.look.hub
    if not hub:
        return ""
    saved = [each for each in own_meetings(hub) if each.origin.file in changed]
    return report.dates_as_text(said_back(hub, saved)).rstrip("\n")


_STAYS = "The site stays as it was until this is mended"
_REST_STAYS = "The pages are new, but what is made of all of them stays as it was until this is mended"


def _summary(built: Built, stays: str) -> str:
    told = report.as_text(built.problems)
    state = "The site is up to date" if built.published else stays
    return f"{told}{state}: {report.count(built.problems)}."
