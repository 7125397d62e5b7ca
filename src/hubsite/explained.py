"""Words explained: where a page first uses a term of the glossary stands a link to its meaning at the page's foot.

    terms = terms_of(hub.of("terms"), "en")  # once for each hub and language
    with speaking("en"):
        body = explained(body, terms, "decisions/council-tax/")

The meaning stands on the same page, so that it needs no script, no hovering and no second page, and is there on paper.
"""

# A link that explains the wrong thing is worse than none: where it is doubtful whether a word is meant as the term
# ("three minutes", "the National Lottery"), the next use of it is waited for.

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from markupsafe import Markup

from hubsite.foreign import base
from hubsite.language import gettext as _
from hubsite.model.record import Record
from hubsite.model.voice import Term

MOST = 8  # A page of links is hard to read. So many words are explained on one page, those that come first.
_HOME = "terms/"

# Vowel signs and other marks of a script are parts of its words, but not of what Python calls one; so are joiners.
_OF_WORDS = r"\w\u200c\u200d" + "".join(
    chr(each) for each in (*range(0x300, 0x3100), *range(0xA660, 0xAC00)) if unicodedata.category(chr(each))[0] == "M"
)
_WORD = re.compile(rf"&#?\w+;|[{_OF_WORDS}]+(?:-[{_OF_WORDS}]+)*")
_RUNS_ON = re.compile(r"[.@]\w")  # as in an address: clerk@ashcombe.example
_LONGEST = 100

# Comments, what is passed over in one step since it holds nothing of its own name, and every other tag.
_SPLIT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(a|button|caption|code|h[1-6]|script|style|textarea)(?=[\s>]).*?(?:</\1\s*>|\Z)"
    r"""|<(/?)([a-z][a-z0-9-]*)((?:[^<>"']++|"[^"]*"|'[^']*')*+)>""",
    re.DOTALL | re.IGNORECASE,
)
_ID = re.compile(r'\sid="([^"]*)"')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_CLASS = re.compile(r'\sclass="([^"]*)"')
# Parts that are hidden, or that the page's script will hide or say in other words one day.
_COMES_AND_GOES = re.compile(
    r'\s(?:hidden|inert|data-(?:until|day|from|then|days-to|off|if-any|open-now|show|more))(?=[\s=/]|\Z)|\saria-hidden="true"'
)


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|few|many|more|several))[\s-]+\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(rf"([{_OF_WORDS}]+)\s+\Z")
_NAME_BEHIND = re.compile(rf"\s+([{_OF_WORDS}])")
_NO_NAMES = _each(
    "a all an and any are as at both but by can do does each every for from has his her how if in is it its may my no"
    " of on or our some that the their these this those to under was what when where which who whose why with your"
)
_EMPTY = _each("area base br col embed hr img input link meta param source track wbr")
_RUNNING = _each("p li dd td blockquote")
_SHUT = _each(
    "a abbr audio button caption code datalist del details dfn dt fieldset figcaption form h1 h2 h3 h4 h5 h6 iframe kbd"
    " label legend math nav noscript object option output pre s samp select summary svg template textarea th var video"
)
# Small print, lists of sources and of dates, and what is not seen on the screen.
_SHUT_CLASSES = _each("coming coming-none crumbs meta on-paper sources term visually-hidden when words")


class Wording(NamedTuple):
    """One way to write a term; `term` is None for what a term is not the same as.

    `source` is the name that the glossary has for it. On a page that speaks of one of `unlike`, it may mean that.
    """

    text: str
    term: Term | None
    source: str = ""
    unlike: tuple[str, ...] = ()


class Terms:
    """The terms of a hub as the pages of one language look for them; made by `terms_of`."""

    def __init__(self, language: str, wordings: Iterable[tuple[str, Wording]]) -> None:
        """The wordings with their languages, the most certain first: of two alike, the first holds."""
        self.language = language
        self._meant: dict[tuple[str, str], Wording] = {}
        self._begun: set[tuple[str, str]] = set()
        for tongue, wording in wordings:
            key = _key(wording.text)
            if key and (tongue, key) not in self._meant:
                self._meant[tongue, key] = wording
                self._begun.update((tongue, key[: word.end()]) for word in _WORD.finditer(key))
        self.languages = frozenset(tongue for tongue, _key in self._meant)

    def __bool__(self) -> bool:
        return bool(self._meant)

    @cached_property
    def as_text(self) -> str:
        """Everything of these terms that a page can show, as text."""
        return repr([self.language, [(tongue, _parts_of(wording)) for (tongue, _key), wording in self._meant.items()]])

    def at(self, html: str, word: re.Match[str], end: int, tongue: str) -> tuple[int, Wording] | None:
        """The longest wording that begins with this word of the text, which goes to `end`; and where it ends."""
        if (tongue, word.group().lower()) not in self._begun:
            return None
        longest = None
        for last in _WORD.finditer(html, word.start(), end):
            said = unescape(html[word.start() : last.end()])
            key = (tongue, _key(said))
            wording = self._meant.get(key)
            if wording and _has_its_capitals(said, wording.text) and not _RUNS_ON.match(html, last.end(), end):
                longest = last.end(), wording
            if key not in self._begun and last.group()[0] != "&":
                break
        return longest

    def called(self, title: str) -> frozenset[str]:
        """The ids of the terms that these words alone mean, in whatever language."""
        found = (self._meant.get((tongue, _key(title))) for tongue in self.languages)
        return frozenset(wording.term.id for wording in found if wording and wording.term)


def terms_of(records: Iterable[Record], language: str) -> Terms:
    """The terms among the records, for pages in this language (a BCP 47 tag); texts that know their own keep it."""
    terms = sorted((each for each in records if isinstance(each, Term)), key=lambda each: each.id)
    names = [(each.name, each) for each in terms if len(_whole(each.name)) > 1]
    others = [(other, each) for each in terms for other in each.also_called if len(_whole(other)) > 2]
    written = [(_tongue(text, language), _wording(text, term)) for text, term in names + others]
    plurals = [
        (tongue, wording._replace(text=each))
        for tongue, wording in written
        if tongue == "en"
        for each in _plurals(wording.text)
    ]
    unlike = [(_tongue(text, language), Wording(_thing(text), None)) for each in terms for text in each.not_same_as]
    return Terms(base(language), [*written, *plurals, *unlike])


def _wording(text: str, term: Term) -> Wording:
    """A name of the term, and what ends like it but is another thing: the hospital ward."""
    name = _whole(text)
    unlike = tuple(thing for each in term.not_same_as if (thing := _key(_thing(each))).endswith(f" {_key(name)}"))
    return Wording(name, term, text, unlike)


def _parts_of(wording: Wording) -> list[object]:
    term, texts = wording.term, [wording.text, wording.source]
    more = []
    if term:
        texts += [term.name, term.summary or ""]
        more = [term.id, term.path, _has_more(term)]
    return [*((text, getattr(text, "language", "")) for text in texts), wording.unlike, more]


def _has_more(term: Term) -> bool:
    """Whether its page says more than is said of it here."""
    return bool(term.description or term.sources or term.not_same_as)


def _tongue(text: str, language: str) -> str:
    return base(getattr(text, "language", language))


def _alike(text: str) -> str:
    """The text, as long as it is, with one sort of apostrophe and one of hyphen."""
    return text.replace("’", "'").replace("‐", "-").replace("‑", "-")


def _key(text: str) -> str:
    """The text as it is compared: without regard to capitals, sorts of spaces, of apostrophes and of hyphens."""
    return " ".join(_alike(text).lower().split())


def _whole(text: str) -> str:
    """A name without what stands in brackets behind it ("community council (in Wales)"), and without signs around."""
    words = [*_WORD.finditer(name := re.sub(r"\s*\([^()]*\)\s*\Z", "", text[: 2 * _LONGEST]))]
    whole = name[words[0].start() : words[-1].end()] if words else ""
    return whole if len(whole) <= _LONGEST else ""


def _thing(text: str) -> str:
    """The thing itself of "the local plan, which the district council writes"."""
    return _whole(re.sub(r"\A(?:an?|the)\s", "", re.split("[;,(]", text)[0], flags=re.IGNORECASE).strip())


def _plurals(name: str) -> tuple[str, ...]:
    """The plural of an English name: precepts, parishes, by-elections, assets of community value."""
    head, of, rest = name.partition(" of ")
    if _is_abbreviation(head.split()[-1]):
        return () if head.endswith("S") else (f"{head}s{of}{rest}",)
    if re.search(r"[^aeiou]y\Z", head):
        return (f"{head[:-1]}ies{of}{rest}",)
    if re.search(r"(?:ss|us|x|z|ch|sh)\Z", head):
        return (f"{head}es{of}{rest}",)
    if head.endswith("man"):
        return (f"{head[:-2]}en{of}{rest}",)
    return () if head.endswith("s") else (f"{head}s{of}{rest}",)


def _is_abbreviation(word: str) -> bool:
    return sum(sign.isupper() for sign in word) > 1


def _has_its_capitals(said: str, text: str) -> bool:
    """Abbreviations are written as they are: CIL, not "cil"."""
    pairs = zip(said.split(), text.split(), strict=False)
    return all(written == word for written, word in pairs if _is_abbreviation(word))


def _is_doubtful(text: str, start: int, end: int, wording: str, tongue: str) -> bool:
    """Whether the words from `start` to `end` may mean something else: they are counted, or are a part of a name."""
    before, behind = text[max(0, start - 40) : start], text[end : end + 8]
    if before.endswith(("@", ".")) or (_NUMBER.search(before) and (tongue == "en" or before.rstrip()[-1:].isdigit())):
        return True
    if not text[start].isupper() or any(_is_abbreviation(word) for word in wording.split()):
        return False
    first, last = _NAME_BEFORE.search(before), _NAME_BEHIND.match(behind)
    is_named = first and first[1][0].isupper() and first[1].lower() not in _NO_NAMES
    return bool(is_named or (last and last[1].isupper()))


class Use(NamedTuple):
    """Where in the HTML a term is first used, and how it is written there."""

    start: int
    end: int
    term: Term
    source: str


def explained(html: Markup, terms: Terms, path: str) -> Markup:
    """The body of a finished page with its first terms explained; asked again, it changes nothing.

    `path` is the page's address as it is in the hub's main language (`terms/precept/`). Links to the pages of terms
    start with a slash. The words around are said in the language being spoken.
    """
    if not terms or path == _HOME or '<section class="words"' in html:
        return html
    text = str(html)
    title = _TITLE.search(text)
    known = set(terms.called(unescape(_ANY_TAG.sub("", title[1])))) if title else set()
    if path.startswith(_HOME):
        known.add(path.removeprefix(_HOME).strip("/"))
    uses = list(islice(_first_uses(_alike(text), terms, known), MOST))
    return _put_together(text, uses) if uses else html


def _first_uses(html: str, terms: Terms, known: set[str]) -> Iterator[Use]:
    """The first uses of terms that are not yet known, in the order of the text."""
    lower = ""
    for start, end, tongue in running_text(html, terms.language):
        after = start
        for word in _WORD.finditer(html, start, end) if tongue in terms.languages else ():
            found = terms.at(html, word, end, tongue) if word.start() >= after else None
            if not found:
                continue
            after, wording = found
            if wording.term is None or wording.term.id in known:
                continue
            lower = lower or html.lower()
            if any(thing in lower for thing in wording.unlike):
                known.add(wording.term.id)
            elif not _is_doubtful(html[start:end], word.start() - start, after - start, wording.text, tongue):
                known.add(wording.term.id)
                yield Use(word.start(), after, wording.term, wording.source)


def running_text(html: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where sentences stand that everybody sees: start, end and language (without its region) of each stretch."""
    above: list[tuple[str, bool, bool, str]] = []
    running, shut, tongue = False, False, language
    last, opened = 0, False
    for tag in _SPLIT.finditer(html):
        start, last = last, tag.end()
        if running and not shut and tag.start() > start:
            yield start, tag.start(), tongue
        _passed, closing, name, attributes = tag.groups()
        if closing:
            running, shut, tongue = _closed(name, above, (running, shut, tongue))
        elif name and name not in _EMPTY:
            above.append((name, running, shut, tongue))
            is_running, is_shut, own = _said_by(name, attributes)
            # Bold words that begin a paragraph are its label or its title: "Cancelled:", "2. Minutes".
            labels = name == "strong" and opened and not html[start : tag.start()].strip()
            running, shut, tongue = running or is_running, shut or labels or is_shut, own or tongue
        opened = name in _RUNNING and not closing


def _closed(name: str, above: list[tuple[str, bool, bool, str]], now: tuple[bool, bool, str]) -> tuple[bool, bool, str]:
    """What holds behind an end tag: what held before its start tag. Tags left open in between end with it."""
    for at in range(len(above) - 1, -1, -1):
        if above[at][0] == name:
            now = above[at][1:]
            del above[at:]
            break
    return now


@lru_cache(maxsize=4096)
def _said_by(name: str, attributes: str) -> tuple[bool, bool, str]:
    """Whether the element holds sentences, whether nothing in it is to be explained, and its language or ""."""
    classes = _CLASS.search(attributes)
    language = _LANGUAGE.search(attributes)
    shut = (
        name in _SHUT
        or bool(_COMES_AND_GOES.search(attributes))
        or bool(classes and not _SHUT_CLASSES.isdisjoint(classes[1].split()))
    )
    return name in _RUNNING, shut, base(language[1]) if language else ""


def _put_together(html: str, uses: Iterable[Use]) -> Markup:
    taken = set(_ID.findall(html))
    title = _free("hub-words", taken)
    link = Markup('<a class="term" id="{}" href="#{}">{}</a>')
    parts, entries, last = [], [], 0
    for use in uses:
        here, there = _free(f"use-{use.term.id}", taken), _free(f"word-{use.term.id}", taken)
        parts += [Markup(html[last : use.start]), link.format(here, there, Markup(html[use.start : use.end]))]
        entries.append(_entry(use, here, there))
        last = use.end
    head = Markup('\n<section class="words" aria-labelledby="{0}">\n<h2 id="{0}">{1}</h2>\n<dl>\n')
    foot = Markup("</dl>\n</section>\n")
    return Markup("").join([*parts, Markup(html[last:]), head.format(title, _("Words on this page")), *entries, foot])


def _free(name: str, taken: set[str]) -> str:
    """The id, with a number if the page has it already; from now on it has."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free


def _entry(use: Use, here: str, there: str) -> Markup:
    """The meaning of a term, the way to its page if that has more to say, and the way back."""
    term = use.term
    lines: list[Any] = [term.summary]
    if use.source != term.name:
        lines.append(_("Also called “{word}”.", word=use.source))
    if _has_more(term):
        more = _("More about “{word}”", word=term.name)
        lines.append(Markup('<a href="/{}">{}</a>').format(term.path, more))
    back = Markup('<a href="#{}">{}</a>').format(here, _("Back to “{word}” in the text", word=use.source))
    said = Markup("").join(Markup("<p>{}</p>").format(each) for each in lines)
    whole = Markup('<dt id="{}"><dfn>{}</dfn></dt>\n<dd>{}<p class="back">{}</p></dd>\n')
    return whole.format(there, term.name, said, back)
