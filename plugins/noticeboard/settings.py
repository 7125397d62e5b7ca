"""What hub.yml says of the noticeboard, and what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any

from hubsite import Field, Hub, Line, Problem, Settings, Severity, Source, Words

from .formats import BY_NAME, Format

FILE = "content/hub.yml"
ALL = "all"


class NoticeboardSettings(Settings):
    """`noticeboard:` in hub.yml."""

    sheets: Words = Field((), description="Which sheets; left out or `all`, all there are.", examples=["whats-on, hub"])
    sizes: Words = Field(
        ("A4", "A4 large", "A3", "A3 large"), description="Paper and print of the sheets.", examples=["A4, A3 large"]
    )
    record_sizes: Words = Field(
        ("A4", "A4 large"), description="The same for sheets of one meeting, space or group.", examples=["A4"]
    )
    languages: Words = Field((), description="In which languages; left out, in all of the hub's.", examples=["en, cy"])
    intro: Line = Field("", description="Words beside the hub's name.", examples=["Kept by your neighbours"])

    def model_post_init(self, _context: Any, /) -> None:
        """`all` says what nothing says."""
        if ALL in map(as_name, self.sheets):
            object.__setattr__(self, "sheets", ())


def formats_of(sizes: Collection[str]) -> list[Format]:
    """The sizes that hub.yml names, as it orders them; what is no size is left out (`wrong_settings` says so)."""
    return list(dict.fromkeys(BY_NAME[name] for size in sizes if (name := _size(size)) in BY_NAME))


def _size(words: str) -> str:
    """`A4 large print` is `a4-large`."""
    return "-".join(words.lower().split()).removesuffix("-print")


def languages_of(hub: Hub, settings: NoticeboardSettings) -> tuple[str, ...]:
    """The languages of the hub in which sheets are made."""
    known = {tag.lower() for tag in settings.languages}
    return tuple(tag for tag in hub.config.languages if not known or tag.lower() in known)


def wrong_settings(hub: Hub, settings: NoticeboardSettings, sheets: Collection[str]) -> Iterator[Problem]:
    """Words in hub.yml that name no sheet, no size, or no language of the hub; `sheets` are the names there are."""
    for name in settings.sheets:
        if as_name(name) not in sheets:
            yield _unknown(hub, name, "noticeboard-sheet", "no sheet for the noticeboard is called", sheets)
    for size in (*settings.sizes, *settings.record_sizes):
        if _size(size) not in BY_NAME:
            sizes = ("A4", "A4 large", "A3", "A3 large")
            yield _unknown(hub, size, "noticeboard-size", "no sheet can be printed in the size", sizes)
    known = {tag.lower() for tag in hub.config.languages}
    for tag in settings.languages:
        if tag.lower() not in known:
            words = "the hub is not in the language"
            yield _unknown(hub, tag, "noticeboard-language", words, hub.config.languages)


def as_name(sheet: str) -> str:
    """A sheet as people may name it, `groups/knit-and-natter`, by its own name."""
    return sheet.strip().strip("/").lower().replace("/", "-").replace(" ", "-")


def _unknown(hub: Hub, said: str, code: str, words: str, known: Collection[str]) -> Problem:
    return Problem(
        code=code,
        message=f"Below `noticeboard:`, {words} “{said}”.",
        fix=likely(said, known),
        source=Source(FILE, hub.config.origin.lines.get("plugins", 0)),
        severity=Severity.WARNING,
    )


def likely(said: str, known: Collection[str]) -> str:
    """What to write instead."""
    near = difflib.get_close_matches(said.lower(), [each.lower() for each in known], n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    some = sorted(known)[:12]
    return f"Write one of: {', '.join(f'`{each}`' for each in some)}{' …' if len(known) > len(some) else '.'}"
