"""`hubsite import`: a table turned into records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubsite.cli_options import SAFE, is_safe


@click.command("import")
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
def command(
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
