"""Words that several sheets have in common: prose without its marks, times of day, places, how to reach somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from hubsite import Hub, Markup, Record, in_language_of, in_short, labelled, pgettext, prose, say_time
from hubsite import gettext as _

from .sheet import Kept, Text

_BLOCK = re.compile(r"</?(?:p|ul|ol|div|h[1-6]|blockquote|table|tr|pre)\b[^>]*>|<br\b[^>]*>")
_POINT = re.compile(r"<li\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
# Where a sentence ends. After so short a word as “St.” or “e.g.” it does not surely.
_END = re.compile(r"(?:(?<=\w\w\w[.!?])|(?<=\d[.!?])|(?<=[.!?][)”’]))\s+|(?<=[।۔。！？])\s*")
# Of a paragraph that has less room than this a few words would say nothing.
_LEAST = 40


def paragraphs(text: str | None) -> tuple[Text, ...]:
    """Markdown as bare words: one text for each paragraph, points of a list with a dot before them."""
    if not text:
        return ()
    html = _POINT.sub("</p>• ", str(prose(text)))
    parts = (" ".join(unescape(_TAG.sub("", each)).split()) for each in _BLOCK.split(html))
    return tuple(in_language_of(text, each) for each in parts if each and each != "•")


def in_few_words(text: str | None, longest: int) -> tuple[Text, ...]:
    """The beginning of Markdown, about as many characters as `longest`: whole sentences, unless the first is longer."""
    said: list[Text] = []
    left = longest
    for each in paragraphs(text):
        if left < _LEAST:
            break
        whole = _sentences(each, left)
        if not whole and said:
            break
        said.append(whole or in_short(each, left))
        left = left - len(whole) if whole == each else 0
    return tuple(said)


def first_words(text: str | None, longest: int) -> Text:
    """What `in_few_words` has of the first paragraph; "" of nothing."""
    return next(iter(in_few_words(text, longest)), "")


def _sentences(text: Text, longest: int) -> Text:
    """The beginning of a text up to the end of a sentence; "" where the first sentence is longer."""
    if len(text) <= longest:
        return text
    ends = [end.start() for end in _END.finditer(text) if end.start() <= longest]
    return in_language_of(text, text[: ends[-1]]) if ends else ""


def kept(texts: Iterable[Text | None]) -> tuple[Text, ...]:
    """Those that say something."""
    return tuple(text for text in texts if text)


def time_words(happening: Any) -> Text:
    """`7pm to 9pm`; `7pm` where no end is known, nothing where no time is."""
    if happening.all_day:
        return ""
    start, end = say_time(happening.start.time()), happening.end
    return pgettext("times of day", "{start} to {end}", start=start, end=say_time(end.time())) if end else start


def reach(record: Any) -> tuple[Text, ...]:
    """How to reach a record, one line for each way: whom to ask for, telephone, e-mail, website."""
    return tuple(_ways(record))


def _ways(record: Any) -> Iterator[Text]:
    if contact := getattr(record, "contact", None):
        yield _("Ask for: {who}", who=contact)
    if phone := getattr(record, "phone", None):
        yield _("Telephone: {number}", number=Kept(phone))
    if email := getattr(record, "email", None):
        yield _("Email: {address}", address=Kept(email))
    if url := getattr(record, "url", None):
        yield labelled(_("Website"), Kept(short(url)))


def short(address: str) -> str:
    """An address of the web as people type it: without what every browser adds by itself."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def phone_or_email(record: Any) -> Text:
    """The one way to reach somebody for which there is room; "" for none."""
    found = getattr(record, "phone", None) or getattr(record, "email", None)
    return Kept(found) if found else ""


def not_yet_checked(record: Record) -> Iterator[Text]:
    """`Not yet checked`, of what nobody has checked ever."""
    if record.checked == "never":
        yield _("Not yet checked")


def place_words(hub: Hub, key: str | None) -> Text:
    """The name and address of a space, or of another place by its full id; "" for one that is not known.

    A name with which the address begins is not said twice.
    """
    place: Record | None = hub.get(key)
    if place is None:
        return ""
    name, address = place.name, getattr(place, "address", None) or ""
    if address.casefold().startswith(name.casefold()) and not address[len(name) : len(name) + 1].isalnum():
        return address
    return Markup(", ").join([name, address]) if address else name
