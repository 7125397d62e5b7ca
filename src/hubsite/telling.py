"""What is wrong with the blocks, links and pictures of finished pages, told where the text was written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from hubsite.addresses import Addresses
from hubsite.blocks import Misuse, blocks_in
from hubsite.markdown.shown import targets_in
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

    def nowhere(self, target: str, shown_on: Source | None) -> list[Problem]:
        """A link that leads nowhere; nothing when a plugin failed, for its pages are missing."""
        return [] if self.plugins.failed else [self._nowhere(target, each) for each in self._places(target, shown_on)]

    def _nowhere(self, target: str, place: Source | None) -> Problem:
        near, written = self.addresses.like(target, place.file if place else ""), unquote(target)
        fix = f"Did you mean `{near}`?" if near else "Take the link out, or add what it should lead to."
        if near != written and near.casefold() == written.casefold():
            fix = f"It exists as `{near}`: capital and small letters count."
        return Problem(
            code="link-nowhere",
            message=f"The link to '{written}' leads nowhere.",
            fix=fix,
            source=place,
        )

    def elsewhere(self, target: str, shown_on: Source | None) -> list[Problem]:
        """A picture that lies on another site."""
        return [
            Problem(
                code="picture-elsewhere",
                severity=Severity.WARNING,
                message=f"Every reader's computer would ask another site for the picture '{target}'.",
                fix="Put the picture into content/, if you may, and write its name here.",
                source=place,
            )
            for place in self._places(target, shown_on)
        ]

    def _places(self, target: str, shown_on: Source | None) -> list[Source | None]:
        written = unquote(target)

        def holds(text: str) -> bool:
            return any(unquote(each) == written for each in targets_in(text))

        return [*self.whereabouts.places_of(shown_on, holds, target, written)] or [None]
