"""Work that a copy of the process does, within limits. Each runs in a program of its own: this one has threads."""

import os
import subprocess
import sys

import pytest

BEGIN = "import os, sys, threading, time\nimport hubsite.copies as copies\nfrom hubsite import done_apart\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing can be limited")


def ran(code: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode == 0 and ended.stderr == "", ended.stderr
    return ended.stdout.strip()


@linux
def test_what_is_done_apart_comes_back_and_is_done_in_another_process():
    assert ran("print(len(done_apart(lambda: b'well' * 100_000)))") == "400000"
    assert ran("print(done_apart(lambda: str(os.getpid()).encode()) == str(os.getpid()).encode())") == "False"


@linux
@pytest.mark.parametrize(
    "work",
    [
        "[each for each in iter(int, 1)]",
        "bytes(2 * copies.MOST_BYTES)",
        "[][1]",
        "os.kill(os.getpid(), 11)",
        "'no bytes'",
    ],
    ids=["time", "memory", "failure", "crash", "something else"],
)
def test_what_takes_too_much_or_fails_is_ended_and_gives_nothing(work):
    assert ran(f"copies.MOST_SECONDS = 1\nprint(done_apart(lambda: {work}))") == "None"


@linux
@pytest.mark.parametrize(
    "trouble",
    [
        "os.fork = lambda: (_ for _ in ()).throw(BlockingIOError())",
        "os.pipe = lambda: (_ for _ in ()).throw(OSError(24, 'too many'))",
    ],
    ids=["no more processes", "no more files"],
)
def test_where_no_copy_can_be_made_nothing_comes_of_it_and_nothing_stays_open(trouble):
    opened = "len(os.listdir('/proc/self/fd'))"
    assert ran(f"{trouble}\nbefore = {opened}\nprint(done_apart(lambda: b'a'), {opened} - before)") == "None 0"


@linux
def test_it_comes_back_also_where_nobody_is_told_how_a_process_ended():
    assert (
        ran("import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\nprint(done_apart(lambda: b'a'))") == "b'a'"
    )


@linux
def test_a_copy_makes_none_of_its_own():
    assert (
        ran("print(done_apart(lambda: str(copies.may_be_copied()).encode()), copies.may_be_copied())")
        == "b'False' True"
    )


@linux
def test_what_shows_that_work_goes_on_does_not_keep_copies_away():
    """On a terminal, where somebody watches."""
    code = "from hubsite.progress import working\nwith working('Making the site'):\n    print(copies.may_be_copied())"
    terminal, end = os.openpty()
    try:
        ended = subprocess.run([sys.executable, "-c", BEGIN + code], stdout=subprocess.PIPE, stderr=end, check=True)
        assert b"Making the site" in os.read(terminal, 1000)
    finally:
        os.close(terminal)
        os.close(end)
    assert ended.stdout.strip() == b"True"


@linux
def test_beside_another_thread_it_is_done_in_another_process_as_well():
    beside = """
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print(copies.may_be_copied(), done_apart(lambda: str(os.getpid()).encode()) == str(os.getpid()).encode())
"""
    assert ran(beside) == "False False"


@linux
def test_what_only_waits_is_ended_by_the_clock():
    assert ran("copies.MOST_SECONDS_BY_THE_CLOCK = 0.2\nprint(done_apart(lambda: time.sleep(50)))") == "None"
