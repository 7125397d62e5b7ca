"""How much memory a command and all that it starts take together, looked at while it runs (Linux only)."""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from _paired import ENVIRONMENT

PAUSE = 0.1  # seconds


def all_memory(command: Sequence[str | Path], folder: Path) -> float | None:
    """The most that was seen, in megabytes; None where the system does not tell.

    What the processes share counts once. To look costs time, so the run that is looked at is not one that is timed.
    """
    if sys.platform != "linux":
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
        return None
    most = 0.0
    child = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while child.poll() is None:
        held = [_held(number) for number in _family(child.pid)]
        most = max(most, sum(own for own, _ in held) + max(shared for _, shared in held))
        time.sleep(PAUSE)
    return most


def _family(number: int) -> list[int]:
    """A process, its children and theirs."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            # `12 (a name) S 11 …`: the name may hold anything, brackets too.
            parents.setdefault(int(status.read_text().rpartition(")")[2].split()[1]), []).append(
                int(status.parent.name)
            )
    found = [number]
    for each in found:
        found += parents.get(each, [])
    return found


def _held(number: int) -> tuple[float, float]:
    """Megabytes of its own, and those it shares with whatever else runs."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0.0, 0.0
    held = {line.split()[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines}
    return _sum(held, "Private"), _sum(held, "Shared")


def _sum(held: dict[str, float], whose: str) -> float:
    return held.get(f"{whose}_Clean:", 0.0) + held.get(f"{whose}_Dirty:", 0.0)
