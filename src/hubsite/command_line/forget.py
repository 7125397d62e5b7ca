"""`hubsite forget`: take somebody out who asked for it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, in_colour, is_safe, london
from hubsite.command_line.questions import in_a_terminal
from hubsite.problems import HubsiteError

if TYPE_CHECKING:
    from hubsite.forgetting import Forgetting

_MOST_SHOWN = 200


@click.command("forget")
@click.argument("person", metavar="PEOPLE/ID")
@IN_HUB
@click.option("--role", default="a former office-holder", help="What stands in place of the name: “the secretary”.")
@click.option("--diff", "only_show", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Make the changes without asking.")
@TODAY
@SAFE
def command(
    person: str, hub: Path, role: str, only_show: bool, yes: bool, today: date | None, safe: bool | None
) -> None:
    """Take somebody out who asked to be forgotten, for example `people/alex-ray`."""
    import os

    from hubsite.forgetting import as_written, forget, write
    from hubsite.look import look

    root, day = hub.resolve(), today or london()
    written = as_written(root, day, safe=is_safe(safe))
    site = look(root, day, safe=is_safe(safe)).site
    done = forget(root, written, site, person, role, os.urandom(16))
    _show(done)
    if only_show:
        click.echo("\nNothing was changed. Run it without `--diff` to do it.")
        return
    _make_sure(yes)
    write(root, done)
    click.echo("\nDone. Read what changed (`git diff`) and run `hubsite check` before you publish.\n")
    click.echo("\n".join(_follow_up(done, role, on_github=(root / ".github").is_dir())))


def _make_sure(yes: bool) -> None:
    if not yes and not in_a_terminal():
        raise HubsiteError(
            "Nothing was changed, because nobody is there to say yes.",
            fix="Read what would change, then run it again with `--yes`.",
        )
    if not yes and not click.confirm("\nMake these changes?", default=False):
        raise HubsiteError("Nothing was changed.", fix="Run it again whenever you are ready.")


def _show(done: Forgetting) -> None:
    from hubsite.report import clean
    from hubsite.shown_change import as_diff

    for change in done.changes:
        what = "delete" if change.after is None else "add" if change.before is None else "change"
        click.echo(f"{what:>7}  {clean(change.file)}")
        click.echo(as_diff(change, in_colour))
    if done.appeared is None:
        click.echo(
            "Where the site showed them cannot be said while the hub has errors, nor what a file with an error refers "
            "to. Best mend first what `hubsite check` says."
        )
    else:
        _list("The site showed them, or words like their name, at {count}:", map(clean, done.appeared), "address")
    places = (f"{clean(each.file)}{f':{each.line}' if each.line else ''}  {clean(each.text)}" for each in done.look_at)
    _list("Left as it is, for you to look at, once the above is done: {count}", places, "place")


def _list(heading: str, rows: Iterable[str], noun: str) -> None:
    """Rows below a heading; nothing where there are none."""
    known = list(rows)
    if known:
        plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
        click.echo("\n" + heading.format(count=f"{len(known)} {noun if len(known) == 1 else plural}"))
    for row in known[:_MOST_SHOWN]:
        click.echo(f"  {row}")
    if len(known) > _MOST_SHOWN:
        click.echo(f"  … and {len(known) - _MOST_SHOWN} more.")


def _follow_up(done: Forgetting, role: str, *, on_github: bool) -> list[str]:
    """What is left to do by hand, numbered."""
    from hubsite.report import clean

    copies = list(dict.fromkeys(each.file for each in done.look_at if each.file.startswith(("imports/", "pack/"))))
    steps = [
        "Run `hubsite build --clean`, which also empties `.hubsite`, and publish the site anew.",
        *_if(
            on_github, "Then open Actions, Caches on GitHub, and delete all: they keep what older sites were made of."
        ),
        *_if(done.look_at, "Look at the places named above, and take out by hand what means the person."),
        *_if(copies, f"These are copies that an import or a pack would bring back: {', '.join(map(clean, copies))}."),
        "Take them out of every table that you import from.",
        "The history of the files still has it. With the git-filter-repo tool, and after telling everyone with a copy:"
        f"{_history(done, role)}",
        "Ask whoever hosts the files to purge cached views and what pull requests keep (GitHub: its support form).",
        "Delete the artefacts and earlier deployments of the site, and older previews: those of changes, and folders "
        "on anybody's computer.",
        "Ask search engines to take out the addresses above.",
        "Tell those who copied the data: other hubs, calendars that follow yours, whoever uses the open data.",
        "Take down sheets on noticeboards that name them.",
        "Note in a log that is not public: the day they asked, who checked that it was them, what was decided, the day "
        "done.",
        "Answer them: what was done, what cannot be, and that they may complain to you and to the ICO.",
    ]
    heading = "What is left for a person to do (one month from the day they asked, to be confirmed by a person):"
    return [heading, *(f"{number:>3}. {step}" for number, step in enumerate(steps, 1))]


def _history(done: Forgetting, role: str) -> str:
    from hubsite.report import clean

    paths = " ".join(f"--path {shlex.quote(clean(file))}" for file in done.gone)
    whole = f"\n       git filter-repo --invert-paths {paths}" if paths else ""
    return (
        f"{whole}\n       git filter-repo --replace-text replacements.txt      (a line each: the name==>{clean(role)})"
    )


def _if(there_are: object, step: str) -> list[str]:
    return [step] if there_are else []
