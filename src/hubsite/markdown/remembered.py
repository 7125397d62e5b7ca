"""Rendered Markdown, remembered from one build to the next: a text that nobody changed is not rendered again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from markupsafe import Markup

from hubsite.foreign import base
from hubsite.language import ENGLISH, LOCALE, speaking
from hubsite.markdown import Heading, Image, Rendered, to_html
from hubsite.memory import Memory, digest_of

_HERE = Path(__file__).parent
# babel knows which languages there are, and so which `lang` may stay.
_LIBRARIES = ("cmarkgfm", "nh3", "markupsafe", "babel")
# What else has a say in the HTML of a text: the words of footnotes and notices, and which languages there are.
_OTHERS = [_HERE.parent / name for name in ("language.py", "foreign.py", "model/language_tags.py")]

# A context variable, as with the language being spoken: whoever shows a text need not know of it.
_REMEMBERING: ContextVar[_Remembering | None] = ContextVar("rendered texts", default=None)


class _Remembering:
    """The memory of one build, and which texts it was told of."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.told: set[tuple[str, str]] = set()
        self._code: dict[str, str] = {}

    def made_from(self, text: str, language: str) -> bytes:
        """All that a rendered text depends on."""
        if language not in self._code:
            code = [digest_of(_HERE, *_LIBRARIES), *map(digest_of, _OTHERS)]
            code += [] if base(language) == ENGLISH else [digest_of(LOCALE)]
            self._code[language] = "\n".join(["rendered Markdown", *code, language])
        # Half a surrogate pair may stand in a text from JSON.
        return f"{self._code[language]}\n{text}".encode("utf-8", "surrogatepass")


@contextmanager
def remembering(memory: Memory | None) -> Iterator[None]:
    """Every text that is rendered inside is asked of this memory first; None asks nobody."""
    before = _REMEMBERING.set(_Remembering(memory) if memory else None)
    try:
        yield
    finally:
        _REMEMBERING.reset(before)


def rendered_once(text: str, language: str) -> Rendered:
    """A text with the levels of headings that were typed, and our own words in a language.

    Raises MarkdownTooHard, each time anew.
    """
    asked = _REMEMBERING.get()
    if asked is None:
        return _made(text, language)
    asked.told.add((text, language))
    return _unpacked(asked.memory.recall(asked.made_from(text, language), lambda: _packed(_made(text, language))))


def still_needed(text: str, language: str) -> None:
    """Say that a text was used which this process knows already, so that the next one finds it in the memory."""
    asked = _REMEMBERING.get()
    if asked is not None and (text, language) not in asked.told:
        asked.told.add((text, language))
        asked.memory.hold(asked.made_from(text, language))


def _made(text: str, language: str) -> Rendered:
    with speaking(language):
        return to_html(text, heading_offset=0)


def _packed(made: Rendered) -> bytes:
    headings = [(each.level, each.id, each.text) for each in made.headings]
    images = [(each.target, each.alt) for each in made.images]
    return json.dumps([made.html, headings, made.links, images, made.removed, made.ids]).encode()


def _unpacked(packed: bytes) -> Rendered:
    html, headings, links, images, removed, ids = json.loads(packed)
    return Rendered(
        html=Markup(html),
        headings=tuple(Heading(*each) for each in headings),
        links=tuple(links),
        images=tuple(Image(*each) for each in images),
        removed=tuple(removed),
        ids=tuple(ids),
    )
