"""Drawings (SVG) as they are published: with what draws, and nothing that runs or leads anywhere."""

# A drawing is a document: opened by its own address it may do all that a page of the site may. So each is written anew
# from what was understood of it, and whatever is not known to be harmless is left out. Elements, attributes and their
# meaning: W3C, Scalable Vector Graphics (SVG) 2.

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from xml.parsers import expat

from hubsite.svg_allowed import AS_GROUPS, ELEMENTS, REPEATED, SHAPES, WORDS, sound_attribute
from hubsite.svg_parts import DEEPEST, LeftOut, Parts
from hubsite.svg_styles import rules

MOST_BYTES = 1_000_000
_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_SHORT = {f"{_XLINK} href": "href", f"{_XML} lang": "xml:lang", f"{_XML} space": "xml:space"}
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A drawing as it is published, and the names of the elements that were left out and may be missed: `image`."""

    data: bytes
    left_out: tuple[str, ...]


def cleaned(data: bytes) -> bytes:
    """What `read_drawing` gives to be published."""
    return read_drawing(data).data


def read_drawing(data: bytes) -> Cleaned:
    """The same drawing with nothing in it but shapes, words, colours, and references within itself, as UTF-8.

    Raises ValueError, with a sentence for a volunteer, if it is no SVG, is too much of one, or if nothing is left.
    """
    if len(data) > MOST_BYTES:
        raise ValueError(f"This drawing is larger than {MOST_BYTES // 1_000_000} MB.")
    drawing = _Drawing()
    try:
        drawing.parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        line = drawing.parser.ErrorLineNumber
        raise ValueError(f"This is no SVG drawing, or a damaged one: line {line} cannot be read.") from error
    if not drawing.draws:
        raise ValueError("Nothing in this drawing can be shown: it has no shapes and no words.")
    drawing.parts.check()
    return Cleaned("".join((*drawing.written, "\n")).encode(), drawing.gone.names())


class _Drawing:
    """A drawing while it is read: what is written of it, what its parts consist of, and what is gone."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.draws = False
        self.parts, self.gone = Parts(), LeftOut()
        self._open: list[tuple[str, str]] = []
        self._left_out = 0
        self._space = f"{_SVG} "
        self._style: list[str] = []
        self._is_unfinished = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = _doctype
        self.parser.XmlDeclHandler = _declared

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._begin(tag)
        own_name = tag.removeprefix(self._space)
        name = AS_GROUPS.get(own_name, own_name)
        if self._left_out or name not in ELEMENTS or not tag.startswith(self._space):
            self.gone.element(tag, attributes, is_inside=self._left_out > 0)
            self._left_out += 1
        elif len(self._open) >= DEEPEST:
            raise ValueError(f"In this drawing groups stand inside each other more than {DEEPEST} deep.")
        else:
            if own_name == "a":
                self.gone.note(own_name)
            self._write_start(name, self._kept(name, attributes))

    def _begin(self, tag: str) -> None:
        # Copied out of a page, a drawing does not say that it is one, and browsers would not show it.
        self._space = "" if tag == "svg" else self._space
        if tag != f"{self._space}svg":
            raise ValueError("This is no SVG drawing, but something else with the name of one.")

    def _kept(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        # Backwards, so that the plain `href` takes the place of the older one, as it does in browsers.
        for key in sorted(attributes, reverse=True):
            name = _SHORT.get(key, key)
            said = " ".join(attributes[key].split())
            if key.startswith("on"):
                self.gone.note("script")
            self.gone.asked_for(said)
            value = sound_attribute(element, name, said)
            if value and not (name == "id" and value in self.parts):
                found[name] = value
        return found

    def _write_start(self, name: str, attributes: dict[str, str]) -> None:
        space = "" if self._open else f' xmlns="{_SVG}"'
        written = "".join(f' {key}="{escape(value)}"' for key, value in sorted(attributes.items()))
        self._finish()
        self.written.append(f"<{name}{space}{written}")
        self._is_unfinished = True
        around = self._open[-1][1] if self._open else ""
        part = self.parts.add(around, attributes.get("id", ""), REPEATED.findall(written))
        self._open.append((name, part))
        self.draws = self.draws or name in SHAPES

    def _finish(self, end: str = ">") -> None:
        if self._is_unfinished:
            self.written.append(end)
        self._is_unfinished = False

    def _words(self, text: str) -> None:
        name = "" if self._left_out or not self._open else self._open[-1][0]
        if name == "style":
            self._style.append(text)
        elif name in WORDS:
            self._write_words(text)

    def _write_words(self, text: str) -> None:
        self._finish()
        self.written.append(escape(text.replace("\r", "\n"), quote=False))

    def _write_styles(self, text: str) -> None:
        self.gone.asked_for(text)
        if styles := rules(text):
            self._write_words(styles)

    def _end(self, _tag: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        name, _ = self._open.pop()
        if name == "style":
            self._write_styles("".join(self._style))
            self._style = []
        if self._is_unfinished:
            self._finish("/>")
        else:
            self.written.append(f"</{name}>")


def _doctype(_name: str, _system: str | None, _public: str | None, has_own_words: int) -> None:
    # Many programs name the standard here, which nothing asks for; but what is defined here can grow without end.
    if has_own_words:
        raise ValueError("This drawing defines words of its own (entities), which could grow without end.")


def _declared(_version: str, encoding: str | None, _alone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise ValueError("This drawing is written in an old encoding, not in UTF-8.")
