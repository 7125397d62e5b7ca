"""A hub to import into, and a look at what came of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hubsite.importing import ImportPlan, ImportReport, run_import
from hubsite.kinds import BUILT_IN
from hubsite.read.config import read_config
from hubsite.read.records import read_hub


@dataclass
class HubFolder:
    root: Path
    tables: Path

    def bring(
        self,
        table,
        kind="groups",
        maps=("Club=name", "What=summary", "Tel=phone"),
        sets=(),
        identity="",
        defaults=(),
        name="clubs.csv",
    ):
        """Import a table that is given as text."""
        (self.tables / name).write_text(table, encoding="utf-8")
        plan = ImportPlan.of("csv", kind, maps, sets, identity, defaults)
        return run_import(self.root, self.tables / name, plan)

    def text(self, file):
        return (self.root / "content" / file).read_text(encoding="utf-8")

    def write(self, file, words):
        place = self.root / "content" / file
        place.parent.mkdir(exist_ok=True)
        place.write_text(words, encoding="utf-8")

    def ids(self, folder="groups"):
        return sorted(file.stem for file in (self.root / "content" / folder).iterdir())

    def everything(self):
        """The bytes and times of all that an import may write."""
        files = [file for folder in ("content", "imports") for file in self.root.glob(f"{folder}/**/*")]
        return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files if file.is_file()}

    def read(self):
        """The records, and every problem that reading finds."""
        config, problems = read_config(self.root)
        found, more = read_hub(self.root, config.values, BUILT_IN, date(2026, 11, 22))
        return {record.key: record for record in found.records}, problems + more

    @staticmethod
    def told(report: ImportReport):
        return "\n".join(report.lines())


@pytest.fixture
def hub(tmp_path):
    folder = HubFolder(tmp_path / "hub", tmp_path / "tables")
    (folder.root / "content").mkdir(parents=True)
    folder.tables.mkdir()
    (folder.root / "content" / "hub.yml").write_text("name: Ashcombe\n")
    return folder
