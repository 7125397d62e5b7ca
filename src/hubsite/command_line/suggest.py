"""`hubsite suggest`: the answers of an issue form, turned into a file and into words for a pull request."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from hubsite.cli_options import IN_HUB, TODAY, london
from hubsite.problems import HubsiteError

# Some times what GitHub lets an issue hold.
_MOST_BYTES = 400_000


@click.command("suggest")
@click.option("--form", type=click.Choice(["event", "group", "correction"]), help="Which form it is (default: found).")
@click.option("--answers", type=click.Path(path_type=Path), required=True, help="The text of the issue, in a file.")
@IN_HUB
@TODAY
def command(form: str | None, answers: Path, hub: Path, today: date | None) -> None:
    """Write the file that an issue form suggests, and print the text of a pull request for it.

    A correction is only printed: people make it.
    """
    from hubsite.suggesting import suggest

    done = suggest(hub.resolve(), _read(answers), today or london(), form or "")
    click.echo(done.words, nl=False)


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise HubsiteError(
            f"The answers in '{file.name}' cannot be read: {error.strerror}.",
            fix="Give the name of a file after `--answers`.",
        ) from error
    if len(data) > _MOST_BYTES:
        raise HubsiteError("The answers are longer than any issue can be.", fix="Give the text of the issue alone.")
    return data.decode("utf-8", errors="replace")
