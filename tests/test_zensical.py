"""Another engine can take over: Zensical builds the same staged project at the same addresses.

Material for MkDocs gets security fixes until 5 May 2027; this test is why that is no threat.
"""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from hubsite.build import build
from hubsite.testing import A_SPACE, write_hub

HUB = {
    "hub.yml": "name: Here\nsite_url: https://here.example/\n",
    "about.md": "# About\n\nWho keeps this.\n",
    "spaces/hall.yml": A_SPACE,
    "groups/choir.md": "---\nname: Choir\nsummary: We sing.\nmeets_at: hall\n---\n## How\n\nLoudly.\n",
}


def addresses(site: Path) -> set[str]:
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def test_zensical_builds_the_same_project_at_the_same_addresses(tmp_path):
    hub = write_hub(tmp_path / "hub", HUB)
    ours = build(hub, hub / "site", date(2026, 11, 22)).out
    project = shutil.copytree(hub / ".hubsite" / "project", tmp_path / "project")
    command = [Path(sys.executable).with_name("zensical"), "build"]
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=120)
    assert addresses(project / "site") == addresses(ours)
    assert "<h1>Choir</h1>" in (project / "site" / "groups" / "choir" / "index.html").read_text()
