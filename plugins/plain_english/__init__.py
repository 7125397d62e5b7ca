"""Advice on plain English: long sentences, hard words, acronyms, and how old a reader has to be."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Command, Hub, Problem, hookimpl

from .acronyms import known_in
from .advice import advice
from .judged import judged_pages, names_of
from .settings import PlainSettings
from .table import command


@hookimpl
def hubsite_settings() -> type[PlainSettings]:
    """What counts as long, as old, and as known."""
    return PlainSettings


@hookimpl
def hubsite_commands() -> Iterator[Command]:
    """`hubsite reading`."""
    yield command()


@hookimpl
def hubsite_problems(hub: Hub, settings: PlainSettings) -> Iterator[Problem]:
    """Advice only, for what the hub's own people wrote in English."""
    known, names = known_in(hub, settings.known), names_of(hub)
    for page in judged_pages(hub):
        yield from advice(page, settings, known, names)
