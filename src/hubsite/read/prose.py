"""Prose as it will be shown: what the sanitiser would take away, told while the writer still knows why it is there."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite.checking import Written
from hubsite.markdown import MarkdownTooHard
from hubsite.markdown.shown import rendered
from hubsite.model.record import Piece
from hubsite.model.shapes import shape_of
from hubsite.problems import Problem, Severity


def prose_problems(piece: Piece, sheet: Written) -> Iterator[Problem]:
    """What is wrong with the Markdown of every prose field of a record or page."""
    model = type(piece)
    for name in model.model_fields:
        text = getattr(piece, name)
        if isinstance(text, str) and shape_of(model, name) == "prose":
            yield from _problems(text, name, sheet)


def _problems(text: str, name: str, sheet: Written) -> Iterator[Problem]:
    source = sheet.source((name,))
    try:
        removed = rendered(text).removed
    except MarkdownTooHard as error:
        fix = "Split it into several pages, or take out the part that repeats itself."
        yield Problem(code="markdown-too-hard", message=str(error), fix=fix, source=source)
        return
    if removed:
        yield Problem(
            code="markdown-removed",
            severity=Severity.WARNING,
            message=f"For the safety of readers this was left out: {', '.join(removed)}.",
            fix="Write it as plain Markdown; for a film, a map or a form from elsewhere, put a link.",
            source=source,
        )
