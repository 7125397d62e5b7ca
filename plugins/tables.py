"""Tables saved as CSV, from any spreadsheet: commas, semicolons or tabs, in today's encoding or an older one."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from hubsite import Importer, hookimpl

_CHUNK = 1_000_000  # bytes read at a time while the encoding is found
_QUOTED = re.compile('"[^"]*"?')
_LONGEST_FIRST_ROW = 100_000  # characters; longer than the names of columns of any table
_WHY = "A comma may be missing or too many there, or a text with commas has no quotation marks around it."
# How the files begin that spreadsheet programs keep for themselves: .xlsx and .ods are zip archives, .xls is older.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@hookimpl
def hubsite_importers() -> Iterable[Importer]:
    """`hubsite import csv`."""
    yield Importer(name="csv", summary="A table saved as CSV from a spreadsheet.", rows=read_rows)


def read_rows(file: Path) -> Iterator[Mapping[str, str]]:
    """Each row below the first, by the names of the columns; a blank row has empty cells.

    A row with too few or too many cells says so under the name "", which no column has, and the next ones go on.
    Raises ValueError with a sentence for what is no table; OSError if the file cannot be opened.
    """
    try:
        with file.open(encoding=_encoding(file), newline="") as stream:
            separator = _separator(stream)
            yield from _named(csv.reader(stream, delimiter=separator, strict=True))
    except UnicodeDecodeError as error:
        raise ValueError("it holds letters of an unknown encoding. Save the table again as “CSV UTF-8”.") from error


def _encoding(file: Path) -> str:
    """Excel saves as Windows-1252 unless it is told otherwise; text in UTF-8 is never taken for it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as stream:
        start = stream.read(4)
        if start in _SPREADSHEETS:
            raise ValueError("it is a spreadsheet. Save it as “CSV UTF-8” in your spreadsheet program.")
        if start[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
        stream.seek(0)
        is_utf_8, chunk = True, b"?"
        while chunk:
            chunk = stream.read(_CHUNK)
            if b"\0" in chunk:
                raise ValueError("it holds NUL bytes, so it is no text. Save the table again as “CSV UTF-8”.")
            is_utf_8 = is_utf_8 and _fits(decoder, chunk)
    return "utf-8-sig" if is_utf_8 else "cp1252"


def _fits(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError:
        return False
    return True


def _separator(stream: TextIO) -> str:
    """What parts most names in the first row; the stream is put back to its start."""
    first = _QUOTED.sub("", stream.readline(_LONGEST_FIRST_ROW))
    stream.seek(0)
    return max(",;\t", key=first.count)


def _named(rows: Iterator[list[str]]) -> Iterator[Mapping[str, str]]:
    number = 1  # the row that is being read
    try:
        names = _names(next(rows, []))
        number = 2
        for cells in rows:
            yield _row(names, cells)
            number += 1
    except csv.Error as error:
        raise ValueError(
            f'row {number} is broken. A quotation mark (") may be missing at the end of a cell there, or '
            "stand alone inside one."
        ) from error


def _names(cells: list[str]) -> list[str]:
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise ValueError("its first row is empty. It should hold the names of the columns.")
    for place, name in enumerate(names, 1):
        if not name:
            raise ValueError(f"column {place} has no name in the first row. Write one there.")
        if names.index(name) != place - 1:
            raise ValueError(f"two columns are called '{name}'. Give one of them another name.")
    return names


def _row(names: list[str], cells: list[str]) -> Mapping[str, str]:
    if not any(cells):
        return dict.fromkeys(names, "")
    if len(cells) < len(names) or any(cells[len(names) :]):
        there, named = _count(len(cells), "cell"), _count(len(names), "column")
        return {"": f"it has {there}, but the first row names {named}. {_WHY}"}
    return dict(zip(names, cells, strict=False))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"
