"""The whole journey: a site appears whole or not at all, and depends on nothing but its content and the day."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hubsite.build import PREVIEW, Early, build
from hubsite.problems import HubsiteError
from hubsite.testing import A_SPACE, A_SUNDAY, write_hub
from hubsite.unchanged import unchanged

CHOIR = {"groups/choir.md": "---\nname: Choir\nsummary: We sing.\n---\nIn [the hall](../spaces/mill-hall.yml).\n"}
HUB = {"spaces/mill-hall.yml": A_SPACE} | CHOIR


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def plain(plugged):
    """Makes a hub with the fast engine, which goes wrong in the way that is named."""

    def make(goes_wrong: str = "", **files: str) -> Path:
        hub = "name: Aldermere\nengine: plain_engine\nplugins:\n  record_pages:\n  plain_engine:\n"
        if goes_wrong:
            hub += f"    goes_wrong: {goes_wrong}\n"
            files = {"about.md": f"# About\n\nNow it {goes_wrong}.\n"} | files
        return plugged({"hub.yml": hub} | HUB | files, "plain_engine")

    return make


def made(root: Path, out: Path, **options) -> dict[str, bytes]:
    built = build(root, out, options.pop("today", A_SUNDAY), **options)
    assert built.published and built.out == out
    return tree(out)


# --- What comes out


def test_every_page_and_file_is_there_and_nothing_beside(plain, tmp_path):
    site = made(plain(), tmp_path / "site")
    assert set(site) == {
        "index.html",
        "about/index.html",
        "everything/index.html",
        "groups/index.html",
        "groups/choir/index.html",
        "spaces/index.html",
        "spaces/mill-hall/index.html",
    }
    assert b'<a href="../../spaces/mill-hall/">the hall</a>' in site["groups/choir/index.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hub", "site"]


def test_the_hub_itself_is_left_as_it_was_but_for_one_folder(plain, tmp_path):
    root = plain()
    before = tree(root)
    made(root, tmp_path / "site")
    assert {name: data for name, data in tree(root).items() if not name.startswith(".hubsite/")} == before


def test_what_went_from_the_content_goes_from_the_site(plain, tmp_path):
    root = plain()
    made(root, tmp_path / "site")
    (root / "content/groups/choir.md").unlink()
    assert not [name for name in made(root, tmp_path / "site") if name.startswith("groups")]


def test_a_build_after_others_equals_a_clean_one(plain, tmp_path):
    root = plain()
    made(root, tmp_path / "site")
    (root / "content/groups/choir.md").write_text("---\nname: Singers\nsummary: We hum.\n---\n")
    again = made(root, tmp_path / "site")
    assert again == made(root, tmp_path / "site", clean=True) == made(root, tmp_path / "another")
    assert b"Singers" in again["groups/choir/index.html"]


@pytest.mark.parametrize("clean", [False, True])
def test_clean_forgets_what_was_remembered(plain, tmp_path, clean):
    root = plain()
    made(root, tmp_path / "site")
    staged = root / ".hubsite/project/docs/groups/index.md"
    os.utime(staged, ns=(1, 1))
    made(root, tmp_path / "site", clean=clean)
    assert (staged.stat().st_mtime_ns == 1) == (not clean)


def test_what_somebody_changed_in_between_is_mended(plain, tmp_path):
    root = plain()
    before = made(root, tmp_path / "site")
    (root / ".hubsite/project/docs/groups/index.md").write_text("a disk gone bad")
    (root / ".hubsite/project/docs/stray.html").write_text("not ours")
    assert made(root, tmp_path / "site") == before
    assert not (root / ".hubsite/project/docs/stray.html").exists()


def test_the_day_decides_what_is_over(plain, tmp_path):
    meeting = {"meetings/council.yml": "name: Council\nwhen: 3 December 2026\nwhat_happens: We decide.\n"}
    root = plain(**meeting)
    before = made(root, tmp_path / "before", today=date(2026, 12, 2))
    after = made(root, tmp_path / "after", today=date(2026, 12, 4))
    assert b"Coming up" in before["index.html"] and b"Coming up" not in after["index.html"]
    assert b"Over" in after["meetings/index.html"]
    assert made(root, tmp_path / "again", today=date(2026, 12, 2)) == before


def test_a_preview_goes_to_a_folder_of_its_own(plain):
    root = plain()
    built = build(root, None, A_SUNDAY)
    assert built.published and built.out == root / PREVIEW
    assert "groups/choir/index.html" in tree(root / PREVIEW)
    assert not (root / "site").exists()


# --- What somebody put into the site by hand


def lost(root: Path, out: Path, **options) -> list[str]:
    built = build(root, out, A_SUNDAY, **options)
    return [f"{each.severity} {each.source} {each.fix}" for each in built.problems if each.code == "site-file-lost"]


def put(out: Path, *names: str) -> None:
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("Put here by hand.\n")


def test_a_file_put_into_the_site_is_told_when_it_is_gone_and_once(plain):
    root = plain()
    out = root / "site"
    before = made(root, out)
    put(out, "groups/old.pdf", "CNAME", ".nojekyll", "extra.html", ".DS_Store", "groups/thumbs.db")
    github = "GitHub Pages does not need it if its source is GitHub Actions. For other ways, add it after each build."
    assert lost(root, out) == [
        f"warning site/.nojekyll {github}",
        f"warning site/CNAME {github}",
        "warning site/extra.html Put what it says into a page, a picture or a PDF in content/, or add it after each "
        "build.",
        "warning site/groups/old.pdf Put it into the hub, as `content/groups/old.pdf`: every site from now on will "
        "have it.",
    ]
    assert tree(out) == before
    assert lost(root, out) == []


def test_it_is_not_told_again_where_nothing_has_changed(plain):
    root = plugless(plain())
    built = build(root, root / "site", A_SUNDAY)
    put(root / "site", "old.pdf")
    assert len(lost(root, root / "site")) == 1
    last = unchanged(root, root / ".hubsite", root / "site", (A_SUNDAY, False, None))
    assert last is not None and last.problems == built.problems


def plugless(root: Path) -> Path:
    """With the engine that puts all its files by way of the notes."""
    (root / "content/hub.yml").write_text("name: Aldermere\nplugins:\n  record_pages:\n")
    return root


def test_what_is_put_into_the_site_is_told_where_all_is_forgotten_too(plain, tmp_path):
    root, out = plain(), tmp_path / "site"
    made(root, out)
    put(out, *(f"{number:02}.pdf" for number in range(12)))
    built = build(root, out, A_SUNDAY, clean=True)
    told = [each.message for each in built.problems if each.code == "site-file-lost"]
    assert told[0] == (
        "'00.pdf' lay in the folder of the site, but not in the hub. The new site is without it; "
        "it lies in `.hubsite/from-site/00.pdf` now."
    )
    assert len(told) == 11
    assert told[-1] == (
        "The new site is without 2 more files that lay in the folder of the site; they lie in `.hubsite/from-site` now."
    )


def kept_in(root: Path) -> dict[str, bytes]:
    return tree(root / ".hubsite/from-site")


def test_what_is_put_into_the_site_is_kept_aside_and_stays_when_all_is_forgotten(plain):
    root = plain()
    out = root / "site"
    made(root, out)
    put(out, "groups/old.pdf", ".nojekyll")
    lost(root, out)
    words = b"Put here by hand.\n"
    assert kept_in(root) == {"groups/old.pdf": words, ".nojekyll": words}
    put(out, "groups/old.pdf")
    build(root, out, A_SUNDAY, clean=True)
    assert kept_in(root) == {"groups/old.pdf": words, ".nojekyll": words}


def test_another_file_of_the_same_name_is_kept_beside_the_first(plain):
    root = plain()
    out = root / "site"
    made(root, out)
    for number in range(12):
        (out / "old.pdf").write_text(f"{number}")
        (told,) = [each for each in build(root, out, A_SUNDAY).problems if each.code == "site-file-lost"]
        assert ("from-site" in told.message) == (number < 9)  # what is put there after each build does not pile up
    assert kept_in(root) == {f"old{f'-{n + 1}' if n else ''}.pdf": f"{n}".encode() for n in range(9)}


def test_what_is_kept_is_not_written_through_a_link_and_a_link_is_not_kept(plain, tmp_path):
    root, elsewhere = plain(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    out = root / "site"
    made(root, out)
    (root / ".hubsite/from-site").mkdir()
    (root / ".hubsite/from-site/groups").symlink_to(elsewhere)
    put(out, "groups/old.pdf", "new.pdf")
    (out / "linked").symlink_to(elsewhere)
    messages = [each.message for each in build(root, out, A_SUNDAY).problems if each.code == "site-file-lost"]
    assert [("from-site" in message) for message in messages] == [False, False, True]  # groups/old.pdf, linked, new.pdf
    assert not list(elsewhere.iterdir()) and (root / ".hubsite/from-site/new.pdf").is_file()


def test_what_lay_in_a_site_on_another_disk_is_kept_too(plain, tmp_path, monkeypatch):
    root, out = plain(), tmp_path / "site"
    made(root, out)
    put(out, "old.pdf")
    monkeypatch.setattr("hubsite.kept_aside.os.link", no_link)
    assert len(lost(root, out)) == 1 and kept_in(root) == {"old.pdf": b"Put here by hand.\n"}


def test_half_of_a_file_is_not_kept(plain, tmp_path, monkeypatch):
    def half(_old: object, new: object) -> None:
        new.write(b"Put")
        raise OSError(errno.ENOSPC, "No space left on device")

    root, out = plain(), tmp_path / "site"
    made(root, out)
    put(out, "old.pdf")
    monkeypatch.setattr("hubsite.kept_aside.os.link", no_link)
    monkeypatch.setattr("hubsite.kept_aside.shutil.copyfileobj", half)
    (told,) = [each for each in build(root, out, A_SUNDAY).problems if each.code == "site-file-lost"]
    assert "from-site" not in told.message and kept_in(root) == {}


def no_link(*_names: object, **_how: object) -> None:
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def test_it_is_not_told_where_it_is_not_lost_or_nothing_is_published(plain, tmp_path):
    root, out = plain(), tmp_path / "site"
    made(root, out)
    put(out, "old.pdf", "groups/walkers/index.html")
    (root / "content/groups/choir.md").write_text("name\n")
    assert lost(root, out) == [] and (out / "old.pdf").is_file()
    (root / "content/groups/choir.md").write_text(CHOIR["groups/choir.md"])
    (root / "content/groups/walkers.md").write_text(CHOIR["groups/choir.md"])
    assert len(lost(root, out)) == 1


def test_a_site_that_hubsite_does_not_know_again_is_not_spoken_of(plain, tmp_path):
    root, out = plain(), tmp_path / "site"
    made(root, out)
    shutil.copytree(out, tmp_path / "copy")
    shutil.rmtree(out)
    (tmp_path / "copy").rename(out)
    put(out, "old.pdf")
    assert lost(root, out) == []
    shutil.rmtree(root / ".hubsite")
    put(out, "old.pdf")
    assert lost(root, out) == []


# --- What goes wrong


@pytest.fixture
def published(plain, tmp_path):
    """A hub with a site; gives the hub, the site's folder and its files."""
    root = plain()
    files = made(root, tmp_path / "site")
    return root, tmp_path / "site", files


def nothing_is_left_behind(out: Path) -> bool:
    return not [path for path in out.parent.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("goes_wrong", "words"),
    [
        ("project", "The plugin 'plain_engine' failed while it prepared the pages: RuntimeError: no paper (plugins/"),
        ("fails", "The plugin 'plain_engine' failed while it made the pages: RuntimeError: no ink (plugins/"),
        ("leaves out", "1 of 7 pages and files were not made, for example about/index.html."),
        ("gives up", "The press is jammed."),
        ("disk", "You are not allowed to write here: “press”. The site as it was is untouched."),
    ],
)
def test_when_the_engine_fails_the_old_site_stays(published, plain, goes_wrong, words):
    _, out, before = published
    broken = plain(goes_wrong)
    with pytest.raises(HubsiteError) as error:
        build(broken, out, A_SUNDAY)
    assert error.value.message.startswith(words) and error.value.fix
    assert tree(out) == before and nothing_is_left_behind(out)


def test_when_a_person_stops_the_engine_the_old_site_stays(published, plain):
    _, out, before = published
    with pytest.raises(KeyboardInterrupt):
        build(plain("stops"), out, A_SUNDAY)
    assert tree(out) == before and nothing_is_left_behind(out)


def test_when_the_engine_dies_the_old_site_stays_and_the_next_build_tidies_up(published, plain):
    root, out, before = published
    plain("dies")
    code = "import sys; sys.argv = ['hubsite', 'build', *sys.argv[1:]]; from hubsite.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", code, root, "--out", out], capture_output=True, check=False)
    assert ran.returncode == 9
    assert tree(out) == before and not nothing_is_left_behind(out)
    plain()
    assert made(root, out) == before and nothing_is_left_behind(out)


def test_an_error_that_the_engine_found_is_told_and_nothing_is_published(published, plain):
    _, out, before = published
    built = build(plain("error"), out, A_SUNDAY)
    assert not built.published and tree(out) == before and nothing_is_left_behind(out)
    assert [(problem.code, problem.plugin) for problem in built.problems] == [("smudge", "plain_engine")]


def test_a_warning_of_the_engine_stops_nothing(plain, tmp_path):
    built = build(plain("warning"), tmp_path / "site", A_SUNDAY)
    assert built.published and [problem.code for problem in built.problems] == ["smudge"]


@pytest.mark.parametrize("mistake", ["name: x: y: z\n", "summary: no name\n", b"\xff\xfe\x00"])
def test_a_mistake_in_the_content_leaves_the_old_site(published, mistake):
    root, out, before = published
    write_hub(root, {"hub.yml": (root / "content/hub.yml").read_text(), "groups/chess.yml": mistake})
    built = build(root, out, A_SUNDAY)
    assert not built.published and built.problems and tree(out) == before and nothing_is_left_behind(out)


def test_a_hub_that_vanished_leaves_the_old_site(published):
    root, out, before = published
    shutil.rmtree(root)
    built = build(root, out, A_SUNDAY)
    assert [problem.code for problem in built.problems] == ["no-content"]
    assert tree(out) == before and not root.exists()


def test_without_a_front_page_nothing_is_published(plugged, tmp_path):
    root = plugged({"hub.yml": "name: Aldermere\nplugins: [thanks]\n"}, "thanks")
    with pytest.raises(HubsiteError, match="None of the plugins makes a front page") as error:
        build(root, tmp_path / "site", A_SUNDAY)
    assert (
        error.value.fix
        == "Add `usual:` below `plugins:` in content/hub.yml: it stands for all that run where nothing is named."
    )


@pytest.mark.parametrize("where", ["content", "content/site", ".", "..", "plugins/../content", "plugins", "plugins/a"])
def test_a_site_is_never_put_where_it_would_do_harm(plain, where):
    root = plain()
    before = tree(root)
    with pytest.raises(HubsiteError):
        build(root, (root / where).resolve(), A_SUNDAY)
    assert tree(root) == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has /proc")
def test_where_no_folder_can_be_made_is_said(plain):
    with pytest.raises(HubsiteError, match="it lies where no folder can be made") as error:
        build(plain(), Path("/proc/site"), A_SUNDAY)
    assert "--out new-site" in error.value.fix


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Whoever is root may write everywhere, so for a while this process belongs to nobody."""
    if os.getuid() == 0:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if os.geteuid() == 65534:
            os.setresuid(0, 0, 0)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs the users of Linux")
def test_a_hub_that_can_only_be_read_is_built_beside_its_output(plain):
    with TemporaryDirectory() as folder:
        root = Path(shutil.copytree(plain(), f"{folder}/hub"))
        elsewhere = Path(folder, "elsewhere")
        elsewhere.mkdir()
        elsewhere.chmod(0o777)
        Path(folder).chmod(0o755)
        root.chmod(0o555)
        with as_somebody_else():
            first = made(root, elsewhere / "site")
            assert made(root, elsewhere / "site") == first
        assert sorted(path.name for path in elsewhere.iterdir()) == [".site.hubsite-work", "site"]
        assert not (root / ".hubsite").exists()
        root.chmod(0o755)


def test_a_second_build_of_one_hub_is_told_to_wait(plain, tmp_path):
    from hubsite.publish import building

    root = plain()
    with building(root), pytest.raises(HubsiteError) as error:
        build(root, tmp_path / "site", A_SUNDAY)
    assert error.value.exit_code == 75


# --- Small hubs, large hubs


@pytest.mark.parametrize("files", [{}, {"about.md": "# About\n\nHello.\n"}])
def test_a_hub_with_next_to_nothing_builds(tmp_path, files):
    site = made(write_hub(tmp_path / "hub", files), tmp_path / "site")
    front = site["index.html"].decode()
    assert "<h1>Aldermere</h1>" in front and ("There is nothing here yet" in front) == (not files)
    assert ("everything/index.html" in site) == ("about/index.html" in site) == bool(files)
    assert not files or b'href="../about/"' in site["everything/index.html"]


def many(number: int) -> dict[str, str]:
    """Records of several kinds that name each other."""
    hub = {"hub.yml": 'name: Aldermere\ndescription: "{{ list kind=groups }}"\n'}
    for n in range(number // 3):
        hub[f"spaces/hall-{n}.yml"] = f"name: Hall {n}\naddress: Mill Lane {n}\n"
        hub[f"groups/group-{n}.md"] = (
            f"---\nname: Group {n}\nsummary: We meet.\nmeets_at: hall-{n}\n---\n## Us\n\nHi.\n"
        )
        meeting = f"name: Evening {n}\nwhen: every Tuesday, 7pm\nwhat_happens: We talk.\n"
        hub[f"meetings/evening-{n}.yml"] = f"{meeting}held_at: hall-{n}\nrun_by: group-{n}\n"
    return hub


def test_a_hub_of_300_records_builds(tmp_path):
    site = made(write_hub(tmp_path / "hub", many(300)), tmp_path / "site")
    pages = [name for name in site if name.endswith(".html") and not name.startswith("whats-on/")]
    more = 3 + 4  # about this site; search, and a page for each letter
    assert len(pages) == 300 + 3 + 2 + 1 + more  # records, indexes, front page and everything, 404
    assert max(len(site[name]) for name in pages if name.count("/") == 2) < 20_000  # no page carries the list of all


# --- Addresses


def test_a_site_works_from_a_folder_and_below_an_address(tmp_path):
    from html.parser import HTMLParser
    from urllib.parse import unquote, urljoin, urlsplit

    class Links(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.extend(value for name, value in attributes if name in {"href", "src"} and value)

    site = made(write_hub(tmp_path / "hub", many(9)), tmp_path / "site")
    checked = 0
    for page in [name for name in site if name.endswith("/index.html") or name == "index.html"]:
        found: list[str] = []
        Links().feed(site[page].decode())
        for link in found:
            address = urljoin(f"https://x.example/sub/folder/{page}", link)
            if urlsplit(address).netloc == "x.example":
                path = unquote(urlsplit(address).path)
                assert path.startswith("/sub/folder/"), (page, link)
                inside = path.removeprefix("/sub/folder/")
                assert (f"{inside}index.html" if inside.endswith("/") or not inside else inside) in site, (page, link)
                checked += 1
    assert checked > 100


# --- What a preview shows early

COUNTS = """from hubsite import File, hookimpl

@hookimpl
def hubsite_site_files(site):
    yield File(path="count.txt", content=str(len(site.pages)))
"""
FAILS_AT_A_WORD = """from hubsite import hookimpl

@hookimpl
def hubsite_site_files(site):
    if any("stumble" in page.body for page in site.pages):
        raise ValueError("stumbled")
    return ()
"""


def previewed(root: Path, **early: object):
    """What a preview comes to, and what it showed before that."""
    shown = []
    return build(root, None, A_SUNDAY, early=Early(show=shown.append, **early)), shown


def test_a_plugin_that_fails_after_a_page_was_shown_is_told_although_its_files_are_as_before(plain):
    root = plain(**{"plugins/counts.py": COUNTS, "plugins/stumbles.py": FAILS_AT_A_WORD})
    (root / "content/hub.yml").write_text((root / "content/hub.yml").read_text() + "  counts:\n  stumbles:\n")
    before, _ = previewed(root, site_files=())
    assert before.published and [file.path for file in before.site_files] == ["count.txt"]
    (root / "content/about.md").write_text("# About\n\nThey stumble.\n")
    built, (shown,) = previewed(root, site_files=before.site_files)
    assert shown.published and not shown.problems
    assert [problem.code for problem in built.problems] == ["plugin-failed"] and not built.published


def test_what_a_page_shown_early_is_without_is_told_although_a_plugin_then_fails(plain):
    root = plain(**{"plugins/counts.py": COUNTS, "plugins/stumbles.py": FAILS_AT_A_WORD})
    (root / "content/hub.yml").write_text((root / "content/hub.yml").read_text() + "  counts:\n  stumbles:\n")
    before, _ = previewed(root, site_files=())
    put(root / PREVIEW, "old.pdf")
    (root / "content/about.md").write_text("# About\n\nThey stumble.\n")
    built, _ = previewed(root, site_files=before.site_files)
    assert [problem.code for problem in built.problems] == ["plugin-failed", "site-file-lost"]
    assert kept_in(root) == {"old.pdf": b"Put here by hand.\n"}
