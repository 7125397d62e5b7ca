"""`hubsite pack`: records that come with plugins, and a hub's own versions of them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, is_safe, london

RECORD = click.argument("record", metavar="FOLDER/ID")


@click.group("pack")
def command() -> None:
    """Records that come with plugins: list them, make one your own, see what has changed since."""


@command.command("list")
@IN_HUB
@TODAY
@SAFE
def list_(hub: Path, today: date | None, safe: bool | None) -> None:
    """Name every record that plugins bring here; those of which the hub has its own version are marked."""
    from hubsite.packs import Packs

    packs = Packs.of(hub.resolve(), today or london(), safe=is_safe(safe))
    for key, record in sorted(packs.known.items()):
        own = packs.own_file(key)
        click.echo(f"{key}  (from {record.plugin}{'; your own version: ' + own if own else ''})")


@command.command()
@RECORD
@IN_HUB
@TODAY
@SAFE
def copy(record: str, hub: Path, today: date | None, safe: bool | None) -> None:
    """Write a record as a file of the hub, to be changed there."""
    from hubsite.packs import copy_record

    file = copy_record(hub.resolve(), record, today or london(), safe=is_safe(safe))
    click.echo(f"{file} is yours to change. Commit the folder `pack/` with it.")


@command.command()
@IN_HUB
@TODAY
@SAFE
def diff(hub: Path, today: date | None, safe: bool | None) -> None:
    """Say what has changed in the pack since the hub made its own versions; ends with 1 if anything has."""
    from hubsite.packs import difference_lines

    lines = list(difference_lines(hub.resolve(), today or london(), safe=is_safe(safe)))
    click.echo("\n".join(lines) if lines else "This hub has no version of its own of a packed record.")
    sys.exit(1 if any(line.startswith("    ") for line in lines) else 0)


@command.command()
@RECORD
@IN_HUB
@TODAY
@SAFE
def accept(record: str, hub: Path, today: date | None, safe: bool | None) -> None:
    """Take note that your version was compared with the pack as it is now."""
    from hubsite.packs import accept as take_note

    take_note(hub.resolve(), record, today or london(), safe=is_safe(safe))
    click.echo(f"Noted: {record} was compared with the pack as it is now.")
