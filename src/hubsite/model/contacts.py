"""How to reach people and places: telephone, e-mail, web address, postcode, money."""

# Shapes only: hubsite never asks a service whether a number or an address exists.

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo

from hubsite.language import locale_of, pgettext, spoken
from hubsite.model.mistakes import mistake, note
from hubsite.model.saying import speaks_english
from hubsite.model.shapes import Shape
from hubsite.model.words import read_line, shown

_SHORT_NUMBERS = {"999", "112", "101", "111", "105", "119", "159"}
# Ten figures that begin with 4 or 6 are left alone: they are likelier something else than a number without its zero.
_WITHOUT_ITS_ZERO = re.compile(r"[1-357-9][0-9]{9}")
_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
# Without `?`, `&`, `%` and `#`: after `mailto:` they would add a subject, a text or more people to write to.
_EMAIL = re.compile(r"[^@\s<>,;:\"?&%#]+@[^@\s<>,;:\"?&%#]+\.[^@\s<>,;:\".?&%#]{2,}")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")


# Providers with whom people in the United Kingdom have their own mail; organisations have a domain of their own.
MAIL_PROVIDERS = (
    "gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|btopenworld|sky|"
    "talktalk|virginmedia|virgin|ntlworld|blueyonder|tiscali|protonmail|proton|pm|gmx|mail|tutanota|tuta|fastmail|"
    "hushmail|fsmail|freeserve|supanet|o2|orange|plusnet|uwclub|lineone|onetel|clara|madasafish|pipex|zoho|yandex|"
    "wp|onet|interia|laposte|free|wanadoo|web|rediffmail|tesco|waitrose|homecall"
)
_PRIVATE_MAIL = re.compile(rf"[^@]*@(?:{MAIL_PROVIDERS})\.(?:[a-z]{{2,3}}|co\.uk|org\.uk)", re.IGNORECASE)


def is_private_mail(address: str) -> bool:
    """Whether an address is one at a provider of private mail, such as gmail.com."""
    return bool(_PRIVATE_MAIL.fullmatch(address))


def read_phone(value: object) -> str:
    """A telephone number as written, leading 0 and `+` kept, spaces tidied."""
    text = read_line(value)
    digits = re.sub(r"[\s().-]", "", text)
    if digits in _SHORT_NUMBERS or re.fullmatch(r"(\+[1-9][0-9]{6,14}|0[0-9]{8,10}|18[0-9]{3}|116[0-9]{3})", digits):
        return text
    if _WITHOUT_ITS_ZERO.fullmatch(digits):
        raise mistake(
            "phone-shape",
            f"'{shown(text)}' lacks the zero at its start, which spreadsheets take away.",
            "Write `" + re.sub("([0-9])", r"0\1", text, count=1) + "`.",
        )
    raise mistake(
        "phone-shape",
        f"'{shown(text)}' does not look like a UK telephone number.",
        "Write it with the area code, for example `01632 960123`.",
    )


def read_email(value: object) -> str:
    """One e-mail address."""
    text = read_line(value)
    if _EMAIL.fullmatch(text):
        return text
    if inner := re.search(r"<([^<>@\s]+@[^<>\s]+)>", text):
        raise mistake("email-shape", "Only the address itself goes here.", f"Write `{inner.group(1)}`.")
    if len(re.findall("@", text)) > 1:
        raise mistake("email-shape", "There seem to be two e-mail addresses here.", "Keep one.")
    bare = text.lower().removeprefix("mailto:").partition("?")[0]
    spelt = re.sub(r"\s*[\[(]?\bdot\b[\])]?\s*", ".", re.sub(r"\s*[\[(]?\bat\b[\])]?\s*", "@", bare))
    better = spelt if _EMAIL.fullmatch(spelt) else "clerk@ashcombe.example"
    raise mistake("email-shape", f"'{shown(text)}' is not an e-mail address.", f"Write it like `{better}`.")


def read_url(value: object, info: ValidationInfo) -> str:
    """A web address with http or https; a missing https:// is added and said."""
    text = read_line(value)
    if re.fullmatch(r"www\.[^\s/]+\.[^\s]+|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?", text, re.IGNORECASE):
        note(info, value, "url-without-https", f"Read as https://{text}.", f"Write `https://{text}`.")
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and not re.search(r"\s", text)
    except ValueError:
        good = False
    if not good:
        raise mistake(
            "url-shape",
            f"'{shown(text)}' is not a web address.",
            "Copy it from the top of your browser: `https://…`.",
        )
    return text


def read_postcode(value: object) -> str:
    """A full UK postcode, in capitals with one space: `m155dd` is M15 5DD."""
    text = re.sub(r"\s", "", read_line(value)).upper()
    if shape := _POSTCODE.fullmatch(text):
        return f"{shape.group(1)} {shape.group(2)}"
    raise mistake("postcode-shape", f"'{shown(value)}' is not the shape of a UK postcode.", "Write it like `AB12 3CD`.")


def read_outward(value: object) -> str:
    """The first half of a UK postcode: `M15`."""
    text = read_line(value).upper()
    if _OUTWARD.fullmatch(text):
        return text
    raise mistake("postcode-shape", f"'{shown(value)}' is not the first half of a postcode.", "Write it like `AB12`.")


def read_money(value: object) -> Decimal:
    """Pounds: `£1,000`, `1.5k`, `2 million`, `free`, `0`."""
    if isinstance(value, Decimal):
        return value
    text = read_line(value).lower()
    if text in {"free", "nothing", "none"}:
        return Decimal(0)
    shape = re.fullmatch(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(\.[0-9]{1,2})?\s*(k|m|million|thousand)?", text)
    if shape is None:
        raise mistake("money-shape", f"'{shown(value)}' is not a sum of money.", "Write it like `£1,000` or `free`.")
    pounds = Decimal(shape.group(1).replace(",", "") + (shape.group(2) or ""))
    return pounds * {None: 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}[shape.group(3)]


def say_money(pounds: Decimal) -> str:
    """`£1,000`, `£2.50`, `free`; as the language being spoken has it."""
    if pounds == 0:
        return pgettext("price", "free")
    if not speaks_english():
        return _as_currency(pounds)
    return f"£{pounds:,.0f}" if pounds == pounds.to_integral() else f"£{pounds:,.2f}"


def _as_currency(pounds: Decimal) -> str:
    """With the sign £ also where readers of a language are used to 'GBP', and pence only where there are some."""
    from babel.numbers import format_currency

    locale = locale_of(spoken())
    pattern = locale.currency_formats["standard"].pattern.replace("¤", "£")
    if pounds == pounds.to_integral():
        pattern = pattern.replace(".00", "")
    return str(format_currency(pounds, "GBP", pattern, locale=locale, currency_digits=False))


Phone = Annotated[str, BeforeValidator(read_phone), Shape("phone")]
Email = Annotated[str, BeforeValidator(read_email), Shape("email")]
Url = Annotated[str, BeforeValidator(read_url), Shape("url")]
Postcode = Annotated[str, BeforeValidator(read_postcode), Shape("postcode")]
Outward = Annotated[str, BeforeValidator(read_outward)]
Money = Annotated[Decimal, BeforeValidator(read_money), PlainSerializer(float, return_type=float, when_used="json")]
