"""How heavy pages are: bytes that are not their own words, and what a first view of one fetches."""

import gzip
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median
from urllib.parse import urldefrag, urljoin, urlparse

from _content import plain_words

_LOADED = re.compile(
    r'<link\b[^>]*\brel="?(?:stylesheet|icon|preload|modulepreload|manifest)\b[^>]*>|<script\b[^>]*>|<img\b[^>]*>'
)
_ADDRESS = re.compile(r'\b(?:href|src)=("[^"]*"|[^\s>]+)')
_SEARCH_WORKER = re.compile(r'"search": ?"([^"]+)"')


@dataclass(frozen=True)
class Sizes:
    """Bytes, and how many files of its own and of other hosts a first view asks for."""

    beyond_words: float
    first_view: int
    files: int
    elsewhere: int


def sizes(project: Path, site: str, pairs: list[tuple[str, str]]) -> Sizes:
    """Of the pages (source, page), the median; the first view is that of the last."""
    beyond = [len((project / page).read_bytes()) - _words(project / source) for source, page in pairs]
    page = project / pairs[-1][1]
    ours, elsewhere = _fetched(project / site, page)
    return Sizes(median(beyond), sum(_sent(file) for file in (page, *ours)), 1 + len(ours), elsewhere)


def _words(source: Path) -> int:
    """The bytes of all its words with a space between them."""
    return len(" ".join(plain_words(source.read_text(encoding="utf-8"))).encode())


def _fetched(site: Path, page: Path) -> tuple[list[Path], int]:
    """The files of the site that the page has fetched with it; how many it asks of other hosts.

    Material and Zensical fetch the script of their search and its whole index as soon as a page is open.
    """
    html = page.read_text(encoding="utf-8")
    wanted = [unescape(found[1].strip('"')) for tag in _LOADED.findall(html) if (found := _ADDRESS.search(tag))]
    indexes = [name for name in ("search/search_index.json", "search.json") if (site / name).is_file()]
    if indexes and (worker := _SEARCH_WORKER.search(html)):
        wanted += [worker[1], "/" + indexes[0]]
    base = "https://village.example/" + page.parent.relative_to(site).as_posix() + "/"
    full = {urldefrag(urljoin(base, each))[0] for each in wanted if not each.startswith("data:")}
    own = [urlparse(each).path.lstrip("/") for each in full if urlparse(each).hostname == "village.example"]
    return sorted({site / path for path in own}), len(full) - len(own)


def _sent(file: Path) -> int:
    """What a server sends of it: text packed with gzip, pictures and fonts as they are."""
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data, 6)))
