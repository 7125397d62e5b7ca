"""The sizes of paper, in normal and in large print, and the names of the files."""

from __future__ import annotations

from dataclasses import dataclass

from hubsite import gettext as _

PAPERS = ("a4", "a3")


@dataclass(frozen=True, slots=True)
class Format:
    """A size of paper, in normal or in large print: `a4`, `a4-large`, `a3`, `a3-large`."""

    paper: str = "a4"
    large: bool = False

    def __str__(self) -> str:
        return f"{self.paper}-large" if self.large else self.paper

    @property
    def words(self) -> str:
        """As people say it: “A4”, “A4, large print”."""
        paper = self.paper.upper()
        return _("{paper}, large print", paper=paper) if self.large else paper


FORMATS = tuple(Format(paper, large) for paper in PAPERS for large in (False, True))
BY_NAME = {str(each): each for each in FORMATS}


def file_name(sheet: str, form: Format, language: str) -> str:
    """`whats-on-a4-large-cy.pdf`; without a `language` it is in the main one."""
    return "-".join(part for part in (sheet, str(form), language.lower()) if part) + ".pdf"
