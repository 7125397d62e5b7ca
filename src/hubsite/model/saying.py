"""Helps for sentences that the model puts together, in whatever language is being spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import escape

from hubsite.foreign import Foreign, base
from hubsite.language import ENGLISH, comma, locale_of, speaking, spoken


def speaks_english() -> bool:
    """Whether English is being spoken, which keeps the wording that volunteers may also type."""
    return base(spoken()) == ENGLISH


def wholly(say: Callable[[], str], own: str = "") -> str:
    """What `say` gives; where the catalogue lacks some of its words, all of it in English, which knows that it is.

    Half a sentence in each of two languages helps nobody. Only the hub's `own` words, for which there is no catalogue,
    stand in it as they are.
    """
    said = say()
    if speaks_english() or isinstance(own, Foreign) or not hasattr(said, "__html__"):
        return said
    with speaking(ENGLISH):
        return Foreign(say(), ENGLISH)


def joined(separator: str, parts: Iterable[str]) -> str:
    """The parts that are not empty, joined; Markup if one of several knows its own language."""
    kept = [part for part in parts if part]
    if len(kept) == 1:
        return kept[0]
    if any(hasattr(part, "__html__") for part in kept):
        return escape(separator).join(kept)
    return separator.join(kept)


def say_parts(parts: Iterable[str]) -> str:
    """The parts that are not empty, one after the other: 'a, b, c' with the comma of the language being spoken."""
    return joined(comma(), parts)


def say_moment_of(day: str, time: str, english: str) -> str:
    """A day and a time of it that are said already; `english` is what stands between them in English."""
    if speaks_english():
        return f"{day}{english}{time}"
    from babel.dates import get_datetime_format

    pattern = str(get_datetime_format("full", locale=locale_of(spoken())))
    return pattern.replace("'", "").replace("{0}", time).replace("{1}", day)


def without_full_stop(text: str) -> str:
    """A sentence as a part of another; it still knows its language."""
    bare = text.rstrip(".")
    return Foreign(bare, text.language) if isinstance(text, Foreign) else bare
