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
    from hubsite.own_notes import own_folder_of
    from hubsite.report import count
    from hubsite.unchanged import unchanged

    root, place, day, is_so = hub.resolve(), (out or hub / "site").absolute(), today or london(), is_safe(safe)
    last = None if clean else unchanged(root, own_folder_of(root, place), place, (day, is_so, site_url))
    if last:
        show(last.problems)
        click.echo(f"Nothing has changed: {last.pages} pages are in {friendly(place)}. Found {count(last.problems)}.")
        return
    from hubsite.build import build as make
    from hubsite.progress import working

    with working("Making the site"):
        built = make(root, place, day, safe=is_so, clean=clean, site_url=site_url)
    show(built.problems)
    if not built.published:
        click.echo(f"Found {count(built.problems)}. Nothing was published; an earlier site stays as it was.")
        sys.exit(1)
    pages = len(built.look.site.pages) if built.look.site else 0
    click.echo(f"{pages} pages are in {friendly(built.out)}. Found {count(built.problems)}.")
