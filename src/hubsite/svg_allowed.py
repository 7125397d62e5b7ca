"""What a drawing (SVG) may hold when it is published: its elements and attributes."""

from __future__ import annotations

import re

from hubsite.svg_styles import NAME, declarations, sound_value

SHAPES = frozenset({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text", "use"})
WORDS = frozenset({"desc", "text", "textPath", "title", "tspan"})
_OTHERS = "clipPath defs g linearGradient radialGradient stop style svg symbol"
ELEMENTS = SHAPES | WORDS | set(_OTHERS.split())
# They stand around what is drawn; with them all that would go as well.
AS_GROUPS = {"a": "g", "switch": "g"}
_REFERRING = frozenset({"linearGradient", "radialGradient", "textPath", "use"})
# Nothing that stands in these is ever taken for an address or a style.
_NUMBERS_AND_WORDS = """
aria-hidden aria-label aria-labelledby clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height lang
lengthAdjust offset pathLength points preserveAspectRatio r refX refY role rotate rx ry spreadMethod startOffset
textLength transform viewBox width x x1 x2 xml:lang xml:space y y1 y2
"""
_PLAIN = frozenset(_NUMBERS_AND_WORDS.split())
_ID, _CLASSES = re.compile(NAME), re.compile(r"[\w -]+")
# Where one part of a drawing makes another be drawn once more, in the start of an element.
REPEATED = re.compile(rf'(?: href="|clip-path(?:="|:)url\()#({NAME})')


def sound_attribute(element: str, name: str, value: str) -> str:
    """The value of an attribute as it may be published; "" for none of it."""
    if name in _PLAIN:
        return value
    if name == "style":
        return declarations(value)
    if name == "class":
        return value if _CLASSES.fullmatch(value) else ""
    if name == "id":
        return value if _ID.fullmatch(value) else ""
    if name == "href":
        leads_within = element in _REFERRING and value.startswith("#") and _ID.fullmatch(value[1:])
        return value if leads_within else ""
    return sound_value(name, value)
