"""The checker of HTML that the writers of the standard keep ("Nu", vnu), over a whole site in one run."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from quality.findings import Finding
from quality.programs import packages, program

LONGEST = 600  # seconds


def check(site: Path) -> list[Finding]:
    """Errors and warnings in every HTML file below the folder. Raises `NotHere` without Java."""
    java = program("java", package="default-jre-headless")
    jar = packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html"]
    command = [java, "-jar", str(jar), *options, str(site)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=True)
    return sorted(_finding(site, message) for message in json.loads(ran.stdout)["messages"])


def _finding(site: Path, message: dict[str, str]) -> Finding:
    file = Path(unquote(urlsplit(message["url"]).path)).relative_to(site.resolve()).as_posix()
    page = file.removesuffix("index.html") if file.endswith("/index.html") or file == "index.html" else file
    return Finding(page, "", message["message"], " ".join(message.get("extract", "").split())[:160])
