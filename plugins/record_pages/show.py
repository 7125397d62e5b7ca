"""A value as HTML: links for references and addresses, words for days, choices and money."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hubsite import (
    Hub,
    Link,
    Markup,
    Record,
    Ref,
    When,
    escape,
    prose,
    say_date,
    say_list,
    say_money,
    say_number,
    with_commas,
)
from hubsite import gettext as _

from .phone import phone_link
from .words import choice_words, day_words

_LINK = Markup('<a href="{}">{}</a>')


def show(hub: Hub, value: Any, shape: str) -> Markup:
    """The HTML of one value of a field with a shape (`url`, `prose` …)."""
    if isinstance(value, tuple):
        return in_a_row(show(hub, each, shape) for each in value)
    if isinstance(value, Ref):
        return link_to(hub, value)
    if isinstance(value, Link):
        return _LINK.format(value.url, value.title or _short(value.url))
    if isinstance(value, When):
        return escape(value.describe())
    if isinstance(value, date):
        return escape(day_words(value))
    if isinstance(value, Decimal):
        return escape(say_money(value))
    if isinstance(value, int):
        return escape(say_number(value))
    return _BY_SHAPE.get(shape, _plain)(value)


def link_to(hub: Hub, ref: Ref) -> Markup:
    """A link with the name of the record it leads to."""
    record = hub.get(ref)
    if record is None:
        return escape(ref.id.replace("-", " "))
    here = link(record.path, record.name)
    ended = getattr(record, "dissolution_date", None)
    if ended is None or ended >= hub.today:
        return here
    if heirs := hub.all(record.succeeded_by):
        # Translators: who does it now, and who did it before some day.
        return escape(_("{names} (before {day}: {link})", names=in_words(heirs), day=_until(ended), link=here))
    return escape(_("{link} (until {day}; please check who does this now)", link=here, day=_until(ended)))


def link(path: str, words: str) -> Markup:
    """A link to a page of the site."""
    return Markup(f'<a href="/{escape(path)}">{escape(words)}</a>')


def names(records: Iterable[Record]) -> Markup:
    """Links to several records, in a list."""
    return with_commas(link(record.path, record.name) for record in records)


def in_words(records: Iterable[Record]) -> Markup:
    """Links to several records, in a sentence."""
    return escape(say_list(link(record.path, record.name) for record in records))


def _until(ended: date) -> str:
    return say_date(ended + timedelta(days=1), with_weekday=False)


def in_a_row(values: Iterable[Markup]) -> Markup:
    """Several values: one as it is, more as a list."""
    found = list(values)
    if len(found) < 2:
        return found[0] if found else Markup()
    return Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(each) for each in found))


def _short(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").strip("/")


def _plain(value: str) -> Markup:
    return escape(value)


def _url(value: str) -> Markup:
    return _LINK.format(value, _short(value))


def _email(value: str) -> Markup:
    return _LINK.format(f"mailto:{value}", value)


def _prose(value: str) -> Markup:
    return prose(value, under=2)


def _choice(value: str) -> Markup:
    return escape(choice_words(value))


_BY_SHAPE: dict[str, Callable[[str], Markup]] = {
    "url": _url,
    "email": _email,
    "phone": phone_link,
    "choice": _choice,
    "prose": _prose,
}
