"""The language that a page is being written in: words from the catalogues, dates and numbers as its readers write them.

    with speaking("cy"):
        gettext("Open until {day}", day=say_date(day))

A message is the English text, with its values named in braces. Catalogues lie in `locale/<language>.po`; a message that
a catalogue lacks is said in English, in a span that says so, wherever it is shown as HTML.
"""

# A context variable, and not an argument of every function that says something: what is said depends on it alone, and
# a build sets it once for each language (as Django's `translation.override` does).

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from hubsite.foreign import Foreign, base

ENGLISH = "en"
LOCALE = Path(__file__).with_name("locale")
_SPOKEN: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Everything said inside is said in the language of this tag (`cy`, BCP 47)."""
    before = _SPOKEN.set(tag)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> str:
    """The tag of the language that is being spoken."""
    return _SPOKEN.get()


def gettext(message: str, /, **values: Any) -> str:
    """A message in the language being spoken, with its values in the braces; Markup if one of them is.

    Raises KeyError where a brace has no value.
    """
    return _filled(_said(message), values)


def pgettext(context: str, message: str, /, **values: Any) -> str:
    """As `gettext`, for a word that means different things in different places; `context` says which is meant."""
    found = catalogue(spoken()).get((context, message))
    return _filled(found[0] if found else _untranslated(message), values)


def ngettext(one: str, many: str, count: int, /, **values: Any) -> str:
    """As `gettext`, in the form that the language has for this number; `{count}` is the number."""
    said = catalogue(spoken())
    found = said.get(("", one))
    if found:
        chosen = found[min(_plural(spoken(), count), len(found) - 1)]
    else:
        chosen = _untranslated(one if count == 1 else many)
    return _filled(chosen, {"count": say_number(count), **values})


def marked(message: str) -> str:
    """A message that is kept in English and said later, by `gettext`: so that it is found for the catalogues."""
    return message


def _said(message: str) -> str:
    found = catalogue(spoken()).get(("", message))
    return found[0] if found else _untranslated(message)


def _untranslated(message: str) -> str:
    return message if base(spoken()) == ENGLISH else Foreign(message, ENGLISH)


def _filled(message: str, values: dict[str, Any]) -> str:
    if not values:
        return message
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(message).format(**values)
    filled = message.format(**values)
    return Foreign(filled, message.language) if isinstance(message, Foreign) else filled


@lru_cache(maxsize=32)
def catalogue(tag: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a language says: (context, English message) to its forms. Empty for English and for unknown languages."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for message in _read(tag) or ():
        if not message.id or not message.string:
            continue
        english = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if all(said):
            found[message.context or "", english] = said
    return found


@lru_cache(maxsize=32)
def _read(tag: str) -> Any:
    file = LOCALE / f"{base(tag)}.po"
    if not file.is_file():
        return None
    from babel.messages.pofile import read_po  # most hubs speak English, and need not wait for it

    with file.open("rb") as opened:
        return read_po(opened, locale=base(tag))


def is_a_draft(tag: str) -> bool:
    """Whether there is a catalogue of the language that nobody who speaks it has read through."""
    found = _read(tag)
    return found is not None and not found.last_translator.startswith("read by a speaker")


def languages_known() -> tuple[str, ...]:
    """The languages that there are catalogues for, sorted, and English."""
    return tuple(sorted({ENGLISH, *(file.stem for file in LOCALE.glob("*.po"))}))


def _plural(tag: str, count: int) -> int:
    from babel.messages.plurals import get_plural

    rule = _rule(get_plural(base(tag)).plural_expr)
    return int(rule(count))


@lru_cache(maxsize=32)
def _rule(expression: str) -> Any:
    from gettext import c2py

    return c2py(expression)


def plural_category(number: int) -> str:
    """CLDR's name for the form of words that a number takes: `one`, `few`, `other`."""
    if base(spoken()) == ENGLISH:
        return "one" if number == 1 else "other"
    return str(locale_of(spoken()).plural_form(number))


def say_number(number: int) -> str:
    """A whole number as readers of the language being spoken group its digits: 1,000."""
    if base(spoken()) == ENGLISH:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=locale_of(spoken())))


def say_list(items: Iterable[Any]) -> str:
    """'a, b and c' as the language being spoken has it; Markup if one of the items is."""
    *first, last = [*items] or [""]
    if not first:
        return last if isinstance(last, str) else str(last)
    if base(spoken()) == ENGLISH:
        patterns = {"start": "{0}, {1}", "middle": "{0}, {1}", "end": "{0} and {1}", "2": "{0} and {1}"}
    else:
        patterns = locale_of(spoken()).list_patterns["standard"]
    if len(first) == 1:
        return _joined(patterns["2"], first[0], last)
    said = _joined(patterns["start"], first[0], first[1])
    for item in first[2:]:
        said = _joined(patterns["middle"], said, item)
    return _joined(patterns["end"], said, last)


def comma() -> str:
    """What stands between the first items of a list (CLDR); Arabic has 'and' there, so its comma is given here."""
    if base(spoken()) == ENGLISH:
        return ", "
    between = str(locale_of(spoken()).list_patterns["standard"]["start"]).replace("{0}", "").replace("{1}", "")
    return "، " if any(map(str.isalpha, between)) else between


def semicolon() -> str:
    """What stands between parts that have commas themselves: that of Arabic letters is turned round."""
    return "؛ " if comma() == "، " else "; "


def _joined(pattern: str, one: Any, other: Any) -> str:
    is_html = hasattr(one, "__html__") or hasattr(other, "__html__")
    return (Markup(pattern) if is_html else pattern).format(one, other)


@lru_cache(maxsize=32)
def locale_of(tag: str) -> Any:
    """babel's locale for a tag; that of the language alone, or British English, where it knows no nearer one."""
    from babel import Locale, UnknownLocaleError

    for each in (tag, base(tag), "en-GB"):
        try:
            return Locale.parse(each, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("babel always knows British English")


def own_name(tag: str) -> str:
    """What a language calls itself: `Cymraeg`, `اردو`."""
    known = locale_of(tag)
    name = known.get_language_name() if known.language == base(tag) else None
    return f"{name[0].upper()}{name[1:]}" if name else tag
