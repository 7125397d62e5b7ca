"""Pages about the site itself: how accessible it is, privacy, and who runs it."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Hub, Page, Problem, hookimpl

from .known import problems
from .pages import accessibility, privacy, who_runs_this
from .settings import ThisSiteSettings


@hookimpl
def hubsite_settings() -> type:
    """The keys below `this_site:` in hub.yml."""
    return ThisSiteSettings


@hookimpl
def hubsite_pages(hub: Hub, settings: ThisSiteSettings) -> Iterator[Page]:
    """`accessibility/`, `privacy/` and `who-runs-this/`; a page that the hub wrote itself takes the place of ours."""
    own = {page.path.casefold() for page in hub.pages}
    for make in (accessibility, privacy, who_runs_this):
        page = make(hub, settings)
        if page.path not in own:
            yield page


@hookimpl
def hubsite_problems(hub: Hub, settings: ThisSiteSettings) -> Iterator[Problem]:
    """What readers would look for on these pages in vain, and dates that cannot be."""
    yield from problems(hub, settings)
