"""What was left over from a sample: filler, notes to oneself, and addresses that lead nowhere by design."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from hubsite import Problem, Record, Severity, Source, TextPage

from .place import at
from .written import Texts

# Names of two or three dots that RFC 2606 keeps for samples; `.example` is what our own samples and guides use.
_LEFT_OVER = re.compile(
    r"lorem ipsum|dolor sit amet|\b(?:FIXME|TODO|TBC|XXX)\b(?!-)|\b(?:www\.)?example\.(?:com|org|net|co\.uk)\b"
    r"|\b(?:your|insert) (?:name|text|title|address|e-?mail) here\b|welcome to jekyll|hello,? world!",
    re.IGNORECASE,
)
# One of them stands in whatever is left over.
_WORDS = (
    *("lorem ipsum", "dolor sit amet", "fixme", "todo", "tbc", "xxx", "welcome to jekyll", "hello"),
    *("example.com", "example.org", "example.net", "example.co.uk"),
    *("name here", "text here", "title here", "address here", "mail here"),
)
_FIX = "Write what is meant, or delete the line until you know it."
_NOTES = re.compile(r"FIXME|TODO|TBC|XXX", re.IGNORECASE)
_NAME = re.compile(r"(?:.*-)?(?:template|lorem-ipsum|welcome-to-jekyll|sample-post|sample-page)(?:-.*)?")


def samples(written: Record | TextPage, texts: Texts) -> Iterator[Problem]:
    """Once for each field that looks like part of a sample, and for a file of such a name."""
    name = PurePosixPath(written.origin.file).stem
    if _NAME.fullmatch(name.lower()):
        message = f"The name `{name}` looks like that of a sample."
        yield _left_over(message, "Give it the name of what it is about, or delete it.", Source(written.origin.file))
    told: set[str] = set()
    for field, text in texts:
        found = next((each for each in _found_in(text) if _is_meant(each[0])), None)
        if found and field not in told:
            told.add(field)
            yield _left_over(f"“{found[0]}” looks like a sample.", _FIX, at(written, field))


def _found_in(text: str) -> Iterator[re.Match[str]]:
    """Words are looked for first, which takes a tenth of the time."""
    plain = text.lower()
    if not text.isascii():  # letters that the pattern takes for an i and an s, since capitals do not count there
        plain = text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s").lower()
    return _LEFT_OVER.finditer(text) if any(words in plain for words in _WORDS) else iter(())


def _is_meant(words: str) -> bool:
    """Notes to oneself stand in capitals; `todo` is a word of other languages."""
    return words.isupper() or not _NOTES.fullmatch(words)


def _left_over(message: str, fix: str, source: Source) -> Problem:
    return Problem(code="looks-like-sample", message=message, fix=fix, severity=Severity.WARNING, source=source)
