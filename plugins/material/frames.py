"""What stands around a page, rendered once for all pages that it fits, with marks in the places of what differs."""

# MkDocs would render its templates for every page. But two groups differ only in title, summary, words and the like:
# the frame of the first is rendered with marks in those places, and each page is put into it. A page fits the frame
# of another if all else that its front matter says is the same, and both lie in the same folder. The first page of a
# frame is also rendered by itself: if that gives something else, a template does more with a value than to write it,
# and every page of that frame is rendered by itself. A template that does so for some values only (a long title) would
# not be noticed here: values are to be written and nothing else, and a test compares with plain MkDocs.

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from hubsite import StagedPage, escape

# (front matter, address, HTML) to the whole page.
Render = Callable[[Mapping[str, Any] | None, str, str], str]

_TEXTS = ("title", "description", "checked", "file")
# Elsewhere MkDocs would have to quote it in addresses, and templates write those in more than one way.
_PLAIN_NAME = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Frame:
    """The shell with marks in it: between the texts, the name of a value and how it is spelt there."""

    texts: tuple[str, ...]
    places: tuple[tuple[str, str], ...]

    def around(self, values: Mapping[str, str]) -> str:
        """The page with these values."""
        said = {place: _SPELT[place[1]](values[place[0]]) for place in set(self.places)}
        parts = [self.texts[0]]
        for place, text in zip(self.places, self.texts[1:], strict=True):
            parts += (said[place], text)
        return "".join(parts)


# A mark ends with an apostrophe, and what became of that says what the template does with a value: nothing, or make
# HTML of it, or put it into an address.
_SPELT: Mapping[str, Callable[[str], str]] = {
    "": str,
    "'": str,
    "&#39;": lambda value: str(escape(value)),
    "%27": lambda value: str(escape(quote(value))),
}


def _mark(name: str) -> str:
    """Stands for a text. Should one of a site hold the same, its frames turn out wrong and are not used."""
    return f"{_BEGINS}{name}x'x"


def _mark_of_name(name: str) -> str:
    """Stands for a part of an address, and is spelt the same everywhere."""
    return f"{_BEGINS}{name}xx"


_BEGINS = "hub-frame-"
_MARK = re.compile(f"{_BEGINS}([a-z]+)x('|&#39;|%27|)x")


def _cut(shell: str) -> Frame:
    """A rendered shell, cut where the marks stand."""
    parts = _MARK.split(shell)
    return Frame(tuple(parts[::3]), tuple(zip(parts[1::3], parts[2::3], strict=True)))


class Frames:
    """Renders pages, each frame once. `shown` are the addresses that the shell itself writes or compares."""

    def __init__(self, render: Render, shown: Iterator[str]) -> None:
        self._render = render
        self._folders = {folder for address in shown for folder in _folders_of(address)}
        self._frames: dict[str, Frame | None] = {}

    def whole(self, page: StagedPage) -> str:
        """The page with all that stands around it."""
        folder, _, name = page.path.rstrip("/").rpartition("/")
        if not _PLAIN_NAME.fullmatch(name) or page.path in self._folders or self._is_shown(page):
            return self._alone(page)
        values, marked = self._marked(page, name)
        address = f"{folder}/{_mark_of_name('name')}/".lstrip("/")
        key = json.dumps([address, marked])
        if key not in self._frames:
            self._frames[key] = self._frame(page, values, marked, address)
        frame = self._frames[key]
        return frame.around(values) if frame else self._alone(page)

    def _alone(self, page: StagedPage) -> str:
        return self._render(page.front_matter, page.path, page.html)

    def _is_shown(self, page: StagedPage) -> bool:
        return any(page.path in _folders_of(crumb["path"]) for crumb in page.front_matter.get("crumbs", ()))

    def _marked(self, page: StagedPage, name: str) -> tuple[dict[str, str], dict[str, Any]]:
        """The values of a page, and its front matter with marks in their places."""
        said = dict(page.front_matter)
        values = {"name": name, "html": page.html}
        for field in _TEXTS:
            if field in said:
                values[field], said[field] = str(said[field]), _mark(field)
        if code := said.get("qr"):
            values["qr"], said["qr"] = code["path"], {**code, "path": _mark("qr")}
        if languages := said.get("languages"):
            said["languages"] = [{**each, "path": self._renamed(each["path"], name)} for each in languages]
        return values, said

    def _renamed(self, address: str, name: str) -> str:
        folder, found, rest = address.rpartition(f"/{name}/")
        return f"{folder}/{_mark_of_name('name')}/" if found and not rest else address

    def _frame(self, page: StagedPage, values: Mapping[str, str], marked: dict[str, Any], address: str) -> Frame | None:
        frame = _cut(self._render(marked, address, _mark("html")))
        # A page that is called like a mark would not show that the hub is called so as well.
        may_hide = any(_BEGINS in value for value in values.values())
        return frame if not may_hide and frame.around(values) == self._alone(page) else None


def _folders_of(address: str) -> Iterator[str]:
    """`groups/choir/feed.xml` lies in `groups/` and `groups/choir/`."""
    parts = address.split("/")[:-1]
    return ("/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1))
