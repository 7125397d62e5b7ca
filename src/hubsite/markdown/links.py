"""Links, pictures and footnotes: final addresses, and a list of what was pointed to."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import unquote

from hubsite.language import gettext as _
from hubsite.markdown.policy import safe_address
from hubsite.markdown.rendered import Image

LinkRule = Callable[[str], str | None]

BAD_LINK = "a link to an address that is not a web page, an email address or a telephone number"
BAD_IMAGE = "a picture that is not a file or a web address"

_TAG = re.compile(r'<(?:(a|img)|(li|section)(?= ))((?: [a-z-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_NOTE_ID = re.compile(r"fn((?:ref)?-.+)")
_EXTERNAL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Links:
    """Reads and finishes every address of one text."""

    def __init__(self, rule: LinkRule | None, renamed: Mapping[str, str], taken: Collection[str]) -> None:
        self.rule = rule
        self.renamed = renamed
        self.targets: list[str] = []
        self.images: list[Image] = []
        self.removed: dict[str, None] = {}
        self.note_ids: dict[str, None] = {}
        # A second text on the same page numbers its notes in another series.
        series = ("fn", *(f"fn{number}" for number in range(2, len(taken) + 3)))
        self.notes = next(s for s in series if not any(i.startswith((f"{s}-", f"{s}ref-")) for i in taken))

    def touch(self, html: str) -> str:
        """The same HTML with its addresses final."""
        return _TAG.sub(self._tag, html)

    def _tag(self, tag: re.Match[str]) -> str:
        name = tag[1] or tag[2]
        attributes = {key: entities.unescape(value) for key, value in _ATTRIBUTE.findall(tag[3])}
        own_id = self._note_id(attributes.pop("id", ""))
        if own_id:
            attributes["id"] = own_id
        if name == "a":
            self._anchor(attributes, tag)
        elif name == "section" and attributes.pop("data-footnotes", None) is not None:
            attributes |= {"class": "footnotes", "role": "doc-endnotes", "aria-label": _("Footnotes")}
        elif name == "img":
            return self._image(attributes)
        return _write(name, attributes)

    def _note_id(self, written: str) -> str:
        """The id of a footnote in this text's series; every other id a volunteer wrote is dropped."""
        found = _NOTE_ID.fullmatch(written)
        fresh = f"{self.notes}{found[1]}" if found else ""
        if not fresh or fresh in self.note_ids:
            return ""
        self.note_ids[fresh] = None
        return fresh

    def _anchor(self, attributes: dict[str, str], tag: re.Match[str]) -> None:
        marks = [attributes.pop(f"data-footnote-{kind}", None) for kind in ("ref", "backref")]
        target = attributes.get("href")
        if target is None:
            self.removed[BAD_LINK] = None
        elif marks != [None, None] and (note := _NOTE_ID.fullmatch(target.removeprefix("#"))):
            number = tag.string[tag.end() : tag.string.index("<", tag.end())] if marks[0] is not None else ""
            attributes["href"] = f"#{self.notes}{note[1]}"
            attributes["role"] = "doc-noteref" if number else "doc-backlink"
            attributes["aria-label"] = _("Footnote {number}", number=number) if number else _back(attributes)
        else:
            self.targets.append(_as_written(target))
            attributes["href"] = self._final(target)

    def _image(self, attributes: dict[str, str]) -> str:
        alt = attributes.setdefault("alt", "")
        source = attributes.get("src")
        if source is None:
            self.removed[BAD_IMAGE] = None
            return entities.escape(alt)
        self.images.append(Image(_as_written(source), alt))
        return _write("img", attributes | {"src": self._final(source)})

    def _final(self, target: str) -> str:
        answer = self.rule(_as_written(target)) if self.rule else None
        if answer is None and target.startswith("#"):
            answer = "#" + self.renamed.get(unquote(target[1:]), target[1:])
        return safe_address(target if answer is None else answer) or ""


def _back(attributes: Mapping[str, str]) -> str:
    """The parser's own "Back to reference 1-2" in the language of the text."""
    return _("Back to reference {number}", number=attributes.get("aria-label", "").rpartition(" ")[2])


def _as_written(target: str) -> str:
    """A path without the percent signs that the parser put in; other addresses as they are."""
    return target if _EXTERNAL.match(target) else unquote(target)


def _write(tag: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{entities.escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{written}>"
