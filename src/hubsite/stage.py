"""A site written as a plain project: `docs/` holds front matter plus finished HTML, and files as they are."""

# What lies here is all that an engine ever sees, so any engine that reads such a project can take over.

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from hubsite.folders import write_tree
from hubsite.foreign import Foreign, direction
from hubsite.language import own_name
from hubsite.outputs import Engine, Page, Site, Stage
from hubsite.pictures import FROM_CAMERAS
from hubsite.problems import HubsiteError

# JSON is YAML but for these: YAML takes them for line breaks or not at all.
_NOT_YAML = re.compile("[\u0080-\u009f\u2028\u2029\ufeff\ufffe\uffff]")

# Control characters that HTML does not allow.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LOOSE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)")
_FENCE = re.compile(r"^[`~](?=[`~]{2})", re.MULTILINE)
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_SPACES_ALONE = re.compile(r"(?<=\n) +(?=\n)")
# Tabs outside of tags, and the first of the spaces that a line consists of.
_SPACE_THAT_COUNTS = re.compile(r"\t(?![^<>]*>)|(?<=\n) (?= *\n)")


def stage(site: Site, engine: Engine, folder: Path, output: Path) -> Stage:
    """Write the project into `folder`, touching only what changed; the engine shall then fill `output`."""
    files: dict[str, bytes | Path] = {f"docs/{path}": data for path, data in _documents(site, engine)}
    own = engine.project(site)
    if both := sorted(files.keys() & own.keys()):
        raise HubsiteError(
            f"The engine '{engine.name}' makes {both[0]} itself, so no other plugin may.",
            fix="Give the page or file another address.",
        )
    write_tree(folder, files | dict(own))
    return Stage(folder=folder, output=output, site=site)


def _documents(site: Site, engine: Engine) -> Iterator[tuple[str, bytes | Path]]:
    for page in site.pages:
        more = engine.front_matter(site, page) if engine.front_matter else {}
        yield f"{page.path}index.md", staged_page(page, more).encode()
    for file in site.files:
        if isinstance(file.content, Path) and not file.content.is_file():
            raise HubsiteError(f"The file “{file.path}” has gone since the hub was read.", fix="Run the command again.")
        as_it_is = isinstance(file.content, Path) and not file.path.lower().endswith(FROM_CAMERAS)
        yield file.path, file.content if isinstance(file.content, Path) and as_it_is else file.data


def staged_page(page: Page, more: Mapping[str, Any] = MappingProxyType({})) -> str:
    """One staged page: front matter, with `more` in it, then its HTML in one `<div>`, which Markdown leaves alone."""
    if not isinstance(page.body, Markup):
        raise HubsiteError(f"The page {page.path!r} of the plugin '{page.plugin}' was not finished before staging.")
    lines = [f"{name}: {_text(value)}" for name, value in (_front_matter(page) | dict(more)).items() if value]
    return "\n".join(["---", *lines, "---", f'<div class="page">{_one_block(page.body)}</div>', ""])


def _front_matter(page: Page) -> dict[str, Any]:
    return {
        "title": page.title,
        "description": page.summary,
        "section": page.section,
        "crumbs": [_crumb(title, path) for title, path in page.crumbs],
        "file": page.file,
        "checked": page.checked,
        "lang": page.language,
        "dir": direction(page.language) if page.language else "",
        "languages": [
            {"lang": tag, "dir": direction(tag), "name": own_name(tag), "path": path} for tag, path in page.also_in
        ],
    }


def _crumb(title: str, path: str) -> dict[str, str]:
    own = {"lang": title.language} if isinstance(title, Foreign) else {}
    return {"title": str(title), "path": path, **own}


def _text(value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def _one_block(html: str) -> str:
    """The same HTML, written so that no Markdown parser finds anything in it to touch.

    Python-Markdown would turn tabs into spaces, empty lines of spaces, drop control characters, make a code
    block of a fence, and put a semicolon behind a loose `&`: browsers show this as they would have shown it.
    """
    text = _NOT_HTML.sub("", html.replace("\r\n", "\n").replace("\r", "\n")).strip()
    text = _LOOSE_AMPERSAND.sub("&amp;", text)
    text = _FENCE.sub(_as_reference, text)
    parts = _PREFORMATTED.split(text)
    parts[::2] = [_SPACES_ALONE.sub("", part.replace("\t", " ")) for part in parts[::2]]
    parts[1::2] = [_SPACE_THAT_COUNTS.sub(_as_reference, part) for part in parts[1::2]]
    return "".join(parts)


def _as_reference(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"
