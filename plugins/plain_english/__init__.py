"""Advice on plain English: long sentences, hard words, acronyms, and how old a reader has to be."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from hubsite import Command, Hub, Memory, Problem, digest_of, hookimpl

from .acronyms import known_in
from .advice import advice
from .hard_words import Names
from .judged import judged, names_of
from .own import OwnPage, own_pages
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
def hubsite_problems(hub: Hub, memory: Memory, settings: PlainSettings) -> Iterator[Problem]:
    """Advice only, for what the hub's own people wrote in English."""
    known, names = known_in(hub, settings.known), names_of(hub)
    same = json.dumps(
        [digest_of(Path(__file__).parent), repr(settings), sorted(known), names.spoken, sorted(names.written)]
    ).encode()
    made_from = sha256(same).digest()
    pages = [(own, partial(_told, own, settings, known, names)) for own in own_pages(hub)]
    # Of most pages there is nothing to say, and that is all that has to be remembered.
    things = [(made_from + repr(own).encode(), partial(_is_any, told)) for own, told in pages]
    for (_, told), is_any in zip(pages, memory.recall_all(things), strict=True):
        if is_any == _YES:
            yield from told()


_YES, _NO = b"something", b"nothing"


def _is_any(told: Callable[[], list[Problem]]) -> bytes:
    return _YES if told() else _NO


def _told(own: OwnPage, settings: PlainSettings, known: Collection[str], names: Names) -> list[Problem]:
    page = judged(own)
    return [*advice(page, settings, known, names)] if page.words else []
