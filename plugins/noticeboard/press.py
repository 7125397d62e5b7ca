"""From a sheet to paper: PDF/UA-1 with the largest letters that fit one page, or on a few, made by typst."""

# Everything is measured in typst itself (sheet.typ), in one run: to make a PDF for each size that might fit would take
# several times as long. No font of the computer is used, so that the same sheet is the same bytes everywhere.

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import typst

from hubsite import Memory, digest_of

from .data import as_data, gives_way, most_pages_of
from .formats import Format
from .frame import Frame
from .sheet import Sheet

HERE = Path(__file__).parent
TEMPLATE, FONTS = HERE / "sheet.typ", HERE / "fonts"
# typst writes letters that hang on others as `\u{bcd}`.
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_ASCII = 127
# How much of what pages and columns may lose is reckoned with: nothing, half of it, all of it.
_CARE = (0.0, 0.5, 1.0)
# No day of making stands in the file, since the same words shall be the same bytes.
_NO_DAY = 0
_PICTURE = 36  # pixels to the inch
# Of A4, in pixels; A3 is the same sheet and shown as large.
PICTURE_SIZE = (298, 421)


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet on paper: its PDF and pages, how many rows did not fit, and the size of its letters in points on A4.

    `picture` is its first page as a PNG of `PICTURE_SIZE`, if one was asked for.

    It was made with so much `care` about what pages and columns lose, and was `hoped` to take so many pages.
    Where even the least did not fit (`overfull`) `pdf` is empty. Letters that no font has (`missing`) are left out;
    where nothing is left of a title, `pdf` is empty too.
    """

    pdf: bytes = b""
    picture: bytes = b""
    pages: int = 0
    dropped: int = 0
    size: float = 0
    overfull: bool = False
    missing: tuple[str, ...] = ()
    care: float = 0
    hoped: int = 0


class Press:
    """Makes sheets, none of them twice. The first takes about as long as ten others: fonts are read then."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        # What fitted, and not the files: a large hub has a hundred megabytes of them.
        self._on_a4: dict[str, dict[str, float]] = {}

    def printed(self, sheet: Sheet, frame: Frame, form: Format, *, pictured: bool = False) -> Printed:
        """The sheet as PDF, in the language being spoken; where strips leave too little room for it, without them."""
        made = self._remembered(sheet, frame, form, pictured)
        if made.overfull and gives_way(sheet, form):
            return self._remembered(replace(sheet, strips=()), frame, form, pictured)
        return made

    def _remembered(self, sheet: Sheet, frame: Frame, form: Format, pictured: bool) -> Printed:
        """A3 is the same sheet as A4: what fits is known from there, and to find it takes most of the time."""
        on_a4, most_pages = as_data(sheet, frame, replace(form, paper="a4")), most_pages_of(sheet, form)
        if form.paper == "a4":
            made = self._recalled(on_a4, most_pages, _PICTURE if pictured else 0)
            if made.pdf:
                self._on_a4[on_a4] = _fit(made)
            return made
        if on_a4 not in self._on_a4:
            made = self._recalled(on_a4, most_pages, 0)
            if not made.pdf:
                return made
            self._on_a4[on_a4] = _fit(made)
        given = as_data(sheet, frame, form, self._on_a4[on_a4])
        return self._recalled(given, most_pages, _PICTURE / math.sqrt(2) if pictured else 0)

    def _recalled(self, given: str, most_pages: int, per_inch: float) -> Printed:
        made_from = f"{self._made_from}\n{per_inch}\n{given}"
        return _unpacked(self._memory.recall(made_from, lambda: _packed(self._made(given, most_pages, per_inch))))

    def _made(self, given: str, most_pages: int, per_inch: float) -> Printed:
        """The sheet; letters that no font has are left out, and said to be missing.

        How much paper is lost between pages and columns is hoped to be nothing at first, and then with more care.
        """
        missing: tuple[str, ...] = ()
        for care in _CARE:
            made = self._compiled(given, per_inch, care)
            while made.missing and not set(made.missing) <= set(missing):
                missing = tuple(dict.fromkeys((*missing, *made.missing)))
                given = _without(given, missing)
                if not "".join(run["t"] for run in json.loads(given)["title"]).strip():
                    return Printed(missing=missing)
                made = self._compiled(given, per_inch, care)
            if made.pages <= (most_pages if care == _CARE[-1] else made.hoped):
                return replace(made, missing=missing)
        return Printed(overfull=True, size=made.size, missing=missing)

    def _compiled(self, given: str, per_inch: float, care: float) -> Printed:
        inputs = {"sheet": given, "care": str(care)}
        try:
            pdf = self._compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=_NO_DAY)
        except typst.TypstError as error:
            missing = _MISSING.findall(f"{error.message}\n{error.diagnostic}")
            if not missing:
                raise
            return Printed(missing=tuple(dict.fromkeys(_ESCAPE.sub(_letter, each) for each in missing)))
        assert isinstance(pdf, bytes)
        fitted = json.loads(self._compiler.query("<fitted>", field="value", one=True))
        if fitted["overfull"]:
            return Printed(overfull=True, size=fitted["size"])
        picture = b""
        if per_inch:  # right after the PDF of the same, of which typst remembers everything
            drawn: Any = self._compiler.compile(format="png", ppi=per_inch, sys_inputs=inputs)
            picture = drawn[0] if isinstance(drawn, list) else drawn
        pages, hoped = fitted["pages"], fitted["hoped"]
        return Printed(pdf, picture, pages, fitted["dropped"], fitted["size"], care=care, hoped=hoped)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        return typst.Compiler(str(TEMPLATE), font_paths=fonts)

    @cached_property
    def _made_from(self) -> str:
        """Everything beside its own words that the bytes of a sheet depend on."""
        return digest_of(HERE, "typst")


def _without(given: str, missing: tuple[str, ...]) -> str:
    """The data of a sheet without these letters; what they share with other words, such as spaces, stays."""
    letters = {letter for words in missing for letter in words if ord(letter) > _ASCII}
    return given.translate({ord(letter): None for letter in letters})


def _letter(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _fit(printed: Printed) -> dict[str, float]:
    """What A3 takes over from A4."""
    return {"size": printed.size, "dropped": printed.dropped, "care": printed.care}


def _packed(printed: Printed) -> bytes:
    """As the memory keeps it: a line of JSON, then the PDF and the picture."""
    about: dict[str, Any] = asdict(printed)
    files: tuple[bytes, bytes] = about.pop("pdf"), about.pop("picture")
    return json.dumps([len(files[0]), about]).encode() + b"\n" + b"".join(files)


def _unpacked(stored: bytes) -> Printed:
    head, _newline, rest = stored.partition(b"\n")
    length, about = json.loads(head)
    return Printed(rest[:length], rest[length:], **about | {"missing": tuple(about["missing"])})
