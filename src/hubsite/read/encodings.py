"""Files that are not saved as UTF-8: what is sure about them, so that `hubsite fix` can save them as that."""

from __future__ import annotations

import codecs
import re

from hubsite.problems import Mend

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_HALF = re.compile("[\udc80-\udcff]")
# Letters that are what they seem: in a file of an old Mac, an apostrophe would come out as `Õ`.
_SURE_OF_WINDOWS = frozenset("£€–—‘’“”…•°½¼¾·©®àáâäçèéêëìíîïñòóôöùúûüß\u00a0")
# The one mend that is no line: as in `Source`, line 0 is the file as a whole. Its texts are names of encodings.
OUT_OF_UTF_16 = Mend(0, "UTF-16", "UTF-8")


def mends_of_encoding(content: bytes) -> tuple[Mend, ...]:
    """What makes UTF-8 of a file; nothing if one letter may be another than Windows-1252 or UTF-16 has.

    For Windows-1252 these are the lines with such letters. `old` has their bytes as Python's half characters
    (`errors="surrogateescape"`), so that it is exactly what is there.
    """
    if is_utf_16(content):
        return (OUT_OF_UTF_16,) if out_of_utf_16(content) is not None else ()
    lines = _LINE_ENDS.split(content.decode("utf-8-sig", "surrogateescape"))
    mends = [Mend(number, line, _HALF.sub(_whole, line)) for number, line in enumerate(lines, 1) if _HALF.search(line)]
    letters = {_whole(half) for mend in mends for half in _HALF.finditer(mend.old)}
    return tuple(mends) if letters <= _SURE_OF_WINDOWS else ()


def is_utf_16(content: bytes) -> bool:
    """Whether the first two bytes say so."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def out_of_utf_16(content: bytes) -> bytes | None:
    """The same text as UTF-8; None where it is not wholly what its first two bytes promise."""
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        return None
    # Two letters of UTF-8 make one Chinese one: what is mostly Latin is for sure what it says it is.
    latin = sum("\t" <= letter < "\u0250" for letter in text)
    return text.encode() if latin * 2 > len(text) and "\0" not in text else None


def _whole(half: re.Match[str]) -> str:
    return half.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")
