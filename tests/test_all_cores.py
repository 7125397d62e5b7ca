"""The same work on all cores. Threads of the test runner keep it from copying itself, so each runs on its own."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hubsite.all_cores import FEWEST, on_all_cores

from .trust.crashing import tree

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all work is done in one process")
BEGIN = "import os, sys, threading, time\nfrom hubsite.all_cores import FEWEST, on_all_cores\nHERE = os.getpid()\n"


def ran(code: str) -> str:
    """What a program prints that works on four times as many things as one core gets."""
    ended = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


@linux
def test_things_are_made_in_several_processes_and_come_back_in_order():
    print_all = """
made = on_all_cores(lambda item: (item * 2, os.getpid()), range(4 * FEWEST + 3), cores=4)
print([item for item, _ in made] == [item * 2 for item in range(4 * FEWEST + 3)], len({pid for _, pid in made}))
"""
    assert ran(print_all) == "True 4"


@linux
@pytest.mark.parametrize("how", ["len(range(2 * FEWEST - 1)), 4", "4 * FEWEST, 1"], ids=["few things", "one core"])
def test_one_process_does_it_all_where_that_is_quicker(how):
    many, cores = how.rsplit(", ", 1)
    print_processes = f"print(len({{*on_all_cores(lambda item: os.getpid(), range({many}), cores={cores})}}))"
    assert ran(print_processes) == "1"


@linux
def test_no_copy_is_made_beside_another_thread():
    beside = """
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print(len({*on_all_cores(lambda item: os.getpid(), range(4 * FEWEST), cores=4)}))
"""
    assert ran(beside) == "1"


def test_without_copies_it_is_the_same():
    assert on_all_cores(str, range(3), cores=8) == ["0", "1", "2"]
    assert on_all_cores(str, [], cores=8) == []


@linux
@pytest.mark.parametrize(
    "work",
    [
        "os._exit(3) if os.getpid() != HERE else item",
        "os.kill(os.getpid(), 9) if os.getpid() != HERE else item",
        "[][1] if os.getpid() != HERE else item",
        "(lambda: item) if os.getpid() != HERE else item",
        "sys.exit() if os.getpid() != HERE else item",
    ],
    ids=["ends", "is killed", "fails", "makes what cannot be sent", "exits"],
)
def test_what_a_copy_cannot_do_is_done_here(work):
    made = f"print(on_all_cores(lambda item: {work}, range(4 * FEWEST), cores=4) == [*range(4 * FEWEST)])"
    assert ran(made) == "True"


@linux
def test_what_the_work_raises_is_raised_here_and_no_copy_is_left():
    raises = """
def work(item):
    if item == 6:
        raise KeyError(item)
    return item
try:
    on_all_cores(work, range(4 * FEWEST), cores=4)
except KeyError as error:
    print(error)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("none left")
"""
    assert ran(raises) == "6\nnone left"


@linux
def test_of_several_that_fail_the_first_is_told():
    fails = """
def work(item):
    if item in (3, 4, 5):
        raise KeyError(item)
try:
    on_all_cores(work, range(4 * FEWEST), cores=4)
except KeyError as error:
    print(error)
"""
    assert ran(fails) == "3"


@linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_copies_end_with_who_made_them(tmp_path, how):
    slow = f"""
def work(item):
    open("{tmp_path}/" + str(os.getpid()), "w").close()
    time.sleep(60)
on_all_cores(work, range(4 * FEWEST), cores=4)
"""
    with subprocess.Popen([sys.executable, "-c", BEGIN + slow], stderr=subprocess.DEVNULL) as process:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 4)
        process.send_signal(how)
        process.wait()
        wait_until(lambda: not any(Path(f"/proc/{each.name}").exists() for each in tmp_path.iterdir()))


def wait_until(is_so, seconds=20):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


@linux
def test_a_hub_built_on_one_core_and_on_all_is_the_same(tmp_path):
    groups, records = tmp_path / "hub/content/groups", 2 * FEWEST + 20
    groups.mkdir(parents=True)
    (tmp_path / "hub/content/hub.yml").write_text("name: A\nplugins: [record_pages, privacy, plain_english, search]\n")
    for number in range(records):
        words = f"We walk {number} miles. [Next](group-{(number + 1) % records}.md)\n"
        (groups / f"group-{number}.md").write_text(f"---\nname: Group {number}\nsummary: We walk.\n---\n{words}")
    for place in ("one", "all"):
        ended = run_on(place, "build", tmp_path / "hub", "--out", tmp_path / place, "--clean")
        assert ended.returncode == 0, ended
    site = tree(tmp_path / "one")
    assert site == tree(tmp_path / "all") and len(site) > records
    for number in range(records):
        (groups / f"group-{number}.md").write_text(
            f"---\nname: Group {number}\nsummary: We walk.\n---\n[Next](gone.md)\n"
        )
    # Whoever fails is not asked again, and then nothing is said of links: that must not depend on who does which page.
    (tmp_path / "hub/plugins").mkdir()
    (tmp_path / "hub/plugins/late.py").write_text(LATE)
    hub_yml = tmp_path / "hub/content/hub.yml"
    hub_yml.write_text(hub_yml.read_text().replace("search]", "search, late]"))
    said = [run_on(place, "check", tmp_path / "hub").stdout for place in ("one", "all")]
    assert said[0] == said[1] and "link-nowhere" not in said[0] and "group-122" in said[0]


LATE = """
from hubsite import hookimpl

@hookimpl
def hubsite_panels(hub, record):
    if record.id in ("group-122", "group-123"):
        raise RuntimeError(record.id)
    return []
"""


def run_on(cores: str, *words: object) -> subprocess.CompletedProcess:
    """hubsite on one core or, as if there were three, on all."""
    use = "1" if cores == "one" else "3"
    code = f"import hubsite.all_cores as a\na.usable_cores = lambda: {use}\nfrom hubsite.cli import main\nmain()"
    command = [sys.executable, "-c", code, *words, "--today", "2026-11-22"]
    return subprocess.run(command, capture_output=True, text=True, check=False)
