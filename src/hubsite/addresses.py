"""Links: from what people and templates write to an address that works on this page, wherever the site stands."""

# The last pass over every page: an address that starts with a slash is one within the site, a path to a content
# file is the page made from it, and both become relative, so that the site works at any address and from a folder.

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape, unescape
from urllib.parse import quote, unquote

from markupsafe import Markup

from hubsite.model.likeness import Names

_LINK = re.compile(r'(<(?:a|img|link|script|source)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
_PICTURE = re.compile(r'<(?:img|source)\b[^>]*?\ssrc="([^"]*)"')
_OTHER_SITE = re.compile(r"https?:|//", re.IGNORECASE)
_ID = re.compile(r'(<[a-z0-9]+\b[^>]*?\sid=")([^"]*)(")')
# Also where a text only says so; what it finds holds all that stands in tags.
_ANY_ID = re.compile(r'id="(?=([^"]*)")')
_TAG = re.compile(r"<[a-z][a-z0-9]*\b[^>]*>")
_MARK = re.compile(r'(\s(id|href|aria-labelledby|aria-describedby)="#?)([^"]*)(")')
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".heif"})
# What may stand in the path of an address as it is (RFC 3986, section 3.3).
_PLAIN = "/~!$&'()*+,;=:@"
_PATH = re.compile(r"[^?#]*")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lost:
    """What a link or a picture leads to, as it was written, where there is no such thing."""

    target: str
    is_picture: bool = False


@dataclass(frozen=True)
class Addresses:
    """Every address of the site, and the page that each content file (named without its ending) became.

    Below `prefix` (`cy/`, or "") lie the pages of the language that links are looked at for: a link leads to a page
    there, where there is one. `page_of_file` names addresses without it.

    The ending does not count: whether a record is a `.md` or a `.yml` file, or one of a list, is of no matter to
    who links to it.
    """

    pages: frozenset[str]
    files: frozenset[str]
    page_of_file: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""

    @cached_property
    def as_text(self) -> str:
        """All of them, as text."""
        return repr([sorted(self.pages), sorted(self.files), sorted(self.page_of_file.items()), self.prefix])

    def resolve(self, target: str, page: str, file: str) -> str | None:
        """The address within the site that a link leads to; None if there is no such thing.

        `page` is the address of the page that the link stands on, `file` the content file it was written in.
        """
        # Most links are of our own making, and lead to the same place from wherever they stand.
        if target in self._from_anywhere:
            return self._from_anywhere[target]
        path = unquote(target)
        if path.startswith("/"):
            found = self._from_anywhere[target] = self._known(path.lstrip("/"))
            return found
        # A page without a file of its own shows texts from the folder that its address names.
        for base in (posixpath.dirname(file), f"content/{page.removeprefix(self.prefix)}", "content"):
            source = posixpath.normpath(posixpath.join(base, path))
            if (stem := without_ending(source)) in self.page_of_file:
                return self._known(self.page_of_file[stem])
            if (found := self._known(source.removeprefix("content/"), source)) is not None:
                return found
        return None

    def _known(self, path: str, source: str = "content/") -> str | None:
        if not source.startswith("content/"):
            return None
        path = "" if path == "." else path
        for place in dict.fromkeys((self.prefix + path, path)):
            if place in self.files or place in self.pages:
                return place
            if f"{place}/" in self.pages:
                return f"{place}/"
        return None

    def like(self, target: str, file: str) -> str:
        """What a person may have meant to write in `file`, or ""."""
        path = unquote(_cut(target)[0])
        folder = "content" if path.startswith("/") else posixpath.dirname(file) or "content"
        wanted = posixpath.normpath(posixpath.join(folder, without_ending(path.strip("/"))))
        if other := self._of_other_letters.get(wanted.casefold()):
            return posixpath.relpath(other, folder)
        name, is_picture = posixpath.basename(wanted), posixpath.splitext(path)[1].lower() in PICTURES
        near = [
            each
            for each in self._names.like(wanted, 5, 0.75)
            if Names([posixpath.basename(each)]).like(name)  # folders alike say little
            and (not is_picture or posixpath.splitext(each)[1].lower() in PICTURES)
        ]
        if not near:
            return ""
        if path.startswith("/"):
            return f"/{self.page_of_file.get(near[0], near[0].removeprefix('content/'))}"
        ending = ".md" if near[0] in self.page_of_file else ""
        return posixpath.relpath(near[0], folder) + ending

    @cached_property
    def _from_anywhere(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _of_other_letters(self) -> dict[str, str]:
        """Files by their names in small letters: `Hall.JPG` is `hall.jpg` on a Mac, but not on a server."""
        return {f"content/{each}".casefold(): f"content/{each}" for each in sorted(self.files)}

    @cached_property
    def _names(self) -> Names:
        return Names([*self.page_of_file, *(f"content/{each}" for each in self.files)])


def content_path(target: str, file: str) -> str:
    """The file of the hub that a link or picture in `file` names, whether it is there or not."""
    path = unquote(_cut(target)[0])
    folder = "content" if path.startswith("/") else posixpath.dirname(file) or "content"
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/")))


def without_ending(file: str) -> str:
    """The name of a content file without `.md`, `.yml` or `.yaml`."""
    stem, ending = posixpath.splitext(file)
    return stem if ending in {".md", ".yml", ".yaml"} else file


def with_links(html: Markup, page: str, file: str, addresses: Addresses) -> tuple[Markup, list[Lost]]:
    """The HTML with every link made relative to its page, and what leads nowhere."""
    nowhere: list[Lost] = []
    final: dict[str, str | None] = {}

    def mend(found: re.Match[str]) -> str:
        before, written, after = found.groups()
        if written not in final:
            final[written] = _final(written, page, file, addresses)
        if (mended := final[written]) is None:
            nowhere.append(Lost(unescape(written), is_picture=before.startswith(("<img", "<source"))))
            return found.group()
        return f"{before}{mended}{after}"

    return Markup(_LINK.sub(mend, html)), nowhere


def _final(written: str, page: str, file: str, addresses: Addresses) -> str | None:
    """What stands in the finished page instead of a link as it was written; None if it leads nowhere."""
    target = unescape(written)
    if not target or _ELSEWHERE.match(target):
        return written
    path, rest = _cut(target)
    address = addresses.resolve(path, page, file)
    return None if address is None else escape(relative(address, page) + rest)


def pictures_elsewhere(html: str) -> list[str]:
    """The addresses of pictures that every reader's computer would fetch from another site."""
    sources = (unescape(found.group(1)) for found in _PICTURE.finditer(html))
    return [source for source in dict.fromkeys(sources) if _OTHER_SITE.match(source)]


def with_unique_ids(html: Markup) -> Markup:
    """The HTML with a number added to every id that stands on the page already: two texts may share a heading."""
    marked = _ANY_ID.findall(html)
    if len(set(marked)) == len(marked):
        return html
    times = Counter(found.group(2) for found in _ID.finditer(html))
    names = {name: _numbered(name, often, times) for name, often in times.items() if often > 1}
    if not names:
        return html
    seen: Counter[str] = Counter()

    def mend(mark: re.Match[str]) -> str:
        before, kind, name, after = mark.groups()
        if name not in names:
            return mark.group()
        if kind == "id":
            seen[name] += 1
            return f"{before}{names[name][seen[name] - 1]}{after}"
        return f"{before}{names[name][_meant(kind, name, seen[name], times[name])]}{after}"

    def in_tag(tag: re.Match[str]) -> str:
        return _MARK.sub(mend, tag.group())

    return Markup(_TAG.sub(in_tag, html))


def _numbered(name: str, often: int, taken: Mapping[str, int]) -> list[str]:
    names = [name]
    for number in range(2, often + 1):
        free = f"{name}-again-{number}"
        while free in taken:
            free += "x"
        names.append(free)
    return names


def _meant(kind: str, name: str, seen: int, often: int) -> int:
    """Which of several ids of one name a mark means: a label and a footnote come after what refers to them."""
    if name.startswith("fnref"):
        return max(seen - 1, 0)
    return min(seen, often - 1) if kind.startswith("aria-") or name.startswith("fn") else 0


def _cut(target: str) -> tuple[str, str]:
    """The path of a link, and what follows from its `?` or `#` on."""
    path = _PATH.match(target)
    return (path.group(), target[path.end() :]) if path else (target, "")


@lru_cache(maxsize=65536)
def relative(address: str, page: str) -> str:
    """The way from one page of the site to another address of it, with percent signs where a link needs them."""
    there, here = address.rstrip("/").split("/"), page.rstrip("/").split("/")
    shared = 0
    for one, other in zip(there, here, strict=False):
        if one != other:
            break
        shared += 1
    up = [".."] * (len(here) - shared if page else 0)
    path = quote("/".join([*up, *(there[shared:] if address else ())]) or ".", safe=_PLAIN)
    return f"{path}/" if address.endswith("/") or not address else path
