"""What tests of the whole machine share: hubs with plugins from files, and the command line."""

import shutil
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from hubsite import cli
from hubsite.testing import write_hub

from .example_hub import Shared

# How long an example takes depends on what else the machine does; speed is measured in benchmarks/.
settings.register_profile("ours", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("ours")

PLUGINS_FOR_TESTS = Path(__file__).with_name("plugins_for_tests")


CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
# It can reach nothing but this machine, and asks for nothing by itself.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]  # fmt: skip


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder that all workers of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


@pytest.fixture(scope="session", autouse=True)
def example_is_shared(shared):
    """What `example` makes lies where all workers find it."""
    Shared.folder = shared


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests of a worker: Playwright runs once in a process."""
    if not CHROMIUM:
        pytest.skip("there is no Chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def plugged(tmp_path):
    """Makes a hub whose `plugins/` holds the named files of tests/plugins_for_tests; gives its folder.

    `renamed=original` gives a plugin another name. There is a page, unless `files` has another. The hub is
    made in the folder `into` of `tmp_path`.
    """

    def make(files: Mapping[str, str | bytes], *plugins: str, into: str = "hub", **renamed: str) -> Path:
        root = write_hub(tmp_path / into, {"about.md": "# About\n\nHello.\n", **files})
        for name, original in {**dict(zip(plugins, plugins, strict=True)), **renamed}.items():
            found = next(PLUGINS_FOR_TESTS.glob(f"{original}*"))
            (root / "plugins").mkdir(exist_ok=True)
            if found.is_dir():
                shutil.copytree(found, root / "plugins" / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(found, root / "plugins" / f"{name}.py")
        return root

    return make


@pytest.fixture
def figure(request):
    """Keeps what a test saw, `figure(table, what, seen)`: all of them are printed below the results, table by table."""

    def keep(table: str, what: str, seen: object) -> None:
        request.node.user_properties.append(("figure", (table, what, str(seen))))

    return keep


def pytest_terminal_summary(terminalreporter):
    """The figures that `figure` kept, as the tables of benchmarks/README.md have them."""
    reports = [report for each in terminalreporter.stats.values() for report in each]
    kept = [figure for report in reports for name, figure in getattr(report, "user_properties", ()) if name == "figure"]
    tables = defaultdict(dict)
    for table, what, seen in sorted(map(tuple, kept)):
        tables[table][what] = seen
    for table, rows in tables.items():
        terminalreporter.section(table)
        for what, seen in rows.items():
            terminalreporter.write_line(f"| {what} | {seen} |")


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(monkeypatch, capsys):
    """Runs the command line in this process, as `hubsite …` would: gives its exit code, output and errors."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["hubsite", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as done:
            cli.main()
        said = capsys.readouterr()
        return Ran(done.value.code, said.out, said.err)

    monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return run
