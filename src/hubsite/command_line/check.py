"""`hubsite check`: what is wrong, for people, for tools, for GitHub."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext, redirect_stdout
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import HUB, SAFE, TODAY, in_colour, is_safe, london, show
from hubsite.problems import HubsiteError, Problem

if TYPE_CHECKING:
    from hubsite.model.hub import Hub


@click.command("check")
@HUB
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="For whom.")
@click.option("--dates", is_flag=True, help="Say for every meeting how its dates were read, not for ten only.")
@TODAY
@SAFE
def command(hub: Path, form: str, dates: bool, today: date | None, safe: bool | None) -> None:
    """Say what is wrong, and how to mend it, and how the dates of meetings were read; publish nothing."""
    from hubsite import report
    from hubsite.build import needs_front_page
    from hubsite.look import Look, look
    from hubsite.meanings import codes
    from hubsite.publish import remembered

    # What a plugin prints must not stand among what a program reads.
    apart = nullcontext() if form == "text" else redirect_stdout(sys.stderr)
    try:
        with apart:
            found = look(hub.resolve(), today or london(), safe=is_safe(safe), memory=remembered(hub.resolve()))
        if found.site and not found.has_errors:
            needs_front_page(found.site)
    except HubsiteError as error:
        if form == "text" or "--debug" in sys.argv:
            raise
        found = Look((Problem(code="stopped", message=error.message, fix=error.fix),))
    if form == "json":
        click.echo(report.as_json(found.problems), nl=False)
    elif form == "github":
        click.echo(report.as_github(found.problems), nl=False)
        _add_to_summary(report.as_summary(found.problems))
    else:
        show(found.problems)
        if found.hub:
            _show_dates(found.hub, everything=dates)
        records = len(found.hub.records) if found.hub else 0
        many = "1 record" if records == 1 else f"{records} records"
        click.echo(f"Read {many}: {report.count(found.problems)}.")
        if more := report.what_next(found.problems, codes() if found.problems else ()):
            click.echo(more)
    sys.exit(1 if found.has_errors else 0)


def _add_to_summary(text: str) -> None:
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)


def _show_dates(hub: Hub, *, everything: bool) -> None:
    """Print how the dates of meetings were read: of all, or of the first few."""
    from hubsite.model.said_back import own_meetings, said_back
    from hubsite.report import MOST_MEETINGS, dates_as_text

    meetings = own_meetings(hub)
    shown = meetings if everything else meetings[:MOST_MEETINGS]
    more = len(meetings) - len(shown)
    click.echo(dates_as_text(said_back(hub, shown), more, in_colour), nl=False)
