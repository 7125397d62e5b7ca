"""The words in everything that is published: pages, calendars, tables, data, feeds, papers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from hubsite import File, Memory, Page, Site

from .documents import OFFICE, Document, read_document
from .finding import same, tidy

_BREAK = re.compile(
    r"</?(?:p|li|td|th|tr|h\d|dt|dd|div|ul|ol|section|title|summary|content|entry|item)\b[^>]*>|<br[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_HIDDEN = re.compile(
    r"[ \n](?=[acdhptv])(?:alt|title|content|aria-label|value|placeholder|data-[\w-]+)=\"([^\"]*)\"|"
    r"href=\"((?:tel|mailto|sms|https?://wa\.me)[^\"]*)\""
)
_MARKED_UP = (".html", ".htm", ".xml", ".rss", ".atom", ".svg")
_TABLES = (".csv", ".tsv")
_PLAIN = (".txt", ".md", ".js", ".vcf", ".yml", ".yaml", ".geojson", ".webmanifest")


class Output(NamedTuple):
    """The words of one output: where it is published, and which plugin made it ("" for a file of the hub itself).

    Not all of a document may have been read (`is_read`), a PDF may be none that opens, and it may name its author.
    """

    path: str
    plugin: str
    text: str
    author: str = ""
    is_read: bool = True
    opens: bool = True

    @property
    def is_wrapped(self) -> bool:
        """Whether a line of it may end in the middle of a sentence, as on paper."""
        return self.path.lower().endswith((".pdf", ".txt", ".md", *OFFICE))


def outputs(site: Site, memory: Memory, known: frozenset[str]) -> Iterator[Output]:
    """All pages and files with words in them.

    Left out are lines that a plugin has said before, and those that stand in a record: `known` has them as `same` does.
    """
    said: set[tuple[str, str]] = {("", line) for line in known}
    for page in site.pages:
        text = _new(said, page.plugin, _of_page(page))
        yield Output(page.path or "/", page.plugin, text)
    for file in site.files:
        text, author, is_read, opens = _of_file(file, memory)
        if text or author or not is_read:
            yield Output(file.path, file.plugin, _new(said, file.plugin, text), author, is_read, opens)


def _new(said: set[tuple[str, str]], plugin: str, text: str) -> str:
    """The lines that this plugin has not said before, each with its neighbours."""
    lines = [line for each in text.split("\n") if (line := each.strip())]
    kept: set[int] = set()
    for number, line in enumerate(lines):
        if (plugin, line) not in said:
            said.add((plugin, line))
            if ("", same(line)) in said:
                continue
            kept.update((number - 1, number, number + 1))
    return tidy("\n".join(line for number, line in enumerate(lines) if number in kept))


def _of_page(page: Page) -> str:
    return "\n".join((page.title, page.summary, _marked_up(f"{page.body}{page.rest}")))


def _marked_up(text: str) -> str:
    hidden = "\n".join(one or two for one, two in _HIDDEN.findall(text))
    return unescape(f"{_TAG.sub('', _BREAK.sub(chr(10), text))}\n{hidden}")


def _of_file(file: File, memory: Memory) -> Document:
    try:
        data = file.data
    except OSError:  # told elsewhere
        return Document("", "")
    if file.path.lower().endswith((".pdf", *OFFICE)):
        return read_document(file.path, data, memory)
    return Document(_words_of(file.path.lower(), data), "")


def _words_of(name: str, data: bytes) -> str:
    text = data.decode("utf-8", "replace") if name.endswith((".ics", *_TABLES, *_MARKED_UP, *_PLAIN)) else ""
    if name.endswith(".json"):
        return _of_data(data)
    if name.endswith(".ics"):
        return _of_calendar(text)
    if name.endswith(_TABLES):
        return _of_table(text, "\t" if name.endswith(".tsv") else ",")
    if name.endswith(_MARKED_UP):
        return _marked_up(unescape(text.replace("<![CDATA[", "")))
    return text


def _of_calendar(text: str) -> str:
    """Long lines are folded (RFC 5545, 3.1), and a comma is written with a backslash."""
    text = re.sub(r"\r?\n[ \t]", "", text)
    return text.replace("\\n", "\n").replace("\\N", "\n").replace("\\,", ",").replace("\\;", ";")


def _of_table(text: str, separator: str) -> str:
    """Each row in one line, every cell behind the heading of its column: "DOB: 3/5/1961, Name: …"."""
    if separator not in text.partition("\n")[0]:
        separator = ";"
    try:
        heading, *rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator)) or [[]]
    except csv.Error:
        return text
    named = [", ".join(_cell(heading, place, cell) for place, cell in enumerate(row) if cell.strip()) for row in rows]
    return "\n".join([", ".join(heading), *named])


def _cell(heading: list[str], place: int, cell: str) -> str:
    words = " ".join(cell.split())
    return f"{heading[place]}: {words}" if place < len(heading) and heading[place].strip() else words


def _of_data(data: bytes) -> str:
    try:
        return "\n".join(_values(json.loads(data), ""))
    except ValueError:
        return data.decode("utf-8", "replace")


def _values(value: Any, name: str) -> Iterator[str]:
    """Every text and number, with its name, since "born" or "sort code" may stand there."""
    if isinstance(value, dict):
        short = [f"{key}: {each}" for key, each in value.items() if isinstance(each, str | int) and len(str(each)) < 60]
        yield ", ".join(short)
        for key, each in value.items():
            yield from _values(each, str(key)) if not isinstance(each, int) else ()
    elif isinstance(value, list):
        for each in value:
            yield from _values(each, name)
    elif isinstance(value, str):
        yield _marked_up(value) if "<" in value else value
