"""What MkDocs is given beside the staged pages: its configuration, the theme, a list of all addresses."""

# mkdocs.yml is made from nothing but the keys named here, and every value that a volunteer wrote is only ever
# text in it: MkDocs would run Python that its configuration names.

from __future__ import annotations

import hashlib
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

import yaml

from hubsite import File, HubConfig, HubsiteError, Page, Site

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
_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)
_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def project(site: Site) -> dict[str, bytes]:
    """The engine's own files of a staged project: path to bytes.

    Raises HubsiteError for a file of the site that MkDocs would not publish as it is.
    """
    for file in site.files:
        _check(file)
    theme = theme_files()
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


def theme_files() -> dict[str, bytes]:
    """The theme as readers get it: without the comments of style and script, which are for us."""
    paths = sorted(path for path in THEME.rglob("*") if path.is_file())
    files = {path.relative_to(THEME).as_posix(): path.read_bytes() for path in paths}
    return files | {path: _COMMENT.sub(b"", files[path]) for path in (STYLE, SCRIPT)}


def configuration(site: Site, theme: dict[str, bytes]) -> dict[str, Any]:
    """mkdocs.yml as plain data: text, numbers, yes and no, lists, names with values."""
    sections = _sections(site)
    address = {"site_url": site.config.site_url} if site.config.site_url else {}
    return {
        "site_name": site.config.name,
        **address,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "theme": {"name": "material", "custom_dir": "theme", "font": False},
        "plugins": [],
        "nav": [{section["title"]: f"{section['path']}index.md"} for section in sections],
        "exclude_docs": "\n".join((*_PUBLISHED, *_NOT_PUBLISHED)),
        "validation": {part: dict.fromkeys(checks, "ignore") for part, checks in _CHECKED_BY_HUBSITE.items()},
        "extra": _for_templates(site.config, sections, theme) | _feeds(site),
    }


def _as_yaml(data: dict[str, Any]) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100_000).encode()


def _sections(site: Site) -> list[dict[str, str]]:
    """What stands in the menu: the front page, then the first page of each section."""
    first = [page for page in site.pages if page.path == page.section or not page.path]
    first.sort(key=lambda page: (page.path != "", page.order, page.title.casefold(), page.path))
    return [{"title": _menu_words(page), "path": page.path} for page in first]


def _menu_words(page: Page) -> str:
    return page.menu or (page.title if page.path else "Home")


def _for_templates(config: HubConfig, sections: list[dict[str, str]], theme: dict[str, bytes]) -> dict[str, Any]:
    language = config.languages[0]
    known = {
        "generator": f"hubsite {version('hubsite')}",
        "language": language,
        "direction": "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr",
        # The address changes with the bytes, so that no browser shows a new page in an old style.
        "style": f"{STYLE}?v={_fingerprint(theme[STYLE])}",
        "script": f"{SCRIPT}?v={_fingerprint(theme[SCRIPT])}",
        "summary": config.summary,
        "run_by": config.run_by,
        "contact": _contact(config),
        "edit": _edit_address(config),
        "sections": sections,
    }
    return {name: value for name, value in known.items() if value}


def _feeds(site: Site) -> dict[str, Any]:
    """The feeds that browsers and readers' programs are told of: that of everything, and that of a page's section."""
    found = [file for file in site.files if file.path == "feed.xml" or file.path.endswith("/feed.xml")]
    feeds = [{"title": file.title, "path": file.path, "section": file.path[: -len("feed.xml")]} for file in found]
    return {"feeds": feeds} if feeds else {}


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _contact(config: HubConfig) -> dict[str, str]:
    if config.contact is None:
        return {}
    known = config.contact.model_dump(exclude_none=True)
    if "email" in known:
        known["mailto"] = f"mailto:{quote(known['email'], safe='@')}"
    if "phone" in known:
        known["tel"] = f"tel:{re.sub(r'[^0-9+]', '', known['phone'])}"
    return known


def _edit_address(config: HubConfig) -> str:
    """Where GitHub lets people change a file, for its path to be put behind; "" for other hosts."""
    where = urlsplit(config.repository or "")
    names = where.path.removesuffix("/").removesuffix(".git").strip("/").split("/")
    if (where.hostname or "").removeprefix("www.") != "github.com" or len(names) != 2 or not all(names):
        return ""
    return f"https://github.com/{quote('/'.join(names))}/edit/{quote(config.branch)}/"


def sitemap(site_url: str, pages: tuple[Page, ...]) -> bytes:
    """The addresses of all pages for search engines, as sitemaps.org's protocol has it, without dates."""
    base = site_url.rstrip("/")
    lines = [f"<url><loc>{escape(f'{base}/{quote(page.path)}')}</loc></url>" for page in pages]
    start = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_SITEMAP}">']
    return "\n".join([*start, *lines, "</urlset>", ""]).encode()
