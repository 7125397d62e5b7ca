"""What plugins yield, and what is made of it: pages, files, panels, blocks; the site and the stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from markupsafe import Markup

from hubsite.model.hub import HubConfig, Labels
from hubsite.problems import Problem


def _text(owner: str, name: str, value: Any, *, empty: bool = False) -> None:
    """Said where the value is made, so that a plugin's author is told the very line."""
    if not isinstance(value, str):
        raise TypeError(f"{owner}.{name} is text, but it was given {type(value).__name__}.")
    if not value.strip() and not empty:
        raise ValueError(f"{owner}.{name} is empty.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site.

    `path` is its address within the site, ending in a slash (`groups/choir/`); the front page is "".
    `body` is Markdown, or finished HTML as `Markup`; links that start with a slash are addresses within the site.
    `section` is the address of the part of the site it belongs to (`groups/`); a page whose path is its section
    stands in the menu, sorted by `order` and title. `about` is the full id of the record it shows; `file` is the
    content file behind it, for the edit link. `crumbs` are (title, address) pairs above it.
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
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the page could not be published."""
        _text("Page", "title", self.title)
        _text("Page", "body", self.body, empty=True)
        _text("Page", "path", self.path, empty=True)
        if self.path.startswith("/") or (self.path and not self.path.endswith("/")):
            right = f"{self.path.strip('/')}/".lstrip("/")
            raise ValueError(f"Page.path is '{self.path}': write it as '{right}', with one slash, at its end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file published as it is: a calendar, data, a PDF. With a `title` it is listed for readers."""

    path: str
    content: str | bytes
    title: str = ""
    about: str = ""
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the file could not be published."""
        _text("File", "path", self.path)
        if self.path.startswith("/") or self.path.endswith("/"):
            raise ValueError(f"File.path is '{self.path}': write it as '{self.path.strip('/')}'.")
        if not isinstance(self.content, str | bytes):
            raise TypeError(f"File.content is text or bytes, but it was given {type(self.content).__name__}.")

    @property
    def data(self) -> bytes:
        """The bytes that are published (text as UTF-8)."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A further section on the page of one record; `body` as for a Page."""

    title: str
    body: str | Markup
    order: int = 100
    plugin: str = ""

    def __post_init__(self) -> None:
        """Raise TypeError or ValueError where the panel could not be shown."""
        _text("Panel", "title", self.title)
        _text("Panel", "body", self.body, empty=True)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that will be published, sorted by path: what the engine is given."""

    config: HubConfig
    pages: tuple[Page, ...] = ()
    files: tuple[File, ...] = ()
    labels: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A plain project on disk (`docs/` with front matter and finished HTML, and the engine's own files), and the
    empty folder that the engine shall fill."""

    folder: Path
    output: Path
    site: Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Turns a staged project into HTML.

    `project` gives the files that this engine needs beside the staged pages (its configuration, its templates), path
    to bytes; `build` fills the stage's output folder and yields problems. Neither may read the clock, the network
    or the environment.
    """

    name: str
    project: Callable[[Site], Mapping[str, bytes]]
    build: Callable[[Stage], Iterable[Problem]]
    plugin: str = ""


Owned = TypeVar("Owned", Page, File, Panel, Block, PackRecord, Importer, Engine)


def owned(value: Owned, plugin: str) -> Owned:
    """The same value, carrying the name of the plugin that gave it."""
    return replace(value, plugin=plugin)
