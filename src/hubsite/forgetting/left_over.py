"""Where somebody may still be named once everything sure is done, and where the site has shown them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hubsite.forgetting.person import Person
from hubsite.outputs import Site
from hubsite.read.files import read_text, walk
from hubsite.read.links import MEDIA

# Copies that other commands keep: what was imported, what came from packs. A hub's own plugins may name people too.
_FOLDERS = ("content", "imports", "pack", "plugins")
_FOR_PEOPLE = ("README.md", "content/README.md")
_MOST_SHOWN = 160
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place for a person to look at: a file, its line (0 for the whole file), and what stands there."""

    file: str
    line: int
    text: str


def left_over(root: Path, person: Person, after: Mapping[str, bytes | None]) -> Iterator[Sighting]:
    """Every line that may mean the person in the files as they will be: `after` holds those that change."""
    for file in (*_FOR_PEOPLE, *(file for folder in _FOLDERS for file in walk(root, folder)[0])):
        if file in after and after[file] is None:
            continue
        if PurePosixPath(file).suffix.lower() in MEDIA:
            if person.record.id in PurePosixPath(file).stem:
                yield Sighting(file, 0, "its name is like theirs")
            continue
        content = after.get(file)
        text = content.decode() if content is not None else _text(root, file)
        if text is not None:
            yield from _in_text(file, text, person)
        elif file.startswith(("content/", "imports/", "pack/")) and file not in _FOR_PEOPLE:
            yield Sighting(file, 0, "it cannot be read")


def appearances(site: Site, person: Person) -> tuple[str, ...]:
    """Every address of the site where something tells who the person is."""
    pages = ((page.path, f"{page.title}\n{page.summary}\n{page.body}{page.rest}") for page in site.pages)
    files = ((file.path, file.data.decode("utf-8", "replace").replace("\r\n ", "")) for file in site.files)
    return tuple(f"/{path}" for path, text in (*pages, *files) if person.named.search(f"{path}\n{text}"))


def _text(root: Path, file: str) -> str | None:
    text = read_text(root, file)[0]
    if text is None or not file.endswith(".json"):
        return text
    return _ESCAPED.sub(lambda found: chr(max(32, int(found[1], 16))), text)


def _in_text(file: str, text: str, person: Person) -> Iterator[Sighting]:
    lines = text.splitlines() if "\n" not in text else text.split("\n")
    for number in dict.fromkeys(person.seen_in(text)):
        line = lines[number - 1].strip() if number <= len(lines) else ""
        yield Sighting(file, number, line[:_MOST_SHOWN])
