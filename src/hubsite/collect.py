"""Everything that plugins yield, put together: blocks and panels in their places, links final, all sorted."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hubsite.addresses import Addresses, with_links, with_unique_ids, without_ending
from hubsite.blocks import with_blocks
from hubsite.markdown.shown import prose
from hubsite.model.hub import Hub
from hubsite.model.references import slug
from hubsite.outputs import Block, File, Owned, Page, Panel, Site, owned
from hubsite.plugins import Plugins
from hubsite.problems import HubsiteError, Problem, Source


def collect(hub: Hub, plugins: Plugins, root: Path) -> tuple[Site, list[Problem]]:
    """The whole site, every body finished HTML, and what is wrong with it."""
    pages = _answers(plugins, "hubsite_pages", Page, hub=hub)
    files = [*_answers(plugins, "hubsite_files", File, hub=hub), *_media(hub, root)]
    problems = list(_claimed_twice(pages, files))
    if problems:
        return Site(config=hub.config, labels=hub.labels), problems
    blocks = {block.name: block for block in _answers(plugins, "hubsite_blocks", Block, hub=hub)}
    addresses = _addresses(hub, pages, files)
    finished = []
    for page in sorted(pages, key=lambda each: each.path):
        whole, trouble = _finished(page, hub, plugins, blocks, addresses)
        finished.append(whole)
        problems += trouble
    site = Site(config=hub.config, pages=tuple(finished), files=tuple(_sorted(files)), labels=hub.labels)
    problems += [problem.found_by(name) for name, problem in plugins.ask("hubsite_problems", hub=hub, site=site)]
    return site, problems


def _answers(plugins: Plugins, hook: str, kind: type[Owned], **given: Any) -> list[Owned]:
    found = []
    for name, value in plugins.ask(hook, **given):
        if not isinstance(value, kind):
            raise HubsiteError(
                f"The plugin '{name}' gave a {type(value).__name__} in {hook}, where a {kind.__name__} is expected.",
                fix=f"Yield `hubsite.{kind.__name__}(…)` there.",
            )
        found.append(owned(value, name))
    return found


def _finished(
    page: Page, hub: Hub, plugins: Plugins, blocks: dict[str, Block], addresses: Addresses
) -> tuple[Page, list[Problem]]:
    body = _html(page.body) + Markup("").join(_sections(page, hub, plugins))
    body, misused = with_blocks(body, blocks)
    body, nowhere = with_links(with_unique_ids(body), page.path, page.file, addresses)
    source = _source(page, hub)
    problems = [Problem(code=code, message=message, fix=fix, source=source) for code, message, fix in misused]
    problems += [_leads_nowhere(target, source, addresses) for target in dict.fromkeys(nowhere)]
    return replace(page, body=body), problems


def _html(body: str | Markup) -> Markup:
    return body if isinstance(body, Markup) else prose(body)


def _sections(page: Page, hub: Hub, plugins: Plugins) -> Iterator[Markup]:
    record = hub.get(page.about)
    if record is None:
        return
    panels = _answers(plugins, "hubsite_panels", Panel, hub=hub, record=record)
    for panel in sorted(panels, key=lambda each: (each.order, each.title)):
        name = f"hub-{slug(panel.title)}"
        heading = Markup('<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2>').format(name, panel.title)
        yield heading + _html(panel.body) + Markup("</section>")


def _media(hub: Hub, root: Path) -> Iterator[File]:
    for file in hub.media:
        yield File(path=file.removeprefix("content/"), content=(root / file).read_bytes())


def _addresses(hub: Hub, pages: Sequence[Page], files: Sequence[File]) -> Addresses:
    made = {without_ending(page.file): page.path for page in pages if page.file and not page.about}
    made.update({f"content/{record.key}": record.path for record in hub.records})
    return Addresses(frozenset(page.path for page in pages), frozenset(file.path for file in files), made)


def _source(page: Page, hub: Hub) -> Source | None:
    record = hub.get(page.about)
    if record is not None:
        return Source(record.origin.file, record.origin.lines.get("description", record.origin.line))
    return Source(page.file) if page.file else None


def _leads_nowhere(target: str, source: Source | None, addresses: Addresses) -> Problem:
    near = addresses.like(target, source.file if source else "")
    fix = f"Did you mean `{near}`?" if near else "Take the link out, or add what it should lead to."
    return Problem(code="link-nowhere", message=f"The link to '{target}' leads nowhere.", fix=fix, source=source)


def _claimed_twice(pages: Sequence[Page], files: Sequence[File]) -> Iterator[Problem]:
    """Two claims on one address, also where only capitals or accents differ: some computers see no difference."""
    claims: dict[str, list[Page | File]] = defaultdict(list)
    everything: list[Page | File] = [*pages, *files]
    for claim in everything:
        path = f"{claim.path}index.html" if isinstance(claim, Page) else claim.path
        claims[unicodedata.normalize("NFKC", path).casefold()].append(claim)
    for several in claims.values():
        if len(several) > 1:
            who = " and ".join(f"'{each.plugin or 'content'}' ({each.path or 'the front page'})" for each in several)
            yield Problem(
                code="address-taken",
                message=f"Two things want the same address: {who}.",
                fix="Rename one of the files, or take one of the plugins out of content/hub.yml.",
            )


def _sorted(files: Sequence[File]) -> list[File]:
    return sorted(files, key=lambda each: each.path)
