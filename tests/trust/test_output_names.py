"""Names of files become addresses: whatever they are, one place each, and one that every computer can hold."""

import re
import sys
import unicodedata

import pytest

from hubsite.folders import check_path
from hubsite.testing import A_SPACE, make_hub, write_hub

ID = re.compile(r"[a-z0-9-]{1,80}")
ODD_NAMES = (
    "CON", "con", "Nul", "a:b", "mill hall", " hall", "hall ", "hall.", "hall..", "-", "🎉 party", "a#b", "a?b",
    "a%2e%2e", "a&b", "£5", "hall\u202egpj", "caf\u0065\u0301", "café", "ﬁre", "a\\b", "..hall", "a'b", 'a"b', "a<b>",
    "x" * 81, "a\u00a0b", "a\u200bb", "a\nb", "a\x1bb", "$(id)", "`id`", "ｈall", "ſ",
)  # fmt: skip


def published(found):
    """Every address of the site, as the file that would be written there."""
    return [f"{page.path}index.html" for page in found.site.pages] + [each.path for each in found.site.files]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_an_odd_name_is_told_and_never_becomes_an_address(tmp_path, name):
    found = make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE, f"spaces/{name}.yml": A_SPACE})
    if found.site is None:
        assert {problem.code for problem in found.problems} & {"bad-id", "address-refused", "same-id"}
    else:  # only what has a plain name may go on
        assert all(ID.fullmatch(record.id) for record in found.hub.of("spaces"))
    assert found.hub.get("spaces/mill-hall")


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
def test_a_name_that_windows_keeps_is_refused_on_every_computer(tmp_path, name):
    found = make_hub(tmp_path, {f"spaces/{name}.yml": A_SPACE})
    assert {problem.code for problem in found.problems} & {"bad-id", "address-refused"}
    assert found.site is None


TWINS = [
    ("spaces/hall.yml", "spaces/Hall.yml"),
    ("café.md", unicodedata.normalize("NFD", "café.md")),
    ("about.md", "about/index.md"),
    ("About.md", "about.md"),
    ("spaces/hall.yml", "spaces/hall.md"),
]


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="such names are one and the same file here")
@pytest.mark.parametrize("twins", TWINS, ids=ascii)
def test_of_two_files_for_one_address_neither_is_quietly_lost(tmp_path, twins):
    text = {"yml": A_SPACE, "md": "---\nname: Mill Hall\naddress: Mill Lane\n---\nA hall.\n"}
    page = "# About\n\nHello.\n"
    files = {each: page if "/" not in each or "index" in each else text[each.rpartition(".")[2]] for each in twins}
    found = make_hub(tmp_path, files)
    assert found.has_errors and found.site is None
    assert {problem.code for problem in found.problems} & {"same-id", "address-taken", "bad-id"}


RESERVED = ("search.md", "assets.md", "404.md", "everything.md", "calendar.md", "feed.xml.md", "spaces.md", "index.md")


@pytest.mark.parametrize("name", RESERVED)
def test_a_page_in_the_place_of_one_of_ours_takes_nothing_away(tmp_path, name):
    files = {"hub.yml": "name: Aldermere\nsite_url: https://a.example/\n", "spaces/mill-hall.yml": A_SPACE}
    plain = make_hub(tmp_path / "plain", files)
    found = make_hub(tmp_path / "hub", {**files, name: "# Mine\n\nMine.\n"})
    if found.site is None:
        assert {problem.code for problem in found.problems} & {
            "address-taken",
            "address-refused",
            "bad-id",
            "file-misplaced",
        }
    else:
        assert set(published(plain)) <= set(published(found))
        folded = [unicodedata.normalize("NFKC", path).casefold() for path in published(found)]
        assert len(folded) == len(set(folded))


def test_every_address_of_a_site_is_one_for_every_computer(tmp_path):
    found = make_hub(
        tmp_path, {"spaces/mill-hall.yml": A_SPACE, "groups/choir.yml": "name: Choir\nsummary: We sing.\n"}
    )
    assert published(found)
    for path in published(found):
        check_path(path)
        assert path.isascii()


@pytest.mark.parametrize(
    "name",
    [".git/config", ".gitattributes", ".gitmodules", ".git", ".env", "spaces/.git/HEAD", ".github/workflows/a.yml"],
)
def test_what_git_keeps_for_itself_is_no_content(tmp_path, name):
    hub = write_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE, name: '[filter "x"]\n\tclean = touch pwned\n'})
    found = make_hub(hub, {})
    assert not found.problems or {problem.code for problem in found.problems} == {"site-says-too-little"}
    assert not [path for path in published(found) if ".git" in path or ".env" in path]
    assert not (tmp_path / "pwned").exists()
