"""Whatever stops a build, and whenever: readers have the whole old site or the whole new one."""

import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from hubsite.publish import recover

from .crashing import Commands, Ended, Place

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied there")
TABLE = "Trust: crash safety"
slow = pytest.mark.slow


@pytest.fixture(scope="module")
def commands():
    running = Commands()
    yield running
    running.stop()


@pytest.fixture
def place(tmp_path, commands):
    return Place(tmp_path, commands)


def stopped_builds(place: Place, times: int, number: int, way: str) -> Iterator[tuple[str, str, Ended]]:
    """Builds of A and B in turn, each stopped at a random point: (the old content, the new one, how it ended).

    Half of the points are moments within the time that a build takes, half are touches of the disk.
    """
    chance, length = random.Random(8), place.last
    for turn in range(times):
        old, new = place.mark, "AB"[place.mark == "A"]
        place.holds(new)
        by_time = {"after": chance.uniform(0, length.seconds)}
        by_event = {"at_event": chance.randint(1, length.events)}
        yield old, new, place.build(**(by_event if turn % 2 else by_time), signal=number, way=way)


def then_builds(place: Place, new: str, way: str = "exchange") -> None:
    after = place.build(way=way)
    assert (after.code, place.mark, place.leftovers) == (0, new, []), after


@pytest.mark.parametrize("times", [15, pytest.param(200, marks=slow)])
def test_a_build_killed_at_any_point_leaves_the_old_site_or_the_new_one(place, times, figure):
    seen = Counter()
    for old, new, ended in stopped_builds(place, times, signal.SIGKILL, "exchange"):
        assert place.mark in (old, new), ended
        seen["killed"] += ended.code == -signal.SIGKILL
        seen["new"] += place.mark == new
        then_builds(place, new)
    assert seen["killed"] >= times * 0.5 and seen["new"] < times, "the points lie within the build"
    figure(TABLE, f"{times} × kill -9 at a random point", f"{seen['killed']} hit; the next build was well each time")
    figure(TABLE, f"{times} × kill -9: old site, new site, neither", f"{times - seen['new']}, {seen['new']}, 0")


@pytest.mark.parametrize("times", [3, pytest.param(60, marks=slow)])
def test_where_folders_cannot_be_exchanged_the_next_build_brings_the_old_site_back(place, times, figure):
    """The weaker promise: for an instant there may be no site, never a mixed one."""
    gaps = 0
    for old, new, ended in stopped_builds(place, times, signal.SIGKILL, "pair"):
        if place.mark == "nothing":
            gaps += 1
            recover(place.out)
            assert place.mark == old
        assert place.mark in (old, new), ended
        then_builds(place, new, "pair")
    figure(TABLE, f"{times} × kill -9 without exchange in one step: mixed, no site till the next build", f"0, {gaps}")


@pytest.mark.parametrize("times", [2, pytest.param(50, marks=slow)])
@pytest.mark.parametrize(("number", "codes"), [(signal.SIGINT, {130, 0}), (signal.SIGTERM, {-signal.SIGTERM, 0})])
def test_a_build_that_is_asked_to_stop_does_so_and_harms_nothing(place, times, number, codes, figure):
    tidied = 0
    for old, new, ended in stopped_builds(place, times, number, "exchange"):
        assert place.mark in (old, new) and ended.code in codes, ended
        assert "Traceback" not in ended.err and (ended.code != 130 or "Stopped." in ended.err), ended.err
        tidied += place.beside == []
        then_builds(place, new)
    assert number == signal.SIGTERM or tidied >= times - 1, "Ctrl-C leaves something at most while a folder is made"
    what = f"{times} × {signal.Signals(number).name} at a random point"
    figure(TABLE, f"{what}: neither site, nothing left beside it even before the next build", f"0, {tidied}")
