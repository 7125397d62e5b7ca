"""The words in PDFs and Office documents, and who they say wrote them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]

from hubsite import Memory

VERSION = "1"
OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
# More than any paper has; what is larger is taken for a trick.
_MOST_BYTES = 20_000_000
_WORDS = re.compile(
    r"(?:word/|xl/(?:sharedStrings|worksheets/)|ppt/(?:slides|notesSlides)/|docProps/|content\.xml|meta\.xml).*"
)
_AUTHOR = re.compile(r"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)>([^<]+)</")
_BREAK = re.compile(r"</(?:w:p|a:p|si|row|text:p|text:h)>|<w:tab/>|<w:br/>")


class Document(NamedTuple):
    """What a document says, and who wrote it; `author` is "" where it does not tell."""

    text: str
    author: str


def read_document(name: str, data: bytes, memory: Memory) -> Document:
    """The words of a PDF or Office document, read once. One that cannot be read says nothing."""
    if name.lower().endswith(OFFICE):
        return _office(data)
    told = memory.recall(b"privacy %s " % VERSION.encode() + data, lambda: json.dumps(_pdf(data)).encode())
    return Document(*json.loads(told))


def _pdf(data: bytes) -> Document:
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
            author = pdf.get_metadata_value("Author")
    except pypdfium2.PdfiumError:
        return Document("", "")
    return Document(text.replace("\r\n", "\n").replace("\ufffe", ""), author.strip())


def _office(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [each for each in packed.infolist() if _WORDS.fullmatch(each.filename)]
            if sum(each.file_size for each in parts) > _MOST_BYTES:
                return Document("", "")
            xml = "\n".join(packed.read(each).decode("utf-8", "replace") for each in parts)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return Document("", "")
    author = _AUTHOR.search(xml)
    text = unescape(re.sub(r"<[^>]*>", "", _BREAK.sub("\n", _AUTHOR.sub("", xml))))
    return Document(text, unescape(author.group(1)).strip() if author else "")
