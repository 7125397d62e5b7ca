"""Texts put together and cut without losing the language that they are in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from hubsite.foreign import in_language_of
from hubsite.language import comma, semicolon
from hubsite.language import gettext as _

# Jinja's own `truncate` lets a text be so much longer before it cuts, and so do we.
_LEEWAY = 5


def plain(text: str) -> str:
    """The bare words, for an attribute, a page's title or its summary: there is no room for a mark there."""
    return text.striptags() if isinstance(text, Markup) else str(text)


def in_short(text: str, length: int = 200) -> str:
    """The beginning of a text, up to a whole word; `length` in characters. HTML is cut to its words."""
    text = plain(text) if isinstance(text, Markup) else text
    if len(text) <= length + _LEEWAY:
        return text
    return in_language_of(text, text[: length - 3].rsplit(" ", 1)[0] + "...")


def with_commas(values: Iterable[str]) -> Markup:
    """`a, b, c` of those that are not empty: a list in which no word stands before the last."""
    return escape(comma()).join(kept) if (kept := [value for value in values if value]) else Markup()


def with_semicolons(values: Iterable[str]) -> Markup:
    """`a; b, c; d` of those that are not empty: parts that may have commas themselves."""
    return escape(semicolon()).join(kept) if (kept := [value for value in values if value]) else Markup()


def labelled(label: str, value: Any) -> Markup:
    """`Telephone: 01632 960100`."""
    # Translators: a label and what it stands for, such as “Telephone: 01632 960100”.
    return escape(_("{label}: {value}", label=label, value=value))
