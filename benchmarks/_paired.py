"""Two commands timed in turn, A B A B …, so that a machine whose speed drifts treats both alike."""

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished run: seconds on the clock, seconds of processor time."""

    wall: float
    cpu: float


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def paired(ours: Callable[[], Run], theirs: Callable[[], Run], times: int) -> tuple[list[Run], list[Run]]:
    """Both in turn, after one run of each that does not count."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return [first for first, _ in pairs], [second for _, second in pairs]


def median(runs: Sequence[Run], what: str) -> float:
    """The median of `wall` or `cpu`, in seconds."""
    return statistics.median(getattr(each, what) for each in runs)


def ratio(ours: Sequence[Run], theirs: Sequence[Run], what: str) -> float:
    """The median of the ratios pair by pair."""
    pairs = zip(ours, theirs, strict=True)
    return statistics.median(getattr(first, what) / getattr(second, what) for first, second in pairs)
