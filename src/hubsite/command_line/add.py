"""`hubsite add`: one more group, meeting, space … after a few questions."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, is_safe, london, show
from hubsite.command_line import questions

if TYPE_CHECKING:
    from hubsite.adding import Adding


@click.command("add")
@click.argument("kind")
@IN_HUB
@click.option("--name", help="What people call it.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=TEXT", help="What a field says; as often as you like.")
@click.option("--no-questions", is_flag=True, help="Ask nothing.")
@TODAY
@SAFE
def command(
    kind: str,
    hub: Path,
    name: str | None,
    sets: tuple[str, ...],
    no_questions: bool,
    today: date | None,
    safe: bool | None,
) -> None:
    """Add a record of a kind: group, meeting, space, person …"""
    from hubsite.adding import adding
    from hubsite.look import look
    from hubsite.problems import about

    day = today or london()
    more = adding(hub.resolve(), kind, day, safe=is_safe(safe))
    answers = _given(more, name, sets)
    if not no_questions and questions.in_a_terminal():
        answers |= _asked(more, set(answers))
    path = more.write(answers)
    found = about(path, look(more.root, day, safe=is_safe(safe)).problems)
    show(found)
    click.echo(f"{path} is there. Open it, change what is not so yet, and run `hubsite check`.")
    sys.exit(1 if any(problem.severity == "error" for problem in found) else 0)


def _given(more: Adding, name: str | None, sets: tuple[str, ...]) -> dict[str, str]:
    """What the command line says, each checked by its field."""
    pairs = [("name", name)] if name is not None else []
    for text in sets:
        field, sign, value = text.partition("=")
        if not sign:
            raise click.BadParameter(f"'{text}' has no `=`. Write it like `--set \"cost=Free\"`.", param_hint="--set")
        pairs.append((field.strip(), value))
    return {field: more.checked(field, value) for field, value in pairs}


def _asked(more: Adding, given: set[str]) -> dict[str, str]:
    click.echo("Press Enter to leave something out.")
    return {
        field: questions.ask(*more.question(field), partial(more.checked, field), required=more.is_required(field))
        for field in more.fields()
        if field not in given
    }
