"""Judges a printed sheet: a PDF that a person reads on paper, and a screen reader reads aloud.

The rules are those of ISO 14289-1 (PDF/UA-1) that can be seen in the file, and ours for a noticeboard: one page,
letters that can be read, no colour, few bytes. Lengths are in millimetres, letters in points (1/72 inch).
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import zxingcpp
from pikepdf import Array, Dictionary, Matrix, Name, Object, Pdf

SIZES = {"a4": (210, 297), "a3": (297, 420)}
OFF_BY = 0.5
MOST_BYTES = 80 * 1024
LEAST_LETTERS, LEAST_LARGE_LETTERS = 9, 18
# Parts of a sentence: what is in them is heard in one go with what is around them.
INLINE = {"Span", "Link", "Reference", "Quote", "Code", "Annot"}
SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE", *SHOWS_TEXT}
MAY_BREAK = re.compile("\u200b ?")  # where a line may end within a word, and the new line if it does: nobody hears it
FINE = 100  # dots to the inch: a hair line still colours the dots it touches


def findings(pdf: bytes, *, paper: str, language: str, large: bool = False) -> list[str]:
    """What is wrong with a sheet, a sentence each. `paper` is "a4" or "a3"; `large` means large print."""
    sheet = _Sheet(pdf, paper.lower(), language, LEAST_LARGE_LETTERS if large else LEAST_LETTERS)
    return [sentence for look in LOOKS for sentence in look(sheet)]


def read_aloud(pdf: bytes) -> list[str]:
    """What a screen reader says: an entry for each heading, paragraph, cell or picture, in the order of the tags."""
    sheet = _Sheet(pdf)
    heard = [""]
    _hear(sheet, sheet.tree, heard)
    return [words for each in heard if (words := " ".join(MAY_BREAK.sub("", each).split()))]


def smallest_letters(pdf: bytes) -> float:
    """The smallest size of letters on the sheet in points, those of artifacts too; infinite if there are none."""
    return min(_Sheet(pdf).drawn.sizes, default=math.inf)


def ua1_failures(pdf: bytes) -> list[str]:
    """What the validator `page` has against the file as PDF/UA-1: "RULE: message"."""
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def codes_at(pdf: bytes, dpi: int = 150) -> list[str]:
    """What a camera reads in the QR codes of all pages, drawn in shades of grey with so many dots to the inch."""
    pictures = [leaf.render(scale=dpi / 72, grayscale=True) for leaf in pypdfium2.PdfDocument(pdf)]
    dots = [memoryview(bytes(each.buffer)).cast("B", (each.height, each.stride)) for each in pictures]
    found = [code for each in dots for code in zxingcpp.read_barcodes(each)]
    return [code.text for code in found if str(code.format).startswith("QR")]


# ---- What is drawn


@dataclass(frozen=True)
class _Font:
    name: str
    embedded: bool
    letters: dict[int, str] | None
    bytes_each: int

    def read(self, shown: bytes) -> list[str]:
        codes = [shown[at : at + self.bytes_each] for at in range(0, len(shown), self.bytes_each)]
        return [(self.letters or {}).get(int.from_bytes(code), "\ufffd") for code in codes]


def _font(font: Object) -> _Font:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", Dictionary()).keys())
    return _Font(
        name=str(font.get("/BaseFont", "/without a name")).removeprefix("/").split("+")[-1],
        embedded=bool(files) or font.Subtype == Name.Type3,  # whose letters are drawings in the file itself
        letters=_letters(font.ToUnicode.read_bytes().decode("latin-1")) if "/ToUnicode" in font else None,
        bytes_each=2 if font.Subtype == Name.Type0 else 1,
    )


def _letters(table: str) -> dict[int, str]:
    """The letters that a ToUnicode table (ISO 32000-1, 9.10.3) gives for the codes of a font, as typst writes it."""
    lists = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    pairs = re.findall(r"<(\w+)>\s*<(\w*)>", lists)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in pairs}


@dataclass(frozen=True)
class _Mark:
    """Marked content: what stands between BDC or BMC and EMC. A tag knows it by its number."""

    kind: str
    number: int | None
    spoken: str | None


@dataclass
class _Drawn:
    """What the pages draw: the words of each marked content, and what was seen on the way."""

    words: dict[tuple[object, int], str] = field(default_factory=dict)
    sizes: dict[float, str] = field(default_factory=dict)
    fonts: dict[str, _Font] = field(default_factory=dict)
    unmarked: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Pen:
    """What q keeps and Q brings back."""

    place: Matrix
    font: _Font | None = None
    size: float = 0
    unseen: bool = False


class _Reader:
    """Reads the instructions of one page, or of a form on it, into `drawn`. Text is placed by Tm, as typst does."""

    def __init__(self, drawn: _Drawn, source: Object, place: Matrix, marks: tuple[_Mark, ...] = ()) -> None:
        self.drawn, self.source = drawn, source
        self.resources = source.get("/Resources", Dictionary())
        self.pen, self.kept, self.line = _Pen(place), list[_Pen](), Matrix()
        self.marks = list(marks)
        self.baseline, self.turned = math.inf, 0

    def read(self) -> None:
        for instruction in pikepdf.parse_content_stream(self.source):
            operator = str(instruction.operator)
            if operator in PAINTS:
                self._paint(operator)
            if operator in SHOWS_TEXT:
                self._show(instruction.operands[-1])
            else:
                self._follow(operator, *instruction.operands)

    def _follow(self, operator: str, *operands: Any) -> None:
        match operator:
            case "q":
                self.kept.append(self.pen)
            case "Q":
                self.pen = self.kept.pop()
            case "cm":
                self.pen = replace(self.pen, place=_matrix(operands) @ self.pen.place)
            case "BT" | "Tm":
                self.line = _matrix(operands) if operands else Matrix()
            case "Tf":
                self._take_font(operands[0], float(operands[1]))
            case "Tr":
                self.pen = replace(self.pen, unseen=int(operands[0]) == 3)
            case "BMC" | "BDC":
                self._mark(*operands)
            case "EMC":
                self.marks.pop()
            case "Do":
                self._draw(self.resources.XObject[operands[0]])

    def _take_font(self, name: Name, size: float) -> None:
        font = _font(self.resources.Font[name])
        self.drawn.fonts[font.name] = font
        self.pen = replace(self.pen, font=font, size=size)

    def _mark(self, kind: Object, about: Object | None = None) -> None:
        if isinstance(about, Name):
            about = self.resources.Properties[about]
        about = about or Dictionary()
        spoken = str(about.ActualText) if "/ActualText" in about else None
        self.marks.append(_Mark(str(kind), int(about.MCID) if "/MCID" in about else None, spoken))
        if spoken:
            self._say(spoken)

    def _draw(self, drawing: Object) -> None:
        if drawing.Subtype == Name.Form:
            place = _matrix(drawing.get("/Matrix", [1, 0, 0, 1, 0, 0])) @ self.pen.place
            _Reader(self.drawn, drawing, place, tuple(self.marks)).read()
        else:
            self._paint("Do")

    def _is_of(self, kind: str) -> bool:
        return any(mark.kind == kind for mark in self.marks)

    def _number(self) -> int | None:
        return next((mark.number for mark in reversed(self.marks) if mark.number is not None), None)

    def _paint(self, operator: str) -> None:
        if self._number() is None and not self._is_of("/Artifact"):
            self.drawn.unmarked[operator] += 1

    def _show(self, shown: Object) -> None:
        parts = shown if isinstance(shown, Array) else [shown]
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        letters = self.pen.font.read(codes) if self.pen.font else []
        words = "".join(reversed(letters) if self._is_of("/ReversedChars") else letters)
        if words.strip() and not self.pen.unseen:
            self.drawn.sizes.setdefault(self._size(), words)
        if all(mark.spoken is None for mark in self.marks):
            self._say(words)

    def _size(self) -> float:
        place = self.line @ self.pen.place
        return round(abs(self.pen.size) * math.hypot(place.c, place.d), 2)

    def _say(self, words: str) -> None:
        number = self._number()
        if number is None or self._is_of("/Artifact"):
            return
        key = (self.source.objgen, number)
        before, gap = self.drawn.words.get(key, ""), self._gap()
        # Arabic letters are drawn from the left, the last word first; they are heard from the right.
        turned = self._is_of("/ReversedChars") or any(unicodedata.bidirectional(each) in {"R", "AL"} for each in words)
        start = self.turned if turned and before and not gap else len(before + gap)
        self.drawn.words[key] = (before + gap)[:start] + words + before[start:]
        self.turned = start if turned else start + len(words)

    def _gap(self) -> str:
        """A space at a new line: the one that ends a line is not drawn, but words are not read as one."""
        height = (self.line @ self.pen.place).f
        is_new = abs(height - self.baseline) > self._size() / 2
        self.baseline = height
        return " " if is_new else ""


def _matrix(numbers: Iterable[Any]) -> Matrix:
    return Matrix(*map(float, numbers))


# ---- What is tagged


class _Sheet:
    """A sheet with what is asked of it."""

    def __init__(self, pdf: bytes, paper: str = "a4", language: str = "", least: float = 0) -> None:
        self.bytes, self.paper, self.language, self.least = pdf, paper, language, least
        self.pdf = Pdf.open(BytesIO(pdf))
        self.drawn = _Drawn()
        for leaf in self.pdf.pages:
            _Reader(self.drawn, leaf.obj, Matrix()).read()
        self.tree = self.pdf.Root.get("/StructTreeRoot", Dictionary())
        self.roles = {own: str(role) for own, role in self.tree.get("/RoleMap", Dictionary()).items()}
        self.tags = [(self.role(element), element) for element in _elements(self.tree)]

    def role(self, element: Object) -> str:
        """The tag of an element, as one of those that the standard names."""
        own = str(element.get("/S", ""))
        return self.roles.get(own, own).removeprefix("/")


def _children(element: Object) -> list[Object]:
    children = element.get("/K", Array())
    return list(children) if isinstance(children, Array) else [children]


def _elements(above: Object) -> Iterator[Object]:
    for child in _children(above):
        if _is_element(child):
            yield child
            yield from _elements(child)


def _is_element(child: Object) -> bool:
    return isinstance(child, Dictionary) and "/S" in child


def _key(child: Object, element: Object) -> tuple[object, int] | None:
    """Which marked content a child of an element is: where it is drawn, and its number there."""
    if not isinstance(child, Dictionary):
        return (element.Pg.objgen, int(child))
    if child.get("/Type") != Name.MCR:
        return None
    where = child.Stm if "/Stm" in child else child.Pg if "/Pg" in child else element.Pg
    return (where.objgen, int(child.MCID))


def _hear(sheet: _Sheet, element: Object, heard: list[str]) -> None:
    role = sheet.role(element)
    around = [] if role in INLINE else [""]
    heard += around
    instead = element.get("/ActualText") or (element.get("/Alt") if role in {"Figure", "Formula"} else None)
    for child in [] if instead else _children(element):
        if _is_element(child):
            _hear(sheet, child, heard)
        elif key := _key(child, element):
            heard[-1] += sheet.drawn.words.get(key, "")
    heard[-1] += str(instead or "")
    heard += around


# ---- What is asked of a sheet


def _is_one_page(sheet: _Sheet) -> Iterator[str]:
    if (count := len(sheet.pdf.pages)) != 1:
        yield f"The sheet has {count} pages; it must have one."


def _is_of_its_size(sheet: _Sheet) -> Iterator[str]:
    (width, height), name = SIZES[sheet.paper], sheet.paper.upper()
    for leaf in sheet.pdf.pages:
        left, low, right, high = (float(length) / 72 * 25.4 for length in leaf.mediabox)
        if abs(right - left - width) > OFF_BY or abs(high - low - height) > OFF_BY:
            yield f"The page is {right - left:.1f} × {high - low:.1f} mm; {name} is {width} × {height} mm."


def _says_what_it_is(sheet: _Sheet) -> Iterator[str]:
    root, about = sheet.pdf.Root, sheet.pdf.open_metadata()
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "The file does not say that it is tagged (MarkInfo, Marked)."
    if (language := str(root.get("/Lang", ""))) != sheet.language:
        yield f"The language of the file (Lang) is “{language}”; it must be “{sheet.language}”."
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "The title is not asked to be shown (DisplayDocTitle)."
    if not str(about.get("dc:title") or "").strip():
        yield "The file has no title (dc:title)."
    if str(about.get("pdfuaid:part")) != "1":
        yield "The file does not say that it is PDF/UA-1 (pdfuaid:part)."
    if any(leaf.get("/Tabs") != Name.S for leaf in sheet.pdf.pages):
        yield "The Tab key does not follow the tags (Tabs)."


def _has_tags(sheet: _Sheet) -> Iterator[str]:
    if "/StructTreeRoot" not in sheet.pdf.Root:
        yield "The file has no tags (StructTreeRoot)."
    for role, element in sheet.tags:
        if role == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "A picture has no words in its place (Alt)."


def _has_all_in_tags(sheet: _Sheet) -> Iterator[str]:
    for operator, times in sheet.drawn.unmarked.items():
        yield f"Something is drawn that is neither tagged nor an artifact ({operator}, {times} times)."
    known = {_key(child, element) for _role, element in sheet.tags for child in _children(element)}
    heard = {key: words.strip() for key, words in sheet.drawn.words.items() if words.strip()}
    if not known & set(heard):
        yield "A screen reader finds no words on the sheet."
    for words in (words for key, words in heard.items() if key not in known):
        yield f"No tag holds the words “{words[:40]}”."


def _has_headings_in_order(sheet: _Sheet) -> Iterator[str]:
    levels = [int(role[1:]) for role, _element in sheet.tags if re.fullmatch(r"H\d", role)]
    if levels.count(1) != 1:
        yield f"There are {levels.count(1)} headings of level 1; there must be one."
    if levels and levels[0] != 1:
        yield f"The first heading is of level {levels[0]}; it must be of level 1."
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"A heading of level {after} follows one of level {before}."


def _has_its_fonts(sheet: _Sheet) -> Iterator[str]:
    for font in sheet.drawn.fonts.values():
        if not font.embedded:
            yield f"The font {font.name} is not in the file."
        if font.letters is None:
            yield f"The font {font.name} does not say which letters it draws (ToUnicode)."


def _is_readable(sheet: _Sheet) -> Iterator[str]:
    for size, words in sorted(sheet.drawn.sizes.items()):
        if size < sheet.least - 0.01:
            yield f"Letters are of {size:g} pt (“{words.strip()[:40]}”); none may be under {sheet.least} pt."


def _is_grey(sheet: _Sheet) -> Iterator[str]:
    for leaf in pypdfium2.PdfDocument(sheet.bytes):
        # Looked at as drawn, because pictures, shadings and patterns bring colours of their own.
        picture = leaf.render(scale=FINE / 72, prefer_bgrx=True)
        dots = bytes(picture.buffer)
        blue, green, red = dots[0::4], dots[1::4], dots[2::4]
        if not blue == green == red:
            at = next(at for at, mixed in enumerate(zip(red, green, blue, strict=True)) if len(set(mixed)) > 1)
            colour = f"rgb({red[at]}, {green[at]}, {blue[at]})"
            yield f"Something is in colour: {colour}, {at // picture.width / FINE * 25.4:.0f} mm from the top."


def _is_light(sheet: _Sheet) -> Iterator[str]:
    if len(sheet.bytes) > MOST_BYTES:
        yield f"The file is {len(sheet.bytes) / 1024:.1f} KB; it may be {MOST_BYTES // 1024} KB."


LOOKS: tuple[Callable[[_Sheet], Iterator[str]], ...] = (
    _is_one_page, _is_of_its_size, _says_what_it_is, _has_tags, _has_all_in_tags, _has_headings_in_order,
    _has_its_fonts, _is_readable, _is_grey, _is_light,
)  # fmt: skip
