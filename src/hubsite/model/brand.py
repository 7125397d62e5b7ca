"""What a hub looks like: the colour of the bar at the top, its sign, a picture of the place."""

# Words on a colour need a contrast of 7:1 (WCAG 2.2, 1.4.6), so a colour that neither white nor black stands out on
# is refused, with the nearest one that would do.

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from hubsite.model.colour_names import COLOUR_NAMES
from hubsite.model.mistakes import mistake
from hubsite.model.shapes import Shape
from hubsite.model.words import Line, read_line, shown

LEAST_CONTRAST = 7.0
WHITE, BLACK = "#ffffff", "#000000"
_STEP = 0.005  # of lightness, which goes from 0 to 1: finer than an eye can tell
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif")


class Colour(str):
    """A colour as `#0b4a6f`, on which words can be read."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.no_info_before_validator_function(read_colour, core_schema.str_schema())
        return core_schema.no_info_after_validator_function(cls, text)

    @property
    def ink(self) -> str:
        """The colour of words on it: white or black, whichever has a contrast of 7:1 or more."""
        return max(WHITE, BLACK, key=lambda ink: contrast(self, ink))


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart: 1 (not at all) to 21, as WCAG 2.2 defines "contrast ratio"."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_readable(colour: str) -> str:
    """The nearest colour of the same hue that words can be read on: darker or lighter, by the smaller step."""
    return next(each for each in _ever_further(colour) if _is_readable(each))


def read_colour(value: object) -> str:
    """A colour as `#0b4a6f`, from a name (`navy`), or from its six or three figures with or without the `#`."""
    text = read_line(value)
    hexadecimal = COLOUR_NAMES.get(re.sub(r"[\s_-]", "", text).lower()) or _from_figures(text)
    if hexadecimal is None:
        raise mistake(
            "colour-shape",
            f"'{shown(text)}' is not a colour." if text else "There is no colour here; after a space, `#` hides it.",
            'Write its name or its six figures in quotes, for example `navy` or `"#0b4a6f"`.',
        )
    if not _is_readable(hexadecimal):
        raise mistake(
            "colour-contrast",
            f"Neither white nor black words can be read well on the colour '{shown(text)}'.",
            f'Write `"{nearest_readable(hexadecimal)}"`: the nearest colour on which they can.',
        )
    return hexadecimal


def read_picture(value: object) -> str:
    """A picture of the hub as its path below `content/`: `pictures/green.jpg`."""
    text = read_line(value).replace("\\", "/").removeprefix("./").removeprefix("/").removeprefix("content/")
    path = PurePosixPath(text)
    if "://" in text or ".." in path.parts or path.suffix.lower() not in PICTURES:
        raise mistake(
            "picture-path",
            f"'{shown(value)}' is not a picture of this hub.",
            "Put the picture into content/ and write where it lies there, for example `pictures/green.jpg`.",
        )
    return str(path)


def needed_with_photo(value: object, info: ValidationInfo) -> object:
    """What a photo shows, for readers who do not see it; it cannot be left out where there is a photo."""
    if value is None and info.data.get("photo"):
        raise mistake(
            "photo-description",
            "There is a photo, but no words for readers who cannot see it.",
            "Say what it shows, for example `photo_description: The green, with the mill behind it`.",
        )
    return value


def _from_figures(text: str) -> str | None:
    found = _HEX.fullmatch(text)
    if found is None:
        return None
    figures = found[1].lower()
    return f"#{figures if len(figures) == 6 else ''.join(2 * figure for figure in figures)}"


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_readable(colour: str) -> bool:
    return max(contrast(colour, WHITE), contrast(colour, BLACK)) >= LEAST_CONTRAST


def _ever_further(colour: str) -> Iterator[str]:
    """The same hue, ever further away in lightness, darker before lighter."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for away in count():
        for moved in (lightness - away * _STEP, lightness + away * _STEP):
            red, green, blue = colorsys.hls_to_rgb(hue, min(max(moved, 0.0), 1.0), saturation)
            yield f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


BrandColour = Annotated[Colour, Shape("line")]
Picture = Annotated[str, BeforeValidator(read_picture), Shape("line")]
PhotoWords = Annotated[Line | None, BeforeValidator(needed_with_photo)]
