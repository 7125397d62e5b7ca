"""Builds hubs, each in a process of its own, and says what each took: a folder a line in, a line of JSON out."""

# A process that starts afresh needs a second before it looks at anything. This one loads everything once; its
# children have it already, and a parser that falls over takes only its child along.

import json
import os
import resource
import sys
import time
import traceback
from datetime import date
from pathlib import Path
from typing import Any

from hubsite.build import build

TODAY = date(2026, 11, 22)
MOST_SECONDS = 60  # of a processor; after them the system ends the child
MOST_MEMORY = 4 * 1024**3  # of addresses, so that the machine lives on; what was really used is measured


def seen(root: Path) -> dict[str, Any]:
    """What a build of a hub comes to."""
    built = build(root, root / "site", TODAY, safe=True)
    records = built.look.hub.records if built.look.hub else ()
    told = [[each.code, each.source.file if each.source else ""] for each in built.problems]
    return {"told": told, "published": built.published, "records": [record.key for record in records]}


def measured(root: Path) -> dict[str, Any]:
    """The same from a child, with its processor's seconds, its megabytes and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _in_child(root, writing)
    os.close(writing)
    start = time.monotonic()
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status, used = os.wait4(child, 0)
    return {
        "ended": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "wall": time.monotonic() - start,
        "megabytes": used.ru_maxrss // 1024,
        **(json.loads(said) if said else {}),
    }


def _in_child(root: Path, writing: int) -> None:
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(seen(root)).encode())
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    seen(Path(sys.argv[1]))
    for folder in sys.stdin:
        print(json.dumps(measured(Path(folder.strip()))), flush=True)
