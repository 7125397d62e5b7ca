"""`hubsite fix`: what can be mended without a person is mended, and shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import HUB, SAFE, TODAY, in_colour, is_safe, london
from hubsite.problems import Problem

if TYPE_CHECKING:
    from hubsite.shown_change import Change


@click.command("fix")
@HUB
@click.option("--diff", "only_show", is_flag=True, help="Only show what would change; change nothing.")
@TODAY
@SAFE
def command(hub: Path, only_show: bool, today: date | None, safe: bool | None) -> None:
    """Mend what is safe to mend in content/, and show what changed; what has two readings is left to you."""
    from hubsite.fixing import fix, rehearse
    from hubsite.look import stops
    from hubsite.shown_change import as_diff

    work = rehearse if only_show else fix
    fixed = work(hub.resolve(), today or london(), safe=is_safe(safe))
    for each in fixed.files:
        click.echo(as_diff(each, in_colour))
    click.echo(_mended(fixed.files, only_show=only_show))
    click.echo(_left(fixed.left))
    sys.exit(1 if stops(fixed.left) else 0)


def _mended(files: Sequence[Change], *, only_show: bool) -> str:
    if not files:
        return "There is nothing that hubsite can mend by itself."
    lines, many = sum(each.lines for each in files), len(files)
    said = f"{lines} {'line' if lines == 1 else 'lines'} in {many} {'file' if many == 1 else 'files'}"
    return f"Would mend {said}. Nothing was changed." if only_show else f"Mended {said}."


def _left(problems: Sequence[Problem]) -> str:
    """How many problems a person has to look at."""
    from hubsite.report import count

    if not problems:
        return "No problems are left."
    return f"Left for a person: {count(problems)}. `hubsite check` names them."
