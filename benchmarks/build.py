"""`hubsite build` and `hubsite check` against plain `mkdocs build` of the same staged project, paired in one run.

    .venv/bin/python benchmarks/build.py [--records 1000] [--times 3]

hubsite's time holds everything from reading content/ to the swap; mkdocs's only the last step, from the project that
hubsite has staged. A ratio of 1.5 means: reading, checking and collecting cost half as much again as the engine.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from _hub import write_hub
from _paired import Run, median, paired, ratio, run

HUBSITE = Path(sys.executable).with_name("hubsite")
MKDOCS = Path(sys.executable).with_name("mkdocs")
DAY = "2026-11-22"


def main() -> None:
    """Measure, and print one line for each comparison."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=1000)
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        hub = write_hub(Path(place) / "hub", chosen.records)
        project = hub / ".hubsite" / "project"
        run([HUBSITE, "build", "--today", DAY], hub)

        def engine_alone() -> Run:
            shutil.rmtree(project / "site", ignore_errors=True)
            return run([MKDOCS, "build", "--quiet"], project)

        def cold_build() -> Run:
            shutil.rmtree(hub / "site", ignore_errors=True)
            return run([HUBSITE, "build", "--clean", "--today", DAY], hub)

        tell("hubsite build (cold)", "mkdocs build", *paired(cold_build, engine_alone, chosen.times))
        big = write_hub(Path(place) / "big", 5 * chosen.records)
        check = [HUBSITE, "check", "--today", DAY]
        many = f"hubsite check, {5 * chosen.records} records"
        runs = paired(lambda: run(check, big), engine_alone, chosen.times)
        tell(many, f"mkdocs build, {chosen.records} pages", *runs)


def tell(ours: str, theirs: str, our_runs: list[Run], their_runs: list[Run]) -> None:
    """One comparison: medians in seconds, and the median ratio pair by pair."""
    print(f"{ours} / {theirs}")
    for what in ("wall", "cpu"):
        figures = f"{median(our_runs, what):6.2f} s / {median(their_runs, what):6.2f} s"
        print(f"  {what:4}  {figures}  ratio {ratio(our_runs, their_runs, what):.2f}")


if __name__ == "__main__":
    main()
