"""The command line. Every command does one thing and says in words what came of it."""

# Nothing heavy is imported here: `hubsite --help` must answer at once.

from __future__ import annotations

import io
import logging
import os
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubsite.cli_options import IN_HUB, SAFE, TODAY, friendly, in_colour, is_safe, london, show
from hubsite.problems import HubsiteError, Problem

if TYPE_CHECKING:
    from hubsite.model.hub import Hub

# As shells have it: 128 and the number of the signal, which is 2 for Ctrl-C.
STOPPED_BY_HAND = 130
HUB = click.argument("hub", type=click.Path(path_type=Path), default=".")


class Port(click.ParamType["int"]):
    """The number of a port."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 1 to 65535."""
        text = str(value).strip()
        if text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535:
            return int(text)
        return self.fail(f"'{text}' is not a number from 1 to 65535. Write `--port 8001`.", param, ctx)


def show_dates(hub: Hub, *, everything: bool) -> None:
    """Print how the dates of meetings were read: of all, or of the first few."""
    from hubsite.model.said_back import own_meetings, said_back
    from hubsite.report import MOST_MEETINGS, dates_as_text

    meetings = own_meetings(hub)
    shown = meetings if everything else meetings[:MOST_MEETINGS]
    more = len(meetings) - len(shown)
    click.echo(dates_as_text(said_back(hub, shown), more, in_colour), nl=False)


class Commands(click.Group):
    """Our commands, and those that the plugins of a hub bring."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; plugins are loaded only for a name that is none of ours."""
        if args[0].startswith("-") or args[0] in self.commands:
            return super().resolve_command(ctx, args)
        from hubsite.cli_commands import command_of_plugin

        return args[0], command_of_plugin(ctx, args[0], args[1:], self.commands), args[1:]


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Plugins may bring more commands; `hubsite plugins` names them.",
)
@click.version_option(package_name="hubsite")
@click.option("--debug", is_flag=True, help="Show Python's own words when something fails.")
def cli(debug: bool) -> None:
    """Turn a folder of YAML and Markdown into a neighbourhood's website."""
    if debug:
        log = logging.getLogger("hubsite")
        log.setLevel(logging.DEBUG)
        log.addHandler(logging.StreamHandler())


@cli.command()
@HUB
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes (default: the hub's `site` folder).")
@TODAY
@SAFE
@click.option("--clean", is_flag=True, help="Forget everything earlier builds remembered.")
def build(hub: Path, out: Path | None, today: date | None, safe: bool | None, clean: bool) -> None:
    """Make the site."""
    from hubsite.build import build as make
    from hubsite.progress import working
    from hubsite.report import count

    with working("Making the site"):
        built = make(
            hub.resolve(),
            (out or hub / "site").absolute(),
            today or london(),
            safe=is_safe(safe),
            clean=clean,
        )
    show(built.problems)
    if not built.published:
        click.echo(f"Found {count(built.problems)}. Nothing was published; an earlier site stays as it was.")
        sys.exit(1)
    pages = len(built.look.site.pages) if built.look.site else 0
    click.echo(f"{pages} pages are in {friendly(built.out)}. Found {count(built.problems)}.")


@cli.command()
@HUB
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="For whom.")
@click.option("--dates", is_flag=True, help="Say for every meeting how its dates were read, not for ten only.")
@TODAY
@SAFE
def check(hub: Path, form: str, dates: bool, today: date | None, safe: bool | None) -> None:
    """Say what is wrong, and how to mend it, and how the dates of meetings were read; publish nothing."""
    from hubsite import report
    from hubsite.build import needs_front_page
    from hubsite.look import Look, look
    from hubsite.publish import remembered

    try:
        found = look(hub.resolve(), today or london(), safe=is_safe(safe), memory=remembered(hub.resolve()))
        if found.site and not found.has_errors:
            needs_front_page(found.site)
    except HubsiteError as error:
        if form == "text" or "--debug" in sys.argv:
            raise
        found = Look((Problem(code="stopped", message=error.message, fix=error.fix),))
    if form == "json":
        click.echo(report.as_json(found.problems), nl=False)
    elif form == "github":
        click.echo(report.as_github(found.problems), nl=False)
        _add_to_summary(report.as_summary(found.problems))
    else:
        show(found.problems)
        if found.hub:
            show_dates(found.hub, everything=dates)
        records = len(found.hub.records) if found.hub else 0
        many = "1 record" if records == 1 else f"{records} records"
        click.echo(f"Read {many}: {report.count(found.problems)}.")
    sys.exit(1 if found.has_errors else 0)


def _add_to_summary(text: str) -> None:
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)


@cli.command()
@HUB
@click.option("--port", type=Port(), default=8000, help="The number in the address.")
@click.option("--safe/--no-safe", default=False, help="Run no code that lies in the hub itself.")
def serve(hub: Path, port: int, safe: bool) -> None:
    """Show the site on this computer and renew it whenever a file is saved."""
    from hubsite.serve import serve as run

    run(hub.resolve(), port, london, safe=safe, say=click.echo)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="The neighbourhood's name.")
def new(folder: Path, name: str | None) -> None:
    """Start a hub in a new folder."""
    from hubsite.new import new_hub

    written = new_hub(folder.absolute(), name or "")
    click.echo(f"A hub with {len(written)} files is in {friendly(folder.absolute())}.")
    typed = shlex.quote(str(folder))
    click.echo(f"See it with `hubsite serve {typed}`, and read {folder / 'README.md'} for what to do next.")


@cli.command()
@HUB
@click.option("--hooks", is_flag=True, help="Print what a plugin can add, with examples.")
@SAFE
def plugins(hub: Path, hooks: bool, safe: bool | None) -> None:
    """List the plugins that run here, where they come from and what they add."""
    from hubsite.plugin_list import hook_lines, plugin_lines

    if hooks:
        click.echo("\n".join(hook_lines()))
        return
    lines, problems = plugin_lines(hub.resolve(), safe=is_safe(safe))
    click.echo("\n".join(lines))
    show(problems)
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


@cli.command("import")
@click.argument("form", metavar="FORMAT")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--hub", type=click.Path(path_type=Path), default=".", help="The hub to write into (default: here).")
@click.option("--kind", required=True, help="The kind of record, by its folder: `spaces`, `groups`, `people` …")
@click.option("--map", "maps", multiple=True, metavar="COLUMN=FIELD", help="Which column becomes which field.")
@click.option("--set", "sets", multiple=True, metavar="FIELD=TEXT", help="A field that is the same for all.")
@click.option(
    "--default", "defaults", multiple=True, metavar="FIELD=TEXT", help="A field for rows that say nothing there."
)
@click.option("--id", "identity", metavar="COLUMN", help="The column that becomes the id (default: the name).")
@SAFE
def import_(
    form: str,
    file: Path,
    hub: Path,
    kind: str,
    maps: tuple[str, ...],
    sets: tuple[str, ...],
    defaults: tuple[str, ...],
    identity: str | None,
    safe: bool | None,
) -> None:
    """Turn a table into records; a second run changes nothing, and what people edited since is kept.

    Ends with 0 when every row was carried, or kept as people left it; with 1 when a row was not carried.
    """
    from hubsite.importing import ImportPlan, run_import

    plan = ImportPlan.of(form, kind, maps, sets, identity or "", defaults)
    done = run_import(hub.resolve(), file, plan, safe=is_safe(safe))
    click.echo("\n".join(done.lines()))
    sys.exit(1 if done.failed else 0)


RECORD = click.argument("record", metavar="FOLDER/ID")


@cli.group()
def pack() -> None:
    """Records that come with plugins: list them, make one your own, see what has changed since."""


@pack.command("list")
@IN_HUB
@TODAY
def list_(hub: Path, today: date | None) -> None:
    """Name every record that plugins bring here; those of which the hub has its own version are marked."""
    from hubsite.packs import Packs

    packs = Packs.of(hub.resolve(), today or london())
    for key, record in sorted(packs.known.items()):
        own = packs.own_file(key)
        click.echo(f"{key}  (from {record.plugin}{'; your own version: ' + own if own else ''})")


@pack.command()
@RECORD
@IN_HUB
@TODAY
def copy(record: str, hub: Path, today: date | None) -> None:
    """Write a record as a file of the hub, to be changed there."""
    from hubsite.packs import copy_record

    file = copy_record(hub.resolve(), record, today or london())
    click.echo(f"{file} is yours to change. Commit the folder `pack/` with it.")


@pack.command()
@IN_HUB
@TODAY
def diff(hub: Path, today: date | None) -> None:
    """Say what has changed in the pack since the hub made its own versions; ends with 1 if anything has."""
    from hubsite.packs import difference_lines

    lines = list(difference_lines(hub.resolve(), today or london()))
    click.echo("\n".join(lines) if lines else "This hub has no version of its own of a packed record.")
    sys.exit(1 if any(line.startswith("    ") for line in lines) else 0)


@pack.command()
@RECORD
@IN_HUB
@TODAY
def accept(record: str, hub: Path, today: date | None) -> None:
    """Take note that your version was compared with the pack as it is now."""
    from hubsite.packs import accept as take_note

    take_note(hub.resolve(), record, today or london())
    click.echo(f"Noted: {record} was compared with the pack as it is now.")


def main() -> None:
    """Run a command; whatever happens, a person gets a sentence (with `--debug`, Python's words as well)."""
    for stream in (sys.stdout, sys.stderr):  # an old terminal shows `?` for a letter that it does not know
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _run(debug="--debug" in sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:  # `hubsite check | head`: nobody reads on, and Python must not complain of it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


def _run(*, debug: bool) -> int:
    try:
        answer = cli.main(prog_name="hubsite", standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return STOPPED_BY_HAND
    except BrokenPipeError:
        raise
    except HubsiteError as error:
        if debug:
            raise
        _say_stopped(error)
        return error.exit_code
    except Exception as error:  # the one place that catches everything
        if debug:
            raise
        click.echo(f"Something failed that should not have: {type(error).__name__}: {error}", err=True)
        click.echo("    Run it again with `hubsite --debug …` and report what it prints.", err=True)
        return 1
    return answer if isinstance(answer, int) else 0


def _say_stopped(error: HubsiteError) -> None:
    from hubsite.report import clean

    click.echo(f"{click.style('Stopped:', fg='red')} {clean(error.message)}", err=True)
    if error.fix:
        click.echo(f"    {clean(error.fix)}", err=True)
