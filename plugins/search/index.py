"""What is found by which words: finished pages made ready for Pagefind."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from hubsite import Markup, Page, plain

from .program import index_of

# Pagefind's own: 1 is plain text, 10 the most there is; each step counts twice (pagefind.app/docs/weighting).
_TITLE, _OWN_SYNONYM, _SYNONYM, _IN_A_LIST = 10, 9, 0.5, 0.2
# Said on every page, or about other things, or over: nobody should find a page by these.
_IGNORED = ("[hidden]", "nav", "script", "section.words", "[aria-labelledby='hub-download']")
_TAGS = re.compile(r"<[^>]*>")
_ALSO_CALLED = re.compile(r'<li class="meta" data-also-called="([^"]*)" data-about="([^"]*)"')
# Shorter ones are near to too many others.
_WORD = re.compile(r"[^\W\d_]{4,}")
_SUMMARY_WORDS = 30


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The other words that records of one language go by, and the names under which pages speak of them."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Synonyms:
        """As the list from A to Z says them: what it knows, the search knows."""
        words: dict[str, tuple[str, ...]] = {}
        for page in pages:
            for word, key in _ALSO_CALLED.findall(page.body) if _is_of_search(page) else ():
                words[key] = (*words.get(key, ()), unescape(word))
        return cls(words, {page.title.casefold(): page.about for page in pages if page.about in words})

    def in_text(self, text: str) -> tuple[str, ...]:
        """The other words for what a text names, in order, each once."""
        if not self.keys:
            return ()
        names = "|".join(re.escape(name) for name in sorted(self.keys, key=lambda each: (-len(each), each)))
        named = {match.group() for match in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text.casefold())}
        return tuple(sorted({word for name in named for word in self.words[self.keys[name]]}))


def indexed(pages: Iterable[Page], main_language: str) -> dict[str, bytes]:
    """All that the search needs to find pages, path to content: the same bytes for the same pages."""
    by_language: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda each: each.path):
        by_language.setdefault(page.language or main_language, []).append(page)
    synonyms = {language: Synonyms.of(found) for language, found in by_language.items()}
    documents = (
        (page.path, document(page, language, synonyms[language]))
        for language, found in sorted(by_language.items())
        for page in found
        if not _is_of_search(page)
    )
    known = {
        f"words.{language.lower()}.json": known_words(found, synonyms[language])
        for language, found in by_language.items()
    }
    is_empty = all(_is_of_search(page) for found in by_language.values() for page in found)
    index = {} if is_empty else _needed(index_of(documents, _IGNORED))
    return known | {f"pagefind/{path}": data for path, data in index.items()}


def known_words(pages: Iterable[Page], synonyms: Synonyms) -> bytes:
    """The words that somebody may have meant who mistyped one, as a list in JSON: the most common first."""
    texts = [f"{page.title} {page.summary}" for page in pages if not _is_of_search(page)]
    texts += [word for words in synonyms.words.values() for word in words]
    often = Counter(word for text in texts for word in _WORD.findall(text.lower()))
    sorted_words = sorted(often, key=lambda word: (-often[word], word))
    return json.dumps(sorted_words, ensure_ascii=False, separators=(",", ":")).encode()


def document(page: Page, language: str, synonyms: Synonyms) -> str:
    """A whole page of HTML as Pagefind shall see it."""
    text = " ".join(unescape(_TAGS.sub(" ", page.body)).split())
    own = synonyms.words.get(page.about, ())
    others = [word for word in synonyms.in_text(text) if word not in own]
    known = {
        "title": page.title,
        "summary": page.summary or " ".join(text.removeprefix(page.title).split()[:_SUMMARY_WORDS]),
        "above": page.crumbs[-1][0] if page.crumbs else "",
    }
    head = [_META.format(plain(value), name) for name, value in known.items() if value]
    # A list of many things is found by the words of each of them, but these have pages of their own.
    body = page.body if page.about or page.file else _WEIGHED.format(_IN_A_LIST, page.body)
    parts = [
        _HEAD.format(language, Markup("").join(head)),
        str(body).replace("<h1", f'<h1 data-pagefind-weight="{_TITLE}"', 1),
        *([_WEIGHED.format(_OWN_SYNONYM, ", ".join(own))] if own else []),
        *([_WEIGHED.format(_SYNONYM, ", ".join(others))] if others else []),
    ]
    return "\n".join([*parts, "</body></html>"])


_HEAD = Markup('<!doctype html><html lang="{}"><head>{}</head><body>')
_META = Markup('<meta content="{}" data-pagefind-meta="{}[content]">')
_WEIGHED = Markup('<div data-pagefind-weight="{}">{}</div>')


def _is_of_search(page: Page) -> bool:
    return page.path.removeprefix(f"{page.language.lower()}/").startswith("search/")


def _needed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Without the boxes and styles for pages that have no form of their own.

    The one file that says what there is names the languages in a new order each time; sorted, all bytes stay.
    """
    entry = json.loads(files["pagefind-entry.json"])
    speaking = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    kept = {"pagefind.js", "pagefind-worker.js", *speaking}
    needed = {path: data for path, data in files.items() if path in kept or path.endswith(_OF_THE_INDEX)}
    needed["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return dict(sorted(needed.items()))


_OF_THE_INDEX = (".pf_meta", ".pf_index", ".pf_fragment")
