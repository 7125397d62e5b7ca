"""`hubsite explain`: what a problem means, why it matters, and what to write instead."""

from __future__ import annotations

import click


@click.command("explain")
@click.argument("code", required=False, default="")
def command(code: str) -> None:
    """Say what a problem means; without CODE, name all of them. The code stands at the end of what `check` says."""
    from hubsite.meanings import codes, meaning
    from hubsite.report import clean

    text = meaning(code) if code else "\n".join(codes())
    click.echo("\n".join(clean(line) for line in text.splitlines()))
