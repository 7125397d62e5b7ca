"""Two builds at once, a preview beside a build, readers while sites are swapped: never a mixed or broken site."""

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from hubsite import publish
from hubsite.folders import write_tree
from hubsite.publish import fresh_folder, swap_in

from ..test_publish import can_exchange
from ..test_serve import HUB, Served
from .crashing import BUILD, Commands, Place, is_a_sentence, quick_disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied there")
TABLE = "Trust: crash safety"
slow = pytest.mark.slow
READER = Path(__file__).with_name("read_meanwhile.py")


@pytest.fixture(scope="module")
def commands():
    running = Commands()
    yield running
    running.stop()


@pytest.mark.parametrize("times", [2, pytest.param(40, marks=slow)])
def test_of_two_builds_of_a_hub_one_is_told_to_come_again(tmp_path, commands, times, figure):
    place, chance, seen = Place(tmp_path, commands), random.Random(8), Counter()
    for turn in range(times):
        new = "AB"[turn % 2]
        place.holds(new)
        late = chance.uniform(0, place.last.seconds * 1.2)
        ended = commands.run_at_once(
            {"arguments": place.order()}, {"arguments": place.order(), "starts_after": late if turn else 0}
        )
        codes = sorted(each.code for each in ended)
        assert codes in ([0, 0], [0, 75]) and (place.mark, place.leftovers) == (new, []), ended
        assert all(is_a_sentence(each.err) for each in ended if each.code)
        seen[codes[1]] += 1
    assert seen[75], "some were truly at once"
    what = f"{times} × two builds of a hub at once: told to wait (75), one after the other, mixed"
    figure(TABLE, what, f"{seen[75]}, {seen[0]}, 0")


@pytest.mark.parametrize(
    ("is_first", "times"), [(True, 2), pytest.param(True, 40, marks=slow), pytest.param(False, 40, marks=slow)]
)
def test_two_hubs_that_are_built_into_one_place_leave_one_of_them_whole(tmp_path, commands, is_first, times, figure):
    place, other = Place(tmp_path / "one", commands), Place(tmp_path / "other", commands)
    place.holds("A")
    other.holds("B")
    other.out, wins = place.out, Counter()
    for turn in range(times):
        if is_first:
            place.out.rename(tmp_path / f"gone-{turn}")
        ended = commands.run_at_once({"arguments": place.order()}, {"arguments": other.order()})
        codes = sorted(each.code for each in ended)
        # Who finds that another has written there meanwhile may say so and leave it as it is.
        assert codes in ([0, 0], [0, 1]) and place.mark in ("A", "B"), ended
        assert all(is_a_sentence(each.err) for each in ended if each.code), ended
        wins[place.mark] += 1
    assert (place.build().code, place.mark, place.leftovers) == (0, "A", [])
    what = "into one place where nothing was" if is_first else "into one place"
    figure(TABLE, f"{times} × two hubs at once {what}: neither site", 0)


@pytest.mark.parametrize("times", [pytest.param(30, marks=slow)])
def test_a_preview_and_builds_at_once_get_along(plugged, tmp_path, commands, times, figure):
    root, seen = plugged(HUB, "plain_engine"), Counter()
    served = Served(root)
    try:
        served.wait_to_hear("The site is up to date")
        for turn in range(times):
            (root / "content/about.md").write_text(f"# About\n\nTurn {turn}.\n")
            ended = commands.run("build", root, "--out", tmp_path / "site", *BUILD)
            assert ended.code == 0 or (ended.code == 75 and is_a_sentence(ended.err)), ended
            seen[ended.code] += 1
            wanted = f"Turn {turn}."
            served.wait(lambda wanted=wanted: wanted in served.get("/about/"))
        assert served.stop() == (0, "")
    finally:
        served.process.kill()
        served.process.wait()
        served.process.stdout.close()
        served.process.stderr.close()
    what = f"{times} × a save while a preview runs, and a build at once: built, told to wait"
    figure(TABLE, what, f"{seen[0]}, {seen[75]}")


def published(out: Path, mark: str) -> None:
    """A site of which every file has the mark from end to end."""
    new = fresh_folder(out)
    write_tree(new, {name: mark.encode() * 3000 for name in ("index.html", "assets/style.css", "groups/a/index.html")})
    swap_in(new, out)


DOSES = [("exchange", 300), ("pair", 100)]
FULL_DOSES = [("exchange", 10_000), ("pair", 2_000)]


@pytest.mark.parametrize(("way", "times"), [*DOSES, *(pytest.param(*dose, marks=slow) for dose in FULL_DOSES)])
def test_readers_never_see_a_broken_or_mixed_site(tmp_path, monkeypatch, way, times, figure):
    """Where folders cannot be exchanged in one step a read may find nothing for an instant, but nothing mixed."""
    monkeypatch.setattr(publish, "_is_ours", lambda folder: True)  # so that a file can be its mark alone
    if way == "pair":
        monkeypatch.setattr(publish, "exchange", lambda new, out: False)
    with quick_disk(tmp_path) as disk:
        if way == "exchange" and not can_exchange(disk):
            pytest.skip("this system cannot exchange folders: `recover` is its safety")
        seen = seen_by_a_reader(disk / "site", times)
        assert [path.name for path in disk.iterdir()] == ["site"]
    assert seen["reads"] > 100 and seen["pairs"] > 50, seen
    assert seen["broken files"] == seen["mixed pairs"] == 0, seen
    assert way == "pair" or seen["failed reads"] == 0, seen
    said = f"{seen['reads']} reads, {seen['pairs']} pairs, {seen['failed reads']} failed, 0 broken, 0 mixed"
    figure(TABLE, f"{times} swaps ({way}) while a reader polls", said)


def seen_by_a_reader(out: Path, times: int) -> Counter:
    """What read_meanwhile.py saw while sites were swapped so many times."""
    published(out, "A")
    with subprocess.Popen([sys.executable, READER, out], stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "ready\n"
        for turn in range(times):
            published(out, "BA"[turn % 2])
        reader.terminate()
        return Counter(json.loads(reader.stdout.readline()))
