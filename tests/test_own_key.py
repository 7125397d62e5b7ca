"""The key by which hubsite knows again what it wrote itself."""

import stat
import sys

import pytest

from hubsite import own_key as module


@pytest.fixture
def own_key(tmp_path, monkeypatch):
    """Asks for the key as a new process would, where this person keeps files that can be made again."""
    monkeypatch.setattr(module, "user_cache_path", lambda name: tmp_path / "cache" / name)

    def ask():
        module.own_key.cache_clear()
        return module.own_key()

    yield ask
    module.own_key.cache_clear()


def test_it_is_made_once_and_kept_for_its_owner_alone(own_key, tmp_path):
    key = own_key()
    assert len(key) == 32
    assert own_key() == key
    (file,) = (tmp_path / "cache/hubsite").iterdir()
    assert file.read_bytes() == key
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_people_have_two(own_key, tmp_path):
    key = own_key()
    (tmp_path / "cache/hubsite/key").unlink()
    assert own_key() != key


def test_one_that_was_cut_short_is_made_anew(own_key, tmp_path):
    own_key()
    (tmp_path / "cache/hubsite/key").write_bytes(b"short")
    key = own_key()
    assert len(key) == 32 and own_key() == key


def test_where_none_can_be_kept_there_is_none(own_key, tmp_path):
    (tmp_path / "cache").write_text("in the way")
    assert own_key() is None
