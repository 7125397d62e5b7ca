"""Questions in a terminal: asked again, with a sentence on why, until the answer fits."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from hubsite.problems import HubsiteError


def in_a_terminal() -> bool:
    """Whether a person sits there who could answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, hint: str, check: Callable[[str], str], *, required: bool = False) -> str:
    """Ask until `check` takes the answer; it raises HubsiteError for one that does not fit. "" for nothing said."""
    while True:
        click.echo(f"{question} ({hint})" if hint else question)
        text: str = click.prompt("", prompt_suffix="> ", default="", show_default=False).strip()
        if not text and not required:
            return ""
        try:
            return check(text)
        except HubsiteError as error:
            click.echo(f"{error.message} {error.fix}".strip() + "\n")
