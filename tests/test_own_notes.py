"""Notes for the next run: read back as they were written, or not at all."""

import pytest

from hubsite.own_notes import read_note, write_note

# A byte that is no letter is kept as a letter that no file can hold.
VALUE = {"pages": 3, "said": ["Grŵp", None, 1.5, "Caf\udce9"], "empty": {}}


def test_a_note_comes_back(tmp_path):
    write_note(tmp_path / "a.notes", VALUE)
    assert read_note(tmp_path / "a.notes") == VALUE
    assert [file.name for file in tmp_path.iterdir()] == ["a.notes"]


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: b"", lambda data: data[:32] + b"[1]"])
def test_one_that_was_changed_is_none(tmp_path, spoil):
    file = tmp_path / "a.notes"
    write_note(file, VALUE)
    file.write_bytes(spoil(file.read_bytes()))
    assert read_note(file) is None


def test_each_belongs_to_its_name(tmp_path):
    write_note(tmp_path / "a.notes", VALUE)
    (tmp_path / "a.notes").rename(tmp_path / "b.notes")
    assert read_note(tmp_path / "b.notes") is None


def test_a_link_and_what_is_not_there_are_none(tmp_path):
    write_note(tmp_path / "a.notes", VALUE)
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.notes").symlink_to(tmp_path / "a.notes")
    assert read_note(tmp_path / "there/a.notes") is None
    assert read_note(tmp_path / "nowhere") is None


def test_a_stranger_cannot_write_one(tmp_path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("hubsite.own_notes.own_key", lambda: b"another person's key".ljust(32))
        write_note(tmp_path / "a.notes", VALUE)
    assert read_note(tmp_path / "a.notes") is None


@pytest.mark.parametrize("without_key", [True, False])
def test_where_nothing_can_be_kept_nothing_is(tmp_path, monkeypatch, without_key):
    if without_key:
        monkeypatch.setattr("hubsite.own_notes.own_key", lambda: None)
        write_note(tmp_path / "a.notes", VALUE)
    else:
        (tmp_path / "in-the-way").write_text("")
        write_note(tmp_path / "in-the-way/a.notes", VALUE)
    assert not (tmp_path / "a.notes").exists()
    assert read_note(tmp_path / "a.notes") is None
