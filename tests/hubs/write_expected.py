"""Writes each hub's expected.txt anew: `python tests/hubs/write_expected.py`, then read what changed.

Every folder beside this file is a hub with one mistake (or a few of the same sort), and its expected.txt is what
`hubsite check` prints for it on 22 November 2026. Name folders to write only those.
"""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

from hubsite.cli import cli
from hubsite.problems import HubsiteError

HERE = Path(__file__).parent
TODAY = "2026-11-22"


def hubs() -> list[Path]:
    """The folders of all hubs with a mistake, in alphabetical order."""
    return sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def report(hub: Path) -> str:
    """What `hubsite check` prints for a hub, also what it says when it has to stop."""
    done = CliRunner().invoke(cli, ["check", str(hub), "--today", TODAY, "--no-safe"])
    error = done.exception
    if isinstance(error, HubsiteError):
        return f"Stopped: {error.message}\n    {error.fix}\n"
    if error is not None and not isinstance(error, SystemExit):
        raise error
    return done.output


def main(names: list[str]) -> None:
    """Write the reports of the hubs of these names; of all if there are none."""
    for hub in hubs():
        if not names or hub.name in names:
            (hub / "expected.txt").write_bytes(report(hub).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
