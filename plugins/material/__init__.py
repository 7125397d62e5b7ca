"""The engine that comes with hubsite: MkDocs, dressed in a theme of our own on Material for MkDocs."""

# What differs from other engines ends here: project.py says what MkDocs is given, shell.py what stands around a page,
# building.py how MkDocs is run, theme/ how the pages look. Plain `mkdocs build` in the staged project gives the same
# bytes.

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from hubsite import Engine, Hub, Page, Problem, Site, Stage, hookimpl

from .pictures import missing_pictures
from .project import TAKES, project


@hookimpl
def hubsite_engine() -> Engine:
    """MkDocs with the theme in `theme/`."""
    return Engine(name="material", project=project, build=_build, takes=TAKES, front_matter=_front_matter)


@hookimpl
def hubsite_problems(hub: Hub) -> Iterator[Problem]:
    """Pictures of the shell that are not there."""
    yield from missing_pictures(hub)


def _front_matter(site: Site, page: Page) -> dict[str, Any]:
    """The page's address as a code, for paper; a site that does not know where it stands has none."""
    from .qr import qr_of

    site_url = (site.config.site_url or "").rstrip("/")
    return {"qr": qr_of(f"{site_url}/{quote(page.path)}")} if site_url else {}


def _build(stage: Stage) -> Iterable[Problem]:
    # MkDocs takes a fifth of a second to load, and commands that only check a hub never need it.
    from .building import build

    return build(stage)
