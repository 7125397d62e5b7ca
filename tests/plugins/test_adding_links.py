"""“Add a group”: a link to a new file on GitHub, where the files of the hub are kept there."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from hubsite.kinds import BUILT_IN
from hubsite.starting import starting_file
from hubsite.testing import make_hub

HUB = "name: Ashcombe\nrepository: {}\nbranch: live\nplugins: record_pages\n"


def hub_of_everything(root, repository):
    files = {f"{kind.folder}/one.yml": starting_file(kind) for kind in BUILT_IN}
    look = make_hub(root, {"hub.yml": HUB.format(repository), **files})
    return {page.path: page.body for page in look.site.pages}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return hub_of_everything(tmp_path_factory.mktemp("hub"), "https://github.com/a-name/our-hub.git")


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.folder)
def test_every_index_ends_with_a_link_to_a_new_file(pages, tmp_path, kind):
    found = re.search(r'<p class="add"><a href="([^"]+)">(Add [^<]+)</a>', pages[f"{kind.folder}/"])
    address = unescape(found[1])
    assert len(address) <= 2500
    assert address.startswith("https://github.com/a-name/our-hub/new/live?")
    said = parse_qs(urlsplit(address).query)
    assert re.fullmatch(rf"content/{kind.folder}/name-of-the-[a-z-]+\.yml", said["filename"][0])
    assert said["value"][0].startswith("# yaml-language-server")

    again = make_hub(
        tmp_path, {"hub.yml": "name: A\nplugins: record_pages\n", f"{kind.folder}/one.yml": said["value"][0]}
    )
    assert not again.has_errors and again.hub.of(kind.folder)


@pytest.mark.parametrize("repository", ["https://codeberg.org/a-name/our-hub", "https://github.com/a-name"])
def test_nothing_is_offered_that_would_not_work(tmp_path, repository):
    pages = hub_of_everything(tmp_path, repository)
    assert not any('class="add"' in body for body in pages.values())
