"""What was made at some cost is made once, and never shown where it was made from something else."""

import random
import sqlite3
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from pathlib import Path
from shutil import copytree

import pytest

from hubsite.build import build
from hubsite.linking import Linker
from hubsite.look import look
from hubsite.memory import Memory, digest_of
from hubsite.problems import HubsiteError
from hubsite.testing import A_SUNDAY, write_hub

HUB = "name: Aldermere\nengine: plain_engine\nplugins:\n  record_pages:\n  plain_engine:\n"
GOES_WRONG = "    goes_wrong: {}\n"
CHOIR = {"groups/choir.yml": "name: Choir\nsummary: We sing.\n"}
CHESS = {"groups/chess.yml": "name: Chess\nsummary: We play.\n"}
ALL = ["a check", "a page", "a sheet of Chess", "a sheet of Choir"]


@pytest.fixture(autouse=True)
def plugins_alone_remember(monkeypatch):
    """What hubsite remembers by itself, linked pages and rendered texts, would be counted as well."""
    linked = Linker.linked
    monkeypatch.setattr(Linker, "linked", lambda self, pages, memory: linked(self, pages, Memory()))
    monkeypatch.setattr("hubsite.look.remembering", lambda memory: nullcontext())


class Maker:
    """Gives the same words each time, and counts how often it was asked."""

    def __init__(self, words: bytes = b"made") -> None:
        self.words, self.asked = words, 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.words


def test_made_once(tmp_path):
    maker = Maker()
    for memory in (Memory(tmp_path / "kept"), Memory(tmp_path / "kept")):
        assert [memory.recall("a sheet", maker), memory.recall(b"a sheet", maker)] == [b"made", b"made"]
    assert maker.asked == 1


def test_made_from_something_else(tmp_path):
    memory = Memory(tmp_path)
    assert memory.recall("one", Maker(b"1")) == b"1"
    assert memory.recall("two", Maker(b"2")) == b"2"
    assert Memory(tmp_path).recall("one", Maker(b"never")) == b"1"


def test_nothing_is_a_thing_too(tmp_path):
    maker = Maker(b"")
    for _each in range(2):
        assert Memory(tmp_path).recall("empty", maker) == b""
    assert maker.asked == 1


def test_without_a_folder_it_ends_with_itself():
    maker = Maker()
    memory = Memory()
    memory.recall("a", maker)
    memory.recall("a", maker)
    Memory().recall("a", maker)
    assert maker.asked == 2


def test_one_that_only_reads_writes_nothing(tmp_path):
    Memory(tmp_path / "not-there", keeps=False).recall("a", Maker())
    assert not (tmp_path / "not-there").exists()
    Memory(tmp_path).recall("a", Maker())
    reader = Memory(tmp_path, keeps=False)
    reader.forget_the_rest()
    maker = Maker()
    assert reader.recall("a", maker) == b"made"
    assert not maker.asked


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE things SET data = CAST('other' AS BLOB)",
        "UPDATE things SET mark = zeroblob(32)",
        "UPDATE things SET data = (SELECT data FROM things ORDER BY rowid DESC LIMIT 1), "
        "mark = (SELECT mark FROM things ORDER BY rowid DESC LIMIT 1)",
        "DELETE FROM things",
        "DROP TABLE things",
    ],
)
def test_what_was_damaged_is_made_again(tmp_path, damage):
    Memory(tmp_path).recall("a", Maker())
    Memory(tmp_path).recall("b", Maker(b"another"))
    with closing(sqlite3.connect(the_file(tmp_path))) as things, things:
        things.execute(damage)
    assert Memory(tmp_path).recall("a", Maker(b"again")) == b"again"
    assert Memory(tmp_path).recall("a", Maker(b"never")) == b"again"


@pytest.mark.parametrize("data", [b"", b"not a thing of ours", b"SQLite format 3\0" + b"?" * 5000])
def test_a_file_that_is_something_else_is_begun_anew(tmp_path, data):
    file = the_file(tmp_path)
    file.write_bytes(data)
    reader = Memory(tmp_path, keeps=False)
    assert reader.recall("a", Maker()) == b"made"
    assert file.read_bytes() == data
    assert Memory(tmp_path).recall("a", Maker(b"again")) == b"again"
    assert Memory(tmp_path).recall("a", Maker(b"never")) == b"again"


def test_every_byte_of_the_file_may_be_another(tmp_path):
    """Whatever is changed in it: what is recalled is what was made."""
    chance = random.Random(3)
    Memory(tmp_path).recall("a", Maker(b"made" * 500))
    whole = the_file(tmp_path).read_bytes()
    for _time in range(150):
        data = bytearray(whole)
        for _each in range(chance.choice([1, 20, 400])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        name = the_file(tmp_path)
        for file in tmp_path.iterdir():
            file.unlink()
        name.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        memory = Memory(tmp_path)
        assert memory.recall("a", Maker(b"made" * 500)) == b"made" * 500
        memory.forget_the_rest()


def test_what_a_stranger_wrote_is_not_trusted(tmp_path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("hubsite.memory.own_key", lambda: b"another person's key".ljust(32))
        Memory(tmp_path).recall("a", Maker(b"<script>"))
        assert Memory(tmp_path).recall("a", Maker()) == b"<script>"
    assert Memory(tmp_path).recall("a", Maker()) == b"made"


def test_where_no_key_can_be_kept_nothing_is_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr("hubsite.memory.own_key", lambda: None)
    maker = Maker()
    for _each in range(2):
        assert Memory(tmp_path / "kept").recall("a", maker) == b"made"
    assert maker.asked == 2 and not (tmp_path / "kept").exists()


@pytest.mark.parametrize("is_whole_folder", [True, False])
def test_a_link_is_not_followed(tmp_path, is_whole_folder):
    there = tmp_path / "there"
    Memory(there).recall("a", Maker(b"elsewhere"))
    file = the_file(there)
    if is_whole_folder:
        (tmp_path / "kept").symlink_to(there)
    else:
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / file.name).symlink_to(file)
    assert Memory(tmp_path / "kept").recall("a", Maker()) == b"made"


def test_nobody_else_knows_how_the_file_is_called(tmp_path, monkeypatch):
    ours = the_file(tmp_path).name
    monkeypatch.setattr("hubsite.memory.own_key", lambda: b"another person's key".ljust(32))
    assert the_file(tmp_path / "there").name != ours


def test_several_may_ask_at_once(tmp_path):
    memory, other = Memory(tmp_path), Memory(tmp_path)

    def ask(number: int) -> bytes:
        return (memory, other)[number % 2].recall(f"thing {number % 7}", lambda: b"%d" % (number % 7))

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(300))) == [b"%d" % (number % 7) for number in range(300)]


def test_a_disk_that_cannot_be_written_is_no_reason_to_stop(tmp_path):
    (tmp_path / "in-the-way").write_text("a file")
    assert Memory(tmp_path / "in-the-way" / "kept").recall("a", Maker()) == b"made"


def test_what_nobody_recalled_is_forgotten(tmp_path):
    first = Memory(tmp_path)
    first.recall("a", Maker())
    first.recall("b", Maker())
    then = Memory(tmp_path)
    then.recall("a", Maker())
    then.forget_the_rest()
    assert len(rows(tmp_path)) == 1
    maker = Maker()
    Memory(tmp_path).recall("a", maker)
    assert not maker.asked


# --- What plugins recall, from one build to the next


@pytest.fixture
def slow(plugged):
    """A hub with a plugin that remembers, and two groups; its folder."""
    return plugged({"hub.yml": f"{HUB}  remembers:\n", **CHOIR, **CHESS}, "plain_engine", "remembers")


def made(root: Path) -> list[str]:
    """What had to be made since this was last asked."""
    notes = root / "made.txt"
    found = sorted(notes.read_text().splitlines()) if notes.exists() else []
    notes.unlink(missing_ok=True)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def the_file(folder: Path) -> Path:
    """The database, which is called by this person's key."""
    Memory(folder)
    (file,) = folder.glob("*.sqlite")
    return file


def rows(folder: Path) -> dict[bytes, int]:
    """What is remembered on the disk, and as the how manieth each was written."""
    with closing(sqlite3.connect(the_file(folder))) as things:
        return dict(things.execute("SELECT name, rowid FROM things"))


def kept(root: Path) -> dict[bytes, int]:
    """What plugins asked to be remembered: pages as hubsite finished them lie there as well."""
    with closing(sqlite3.connect(the_file(root / ".hubsite/remembered"))) as things:
        return dict(things.execute("SELECT name, rowid FROM things WHERE CAST(data AS TEXT) NOT LIKE '[\"<%'"))


def published(root: Path, *, clean: bool = False) -> dict[str, bytes]:
    """The site after a build that succeeded."""
    out = root.parent / "site"
    assert build(root, out, A_SUNDAY, clean=clean).published
    return tree(out)


def test_the_hooks_of_one_build_share_it_and_the_next_build_makes_nothing_again(slow):
    site = published(slow)
    assert made(slow) == ALL
    assert (site["slow/choir.txt"], b"a page" in site["slow/index.html"]) == (b"a sheet of Choir", True)
    before = kept(slow)
    assert len(before) == len(ALL)
    assert published(slow) == site
    assert (made(slow), kept(slow)) == ([], before)


def test_only_what_changed_is_made_and_what_nobody_recalls_any_more_is_removed(slow):
    published(slow)
    before, _ = kept(slow), made(slow)
    write_hub(slow, {"hub.yml": f"{HUB}  remembers:\n", "groups/chess.yml": "name: Draughts\nsummary: We play.\n"})
    assert published(slow)["slow/chess.txt"] == b"a sheet of Draughts"
    assert made(slow) == ["a sheet of Draughts"]
    after = kept(slow)
    assert len(after) == len(before) and len(after.keys() - before.keys()) == len(before.keys() - after.keys()) == 1
    write_hub(slow, {"hub.yml": f"{HUB}  remembers:\n", **CHESS})
    published(slow)
    assert made(slow) == ["a sheet of Chess"]


def test_clean_makes_all_of_it_again(slow):
    site = published(slow)
    made(slow)
    stray = slow / ".hubsite/remembered/stray"
    stray.write_bytes(b"")
    assert published(slow, clean=True) == site
    assert made(slow) == ALL and not stray.exists()


def test_a_plugin_that_is_taken_out_leaves_nothing(slow):
    published(slow)
    write_hub(slow, {"hub.yml": HUB})
    (slow / "plugins/remembers.py").unlink()
    assert "slow/index.html" not in published(slow)
    assert not kept(slow)


def failing_builds() -> Iterable[tuple[str, Callable[[Path], None]]]:
    """Ways in which a build ends without a site, and how to bring each about."""

    def hub(text: str) -> Callable[[Path], None]:
        return lambda root: (root / "content/hub.yml").write_text(text)

    yield "hub.yml", hub("name: x: y: z\n")
    yield "record", lambda root: (root / "content/groups/chess.yml").write_text("name: Chess\n")
    yield "link", lambda root: (root / "content/about.md").write_text("# About\n\n[x](gone.md)\n")
    yield "engine", hub(HUB + GOES_WRONG.format("error") + "  remembers:\n")
    yield "engine-stops", hub(HUB + GOES_WRONG.format("gives up") + "  remembers:\n")


@pytest.mark.parametrize("break_it", [pytest.param(way, id=name) for name, way in failing_builds()])
def test_after_a_failed_build_nothing_is_forgotten(slow, break_it):
    """Not even what had gone from the content before it: whoever mends a mistake finds all as it was."""
    published(slow)
    before, content = kept(slow), tree(slow / "content")
    made(slow)
    (slow / "content/groups/choir.yml").unlink()
    break_it(slow)
    try:
        assert not build(slow, slow.parent / "site", A_SUNDAY).published
    except HubsiteError as error:
        assert error.message == "The press is jammed."
    assert kept(slow) == before
    for name, data in content.items():
        (slow / "content" / name).write_bytes(data)
    published(slow)
    assert (made(slow), kept(slow)) == ([], before)


def test_what_a_failed_build_made_is_not_made_again(slow):
    (slow / "content/hub.yml").write_text(HUB + GOES_WRONG.format("error") + "  remembers:\n")
    assert not build(slow, slow.parent / "site", A_SUNDAY).published
    assert made(slow) == ALL
    (slow / "content/hub.yml").write_text(f"{HUB}  remembers:\n")
    published(slow)
    assert made(slow) == []


def test_a_preview_and_a_site_remember_the_same(slow):
    published(slow)
    made(slow)
    assert build(slow, None, A_SUNDAY).published
    assert made(slow) == []


# --- Who publishes nothing


def test_check_leaves_no_trace(slow, command):
    for _each in range(2):
        assert command("check", slow).code == 0
        assert made(slow) == ALL and not (slow / ".hubsite").exists()


def test_check_reads_what_builds_remember_and_leaves_it_as_it_is(slow, command):
    published(slow)
    before, _ = kept(slow), made(slow)
    assert command("check", slow).code == 0 and made(slow) == []
    write_hub(slow, {"hub.yml": f"{HUB}  remembers:\n", "groups/chess.yml": "name: Draughts\nsummary: We play.\n"})
    for _each in range(2):
        assert command("check", slow).code == 0
        assert made(slow) == ["a sheet of Draughts"] and kept(slow) == before


def test_to_look_alone_neither_reads_nor_writes(slow):
    published(slow)
    before, _ = kept(slow), made(slow)
    assert look(slow, A_SUNDAY).site
    assert (made(slow), kept(slow)) == (ALL, before)


def test_commands_leave_a_hub_that_was_never_built_as_it_is(slow, command):
    assert command("slowly", "a", "sheet", "of", "Choir", "--hub", slow).out == "a sheet of Choir\n"
    assert not (slow / ".hubsite").exists()


def test_commands_keep_what_they_made_and_find_what_builds_made(slow, command):
    (slow / ".hubsite").mkdir()
    for _each in range(2):
        assert command("slowly", "a", "sheet", "of", "Choir", "--hub", slow).out == "a sheet of Choir\n"
    assert made(slow) == ["a sheet of Choir"] and len(kept(slow)) == 1
    published(slow)
    assert made(slow) == [each for each in ALL if each != "a sheet of Choir"]
    assert command("slowly", "a", "page", "--hub", slow).code == 0
    assert made(slow) == [] and len(kept(slow)) == len(ALL)


def test_what_only_a_command_recalls_stays_until_the_next_published_build(slow, command):
    published(slow)
    before, _ = kept(slow), made(slow)
    for _each in range(2):
        assert command("slowly", "a", "song", "--hub", slow).out == "a song\n"
    assert made(slow) == ["a song"] and len(kept(slow)) == len(before) + 1
    published(slow)
    assert kept(slow) == before


# --- The same bytes


def test_a_remembered_build_of_a_noticeboard_gives_the_bytes_of_a_clean_one(plugged):
    board = f"{HUB}  noticeboard:\n    sheets: groups\n    record_sizes: A4\n"
    choir = "name: Choir\nsummary: We sing.\nfirst_visit: Come {} in.\n"
    root = plugged({"hub.yml": board, "groups/choir.yml": choir.format("right")}, "plain_engine")
    pdf = "print/groups-choir-a4.pdf"
    first = published(root)
    before = kept(root)
    assert first[pdf].startswith(b"%PDF-") and before
    assert published(root) == first and kept(root) == before
    write_hub(root, {"hub.yml": board, "groups/choir.yml": choir.format("straight")})
    changed = published(root)
    assert changed[pdf] != first[pdf] and not before.keys() & kept(root).keys()
    assert changed == published(root) == published(root, clean=True)
    copytree(root / "content", root.parent / "elsewhere/hub/content")
    copytree(root / "plugins", root.parent / "elsewhere/hub/plugins")
    assert published(root.parent / "elsewhere/hub") == changed


def test_a_link_in_its_place_is_never_followed(plugged):
    root = plugged({"hub.yml": HUB}, "plain_engine")
    precious = root.parent / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("Dear …")
    (root / ".hubsite").mkdir()
    (root / ".hubsite/remembered").symlink_to(precious)
    assert build(root, root.parent / "site", A_SUNDAY).published
    assert [file.name for file in precious.iterdir()] == ["letter.txt"]


def test_a_digest_follows_a_plugin_of_one_file_and_one_in_a_folder(tmp_path):
    file = tmp_path / "plugin.py"
    with pytest.raises(FileNotFoundError):
        digest_of(file)
    seen = set()
    for words in ("ONE = 1", "ONE = 2"):
        file.write_text(words)
        digest_of.cache_clear()
        seen |= {digest_of(file), digest_of(tmp_path)}
    assert len(seen) == 4
