"""What may stand on a page: the explicit allow-list, enforced by nh3."""

from __future__ import annotations

import re

import nh3

from hubsite.foreign import direction
from hubsite.model.language_tags import is_known_language

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_TAG_NAMES = """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span
    strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
TAGS = frozenset(_TAG_NAMES.split())

# `input` is for GitHub's task lists alone and becomes words. `id` on `a` and `li`, and the data- marks, are
# the parser's footnotes: the touches drop every id that is not of that form. No class passes: ours come
# after.
ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset({"lang", "dir", "title"}),
    "a": frozenset({"href", "id", "hreflang", "aria-label", "data-footnote-ref", "data-footnote-backref"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "input": frozenset({"checked"}),
    "li": frozenset({"id", "value"}),
    "ol": frozenset({"start", "reversed"}),
    "section": frozenset({"data-footnotes"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
}
_ALIGN = frozenset({"left", "right", "center"})
VALUES: dict[str, dict[str, frozenset[str]]] = {
    "input": {"type": frozenset({"checkbox"})},
    "td": {"align": _ALIGN},
    "th": {"align": _ALIGN},
}

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    tag_attribute_values={tag: {k: set(v) for k, v in rules.items()} for tag, rules in VALUES.items()},
    url_schemes=set(SCHEMES),
    clean_content_tags={"script", "style"},
    link_rel=None,
)
# Browsers drop control characters and spaces around an address, and read `\` as `/`.
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f]")
_HOST_FIRST = re.compile(r"[/\\]{2}")
_MARKED = re.compile(r'(<[a-z0-9]+)((?: [a-z-]+="[^"]*")*? (?:lang|dir)="[^"]*"(?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


def sanitise(html: str) -> str:
    """Well-formed HTML of which only what the allow-list names is left."""
    clean = _CLEANER.clean(html)
    return _MARKED.sub(_with_language, clean) if ' lang="' in clean or ' dir="' in clean else clean


def _with_language(tag: re.Match[str]) -> str:
    """A tag without a `lang` or `dir` that means nothing; what is written from right to left says so."""
    attributes = dict(_ATTRIBUTE.findall(tag[2]))
    if not is_known_language(attributes.get("lang", "")):
        attributes.pop("lang", None)
    if attributes.get("dir", "").lower() not in ("ltr", "rtl", "auto"):
        attributes.pop("dir", None)
    if "lang" in attributes and direction(attributes["lang"]) == "rtl":
        attributes.setdefault("dir", "rtl")
    return tag[1] + "".join(f' {name}="{value}"' for name, value in attributes.items()) + ">"


def allows(tag: str, attribute: str) -> bool:
    """Whether the allow-list names this attribute of this tag."""
    everywhere = ATTRIBUTES["*"]
    return attribute in everywhere or attribute in ATTRIBUTES.get(tag, ()) or attribute in VALUES.get(tag, ())


def safe_address(address: str) -> str | None:
    """The address as a browser reads it, or None if it is not web, email, telephone or relative.

    `//host/x` is said in full (`https://host/x`): it looks like a page of ours and is not.
    """
    plain = _INVISIBLE.sub("", address).strip()
    if _HOST_FIRST.match(plain):
        return "https://" + plain[2:].replace("\\", "/")
    scheme = _SCHEME.match(plain)
    return plain if scheme is None or scheme[1].lower() in SCHEMES else None
