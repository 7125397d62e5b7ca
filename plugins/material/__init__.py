"""The engine that comes with hubsite: MkDocs, dressed in a theme of our own on Material for MkDocs."""

# What differs from other engines ends here: project.py says what MkDocs is given, shell.py what stands around a page,
# building.py how MkDocs is run, theme/ how the pages look. Plain `mkdocs build` in the staged project gives the same
# bytes.

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hubsite import Engine, Hub, Memory, Problem, Site, Stage, digest_of, hookimpl

from .pictures import missing_pictures
from .project import TAKES, project


@hookimpl
def hubsite_engine(memory: Memory) -> Engine:
    """MkDocs with the theme in `theme/`."""

    def front_matter(site: Site) -> dict[str, dict[str, Any]]:
        return _front_matter(site, memory)

    def build(stage: Stage) -> Iterable[Problem]:
        # Commands that only check a hub never need it.
        from .building import build

        return build(stage, memory)

    return Engine(name="material", project=project, build=build, takes=TAKES, front_matter=front_matter)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """Pictures of the shell that are not there."""
    yield from missing_pictures(hub)


def _front_matter(site: Site, memory: Memory) -> dict[str, dict[str, Any]]:
    """The address of each page as a code, for paper; a site that does not know where it stands has none."""
    site_url = (site.config.site_url or "").rstrip("/")
    if not site_url:
        return {}
    known = f"QR code {digest_of(Path(__file__).parent, 'segno')}"
    addresses = [f"{site_url}/{quote(page.path)}" for page in site.pages]
    codes = memory.recall_all((f"{known} {address}", partial(_code, address)) for address in addresses)
    return {page.path: {"qr": json.loads(code)} for page, code in zip(site.pages, codes, strict=True)}


def _code(address: str) -> bytes:
    from .qr import qr_of  # most pages have one that is remembered

    return json.dumps(qr_of(address)).encode()
