"""`hubsite build`: the site, made."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from hubsite.cli_options import HUB, SAFE, TODAY, friendly, is_safe, london, show


@click.command("build")
@HUB
@click.option("--out", type=click.Path(path_type=Path), help="Where the site goes (default: the hub's `site` folder).")
@click.option("--site-url", metavar="ADDRESS", help="The address where the site will stand (default: that of hub.yml).")
@TODAY
@SAFE
@click.option("--clean", is_flag=True, help="Forget everything earlier builds remembered.")
def command(
    hub: Path, out: Path | None, site_url: str | None, today: date | None, safe: bool | None, clean: bool
) -> None:
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
            site_url=site_url,
        )
    show(built.problems)
    if not built.published:
        click.echo(f"Found {count(built.problems)}. Nothing was published; an earlier site stays as it was.")
        sys.exit(1)
    pages = len(built.look.site.pages) if built.look.site else 0
    click.echo(f"{pages} pages are in {friendly(built.out)}. Found {count(built.problems)}.")
