"""Everything that plugins yield, put together: blocks and panels in their places, links final, all sorted."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from hubsite.addresses import Addresses, with_links, with_unique_ids, without_ending
from hubsite.blocks import Misuse, with_blocks
from hubsite.folders import check_paths
from hubsite.markdown.shown import prose
from hubsite.model.hub import Hub
from hubsite.model.references import slug
from hubsite.outputs import Block, File, Page, Panel, Site, owned
from hubsite.plugins import Plugins
from hubsite.problems import HubsiteError, Problem, Severity, Source
from hubsite.whereabouts import line_with

_H1 = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)")


def collect(hub: Hub, plugins: Plugins, root: Path) -> tuple[Site, list[Problem]]:
    """The whole site, every body finished HTML, and what is wrong with it."""
    pages: list[Page] = _asked(plugins, "hubsite_pages", hub=hub)
    files: list[File] = [*_asked(plugins, "hubsite_files", hub=hub), *_media(hub, root)]
    blocks, problems = _blocks(hub, plugins)
    problems += _claimed_twice(pages, files) or _refused(pages, files)
    if problems:
        return Site(config=hub.config, labels=hub.labels), problems
    addresses = _addresses(hub, pages, files)
    finished = []
    for page in sorted(pages, key=lambda each: each.path):
        more = Markup("").join([*_sections(page, hub, plugins), *_in_this_part(page, pages, hub)])
        whole, misused, nowhere = _finished(page, more, blocks, addresses)
        finished.append(whole)
        problems += [_misuse(each, _source(page, hub), root, plugins) for each in misused]
        problems += [_leads_nowhere(target, _source(page, hub), root, addresses) for target in nowhere]
    ordered = tuple(sorted(files, key=lambda each: each.path))
    site = Site(config=hub.config, pages=tuple(finished), files=ordered, labels=hub.labels)
    return site, problems + list(_checked(hub, site, plugins))


def _asked(plugins: Plugins, hook: str, **given: Any) -> list[Any]:
    return [owned(value, name) for name, value in plugins.ask(hook, **given)]


def _checked(hub: Hub, site: Site, plugins: Plugins) -> Iterator[Problem]:
    for name, problem in plugins.ask("hubsite_problems", hub=hub, site=site):
        yield replace(problem, plugin=name, severity=Severity(problem.severity))


def _blocks(hub: Hub, plugins: Plugins) -> tuple[dict[str, Block], list[Problem]]:
    found: dict[str, Block] = {}
    problems = []
    for block in _asked(plugins, "hubsite_blocks", hub=hub):
        if block.name in found:
            message = (
                f"Two plugins bring a block called '{block.name}': '{found[block.name].plugin}' and '{block.plugin}'."
            )
            problems.append(Problem(code="block-twice", message=message, fix=_TAKE_OUT, source=_HUB_FILE))
        failing = f"failed in its block `{block.name}`"
        found[block.name] = replace(block, render=plugins.guarded(block.plugin, failing, block.render, ValueError))
    return found, problems


_HUB_FILE = Source("content/hub.yml")
_TAKE_OUT = "Take one of the two out of `plugins:`."


def _finished(
    page: Page, more: Markup, blocks: Mapping[str, Block], addresses: Addresses
) -> tuple[Page, list[Misuse], list[str]]:
    body, misused = with_blocks(_whole(page) + more, blocks)
    body, nowhere = with_links(with_unique_ids(body), page.path, page.file, addresses)
    return replace(page, body=body), misused, list(dict.fromkeys(nowhere))


def _whole(page: Page) -> Markup:
    """HTML is finished; Markdown gets the page's title as its one h1, whether or not it says so itself."""
    if isinstance(page.body, Markup):
        return page.body
    said = _H1.match(page.body)
    rest = page.body[said.end() :] if said and said.group(1) == page.title else page.body
    return Markup("<h1>{}</h1>\n").format(page.title) + prose(rest)


def _sections(page: Page, hub: Hub, plugins: Plugins) -> Iterator[Markup]:
    record = hub.get(page.about)
    if record is None:
        return
    panels: list[Panel] = _asked(plugins, "hubsite_panels", hub=hub, record=record)
    for panel in sorted(panels, key=lambda each: (each.order, each.title, each.plugin)):
        name = f"hub-{slug(panel.title)}"
        heading = Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>').format(name, panel.title)
        body = panel.body if isinstance(panel.body, Markup) else prose(panel.body, under=2)
        yield heading + body + Markup("</section>")


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


def _media(hub: Hub, root: Path) -> Iterator[File]:
    for file in hub.media:
        try:
            content = (root / file).read_bytes()
        except OSError as error:
            fix = "Allow everyone on this computer to read it, or move it out of content/."
            raise HubsiteError(f"“{file}” cannot be read.", fix=fix) from error
        yield File(path=file.removeprefix("content/"), content=content)


def _addresses(hub: Hub, pages: Sequence[Page], files: Sequence[File]) -> Addresses:
    made = {without_ending(page.file): page.path for page in pages if page.file and not page.about}
    made.update({f"content/{record.key}": record.path for record in hub.records})
    return Addresses(frozenset(page.path for page in pages), frozenset(file.path for file in files), made)


def _source(page: Page, hub: Hub) -> Source | None:
    record = hub.get(page.about)
    if record is not None:
        return Source(record.origin.file, record.origin.line)
    return Source(page.file) if page.file else None


def _misuse(misuse: Misuse, source: Source | None, root: Path, plugins: Plugins) -> Problem:
    # The block may be one of a plugin that is absent, which is told elsewhere.
    follows = misuse.code == "unknown-block" and plugins.absent
    return Problem(
        code=misuse.code,
        severity=Severity.WARNING if follows else Severity.ERROR,
        message=misuse.message,
        fix=misuse.fix,
        source=source and line_with(root, source, misuse.words),
    )


def _leads_nowhere(target: str, source: Source | None, root: Path, addresses: Addresses) -> Problem:
    near = addresses.like(target, source.file if source else "")
    return Problem(
        code="link-nowhere",
        message=f"The link to '{unquote(target)}' leads nowhere.",
        fix=f"Did you mean `{near}`?" if near else "Take the link out, or add what it should lead to.",
        source=source and line_with(root, source, target, unquote(target)),
    )


def _claimed_twice(pages: Iterable[Page], files: Iterable[File]) -> list[Problem]:
    """Two claims on one address, also where only capitals or accents differ: some computers see no difference."""
    claims: dict[str, list[Page | File]] = defaultdict(list)
    everything: list[Page | File] = [*pages, *files]
    for claim in everything:
        claims[unicodedata.normalize("NFKC", _published(claim)).casefold()].append(claim)
    return [_taken(several) for several in claims.values() if len(several) > 1]


def _published(claim: Page | File) -> str:
    return f"{claim.path}index.html" if isinstance(claim, Page) else claim.path


def _taken(claims: Sequence[Page | File]) -> Problem:
    written = next((claim.file for claim in claims if isinstance(claim, Page) and claim.file), "")
    return Problem(
        code="address-taken",
        message=f"Two things want the same address: {' and '.join(_claimant(claim) for claim in claims)}.",
        fix="Rename one of the files, or take one of the plugins out of content/hub.yml.",
        source=Source(written) if written else None,
    )


def _claimant(claim: Page | File) -> str:
    by = f" from {claim.file}" if isinstance(claim, Page) and claim.file else ""
    return f"'{claim.plugin or 'content'}' ({claim.path or 'the front page'}{by})"


def _refused(pages: Iterable[Page], files: Iterable[File]) -> list[Problem]:
    try:
        check_paths([*map(_published, pages), *map(_published, files)])
    except HubsiteError as error:
        return [Problem(code="address-refused", message=error.message, fix=error.fix)]
    return []
