"""Addresses are found where people write them, without what stands around them."""

import pytest

from hubsite.problems import HubsiteError
from hubsite.testing import write_hub
from hubsite.weblinks.written import is_somebodys, written_in


def found(tmp_path, line):
    return list(written_in(write_hub(tmp_path, {"about.md": f"# About\n\n{line}\n"})))


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("See https://ashcombe.gov.uk/bins.", "https://ashcombe.gov.uk/bins"),
        ("(at https://ashcombe.gov.uk)", "https://ashcombe.gov.uk"),
        ("[bins](https://ashcombe.gov.uk/a_(b)) now", "https://ashcombe.gov.uk/a_(b)"),
        ("“https://ashcombe.gov.uk”", "https://ashcombe.gov.uk"),
        ("<https://ashcombe.gov.uk/?a=1&b=2>", "https://ashcombe.gov.uk/?a=1&b=2"),
        ("https://ashcombe.gov.uk/page#part", "https://ashcombe.gov.uk/page"),
        ("HTTP://Ashcombe.gov.uk/", "HTTP://Ashcombe.gov.uk/"),
    ],
)
def test_an_address_ends_where_people_mean_it_to(tmp_path, line, address):
    assert found(tmp_path, line) == [address]


@pytest.mark.parametrize(
    "line",
    [
        "https://hall.example/a",
        "http://localhost:8000/",
        "https://example.com",
        "https://",
        "http://[x]/",
        "ftp://a.uk",
    ],
)
def test_what_is_nobodys_is_not_asked(tmp_path, line):
    assert found(tmp_path, line) == []


def test_every_place_is_kept_and_comments_are_not_links(tmp_path):
    hub = write_hub(
        tmp_path,
        {
            "groups/choir.yml": "# https://old.uk\nname: Choir\nurl: https://choir.uk\n",
            "about.md": "# https://choir.uk\n",
        },
    )
    assert {address: [str(each) for each in places] for address, places in written_in(hub).items()} == {
        "https://choir.uk": ["content/about.md:1:3", "content/groups/choir.yml:3:6"]
    }


def test_a_hostile_line_is_done_at_once(tmp_path):
    for sign in (")", "(", ".", "]"):
        found(tmp_path, "https://a.uk/" + sign * 100_000)


def test_a_folder_that_is_no_hub_is_said(tmp_path):
    with pytest.raises(HubsiteError, match="no hub"):
        written_in(tmp_path)


def test_an_address_that_cannot_be_parted_is_nobodys():
    assert not is_somebodys("http://[::1")
