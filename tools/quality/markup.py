"""The checker of HTML that the writers of the standard keep ("Nu", vnu), over a whole site in one run."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from quality.findings import Finding
from quality.programs import packages, program

LONGEST = 600  # seconds
# A file on a disk has no origin, so that for the checker nothing comes from 'self'. Browsers hold pages to their policy
# in other tests; what lies elsewhere is still told.
_OWN_BUT_BLOCKED = re.compile(r"Resource violates Content Security Policy \(meta tag\): [^“]*“(?![a-z]+:|//)")


def check(site: Path) -> list[Finding]:
    """Errors and warnings in every HTML file below the folder. Raises `NotHere` without Java."""
    java = program("java", package="default-jre-headless")
    jar = packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html"]
    command = [java, "-jar", str(jar), *options, str(site)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=True)
    messages = json.loads(ran.stdout)["messages"]
    return sorted(_finding(site, each) for each in messages if not _OWN_BUT_BLOCKED.match(each["message"]))


def _finding(site: Path, message: dict[str, str]) -> Finding:
    file = Path(unquote(urlsplit(message["url"]).path)).relative_to(site.resolve()).as_posix()
    page = file.removesuffix("index.html") if file.endswith("/index.html") or file == "index.html" else file
    return Finding(page, "", message["message"], " ".join(message.get("extract", "").split())[:160])
