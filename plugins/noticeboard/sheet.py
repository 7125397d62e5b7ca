"""What a sheet says, before anybody has thought of paper: texts in order, what may be left out, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from hubsite import Foreign, Markup, Record

# Words on a sheet are `str`, `Foreign` words that know their language, `Kept` ones, or the Markup that comes of putting
# such words into a sentence. Tags other than those of these marks say nothing on paper and are left out.
Text = str


class Kept(str):
    """Figures and signs that run from left to right in every language: a telephone number, an address of the web."""

    def __html__(self) -> Markup:
        return Markup("<bdi>{}</bdi>").format(str(self))


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are set alike: in a language ("" for that of the sheet), and kept in their order or not."""

    words: str
    language: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what a passer-by looks for (`head`: a day, a name), what belongs to it, and small print."""

    head: Text = ""
    body: tuple[Text, ...] = ()
    small: Text = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet under a heading of its own: paragraphs, then rows, then `lines` empty ones to write on.

    Where a sheet is full its rows are left out from the end, with a line that says how many; all else stays.
    """

    title: Text = ""
    text: tuple[Text, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet in one language.

    `name` is what it is asked for by, and the name of its files (`whats-on`, `groups-knit-and-natter`). `twin` is the
    address, in the main language, of the page that says the same; the code at its foot leads there. `facts` are the
    records that it shows: they say when it was checked and until when it holds. `last_day` is the last day of what
    it announces, if that ends sooner. `strips` are the lines of each strip to tear off; without any there are none.
    In normal print it has one page, or at most `pages` where it is too full for one; strips are below one page only,
    and give way to what needs two. Its parts stand in one column or in two.
    """

    name: str
    title: Text
    twin: str
    lead: Text = ""
    parts: tuple[Part, ...] = ()
    facts: tuple[Record, ...] = ()
    last_day: date | None = None
    strips: tuple[Text, ...] = ()
    pages: int = 2
    columns: int = 1


def runs(text: Text) -> tuple[Run, ...]:
    """A text parted where its language or its direction changes."""
    if isinstance(text, Markup):
        reader = _Reader()
        reader.feed(text)
        reader.close()
        return tuple(reader.runs)
    language = text.language if isinstance(text, Foreign) else ""
    return (Run(str(text), language, isinstance(text, Kept)),) if text else ()


class _Reader(HTMLParser):
    """The marks of language and direction in finished HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._open: list[tuple[str, str, bool]] = [("", "", False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _tag, language, kept = self._open[-1]
        if tag not in ("br", "img", "hr"):
            self._open.append((tag, dict(attrs).get("lang") or language, kept or tag == "bdi"))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        _tag, language, kept = self._open[-1]
        self.runs.append(Run(data, language, kept))


def words_of(text: Text) -> str:
    """The bare words of a text."""
    return "".join(run.words for run in runs(text))


def texts_of(sheet: Sheet) -> Iterator[Text]:
    """Every text of a sheet, in the order in which it is read."""
    yield from (sheet.title, sheet.lead)
    for part in sheet.parts:
        yield from (part.title, *part.text)
        for row in part.rows:
            yield from (row.head, *row.body, row.small)
    yield from sheet.strips
