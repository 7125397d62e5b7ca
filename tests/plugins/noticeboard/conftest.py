"""What tests of the press share: one press, which reads its fonts once."""

from collections.abc import Callable

import pytest

from hubsite import Memory, speaking

from .by_hand import BY_NAME, Press, Printed, frame


@pytest.fixture(scope="session")
def made() -> Callable[..., Printed]:
    """Prints a sheet; all tests share a press, which reads its fonts once."""
    press = Press(Memory())

    def make(sheet: object, form: str = "a4", language: str = "en", frame: object = frame()) -> Printed:
        with speaking(language):
            return press.printed(sheet, frame, BY_NAME[form])

    return make
