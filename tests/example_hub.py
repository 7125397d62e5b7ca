"""The example neighbourhood as hubsite sees it: looked at once by each worker, for all tests that read its pages.

Its sheets for the noticeboard take most of the time. Workers of one run share them, and so does a build of it.
"""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from filelock import FileLock

from hubsite.look import Look, look
from hubsite.memory import Memory
from hubsite.testing import A_SUNDAY

ROOT = Path(__file__).parents[1]


class Shared:
    """Where the workers of this run keep what they share; conftest.py says so."""

    folder = Path(tempfile.gettempdir())


@cache
def example() -> Look:
    """What `hubsite check` finds in content/, with the whole site."""
    with FileLock(Shared.folder / "example.lock"):
        return look(ROOT, A_SUNDAY, memory=Memory(Shared.folder / "example"))


def lay_example(hub: Path) -> None:
    """Put the example into an empty folder, with the sheets that `example` made."""
    example()
    shutil.copytree(ROOT / "content", hub / "content")
    with FileLock(Shared.folder / "example.lock"):
        shutil.copytree(Shared.folder / "example", hub / ".hubsite" / "remembered")
