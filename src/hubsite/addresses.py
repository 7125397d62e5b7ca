"""Links: from what people and templates write to an address that works on this page, wherever the site stands."""

# The last pass over every page: an address that starts with a slash is one within the site, a path to a content
# file is the page made from it, and both become relative, so that the site works at any address and from a folder.

from __future__ import annotations

import difflib
import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from urllib.parse import unquote

from markupsafe import Markup

_LINK = re.compile(r'(<(?:a|img|link|source)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_ID = re.compile(r'(<[a-z0-9]+\b[^>]*?\sid=")([^"]*)(")')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every address of the site, and the page that each content file (named without its ending) became.

    The ending does not count: whether a record is a `.md` or a `.yml` file, or one of a list, is of no matter to
    who links to it.
    """

    pages: frozenset[str]
    files: frozenset[str]
    page_of_file: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, target: str, page: str, file: str) -> str | None:
        """The address within the site that a link leads to; None if there is no such thing.

        `page` is the address of the page that the link stands on, `file` the content file it was written in.
        """
        path = unquote(target)
        if path.startswith("/"):
            return self._known(path.lstrip("/"))
        # A page without a file of its own shows texts from the folder that its address names.
        for base in (posixpath.dirname(file), f"content/{page}", "content"):
            source = posixpath.normpath(posixpath.join(base, path))
            if (stem := without_ending(source)) in self.page_of_file:
                return self.page_of_file[stem]
            if (found := self._known(source.removeprefix("content/"), source)) is not None:
                return found
        return None

    def _known(self, path: str, source: str = "content/") -> str | None:
        if not source.startswith("content/"):
            return None
        path = "" if path == "." else path
        if path in self.files or path in self.pages:
            return path
        return f"{path}/" if f"{path}/" in self.pages else None

    def like(self, target: str, file: str) -> str:
        """What a person may have meant to write in `file`, or ""."""
        wanted = f"content/{without_ending(target).replace('../', '').strip('/')}"
        near = difflib.get_close_matches(wanted, self.page_of_file, n=1, cutoff=0.7)
        return f"{posixpath.relpath(near[0], posixpath.dirname(file) or 'content')}.md" if near else ""


def without_ending(file: str) -> str:
    """The name of a content file without `.md`, `.yml` or `.yaml`."""
    stem, ending = posixpath.splitext(file)
    return stem if ending in {".md", ".yml", ".yaml"} else file


def with_links(html: Markup, page: str, file: str, addresses: Addresses) -> tuple[Markup, list[str]]:
    """The HTML with every link made relative to its page, and the targets that lead nowhere."""
    nowhere: list[str] = []

    def mend(found: re.Match[str]) -> str:
        before, written, after = found.groups()
        target = unescape(written)
        if not target or _ELSEWHERE.match(target):
            return found.group()
        path, mark, rest = _cut(target)
        address = addresses.resolve(path, page, file)
        if address is None:
            nowhere.append(target)
            return found.group()
        return f"{before}{escape(relative(address, page) + mark + rest)}{after}"

    return Markup(_LINK.sub(mend, html)), nowhere


def with_unique_ids(html: Markup) -> Markup:
    """The HTML with a number added to every id that stands on the page already: two texts may share a heading."""
    seen: Counter[str] = Counter()

    def number(found: re.Match[str]) -> str:
        seen[found.group(2)] += 1
        times = seen[found.group(2)]
        return found.group() if times == 1 else f"{found.group(1)}{found.group(2)}-again-{times}{found.group(3)}"

    return Markup(_ID.sub(number, html))


def _cut(target: str) -> tuple[str, str, str]:
    for mark in ("#", "?"):
        path, found, rest = target.partition(mark)
        if found:
            return path, mark, rest
    return target, "", ""


@lru_cache(maxsize=4096)
def relative(address: str, page: str) -> str:
    """The way from one page of the site to another address of it."""
    path = posixpath.relpath(address or ".", page or ".")
    return f"{path}/" if address.endswith("/") or not address else path
