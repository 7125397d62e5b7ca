"""The noticeboard: sheets of paper made from the same records as the pages, with the day to take them down."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Command, File, Hub, Memory, Page, Problem, Site, hookimpl, speaking
from hubsite import gettext as _

from .all_sheets import names_of
from .page import listing
from .posters import Poster, posters_of_build
from .printing import command
from .problems import unprintable
from .settings import NoticeboardSettings, languages_of, wrong_settings


@hookimpl
def hubsite_settings() -> type:
    """The keys below `noticeboard:` in hub.yml."""
    return NoticeboardSettings


@hookimpl
def hubsite_pages(hub: Hub, memory: Memory, settings: NoticeboardSettings) -> Iterator[Page]:
    """`print/`: every sheet, with its sizes, its weight and a picture."""
    if hub.language in languages_of(hub, settings):
        made = [each for each in posters_of_build(hub, settings, memory) if each.printed.pdf]
        if made:
            yield listing(hub, made)


@hookimpl
def hubsite_files(hub: Hub, memory: Memory, settings: NoticeboardSettings) -> Iterator[File]:
    """`print/<sheet>-<size>[-<language>].pdf`, each with a link on the page that says the same."""
    for tag in languages_of(hub, settings):
        with speaking(tag):
            version = hub.in_language(tag)
            for poster in posters_of_build(version, settings, memory):
                if poster.printed.pdf:
                    yield from _files(version, poster)


def _files(hub: Hub, poster: Poster) -> Iterator[File]:
    """The PDF, and the picture if it has one."""
    about = hub.get(poster.sheet.twin.strip("/"))
    # On the page that says the same stand the sizes that a printer at home has; `print/` has all.
    is_linked = poster.form.paper == "a4" and poster.family != "whats-on-next-month"
    yield File(
        path=poster.path,
        content=poster.printed.pdf,
        title=_("Print this: {size}", size=poster.form.words) if is_linked else "",
        about=about.key if about else poster.sheet.twin or "/",
        language=hub.language,
    )
    if poster.printed.picture:
        yield File(path=poster.picture_path, content=poster.printed.picture)


@hookimpl
def hubsite_problems(hub: Hub, site: Site, memory: Memory, settings: NoticeboardSettings) -> Iterator[Problem]:
    """Sheets on which not everything fits or can be read, and words in hub.yml that name no sheet."""
    yield from wrong_settings(hub, settings, names_of(hub))
    for tag in languages_of(hub, settings):
        with speaking(tag):
            yield from unprintable(posters_of_build(hub.in_language(tag), settings, memory))


@hookimpl
def hubsite_commands(settings: NoticeboardSettings) -> Iterator[Command]:
    """`hubsite print`."""
    yield command(settings)
