"""Words in another language than the page they stand on."""

# WCAG 3.1.2 asks that they say so. A text that knows its language carries the mark wherever a template or `Markup`
# puts it into HTML, and is plain text everywhere else.

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Languages written in scripts that run from right to left (Unicode bidi classes R and AL).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def base(tag: str) -> str:
    """The language of a BCP 47 tag without region or script: `cy` of `cy-GB`."""
    return tag.partition("-")[0].lower()


def direction(tag: str) -> str:
    """`rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if base(tag) in _RIGHT_TO_LEFT else "ltr"


def in_language_of(original: str, words: str) -> str:
    """A changed text in the language of the one it was made from: cutting or joining would lose it."""
    return Foreign(words, original.language) if isinstance(original, Foreign) else words


class Foreign(str):
    """Text in the language of the tag `language`. As HTML it is a span with `lang` and `dir`."""

    language: str

    def __new__(cls, text: str, language: str) -> Foreign:
        """The text, knowing its language."""
        self = super().__new__(cls, text)
        self.language = language
        return self

    def __html__(self) -> Markup:
        return self.wrapped(escape(str(self)), "span")

    def wrapped(self, html: Markup, tag: str) -> Markup:
        """Finished HTML of this text in an element of its own that says the language."""
        words = Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>')
        return words.format(Markup(tag), self.language, direction(self.language), html)

    def __reduce__(self) -> tuple[type[Foreign], tuple[str, str]]:
        return Foreign, (str(self), self.language)


_LINK = re.compile(r'<a ((?:(?!\blang=)[^>])*)><span (lang="[^"]*" dir="[^"]*")>([^<]*)</span></a>')


def with_marked_links(html: Markup) -> Markup:
    """A link whose words are all in one other language says so itself: a mark within each of hundreds would weigh."""
    if '><span lang="' not in html:
        return html
    return Markup(_LINK.sub(r"<a \1 \2>\3</a>", str(html)))
