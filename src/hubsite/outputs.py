"""What plugins yield, and what is made of it: pages, files, panels, blocks; the site and the stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from markupsafe import Markup

from hubsite.model.hub import HubConfig, Labels
from hubsite.pictures import without_camera_data
from hubsite.problems import Problem, Severity, Source
from hubsite.svg import cleaned


def _text(owner: str, name: str, value: Any, *, empty: bool = False) -> None:
    """Said where the value is made, so that a plugin's author is told the very line."""
    _is_a(owner, name, value, str, "text")
    if not value.strip() and not empty:
        raise ValueError(f"{owner}.{name} is empty.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{owner}.{name} holds a character that is only half there, which no file can.") from None


def _texts(owner: str, value: Any, *names: str) -> None:
    """Fields that may be empty."""
    for name in names:
        _text(owner, name, getattr(value, name), empty=True)


def _is_a(owner: str, name: str, value: Any, wanted: type | tuple[type, ...], words: str) -> None:
    if not isinstance(value, wanted):
        raise TypeError(f"{owner}.{name} is {words}, but it was given {type(value).__name__}.")


def _can_be_called(owner: str, name: str, value: Any) -> None:
    if not callable(value):
        raise TypeError(f"{owner}.{name} is a function, but it was given {type(value).__name__}.")


def _pairs(owner: str, name: str, value: Any) -> None:
    _is_a(owner, name, value, tuple, "pairs of title and address")
    for pair in value:
        if not (isinstance(pair, tuple) and len(pair) == 2):
            raise TypeError(f"{owner}.{name} is pairs of title and address, but it holds {pair!r}.")
        for text in pair:
            _text(owner, name, text, empty=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site.

    `path` is its address within the site, ending in a slash (`groups/choir/`); the front page is "".
    `body` is Markdown, or finished HTML as `Markup`; links that start with a slash are addresses within the site.
    `section` is the address of the part of the site it belongs to (`groups/`); a page whose path is its section
    stands in the menu, sorted by `order` and title. `about` is the full id of the record it shows; `file` is the
    content file behind it, for the edit link. `crumbs` are (title, address) pairs above it. `rest` is finished HTML
    that belongs to the body, but stands after the panels that readers come for (see `Panel`).

    Of `language` (a BCP 47 tag; "" for the main language) and `also_in` (tag and address of the same page in each of
    the hub's languages) the build takes care: plugins leave them alone, and are asked once for each language.
    """

    path: str
    title: str
    body: str | Markup
    summary: str = ""
    section: str = ""
    order: int = 100
    about: str = ""
    file: str = ""
    menu: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    checked: str = ""
    rest: Markup = field(default_factory=Markup)
    language: str = ""
    also_in: tuple[tuple[str, str], ...] = ()
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the page could not be published."""
        _text("Page", "title", self.title)
        _text("Page", "body", self.body, empty=True)
        _text("Page", "path", self.path, empty=True)
        if self.path.startswith("/") or (self.path and not self.path.endswith("/")):
            right = f"{self.path.strip('/')}/".lstrip("/")
            raise ValueError(f"Page.path is '{self.path}': write it as '{right}', with one slash, at its end.")
        _texts("Page", self, "summary", "section", "about", "file", "menu", "checked", "language", "plugin")
        _is_a("Page", "rest", self.rest, Markup, "finished HTML")
        _is_a("Page", "order", self.order, int, "a whole number")
        _pairs("Page", "crumbs", self.crumbs)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file published as it is: a calendar, data, a PDF.

    `content` is text, bytes, or the `Path` of a file on this computer that is copied. With a `title` it is listed
    for readers: on the page whose `about` or address is the same ("/" for the front page), or, without an `about`, on
    the page of everything.
    One that is in a `language` (a BCP 47 tag) is listed on pages in that language only, by a title in it.
    """

    path: str
    content: str | bytes | Path
    title: str = ""
    about: str = ""
    language: str = ""
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the file could not be published."""
        _text("File", "path", self.path)
        if self.path.startswith("/") or self.path.endswith("/"):
            raise ValueError(f"File.path is '{self.path}': write it as '{self.path.strip('/')}'.")
        _is_a("File", "content", self.content, (str, bytes, Path), "text, bytes or a path")
        if isinstance(self.content, str):
            _text("File", "content", self.content, empty=True)
        _texts("File", self, "title", "about", "language", "plugin")

    @property
    def data(self) -> bytes:
        """The bytes that are published: text as UTF-8, pictures of the hub without what a camera wrote into them.

        Drawings (SVG) of the hub hold nothing but what draws. Raises OSError if a path cannot be read, or is no drawing
        though its name says so.
        """
        if isinstance(self.content, Path):
            return _picture(self.path, self.content.read_bytes())
        return self.content if isinstance(self.content, bytes) else self.content.encode()


def _picture(path: str, data: bytes) -> bytes:
    if not path.lower().endswith(".svg"):
        return without_camera_data(data)
    try:
        return cleaned(data)
    except ValueError as error:  # known of the hub's own since they were read, unless they have changed
        raise OSError(f"{path}: {error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A further section on the page of one record; `body` as for a Page.

    Of an `order` below 100 it is what readers come for, and stands right below the facts at the top; any other stands
    at the foot.
    """

    title: str
    body: str | Markup
    order: int = 100
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the panel could not be shown."""
        _text("Panel", "title", self.title)
        _text("Panel", "body", self.body, empty=True)
        _is_a("Panel", "order", self.order, int, "a whole number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A named piece that writers place in Markdown: `{{ next-meetings group=choir }}`.

    `render` takes the words given in the braces and returns Markdown or Markup; it may raise ValueError with a
    sentence for the writer. `example` is shown in the docs and run as a test.
    """

    name: str
    summary: str
    example: str
    render: Callable[[Mapping[str, str]], str | Markup]
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the block could not be placed."""
        _text("Block", "name", self.name)
        _texts("Block", self, "summary", "example")
        _can_be_called("Block", "render", self.render)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRecord:
    """A record that comes with a plugin. A hub's own file of the same folder and id takes its place.

    `fields` are as a volunteer would write them: names to texts, lists and further names; `description` is prose.
    `file` says where they stand, for whoever keeps the plugin.
    """

    folder: str
    id: str
    fields: Mapping[str, Any]
    file: str = ""
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the record could not be read."""
        _text("PackRecord", "folder", self.folder)
        _text("PackRecord", "id", self.id)
        _texts("PackRecord", self, "file")
        _is_a("PackRecord", "fields", self.fields, Mapping, "names with what belongs to them")


class ReadRows(Protocol):
    """Reads a real format from a file; yields one row of named texts at a time."""

    def __call__(self, file: Path) -> Iterable[Mapping[str, str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A real format that can be turned into records. `rows` streams; it may raise ValueError with a sentence."""

    name: str
    summary: str
    rows: ReadRows
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where nothing could be imported with it."""
        _text("Importer", "name", self.name)
        _texts("Importer", self, "summary")
        _can_be_called("Importer", "rows", self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that will be published, sorted by path: what the engine is given.

    `configs` is what hub.yml says in each language, by tag, the main one first.
    """

    config: HubConfig
    configs: Mapping[str, HubConfig] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    files: tuple[File, ...] = ()
    labels: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedPage:
    """A page as the project has it: its address, what its front matter says, and its HTML in one `<div>`."""

    path: str
    front_matter: Mapping[str, Any]
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A plain project on disk (`docs/` with front matter and finished HTML, and the engine's own files), and the
    empty folder that the engine shall fill: `put` writes a file there, by its path, unless the last site had the same.

    What lies in the project is here as well, so that an engine need not read it again: `pages`, and `files`, all
    others by their path in the project, as their bytes or as what they are a copy of.
    """

    folder: Path
    output: Path
    site: Site
    pages: tuple[StagedPage, ...]
    files: Mapping[str, bytes | Path]
    put: Callable[[str, bytes | Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Turns a staged project into HTML.

    `project` gives the files that this engine needs beside the staged pages (its configuration, its templates), path
    to bytes; `build` fills the stage's output folder and yields problems. Neither may read the clock, the network
    or the environment. `takes` are the addresses of the site that this engine fills itself (`404.html`).
    `front_matter` gives, by the paths of pages, what its templates need beside what every staged page says of itself.
    """

    name: str
    project: Callable[[Site], Mapping[str, bytes]]
    build: Callable[[Stage], Iterable[Problem]]
    takes: frozenset[str] = frozenset()
    front_matter: Callable[[Site], Mapping[str, Mapping[str, Any]]] | None = None
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where nothing could be built with it."""
        _text("Engine", "name", self.name)
        _can_be_called("Engine", "project", self.project)
        _can_be_called("Engine", "build", self.build)
        _is_a("Engine", "takes", self.takes, frozenset, "a frozenset of addresses")
        if self.front_matter is not None:
            _can_be_called("Engine", "front_matter", self.front_matter)


def sound(problem: Problem) -> Problem:
    """A problem as a plugin gave it, with a plain word for its severity made one of ours.

    Raises TypeError or ValueError where it could not be told.
    """
    for name in ("code", "message"):
        _text("Problem", name, getattr(problem, name))
    _texts("Problem", problem, "fix", "plugin")
    _is_a("Problem", "source", problem.source, (Source, type(None)), "a hubsite.Source")
    if problem.source:
        _text("Source", "file", problem.source.file, empty=True)
        _is_a("Source", "line", problem.source.line, int, "a whole number")
        _is_a("Source", "column", problem.source.column, int, "a whole number")
    if problem.severity not in tuple(Severity):
        words = ", ".join(f"'{each}'" for each in Severity)
        raise ValueError(f"Problem.severity is {problem.severity!r}: write one of {words}.")
    return replace(problem, severity=Severity(problem.severity))


Owned = TypeVar("Owned", Page, File, Panel, Block, PackRecord, Importer, Engine)


def owned(value: Owned, plugin: str) -> Owned:
    """The same value, carrying the name of the plugin that gave it."""
    return replace(value, plugin=plugin)
