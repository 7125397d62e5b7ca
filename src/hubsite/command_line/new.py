"""`hubsite new`: a hub to start from, after a handful of questions."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path

import click

from hubsite.cli_options import friendly
from hubsite.command_line import questions


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="The neighbourhood's name.")
@click.option("--council", help="The council, by its name or id.")
@click.option("--nation", help="england, wales, scotland or northern-ireland (default: where the council lies).")
@click.option("--licence", help="For the words and data: cc-by, cc-by-sa, cc0 or ogl (default: cc-by).")
@click.option("--repository", metavar="OWNER/NAME", help="Where on GitHub the files will be.")
@click.option("--site-url", help="The address of the site (default: that of GitHub Pages, if there is a repository).")
@click.option("--custom-domain", metavar="DOMAIN", help="A domain of your own for the site.")
@click.option("--contact", metavar="EMAIL", help="A shared address, which is published.")
@click.option("--run-by", help="Who keeps the site.")
@click.option("--public-body", metavar="yes|no", help="Whether a public body is behind it (default: no).")
@click.option("--machine", metavar="OWNER/NAME", help="Where hubsite itself is kept, for the workflows.")
@click.option("--no-questions", is_flag=True, help="Ask nothing; what is not given keeps its usual words.")
def command(folder: Path, no_questions: bool, **given: str | None) -> None:
    """Start a hub in a new folder."""
    from hubsite.new import NewHub, new_hub, refuse_if_taken
    from hubsite.written_by_us import MACHINE, is_nowhere

    refuse_if_taken(folder)
    answers = {name: text for name, text in given.items() if text is not None}
    NewHub.of(answers)  # what was given is checked before anything is asked
    if not no_questions and questions.in_a_terminal():
        answers |= _asked(set(answers))
    hub = NewHub.of(answers)
    written = new_hub(folder.absolute(), hub)
    click.echo(f"A hub with {len(written)} files is in {friendly(folder.absolute())}.")
    typed = shlex.quote(str(folder))
    click.echo(f"See it with `hubsite serve {typed}`, and read {folder / 'README.md'} for what to do next.")
    if not hub.machine and is_nowhere(MACHINE):
        click.echo("Before GitHub can publish it, the workflows have to know where hubsite is kept on GitHub:")
        click.echo(f"    hubsite upgrade {typed} --machine OWNER/NAME")


def _asked(given: set[str]) -> dict[str, str]:
    from hubsite.new import QUESTIONS, checked

    asked = [(name, words, hint) for name, words, hint in QUESTIONS if name not in given]
    return {
        name: questions.ask(words, hint, partial(checked, name), required=name == "name") for name, words, hint in asked
    }
