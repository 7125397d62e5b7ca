"""Programs that are not ours: npm's packages, kept between runs, and those of the machine."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from quality.findings import NotHere

HERE = Path(__file__).parent
KEPT = HERE.parents[1] / ".pytest_cache" / "quality"
LONGEST = 300  # seconds
NPM = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def packages(listed_in: Path = HERE, kept: Path = KEPT) -> Path:
    """The folder `node_modules` with what the package.json in `listed_in` names; fetched once for each lock file.

    Raises `NotHere` if there is no npm, or if it cannot fetch them.
    """
    if not shutil.which("npm"):
        raise NotHere("there is no npm on this machine (on Debian: sudo apt-get install nodejs npm)")
    lock = (listed_in / "package-lock.json").read_bytes()
    folder = kept / hashlib.sha256(lock).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "done").exists():
            _fetch(listed_in, folder)
    return folder / "node_modules"


def _fetch(listed_in: Path, folder: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(listed_in / name, folder)
    ran = subprocess.run(NPM, cwd=folder, capture_output=True, text=True, timeout=LONGEST, check=False)
    if ran.returncode:
        raise NotHere(f"npm could not fetch the programs that look over pages: {ran.stderr.strip()[-200:]}")
    (folder / "done").touch()


def program(*names: str, package: str) -> str:
    """The path of the first of these programs that is here; `package` is Debian's. Raises `NotHere`."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise NotHere(f"there is no {names[0]} on this machine (on Debian: sudo apt-get install {package})")
