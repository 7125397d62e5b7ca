"""Publish two marked sites in turn, and be killed at it: run by test_publish.py, in a process of its own.

    python kill_while_swapping.py OUT exchange|pair STEPS

Kills itself, as `kill -9` does, just before the disk is touched for the STEPS-th time, and ends well if one
swap takes fewer; with 0 it swaps on and on until somebody kills it. `pair` does as if the system could not
exchange two folders.
"""

import itertools
import os
import signal
import sys
from pathlib import Path

from hubsite import publish
from hubsite.folders import write_tree

TOUCHES_THE_DISK = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
FRONT_PAGE = '<!doctype html><meta name="generator" content="hubsite"><title>{0}</title>{0}'


def site(mark: str) -> dict[str, bytes]:
    pages = {f"groups/{number}/index.html": mark.encode() * 1000 for number in range(3)}
    return {"index.html": FRONT_PAGE.format(mark).encode(), **pages}


def publish_site(out: Path, mark: str) -> None:
    publish.recover(out)
    new = publish.fresh_folder(out)
    write_tree(new, site(mark))
    publish.swap_in(new, out)


def die_at(step: int) -> None:
    steps = itertools.count(1)

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES_THE_DISK and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def main(out: Path, way: str, step: int) -> None:
    if way == "pair":
        publish.exchange = lambda new, out: False
    if step:
        die_at(step)
    print("ready", flush=True)
    for turn in itertools.count():
        publish_site(out, "AB"[turn % 2])
        if step:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
