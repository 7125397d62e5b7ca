"""Blocks: named pieces that writers place in Markdown, on a line of their own."""

# Looked for in finished HTML, where such a line is a paragraph: content is never a template, a block is only a name
# and some words, and nothing in braces is run.

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup, escape

from hubsite.markdown.shown import prose
from hubsite.outputs import Block

_PLACE = re.compile(r"<p>\{\{\s*([^{}<>]*?)\s*\}\}</p>")
Misuse = tuple[str, str, str]


def with_blocks(html: Markup, blocks: Mapping[str, Block]) -> tuple[Markup, list[Misuse]]:
    """The HTML with each block in its place, and (code, message, fix) for each that could not be placed."""
    misused: list[Misuse] = []

    def place(found: re.Match[str]) -> str:
        try:
            return _rendered(unescape(found.group(1)), blocks)
        except ValueError as error:
            message, _, fix = str(error).partition("\n")
            misused.append(("block", f"{unescape(found.group())[3:-4]}: {message}", fix))
            return str(escape(unescape(found.group(1))))

    return Markup(_PLACE.sub(place, html)), misused


def _rendered(words: str, blocks: Mapping[str, Block]) -> Markup:
    name, *given = shlex.split(words) or [""]
    if name not in blocks:
        near = difflib.get_close_matches(name, blocks, n=1)
        known = f"Did you mean `{near[0]}`?" if near else f"Blocks to choose from: {', '.join(sorted(blocks))}."
        raise ValueError(f"there is no block called '{name}'.\n{known}")
    if loose := [word for word in given if "=" not in word]:
        raise ValueError(f"'{loose[0]}' is not in the form name=value.\nFor example `{blocks[name].example}`.")
    body = blocks[name].render(dict(word.split("=", 1) for word in given))
    return body if isinstance(body, Markup) else prose(body)
