"""What several commands of the command line share: their options, and how they speak."""

# Nothing heavy is imported here: `hubsite --help` must answer at once.

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from hubsite.problems import Problem

_STYLES = {"error": "red", "warning": "yellow", "advice": "cyan", "place": "bright_black"}


_AS_PROGRAMS_WRITE_IT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Today(click.ParamType["date"]):
    """A date as people write it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read `2026-11-22` or `22 November 2026`."""
        if isinstance(value, date):
            return value
        if _AS_PROGRAMS_WRITE_IT.fullmatch(str(value)):  # to read the others takes much longer to load
            with suppress(ValueError):
                return date.fromisoformat(str(value))
        from hubsite.model.dates import read_date

        try:
            return read_date(str(value))
        except Exception as error:  # the field's own mistake, in words
            return self.fail(str(error), param, ctx)


HUB = click.argument("hub", type=click.Path(path_type=Path), default=".")
IN_HUB = click.option("--hub", type=click.Path(path_type=Path), default=".", help="The hub (default: here).")
TODAY = click.option("--today", type=Today(), help="As if it were this day (default: today in London).")
SAFE = click.option("--safe/--no-safe", default=None, help="Run no code that lies in the hub itself.")


def london() -> date:
    """Today's date in the United Kingdom."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def is_safe(chosen: bool | None) -> bool:
    """What was asked for; otherwise safe for pull requests (GitHub) and merge requests (GitLab): from strangers."""
    if chosen is not None:
        return chosen
    return bool(os.environ.get("CI_MERGE_REQUEST_IID")) or os.environ.get("GITHUB_EVENT_NAME", "").startswith(
        "pull_request"
    )


def show(problems: Sequence[Problem]) -> None:
    """Print problems for a person; in colour on a terminal."""
    from hubsite.report import as_text

    click.echo(as_text(problems, in_colour), nl=False)


def in_colour(style: str, text: str) -> str:
    """Text in the colour of a style, where there are colours."""
    return click.style(text, fg=_STYLES.get(style))


def friendly(path: Path) -> str:
    """A folder as people name it who stand where the command was typed."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
