"""Runs `hubsite` time and again, each time in a process of its own: run by crashing.py.

    python warm_commands.py

Each process is a copy of this one, which has everything imported, so hundreds of builds take a minute. A line of
standard input is a list of orders in JSON, to be run at once; the line that answers it says how each of them ended.
"""

import json
import mmap
import os
import resource
import signal
import sys
import time
import traceback
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from hubsite import cli, publish
from hubsite.build import build
from hubsite.stopping import heed_every_ctrl_c, stop
from hubsite.testing import write_hub

# ctypes.dlsym comes right before two folders are exchanged, and before a disk is flushed.
TOUCHES_THE_DISK = {
    "open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "os.listdir",
    "os.scandir", "shutil.rmtree", "shutil.copyfile", "ctypes.dlsym",
}  # fmt: skip
LIMITS = {"largest_file": resource.RLIMIT_FSIZE, "open_files": resource.RLIMIT_NOFILE}


class Running:
    """A command under way. Its order says `arguments`, and may say:

    `at_event`: the signal comes just before the disk is touched for so many times; `after`: or so many seconds
    after the start; `signal`: which one; `starts_after`: seconds to wait before it starts; `way`: "pair" does as if
    the system could not exchange two folders; `largest_file`, `open_files`: limits of the process.
    """

    def __init__(self, order: dict) -> None:
        self.order, self.begun = order, time.monotonic()
        self.events = mmap.mmap(-1, 8)  # shared with the copy
        (self.out, out), (self.err, err) = os.pipe(), os.pipe()
        self.process = os.fork()
        if self.process == 0:
            self._be_the_command(out, err)
        os.close(out)
        os.close(err)

    def _be_the_command(self, out: int, err: int) -> None:
        code = 70
        try:
            sys.stdout, sys.stderr = fresh(out, 1), fresh(err, 2)
            os.closerange(3, 100)  # as a command that was just started
            time.sleep(self.order.get("starts_after", 0))
            self._set_the_scene()
            code = run(self.order["arguments"])
        except KeyboardInterrupt:  # as `python -m hubsite` does, wherever it strikes
            stop()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)

    def _set_the_scene(self) -> None:
        if self.order.get("way") == "pair":
            publish.exchange = lambda new, out: False
        for name, limit in LIMITS.items():
            if name in self.order:
                resource.setrlimit(limit, (self.order[name],) * 2)
        sys.addaudithook(self._count)

    def _count(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in TOUCHES_THE_DISK:
            return
        seen = int.from_bytes(self.events[:], "big") + 1
        self.events[:] = seen.to_bytes(8, "big")
        if seen == self.order.get("at_event"):
            os.kill(os.getpid(), self.order["signal"])

    def ended(self) -> dict:
        if "after" in self.order:
            time.sleep(max(0, self.begun + self.order["after"] - time.monotonic()))
            os.kill(self.process, self.order["signal"])
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        seconds = time.monotonic() - self.begun
        with os.fdopen(self.out) as out, os.fdopen(self.err) as err:
            said = {"out": out.read(), "err": err.read()}
        return {"code": code, "seconds": seconds, "events": int.from_bytes(self.events[:], "big"), **said}


def fresh(pipe: int, number: int) -> TextIO:
    os.dup2(pipe, number)
    return open(number, "w", encoding="utf-8", closefd=False)


def run(arguments: list[str]) -> int:
    """What `hubsite …` would end with."""
    sys.argv = ["hubsite", *arguments]
    try:
        cli.main()
    except SystemExit as done:
        sys.stdout.flush()
        return done.code
    return 70


def warm_up() -> None:
    with TemporaryDirectory() as folder:
        hub = write_hub(Path(folder, "hub"), {"about.md": "# About\n"})
        assert build(hub, Path(folder, "site"), date(2026, 11, 22)).published


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    heed_every_ctrl_c()
    warm_up()
    for line in sys.stdin:
        running = [Running(order) for order in json.loads(line)]
        print(json.dumps([each.ended() for each in running]), flush=True)
