"""`hubsite plugins`: what runs here, and what a plugin can add."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubsite.cli_options import HUB, SAFE, is_safe, show


@click.command("plugins")
@HUB
@click.option("--hooks", is_flag=True, help="Print what a plugin can add, with examples.")
@SAFE
def command(hub: Path, hooks: bool, safe: bool | None) -> None:
    """List the plugins that run here, where they come from and what they add."""
    from hubsite.plugin_list import hook_lines, plugin_lines

    if hooks:
        click.echo("\n".join(hook_lines()))
        return
    lines, problems = plugin_lines(hub.resolve(), safe=is_safe(safe))
    click.echo("\n".join(lines))
    show(problems)
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)
