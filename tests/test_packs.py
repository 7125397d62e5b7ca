"""A hub's own version of a packed record: copied, compared, and told about changes."""

import pytest

from hubsite import HubsiteError
from hubsite.packs import accept, copy_record, difference_lines
from hubsite.testing import make_hub, write_hub

PLUGIN = '''"""Brings a word."""
from hubsite import PackRecord, hookimpl


@hookimpl
def hubsite_records():
    source = {"url": "https://law.example/1", "title": "Act: part 1"}
    fields = {"name": "Ward", "summary": "SUMMARY", "sources": [source]}
    yield PackRecord(folder="terms", id="ward", fields=fields)
'''


def hub(tmp_path, summary="Part of a district."):
    plugin = PLUGIN.replace("SUMMARY", summary)
    return write_hub(tmp_path, {"hub.yml": "name: Here\nplugins: [record_pages, words]\n", "plugins/words.py": plugin})


def test_a_copy_reads_as_the_packed_record_did(tmp_path):
    root = hub(tmp_path)
    assert copy_record(root, "terms/ward") == "content/terms/ward.yml"
    found = make_hub(root, {"hub.yml": "name: Here\nplugins: [record_pages]\n"})
    assert [term.summary for term in found.hub.of("terms")] == ["Part of a district."]


def test_what_changed_in_the_pack_since_is_told(tmp_path):
    root = hub(tmp_path)
    copy_record(root, "terms/ward")
    assert list(difference_lines(root)) == ["content/terms/ward.yml: nothing has changed in the pack"]
    hub(tmp_path, "Part of a council's area.")
    assert list(difference_lines(root)) == [
        "content/terms/ward.yml: changed in the pack since",
        "    `summary` was “Part of a district.”, and is now “Part of a council's area.”",
    ]
    accept(root, "terms/ward")
    assert list(difference_lines(root)) == ["content/terms/ward.yml: nothing has changed in the pack"]


def test_a_version_made_by_hand_cannot_be_compared(tmp_path):
    root = hub(tmp_path)
    (root / "content/terms").mkdir()
    (root / "content/terms/ward.yml").write_text("name: Ward\nsummary: Ours.\n")
    (line,) = difference_lines(root)
    assert "not made with `hubsite pack copy`" in line


def test_nothing_of_a_hub_is_overwritten(tmp_path):
    root = hub(tmp_path)
    copy_record(root, "terms/ward")
    (root / "content/terms/ward.yml").write_text("name: Ward\nsummary: Changed here.\n")
    with pytest.raises(HubsiteError, match="own version already"):
        copy_record(root, "terms/ward")
    assert "Changed here." in (root / "content/terms/ward.yml").read_text()


def test_what_does_not_exist_is_told(tmp_path):
    with pytest.raises(HubsiteError) as error:
        copy_record(hub(tmp_path), "terms/wart")
    assert error.value.fix == "Did you mean `terms/ward`?"


def test_a_damaged_memory_is_told(tmp_path):
    root = hub(tmp_path)
    copy_record(root, "terms/ward")
    (root / "pack/words.json").write_text("{")
    with pytest.raises(HubsiteError, match="damaged"):
        list(difference_lines(root))
