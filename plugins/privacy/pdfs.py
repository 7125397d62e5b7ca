"""The words in PDFs, read with PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2.raw import FPDF_ERR_FORMAT  # type: ignore[import-untyped]

# More than any paper has; what is larger is taken for a trick.
_MOST_PAGES = 500
_MOST_CHARACTERS = 2_000_000


def read_pdf(data: bytes) -> tuple[str, str, bool, bool]:
    """What a PDF says, who wrote it ("" where it does not tell), whether all of it could be read, and whether it opens.

    What opens for nobody only has the name of a PDF, or is broken; one with a password opens for others.
    """
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages, number = list(_pages(pdf)), len(pdf)
            author = pdf.get_metadata_value("Author")
    except pypdfium2.PdfiumError as error:
        return "", "", False, getattr(error, "err_code", None) != FPDF_ERR_FORMAT
    text = "\n".join(pages).replace("\r\n", "\n").replace("\ufffe", "")
    return text, author.strip(), len(pages) == number, True


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """The words of each page, up to as many as any paper has: a small file can name one page ten thousand times."""
    characters = 0
    for number in range(min(len(pdf), _MOST_PAGES)):
        with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
            yield (text := words.get_text_range())
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            break
