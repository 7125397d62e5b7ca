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
from hubsite.growing import Growing
from hubsite.language import own_name
from hubsite.ledger import Ledger
from hubsite.outputs import Engine, File, Page, Site, Stage, StagedPage
from hubsite.pictures import CLEANED
from hubsite.problems import HubsiteError

# JSON is YAML but for these: YAML takes them for line breaks or not at all.
_NOT_YAML = re.compile("[\u0080-\u009f\u2028\u2029\ufeff\ufffe\uffff]")

# Control characters that HTML does not allow.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))  # the same, as bytes of UTF-8
_LOOSE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);)")
_FENCE = re.compile(r"^[`~](?=[`~]{2})", re.MULTILINE)
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_SPACES_ALONE = re.compile(r"(?<=\n) +(?=\n)")
# Tabs outside of tags, and the first of the spaces that a line consists of.
_SPACE_THAT_COUNTS = re.compile(r"<[^<>]*+>|\t|(?<=\n) (?= *\n)")  # and tags, in which none does


def stage(site: Site, engine: Engine, folder: Path, output: Growing, ledger: Ledger | None = None) -> Stage:
    """Write the project into `folder`, touching only what changed; the engine shall then fill `output`.

    What is in the folder is known from the `ledger`, which is kept up to date.
    """
    more = engine.front_matter(site) if engine.front_matter else {}
    pages = tuple(staged_page(page, more.get(page.path, {})) for page in site.pages)
    own = engine.project(site)
    files = {f"docs/{file.path}": _as_published(file) for file in site.files}
    written = {f"docs/{page.path}index.md": page for page in pages}
    if both := sorted((files.keys() | written.keys()) & own.keys()):
        raise HubsiteError(
            f"The engine '{engine.name}' makes {both[0]} itself, so no other plugin may.",
            fix="Give the page or file another address.",
        )
    files.update(own)
    write_tree(folder, _Tree({**files, **written}), ledger)
    return Stage(folder=folder, output=output.folder, site=site, pages=pages, files=files, put=output.put)


class _Tree(Mapping[str, bytes | Path]):
    """The files of the project: the document of a page is made when it is written, and never are all there at once."""

    def __init__(self, files: Mapping[str, bytes | Path | StagedPage]) -> None:
        self._files = files

    def __getitem__(self, path: str) -> bytes | Path:
        found = self._files[path]
        return as_document(found).encode() if isinstance(found, StagedPage) else found

    def __contains__(self, path: object) -> bool:
        return path in self._files  # whoever asks only that needs no document

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _as_published(file: File) -> bytes | Path:
    if not isinstance(file.content, Path):
        return file.data
    if not file.content.is_file():
        raise HubsiteError(f"The file “{file.path}” has gone since the hub was read.", fix="Run the command again.")
    return _cleaned(file) if file.path.lower().endswith(CLEANED) else file.content


def _cleaned(file: File) -> bytes:
    try:
        return file.data
    except OSError as error:
        message = f"The file “{file.path}” cannot be read as the picture that its name says it is."
        raise HubsiteError(message, fix="Save it anew, or take it out.") from error


def staged_page(page: Page, more: Mapping[str, Any] = MappingProxyType({})) -> StagedPage:
    """A page for the project: its front matter, with `more` in it, and its HTML, which Markdown leaves alone."""
    if not isinstance(page.body, Markup):
        raise HubsiteError(f"The page {page.path!r} of the plugin '{page.plugin}' was not finished before staging.")
    said = {name: value for name, value in (_front_matter(page) | dict(more)).items() if value}
    return StagedPage(path=page.path, front_matter=said, html=f'<div class="page">{_one_block(page.body)}</div>')


def as_document(page: StagedPage) -> str:
    """The file of the project that holds the page."""
    lines = [f"{name}: {_text(value)}" for name, value in page.front_matter.items()]
    return "\n".join(["---", *lines, "---", page.html, ""])


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
    if written.isascii():
        return written
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def _one_block(html: str) -> str:
    """The same HTML, written so that no Markdown parser finds anything in it to touch.

    Python-Markdown would turn tabs into spaces, empty lines of spaces, drop control characters, make a code
    block of a fence, and put a semicolon behind a loose `&`: browsers show this as they would have shown it.
    """
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    # Most pages have little of this, which is seen much faster than a pattern looks for it.
    if len(data := text.encode()) > len(data.translate(None, _CONTROLS)):
        text = _NOT_HTML.sub("", text)
    text = _LOOSE_AMPERSAND.sub("&amp;", text.strip())
    if "`" in text or "~" in text:
        text = _FENCE.sub(_as_reference, text)
    parts = _PREFORMATTED.split(text) if "<pre" in text.lower() else [text]
    parts[::2] = [_without_spaces_alone(part.replace("\t", " ")) for part in parts[::2]]
    parts[1::2] = [_SPACE_THAT_COUNTS.sub(_as_reference, part) for part in parts[1::2]]
    return "".join(parts)


def _without_spaces_alone(part: str) -> str:
    return _SPACES_ALONE.sub("", part) if " \n" in part else part


def _as_reference(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else f"&#{ord(found[0])};"
