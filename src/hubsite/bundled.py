"""Where plugins, the template of a hub and the pages of problems lie, in an installed wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

from hubsite.problems import HubsiteError

PACKAGE = Path(__file__).resolve().parent


def bundled(name: str, *, package: Path = PACKAGE) -> Path:
    """The folder `name` ("plugins", "site_template" or "docs/problems") that came with this hubsite.

    An installed wheel carries it inside the package; in a checkout it lies at the top, where people look for
    it. The wheel's copy wins, so that what was tested and released is what runs. `package` is hubsite's own
    folder, given only by tests.

    Raises HubsiteError when it is in neither place: the installation is incomplete.
    """
    for folder in (package / "_bundled" / name, *_in_checkout(name, package)):
        if folder.is_dir():
            return folder
    raise HubsiteError(
        f"This copy of hubsite is incomplete: its folder “{name}” is missing.",
        fix=f"Install hubsite again, or in a checkout bring the folder back: git checkout -- {name}",
    )


def _in_checkout(name: str, package: Path) -> list[Path]:
    """Only beside a pyproject.toml: two folders above an installed package lie things that are not ours."""
    top = package.parent.parent
    return [top / name] if (top / "pyproject.toml").is_file() else []
