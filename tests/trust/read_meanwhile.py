"""Reads a site over and over while somebody publishes it: run by test_crash_at_once.py, in a process of its own.

    python read_meanwhile.py OUT

Ends with SIGTERM, and then says in JSON what it saw. Every file of the site starts with its mark, A or B.
"""

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path

PAGE, ASSET = "index.html", "assets/style.css"


def mark_in(data: bytes) -> str:
    """A or B, if the whole of it is of one."""
    found = {mark for mark in "AB" if data == mark.encode() * 3000}
    return found.pop() if found else f"broken: {data[:60]!r}"


def by_path(out: Path, seen: Counter) -> None:
    for name in (PAGE, ASSET):
        try:
            data = (out / name).read_bytes()
        except OSError:
            seen["failed reads"] += 1
        else:
            seen["reads"] += 1
            seen["broken files"] += mark_in(data) not in ("A", "B")


def by_handle(out: Path, seen: Counter) -> None:
    """A page and its style from one folder, as it was when it was opened."""
    try:
        folder = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        seen["failed reads"] += 1
        return
    try:
        marks = {mark_in(read_in(folder, name)) for name in (PAGE, ASSET)}
    except FileNotFoundError:
        seen["folders that were the old site's"] += 1  # and have been removed meanwhile
    else:
        seen["pairs"] += 1
        seen["mixed pairs"] += marks not in ({"A"}, {"B"})
    finally:
        os.close(folder)


def read_in(folder: int, name: str) -> bytes:
    handle = os.open(name, os.O_RDONLY, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        return file.read()


if __name__ == "__main__":
    seen, done = Counter(), []
    signal.signal(signal.SIGTERM, lambda number, frame: done.append(number))
    print("ready", flush=True)
    while not done:
        by_path(Path(sys.argv[1]), seen)
        by_handle(Path(sys.argv[1]), seen)
    print(json.dumps(seen))
