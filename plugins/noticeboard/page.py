"""The page of everything that can be printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from hubsite import Hub, Page, Templates, ngettext, plain, with_semicolons
from hubsite import gettext as _

from .all_sheets import OF_RECORDS
from .posters import FOLDER, Poster
from .press import PICTURE_SIZE
from .sheet import words_of

_KILOBYTE = 1000
# More sheets than these open when somebody asks for them.
_MANY = 12
TEMPLATES = Templates(Path(__file__).parent / "templates")


def listing(hub: Hub, made: list[Poster]) -> Page:
    """`print/`: the sheets of the whole hub first, then those of single meetings, spaces and groups."""
    title = _("Sheets to print for a noticeboard")
    width, height = PICTURE_SIZE
    body = TEMPLATES.render(
        "print.html",
        page_title=title,
        groups=[(heading, sheets, len(sheets) > _MANY) for heading, sheets in _groups(hub, made)],
        size=_size_words,
        alt=_alternative,
        pictured=_pictured,
        width=width,
        height=height,
    )
    return Page(
        path=FOLDER,
        title=plain(title),
        body=body,
        summary=plain(_("Posters in A4 and A3, in normal and in large print, made from the facts of this site.")),
        section="everything/",
    )


def _groups(hub: Hub, made: list[Poster]) -> Iterator[tuple[str, list[list[Poster]]]]:
    general = [each for each in made if each.family not in OF_RECORDS]
    if general:
        yield _("For everybody"), _by_sheet(general)
    for family in OF_RECORDS:
        if found := [each for each in made if each.family == family]:
            yield hub.labels[family].plural, _by_sheet(found)


def _by_sheet(posters: list[Poster]) -> list[list[Poster]]:
    return [list(found) for _name, found in groupby(posters, key=lambda each: each.sheet.name)]


def _size_words(poster: Poster) -> str:
    """“1 page, 24 kB”, and how much is not on it."""
    weight, printed = -(-len(poster.printed.pdf) // _KILOBYTE), poster.printed
    # Translators: of a sheet of paper to print; {weight} are kilobytes.
    said = ngettext("{count} page, {weight} kB", "{count} pages, {weight} kB", printed.pages, weight=weight)
    if not printed.dropped:
        return said
    # Translators: a sheet of paper had too little room for so many lines of a list.
    missing = ngettext("{count} line did not fit", "{count} lines did not fit", printed.dropped)
    return with_semicolons([said, missing])


def _alternative(poster: Poster) -> str:
    return plain(_("Picture of the sheet “{title}”", title=words_of(poster.sheet.title)))


def _pictured(posters: list[Poster]) -> Poster:
    """The size of a sheet that has a picture."""
    return next(each for each in posters if each.printed.picture)
