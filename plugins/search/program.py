"""Pagefind, the program that makes the index: given pages, it gives the files of an index."""

# Its own Python wrapper waits a tenth of a second for every page (eight minutes for 5,000) and cannot take an index
# of more than 2 MB from memory; a folder for it to read would be indexed in whatever order the disk has. So we speak
# to the program as the wrapper does: JSON in base64, one message after the other, a comma behind each.

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from contextvars import copy_context
from functools import cache, partial
from pathlib import Path
from threading import Thread
from typing import IO, Any

_LOG = logging.getLogger("hubsite")
_WITHOUT = "The search page will be a list from A to Z only: the program that makes the index does not run here (%s)."


def can_run() -> bool:
    """Whether there is a Pagefind for this computer; if not, a warning says so, once."""
    try:
        return _runs(_program())
    except (ImportError, OSError) as error:
        return _runs_not(str(error))


@cache
def _runs(program: Path) -> bool:
    try:
        subprocess.run([program, "--version"], capture_output=True, check=True, timeout=60, **_apart(program))
    except (OSError, subprocess.SubprocessError) as error:
        return _runs_not(str(error))
    return True


def _apart(program: Path) -> dict[str, Any]:
    """Where the program runs, and with what environment: far from the hub, and without anybody's secrets.

    Pagefind does what a `pagefind.toml` in its folder says, such as to write a log anywhere, and what variables whose
    names start with PAGEFIND_ say.
    """
    needed = ("SYSTEMROOT", "TEMP", "TMP")  # by Windows, to start a program at all
    return {"cwd": program.parent, "env": {name: os.environ[name] for name in needed if name in os.environ}}


@cache
def _runs_not(why: str) -> bool:
    _LOG.warning(_WITHOUT, why)
    return False


def _program() -> Path:
    """Raises ImportError or FileNotFoundError where there is none."""
    # Not at the top: there is one for each kind of computer, and none for some.
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    found: Path = get_executable()
    return found


def index_of(documents: Iterable[tuple[str, str]], ignored: Iterable[str]) -> dict[str, bytes]:
    """The files of an index, path to content.

    `documents` are pairs of address and whole HTML, whose `<html lang>` says which language's index they belong to;
    `ignored` are CSS selectors of what is not to be found. Documents are taken while the program works, one at a time.
    Raises RuntimeError where Pagefind breaks off, and what `documents` raises.
    """
    program, pipe = _program(), subprocess.PIPE
    with subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, **_apart(program)) as running:
        assert running.stdin and running.stdout
        # Both pipes are short: whoever writes everything before reading would wait for ever.
        writing = _Writing(running.stdin, _asked(documents, ignored))
        writing.start()
        files = None
        try:
            files = _files(running.stdout)
        finally:
            if files is None:
                running.kill()  # it may not have read all that it is sent
            writing.join()
            with suppress(BrokenPipeError):  # of what it did not read, something may be left to be sent
                running.stdin.close()
        if writing.failed:
            raise writing.failed
    if files is None:
        raise RuntimeError("Pagefind broke off: it gave no answer")
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _asked(documents: Iterable[tuple[str, str]], ignored: Iterable[str]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"exclude_selectors": list(ignored)}}
    for url, html in documents:
        yield {"type": "AddFile", "index_id": 0, "url": url, "file_contents": html}
    yield {"type": "GetFiles", "index_id": 0}


class _Writing(Thread):
    """Writes what is asked; what that raises is `failed`, and then the pipe is closed, at which the program ends."""

    def __init__(self, pipe: IO[bytes], asked: Iterable[dict[str, Any]]) -> None:
        # In the same context: texts are in the language that is being spoken.
        super().__init__(target=partial(copy_context().run, self._write), daemon=True)
        self._pipe, self._asked = pipe, asked
        self.failed: Exception | None = None

    def _write(self) -> None:
        try:
            for number, payload in enumerate(self._asked, 1):
                message = json.dumps({"message_id": number, "payload": payload})
                self._pipe.write(base64.b64encode(message.encode()) + b",")
            self._pipe.flush()
        except BrokenPipeError:
            pass  # it broke off, and whoever reads its answers sees that
        except Exception as error:
            self.failed = error
            with suppress(BrokenPipeError):
                self._pipe.close()


def _files(pipe: IO[bytes]) -> list[dict[str, str]] | None:
    """The last answer's; None where there is none."""
    for answer in _answers(pipe):
        if answer["type"] == "Error":
            raise RuntimeError(f"Pagefind broke off: {answer.get('message')}")
        if "files" in answer:
            found: list[dict[str, str]] = answer["files"]
            return found
    return None


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    begun: list[bytes] = []
    while piece := pipe.read1(1 << 20):  # type: ignore[attr-defined]
        first, *more = piece.split(b",")
        begun.append(first)
        for next_one in more:
            yield json.loads(base64.b64decode(b"".join(begun)))["payload"]
            begun = [next_one]
