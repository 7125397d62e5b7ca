"""Files that people wrote are changed whole or not at all, only as they were read, and never through a link."""

import os

import pytest

from hubsite.own_files import MOST_BYTES, content_of, in_words, is_own, put, refuse_change, take_away
from hubsite.problems import HubsiteError

HALL = "content/spaces/hall.yml"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "hub/content/spaces").mkdir(parents=True)
    (tmp_path / "hub" / HALL).write_bytes(b"name: Hall\r\n")
    return tmp_path / "hub"


@pytest.fixture
def elsewhere(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/hall.yml").write_bytes(b"secret")
    return tmp_path / "elsewhere"


def names(root):
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_a_file_is_read_as_it_is(root):
    assert content_of(root, HALL) == b"name: Hall\r\n"


@pytest.mark.parametrize(
    "file", ["", "/etc/passwd", "../hub/content/spaces/hall.yml", "content", "content/none.yml", "a\x00b", "a\\..\\b"]
)
def test_what_is_no_plain_file_of_the_hub_holds_nothing(root, file):
    assert content_of(root, file) is None


def test_what_is_too_big_or_a_pipe_holds_nothing(root):
    (root / HALL).write_bytes(b"x" * (MOST_BYTES + 1))
    os.mkfifo(root / "content/pipe.yml")
    assert content_of(root, HALL) is content_of(root, "content/pipe.yml") is None


def test_a_file_is_written_with_its_rights_and_nothing_is_left_over(root):
    (root / HALL).chmod(0o640)
    put(root, HALL, b"name: Inn\n", before=b"name: Hall\r\n")
    assert (root / HALL).read_bytes() == b"name: Inn\n"
    assert (root / HALL).stat().st_mode & 0o777 == 0o640
    assert names(root) == ["content", "content/spaces", HALL]


def test_a_new_file_is_written_with_its_folders(root):
    put(root, "content/groups/choir.yml", b"name: Choir\n", before=None)
    assert content_of(root, "content/groups/choir.yml") == b"name: Choir\n"


def test_another_name_for_the_same_file_keeps_what_it_held(root):
    (root / "second.yml").hardlink_to(root / HALL)
    put(root, HALL, b"new", before=b"name: Hall\r\n")
    assert (root / "second.yml").read_bytes() == b"name: Hall\r\n"


@pytest.mark.parametrize("linked", ["content/spaces/hall.yml", "content/spaces", "content"])
def test_nothing_is_read_or_written_or_deleted_through_a_link(root, elsewhere, linked):
    (elsewhere / "spaces").mkdir()
    for copy in ("spaces/hall.yml", "hall.yml"):
        (elsewhere / copy).write_bytes(b"secret")
    (root / linked).rename(root / "before")
    (root / linked).symlink_to(elsewhere / "hall.yml" if linked == HALL else elsewhere)
    assert not is_own(root, HALL) and content_of(root, HALL) is None
    for change in (lambda: put(root, HALL, b"x", before=b"secret"), lambda: put(root, HALL, b"x", before=None)):
        with pytest.raises(HubsiteError, match="through a link"):
            change()
    with pytest.raises(HubsiteError, match="through a link"):
        take_away(root, HALL, before=b"secret")
    assert {path.read_bytes() for path in elsewhere.rglob("*.yml")} == {b"secret"}


def test_nothing_is_written_over_what_somebody_changed_meanwhile(root):
    with pytest.raises(HubsiteError, match="has changed since"):
        put(root, HALL, b"x", before=b"name: Other\n")
    with pytest.raises(HubsiteError, match="exists already"):
        put(root, HALL, b"x", before=None)
    with pytest.raises(HubsiteError, match="has changed since"):
        take_away(root, HALL, before=b"name: Other\n")
    assert content_of(root, HALL) == b"name: Hall\r\n"


def test_a_file_where_a_folder_belongs_is_named(root):
    (root / "content/groups").write_text("")
    with pytest.raises(HubsiteError, match="“content/groups” is a file, but it has to be a folder"):
        put(root, "content/groups/choir.yml", b"x", before=None)
    with pytest.raises(HubsiteError, match="“content/groups” is a file"):
        refuse_change(root, "content/groups/choir/a.yml", None)


def test_what_the_disk_refuses_is_a_sentence_and_the_file_stays(root):
    (root / "content/spaces/.hubsite-being-written").mkdir()
    with pytest.raises(HubsiteError, match="could not be written") as stopped:
        put(root, HALL, b"x", before=b"name: Hall\r\n")
    assert "disk is full" in stopped.value.fix
    assert content_of(root, HALL) == b"name: Hall\r\n"
    with pytest.raises(HubsiteError, match="“hub” could not be written: No space"), in_words("hub"):
        raise OSError(28, "No space left on device")


def test_a_file_is_taken_away_as_it_was_read(root):
    take_away(root, HALL, before=b"name: Hall\r\n")
    assert names(root) == ["content", "content/spaces"]
