"""`hubsite confirm`: say that a record was compared with its sources today."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, is_safe, london
from hubsite.problems import HubsiteError

if TYPE_CHECKING:
    from hubsite.confirming import ToConfirm


@click.command("confirm")
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.option("--by", metavar="ROLE", default="", help="Who checked it: a role, not a person's name.")
@click.option("--i-checked-each", is_flag=True, help="Needed for more than one: every single one was checked.")
@IN_HUB
@TODAY
@SAFE
def command(
    ids: Sequence[str], by: str, i_checked_each: bool, hub: Path, today: date | None, safe: bool | None
) -> None:
    """Write into a record's file that it was checked today."""
    from hubsite.confirming import confirm, to_confirm

    root, day = hub.resolve(), today or london()
    records = to_confirm(root, ids, day, safe=is_safe(safe))
    for record in records:
        _show(record)
    if len(records) > 1 and not i_checked_each:
        raise HubsiteError(
            f"Nothing was written: these are {len(records)} records, and a date that nobody earned misleads readers.",
            fix="Confirm them one by one; or, if you compared each with its sources, add `--i-checked-each`.",
        )
    for file in confirm(root, records, day, by.strip() or _asked(records)):
        click.echo(f"{file} now says that it was checked on {day.day} {day:%B %Y}.")


def _show(record: ToConfirm) -> None:
    click.echo(f"{record.name} ({record.key})")
    for source in record.sources:
        click.echo(f"    compare with: {source.url}")
    if not record.sources:
        click.echo("    It names no source: say under `sources:` in its file where this can be looked up.")


def _asked(records: Sequence[ToConfirm]) -> str:
    """A role for those that have none, if somebody is there to answer; "" keeps what each file says."""
    if all(record.checked_by for record in records) or not sys.stdin.isatty():
        return ""
    return str(click.prompt("Who checked it? A role, such as hub volunteer", default="", show_default=False)).strip()
