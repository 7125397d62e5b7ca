"""Web addresses that hide where they lead: behind a shorter one, or behind letters that look like others."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from hubsite import Severity

# Anyone may have them lead anywhere, and whoever made one may turn it elsewhere later. Those that only ever lead to
# one service (youtu.be, forms.gle, maps.app.goo.gl) are not among them.
SHORTENERS = frozenset(
    {"bit.ly", "bitly.com", "bl.ink", "buff.ly", "cutt.ly", "dlvr.it", "eepurl.com", "goo.gl", "is.gd", "lnkd.in"}
    | {"ow.ly", "qrco.de", "rb.gy", "rebrand.ly", "s.id", "shorturl.at", "t.co", "t.ly", "t2m.io", "tiny.cc"}
    | {"tiny.one", "tinyurl.com", "trib.al", "v.gd", "x.gd"}
)
# Alphabets with letters that look like those of ours; Unicode's UTS 39 lets no host mix them with Latin.
_ALIKE = frozenset({"ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GREEK", "LISU"})
# Those of their letters of which whole words are made that read as English ones (Unicode's confusables.txt).
_WHOLLY_ALIKE = frozenset("аеорсухіјѕһԁԛԝӏвкмнтгορανικτχγυω")


class Doubt(NamedTuple):
    """What is odd about an address: the code of the problem, its sentence, the cure, and how bad it is."""

    code: str
    message: str
    fix: str
    severity: Severity


def hidden(host: str, username: str | None) -> Doubt | None:
    """Why nobody can see where the address of this host leads; None where they can."""
    host = host.removesuffix(".")  # with a dot at its end a name is the same name (RFC 1034, section 3.1)
    if username is not None:
        message = f"This link leads to '{host}', whatever stands before the @."
        return Doubt(
            code="look-alike-host",
            message=message,
            fix=f"Write it without that: `https://{host}/…`.",
            severity=Severity.WARNING,
        )
    if host.removeprefix("www.") in SHORTENERS:
        message = f"A link of {host} does not show where it leads, and may lead elsewhere tomorrow."
        fix = "Open it, and copy the address that it led to from the top of your browser."
        return Doubt(code="short-link", message=message, fix=fix, severity=Severity.ADVICE)
    if host.isascii() and "xn--" not in host:
        return None
    return _in_other_letters(host)


def _in_other_letters(host: str) -> Doubt | None:
    read = ".".join(_as_read(label) for label in host.split("."))
    fix = "Open the site from a place that you trust, and copy its address from the top of your browser."
    if odd := next(filter(None, map(_odd_letter, read.split("."))), ""):
        name = unicodedata.name(odd, f"U+{ord(odd):04X}").lower()
        message = f"In the address '{read}', '{odd}' is another letter than it seems ({name})."
        return Doubt(code="look-alike-host", message=message, fix=fix, severity=Severity.WARNING)
    if read != host:
        message = f"'{host}' is how computers write '{read}': nobody can read where it leads."
        return Doubt(
            code="look-alike-host", message=message, fix=f"Write `https://{read}/…`.", severity=Severity.ADVICE
        )
    return None


def _as_read(label: str) -> str:
    """A part of a host as people read it: `xn--t-4ja` is 'tŷ' (RFC 3492)."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _odd_letter(label: str) -> str:
    """The first letter of a part of a host that passes for another; "" where all are what they seem."""
    if unlike := [each for each in label if unicodedata.normalize("NFKC", each) != each]:
        return unlike[0]
    alike = [each for each in label if unicodedata.name(each, "").partition(" ")[0] in _ALIKE]
    mixed = any(unicodedata.name(each, "").startswith("LATIN ") for each in label)
    return alike[0] if alike and (mixed or _WHOLLY_ALIKE.issuperset(alike)) else ""
