"""One engine at work on a project of its own: built from nothing, after an edit, and again."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from _engines import Engine
from _memory import all_memory
from _paired import Run, median, run

MARK = "\n\nChanged just now: "


class WrongError(Exception):
    """A build that ended well and yet does not show what was written."""


@dataclass
class Project:
    """The engine's project in `root`, and all that was measured of it, by the name of the case."""

    engine: Engine
    root: Path
    pages: int
    starts: Sequence[str | Path]  # what starts the engine
    runs: dict[str, list[Run]] = field(default_factory=dict)
    memory: float | None = None
    edits: int = 0

    @property
    def edited(self) -> int:
        """The number of the page that is edited: in the middle, and a group's among records."""
        return self.pages // 10 * 5 + 3

    @property
    def command(self) -> list[str | Path]:
        """What builds it."""
        return [*self.starts, *self.engine.command]

    @property
    def largest(self) -> float:
        """Megabytes of the one process that takes most, in cold builds."""
        return median(self.runs["cold"], "memory")

    @property
    def peak(self) -> float:
        """Megabytes of all its processes together; 0 where the system does not tell."""
        return max(self.memory, self.largest) if self.memory else 0.0  # looking every now and then may miss the peak

    def make(self) -> None:
        """Write it, and build it once to see how much memory that takes; this run is not timed."""
        self.root.mkdir(parents=True)
        self.engine.write(self.root, self.pages)
        self.memory = all_memory(self.command, self.root)
        self.must_show("<h1")

    def cold(self) -> Run:
        """As on a machine that never built it."""
        for folder in filter(None, (self.engine.site, self.engine.remembered)):
            shutil.rmtree(self.root / folder, ignore_errors=True)
        return run(self.command, self.root)

    def after_edit(self) -> Run:
        """One sentence of one page is another; raises WrongError where the page does not show it then."""
        words = self.edit()
        taken = run(self.command, self.root)
        self.must_show(words)
        return taken

    def edit(self) -> str:
        """Write another last sentence into the page in the middle; a word that stands nowhere else."""
        self.edits += 1
        source = self.root / self.engine.source(self.edited)
        word = f"word{self.edits}x{self.edited}"
        before = source.read_text(encoding="utf-8").partition(MARK)[0].rstrip("\n")
        source.write_text(f"{before}{MARK}{word}.\n", encoding="utf-8")
        return word

    def unchanged(self) -> Run:
        """Nothing is new since the last build."""
        return run(self.command, self.root)

    def check(self) -> Run:
        """`hubsite check` alone, which builds nothing."""
        return run([*self.starts, "check", *self.engine.command[1:]], self.root)

    def must_show(self, words: str, page: str = "") -> None:
        """Raises WrongError where a page, the edited one if none is named, does not hold the words."""
        file = self.root / (page or self.engine.page(self.edited))
        if words not in (file.read_text(encoding="utf-8") if file.is_file() else ""):
            raise WrongError(
                f"{self.engine.name} ended well, but {file.relative_to(self.root)} does not hold “{words}”"
            )


CASES = {"cold": Project.cold, "edited": Project.after_edit, "unchanged": Project.unchanged, "check": Project.check}
