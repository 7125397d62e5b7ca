"""What is wrong with the blocks, links and pictures of finished pages, told where the text was written."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from hubsite.addresses import PICTURES, Addresses, Lost, content_path
from hubsite.blocks import Misuse, blocks_in
from hubsite.markdown.shown import targets_in
from hubsite.markdown.written import columns_of
from hubsite.plugins import Plugins
from hubsite.problems import Problem, Severity, Source
from hubsite.whereabouts import Whereabouts


@dataclass(frozen=True, slots=True)
class Telling:
    """Makes problems of what is found on a page; a text that several pages show is told of at one place."""

    whereabouts: Whereabouts
    plugins: Plugins
    addresses: Addresses

    def misuse(self, misuse: Misuse, plugin: str, shown_on: Source | None) -> list[Problem]:
        """A block that could not be placed, on a page of this plugin."""
        # The block may be one of a plugin that is absent or failed, which is told elsewhere.
        follows = misuse.code == "unknown-block" and self.plugins.incomplete
        places: list[Source | None] = [
            *self.whereabouts.places_of(shown_on, lambda text: misuse.words in blocks_in(text), misuse.words)
        ]
        return [
            Problem(
                code=misuse.code,
                severity=Severity.WARNING if follows else Severity.ERROR,
                message=misuse.message,
                fix=misuse.fix,
                source=place,
                plugin="" if places else plugin,
            )
            for place in places or [self.plugins.place_of(plugin)]
        ]

    def nowhere(self, lost: Lost, shown_on: Source | None) -> list[Problem]:
        """A link or picture that leads nowhere; nothing when a plugin failed, for its pages are missing."""
        return [] if self.plugins.failed else [self._nowhere(lost, each) for each in self._places(lost, shown_on)]

    def _nowhere(self, lost: Lost, place: Source | None) -> Problem:
        file, written = place.file if place else "", unquote(lost.target)
        near = self.addresses.like(lost.target, file)
        fix = f"Did you mean `{near}`?" if near else _what_to_add(lost, file)
        if near != written and near.casefold() == written.casefold():
            fix = f"It exists as `{near}`: capital and small letters count."
        said = f"There is no picture '{written}'." if lost.is_picture else f"The link to '{written}' leads nowhere."
        return Problem(code="link-nowhere", message=said, fix=fix, source=place)

    def elsewhere(self, target: str, shown_on: Source | None) -> list[Problem]:
        """A picture that lies on another site."""
        return [
            Problem(
                code="picture-elsewhere",
                severity=Severity.WARNING,
                message=f"Readers will not see the picture '{target}': it lies on another site.",
                fix="Put the picture into content/, if you may, and write its name here.",
                source=place,
            )
            for place in self._places(Lost(target, is_picture=True), shown_on)
        ]

    def _places(self, lost: Lost, shown_on: Source | None) -> list[Source | None]:
        """Each place where it is written."""
        written = unquote(lost.target)
        words = (lost.target, written)

        def times(text: str) -> int:
            return sum(unquote(each) == written for each in targets_in(text, of_pictures=lost.is_picture))

        columns = partial(columns_of, targets=words, is_picture=lost.is_picture)
        return [*self.whereabouts.all_places_of(shown_on, times, columns, *words)] or [None]


def _what_to_add(lost: Lost, file: str) -> str:
    """What to do about a link or picture in a file that is like nothing there is."""
    if not lost.is_picture:
        return "Take the link out, or add what it should lead to."
    path = content_path(lost.target, file)
    if posixpath.splitext(path)[1].lower() not in PICTURES or not path.startswith("content/"):
        return "Write the name of a picture that is in content/, or take it out here."
    return f"Add the picture as `{path}`, or take it out here."
