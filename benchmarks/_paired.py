"""Two commands timed in turn, A B A B …, so that a machine whose speed drifts treats both alike."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# Python peers and ours alike may keep what Python made of them, also where the shell says otherwise.
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Run:
    """One finished run: seconds on the clock, seconds of processor time, megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float = 0


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end; it must succeed, else RuntimeError has the last it said.

    The time holds that of all processes it started and waited for. The memory is that of the one process which
    took most, not of all together: `all_memory` in _memory.py tells that. Linux counts whoever starts a process with
    it, so that nothing takes less than the script which measures; that one has to be small.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as child:
        said = child.stdout.read() if child.stdout else b""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)  # it is gone: Popen must not wait for it again
    wall = time.perf_counter() - start
    if child.returncode:
        name = Path(command[0]).name
        raise RuntimeError(f"{name} ended with {child.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024  # ru_maxrss is in bytes there, in kibibytes elsewhere
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def paired(ours: Callable[[], Run], theirs: Callable[[], Run], times: int) -> tuple[list[Run], list[Run]]:
    """Both in turn, after one run of each that does not count."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return [first for first, _ in pairs], [second for _, second in pairs]


def median(runs: Sequence[Run], what: str) -> float:
    """The median of `wall` or `cpu`, in seconds, or of `memory`, in megabytes."""
    return float(statistics.median(getattr(each, what) for each in runs))


def ratio(ours: Sequence[Run], theirs: Sequence[Run], what: str) -> float:
    """The median of the ratios pair by pair."""
    pairs = zip(ours, theirs, strict=True)
    return float(statistics.median(getattr(first, what) / getattr(second, what) for first, second in pairs))
