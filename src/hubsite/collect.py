"""Everything that plugins yield, put together: blocks and panels in their places, links final, all sorted."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hubsite.addresses import Addresses, pictures_elsewhere, with_links, with_unique_ids, without_ending
from hubsite.blocks import with_blocks
from hubsite.claims import claims_of, refused_claims
from hubsite.markdown.shown import prose
from hubsite.model.hub import Hub
from hubsite.model.references import slug
from hubsite.outputs import Block, Engine, File, Page, Panel, Site, owned
from hubsite.plugins import Plugins
from hubsite.problems import Problem, Source
from hubsite.telling import Telling
from hubsite.whereabouts import HUB_FILE, Whereabouts

_AT_THE_FOOT = 100
_H1 = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")


def collect(hub: Hub, plugins: Plugins, root: Path, engine: Engine | None = None) -> tuple[Site, list[Problem]]:
    """The whole site, every body finished HTML, and what is wrong with it; failures of plugins are in theirs."""
    pages: list[Page] = _asked(plugins, "hubsite_pages", hub=hub)
    media, problems = _media(hub, root)
    files: list[File] = [*_asked(plugins, "hubsite_files", hub=hub), *media]
    blocks, trouble = _blocks(hub, plugins)
    problems += trouble + refused_claims(claims_of(pages, files, engine), plugins)
    if problems:
        return Site(config=hub.config, labels=hub.labels), problems
    telling = Telling(Whereabouts(root, hub), plugins, _addresses(hub, pages, files))
    titled = [file for file in files if file.title]
    finished = []
    for page in sorted(pages, key=lambda each: each.path):
        first, then = _sections(page, hub, plugins)
        more = [*first, page.rest, *then, *_in_this_part(page, pages, hub), *_downloads(page, titled)]
        whole, trouble = _finished(page, Markup("").join(more), blocks, telling, _source(page, hub))
        finished.append(whole)
        problems += trouble
    ordered = tuple(sorted(files, key=lambda each: each.path))
    site = Site(config=hub.config, pages=tuple(finished), files=ordered, labels=hub.labels)
    return site, problems + list(_checked(hub, site, plugins))


def _asked(plugins: Plugins, hook: str, **given: Any) -> list[Any]:
    return [owned(value, name) for name, value in plugins.gather(hook, **given)]


def _checked(hub: Hub, site: Site, plugins: Plugins) -> Iterator[Problem]:
    """Nobody is asked to judge a site of which a part is missing."""
    for name, problem in plugins.gather("hubsite_problems", hub=hub, site=site) if not plugins.failed else ():
        yield problem.found_by(name)


def _blocks(hub: Hub, plugins: Plugins) -> tuple[dict[str, Block], list[Problem]]:
    found: dict[str, Block] = {}
    problems = []
    for block in _asked(plugins, "hubsite_blocks", hub=hub):
        if block.name in found:
            message = (
                f"Two plugins bring a block called '{block.name}': '{found[block.name].plugin}' and '{block.plugin}'."
            )
            problems.append(Problem(code="block-twice", message=message, fix=_TAKE_OUT, source=HUB_FILE))
        found[block.name] = replace(block, render=_carefully(block, plugins))
    return found, problems


def _carefully(block: Block, plugins: Plugins) -> Callable[[Mapping[str, str]], str | Markup]:
    """A block's own function; when it fails, that is the plugin's problem, and nothing stands in the block's place."""
    render = plugins.guarded(block.plugin, f"failed in its block `{block.name}`", block.render, ValueError)

    def run(words: Mapping[str, str]) -> str | Markup:
        with plugins.noting(block.plugin):
            return render(words)
        return ""

    return run


_TAKE_OUT = "Take one of the two out of `plugins:`."


def _finished(
    page: Page, more: Markup, blocks: Mapping[str, Block], telling: Telling, source: Source | None
) -> tuple[Page, list[Problem]]:
    """The page with its blocks and links in place, and what is wrong with them."""
    body, misused = with_blocks(_whole(page) + more, blocks)
    body, nowhere = with_links(with_unique_ids(body), page.path, page.file, telling.addresses)
    problems = [problem for each in misused for problem in telling.misuse(each, page.plugin, source)]
    problems += [problem for each in dict.fromkeys(nowhere) for problem in telling.nowhere(each, source)]
    problems += [problem for each in pictures_elsewhere(body) for problem in telling.elsewhere(each, source)]
    return replace(page, body=body, rest=Markup()), problems


def _whole(page: Page) -> Markup:
    """HTML is finished; Markdown gets the page's title as its one h1, whether or not it says so itself."""
    if isinstance(page.body, Markup):
        return page.body
    said = _H1.match(page.body)
    rest = page.body[said.end() :] if said and said.group(1) == page.title else page.body
    return Markup("<h1>{}</h1>\n").format(page.title) + prose(rest)


def _sections(page: Page, hub: Hub, plugins: Plugins) -> tuple[list[Markup], list[Markup]]:
    """The panels of a record's page: those right below its facts, and those at its foot."""
    record = hub.get(page.about)
    panels: list[Panel] = _asked(plugins, "hubsite_panels", hub=hub, record=record) if record else []
    panels.sort(key=lambda each: (each.order, each.title, each.plugin))
    first = [_section(panel) for panel in panels if panel.order < _AT_THE_FOOT]
    return first, [_section(panel) for panel in panels[len(first) :]]


def _section(panel: Panel) -> Markup:
    name = f"hub-{slug(panel.title)}"
    heading = Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>').format(name, panel.title)
    body = panel.body if isinstance(panel.body, Markup) else prose(panel.body, under=2)
    return heading + body + Markup("</section>")


def _in_this_part(page: Page, pages: Iterable[Page], hub: Hub) -> Iterator[Markup]:
    """At the head page of a part of the site: the pages that plugins put there, beside records and their indexes."""
    if not page.path or page.path != page.section:
        return
    others = [each for each in pages if each.section == page.path and not each.about and each.path != page.path]
    links = [
        Markup('<li><a href="/{}">{}</a> <p>{}</p></li>').format(each.path, each.title, each.summary)
        for each in sorted(others, key=lambda each: (each.order, each.title))
        if each.path.strip("/") not in hub.labels
    ]
    if links:
        heading = Markup('<section aria-labelledby="hub-more"><h2 id="hub-more">More here</h2><ul class="tasks">')
        yield heading + Markup("").join(links) + Markup("</ul></section>")


def _downloads(page: Page, titled: Iterable[File]) -> Iterator[Markup]:
    """The files with a title that belong to the page's record; on the page of everything, those of no record."""
    listed = [each for each in titled if (each.about or _EVERYTHING) == (page.about or page.path)]
    link = Markup('<li><a href="/{}">{}</a></li>')
    links = [link.format(each.path, each.title) for each in sorted(listed, key=lambda each: (each.title, each.path))]
    if links:
        heading = Markup('<section aria-labelledby="hub-download"><h2 id="hub-download">Download</h2><ul>')
        yield heading + Markup("").join(links) + Markup("</ul></section>")


_EVERYTHING = "everything/"


def _media(hub: Hub, root: Path) -> tuple[list[File], list[Problem]]:
    """Pictures and papers, to be copied when the site is staged."""
    unreadable = [file for file in hub.media if not ((root / file).is_file() and os.access(root / file, os.R_OK))]
    files = [File(path=file.removeprefix("content/"), content=root / file) for file in hub.media]
    return files, [_unreadable(file) for file in unreadable]


def _unreadable(file: str) -> Problem:
    return Problem(
        code="file-unreadable",
        message=f"“{file}” cannot be read.",
        fix="Allow everyone on this computer to read it, or move it out of content/.",
        source=Source(file),
    )


def _addresses(hub: Hub, pages: Sequence[Page], files: Sequence[File]) -> Addresses:
    made = {without_ending(page.file): page.path for page in pages if page.file and not page.about}
    made.update({f"content/{record.key}": record.path for record in hub.records})
    return Addresses(frozenset(page.path for page in pages), frozenset(file.path for file in files), made)


def _source(page: Page, hub: Hub) -> Source | None:
    record = hub.get(page.about)
    if record is not None:
        return Source(record.origin.file, record.origin.line)
    return Source(page.file) if page.file else None
