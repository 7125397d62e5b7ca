"""Where nothing has changed a build says so at once; whatever has changed is seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hubsite.build import build
from hubsite.own_notes import OWN_FOLDER
from hubsite.testing import A_SUNDAY, write_hub
from hubsite.unchanged import unchanged

ASKED = (A_SUNDAY, False, None)
MEETING = "name: Evening\nwhen: Tuesdays, 7pm\nwhat_happens: We sing.\n"
FILES = {
    "meetings/evening.yml": MEETING,
    "hub.yml": "name: Aldermere\nplugins:\n  record_pages:\n  checks:\n",
    "groups/choir.md": "---\nname: Choir\nsummary: Song.\n---\nWe sing.\n",
}


@pytest.fixture
def hub(tmp_path):
    root = write_hub(tmp_path / "hub", {**FILES, "photos/hall.jpg": b"\xff\xd8\xff"})
    assert build(root, root / "site", A_SUNDAY).published
    return root


def again(root: Path, asked=ASKED):
    return unchanged(root, root / OWN_FOLDER, root / "site", asked)


def test_nothing_has_changed(hub):
    built = build(hub, hub / "site", A_SUNDAY)
    last = again(hub)
    assert last is not None
    assert (last.problems, last.pages) == (built.problems, len(built.look.site.pages))
    assert last.problems, "a hub without problems would show too little"


def edit(root):
    (root / "content/groups/choir.md").write_text("---\nname: Choir\nsummary: Song.\n---\nWe hum.\n")


def in_the_same_bytes_and_times(root):
    """Of the same size, and with the time that it had: as some programs save."""
    file = root / "content/groups/choir.md"
    before = file.stat()
    file.write_text("---\nname: Choir\nsummary: Song.\n---\nWe sigh\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def link(root):
    file = root / "content/groups/choir.md"
    file.rename(root / "content/groups/other.md")
    file.symlink_to("other.md")


def behind_a_link(root):
    """A plugin that is worked on somewhere else."""
    (root / "elsewhere").mkdir()
    (root / "elsewhere/__init__.py").write_text("x = 1\n")
    (root / "plugins").mkdir()
    (root / "plugins/own").symlink_to(root / "elsewhere")
    build(root, root / "site", A_SUNDAY)


def a_word_of_the_site(root):
    """By somebody who hides it: of the same size, and with the time that it had."""
    page = root / "site/groups/choir/index.html"
    before = page.stat()
    with page.open("r+b") as file:
        text = file.read().replace(b"We sing", b"We sink")
        file.seek(0)
        file.write(text)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def kept_by_python(folder):
    """A folder that counts for nothing beside code, and is like any other elsewhere."""

    def change(root):
        (root / folder / "__pycache__").mkdir()
        (root / folder / "__pycache__/x.md").write_text("# X")

    return change


CHANGES = {
    "a word of the site": a_word_of_the_site,
    "a strange folder in the content": kept_by_python("content"),
    "a strange folder in the site": kept_by_python("site"),
    "a folder behind a link": behind_a_link,
    "edited": edit,
    "edited unseen": in_the_same_bytes_and_times,
    "added": lambda root: (root / "content/groups/chess.md").write_text("---\nname: Chess\nsummary: Play.\n---\n"),
    "removed": lambda root: (root / "content/photos/hall.jpg").unlink(),
    "renamed": lambda root: (root / "content/groups/choir.md").rename(root / "content/groups/chor.md"),
    "locked": lambda root: (root / "content/groups/choir.md").chmod(0o200),
    "a link": link,
    "a plugin": lambda root: write_hub(root, {"hub.yml": FILES["hub.yml"], "plugins/own.py": "x = 1\n"}),
    "somebody forgotten": lambda root: (root / ".hubsite-forgotten").write_text("salt\n"),
    "a page spoilt": lambda root: (root / "site/index.html").write_text("mine"),
    "a page gone": lambda root: (root / "site/404.html").unlink(),
    "a stranger in the site": lambda root: (root / "site/mine.txt").write_text("mine"),
    "no site": lambda root: (root / "site").rename(root / "elsewhere"),
    "notes forged": lambda root: [
        file.write_bytes(file.read_bytes().replace(b"warning", b"advice "))
        for file in (root / OWN_FOLDER).glob("*.last")
    ],
    "notes gone": lambda root: [file.unlink() for file in (root / OWN_FOLDER).glob("*.last")],
}


@pytest.mark.parametrize("change", [pytest.param(how, id=name) for name, how in CHANGES.items()])
def test_every_change_is_seen(hub, change):
    assert again(hub) is not None
    change(hub)
    assert again(hub) is None


@pytest.mark.parametrize(
    "asked", [("2026-11-23", False, None), (A_SUNDAY, True, None), (A_SUNDAY, False, "https://x/")]
)
def test_another_question_is_another_build(hub, asked):
    assert again(hub, asked) is None


def test_a_file_in_an_older_encoding_is_told_each_time(hub, command):
    (hub / "content/cafe.md").write_bytes(b"# Caf\xe9\n\nTea.\n")
    told = [command("build", hub, "--today", A_SUNDAY) for _ in range(2)]
    assert [each.code for each in told] == [0, 0], told
    assert all("Windows-1252" in each.out for each in told) and "Nothing has changed" in told[1].out


def test_a_site_somewhere_else_is_another(hub):
    assert unchanged(hub, hub / OWN_FOLDER, hub / "elsewhere", ASKED) is None


def test_a_site_with_errors_is_never_said_to_be_done(tmp_path):
    root = write_hub(tmp_path, {**FILES, "groups/choir.md": "---\nname: [\n---\n"})
    assert not build(root, root / "site", A_SUNDAY).published
    assert again(root) is None


def test_what_was_saved_while_a_build_ran_is_seen_by_the_next(hub, monkeypatch):
    import hubsite.build as module

    reads = module.look

    def read_and_save(*given, **named):
        found = reads(*given, **named)
        edit(hub)
        return found

    monkeypatch.setattr(module, "look", read_and_save)
    (hub / "content/groups/chess.md").write_text("---\nname: Chess\nsummary: Play.\n---\n")
    assert build(hub, hub / "site", A_SUNDAY).published
    assert again(hub) is None


def test_what_python_keeps_beside_a_plugin_is_no_change(hub):
    write_hub(hub, {"hub.yml": FILES["hub.yml"], "plugins/own.py": "x = 1\n"})
    build(hub, hub / "site", A_SUNDAY)
    (hub / "plugins/__pycache__").mkdir()
    (hub / "plugins/__pycache__/own.pyc").write_bytes(b"x")
    assert again(hub) is not None


def test_the_command_says_so_and_loads_nothing_heavy(hub):
    code = (
        "import sys; from hubsite.cli import main\n"
        "sys.argv = ['hubsite', 'build', '--today', '2026-11-22']\n"
        "try: main()\nexcept SystemExit as done: assert not done.code\n"
        "print(sorted({'pydantic', 'mkdocs', 'jinja2', 'yaml', 'typst'} & sys.modules.keys()))"
    )
    first, then = (
        subprocess.run([sys.executable, "-c", code], cwd=hub, capture_output=True, text=True, check=True).stdout
        for _time in range(2)
    )
    *told, state, loaded = then.splitlines()
    assert loaded == "[]" and state.startswith("Nothing has changed: ")
    assert told == first.splitlines()[:-2]


def test_clean_builds_all_the_same(hub, command, monkeypatch):
    monkeypatch.chdir(hub)
    (hub / "content/groups/choir.md").touch()
    assert command("build", "--today", "2026-11-22").out.endswith("Found 1 warning.\n")
    assert "Nothing has changed" in command("build", "--today", "2026-11-22").out
    assert "Nothing has changed" not in command("build", "--today", "2026-11-22", "--clean").out
