"""One page made whole: blocks and panels in their places, files to download, links final."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from hubsite.addresses import Lost, pictures_elsewhere, relative
from hubsite.blocks import with_blocks
from hubsite.explained import Terms, terms_of
from hubsite.foreign import Foreign, direction
from hubsite.language import gettext as _
from hubsite.language import own_name, speaking
from hubsite.linking import PARTS_BEGIN
from hubsite.markdown.shown import prose
from hubsite.model.hub import Hub
from hubsite.model.references import slug
from hubsite.outputs import Block, File, Page, Panel, owned
from hubsite.plugins import Plugins
from hubsite.problems import Problem, Source
from hubsite.telling import Telling

_AT_THE_FOOT = 100
_EVERYTHING, _FRONT = "everything/", "/"
_H1 = re.compile(r"\s*+#[ \t]++(\S.*)\n?")


@dataclass(frozen=True)
class Edition:
    """The site in the language `tag`: its hub, and its pages below `prefix` ("" for the main language, else `cy/`)."""

    tag: str
    hub: Hub
    prefix: str
    pages: tuple[Page, ...]

    @cached_property
    def terms(self) -> Terms:
        """The words that the pages of this edition explain."""
        return terms_of(self.hub.of("terms"), self.tag)

    def within(self, address: str) -> str:
        """An address of this edition as it would be in the main language."""
        return address.removeprefix(self.prefix)


@dataclass(frozen=True, slots=True)
class Finisher:
    """Finishes the pages of an edition. `files` are those to download, by what they belong to."""

    edition: Edition
    files: Mapping[str, Sequence[File]]
    blocks: Mapping[str, Block]
    plugins: Plugins
    telling: Telling

    def put_together(self, page: Page) -> tuple[Markup, list[Problem]]:
        """All that stands on a page, and what is wrong with its blocks."""
        first, then = self._sections(page)
        more = [*first, page.rest, *then, *self._in_this_part(page), *self._downloads(page)]
        body, misused = with_blocks(_whole(page) + PARTS_BEGIN + Markup("").join(more), self.blocks)
        source = source_of(page, self.edition.hub)
        return body, [problem for each in misused for problem in self.telling.misuse(each, page.plugin, source)]

    def finished(self, page: Page, body: Markup, nowhere: Iterable[Lost]) -> tuple[Page, list[Problem]]:
        """The page with its linked body, and what is wrong with its links and pictures."""
        source = source_of(page, self.edition.hub)
        problems = [problem for each in dict.fromkeys(nowhere) for problem in self.telling.nowhere(each, source)]
        problems += [problem for each in pictures_elsewhere(body) for problem in self.telling.elsewhere(each, source)]
        return replace(page, body=self._in_its_language(page, body), rest=Markup()), problems

    def _sections(self, page: Page) -> tuple[list[Markup], list[Markup]]:
        """The panels of a record's page: those right below its facts, and those at its foot."""
        hub = self.edition.hub
        record = hub.get(page.about)
        panels: list[Panel] = asked(self.plugins, "hubsite_panels", hub=hub, record=record) if record else []
        panels.sort(key=lambda each: (each.order, each.title, each.plugin))
        first = [_section(panel) for panel in panels if panel.order < _AT_THE_FOOT]
        return first, [_section(panel) for panel in panels[len(first) :]]

    def _in_this_part(self, page: Page) -> Iterator[Markup]:
        """At the head page of a part of the site: the pages that plugins put there, beside records and indexes."""
        if not self.edition.within(page.path) or page.path != page.section:
            return
        here = [each for each in self.edition.pages if each.section == page.path and not each.about]
        links = [
            Markup('<li><a href="/{}">{}</a> <p>{}</p></li>').format(each.path, each.title, each.summary)
            for each in sorted(here, key=lambda each: (each.order, each.title))
            if each.path != page.path and self.edition.within(each.path).strip("/") not in self.edition.hub.labels
        ]
        if links:
            yield _list("hub-more", _("More here"), links, "tasks")

    def _downloads(self, page: Page) -> Iterator[Markup]:
        """The files with a title that belong to the page's record; on the page of everything, those of no record."""
        mine = {page.about, self.edition.within(page.path) or _FRONT} - {""}
        listed = [each for about in mine for each in self.files.get(about, ())]
        listed = [each for each in listed if each.language.lower() in ("", self.edition.tag.lower())]
        listed.sort(key=lambda each: (each.title, each.path))
        if listed:
            link = Markup('<li><a href="/{}">{}</a></li>')
            # Files of no language exist once, with titles in the main one.
            main = self.edition.hub.config.languages[0]
            further = bool(self.edition.prefix)
            titles = [Foreign(each.title, main) if further and not each.language else each.title for each in listed]
            links = [link.format(each.path, title) for each, title in zip(listed, titles, strict=True)]
            yield _list("hub-download", _("Download"), links)

    def _in_its_language(self, page: Page, body: Markup) -> Markup:
        """With a notice, right below the heading, where the words of a page exist in the main language only."""
        if not self.edition.prefix or not self.edition.hub.untranslated(page.about or page.file):
            return body
        main = self.edition.hub.config.languages[0]
        original = relative(self.edition.within(page.path), page.path)
        with speaking(main):
            link = Markup('<a href="{0}" lang="{1}" hreflang="{1}" dir="{2}">{3}</a>').format(
                original, main, direction(main), _("Read this page in {language}", language=own_name(main))
            )
        frame = Markup('<div class="notice notice-language" role="note"><p><strong>{}</strong> {} {}</p></div>')
        notice = frame.format(_("Not translated yet:"), _("parts of this page are in another language."), link)
        head, end, rest = body.partition("</h1>")
        return Markup(head + end + notice + rest) if end else notice + body


def to_download(files: Iterable[File]) -> dict[str, list[File]]:
    """The files with a title, by the record or the page that they belong to."""
    found: dict[str, list[File]] = {}
    for each in files:
        if each.title:
            found.setdefault(each.about or _EVERYTHING, []).append(each)
    return found


def asked(plugins: Plugins, hook: str, **given: Any) -> list[Any]:
    """What plugins yield for a hook, each value carrying its plugin's name."""
    return [owned(value, name) for name, value in plugins.gather(hook, **given)]


def source_of(page: Page, hub: Hub) -> Source | None:
    """The file, and for a record the line, that a page was made from."""
    record = hub.get(page.about)
    if record is not None:
        return Source(record.origin.file, record.origin.line)
    return Source(page.file) if page.file else None


def _whole(page: Page) -> Markup:
    """HTML is finished; Markdown gets the page's title as its one h1, whether or not it says so itself."""
    if isinstance(page.body, Markup):
        return page.body
    said = _H1.match(page.body)
    rest = page.body[said.end() :] if said and said.group(1).rstrip().rstrip("#").rstrip() == page.title else page.body
    return Markup("<h1>{}</h1>\n").format(page.title) + prose(rest)


def _section(panel: Panel) -> Markup:
    name = f"hub-{slug(panel.title) or slug(panel.plugin)}"
    heading = Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>').format(name, panel.title)
    body = panel.body if isinstance(panel.body, Markup) else prose(panel.body, under=2)
    return heading + body + Markup("</section>")


def _list(name: str, title: str, items: Iterable[Markup], kind: str = "") -> Markup:
    """A section that is nothing but a list."""
    opening = Markup('<ul class="{}">').format(kind) if kind else Markup("<ul>")
    heading = Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>').format(name, title)
    return heading + opening + Markup("").join(items) + Markup("</ul></section>")
