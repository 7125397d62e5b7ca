"""The words in everything that is published: pages, calendars, tables, data, feeds, papers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from hubsite import File, Memory, Page, Site, digest_of

from .documents import OFFICE, read_document
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
_DOCUMENTS = (".pdf", *OFFICE)
_WRAPPED = (".txt", ".md", *_DOCUMENTS)
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
        return self.path.lower().endswith(_WRAPPED)


def outputs(site: Site, memory: Memory, known: Callable[[], frozenset[str]]) -> Iterator[Output]:
    """All pages and files with words in them that a rule may mind.

    Left out are lines that a plugin has said before, and those that stand in a record: `known` has them as `same` does,
    and is asked only where that matters.
    """
    said = _Said(known)
    guard = digest_of(Path(__file__).parent)
    files = [(file, data) for file in site.files if (data := _data_of(file)) is not None]
    pages = ((_made_from(guard, "page", *_parts(page)), partial(_looked_at_page, page)) for page in site.pages)
    others = (
        (_made_from(guard, file.path.lower().rpartition(".")[2], data), partial(_looked_at_file, file.path, data))
        for file, data in files
        if not _is_document(file)
    )
    looked = iter(memory.recall_all(chain(pages, others)))
    for page in site.pages:
        if text := said.new_in(page.plugin, next(looked)):
            yield Output(page.path or "/", page.plugin, text)
    for file, data in files:
        if _is_document(file):
            words, author, is_read, opens = read_document(file.path, data, memory)
            text = said.new_in(file.plugin, _looked_at(words))
            yield Output(file.path, file.plugin, text, author, is_read, opens)
        elif text := said.new_in(file.plugin, next(looked)):
            yield Output(file.path, file.plugin, text)


class _Said:
    """What each plugin has said so far."""

    def __init__(self, known: Callable[[], frozenset[str]]) -> None:
        self._known = known
        self._lines: dict[str, set[str]] = defaultdict(set)
        # Nobody asks what they say while a plugin says nothing but harmless things.
        self._harmless: dict[str, list[bytes]] = defaultdict(list)

    def new_in(self, plugin: str, looked: bytes) -> str:
        """The lines that this plugin has not said before, each with its neighbours; "" where all are harmless."""
        if looked.startswith(_HARMLESS):
            self._harmless[plugin].append(looked)
            return ""
        before = self._lines[plugin]
        for each in self._harmless.pop(plugin, ()):
            before.update(_lines_of(each))
        lines, known = _lines_of(looked), self._known()
        kept: set[int] = set()
        for number, line in enumerate(lines):
            if line not in before:
                before.add(line)
                if same(line) not in known:
                    kept.update((number - 1, number, number + 1))
        return tidy("\n".join(line for number, line in enumerate(lines) if number in kept))


# Whether the rules mind none of its lines, and then the lines: that is what has to be known of most outputs.
_HARMLESS, _PERHAPS_NOT = b"+", b"-"
_MOST_LINES = 400


def _looked_at(text: str, *, is_wrapped: bool = True) -> bytes:
    """Where lines are wrapped, what the rules mind may begin in one and end in the next: none is harmless by itself.

    A long output, such as all records in one file, changes with each of them: only what is new in it is looked at.
    """
    lines = [line for each in text.split("\n") if (line := each.strip())]
    is_judged = not is_wrapped and len(lines) <= _MOST_LINES
    sign = _HARMLESS if is_judged and _are_harmless(lines) else _PERHAPS_NOT
    return sign + "\n".join(lines).encode("utf-8", "surrogatepass")


def _are_harmless(lines: list[str]) -> bool:
    from .rules import is_harmless  # they take long to load, and are needed only for what was never looked at

    return all(map(is_harmless, lines))


def _lines_of(looked: bytes) -> list[str]:
    return looked[1:].decode("utf-8", "surrogatepass").split("\n") if len(looked) > 1 else []


def _looked_at_page(page: Page) -> bytes:
    return _looked_at(_of_page(page), is_wrapped=False)


def _looked_at_file(path: str, data: bytes) -> bytes:
    return _looked_at(_words_of(path.lower(), data), is_wrapped=path.lower().endswith(_WRAPPED))


def _parts(page: Page) -> tuple[bytes, ...]:
    return page.title.encode(), page.summary.encode(), page.body.encode(), page.rest.encode()


def _made_from(guard: str, kind: str, *parts: bytes) -> bytes:
    return b"".join((json.dumps(["privacy of an output", guard, kind, *map(len, parts)]).encode(), *parts))


def _of_page(page: Page) -> str:
    return "\n".join((page.title, page.summary, _marked_up(f"{page.body}{page.rest}")))


def _marked_up(text: str) -> str:
    hidden = "\n".join(one or two for one, two in _HIDDEN.findall(text))
    return unescape(f"{_TAG.sub('', _BREAK.sub(chr(10), text))}\n{hidden}")


def _is_document(file: File) -> bool:
    return file.path.lower().endswith(_DOCUMENTS)


def _data_of(file: File) -> bytes | None:
    """Its bytes; None where there are no words in it, or it cannot be read, which is told elsewhere."""
    if not file.path.lower().endswith((*_DOCUMENTS, ".json", ".ics", *_TABLES, *_MARKED_UP, *_PLAIN)):
        return None
    try:
        return file.data
    except OSError:
        return None


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
