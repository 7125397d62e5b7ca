"""The command line. Every command does one thing and says in words what came of it."""

# Nothing heavy is imported here: `hubsite --help` must answer at once.

from __future__ import annotations

import gc
import io
import logging
import os
import sys

import click

from hubsite.command_line import COMMANDS
from hubsite.problems import HubsiteError
from hubsite.stopping import STOPPED_BY_HAND

# Objects that come on top of those that go, after which Python looks for circles among them. What a command loads stays
# until it ends, and Python's own 700 have it looked through dozens of times: a tenth of the time of a small hub.
_LOOK_AFTER = 20_000


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
    epilog="In a hub, plugins bring more: doctor, due, handover, print, reading. `hubsite plugins` names them.",
)
@click.version_option(package_name="hubsite")
@click.option("--debug", is_flag=True, help="Show Python's own words when something fails.")
def cli(debug: bool) -> None:
    """Turn a folder of YAML and Markdown into a neighbourhood's website."""
    if debug:
        log = logging.getLogger("hubsite")
        log.setLevel(logging.DEBUG)
        log.addHandler(logging.StreamHandler())


for each in COMMANDS:
    cli.add_command(each)


def main() -> None:
    """Run a command; whatever happens, a person gets a sentence (with `--debug`, Python's words as well)."""
    gc.set_threshold(_LOOK_AFTER, *gc.get_threshold()[1:])
    for stream in (sys.stdout, sys.stderr):  # an old terminal shows `?` for a letter that it does not know
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _run(debug="--debug" in sys.argv)
        if sys.stdout:  # None where a robot closed it before the start
            sys.stdout.flush()
    except BrokenPipeError:  # `hubsite check | head`: nobody reads on, and Python must not complain of it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    gc.freeze()  # the memory goes back as a whole: nothing in it needs to be looked through for a last time
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
    for line in error.fix.splitlines():
        click.echo(f"    {clean(line)}", err=True)
