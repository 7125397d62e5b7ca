"""Words in another script than the page is written in, such as Urdu on an English page, marked with their language.

A screen reader then says them in a voice that knows the letters (WCAG 2.2, 3.1.2), and a browser sets them in the right
direction. It reads finished HTML: every tag is closed, and `<` stands nowhere but at the start of one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from hubsite.foreign import base, direction

# For each script: its letters (Unicode blocks), the languages written in it that a hub may name, those first that come
# first if it names several, and last the one that is meant where it names none.
_SCRIPTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc", ("ur", "fa", "ps", "ckb", "sd", "ug", "ar")),
    ("\u0590-\u05ff", ("yi", "he")),
    ("\u0400-\u052f", ("ru", "bg", "be", "sr", "mk", "uk")),
    ("\u0900-\u0963\u0966-\u097f", ("ne", "mr", "hi")),
    ("\u0980-\u09ff", ("as", "bn")),
    ("\u0a00-\u0a7f", ("pa",)),
    ("\u0a80-\u0aff", ("gu",)),
    ("\u0b80-\u0bff", ("ta",)),
)
_ANY = re.compile(f"[{''.join(letters for letters, _ in _SCRIPTS)}]")
_BETWEEN = r"[\s\d\u200c\u200d.,:;!?()'’“”«»/&-]"
# Words of one script, with the spaces and signs between them.
_RUNS = re.compile("|".join(f"([{letters}]+(?:{_BETWEEN}+[{letters}]+)*)" for letters, _ in _SCRIPTS))

_TAG = re.compile(
    r"<(?:script\b.*?</script|style\b.*?</style)\s*>|<!--.*?-->|<![^>]*>"
    r"|<(/?)([a-zA-Z][^\s/>]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_LANGUAGE = re.compile(r"""\slang=["']?([^"'\s>]*)""")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_WORDS_ONLY = frozenset({"title", "textarea", "option"})  # they can hold no span


def with_foreign_scripts(html: str, page_language: str, languages: Collection[str]) -> str:
    """The same HTML, in which words of another script stand in `<span lang dir>`.

    `page_language` is the tag of the page's own language, `languages` are those of the hub. What already stands in an
    element with a `lang` that is written in the same script stays as it is.
    """
    if html.isascii() or not _ANY.search(html):
        return html
    return "".join(_parts(html, page_language, languages))


def _parts(html: str, page_language: str, languages: Collection[str]) -> Iterator[str]:
    inside: list[tuple[str, str]] = [("", page_language)]
    position = 0
    for tag in _TAG.finditer(html):
        yield _marked(html[position : tag.start()], *inside[-1], languages)
        yield tag[0]
        position = tag.end()
        name = (tag[2] or "").lower()
        if not name or name in _VOID or tag[3].endswith("/"):
            continue
        if not tag[1]:
            said = _LANGUAGE.search(tag[3])
            inside.append((name, said[1] if said else inside[-1][1]))
        elif name in (open_name for open_name, _ in inside[1:]):
            while inside.pop()[0] != name:
                pass
    yield _marked(html[position:], *inside[-1], languages)


def _marked(text: str, element: str, language: str, languages: Collection[str]) -> str:
    if element in _WORDS_ONLY or not _ANY.search(text):
        return text

    def in_span(run: re.Match[str]) -> str:
        known = _SCRIPTS[(run.lastindex or 1) - 1][1]
        if base(language) in known:
            return run[0]
        tag = _likeliest(known, languages)
        return f'<span lang="{tag}" dir="{direction(tag)}">{run[0]}</span>'

    return _RUNS.sub(in_span, text)


def _likeliest(known: Iterable[str], languages: Collection[str]) -> str:
    """The language of the hub that is written in a script; the commonest if the hub names none."""
    *_, commonest = known
    return next((tag for code in known for tag in languages if base(tag) == code), commonest)
