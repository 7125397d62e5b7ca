"""A folder holds exactly the files it was given, and nothing outside it is ever touched."""

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubsite import folders
from hubsite.folders import Changes, check_path, check_paths, exchange, flush, write_tree
from hubsite.problems import HubsiteError

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")


def tree(folder: Path) -> dict[str, bytes]:
    files = (found for found in folder.rglob("*") if found.is_file() and not found.is_symlink())
    return {found.relative_to(folder).as_posix(): found.read_bytes() for found in files}


def test_a_new_folder_holds_exactly_the_files(tmp_path):
    files = {"index.md": b"home", "groups/allotments/index.md": b"leeks", "groups/index.md": b""}
    changes = write_tree(tmp_path / "project" / "docs", files)
    assert tree(tmp_path / "project" / "docs") == files
    assert changes == Changes(written=tuple(sorted(files)), removed=(), kept=())


def test_only_what_changed_is_written(tmp_path):
    write_tree(tmp_path, {"same.md": b"1", "longer.md": b"1", "other.md": b"1", "gone.md": b"1"})
    before = (tmp_path / "same.md").stat()
    changes = write_tree(tmp_path, {"same.md": b"1", "longer.md": b"12", "other.md": b"2", "new.md": b""})
    assert changes == Changes(("longer.md", "new.md", "other.md"), ("gone.md",), ("same.md",))
    after = (tmp_path / "same.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_empty_folders_go_too_and_the_folder_itself_stays(tmp_path):
    write_tree(tmp_path, {"a/b/c/d.md": b"", "e/f.md": b""})
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    changes = write_tree(tmp_path, {"a/x.md": b""})
    assert sorted(found.relative_to(tmp_path).as_posix() for found in tmp_path.rglob("*")) == ["a", "a/x.md"]
    assert changes.removed == ("a/b/c/d.md", "e/f.md")
    write_tree(tmp_path, {})
    assert list(tmp_path.iterdir()) == []


def test_a_file_becomes_a_folder_and_back(tmp_path):
    write_tree(tmp_path, {"groups": b"file"})
    write_tree(tmp_path, {"groups/index.md": b"folder"})
    assert tree(tmp_path) == {"groups/index.md": b"folder"}
    write_tree(tmp_path, {"groups": b"file"})
    assert tree(tmp_path) == {"groups": b"file"}


@needs_links
def test_links_inside_are_replaced_and_never_followed(tmp_path):
    outside = tmp_path / "outside"
    write_tree(outside, {"precious.md": b"precious", "groups/precious.md": b"precious"})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "page.md").symlink_to(outside / "precious.md")
    (folder / "groups").symlink_to(outside / "groups")
    (folder / "stranger").symlink_to(outside)
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    (folder / "twin.md").symlink_to("original")  # a link as long as what is wanted, leading to the same bytes
    (folder / "original").write_bytes(b"original")
    files = {
        "page.md": b"precious",
        "groups/precious.md": b"mine",
        "twin.md": b"original",
        "original": b"original",
    }
    changes = write_tree(folder, files)
    assert tree(folder) == files and not any(found.is_symlink() for found in folder.rglob("*"))
    assert tree(outside) == {"precious.md": b"precious", "groups/precious.md": b"precious"}
    assert changes.kept == ("original",)


@needs_links
def test_a_fifo_does_not_hang_and_a_hard_link_is_not_written_through(tmp_path):
    (tmp_path / "outside.md").write_bytes(b"precious")
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "page.md")
    os.link(tmp_path / "outside.md", folder / "linked.md")
    write_tree(folder, {"page.md": b"1", "linked.md": b"2"})
    assert tree(folder) == {"page.md": b"1", "linked.md": b"2"}
    assert (tmp_path / "outside.md").read_bytes() == b"precious"


@needs_links
def test_the_folder_itself_must_not_be_a_link_or_a_file(tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "page.md").write_bytes(b"precious")
    (tmp_path / "link").symlink_to("precious")
    for folder in (tmp_path / "link", tmp_path / "precious" / "page.md"):
        with pytest.raises(HubsiteError, match="a link or a file"):
            write_tree(folder, {"a.md": b""})
    assert tree(tmp_path / "precious") == {"page.md": b"precious"}


def test_what_a_killed_run_left_half_written_is_swept_up(tmp_path):
    (tmp_path / folders._BEING_WRITTEN).write_bytes(b"hal")
    changes = write_tree(tmp_path, {"page.md": b"whole"})
    assert tree(tmp_path) == {"page.md": b"whole"} and changes.removed == ()


OUTSIDE = [
    "../x.md", "a/../../x.md", "..", ".", "", "/etc/x", "//host/x", "a//b", "a/", "./a", "a/./b", "a/..",
    "C:/x", "c:x", "..\\x", "a\\b", "\\x",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_out_of_the_folder_is_refused_before_anything_is_touched(tmp_path, path):
    write_tree(tmp_path / "folder", {"old.md": b"old"})
    with pytest.raises(HubsiteError, match="inside the folder") as refused:
        write_tree(tmp_path / "folder", {"a.md": b"", path: b"bad"})
    assert refused.value.fix
    assert tree(tmp_path) == {"folder/old.md": b"old"}


@pytest.mark.parametrize(
    ("path", "said", "instead"),
    [
        ("CON", "Windows keeps", "CON-page"),
        ("groups/aux.md", "Windows keeps", "aux-page.md"),
        ("nul.tar.gz", "Windows keeps", "nul-page.tar.gz"),
        ("com1 .txt", "Windows keeps", "com1-page.txt"),
        ("LPT¹.md", "Windows keeps", "LPT¹-page.md"),
        ("PRN/index.md", "Windows keeps", "PRN-page"),
        ("what?.md", "the sign '?'", "what-.md"),
        ("5:30.md", "the sign ':'", "5-30.md"),
        ("a\x00b.md", "the sign '\\x00'", "ab.md"),
        ("hall.", "full stop or a space", "hall"),
        ("hall /x.md", "full stop or a space", "hall"),
        ("x" * 253 + ".md", "too long", "x" * 60),
        ("é" * 128, "too long", "é" * 60),
        ("bad\ud800.md", "half there", "bad.md"),
        (folders._BEING_WRITTEN, "hubsite uses itself", "hubsite-being-written"),
    ],
)
def test_a_name_some_computer_cannot_have_is_refused_with_a_better_one(path, said, instead):
    with pytest.raises(HubsiteError) as refused:
        check_path(path)
    assert said in refused.value.message and instead in refused.value.fix
    str(refused.value.message).encode()  # whatever the path, the sentence can be printed


@pytest.mark.parametrize("path", ["console.md", "com10.md", "aux-page.md", ".nojekyll", "caf\u00e9/ú ñ.md", "...a"])
def test_good_names_are_taken(path):
    check_path(path)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Hall.md", "hall.md"),
        ("groups/Hall/index.md", "groups/hall/times.md"),
        ("caf\u00e9.md", unicodedata.normalize("NFD", "caf\u00e9.md")),
        ("strasse.md", "straße.md"),
        ("ﬁsh.md", "fish.md"),
    ],
)
def test_twins_are_refused_with_both_names(one, two):
    with pytest.raises(HubsiteError, match="one and the same name") as refused:
        check_paths([one, two])
    parts = zip(one.split("/"), two.split("/"), strict=True)
    for name in next(pair for pair in parts if pair[0] != pair[1]):
        assert name in refused.value.message


@pytest.mark.parametrize(("file", "inside"), [("hall", "hall/index.md"), ("Hall", "hall/index.md")])
def test_a_path_cannot_be_file_and_folder(file, inside):
    for paths in ([file, inside], [inside, file]):
        with pytest.raises(HubsiteError, match=f"“{file}” is meant to be a file, and “hall” a folder"):
            check_paths(paths)


NAMES = st.text("abAB.é ", min_size=1, max_size=3)
TREES = st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.binary(max_size=3), max_size=6)


@given(before=TREES, after=TREES)
def test_any_tree_follows_any_other(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("any")
    for files in (before, after):
        there = tree(folder)
        try:
            write_tree(folder, files)
        except HubsiteError:
            assert tree(folder) == there
        else:
            assert tree(folder) == files


def test_exchange_swaps_two_folders_in_one_step(tmp_path):
    write_tree(tmp_path / "a", {"is.md": b"a"})
    write_tree(tmp_path / "b", {"is.md": b"b"})
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system cannot exchange folders")
    assert tree(tmp_path) == {"a/is.md": b"b", "b/is.md": b"a"}


def test_exchange_with_nothing_there_says_so(tmp_path):
    (tmp_path / "a").mkdir()
    if folders._exchange_call() is None:
        assert exchange(tmp_path / "a", tmp_path / "b") is False
    else:
        with pytest.raises(FileNotFoundError):
            exchange(tmp_path / "a", tmp_path / "b")


def test_flush_works_with_and_without_the_quick_way(tmp_path, monkeypatch):
    write_tree(tmp_path, {"a/b.md": b"1", "c.md": b"2"})
    flush(tmp_path)
    flushed = []
    monkeypatch.setattr(folders, "_flush_whole_disk", lambda folder: False)
    monkeypatch.setattr(os, "fsync", flushed.append)
    flush(tmp_path)
    assert len(flushed) == (2 if sys.platform == "win32" else 4)
