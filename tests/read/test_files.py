import os
import socket
from pathlib import Path

import pytest

from hubsite.problems import Severity, Source
from hubsite.read.files import DEEPEST_FOLDER, MOST_BYTES, read_text, walk


def write(root: Path, name: str, content: bytes | str = "name: Hall\n") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        "name: Café\n".encode(),
        b"\xef\xbb\xbfname: Caf\xc3\xa9\n",
        b"name: Caf\xc3\xa9\r\n",
        b"name: Caf\xc3\xa9\r",
    ],
)
def test_utf_8_is_read_in_silence(tmp_path, content):
    write(tmp_path, "a.yml", content)
    assert read_text(tmp_path, "a.yml") == ("name: Café\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_an_error_that_says_how_to_save(tmp_path, encoding):
    write(tmp_path, "a.yml", "name: Hall\n".encode(encoding))
    text, [problem] = read_text(tmp_path, "a.yml")
    assert text is None
    assert problem.code == "file-encoding"
    assert "UTF-8" in problem.fix


def test_windows_1252_is_read_with_a_warning_at_the_first_odd_character(tmp_path):
    write(tmp_path, "a.yml", b"name: Hall\r\nnote: the caf\xe9 costs \x802\r\n")
    text, [problem] = read_text(tmp_path, "a.yml")
    assert text == "name: Hall\nnote: the café costs €2\n"
    assert (problem.code, problem.severity) == ("file-encoding", Severity.WARNING)
    assert problem.source == Source("a.yml", 2, 14)
    assert "“é” in line 2" in problem.message


def test_two_encodings_in_one_file_lose_neither(tmp_path):
    write(tmp_path, "a.yml", b"\xef\xbb\xbfa: caf\xc3\xa9\nb: caf\xe9\n")
    text, [problem] = read_text(tmp_path, "a.yml")
    assert text == "a: café\nb: café\n"
    assert problem.source == Source("a.yml", 2, 7)


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00abcdefgh" * 9, b"\x89PNG\x81\x8d\xff"])
def test_what_is_no_text_is_said(tmp_path, content):
    write(tmp_path, "a.md", content)
    text, problems = read_text(tmp_path, "a.md")
    assert text is None
    assert codes(problems) == ["file-not-text"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"name: Hall\r\nphone: \x00\r\n", 2),
        (b"name: Hall\nphone: 1\n\x8f\n", 3),
        (b"name: caf\xe9\nphone: \x81\n", 2),
        (b"\x00name: Hall\n", 0),
        (b"name: Hall\n" + bytes(range(9)) * 3, 0),
    ],
)
def test_the_line_is_named_that_is_no_text(tmp_path, content, line):
    write(tmp_path, "a.md", content)
    text, [problem] = read_text(tmp_path, "a.md")
    assert (text, problem.code, problem.source.line) == (None, "file-not-text", line)


def test_the_limit_of_size_is_met_exactly(tmp_path):
    write(tmp_path, "most.md", "x" * MOST_BYTES)
    write(tmp_path, "more.md", "x" * (MOST_BYTES + 1))
    assert read_text(tmp_path, "most.md")[1] == []
    text, [problem] = read_text(tmp_path, "more.md")
    assert (text, problem.code) == (None, "file-too-big")
    assert problem.fix.startswith("Move long text into pages")


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("content/groups.yml", "Split it by record"),
        ("content/groups/singers.yml", "Move long text into pages"),
        ("content/about.md", "Move long text into pages"),
    ],
)
def test_what_helps_with_too_much_depends_on_what_it_is(tmp_path, name, cure):
    write(tmp_path, name, "x" * (MOST_BYTES + 1))
    assert read_text(tmp_path, name)[1][0].fix.startswith(cure)


@pytest.mark.parametrize("name", ["out.md", "folder/secret.md", "../secret.md", "sub/../../secret.md"])
def test_nothing_outside_the_root_is_read(tmp_path, name):
    root = tmp_path / "hub"
    write(root, "sub/a.md")
    write(tmp_path, "secret.md", "secret")
    (root / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "folder").symlink_to(tmp_path)
    text, problems = read_text(root, name)
    assert text is None
    assert codes(problems) == ["file-link"]


def test_an_absolute_path_is_outside(tmp_path):
    secret = write(tmp_path, "secret.md")
    root = tmp_path / "hub"
    root.mkdir()
    assert codes(read_text(root, str(secret))[1]) == ["file-link"]


def test_loops_and_dangling_links_are_said(tmp_path):
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    for name in ("loop.md", "gone.md"):
        text, problems = read_text(tmp_path, name)
        assert text is None
        assert codes(problems) == ["file-link"]


def test_a_link_inside_the_root_is_followed(tmp_path):
    write(tmp_path, "a.md", "hello")
    (tmp_path / "b.md").symlink_to("a.md")
    assert read_text(tmp_path, "b.md") == ("hello", [])
    assert walk(tmp_path, "")[0] == ["a.md", "b.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_sockets_do_not_hang(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.md")
    monkeypatch.chdir(tmp_path)  # a socket's address may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        for name in ("pipe.md", "socket.md"):
            assert codes(read_text(tmp_path, name)[1]) == ["file-not-regular"]
        files, problems = walk(tmp_path, "")
    assert files == []
    assert codes(problems) == ["file-not-regular"] * 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused():
    assert codes(read_text(Path("/"), "dev/zero")[1]) == ["file-not-regular"]


@pytest.mark.parametrize("name", ["gone.md", "nul\0.md", "x" * 300 + ".md"])
def test_what_cannot_be_opened_is_said(tmp_path, name):
    text, problems = read_text(tmp_path, name)
    assert text is None
    assert codes(problems) == ["file-unreadable"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path):
    write(tmp_path, "a.md").chmod(0)
    assert codes(read_text(tmp_path, "a.md")[1]) == ["file-unreadable"]


def test_a_folder_is_not_read_as_a_file(tmp_path):
    (tmp_path / "index.md").mkdir()
    assert codes(read_text(tmp_path, "index.md")[1]) == ["file-not-regular"]


def test_walk_gives_sorted_paths_from_the_root(tmp_path):
    for name in ("content/b.md", "content/a/z.yml", "content/README.md", "content/.git/x", "content/.b.md"):
        write(tmp_path, name)
    assert walk(tmp_path, "content") == (["content/a/z.yml", "content/b.md"], [])


@pytest.mark.parametrize(
    "name", ["walk.yml~", "~$plan.docx", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store", "a.swp", "a.yml.BAK"]
)
def test_what_programs_leave_behind_is_no_content(tmp_path, name):
    write(tmp_path, f"content/{name}")
    write(tmp_path, "content/about.md")
    assert walk(tmp_path, "content") == (["content/about.md"], [])


def test_odd_names_are_given_as_they_are(tmp_path):
    names = ["🎉.md", "a\x07b.md", "a b&#?.md", "\u202egnp.md", os.fsdecode(b"caf\xe9.md")]
    for name in names:
        write(tmp_path, name)
    assert walk(tmp_path, "")[0] == sorted(names)


def test_links_to_folders_are_not_followed(tmp_path):
    root = tmp_path / "hub"
    write(root, "content/a/b.md")
    write(tmp_path, "secret/s.md")
    (root / "content/loop").symlink_to(root / "content")
    (root / "content/out").symlink_to(tmp_path / "secret")
    (root / "content/gone.md").symlink_to("nowhere")
    files, problems = walk(root, "content")
    assert files == ["content/a/b.md"]
    assert [(p.code, p.source.file) for p in problems] == [
        ("file-link", "content/gone.md"),
        ("file-link", "content/loop"),
        ("file-link", "content/out"),
    ]


def test_a_content_folder_that_leads_out_is_refused(tmp_path):
    root = tmp_path / "hub"
    root.mkdir()
    write(tmp_path, "secret/s.md")
    (root / "content").symlink_to(tmp_path / "secret")
    files, problems = walk(root, "content")
    assert (files, codes(problems)) == ([], ["file-link"])


def test_a_folder_named_as_a_file_is_said_and_read(tmp_path):
    write(tmp_path, "index.md/a.md")
    files, [problem] = walk(tmp_path, "")
    assert files == ["index.md/a.md"]
    assert (problem.code, problem.severity) == ("folder-named-as-file", Severity.WARNING)


def test_missing_folders_and_files_in_their_place(tmp_path):
    write(tmp_path, "content")
    assert walk(tmp_path, "nowhere") == ([], [])
    assert codes(walk(tmp_path, "content")[1]) == ["file-not-regular"]


def test_depth_is_bounded(tmp_path):
    write(tmp_path, "d/" * (DEEPEST_FOLDER + 3) + "a.md")
    files, problems = walk(tmp_path, "")
    assert (files, codes(problems)) == ([], ["folder-too-deep"])


def test_the_number_of_files_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr("hubsite.read.files.MOST_FILES", 3)
    for name in "abcde":
        write(tmp_path, f"{name}.md")
    files, problems = walk(tmp_path, "")
    assert (len(files), codes(problems)) == (3, ["too-many-files"])
