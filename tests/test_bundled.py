"""Plugins and the template of a hub are found in a wheel and in a checkout, and nowhere else."""

from pathlib import Path

import pytest

from hubsite.bundled import bundled
from hubsite.problems import HubsiteError

NAMES = ("plugins", "site_template", "docs/problems")


def checkout(top: Path) -> Path:
    """A checkout with both folders at its top; gives the package's folder."""
    for name in NAMES:
        (top / name).mkdir(parents=True)
    (top / "pyproject.toml").touch()
    package = top / "src" / "hubsite"
    package.mkdir(parents=True)
    return package


@pytest.mark.parametrize("name", NAMES)
def test_this_very_checkout_has_them(name: str) -> None:
    assert bundled(name) == Path(__file__).resolve().parents[1] / name


@pytest.mark.parametrize("name", NAMES)
def test_a_checkout_keeps_them_at_its_top(name: str, tmp_path: Path) -> None:
    assert bundled(name, package=checkout(tmp_path)) == tmp_path / name


@pytest.mark.parametrize("name", NAMES)
def test_what_a_wheel_carries_wins(name: str, tmp_path: Path) -> None:
    package = checkout(tmp_path)
    inside = package / "_bundled" / name
    inside.mkdir(parents=True)
    assert bundled(name, package=package) == inside


def test_folders_that_only_happen_to_lie_above_are_not_ours(tmp_path: Path) -> None:
    package = checkout(tmp_path)
    (tmp_path / "pyproject.toml").unlink()
    with pytest.raises(HubsiteError, match="“plugins” is missing"):
        bundled("plugins", package=package)


def test_a_missing_folder_says_what_to_do(tmp_path: Path) -> None:
    package = checkout(tmp_path)
    (tmp_path / "site_template").rmdir()
    with pytest.raises(HubsiteError) as caught:
        bundled("site_template", package=package)
    assert caught.value.fix.startswith("Install hubsite again")
