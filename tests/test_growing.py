"""What the last site had already is linked into the next one, and only if it is still what was written."""

import os
from pathlib import Path

import pytest

from hubsite.growing import Growing
from hubsite.ledger import Ledger

SITE = {"index.html": b"home", "groups/choir/index.html": b"choir", "data.csv": b"a,b"}


def grown(place: Path, name: str, files, before: str = "") -> Path:
    """A site grown from the one before it, as builds do one after the other."""
    folder = place / name
    folder.mkdir()
    ledger = Ledger(place / "notes")
    growing = Growing(folder, place / before if before else None, ledger)
    for path, content in files.items():
        growing.put(path, content)
    ledger.save(folder)
    return folder


def number(file: Path) -> int:
    return file.stat().st_ino


def test_only_what_changed_is_written(tmp_path):
    one = grown(tmp_path, "one", SITE)
    two = grown(tmp_path, "two", {**SITE, "index.html": b"new home"}, "one")
    assert {path: (two / path).read_bytes() for path in SITE} == {**SITE, "index.html": b"new home"}
    assert [path for path in SITE if number(one / path) != number(two / path)] == ["index.html"]
    assert (one / "index.html").read_bytes() == b"home"


def spoilt_in_secret(file: Path) -> None:
    """Of the same size, in the same place, with the time that it had."""
    before = file.stat()
    with file.open("r+b") as open_file:
        open_file.write(b"CHOIR")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def spoilt(file: Path) -> None:
    file.write_bytes(b"CHOIR")


def replaced(file: Path) -> None:
    file.unlink()
    file.write_bytes(b"choir")
    os.utime(file, ns=(0, 0))


def a_link(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [spoilt, spoilt_in_secret, replaced, a_link, a_folder, Path.unlink])
def test_what_is_not_as_it_was_written_is_written_again(tmp_path, spoil):
    one = grown(tmp_path, "one", SITE)
    spoil(one / "groups/choir/index.html")
    two = grown(tmp_path, "two", SITE, "one")
    found = two / "groups/choir/index.html"
    assert found.read_bytes() == b"choir" and not found.is_symlink()
    three = grown(tmp_path, "three", SITE, "two")
    assert number(three / "groups/choir/index.html") == number(found)


def test_a_copied_file_is_known_by_how_its_source_lies(tmp_path):
    source = tmp_path / "film.bin"
    source.write_bytes(b"long")
    one = grown(tmp_path, "one", {"film.bin": source})
    two = grown(tmp_path, "two", {"film.bin": source}, "one")
    assert number(one / "film.bin") == number(two / "film.bin") != number(source)
    source.write_bytes(b"LONG")
    os.utime(source, ns=(1, 1))
    three = grown(tmp_path, "three", {"film.bin": source}, "two")
    assert (three / "film.bin").read_bytes() == b"LONG"


def test_a_disk_without_such_links_gets_copies(tmp_path, monkeypatch):
    grown(tmp_path, "one", SITE)

    def refuse(*_given, **_named):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    two = grown(tmp_path, "two", SITE, "one")
    assert (two / "data.csv").read_bytes() == b"a,b"


def test_notes_that_somebody_changed_say_nothing(tmp_path):
    one = grown(tmp_path, "one", SITE)
    notes = tmp_path / "notes"
    notes.write_bytes(notes.read_bytes().replace(b"]", b" ]"))
    two = grown(tmp_path, "two", SITE, "one")
    assert all(number(one / path) != number(two / path) for path in SITE)
    assert (two / "data.csv").read_bytes() == b"a,b"
