"""The wheel holds all that hubsite needs and nothing else, and every package is pinned by its hash."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
BUILDING = [*PROJECT["build-system"]["requires"], "editables"]  # for `pip install --no-build-isolation -e .`
FILES = {"constraints.txt": [*RUNTIME, *BUILDING], "constraints-dev.txt": [*RUNTIME, *BUILDING, *DEVELOPMENT]}
MACHINES = [
    {**system, "python_version": f"3.{minor}", "python_full_version": f"3.{minor}.{patch}"}
    for minor, patch in [(11, 2), (11, 9), (12, 1), (13, 0), (14, 0)]  # Debian 12 has 3.11.2
    for system in [
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    ]
]
JUNK = ["plugins/__pycache__/old.cpython-311.pyc", "site_template/__pycache__/old.cpython-311.pyc"]
SHIPPED = {"src/hubsite": "hubsite", "plugins": "hubsite/_bundled/plugins"} | {
    "site_template": "hubsite/_bundled/site_template"
}


def machine_name(machine: dict[str, str]) -> str:
    return f"{machine['sys_platform']}-{machine['python_full_version']}"


def entries(file: str) -> list[str]:
    """The pinned requirements of a constraints file, each with its hashes, on one line."""
    text = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(file: str) -> list[Requirement]:
    return [Requirement(entry.split(" --hash=")[0]) for entry in entries(file)]


def pinned(file: str, machine: dict[str, str]) -> dict[str, str]:
    """Canonical name → version of all that is installed on one sort of machine."""
    here = default_environment() | machine
    chosen = [pin for pin in pins(file) if pin.marker is None or pin.marker.evaluate(here)]
    names = [canonicalize_name(pin.name) for pin in chosen]
    assert len(names) == len(set(names)), f"two versions of one package for {machine}"
    return {name: str(pin.specifier).removeprefix("==") for name, pin in zip(names, chosen, strict=True)}


@pytest.mark.parametrize("file", FILES)
def test_constraints_name_no_index_host_or_folder(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|--\w*index\w*|--find-links|--trusted-host| @ |(?:^|\s)/\w+", text)


@pytest.mark.parametrize("file", FILES)
def test_every_pin_is_one_exact_version_with_hashes(file: str) -> None:
    for entry in entries(file):
        assert re.fullmatch(r"[\w.-]+==[\w.+!]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", entry), entry


@pytest.mark.parametrize("machine", MACHINES, ids=machine_name)
@pytest.mark.parametrize("file", FILES)
def test_what_pyproject_asks_for_is_pinned_within_its_bounds(file: str, machine: dict[str, str]) -> None:
    versions = pinned(file, machine)
    for wanted in map(Requirement, FILES[file]):
        version = versions.get(canonicalize_name(wanted.name))
        assert version, f"{wanted} is not in {file}: run `make lock`"
        assert wanted.specifier.contains(version), f"{file} has {wanted.name} {version}: run `make lock`"


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_left_for_pip_to_choose(file: str) -> None:
    """Follows each installed package's own requirements: with --require-hashes an unpinned one stops pip."""
    versions = pinned(file, {})
    for name in versions:
        for wanted in map(Requirement, metadata.requires(name) or []):
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                assert canonicalize_name(wanted.name) in versions, f"{name} needs {wanted}"


def test_tests_run_on_the_versions_that_sites_are_built_with() -> None:
    assert set(entries("constraints.txt")) <= set(entries("constraints-dev.txt"))


def test_the_floors_that_matter_are_in_pyproject() -> None:
    """Older ones have known holes (jinja2), other addresses (material) or another shape (mkdocs 2)."""
    floors = [
        "mkdocs<2,>=1.6.1",
        "mkdocs-material<10,>=9.8",
        "jinja2>=3.1.6",
        "nh3>=0.3",
        "pydantic<3,>=2.11",
    ]
    assert set(floors) <= {str(Requirement(wanted)) for wanted in RUNTIME}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with a few more files: some that belong in a wheel, some left over from work."""
    copy = tmp_path_factory.mktemp("checkout")
    for folder in SHIPPED:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".hubsite"))
    for file in ["pyproject.toml", "README.md", "LICENSE", ".gitignore"]:
        shutil.copy(ROOT / file, copy)
    extra = ["plugins/extra.py", "site_template/.github/workflows/extra.yml"]
    for file in [*extra, *JUNK, "content/hub.yml", "tests/test_extra.py"]:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        (copy / file).write_text("# extra\n", encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(out), str(source))
    return next(out.glob("hubsite-*-py3-none-any.whl"))


def pip(command: str, *options: str) -> None:
    quiet = ["--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", command, *quiet, *options], check=True, capture_output=True)


def test_the_wheel_holds_what_is_shipped_and_nothing_else(source: Path, wheel: Path) -> None:
    meant = {
        f"{there}/{file.relative_to(source / here).as_posix()}"
        for here, there in SHIPPED.items()
        for file in (source / here).rglob("*")
        if file.is_file() and file.relative_to(source).as_posix() not in JUNK
    }
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if ".dist-info/" not in name} == meant
    assert "hubsite/_bundled/site_template/.github/workflows/extra.yml" in meant
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_an_installed_wheel_finds_what_it_brought(wheel: Path, tmp_path: Path) -> None:
    pip("install", "--target", str(tmp_path), str(wheel))
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from hubsite.bundled import bundled\n"
        "print(bundled('plugins'), bundled('site_template'), sep='\\n')"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path)
    inside = tmp_path / "hubsite" / "_bundled"
    assert ran.stdout.splitlines() == [str(inside / "plugins"), str(inside / "site_template")]
