"""What the software that makes the pages was tested with: `facts/tested.yml`, kept by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from hubsite import Choice, Day, Field, Line, Piece, Whole, marked, read_pack
from hubsite import gettext as _

_CHECKS = {
    "axe": marked("Rules that a program can check, in every page’s HTML"),
    "html-codesniffer": marked("The same by another program, up to level AAA"),
    "html-validator": marked("Whether the HTML follows its standard"),
    "contrast": marked("Contrast of text and background, light and dark"),
    "keyboard": marked("Everything reached by keyboard, and seen when reached"),
    "no-script": marked("Every page reached without scripts"),
    "reflow": marked("Narrow screens and text four times as large"),
    "text-spacing": marked("Wider spaces between letters, words and lines"),
    "forced-colours": marked("Colours that readers force upon the page"),
    "print": marked("Printing on paper"),
}
CheckName = Annotated[
    Literal[
        "axe", "html-codesniffer", "html-validator", "contrast", "keyboard", "no-script", "reflow", "text-spacing",
        "forced-colours", "print",
    ],
    Choice(),
]  # fmt: skip


class AutomatedCheck(Piece):
    """One thing that programs look at. Without `pages` and `found` nobody has written the figures down."""

    check: CheckName
    tool: Line
    version: Line = ""
    pages: Whole | None = Field(None, ge=1)
    found: Whole | None = Field(None, ge=0)

    @property
    def words(self) -> str:
        """What is looked at, for readers."""
        return _(_CHECKS[self.check])


class Tested(Piece):
    """All of them. `day` is when they last ran; `software` the version of hubsite that made the pages."""

    day: Day | None = None
    software: Line = ""
    checks: tuple[AutomatedCheck, ...] = ()

    @property
    def known(self) -> tuple[AutomatedCheck, ...]:
        """Those with figures; none before the day is known."""
        return tuple(each for each in self.checks if self.day and each.pages and each.found is not None)


@cache
def tested() -> Tested:
    """The tests as the file tells them. Raises HubsiteError or pydantic's error: the file is ours."""
    fields: dict[str, Any] = next(
        dict(each.fields) for each in read_pack(Path(__file__).parent) if (each.folder, each.id) == ("facts", "tested")
    )
    return Tested.model_validate(fields)
