"""Fetches the program behind the forms at /edit/ into plugins/editor/vendored/: `make editor` runs it.

What is fetched stands in plugins/editor/sveltia.json: packages of npm, their versions and the sums of their bytes. A
package whose sum differs is refused. Nothing of a package is run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

EDITOR = Path(__file__).resolve().parent.parent / "plugins" / "editor"
SCRIPT = "sveltia-cms.js"


def is_sum_of(packed: bytes, integrity: str) -> bool:
    """Whether these are the bytes that were pinned, as npm writes it: `sha512-` and the sum in base 64."""
    return integrity == "sha512-" + base64.b64encode(hashlib.sha512(packed).digest()).decode()


def on_this_site(script: bytes, instead: dict[str, str]) -> bytes:
    """The script, asking this site for what it would ask companies' servers for: fonts, its words in other languages.

    Raises ValueError where one of the addresses does not stand there exactly once: then it is not the script we know.
    """
    for address, own in instead.items():
        if script.count(address.encode()) != 1:
            raise ValueError(f"The script does not hold {address} once.")
        script = script.replace(address.encode(), own.encode())
    return script


def packed(name: str, version: str, folder: Path) -> bytes:
    """A package of npm, as it was published."""
    command = ["npm", "pack", f"{name}@{version}", "--ignore-scripts", "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return next(folder.glob("*.tgz")).read_bytes()


def unpack(package: dict[str, Any], into: Path) -> None:
    """Put the files of a package that are needed into the folder; stops where it is not the package we know."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if not is_sum_of(packed(package["package"], package["version"], folder), package["integrity"]):
            sys.exit(f"{package['package']} {package['version']} is not what it was: nothing of it was taken.")
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            for source, target in package["files"].items():
                content = archive.extractfile(f"package/{source}")
                if content is None:
                    sys.exit(f"{source} is not in {package['package']} {package['version']}.")
                (into / target).parent.mkdir(parents=True, exist_ok=True)
                changes = package["instead"] if target == SCRIPT else {}
                (into / target).write_bytes(on_this_site(content.read(), changes))


def fetch(into: Path) -> None:
    """Fill the folder anew, only when everything is there."""
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".hubsite-editor-") as temporary:
        folder = Path(temporary) / into.name  # the temporary one itself is closed to all others
        folder.mkdir()
        for package in json.loads((EDITOR / "sveltia.json").read_text(encoding="utf-8")):
            unpack(package, folder)
        shutil.rmtree(into, ignore_errors=True)
        folder.rename(into)


if __name__ == "__main__":
    fetch(EDITOR / "vendored")
    print("The forms are there: name `editor` below `plugins:` in content/hub.yml.")  # noqa: T201
