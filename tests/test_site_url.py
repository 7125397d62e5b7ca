"""One site, three places to stand: a folder of GitHub's, a domain of its own, and wherever hub.yml says."""

import re
from pathlib import Path

import pytest

from hubsite.build import build
from hubsite.look import look
from hubsite.problems import HubsiteError
from hubsite.testing import A_SPACE, A_SUNDAY, write_hub

FILES = {
    "hub.yml": "name: Aldermere\nsite_url: https://old.example/\nplugins: record_pages, search, feeds\n",
    "spaces/mill-hall.yml": A_SPACE,
}


def links(text: str) -> set[str]:
    return set(re.findall(r'(?:href|src|action)="?([^"\s>]+)', text))


def of_site(root: Path, address: str) -> str | None:
    found = look(root, A_SUNDAY, site_url=address)
    return found.hub.config.site_url


@pytest.mark.parametrize(
    ("address", "base"),
    [("https://owner.github.io/my-hub", "/my-hub/"), ("https://hub.example/", "/")],
    ids=["folder", "domain"],
)
def test_pages_feeds_and_the_404_page_lead_to_where_the_site_stands(tmp_path, address, base):
    root, out = write_hub(tmp_path / "hub", FILES), tmp_path / "site"
    assert build(root, out, A_SUNDAY, site_url=address).published

    # GitHub shows 404.html at any address, however deep: only links from the root are right there.
    of_404 = {link for link in links((out / "404.html").read_text()) if not link.startswith(("#", "http"))}
    assert {base, f"{base}spaces/", f"{base}search/"} <= of_404
    assert all(link.startswith(base) for link in of_404)
    for link in of_404:
        there = out / link.removeprefix(base).partition("?")[0]
        assert (there / "index.html" if there.is_dir() else there).is_file(), link

    # Other pages may move as they are: their links say how to get from one to the other.
    page = (out / "spaces/mill-hall/index.html").read_text()
    assert not [link for link in links(page) if link.startswith("/")]
    assert f"{address.rstrip('/')}/spaces/mill-hall/" in page
    assert f"<loc>{address.rstrip('/')}/spaces/mill-hall/</loc>" in (out / "sitemap.xml").read_text()
    assert not [path for path in out.rglob("*.*ml") if "old.example" in path.read_text()]


def test_without_another_address_the_one_in_hub_yml_holds(tmp_path):
    assert of_site(write_hub(tmp_path, FILES), "") == "https://old.example/"


@pytest.mark.parametrize("said", ["http://old.example", "http://old.example/", "https://old.example"])
def test_a_host_that_says_http_does_not_take_https_away(tmp_path, said):
    assert of_site(write_hub(tmp_path, FILES), said) == "https://old.example/"


def test_a_host_that_says_another_address_is_believed(tmp_path):
    assert of_site(write_hub(tmp_path, FILES), "http://new.example") == "http://new.example/"


@pytest.mark.parametrize("said", ["hub.example", "javascript:alert(1)", "https://", "http://[", "/my-hub/"])
def test_what_is_no_address_is_refused(tmp_path, said):
    with pytest.raises(HubsiteError, match="is not a web address"):
        look(write_hub(tmp_path, FILES), A_SUNDAY, site_url=said)
