"""The example neighbourhood built once for all tests in a browser, a browser, and the checks of tools/quality."""

import sys
from pathlib import Path

import pytest
from filelock import FileLock
from markupsafe import Markup

from hubsite import HubConfig, Page, Site
from hubsite.build import build
from hubsite.growing import Growing
from hubsite.plugins import Plugins
from hubsite.stage import stage
from hubsite.testing import A_SUNDAY

from ..example_hub import lay_example

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from quality.findings import NotHere  # noqa: E402  # found by the line above
from quality.programs import packages  # noqa: E402
from quality.sites import served  # noqa: E402

COMPONENTS = ROOT / "tests" / "plugins" / "components.html"


@pytest.fixture(scope="session")
def example(shared) -> Path:
    """The example neighbourhood as a built site."""
    folder = shared / "example-for-browsers"
    with FileLock(shared / "example-for-browsers.lock"):
        if not (folder / "site").exists():
            lay_example(folder / "hub")
            assert build(folder / "hub", folder / "site", A_SUNDAY).published
    return folder / "site"


@pytest.fixture(scope="session")
def components(tmp_path_factory) -> Path:
    """A site of one page with every component of the theme."""
    folder = tmp_path_factory.mktemp("components")
    (folder / "site").mkdir()
    body = Markup(COMPONENTS.read_text(encoding="utf-8"))
    contact = {"email": "hello@ashcombe.example", "phone": "01632 960100"}
    config = HubConfig.model_validate({"name": "Ashcombe", "site_url": "https://ashcombe.example", "contact": contact})
    ((_, engine),) = Plugins(folder, ["material"]).ask("hubsite_engine")
    pages = (Page(path="", title="Ashcombe", body=body), Page(path="all/", title="Components", body=body))
    staged = stage(Site(config=config, pages=pages), engine, folder / "project", Growing(folder / "site"))
    assert list(engine.build(staged)) == []
    return folder / "site"


@pytest.fixture(scope="session")
def address(example):
    with served(example) as where:
        yield where


@pytest.fixture(scope="session")
def checks():
    """The folder of npm's packages, without which most checks cannot be made."""
    try:
        return packages()
    except NotHere as reason:
        pytest.skip(str(reason))


@pytest.fixture
def shown(browser, tmp_path):
    """Opens a page made of these tags in its body; gives the view. `head` goes into its head."""
    context = browser.new_context()

    def open_page(body: str, head: str = "<title>A page</title>"):
        file = tmp_path / "page.html"
        file.write_text(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>',
            encoding="utf-8",
        )
        view = context.new_page()
        view.goto(file.as_uri())
        return view

    yield open_page
    context.close()
