"""Ctrl-C: the same sentence and the same code, whenever it strikes."""

# The first module of a command imports only what Python has loaded by itself: until it stands, a Ctrl-C is Python's.

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as type checkers have it; the module of that name would take longer to load than all of this
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

# As shells have it: 128 and the number of the signal, which is 2 for Ctrl-C.
STOPPED_BY_HAND = 130


def stop() -> NoReturn:
    """Say the sentence, below the `^C` that a terminal shows, and end."""
    os.write(2, b"\nStopped.\n")
    leave()


def leave() -> NoReturn:
    """End the process as stopped by hand, at once, so that one more Ctrl-C finds nothing to interrupt.

    Python's own way would at times give another code: it forgets ours if Ctrl-C struck in text that it was running
    (`exec`, with which libraries make classes). Nothing is tidied up: a build that is killed leaves the old site or
    the new one, and the next build clears up.
    """
    os._exit(STOPPED_BY_HAND)


def heed_every_ctrl_c() -> None:
    """Also one that a library would take for a fault of its own, or print and forget.

    A Ctrl-C that whoever started the process has it ignore stays ignored.
    """
    import signal

    sys.unraisablehook = _not_raised
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _struck)


# While a module is loaded or a model is made nothing needs tidying up, and pydantic takes what is raised for a fault.
_AT_ONCE = ("<frozen importlib", f"{os.sep}pydantic{os.sep}")


def _struck(_number: int, at: FrameType | None) -> None:
    while at:
        if any(name in at.f_code.co_filename for name in _AT_ONCE):
            stop()
        at = at.f_back
    raise KeyboardInterrupt


def _not_raised(told: sys.UnraisableHookArgs) -> None:
    if issubclass(told.exc_type, KeyboardInterrupt):
        stop()
    sys.__unraisablehook__(told)
