"""Everything that plugins yield, put together: in each language of the hub, blocks and panels in their places, links
final, all sorted."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from markupsafe import Markup

from hubsite.addresses import Addresses, without_ending
from hubsite.all_cores import on_all_cores
from hubsite.claims import claims_of, refused_claims
from hubsite.finishing import Edition, Finisher, asked, to_download
from hubsite.language import speaking
from hubsite.linking import Linker, Whole
from hubsite.model.hub import Hub
from hubsite.outputs import Block, Engine, File, Page, Site
from hubsite.plugins import Plugins
from hubsite.problems import Problem, Source
from hubsite.telling import Telling
from hubsite.whereabouts import HUB_FILE, Whereabouts

# Pages, so that of a large hub not all are in the making at the same time.
_AT_ONCE = 1000


def collect(hub: Hub, plugins: Plugins, root: Path, engine: Engine | None = None) -> tuple[Site, list[Problem]]:
    """The whole site, every body finished HTML, and what is wrong with it; failures of plugins are in theirs."""
    editions = [_edition(hub, tag, plugins) for tag in hub.config.languages]
    pages = [page for edition in editions for page in edition.pages]
    media, problems = _media(hub, root)
    with speaking(hub.config.languages[0]):
        files: list[File] = [*asked(plugins, "hubsite_files", hub=hub), *media]
    problems += refused_claims(claims_of(pages, files, engine), plugins)
    site = Site(config=hub.config, configs={each.tag: each.hub.config for each in editions}, labels=hub.labels)
    if problems:
        return site, problems
    also_in, addresses = _also_in(editions), [_addresses(edition, pages, files) for edition in editions]
    del pages  # what is not finished yet weighs as much as what is: let go of it language by language
    finished = []
    while editions:
        with speaking(editions[0].tag):
            done, trouble = _finished(editions[0], addresses.pop(0), files, plugins, root)
        finished += [replace(page, also_in=also_in[editions[0].within(page.path)]) for page in done]
        problems += trouble
        del editions[0]
    finished.sort(key=lambda page: page.path)
    site = replace(site, pages=tuple(finished), files=tuple(sorted(files, key=lambda each: each.path)))
    return site, problems + list(_checked(hub, site, plugins))


def site_files(site: Site, plugins: Plugins) -> tuple[File, ...]:
    """The files that plugins make of all pages of the site; only who publishes it needs them."""
    with speaking(site.config.languages[0]):
        return tuple(asked(plugins, "hubsite_site_files", site=site))


def with_files(site: Site, files: Iterable[File], plugins: Plugins, engine: Engine) -> tuple[Site, list[Problem]]:
    """The site with further files, and what is wrong with their addresses."""
    files = [*site.files, *files]
    refused = refused_claims(claims_of(site.pages, files, engine), plugins)
    return replace(site, files=tuple(sorted(files, key=lambda each: each.path))), refused


def _edition(hub: Hub, tag: str, plugins: Plugins) -> Edition:
    """The hub in one language, and the pages that plugins make of it."""
    prefix = "" if tag == hub.config.languages[0] else f"{tag.lower()}/"
    with speaking(tag):
        version = hub.in_language(tag)
        pages: list[Page] = asked(plugins, "hubsite_pages", hub=version)
    return Edition(
        tag, version, prefix, tuple(_placed(page, tag, prefix) for page in pages) if prefix else tuple(pages)
    )


def _placed(page: Page, tag: str, prefix: str) -> Page:
    crumbs = tuple((title, f"{prefix}{address}") for title, address in page.crumbs)
    return replace(page, path=f"{prefix}{page.path}", section=f"{prefix}{page.section}", crumbs=crumbs, language=tag)


def _also_in(editions: Sequence[Edition]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each address of the main language, the tag and address of the same page in every language that has it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edition in editions if len(editions) > 1 else ():
        for page in edition.pages:
            found[edition.within(page.path)].append((edition.tag, page.path))
    return defaultdict(tuple, {address: tuple(pairs) for address, pairs in found.items()})


def _finished(
    edition: Edition, addresses: Addresses, files: Sequence[File], plugins: Plugins, root: Path
) -> tuple[list[Page], list[Problem]]:
    blocks, problems = _blocks(edition.hub, plugins)
    telling = Telling(Whereabouts(root, edition.hub), plugins, addresses)
    finisher = Finisher(edition, to_download(files), blocks, plugins, telling)
    linker = Linker(edition.tag, edition.hub.config.languages, edition.terms, addresses)
    pages, finished = sorted(edition.pages, key=lambda each: each.path), []
    for start in range(0, len(pages), _AT_ONCE):
        some = pages[start : start + _AT_ONCE]
        together = _put_together(finisher, some)
        whole = [Whole(page.path, page.file, body) for page, (body, _) in zip(some, together, strict=True)]
        for page, (_, misused), linked in zip(some, together, linker.linked(whole, plugins.memory), strict=True):
            done, lost = finisher.finished(page, *linked)
            finished.append(done)
            problems += [*misused, *lost]
    return finished, problems


def _put_together(finisher: Finisher, pages: Sequence[Page]) -> list[tuple[Markup, list[Problem]]]:
    before = finisher.plugins.noted()
    done = on_all_cores(partial(_unless_noted, finisher), pages)
    if all(done):
        return [each for each in done if each]
    # What is told depends on who failed before, so that is found out in the order of the pages.
    finisher.plugins.forget_since(before)
    return [finisher.put_together(page) for page in pages]


def _unless_noted(finisher: Finisher, page: Page) -> tuple[Markup, list[Problem]] | None:
    """The page put together; None where a plugin failed in it, which a copy of this process cannot note."""
    before = len(finisher.plugins.problems)
    done = finisher.put_together(page)
    return done if len(finisher.plugins.problems) == before else None


def _checked(hub: Hub, site: Site, plugins: Plugins) -> Iterator[Problem]:
    """Nobody is asked to judge a site of which a part is missing."""
    for name, problem in plugins.gather("hubsite_problems", hub=hub, site=site) if not plugins.failed else ():
        yield problem.found_by(name)


def _blocks(hub: Hub, plugins: Plugins) -> tuple[dict[str, Block], list[Problem]]:
    found: dict[str, Block] = {}
    problems = []
    for block in asked(plugins, "hubsite_blocks", hub=hub):
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


def _addresses(edition: Edition, pages: Iterable[Page], files: Iterable[File]) -> Addresses:
    own = (page for page in edition.pages if page.file and not page.about)
    made = {without_ending(page.file): edition.within(page.path) for page in own}
    made.update({f"content/{record.key}": record.path for record in edition.hub.records})
    # A translation may be named with the code of its language or without: about.cy.md, about.md.
    ending = f".{edition.tag}"
    made.update({stem[: -len(ending)]: path for stem, path in made.items() if stem.lower().endswith(ending.lower())})
    made.update({f"{stem}{ending}": path for stem, path in made.items() if edition.prefix})
    known = frozenset(page.path for page in pages)
    return Addresses(known, frozenset(file.path for file in files), _translations(pages) | made, edition.prefix)


def _translations(pages: Iterable[Page]) -> dict[str, str]:
    """The pages of files that are named with their language: `[Cymraeg](about.cy.md)` leads to the Welsh page."""
    stems = ((without_ending(page.file), page) for page in pages if page.language and page.file)
    return {stem: page.path for stem, page in stems if stem.lower().endswith(f".{page.language.lower()}")}
