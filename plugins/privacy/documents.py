"""The words in PDFs and Office documents, and who they say wrote them."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from html import unescape
from pathlib import Path
from typing import NamedTuple

from hubsite import Memory, digest_of, done_apart

OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
# More than any paper has; what is larger is taken for a trick.
_MOST_BYTES = 20_000_000
_WORDS = re.compile(
    r"(?:word/|xl/(?:sharedStrings|worksheets/)|ppt/(?:slides|notesSlides)/|docProps/|content\.xml|meta\.xml).*"
)
_AUTHOR = re.compile(r"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)>([^<]+)</")
# A sign that begins cannot lie within: without that, a file of nothing else would be looked through for each of them.
_TAG = re.compile(r"<[^<>]*+>")
_BREAK = re.compile(r"</(?:w:p|a:p|si|row|text:p|text:h)>|<w:tab/>|<w:br/>")


class Document(NamedTuple):
    """What a document says, as far as it could be read, and who wrote it; `author` is "" where it does not tell.

    `opens` is False for what has the name of a PDF and is none, or a broken one.
    """

    text: str
    author: str
    is_read: bool = True
    opens: bool = True


_UNREAD = Document("", "", is_read=False)


def read_document(name: str, data: bytes, memory: Memory) -> Document:
    """The words of a PDF or Office document, read once."""
    if name.lower().endswith(OFFICE):
        return _office(data)
    made_from = b"words of a PDF " + digest_of(Path(__file__).parent, "pypdfium2").encode() + data
    try:
        told = memory.recall(made_from, lambda: _read_pdf(data))
    except _CutOffError:
        return _UNREAD
    return Document(*json.loads(told))


class _CutOffError(Exception):
    """It took too much; another time, or on another computer, it may not, so that is not remembered."""


def _read_pdf(data: bytes) -> bytes:
    """A document as JSON; PDFium looks at a page in one go, and a form can draw a form ten times, ten deep."""
    from .pdfs import read_pdf  # PDFium takes long to load, and most hubs have no PDF, or none that is new

    told = done_apart(lambda: json.dumps(read_pdf(data)).encode())
    if told is None:
        raise _CutOffError
    return told


def _office(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [each for each in packed.infolist() if _WORDS.fullmatch(each.filename)]
            if sum(each.file_size for each in parts) > _MOST_BYTES:
                return _UNREAD
            xml = "\n".join(packed.read(each).decode("utf-8", "replace") for each in parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return _UNREAD
    author = _AUTHOR.search(xml)
    text = unescape(_TAG.sub("", _BREAK.sub("\n", _AUTHOR.sub("", xml))))
    return Document(text, unescape(author.group(1)).strip() if author else "")
