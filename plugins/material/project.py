"""What MkDocs is given beside the staged pages: its configuration, the theme, a list of all addresses."""

# mkdocs.yml is made from nothing but the keys named here, and every value that a volunteer wrote is only ever
# text in it: MkDocs would run Python that its configuration names.

from __future__ import annotations

import hashlib
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from hubsite import File, HubConfig, HubsiteError, Page, Site

from . import squeezed
from .shell import shells

THEME = Path(__file__).with_name("theme")
STYLE, SCRIPT = "assets/hub.css", "assets/hub.js"

# Material's own scripts and styles (1.5 MB, mostly maps of its sources): no page of ours refers to them.
_NOT_PUBLISHED = ("/assets/javascripts/", "/assets/stylesheets/", "/assets/images/favicon.png")
# MkDocs leaves these out by itself, but files of a hub are published as they are (`.well-known/`, for one).
_PUBLISHED = ("!.*", "!/templates/")
_READ_AS_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # mkdocs.utils.markdown_extensions
_CHECKED_BY_HUBSITE = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What the theme and MkDocs put into every site.
TAKES = frozenset({"404.html", "sitemap.xml", STYLE, SCRIPT, "assets/icon.svg"})
BLACK = "#000000"
# Set by what hub.yml says of the colour.
_OF_ITS_COLOUR = frozenset({b"--brand", b"--on-brand"})


def project(site: Site) -> dict[str, bytes]:
    """The engine's own files of a staged project: path to bytes.

    Raises HubsiteError for a file of the site that MkDocs would not publish as it is.
    """
    for file in site.files:
        _check(file)
    theme = theme_files(site.config)
    files = {f"theme/{path}": data for path, data in theme.items()}
    files["mkdocs.yml"] = _as_yaml(configuration(site, theme))
    if site.config.site_url:
        files["docs/sitemap.xml"] = sitemap(site.config.site_url, site.pages)
    return files


def _check(file: File) -> None:
    lower = f"/{file.path}".lower()
    if lower.endswith(_READ_AS_MARKDOWN) or lower.startswith(_NOT_PUBLISHED):
        raise HubsiteError(
            f"The file “{file.path}” of the plugin '{file.plugin}' cannot be published at this address: "
            "MkDocs keeps it for itself.",
            fix=f"Give it another name, for example `files/{Path(file.path).stem}.txt`.",
        )


def theme_files(config: HubConfig) -> dict[str, bytes]:
    """The theme as readers get it: without the comments of style and script, which are for us, in the hub's colour."""
    paths = sorted(path for path in THEME.rglob("*") if path.is_file())
    files = {path.relative_to(THEME).as_posix(): path.read_bytes() for path in paths}
    files[STYLE] = squeezed.style(files[STYLE], _OF_ITS_COLOUR) + _in_its_colour(config)
    files[SCRIPT] = squeezed.script(files[SCRIPT])
    return files


def _in_its_colour(config: HubConfig) -> bytes:
    """The bar in the hub's colour, on screens: paper stays white, and forced colours stay the reader's.

    A light colour would dazzle by night: there its words are in it, on black, which are told apart just as well.
    """
    if config.colour is None:
        return b""
    colour, ink = config.colour, config.colour.ink
    rules = f"@media screen {{\n{_bar(colour, ink)}}}\n"
    if ink == BLACK:
        rules += f"@media screen and (prefers-color-scheme: dark) {{\n{_bar(ink, colour)}}}\n"
    return rules.encode()


def _bar(colour: str, ink: str) -> str:
    return f":root {{ --brand: {colour}; --on-brand: {ink}; }}\n"


def configuration(site: Site, theme: dict[str, bytes]) -> dict[str, Any]:
    """mkdocs.yml as plain data: text, numbers, yes and no, lists, names with values."""
    address = {"site_url": site.config.site_url} if site.config.site_url else {}
    extra = _for_templates(site, theme)
    menu = extra["shells"][extra["language"]].get("sections", ())
    return {
        "site_name": str(site.config.name),
        **address,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {"name": "material", "custom_dir": "theme", "font": False},
        "plugins": [],
        "nav": [f"{section['path']}index.md" for section in menu],
        "exclude_docs": "\n".join((*_PUBLISHED, *_NOT_PUBLISHED)),
        "validation": {part: dict.fromkeys(checks, "ignore") for part, checks in _CHECKED_BY_HUBSITE.items()},
        "extra": extra,
    }


def _as_yaml(data: dict[str, Any]) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000).encode()


def _for_templates(site: Site, theme: dict[str, bytes]) -> dict[str, Any]:
    config = site.config
    known = {
        "generator": f"hubsite {version('hubsite')}",
        "language": config.languages[0],
        # The address changes with the bytes, so that no browser shows a new page in an old style.
        "style": f"{STYLE}?v={_fingerprint(theme[STYLE])}",
        "script": f"{SCRIPT}?v={_fingerprint(theme[SCRIPT])}",
        "base": f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        "colour": str(config.colour or ""),
        "logo": _published(site, config.logo),
        "photo": _published(site, config.photo),
        "edit": f"{edit}/" if (edit := config.github_page("edit")) else "",
        "shells": shells(site),
        "feeds": _feeds(site),
    }
    return {name: value for name, value in known.items() if value}


def _published(site: Site, picture: str | None) -> str:
    """The address of a picture of the hub; "" while it does not exist, which is told elsewhere."""
    return picture if picture and any(file.path == picture for file in site.files) else ""


def _feeds(site: Site) -> list[dict[str, str]]:
    """The feeds that browsers and readers' programs are told of: that of everything, and that of a page's section."""
    found = [file for file in site.files if file.path == "feed.xml" or file.path.endswith("/feed.xml")]
    return [{"title": str(file.title), "path": file.path, "section": file.path[: -len("feed.xml")]} for file in found]


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def sitemap(site_url: str, pages: tuple[Page, ...]) -> bytes:
    """The addresses of all pages for search engines, as sitemaps.org's protocol has it, without dates."""
    base = site_url.rstrip("/")
    lines = [f"<url><loc>{escape(f'{base}/{quote(page.path)}', quote=False)}</loc></url>" for page in pages]
    start = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_SITEMAP}">']
    return "\n".join([*start, *lines, "</urlset>", ""]).encode()
