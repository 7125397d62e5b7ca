"""Work that a copy of this process does: it knows all that this one knows, and sends back bytes."""

# Only on Linux. Another thread of Python could hold a lock that a copy waits for without end: beside one, copies are
# made only where their time is limited. Threads that libraries have of their own wait for work, and no copy asks them.

from __future__ import annotations

import ctypes
import gc
import os
import select
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

# Of a processor: a paper of 100 full pages needs about a tenth of it.
MOST_SECONDS = 3
MOST_SECONDS_BY_THE_CLOCK = 30
MOST_BYTES = 250_000_000  # beyond what this process has
# Behind all that was sent: how a process ended is not always told to the one that started it (SIGCHLD ignored).
_WHOLE = b"whole"
_STOPPING = (signal.SIGINT, signal.SIGTERM)
# PR_SET_PDEATHSIG of prctl(2): what a process is sent when the one that started it has ended.
_WHEN_ORPHANED = 1


class _Here:
    """What this process is."""

    is_copy = False


def may_be_copied() -> bool:
    """Whether a copy can be made here and now; a copy makes none."""
    return sys.platform == "linux" and threading.active_count() == 1 and not _Here.is_copy


def done_apart(work: Callable[[], bytes]) -> bytes | None:
    """What `work` gives, for files that nobody vouches for: it cannot take more time and memory than it is given.

    None where it failed, or took more than 3 seconds of a processor, 30 by the clock, or 250 MB. Without Linux it is
    done here, without these limits, and what it raises is raised.
    """
    if sys.platform != "linux":
        return work()

    def limited() -> bytes:
        _limit()
        return work()

    copy = Copy(limited)
    try:
        return copy.sent(MOST_SECONDS_BY_THE_CLOCK)
    finally:
        copy.stop()


class Copy:
    """A copy of this process at work. It ends with the process that it is a copy of, whatever ends that."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        here, self._pid, self._end = os.getpid(), 0, -1
        with suppress(OSError):  # too many processes, too many open files
            self._end, end = os.pipe()
            try:
                self._pid = _forked()
                if not self._pid:
                    _as_copy(here, end, work)
            except OSError:
                self.stop()
            finally:
                os.close(end)

    @property
    def is_made(self) -> bool:
        """Whether there is one: there may be too many processes or open files already."""
        return self._pid > 0

    def sent(self, within: float | None = None) -> bytes | None:
        """What it made, once it is done; None if it could not, or not within so many seconds."""
        if self._end < 0:
            return None
        latest = None if within is None else time.monotonic() + within
        parts, part = [], b"begun"
        waiting = select.poll()
        waiting.register(self._end, select.POLLIN)
        while part:
            left = None if latest is None else max(latest - time.monotonic(), 0) * 1000
            part = os.read(self._end, 1 << 20) if waiting.poll(left) else b""
            parts.append(part)
        data = b"".join(parts)
        return data.removesuffix(_WHOLE) if data.endswith(_WHOLE) else None

    def stop(self) -> None:
        """Leave nothing of it behind, whether or not it is done."""
        if self._end >= 0:
            os.close(self._end)
            self._end = -1
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self._pid, 0)
            self._pid = 0


def _forked() -> int:
    """As os.fork; in the copy a Ctrl-C waits until it knows that it is one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return pid


def _as_copy(parent: int, end: int, work: Callable[[], bytes]) -> None:
    """Do the work, send it, and end at once: nothing that the process meant to do at its end is a copy's to do."""
    ended = 1
    try:
        _Here.is_copy = True
        for each in _STOPPING:
            if signal.getsignal(each) != signal.SIG_IGN:  # what a process does not heed does not end its copies
                signal.signal(each, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
        ctypes.CDLL(None).prctl(_WHEN_ORPHANED, signal.SIGKILL)
        if os.getppid() == parent:
            gc.disable()  # it would write to all the memory that is still shared
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what goes wrong in a copy is told by whom it works for
            with os.fdopen(end, "wb") as pipe:
                pipe.write(work() + _WHOLE)
            ended = 0
    finally:
        os._exit(ended)


def _limit() -> None:
    """Take no more than is given, beyond the memory that this process has already."""
    import resource  # not on Windows

    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: MOST_SECONDS}
    with suppress(OSError):
        # In pages; the sixth is what RLIMIT_DATA counts (proc_pid_statm(5)).
        has_already = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        limits[resource.RLIMIT_DATA] = has_already * resource.getpagesize() + MOST_BYTES
    for what, most in limits.items():
        already = resource.getrlimit(what)[1]
        most = most if already == resource.RLIM_INFINITY else min(most, already)
        resource.setrlimit(what, (most, most))
