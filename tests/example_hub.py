"""The example neighbourhood as hubsite sees it: looked at once by each worker, for all tests that read its pages."""

from functools import cache
from pathlib import Path

from hubsite.look import Look, look
from hubsite.testing import A_SUNDAY


@cache
def example() -> Look:
    """What `hubsite check` finds in content/, with the whole site."""
    return look(Path(__file__).parents[1], A_SUNDAY)
