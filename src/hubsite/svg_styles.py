"""The styles of a drawing: those that colour and place, and none that fetches."""

# Known from the bottom up: a value is kept if it consists of letters, numbers and a few signs, and of functions
# that are listed here. So it never matters how a browser would read comments or escapes: there are none to read.

from __future__ import annotations

import re
from collections.abc import Iterator

NAME = r"[\w.-]{1,200}"
_STYLES = """
alignment-baseline baseline-shift clip-path clip-rule color color-interpolation direction display dominant-baseline
fill fill-opacity fill-rule font font-family font-size font-stretch font-style font-variant font-weight isolation
letter-spacing line-height mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke
stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
text-align text-anchor text-decoration text-rendering transform transform-box transform-origin unicode-bidi
vector-effect visibility white-space word-spacing writing-mode
"""
STYLES = frozenset(_STYLES.split())
_REFERRING = frozenset({"clip-path", "fill", "stroke"})
_FUNCTION = re.compile(
    r"\b(?:rgba?|hsla?|matrix|translate[xy]?|scale[xy]?|rotate|skew[xy])\(([^()]*+)\)", re.IGNORECASE | re.ASCII
)
_PLAIN = re.compile(r"[\w\s#.,%+'\"!/-]*")
_OWN = re.compile(rf"url\(\s*+(['\"]?)#({NAME})\1\s*+\)((?:\s[\w\s#]*+)?)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_AT_RULE = re.compile(r"@[^@{};]*+(?:;|\{(?:[^{}]++|\{[^{}]*+\})*+\}|\Z)")
_SELECTOR = re.compile(r"[\w\s.#,>*+~-]+")


def sound_value(name: str, value: str) -> str:
    """The value of a style, or "" for one that could fetch something; references are to this drawing alone."""
    if name not in STYLES:
        return ""
    if name in _REFERRING and (own := _OWN.fullmatch(value)):
        return f"url(#{own[2]}){own[3]}"
    return value if _PLAIN.fullmatch(_FUNCTION.sub(r"\1", value)) else ""


def declarations(text: str) -> str:
    """What a `style` attribute says, `fill:red;opacity:.5`, without what is not sound."""
    pairs = (each.partition(":")[::2] for each in _COMMENT.sub(" ", text).split(";"))
    kept = ((name.strip().lower(), sound_value(name.strip().lower(), value.strip())) for name, value in pairs)
    return ";".join(f"{name}:{value}" for name, value in kept if value)


def rules(text: str) -> str:
    """What a `style` element says, without what is not sound, and without what starts with `@`."""
    return "".join(_rules(_AT_RULE.sub("", _COMMENT.sub(" ", text))))


def _rules(text: str) -> Iterator[str]:
    for rule in text.split("}")[:-1]:
        selector, _, said = rule.partition("{")
        # Which elements a rule clips is not counted, so none may.
        kept = ";".join(each for each in declarations(said).split(";") if not each.startswith("clip-path:"))
        if kept and _SELECTOR.fullmatch(selector):
            yield f"{' '.join(selector.split())}{{{kept}}}"
