"""The words in PDFs, read with PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]

# More than any paper has; what is larger is taken for a trick.
_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000


def read_pdf(data: bytes) -> tuple[str, str, bool]:
    """What a PDF says, who wrote it ("" where it does not tell), and whether all of it could be read."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages, number = list(_pages(pdf)), len(pdf)
            author = pdf.get_metadata_value("Author")
    except pypdfium2.PdfiumError:
        return "", "", False
    text = "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "")
    return text, author.strip(), len(pages) == number


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """The words of each page, up to as many as any paper has: a small file can name one page ten thousand times."""
    characters = 0
    for number in range(min(len(pdf), _MOST_PAGES)):
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            yield (text := words.get_text_range())
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            break
