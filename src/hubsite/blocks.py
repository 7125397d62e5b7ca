"""Blocks: named pieces that writers place in Markdown, on a line of their own."""

# Looked for where prose has marked such a line: a name or a summary in braces is only words. Content is never a
# template, a block is only a name and some words, and nothing in braces is run.

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup, escape

from hubsite.markdown.shown import BLOCK_PLACE, prose, prose_without_blocks
from hubsite.outputs import Block


@dataclass(frozen=True, slots=True)
class Misuse:
    """A block that could not be placed: the words between the braces, and why."""

    code: str
    words: str
    message: str
    fix: str


class _MisusedError(ValueError):
    """What is wrong with the words of a block."""

    def __init__(self, message: str, fix: str, code: str = "block") -> None:
        super().__init__(f"{message}\n{fix}")
        self.code = code


def with_blocks(html: Markup, blocks: Mapping[str, Block]) -> tuple[Markup, list[Misuse]]:
    """The HTML with each block in its place, and the blocks that could not be placed."""
    misused: list[Misuse] = []

    def place(found: re.Match[str]) -> str:
        words = unescape(found.group(1).strip())
        try:
            return _rendered(words, blocks)
        except ValueError as error:
            message, _, fix = str(error).partition("\n")
            code = error.code if isinstance(error, _MisusedError) else "block"
            misused.append(Misuse(code, words, f"{{{{ {words} }}}}: {message}", fix))
            return str(escape(words))

    return Markup(BLOCK_PLACE.sub(place, html)), misused


def blocks_in(text: str) -> list[str]:
    """The words of every block that a text places."""
    return [unescape(words.strip()) for words in BLOCK_PLACE.findall(prose(text))] if "{{" in text else []


def _rendered(words: str, blocks: Mapping[str, Block]) -> Markup:
    name, *given = _split(words)
    if name not in blocks:
        near = difflib.get_close_matches(name, blocks, n=1)
        known = f"Did you mean `{near[0]}`?" if near else f"Blocks to choose from: {', '.join(sorted(blocks))}."
        raise _MisusedError(f"there is no block called '{name}'.", known, "unknown-block")
    if loose := [word for word in given if "=" not in word]:
        raise _MisusedError(f"'{loose[0]}' is not in the form name=value.", f"For example `{blocks[name].example}`.")
    body = blocks[name].render(dict(word.split("=", 1) for word in given))
    return body if isinstance(body, Markup) else prose_without_blocks(body)


def _split(words: str) -> list[str]:
    try:
        return shlex.split(words) or [""]
    except ValueError:
        raise _MisusedError("a quotation mark stands alone.", "Put one at both ends, or leave both out.") from None
