"""`hubsite fix` mends what is sure, and nothing else: in one hub made of all the tiny hubs with mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubsite.command_line.fix import command
from hubsite.fixing import fix, rehearse
from hubsite.look import look
from hubsite.read.front_matter import split
from hubsite.read.yaml_text import plain
from hubsite.report import as_json, as_text
from hubsite.testing import A_SUNDAY, write_hub

HUBS = Path(__file__).parent / "hubs"
RECORDS = ("spaces", "groups", "meetings", "people", "bodies", "pages")
HALL = "spaces/hall.yml"
HALLS = "address: Mill Lane\n"


def _fields(content, file):
    """What is read from the text of a record, and the codes told of it with their lines."""
    text = content.decode("utf-8-sig")
    if file.endswith(".md"):
        node, prose, _, problems = split(text, file)
        return (plain(node), prose), {problem.code for problem in problems}
    node, prose, _, problems = split(f"---\n{text}\n---\n", file)
    return (plain(node), prose), {problem.code for problem in problems}


def _with_mends():
    """The records of all tiny hubs whose own problems carry mends, each with the codes of those."""
    found = {}
    for path in sorted(HUBS.glob("*/content/*/*")):
        if path.parent.name not in RECORDS or path.suffix not in (".yml", ".md") or not path.is_file():
            continue
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        lines = text if path.suffix == ".md" else f"---\n{text}\n---\n"
        codes = {problem.code for problem in split(lines, path.name)[3] if problem.mends}
        if codes:
            found[f"{path.parent.name}/{path.parts[-4]}-{path.name}"] = (path, codes)
    return found


MENDED = _with_mends()


@pytest.fixture(scope="module")
def fixed(tmp_path_factory):
    """All those records in one hub, mended; the hub and what was done."""
    root = write_hub(tmp_path_factory.mktemp("hub"), {name: path.read_bytes() for name, (path, _) in MENDED.items()})
    return root, fix(root, A_SUNDAY)


def test_most_mistakes_of_yaml_that_quotes_or_spaces_cure_are_in_the_table():
    assert set().union(*(codes for _, codes in MENDED.values())) >= {
        "invisible-character", "smart-quotes", "yaml-apostrophe", "yaml-backslash", "yaml-colon-in-value",
        "yaml-needs-quotes", "yaml-no-space", "yaml-odd-space", "yaml-quote-in-text", "yaml-quote-not-closed",
        "yaml-tab", "yaml-tag",
    }  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
def test_what_was_mended_is_told_no_more_and_the_rest_is_as_it_was(name, fixed):
    root, done = fixed
    path, _ = MENDED[name]
    before, after = path.read_bytes(), (root / "content" / name).read_bytes()
    assert before != after
    left = {problem.code for problem in done.left if problem.mends}
    assert not left
    was, now = _fields(before, name)[0], _fields(after, name)[0]
    if was[0] is not None:  # a file with too many mistakes could not be read before
        assert was == now
    assert before.count(b"\n") == after.count(b"\n")
    assert before.endswith(b"\n") == after.endswith(b"\n")


def test_a_second_run_changes_nothing(fixed):
    root, _ = fixed
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*.*") if path.is_file()}
    assert fix(root, A_SUNDAY).files == ()
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*.*")}


# --- one file, byte for byte ------------------------------------------------------------------------------------------


ONLY_WHAT_IS_MENDED = {
    "mark": (b"\xef\xbb\xbfname: Hall: M\r\naddress: Mill Lane", b'\xef\xbb\xbfname: "Hall: M"\r\naddress: Mill Lane'),
    "old-mac": (b"name: Hall\raddress: Mill: Lane\r", b'name: Hall\raddress: "Mill: Lane"\r'),
    "spaces": (b"# a  \n\n\nname: Mill: Hall  # b\naddress: x  ", b'# a  \n\n\nname: "Mill: Hall"  # b\naddress: x  '),
    "windows": (b"name: Caf\xe9\naddress: Mill Lane\n", "name: Café\naddress: Mill Lane\n".encode()),
    "windows-too": (b"name: Caf\xe9: Mill\naddress: Mill Lane\n", 'name: "Café: Mill"\naddress: Mill Lane\n'.encode()),
    "utf-16": ("name: Café\r\naddress: x\n".encode("utf-16"), "name: Café\r\naddress: x\n".encode()),
    "web": (
        b"name: Hall\naddress: x\nurl: www.hall.example\n",
        b"name: Hall\naddress: x\nurl: https://www.hall.example\n",
    ),
    "web-quoted": (
        b"url: 'hall.example'\nname: a: b\n" + HALLS.encode(),
        b"url: 'https://hall.example'\nname: \"a: b\"\n" + HALLS.encode(),
    ),
    "twice": ("name:\u00a0Hall: Mill\naddress: x\n".encode(), b'name: "Hall: Mill"\naddress: x\n'),
}
MENDABLE = {"file-encoding", "front-matter-line", "url-without-https"}
NOT_SURE = {
    "apostrophe": b"name: Hall\xd5s Place\naddress: x\n",  # of an old Mac; or a letter
    "nothing": b"name: Hall \x00 x\naddress: x\n",
    "half-utf-16": "name: Hall: Mill\n".encode("utf-16-le"),  # nothing says that it is this
    "no-utf-16": b"\xff\xfename: Hall\n\n",  # only pretends
    "hash": b"name: Hall\naddress: x\nsummary: Room #2\n",
    "date": b"name: Hall\naddress: x\nchecked: 05/06/2026\n",
}


@pytest.fixture(scope="module")
def spaces(tmp_path_factory):
    """All of these in one hub, mended: what each file holds then."""
    files = {name: before for name, (before, _) in ONLY_WHAT_IS_MENDED.items()} | NOT_SURE
    root = write_hub(tmp_path_factory.mktemp("spaces"), {f"spaces/{name}.yml": text for name, text in files.items()})
    fix(root, A_SUNDAY)
    return {path.stem: path.read_bytes() for path in (root / "content/spaces").iterdir()}


@pytest.mark.parametrize("name", ONLY_WHAT_IS_MENDED)
def test_only_what_is_mended_changes(name, spaces):
    assert spaces[name] == ONLY_WHAT_IS_MENDED[name][1]


@pytest.mark.parametrize("name", NOT_SURE)
def test_what_is_not_sure_is_left(name, spaces):
    assert spaces[name] == NOT_SURE[name]


def test_the_rights_of_a_file_stay(tmp_path):
    write_hub(tmp_path, {HALL: "name: a: b\n" + HALLS})
    place = tmp_path / "content" / HALL
    place.chmod(0o640)
    fix(tmp_path, A_SUNDAY)
    assert place.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in place.parent.iterdir()] == ["hall.yml"]


def test_links_are_left_alone_and_what_they_lead_to_as_well(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "inn.yml").write_text("name: a: b\n" + HALLS)
    root = write_hub(tmp_path / "hub", {HALL: "name: Hall: Mill\n" + HALLS})
    (root / "content/spaces/inn.yml").symlink_to(elsewhere / "inn.yml")
    (root / "content/spaces/other.yml").symlink_to("hall.yml")
    done = fix(root, A_SUNDAY)
    assert [each.file for each in done.files] == ["content/spaces/hall.yml"]
    assert (elsewhere / "inn.yml").read_text() == "name: a: b\n" + HALLS
    assert (root / "content/spaces/other.yml").is_symlink()


def test_a_rehearsal_tells_the_same_and_changes_nothing(tmp_path):
    root = write_hub(tmp_path / "hub", {HALL: "name:\u00a0Hall: Mill\n" + HALLS})
    before = (root / "content" / HALL).read_bytes()
    told = rehearse(root, A_SUNDAY)
    assert (root / "content" / HALL).read_bytes() == before
    assert told == fix(root, A_SUNDAY)


# --- what is shown ----------------------------------------------------------------------------------------------------


def _said(root, *more):
    done = CliRunner().invoke(command, [str(root), "--today", "2026-11-22", *more])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.output, done.exit_code


def test_the_command_shows_what_it_mends_and_counts(tmp_path):
    write_hub(tmp_path, {HALL: "name: Hall: Mill\n" + HALLS})
    diff = (
        "--- content/spaces/hall.yml\n+++ content/spaces/hall.yml\n@@ -1,2 +1,2 @@\n"
        '-name: Hall: Mill\n+name: "Hall: Mill"\n address: Mill Lane\n\n'
    )
    assert _said(tmp_path, "--diff")[0].startswith(diff + "Would mend 1 line in 1 file. Nothing was changed.\n")
    output, code = _said(tmp_path)
    assert output.startswith(diff + "Mended 1 line in 1 file.\n")
    assert code == 0
    assert _said(tmp_path)[0].startswith("There is nothing that hubsite can mend by itself.\n")


def test_errors_that_are_left_are_counted_and_stop(tmp_path):
    write_hub(tmp_path, {HALL: "name: Hall: Mill\nopen: maybe\n" + HALLS})
    output, code = _said(tmp_path)
    assert "Mended 1 line in 1 file.\nLeft for a person: 1 error" in output
    assert output.endswith("`hubsite check` names them.\n")
    assert code == 1


def test_the_report_knows_what_can_be_mended(tmp_path):
    utf_16, latin = "name: Hall\naddress: x\n".encode("utf-16"), b"name: Caf\xe9\naddress: x\n"
    web, group = b"name: Hall\naddress: x\nurl: hall.example\n", "\u2014\nname: Choir\nsummary: We sing.\n--\nWe do.\n"
    texts = {"spaces/utf.yml": utf_16, "spaces/latin.yml": latin, "spaces/web.yml": web, "groups/choir.md": group}
    write_hub(tmp_path, texts)
    told = [problem for problem in look(tmp_path, A_SUNDAY).problems if problem.code in MENDABLE]
    assert {problem.code for problem in told} == MENDABLE and len(told) == 5
    report = as_text(told)
    assert report.count("`hubsite fix` can do it.") == len(told)
    assert all(row["mendable"] for row in json.loads(as_json(told))["problems"])
    left = fix(tmp_path, A_SUNDAY).left
    assert not [problem for problem in left if problem.code in MENDABLE]
    assert (tmp_path / "content/groups/choir.md").read_text() == "---\nname: Choir\nsummary: We sing.\n---\nWe do.\n"


def test_what_is_not_sure_is_not_promised(tmp_path):
    write_hub(tmp_path, {f"spaces/{name}.yml": text for name, text in NOT_SURE.items()})
    told = [problem for problem in look(tmp_path, A_SUNDAY).problems if problem.code == "file-encoding"]
    assert len(told) >= 2 and not any(problem.mends for problem in told)
