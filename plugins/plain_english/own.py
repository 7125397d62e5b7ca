"""What the hub's own people wrote in English: page by page, each text with the line of its field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hubsite import Foreign, Hub, Piece, Record, Source, TextPage, shape_of

# Words that are not the hub's own: minutes are the meeting's, a letter to copy is its sender's, sources are quoted.
_NOT_OURS = {"minutes", "template", "sources", "links", "legal_basis", "consent", "public"}


class Text(NamedTuple):
    """One text. `field` is the outermost that holds it; with `below`, under the `---`, its lines are as typed."""

    text: str
    field: str
    file: str
    line: int
    below: bool = False

    def source(self, at: int) -> Source:
        """The line of a place in the text; that of the field where the text's own lines are not known."""
        return Source(self.file, self.line + self.text.count("\n", 0, at) if self.below and self.line else self.line)


class OwnPage(NamedTuple):
    """A page that was written here. `key` is its id or address; `names` are what its subject is called."""

    key: str
    name: str
    names: str
    texts: tuple[Text, ...]


def own_pages(hub: Hub) -> Iterator[OwnPage]:
    """Records and pages with a text of the hub's own; nothing where the hub is not in English."""
    if hub.config.languages[0].partition("-")[0] != "en":
        return
    for record in hub.records:
        names = "\n".join([record.name, *getattr(record, "also_called", ())])
        yield from _with_texts(OwnPage(record.key, record.name, names, tuple(_of(record, record))))
    for page in hub.pages:
        yield from _with_texts(OwnPage(page.key, page.title, page.title, tuple(_of(page, page.fields))))


def _with_texts(page: OwnPage) -> Iterator[OwnPage]:
    if page.texts:
        yield page


def _of(whole: Record | TextPage, piece: Piece) -> Iterator[Text]:
    origin = whole.origin
    if not origin.file.startswith("content/"):
        return
    last = max(origin.lines.values(), default=0)
    for text, field in _texts(piece):
        line = origin.lines.get(field, origin.line)
        # In a Markdown file the text below the `---` stands after every other field.
        below = field == "description" and origin.file.endswith(".md") and line == last
        yield Text(text, field, origin.file, line, below)


def _texts(piece: Piece, outermost: str = "") -> Iterator[tuple[str, str]]:
    """Every summary and every piece of prose, those of parts within as well, with its outermost field."""
    for name in type(piece).model_fields:
        if name in _NOT_OURS:
            continue
        value = getattr(piece, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Piece):
                yield from _texts(each, outermost or name)
            elif isinstance(each, str) and not isinstance(each, Foreign) and _is_text(type(piece), name):
                yield each, outermost or name


def _is_text(model: type[Piece], name: str) -> bool:
    return name == "summary" or shape_of(model, name) == "prose"
