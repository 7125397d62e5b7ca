"""A disk that is full or cannot be written, too few files, odd surroundings: a sentence, and the old site stays."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from hubsite.testing import write_hub

from .crashing import BUILD, Commands, Place, differing, is_a_sentence, read_only, remount, small_disk, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied there")
TABLE = "Trust: crash safety"
slow = pytest.mark.slow
A_KILOBYTE = 1024
# 1970, 1979 (too early for zip files), 2038, 2106: seconds in 31 and 32 bits.
TIMES = [0, 300_000_000, 2**31 + 1, 2**32 - 1]


@pytest.fixture(scope="module")
def commands():
    running = Commands()
    yield running
    running.stop()


def refused_or_made(place: Place, **order: object) -> bool:
    """Build B over A within some limit: whether it was made; if not, A is as it was and a sentence says why."""
    place.holds("B")
    ended = place.build(**order)
    if ended.code == 0:
        # With too few files even to remove the old site, it lies beside the new one until the next build.
        assert place.mark == "B", ended
        return True
    # With too few files even to read the hub, that is a problem of the hub's file.
    assert (ended.code, place.mark) == (1, "A"), ended
    assert is_a_sentence(ended.err) or "Nothing was published" in ended.out, ended
    assert place.beside == [], "it tidied up itself"
    return False


def a_again(place: Place) -> None:
    place.holds("A")
    after = place.build()
    assert (after.code, place.mark, place.leftovers) == (0, "A", []), after


def told(refused: int, times: int) -> str:
    return f"{refused}, {times - refused}, 0"


def on_disk(disk: Path) -> int:
    seen = os.statvfs(disk)
    return (seen.f_blocks - seen.f_bfree) * seen.f_frsize // A_KILOBYTE


@pytest.mark.parametrize("sizes", [3, pytest.param(40, marks=slow)])
def test_a_disk_that_fills_up_leaves_the_old_site_and_says_so(tmp_path, commands, sizes, figure):
    refused = 0
    with small_disk(tmp_path / "disk") as disk:
        place = Place(disk, commands)
        a_again(place)
        for turn in range(sizes):
            room = 4 + turn * 1_200 // (sizes - 1)  # kilobytes
            remount(disk, f"size={on_disk(disk) + room}k")
            made = refused_or_made(place)
            refused += not made
            remount(disk, "size=8m")
            a_again(place)
        assert made and refused, "the sizes reach from too small to large enough"
    figure(TABLE, f"disk with {sizes} sizes of room: old site and a sentence, new site, else", told(refused, sizes))


@pytest.mark.parametrize("sizes", [3, pytest.param(40, marks=slow)])
@pytest.mark.parametrize(("limit", "least", "most"), [("largest_file", 0, 120_000), ("open_files", 4, 40)])
def test_a_limit_of_the_process_is_a_sentence_too(tmp_path, commands, limit, least, most, sizes, figure):
    place, refused = Place(tmp_path, commands), 0
    a_again(place)
    for turn in range(sizes):
        made = refused_or_made(place, **{limit: least + turn * (most - least) // (sizes - 1)})
        refused += not made
        if made:
            a_again(place)
    assert made and refused, "the limits reach from too low to high enough"
    what = f"{limit.replace('_', ' ')} limited to {sizes} values"
    figure(TABLE, f"{what}: old site and a sentence, new site, else", told(refused, sizes))


def test_a_place_that_can_only_be_read_is_a_sentence_and_the_site_stays(tmp_path, commands, figure):
    place = Place(tmp_path, commands)
    a_again(place)
    with read_only(place.out.parent):
        assert not refused_or_made(place)
    assert refused_or_made(place)
    a_again(place)
    figure(TABLE, "output that can only be read: old site and a sentence", "yes")


def test_a_hub_that_can_only_be_read_is_built_all_the_same(tmp_path, commands, figure):
    place = Place(tmp_path, commands)
    place.holds("A")
    with read_only(place.hub):
        ended = place.build()
        assert (ended.code, place.mark) == (0, "A"), ended
        assert place.beside == [".site.hubsite-work"]
    figure(TABLE, "hub that can only be read: built, with its work beside the output", "yes")


ODD = {
    "no HOME": {"HOME": None},
    "no folder for temporary files": {"TMPDIR": "/nowhere", "TEMP": None, "TMP": None},
    "LANG=C": {"LANG": "C", "LC_ALL": "C"},
    "names in ASCII alone": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "output in cp1252": {"PYTHONIOENCODING": "cp1252"},
    "output in ASCII": {"PYTHONIOENCODING": "ascii"},
    "no environment at all": dict.fromkeys(os.environ),
}
ALL_AT_ONCE = ODD["no HOME"] | ODD["no folder for temporary files"] | ODD["LANG=C"] | ODD["output in cp1252"]
# ŵ and ŷ are in no cp1252.
WELSH = {
    "hub.yml": "name: Tŷ Newydd\nplugins:\n  record_pages:\n  material:\n",
    "am-y-safle.md": "# Am y safle\n\nCroeso i Dŷ Newydd.\n",
    "spaces/ty-newydd.yml": "name: Tŷ Newydd – y Neuadd\naddress: Heol y Dŵr\n",
}


def built_in(world: dict[str, str | None], folder: Path) -> subprocess.CompletedProcess:
    """`hubsite build` as a shell of such a world starts it, on a hub in a folder called `Tŷ é 1`."""
    environment = {name: value for name, value in {**os.environ, **world}.items() if value is not None}
    command = [sys.executable, "-m", "hubsite", "build", folder / "Tŷ é 1", "--out", folder / "ŵ site", *BUILD]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True)


@pytest.mark.parametrize(
    "world", [ALL_AT_ONCE, *(pytest.param(world, marks=slow) for world in ODD.values())], ids=["most at once", *ODD]
)
def test_odd_surroundings_make_the_same_site_and_complain_in_words(tmp_path, commands, world, figure):
    hub = write_hub(tmp_path / "Tŷ é 1", WELSH)
    usual = commands.run("build", write_hub(tmp_path / "usual", WELSH), "--out", tmp_path / "site", *BUILD)
    odd = built_in(world, tmp_path)
    assert (usual.code, odd.returncode, odd.stderr) == (0, 0, b""), odd
    assert differing(tree(tmp_path / "site"), tree(tmp_path / "ŵ site")) == []
    write_hub(hub, {"spaces/no-address.yml": "name: Tŷ\n"})
    wrong = built_in(world, tmp_path)
    assert wrong.returncode == 1 and b"address" in wrong.stdout and b"Traceback" not in wrong.stderr, wrong
    figure(TABLE, "odd surroundings (HOME, TMPDIR, LANG, cp1252, é and spaces in paths): sites that differ", 0)


def test_files_and_clocks_far_from_now_build(tmp_path, commands, figure):
    place, chance = Place(tmp_path, commands), random.Random(8)
    for day in ("1970-01-01", "2038-01-20", "2106-02-08"):
        for file in [*place.hub.rglob("*"), *place.out.rglob("*")]:
            os.utime(file, (chance.choice(TIMES),) * 2)
        ended = place.build("--today", day)
        assert (ended.code, place.leftovers) == (0, []), ended
    a_again(place)
    figure(TABLE, "files of 1970 to 2106, days of 1970, 2038 and 2106: builds that failed", 0)
