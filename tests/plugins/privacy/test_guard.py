"""The guard finds what is planted, in everything that is published, and leaves what is innocent alone."""

from __future__ import annotations

import csv
import importlib
import io
import json
import runpy
import zipfile
from pathlib import Path

import pytest

from hubsite import File, HubConfig, Memory, Page, Site
from hubsite.model.hub import Hub
from hubsite.plugin_files import find, load
from hubsite.testing import A_SUNDAY

CORPUS = runpy.run_path(str(Path(__file__).parent / "planted.py"))
PLANTED, INNOCENT = CORPUS["PLANTED"], CORPUS["INNOCENT"]
KINDS = ("html", "md", "ics", "csv", "json", "xml", "docx", "pdf")
CONFIG = HubConfig(name="Ashcombe")
HUB = "name: Ashcombe\nplugins:\n  usual:\n"


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    return load(find("privacy", tmp_path_factory.mktemp("hub"))[0])


def pdf_of(lines, author=""):
    """A small PDF as written by hand (ISO 32000): a page for each line, the text in a standard font."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for line in lines:
        text = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252", "replace")
        stream = b"BT /F1 9 Tf 20 700 Td (" + text + b") Tj ET"
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
        parts.append(page % len(parts))
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    parts.append(b"<</Author(%s)>>" % author.encode())
    data, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % each for each in offsets)
    start, size = len(data), len(parts) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, start)


def docx_of(lines, author=""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        packed.writestr("word/document.xml", f"<w:document>{body}</w:document>")
        packed.writestr("docProps/core.xml", f"<cp><dc:creator>{author}</dc:creator></cp>")
    return made.getvalue()


def csv_of(lines):
    table = io.StringIO()
    csv.writer(table).writerows([[number, line] for number, line in enumerate(lines)])
    return table.getvalue()


def site_of(kind, lines):
    """A site of one output of a kind, which says these lines."""
    if kind in ("html", "md"):
        body = "".join(f"<p>{line}</p>\n" for line in lines) if kind == "html" else "\n\n".join(lines)
        return Site(config=CONFIG, pages=(Page(path="a/", title="A", body=body, plugin="leaky"),))
    content = {
        "ics": lambda: "".join(f"DESCRIPTION:{line[:30]}\r\n {line[30:]}\r\n".replace(",", "\\,") for line in lines),
        "csv": lambda: csv_of(lines),
        "json": lambda: json.dumps([{"n": {"text": line}} for line in lines]),
        "xml": lambda: "".join(f"<item><title>{line}</title></item>" for line in lines),
        "docx": lambda: docx_of(lines),
        "pdf": lambda: pdf_of(lines),
    }[kind]()
    return Site(config=CONFIG, files=(File(path=f"a.{kind}", content=content, plugin="leaky"),))


def told(guard, site):
    hub = Hub(config=CONFIG, today=A_SUNDAY)
    return list(guard.hubsite_problems(hub, site, Memory(), guard.PrivacySettings()))


def told_of(guard, kind, line):
    return [problem.message for problem in told(guard, site_of(kind, [line]))]


def test_what_is_planted_is_found_in_all_that_is_published(guard, record_property, capsys):
    assert len(PLANTED) >= 100
    missed = {kind: [] for kind in KINDS}
    for number, (code, words) in enumerate(PLANTED):
        for kind in (KINDS[number % 8], KINDS[(number + 3) % 8]):
            if not told_of(guard, kind, words):
                missed[kind].append((code, words))
    count = sum(map(len, missed.values()))
    with capsys.disabled():
        print(
            f"\n{len(PLANTED)} planted, each in 2 of {len(KINDS)} kinds: {count} missed of {2 * len(PLANTED)}", missed
        )
    assert count <= 0.05 * 2 * len(PLANTED), missed


def test_each_rule_finds_its_own(guard):
    swept = importlib.import_module(f"{guard.__name__}.rules").swept
    missed = [each for each in PLANTED if each[0] not in {found.code for found in swept(each[1])}]
    assert len(missed) <= 0.05 * len(PLANTED), missed


def test_what_is_innocent_is_left_alone(guard, capsys):
    assert len(INNOCENT) >= 100
    alarms = [(line, told) for line in INNOCENT if (told := told_of(guard, "html", line))]
    found = sum(1 for _, words in PLANTED if told_of(guard, "html", words))
    with capsys.disabled():
        print(f"\n{len(INNOCENT)} innocent: {len(alarms)} false alarms; {found} true ones", alarms)
    assert len(alarms) <= 0.1 * (found + len(alarms)), alarms
