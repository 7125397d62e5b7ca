"""GitHub's own Markdown parser (cmark-gfm), kept within limits. The one module that knows cmarkgfm.

Why this parser, and how to change it: docs/decisions/markdown-parser.md.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from typing import Any

from cmarkgfm import _cmark, cmark

from hubsite.markdown.rendered import MarkdownTooHard

MAX_BYTES = 512 * 1024
MAX_DEPTH = 100  # of lists, quotes and emphasis inside one another; browsers stop at 512, nh3 slows earlier
MAX_TAGS = 200_000  # a start and an end tag each count; a page at the limit takes about a second

_EXTENSIONS = ("table", "strikethrough", "autolink", "tasklist")
# Raw HTML passes here because the sanitiser comes after. GitHub's `tagfilter` would show scripts as text:
# the sanitiser takes them away and says so. Soft line breaks stay soft, as in GitHub's view of a file.
_OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
_CONTAINER = re.compile(r"<(/?)(?:blockquote|ul|ol|em|strong|del)\b")
_OPENINGS = ("<blockquote", "<ul", "<ol", "<em", "<strong", "<del")


def parse(text: str) -> str:
    """GitHub-Flavoured Markdown to HTML that is not yet safe.

    Raises MarkdownTooHard for a text longer than 512 KB, nested deeper than 100, or of more than about
    100,000 parts.
    """
    # Half a surrogate pair cannot be written as UTF-8; no text file holds one, but text from JSON may.
    source = text.encode("utf-8", "replace")
    if len(source) > MAX_BYTES:
        size = -(-len(source) // 1024)
        raise MarkdownTooHard(
            f"This text is {size:,} KB long, and a page holds {MAX_BYTES // 1024} KB. Share it out over several pages."
        )
    html = _convert(source)
    _refuse_too_much(html)
    return html


def _refuse_too_much(html: str) -> None:
    if html.count("<") > MAX_TAGS:
        raise MarkdownTooHard(
            "This text has more list items, table cells, links and footnotes than one page can hold "
            f"(about {MAX_TAGS // 2:,}). Share it out over several pages."
        )
    # Counting is fast, walking is not: a page with few containers cannot be deep.
    if sum(html.count(opening) for opening in _OPENINGS) > MAX_DEPTH:
        _refuse_too_deep(html)


def _refuse_too_deep(html: str) -> None:
    depth = 0
    for tag in _CONTAINER.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            raise too_deep()


def too_deep() -> MarkdownTooHard:
    """The refusal of a text whose lists, quotes or pasted HTML lie too deep inside one another."""
    return MarkdownTooHard(
        f"Lists, quotes or pasted HTML lie more than {MAX_DEPTH} deep inside one another here. "
        "Look at the `>` signs and the spaces at the start of the lines."
    )


def _convert(source: bytes) -> str:
    library = _cmark.lib
    parser = library.cmark_parser_new(_OPTIONS)
    try:
        for extension in _SYNTAX:
            library.cmark_parser_attach_syntax_extension(parser, extension)
        library.cmark_parser_feed(parser, source, len(source))
        return _render(library.cmark_parser_finish(parser), parser)
    finally:
        library.cmark_parser_free(parser)


def _render(tree: Any, parser: Any) -> str:
    library, memory = _cmark.lib, _cmark.ffi
    buffer = library.cmark_render_html(tree, _OPTIONS, library.cmark_parser_get_syntax_extensions(parser))
    try:
        html: str = memory.string(buffer).decode("utf-8")
        return html
    finally:
        _give_back(int(memory.cast("uintptr_t", buffer)), int(memory.cast("uintptr_t", tree)))


def _give_back_memory() -> Callable[[int, int], None]:
    # cmarkgfm never frees the tree and the text it makes: 45 KB a page, 220 MB for 5,000 pages. Its own
    # binding has no words for it, so the two C functions are called by name. Windows does not show them:
    # there the loss stays, and everything else is the same.
    try:
        free_text = ctypes.CDLL(None).free
        free_tree = ctypes.CDLL(_cmark.__file__).cmark_node_free
    except (AttributeError, OSError, TypeError):
        return lambda text, tree: None
    free_text.argtypes = free_tree.argtypes = [ctypes.c_void_p]
    free_text.restype = free_tree.restype = None

    def give_back(text: int, tree: int) -> None:
        free_text(text)
        free_tree(tree)

    return give_back


cmark.core_extensions_ensure_registered()
_SYNTAX = tuple(cmark.find_syntax_extension(name) for name in _EXTENSIONS)
_give_back = _give_back_memory()
