"""Everything of a hub by its name, in the order of the alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from hubsite import Hub
from hubsite import gettext as _

DIGITS = "0–9"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a name, the address it leads to, and what kind of thing it is.

    A word that something else also goes by leads to `see`, the name of that, whose full id is `about`.
    """

    name: str
    path: str
    kind: str = ""
    see: str = ""
    about: str = ""

    @property
    def plain_name(self) -> str:
        """The name for an attribute, where no mark of its language can stand."""
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Letter:
    """The entries that begin with a letter; `mark` names it in addresses."""

    name: str
    mark: str
    entries: tuple[Entry, ...]


def letters(hub: Hub) -> list[Letter]:
    """Every record, every page of prose, and the other words that things go by."""
    found = sorted(_entries(hub), key=_place)
    return [Letter(name, _mark(name), tuple(group)) for name, group in groupby(found, key=_letter)]


def _entries(hub: Hub) -> Iterator[Entry]:
    for page in hub.pages:
        if page.path:
            yield Entry(page.title, page.path, _("page"))
    for record in hub.records:
        yield Entry(record.name, record.path, hub.labels[record.folder].singular)
        also_called: Any = getattr(record, "also_called", ())
        for word in also_called:
            yield Entry(word, record.path, see=record.name, about=record.key)


def _bare(text: str) -> str:
    """Without capitals and accents, so that Łódź and École stand where readers look for them."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return "".join(each for each in apart if not unicodedata.combining(each))


def _letter(entry: Entry) -> str:
    """Digits stand together, as does a name without a letter or a digit; quotation marks do not count."""
    first = next((each for each in _bare(entry.name) if each.isalnum()), "0")
    return first.upper() if first.isalpha() else DIGITS


def _place(entry: Entry) -> tuple[bool, str, str, str, str]:
    letter = _letter(entry)
    words = "".join(each for each in _bare(entry.name) if each.isalnum() or each == " ")
    return letter != DIGITS, letter, words, entry.name, f"{entry.path} {entry.see}"


def _mark(letter: str) -> str:
    if letter == DIGITS:
        return "0-9"
    return letter.lower() if letter.isascii() else f"u{ord(letter[0]):x}"
