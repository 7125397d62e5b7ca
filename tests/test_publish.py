"""Where a site may go, one build at a time, and the swap that nothing can leave half done."""

import errno
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hubsite import publish
from hubsite.folders import write_tree
from hubsite.problems import HubsiteError
from hubsite.publish import building, check_output, fresh_folder, friendly_disk_errors, recover, swap_in

HELPER = Path(__file__).with_name("kill_while_swapping.py")
_spec = importlib.util.spec_from_file_location("kill_while_swapping", HELPER)
swapping = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(swapping)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
WAYS = ["exchange", "pair"]


@pytest.fixture
def hub(tmp_path, monkeypatch):
    (tmp_path / "hub" / "content").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture(params=WAYS)
def out(request, tmp_path, monkeypatch):
    if request.param == "pair":
        monkeypatch.setattr(publish, "exchange", lambda new, out: False)
    return tmp_path / "site"


def mark_of(out: Path) -> str:
    """A or B if the site is wholly one of the two."""
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return next((mark for mark in "AB" if found == swapping.site(mark)), f"neither: {sorted(found)}")


def can_exchange(folder: Path) -> bool:
    one, other = folder / "one", folder / "other"
    one.mkdir()
    other.mkdir()
    can = publish.exchange(one, other)
    one.rmdir()
    other.rmdir()
    return can


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- Where a site may go


def refused(out: Path, hub: Path) -> str:
    with pytest.raises(HubsiteError) as error:
        check_output(out, hub)
    assert error.value.fix
    return error.value.message


def test_a_new_an_empty_and_our_own_folder_are_fine(hub, tmp_path):
    check_output(hub / "site", hub)
    check_output(tmp_path / "elsewhere" / "deep" / "site", hub)
    (hub / "site").mkdir()
    check_output(hub / "site", hub)
    write_tree(hub / "site", swapping.site("A"))
    check_output(hub / "site", hub)


def test_the_content_and_all_that_holds_the_hub_are_refused(hub, tmp_path):
    assert "content is kept" in refused(hub / "content", hub)
    assert "content is kept" in refused(hub / "content" / "site", hub)
    assert "the hub itself" in refused(hub, hub)
    assert "the hub itself" in refused(hub / "site" / "..", hub)
    assert "contains the hub" in refused(tmp_path, hub)
    assert "keeps its own files" in refused(hub / ".hubsite", hub)
    assert "keeps its own files" in refused(hub / ".hubsite" / "project" / "site", hub)


@posix_only
def test_content_that_is_kept_elsewhere_is_safe_too(hub, tmp_path):
    (hub / "content").rmdir()
    (tmp_path / "shared" / "village").mkdir(parents=True)
    (hub / "content").symlink_to(tmp_path / "shared" / "village")
    assert "content is kept" in refused(tmp_path / "shared" / "village" / "site", hub)
    assert "contains the hub" in refused(tmp_path / "shared", hub)


def test_the_top_of_a_disk_home_and_the_working_folder_are_refused(hub, tmp_path, monkeypatch):
    assert "top of a disk" in refused(Path(hub.anchor), hub)
    home = tmp_path / "people" / "jo"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "home folder" in refused(home, hub)
    assert "home folder" in refused(home.parent, hub)
    check_output(home / "site", hub)
    (tmp_path / "work" / "here").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "here")
    assert "the folder you are in" in refused(tmp_path / "work" / "here", hub)
    assert "the folder you are in" in refused(tmp_path / "work", hub)


@posix_only
def test_a_working_folder_that_is_gone_is_no_trouble(hub, tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    check_output(hub / "site", hub)
    monkeypatch.chdir(tmp_path)  # so that the fixture finds its way back


@pytest.mark.parametrize("as_file", [True, False])
def test_a_folder_of_git_is_refused_even_if_it_looks_like_ours(hub, tmp_path, as_file):
    write_tree(tmp_path / "pages", swapping.site("A"))
    git = tmp_path / "pages" / ".git"
    git.write_text("gitdir: elsewhere") if as_file else git.mkdir()
    assert "belongs to git" in refused(tmp_path / "pages", hub)
    assert "belongs to git" in refused(tmp_path / "other" / ".git" / "site", hub)


@posix_only
def test_links_are_refused_wherever_they_lead(hub, tmp_path):
    write_tree(tmp_path / "fine", swapping.site("A"))
    for name, target in {
        "site": hub / "content",
        "up": tmp_path,
        "fine": tmp_path / "fine",
        "lost": "x",
    }.items():
        (hub / name).symlink_to(target)
        with pytest.raises(HubsiteError, match="is a link") as error:
            check_output(hub / name, hub)
        assert error.value.fix == "Delete the link, or name a new folder, for example `--out new-site`."
    (tmp_path / "way").symlink_to(hub)
    assert "content is kept" in refused(tmp_path / "way" / "content" / "site", hub)
    (hub / "loop").symlink_to("loop")
    refused(hub / "loop", hub)


@posix_only
def test_a_disk_of_its_own_is_refused(hub):
    assert "disk or volume" in refused(Path("/proc"), hub)


def test_a_file_and_a_stranger_folder_are_refused(hub):
    (hub / "notes.txt").write_text("precious")
    assert "not a folder" in refused(hub / "notes.txt", hub)
    (hub / "photos").mkdir()
    (hub / "photos" / "fete.jpg").write_bytes(b"precious")
    assert "did not make" in refused(hub / "photos", hub)
    (hub / "photos" / "index.html").write_text('<meta name="generator" content="mkdocs-1.6.1">')
    assert "did not make" in refused(hub / "photos", hub)


def test_a_site_whose_front_page_somebody_deleted_is_still_ours(hub):
    site = hub / "site"
    site.mkdir()
    (site / "404.html").write_text('<meta name="generator" content="hubsite 0.1.0">')
    check_output(site, hub)
    (site / "index.html").write_text("<p>My own front page")
    assert "did not make" in refused(site, hub)
    (site / "index.html").unlink()
    (site / "404.html").write_text("<p>Somebody else's")
    assert "did not make" in refused(site, hub)


@pytest.mark.skipif(sys.platform not in {"darwin", "win32"}, reason="here Content and content are two folders")
def test_the_content_in_other_letters_is_refused(hub):
    assert "content is kept" in refused(hub / "Content", hub)


# --- One build at a time


def test_a_second_build_is_told_to_wait_and_the_lock_is_freed(hub):
    with building(hub) as folder:
        assert folder == hub / ".hubsite" and (folder / ".gitignore").read_text() == "*\n"
        with (
            pytest.raises(HubsiteError, match="Another build of this hub is running") as error,
            building(hub),
        ):
            pass
        assert error.value.exit_code == 75 and error.value.fix
    with building(hub):
        pass


def test_the_lock_is_freed_when_a_build_fails(hub):
    with pytest.raises(ZeroDivisionError), building(hub):
        raise ZeroDivisionError
    with building(hub):
        pass


def test_a_build_in_another_process_holds_the_lock_until_it_is_killed(hub):
    code = "import sys,time,pathlib\nfrom hubsite.publish import building\n"
    code += "with building(pathlib.Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    other = subprocess.Popen([sys.executable, "-c", code, str(hub)], stdout=subprocess.PIPE)
    try:
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(HubsiteError, match="Another build"), building(hub):
            pass
    finally:
        other.kill()
        other.communicate()
    with building(hub):
        pass


@posix_only
def test_links_among_our_own_files_are_refused(hub, tmp_path):
    (tmp_path / "precious").write_text("precious")
    (hub / ".hubsite").symlink_to(tmp_path)
    with pytest.raises(HubsiteError, match="a link or a file"), building(hub):
        pass
    (hub / ".hubsite").unlink()
    for name in ("lock", ".gitignore"):
        (hub / ".hubsite").mkdir(exist_ok=True)
        (hub / ".hubsite" / name).symlink_to(tmp_path / "precious")
        with pytest.raises(HubsiteError, match="plain file"), building(hub):
            pass
        (hub / ".hubsite" / name).unlink()
    assert (tmp_path / "precious").read_text() == "precious"


def test_a_hub_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(HubsiteError, match="There is no folder"), building(tmp_path / "typo"):
        pass
    assert names_in(tmp_path) == []


# --- The swap


def test_first_and_later_sites_are_published_and_nothing_is_left_beside_them(out):
    for mark in "ABAAB":
        swapping.publish_site(out, mark)
        assert mark_of(out) == mark and names_in(out.parent) == ["site"]


def test_a_fresh_folder_is_empty_new_and_on_the_same_disk(tmp_path):
    out = tmp_path / "deep" / "site"
    for _ in range(2):
        new = fresh_folder(out)
        assert new.parent == out.parent and names_in(new) == [] and not out.exists()
        (new / "left by a build that failed").touch()


def run_helper(out: Path, way: str, step: int) -> subprocess.Popen:
    command = [sys.executable, str(HELPER), str(out), way, str(step)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


@posix_only
@pytest.mark.parametrize("way", WAYS)
def test_killed_before_any_step_the_site_is_wholly_one_or_the_other(tmp_path, way):
    out, gaps = tmp_path / "site", 0
    for step in range(1, 500):
        swapping.publish_site(out, "B")
        with run_helper(out, way, step) as process:
            process.stdout.read()
        gaps += not out.exists()
        recover(out)
        assert mark_of(out) in ("A", "B") and names_in(tmp_path) == ["site"], f"killed before step {step}"
        if process.returncode == 0:
            break
        assert process.returncode == -9
    assert 20 < step < 499, "the helper was killed at every step from the first to the last"
    assert gaps == (0 if way == "exchange" and can_exchange(tmp_path) else 1), "times with nothing called `site`"


@posix_only
@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_time_the_site_is_wholly_one_or_the_other(tmp_path, way):
    out = tmp_path / "site"
    swapping.publish_site(out, "A")
    for turn in range(20):
        with run_helper(out, way, 0) as process:
            process.stdout.readline()
            time.sleep(turn * 0.0017)
            process.kill()
        recover(out)
        assert mark_of(out) in ("A", "B") and names_in(tmp_path) == ["site"]


@posix_only
def test_between_the_two_renames_the_journal_brings_the_old_site_back(tmp_path):
    """The gap of the fallback by hand: nothing is called `site`, and the journal says where it is."""
    out, old = tmp_path / "site", tmp_path / ".site.hubsite-old-999999999"
    write_tree(old, swapping.site("A"))
    write_tree(tmp_path / ".site.hubsite-new-999999999", swapping.site("B"))
    (tmp_path / ".site.hubsite-journal").write_text(f"{old.name}\n")
    recover(out)
    assert mark_of(out) == "A" and names_in(tmp_path) == ["site"]


@pytest.mark.parametrize("name", ["../elsewhere", "elsewhere", ".site.hubsite-old-1/../elsewhere", "", "\x00"])
def test_a_journal_that_is_not_ours_moves_nothing(tmp_path, name):
    (tmp_path / "parent" / "elsewhere").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "parent" / ".site.hubsite-journal").write_text(name)
    recover(tmp_path / "parent" / "site")
    assert names_in(tmp_path / "parent") == names_in(tmp_path)[:1] == ["elsewhere"]


@posix_only
def test_recover_removes_only_what_killed_builds_of_this_output_left(tmp_path):
    out = tmp_path / "site"
    kept = [
        f".site.hubsite-new-{os.getppid()}",  # a process that runs
        ".site.hubsite-new-1x", ".site.hubsite-newer-1", "site.hubsite-new-1", ".other.hubsite-new-999999999",
    ]  # fmt: skip
    gone = [f".site.hubsite-new-{os.getpid()}", ".site.hubsite-new-999999999", f".site.hubsite-old-{10**30}"]
    for name in kept + gone:
        write_tree(tmp_path / name, {"page.html": b""})
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "photo.jpg").touch()
    (tmp_path / ".site.hubsite-old-999999998").symlink_to("precious")
    recover(out)
    assert names_in(tmp_path) == sorted([*kept, "precious", ".site.hubsite-old-999999998"])
    assert names_in(tmp_path / "precious") == ["photo.jpg"]
    recover(tmp_path / "not" / "there" / "site")


@posix_only
def test_only_plain_files_are_published(out):
    swapping.publish_site(out, "A")
    for make in (
        lambda path: path.symlink_to("/etc/hostname"),
        lambda path: path.symlink_to("/etc"),
        os.mkfifo,
    ):
        new = fresh_folder(out)
        write_tree(new, swapping.site("B"))
        make(new / "groups" / "odd")
        with pytest.raises(HubsiteError, match="“groups/odd” is not a plain file"):
            swap_in(new, out)
        assert mark_of(out) == "A"


def test_a_folder_that_the_next_build_would_refuse_is_not_published(out):
    swapping.publish_site(out, "A")
    with pytest.raises(HubsiteError, match="front page"):
        swap_in(fresh_folder(out), out)
    assert mark_of(out) == "A"


@pytest.mark.parametrize("stopped_by", [OSError(errno.EACCES, "denied"), KeyboardInterrupt()])
def test_a_pair_that_stops_in_the_middle_puts_the_old_site_back(tmp_path, monkeypatch, stopped_by):
    out = tmp_path / "site"
    swapping.publish_site(out, "A")
    new = fresh_folder(out)
    write_tree(new, swapping.site("B"))
    rename = Path.rename

    def stop_at_second(source: Path, target: Path) -> Path:
        if source == new:
            raise stopped_by
        return rename(source, target)

    monkeypatch.setattr(publish, "exchange", lambda new, out: False)
    monkeypatch.setattr(Path, "rename", stop_at_second)
    with pytest.raises((HubsiteError, KeyboardInterrupt)):
        swap_in(new, out)
    assert mark_of(out) == "A" and names_in(tmp_path) == sorted([new.name, "site"])


# --- The disk


@posix_only
def test_a_full_disk_is_a_sentence_and_the_old_site_stays(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True)
    if mount.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        out = disk / "site"
        swapping.publish_site(out, "A")
        new = fresh_folder(out)
        with pytest.raises(HubsiteError, match=r"The disk is full.*untouched"), friendly_disk_errors():
            write_tree(new, swapping.site("B") | {"large.pdf": bytes(100_000)})
        assert mark_of(out) == "A"
        recover(out)
        swapping.publish_site(out, "B")
        assert mark_of(out) == "B"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@posix_only
def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path):
    parent = tmp_path / "read-only"
    parent.mkdir(mode=0o555)
    if os.access(parent, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(HubsiteError, match="not allowed to write"):
        fresh_folder(parent / "site")


@posix_only
def test_a_disk_that_can_only_be_read_is_a_sentence_and_the_old_site_stays(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("a disk cannot be mounted here")
    try:
        swapping.publish_site(disk / "site", "A")
        new = fresh_folder(disk / "site")
        write_tree(new, swapping.site("B"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for attempt in (lambda: swap_in(new, disk / "site"), lambda: fresh_folder(disk / "hub")):
            with pytest.raises(HubsiteError, match="read but not written"):
                attempt()
        assert mark_of(disk / "site") == "A"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("number", sorted(publish._DISK_TROUBLES))
def test_every_refusal_of_the_disk_is_a_sentence_with_a_way_out(number):
    with pytest.raises(HubsiteError) as error, friendly_disk_errors():
        raise OSError(number, "jargon", "/srv/site")
    assert "“/srv/site”" in error.value.message and "jargon" not in error.value.message
    assert error.value.fix.endswith(".") and isinstance(error.value.__cause__, OSError)


def test_a_fault_of_ours_is_not_dressed_up():
    with pytest.raises(FileNotFoundError), friendly_disk_errors():
        Path("/nowhere/at/all").read_bytes()
