"""`hubsite links`: whether the pages that a hub links to are still there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubsite.cli_options import HUB


@click.command("links")
@HUB
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="For whom.")
def command(hub: Path, form: str) -> None:
    """Ask whether the pages on other sites that this hub links to are still there. Needs the internet.

    Ends with 1 when a page is gone or does not answer.
    """
    from hubsite.problems import HubsiteError
    from hubsite.progress import working
    from hubsite.weblinks.asked import Answer, ask
    from hubsite.weblinks.told import in_markdown, in_words, seems_cut_off
    from hubsite.weblinks.written import written_in

    written = written_in(hub.resolve())
    with working("Asking other sites"):
        answers = list(ask(written))
    if seems_cut_off(answers):
        raise HubsiteError(
            "No site answered at all, so nothing was judged.",
            fix="Look whether this computer is connected to the internet, then run the command again.",
        )
    click.echo("\n".join((in_markdown if form == "markdown" else in_words)(answers, written)))
    sys.exit(1 if any(each.answer in (Answer.GONE, Answer.SILENT) for each in answers) else 0)
