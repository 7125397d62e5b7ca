"""The same pages through hubsite, hugo, eleventy, mkdocs with Material, and zensical, in one go.

    .venv/bin/python benchmarks/peers.py [--pages 1000] [--times 3] [--only hugo --only zensical]

The peers are installed once, each at one version, into the cache of this account; one that cannot be had is named and
left out. Every round runs each case through every engine in turn, so that a machine whose speed drifts treats all
alike. After each edit the page is read: an engine that does not show it is named as wrong. Prints Markdown tables.
"""

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from _engines import HUBSITE, OURS, PEERS, Engine
from _install import CACHE, NotInstalledError, program
from _options import options_of
from _paired import Run, median, ratio
from _project import CASES, Project, WrongError
from _sizes import sizes
from _tables import kilobytes, said_of, seconds, table, times

TIMED = ("cold", "edited", "unchanged")


def main() -> None:
    """Install, measure, and print the tables."""
    options = options_of(__doc__)
    options.add_argument("--pages", type=int, default=1000, help="how many articles, at least 100")
    options.add_argument("--times", type=int, default=3, help="rounds")
    options.add_argument(
        "--only", action="append", default=[], metavar="PEER", help="beside hubsite, may be repeated; none: all"
    )
    options.add_argument("--date", default=date.today().isoformat(), help="said below the tables")
    options.add_argument("--cache", type=Path, default=CACHE, help="where peers are installed")
    chosen = options.parse_args()
    engines = [engine for engine in (*OURS, *PEERS) if engine in OURS or not chosen.only or engine.name in chosen.only]
    with tempfile.TemporaryDirectory() as place:
        projects, left_out = made(engines, Path(place), chosen.pages, chosen.cache)
        projects = measured(projects, chosen.times, left_out)
        print_tables(projects, left_out)
    versions = ", ".join(dict.fromkeys(project.engine.version for project in projects))
    print(f"{chosen.pages:,} pages, {chosen.times} rounds, medians; {versions}; {said_of(chosen.date)}")


def made(engines: Sequence[Engine], place: Path, pages: int, cache: Path) -> tuple[list[Project], dict[str, str]]:
    """A project for every engine that can be had, built once; and why the others are left out."""
    projects, left_out = [], {}
    for number, engine in enumerate(engines):
        if pages > engine.most_pages:
            left_out[engine.name] = (
                f"not beyond {engine.most_pages:,} pages: its time and memory grow with their square"
            )
            continue
        tell(f"making {engine.name}")
        try:
            starts = program(engine.package, cache) if engine.package else [HUBSITE]
            project = Project(engine, place / str(number), pages, starts)
            project.make()
        except (NotInstalledError, RuntimeError, WrongError) as error:
            left_out[engine.name] = _why(error)
        else:
            projects.append(project)
    return projects, left_out


def measured(projects: Sequence[Project], rounds: int, left_out: dict[str, str]) -> list[Project]:
    """Every case in turn through every engine; without those that failed on the way."""
    for number in range(rounds):
        for case in CASES:
            tell(f"round {number + 1} of {rounds}: {case}")
            for project in projects:
                if project.engine.name not in left_out and _has(project.engine, case, number):
                    try:
                        project.runs.setdefault(case, []).append(CASES[case](project))
                    except (RuntimeError, WrongError) as error:
                        left_out[project.engine.name] = _why(error)
    return [project for project in projects if project.engine.name not in left_out]


def _why(error: Exception) -> str:
    """The first line, for below the tables; whoever watches gets the rest."""
    tell(str(error))
    return str(error).partition("\n")[0]


def _has(engine: Engine, case: str, number: int) -> bool:
    if case == "check":
        return engine.package is None
    return not engine.only_cold or (case == "cold" and number == 0)


def print_tables(projects: Sequence[Project], left_out: dict[str, str]) -> None:
    """Seconds and megabytes; ours as a part of theirs; bytes."""
    print(table(["engine", "what its build holds"], [[each.engine.name, each.engine.does] for each in projects], 2))
    head = ["engine", *(f"{case}, wall s" for case in (*TIMED, "check")), *(f"{case}, CPU s" for case in TIMED)]
    print(table([*head, "largest process, MB", "all together, MB"], [_medians(each) for each in projects]))
    for ours in (each for each in projects if each.engine.package is None):
        print(table(*_ratios(ours, [each for each in projects if each.engine.package])))
    head = ["engine", "HTML of a page beyond its words", "first view, gzipped", "files", "asked of other hosts"]
    print(table(head, [_weights(each) for each in projects]))
    for name, why in left_out.items():
        print(f"Left out: {name}: {why}")


def _medians(project: Project) -> list[str]:
    """A row: seconds of each case, by the clock and of the processor, and the memory of a cold build."""
    cases = [*((case, "wall") for case in (*TIMED, "check")), *((case, "cpu") for case in TIMED)]
    taken = [_median(project, case, what) for case, what in cases]
    together = f"{project.peak:.0f}" if project.peak else "not told"
    return [project.engine.name, *taken, f"{project.largest:.0f}", together]


def _median(project: Project, case: str, what: str) -> str:
    if case in project.runs:
        return seconds(median(project.runs[case], what))
    return "–" if case == "check" else "as cold"


def _ratios(ours: Project, peers: Sequence[Project]) -> tuple[list[str], list[list[str]]]:
    """Head and rows: ours as a part of each of theirs; 0.5 is half of it."""
    head = [f"{ours.engine.name} ÷", "cold, wall", "cold, CPU", *(f"{case}, wall" for case in TIMED[1:])]
    return [*head, "`check` ÷ its cold build, wall", "memory, all together"], [_row(ours, peer) for peer in peers]


def _row(ours: Project, peer: Project) -> list[str]:
    cold = peer.runs["cold"]
    cases = [("cold", "wall"), ("cold", "cpu"), ("edited", "wall"), ("unchanged", "wall"), ("check", "wall")]
    row = [times(_ratio(ours, case, peer.runs.get(case, cold), what)) for case, what in cases]
    memory = times(ours.peak / peer.peak) if ours.peak and peer.peak else "not told"
    return [peer.engine.name, *row, memory]


def _ratio(ours: Project, case: str, theirs: list[Run], what: str) -> float:
    """Pair by pair; where they ran once only, against that."""
    taken = ours.runs[case]
    return ratio(taken, theirs if len(theirs) == len(taken) else theirs[:1] * len(taken), what)


def _weights(project: Project) -> list[str]:
    engine = project.engine
    numbers = [3, 13, 23, 53, project.edited]
    found = sizes(project.root, engine.site, [(engine.source(each), engine.page(each)) for each in numbers])
    figures = [kilobytes(found.beyond_words), kilobytes(found.first_view), str(found.files), str(found.elsewhere)]
    return [engine.name, *figures]


def tell(words: str) -> None:
    """What goes on, beside the tables."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
