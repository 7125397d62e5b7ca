"""Packed archives: nothing is unpacked onto a disk, and what they say of themselves is not believed."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Mapping

import pytest

import hubsite.plugin_files as files
from hubsite.importing import ImportPlan, run_import
from hubsite.problems import HubsiteError
from hubsite.testing import A_SPACE, make_hub, write_hub

files.load(files.Plugin("privacy", files.OURS, files.ours()["privacy"]))
WORD, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
SECONDS = 2


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def lying(size: int) -> bytes:
    """An archive that says of what it holds that it is a byte long."""
    return packed({SHEET: bytes(size)}).replace(struct.pack("<I", size), struct.pack("<I", 1))


def named_often(times: int) -> bytes:
    """An archive whose list names the same megabytes many times."""
    data = packed({WORD: b"a b " * 1_000_000})
    start, end = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    sizes = struct.pack("<HHII", times, times, (end - start) * times, start)
    return data[:start] + data[start:end] * times + data[end : end + 8] + sizes + data[end + 20 :]


def with_link() -> bytes:
    """An archive that holds a link to a file of the machine."""
    entry = zipfile.ZipInfo(WORD)
    entry.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, "/etc/hostname")
    return made.getvalue()


ARCHIVES = {
    "200 MB of zeros": lambda: packed({SHEET: bytes(200_000_000)}),
    "a size that is a lie": lambda: lying(50_000_000),
    "the same file 60,000 times": lambda: named_often(60_000),
    "20,000 files": lambda: packed({f"word/{number}.xml": "x" for number in range(20_000)}),
    "signs that begin": lambda: packed({WORD: "<" * 2_000_000}),
    "tags that begin": lambda: packed({WORD: "<w:p" * 500_000}),
    "authors that begin": lambda: packed({WORD: "<dc:creator>" * 150_000}),
    "an archive in an archive": lambda: packed({WORD: packed({WORD: bytes(90_000_000)})}),
    "names that lead up": lambda: packed({"../../word/up.xml": "x", "/word/up.xml": "x", "word/../../up.xml": "x"}),
    "a link": with_link,
    "no archive": lambda: b"PK\x03\x04" + bytes(1000),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_packed_document_is_read_in_time_and_leaves_nothing_behind(name, tmp_path, monkeypatch, figure):
    from _hubsite_plugin_privacy.documents import read_document

    monkeypatch.chdir(tmp_path)
    data, start = ARCHIVES[name](), time.process_time()
    found = read_document("a.docx", data, memory=None)  # type: ignore[arg-type] - Office documents ask none
    seconds = time.process_time() - start
    figure("Trust: bombs", f"an Office document: {name}", f"{len(found.text):,} characters, {seconds:.2f} s")
    assert seconds < SECONDS
    assert len(found.text) <= 20_000_000
    assert not list(tmp_path.iterdir())
    assert name != "a link" or found.text == "/etc/hostname"  # where it leads, and not what lies there


def test_an_archive_in_a_hub_is_told_and_not_opened(tmp_path):
    names = ("spaces/halls.zip", "spaces/halls.xlsx", "groups.tar.gz", "minutes.docx")
    look = make_hub(tmp_path, {"spaces/mill-hall.yml": A_SPACE, **dict.fromkeys(names, ARCHIVES["a link"]())})
    told = {str(each.source).split(":")[0] for each in look.problems if each.code == "file-not-used"}
    assert told >= {f"content/{name}" for name in names[:2]} | {"content/minutes.docx"}
    assert [record.key for record in look.hub.records] == ["spaces/mill-hall"]


def test_an_archive_is_no_table_to_import(tmp_path):
    hub = write_hub(tmp_path / "hub", {"spaces/mill-hall.yml": A_SPACE})
    table = tmp_path / "halls.xlsx"
    table.write_bytes(ARCHIVES["200 MB of zeros"]())
    before = sorted(hub.rglob("content/**/*"))
    with pytest.raises(HubsiteError):
        run_import(hub, table, ImportPlan(kind="spaces", form="table"))
    assert sorted(hub.rglob("content/**/*")) == before
