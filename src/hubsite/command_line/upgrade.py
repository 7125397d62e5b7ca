"""`hubsite upgrade`: a hub that an older hubsite made, brought to today's."""

from __future__ import annotations

from pathlib import Path

import click

from hubsite.cli_options import HUB, SAFE, in_colour, is_safe


@click.command("upgrade")
@HUB
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--machine", metavar="OWNER/NAME", default="", help="Where hubsite itself is kept, for the workflows.")
@SAFE
def command(hub: Path, diff: bool, machine: str, safe: bool | None) -> None:
    """Renew what hubsite wrote for a hub: workflows, forms, help for editors. What you changed stays as it is."""
    from hubsite.shown_change import as_diff
    from hubsite.upgrading import upgrade_of

    found = upgrade_of(hub.resolve(), machine=machine, safe=is_safe(safe))
    if found.machine:
        click.echo(f"The workflows call {found.machine}.")
    for step in found.steps:
        click.echo(as_diff(step, in_colour) if diff else f"{'renewed' if step.before else 'added'}: {step.file}")
    for path in found.left:
        click.echo(f"left alone: {path} (you changed or deleted it)")
    if not found.steps:
        click.echo(f"Everything {'else ' if found.left else ''}is as of today.")
    elif diff:
        click.echo("Nothing was changed. Run it without `--diff` to do this.")
    else:
        found.make()
        click.echo("Look at the changes, run `hubsite check`, and commit them.")
