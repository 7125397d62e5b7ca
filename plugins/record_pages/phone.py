"""Telephone numbers that can be rung with one touch, also in the middle of a sentence."""

from __future__ import annotations

import re

from hubsite import Markup

# Pieces of HTML that stay as they are: links, code, addresses, headings, tags.
_TAG = r"""<(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
_LEFT_ALONE = rf"<(?P<tag>a|code|pre|kbd|samp|address|summary|h[1-6])\b.*?</(?P=tag)\s*>|{_TAG}"
# 01632 960200, (0161) 496 0000, +44 20 7946 0018: an area code, then groups with a space or hyphen between.
_BEGINS = r"(?<![\w/.,@+£#=-])(?:\+44[ \u00a0]?(?:\(0\)[ \u00a0]?)?|0|\(0(?=\d{2,5}\)))"
_NUMBER = rf"{_BEGINS}[1-9](?:[ \u00a0)-]{{0,2}}\d){{8,9}}(?![\w/@-]|[.,]\d)"
_SHORT = "(?:999|112|101|111|105|119|159)"
_SHORT_ONES = rf"{_SHORT}(?:(?:,| or|, or) {_SHORT})*(?![\w£%:/-]|[.,]\d)"
_RING = rf"\b(?:ring|call|dial|phone)\s+(?:<(?:strong|em)>)?{_SHORT_ONES}"
_ANY = re.compile(rf"(?s:{_LEFT_ALONE})|(?P<ring>(?i:{_RING}))|(?P<number>{_NUMBER})")
# Most texts hold neither a long number that is no link yet nor a short one, and need not be taken apart.
_LONG_INSIDE = re.compile(
    r"""[04)](?<!<a href="tel:[04)])[ \u00a0]?[1-9](?:[ \u00a0)-]{0,2}\d){8,}+(?!</a>)""",
)
_SHORT_INSIDE = re.compile(rf"{_SHORT}(?!\w)")


def phone_link(number: str) -> Markup:
    """A number as written that rings when touched."""
    digits = "".join(letter for letter in number.replace("(0)", "") if letter.isdigit() or letter == "+")
    return Markup('<a href="tel:{}">{}</a>').format(digits, number)


def with_phone_links(html: Markup) -> Markup:
    """Finished HTML with UK numbers in its sentences as links.

    Short numbers such as 999 only after "ring", "call", "dial" or "phone": by themselves they may count something.
    """
    if _LONG_INSIDE.search(html) or _SHORT_INSIDE.search(html):
        return Markup(_ANY.sub(_linked, html))
    return html


def _linked(found: re.Match[str]) -> str:
    if number := found["number"]:
        return phone_link(number) if _is_grouped_well(number) else number
    if ring := found["ring"]:
        return re.sub(_SHORT, lambda short: phone_link(short[0]), ring)
    return found[0]


def _is_grouped_well(number: str) -> bool:
    """`020 7946 0018`, but not days and hours in a row: `02 03 2026 10 11`."""
    groups = re.findall(r"\d+", number.replace("(0)", ""))
    return len(groups) <= 4 and (number.startswith("+") or len(groups[0]) > 2)
