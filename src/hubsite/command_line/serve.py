"""`hubsite serve`: the site on this computer, renewed at every save."""

from __future__ import annotations

from pathlib import Path

import click

from hubsite.cli_options import HUB, london


class Port(click.ParamType["int"]):
    """The number of a port."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 1 to 65535."""
        text = str(value).strip()
        if text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535:
            return int(text)
        return self.fail(f"'{text}' is not a number from 1 to 65535. Write `--port 8001`.", param, ctx)


@click.command("serve")
@HUB
@click.option("--port", type=Port(), default=8000, help="The number in the address.")
@click.option("--safe/--no-safe", default=False, help="Run no code that lies in the hub itself.")
def command(hub: Path, port: int, safe: bool) -> None:
    """Show the site on this computer and renew it whenever a file is saved."""
    from hubsite.serve import serve as run

    run(hub.resolve(), port, london, safe=safe, say=click.echo)
