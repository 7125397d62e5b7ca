"""The sheets that a hub has, on paper: which of them, in which sizes and languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from hubsite import Foreign, Hub, Memory

from .all_sheets import OF_RECORDS, sheets_of
from .formats import Format, file_name
from .frame import Frame, frame_of
from .press import Press, Printed
from .settings import NoticeboardSettings, formats_of
from .sheet import Sheet

FOLDER = "print/"


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet in one size. `language` is the tag of the language it is in, "" for the hub's main one; of its sizes
    the first that fits has a picture."""

    family: str
    sheet: Sheet
    frame: Frame
    form: Format
    language: str
    printed: Printed

    @property
    def path(self) -> str:
        """The address of the PDF."""
        return FOLDER + file_name(self.sheet.name, self.form, self.language)

    @property
    def picture_path(self) -> str:
        """The address of its picture."""
        return f"{self.path.removesuffix('.pdf')}.png"


# What a build has made: its pages, files and problems are asked for one after another. What the numbers of a key stand
# for is kept beside, since another thing may get the number of one that has gone.
_Made = dict[tuple[int, int, str], tuple[Hub, NoticeboardSettings, tuple["Poster", ...]]]
_MADE: WeakKeyDictionary[Memory, _Made] = WeakKeyDictionary()


def posters_of_build(hub: Hub, settings: NoticeboardSettings, memory: Memory) -> tuple[Poster, ...]:
    """As `posters`, and only once for a build."""
    made, whole = _MADE.setdefault(memory, {}), hub.original or hub
    key = (id(whole), id(settings), hub.language)
    if key not in made:
        made[key] = whole, settings, tuple(posters(hub, settings, Press(memory)))
    return made[key][2]


def posters(hub: Hub, settings: NoticeboardSettings, press: Press) -> Iterator[Poster]:
    """All that hub.yml wants, in the language being spoken, which is that of the hub."""
    for family, sheet in sheets_of(hub, settings.sheets):
        if not is_half_translated(hub, family, sheet):
            sizes = settings.record_sizes if family in OF_RECORDS else settings.sizes
            yield from printed(hub, (family, sheet), formats_of(sizes), settings, press)


def printed(
    hub: Hub, named: tuple[str, Sheet], formats: list[Format], settings: NoticeboardSettings, press: Press
) -> Iterator[Poster]:
    """One sheet in several sizes."""
    family, sheet = named
    frame, tag = framed(hub, sheet, settings), hub.language if hub.original else ""
    pictured = False
    for form in formats:
        made = press.printed(sheet, frame, form, pictured=not pictured)
        pictured = pictured or bool(made.picture)
        yield Poster(family, sheet, frame, form, tag, made)


def framed(hub: Hub, sheet: Sheet, settings: NoticeboardSettings) -> Frame:
    """What stands around a sheet, with the words that hub.yml adds."""
    intro = settings.intro
    return replace(
        frame_of(hub, sheet), intro=Foreign(intro, hub.config.languages[0]) if intro and hub.original else intro
    )


def is_half_translated(hub: Hub, family: str, sheet: Sheet) -> bool:
    """A sheet of one record is made in a further language only where the record is: half of it would help nobody."""
    return family in OF_RECORDS and any(hub.untranslated(fact) for fact in sheet.facts[:1])
