"""What a change costs in hubs of several sizes, and how long a saved page takes to be seen in the preview.

    .venv/bin/python benchmarks/growth.py [--sizes 100 1000 5000] [--times 3] [--saves 20] [--pages]

One record edited, one added, another sentence in hub.yml, another template, and nothing changed, each in a fresh
process. For the template the hub has a copy of our engine in its own plugins/, which then counts in place of ours.
After each change a page is read, so that no figure is one of a build that left something out. The preview is timed
beside that of hugo, save by save in turn. Prints Markdown tables.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import pairwise
from pathlib import Path

from _engines import HUBSITE, OURS, PEERS
from _install import CACHE, HUGO, NotInstalledError, program
from _options import options_of
from _paired import Run, median, run
from _project import Project
from _serving import free_port, save_to_seen, serving, wait_for
from _tables import said_of, seconds, table, times

ALL, _, RECORDS = OURS
ENGINE = Path(__file__).resolve().parents[1] / "plugins" / "material"
SIZES = [100, 1000]


def main() -> None:
    """Measure size by size, and print the tables."""
    options = options_of(__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="records, each at least 100")
    options.add_argument("--times", type=int, default=3, help="how often each change is made")
    options.add_argument(
        "--saves", type=int, default=20, help="how often a page is saved in the preview; 0: no preview"
    )
    options.add_argument("--pages", action="store_true", help="pages of text in place of records")
    options.add_argument("--date", default=date.today().isoformat(), help="said below the tables")
    options.add_argument("--cache", type=Path, default=CACHE, help="where hugo is installed, for its preview")
    chosen = options.parse_args()
    engine = ALL if chosen.pages else RECORDS
    with tempfile.TemporaryDirectory() as place:
        hubs = [Project(engine, Path(place) / f"{size}", size, [HUBSITE]) for size in chosen.sizes]
        served = [seen(hub, chosen.saves, chosen.cache) for hub in hubs]
        for hub in hubs:
            measure(hub, chosen.times)
    for what in ("wall", "cpu"):
        print(changes(hubs, what))
    if chosen.saves:
        print(previews(hubs, served))
    print(f"{engine.name}, {chosen.times} times each, medians; {engine.version}; {said_of(chosen.date)}")


def measure(hub: Project, often: int) -> None:
    """Every case of CASES, the template last: from then on the hub has an engine of its own."""
    for case, change in CASES.items():
        print(f"{hub.pages}: {case}", file=sys.stderr, flush=True)
        if change is template_changed:
            shutil.copytree(ENGINE, hub.root / "plugins" / "material", ignore=shutil.ignore_patterns("__pycache__"))
            run(hub.command, hub.root)
        hub.runs[case] = [change(hub) for _ in range(1 if change is Project.cold else often)]


def record_added(hub: Project) -> Run:
    """One more in the same folder, as long as the others."""
    hub.edits += 1
    path = f"{hub.engine.path(hub.edited).rpartition('/')[0]}/another-{hub.edits}"
    text = (hub.root / hub.engine.source(hub.edited)).read_text(encoding="utf-8")
    (hub.root / "content" / f"{path}.md").write_text(f"{text}\nAdded as another{hub.edits}.\n", encoding="utf-8")
    taken = run(hub.command, hub.root)
    hub.must_show(f"another{hub.edits}", f"site/{path}/index.html")
    return taken


def settings_changed(hub: Project) -> Run:
    """Another sentence for the front page."""
    hub.edits += 1
    file = hub.root / "content" / "hub.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    words = f"Made by counting {hub.edits} times."
    lines = [f"summary: {words}" if line.startswith("summary:") else line for line in lines]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    taken = run(hub.command, hub.root)
    hub.must_show(words, "site/index.html")
    return taken


def template_changed(hub: Project) -> Run:
    """Every page gets another attribute on its body."""
    hub.edits += 1
    file = hub.root / "plugins" / "material" / "theme" / "base.html"
    before, _, after = file.read_text(encoding="utf-8").partition("<body")
    mark = f'data-edition="{hub.edits}"'
    file.write_text(f"{before}<body {mark} {after[after.index('>') :]}", encoding="utf-8")
    taken = run(hub.command, hub.root)
    hub.must_show(mark)
    return taken


CASES: dict[str, Callable[[Project], Run]] = {
    "cold": Project.cold,
    "one edited": Project.after_edit,
    "one added": record_added,
    "hub.yml changed": settings_changed,
    "nothing changed": Project.unchanged,
    "a template changed": template_changed,
}


def changes(hubs: Sequence[Project], what: str) -> str:
    """Seconds for each case and size, and how they grow from each size to the next."""
    growths = [f"{larger.pages:,} ÷ {smaller.pages:,}" for smaller, larger in pairwise(hubs)]
    sign = {"wall": "wall s", "cpu": "CPU s"}[what]
    rows = []
    for case in CASES:
        figures = [median(hub.runs[case], what) for hub in hubs]
        grown = [times(larger / smaller) for smaller, larger in pairwise(figures)]
        rows.append([case, *map(seconds, figures), *grown])
    return table(["change", *(f"{hub.pages:,}, {sign}" for hub in hubs), *growths], rows)


def seen(hub: Project, saves: int, cache: Path) -> dict[str, list[float]]:
    """Seconds from save to served, of hubsite and of hugo in turn; without hugo where it cannot be had."""
    hub.make()
    if not saves:
        return {}
    port = free_port()
    previews: list[tuple[Project, list[str | Path], int]] = [(hub, [HUBSITE, "serve", "--port", str(port)], port)]
    try:
        previews.append(_hugo_preview(program(HUGO, cache), hub))
    except NotInstalledError as error:
        print(f"Left out: hugo: {error}", file=sys.stderr)
    taken: dict[str, list[float]] = {project.engine.name: [] for project, _, _ in previews}
    with ExitStack() as running:
        for project, command, port in previews:
            running.enter_context(serving(command, project.root))
            wait_for("<h1", project, port)
        for number in range(saves + 1):
            for project, _, port in previews:
                lasted = save_to_seen(project, port)
                if number:  # the first does not count
                    taken[project.engine.name].append(lasted)
    return taken


def _hugo_preview(starts: list[str | Path], hub: Project) -> tuple[Project, list[str | Path], int]:
    hugo = next(engine for engine in PEERS if engine.package is HUGO)
    project, port = Project(hugo, hub.root.with_name(f"{hub.root.name}-hugo"), hub.pages, starts), free_port()
    project.make()
    return project, [*starts, "server", "--port", str(port), "--disableLiveReload"], port


def previews(hubs: Sequence[Project], served: Sequence[dict[str, list[float]]]) -> str:
    """Milliseconds from save to served: the median, and what 95 of 100 stay below."""
    rows = []
    for hub, taken in zip(hubs, served, strict=True):
        for name, each in taken.items():
            slow = statistics.quantiles(each, n=20, method="inclusive")[-1] if len(each) > 1 else each[0]
            rows.append([f"{hub.pages:,} pages, {name}", f"{statistics.median(each) * 1000:.0f}", f"{slow * 1000:.0f}"])
    return table(["preview: save → served", "median, ms", "95th of 100, ms"], rows)


if __name__ == "__main__":
    main()
