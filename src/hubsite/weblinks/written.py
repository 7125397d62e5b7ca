"""Every address on the web that stands in a hub's files, with the lines it stands in."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from hubsite.problems import HubsiteError, Source
from hubsite.read.files import read_text, walk

# What RFC 3986 lets an address be made of, and letters beyond ASCII, which people copy from their browser.
_ADDRESS = re.compile(r"https?://[^\s<>\"`\\^{}|]{1,2000}", re.IGNORECASE)
# A sentence or a bracket may end behind an address; a comment's or an example's address is nobody's link.
_BEHIND = ".,;:!?'’”*_"
_COMMENT = re.compile(r"^\s*#")
# RFC 2606 and RFC 6761: names that belong to nobody.
_NOBODYS = (".example", ".test", ".invalid", ".localhost", "example.com", "example.org", "example.net", "localhost")


def written_in(root: Path) -> dict[str, tuple[Source, ...]]:
    """The addresses in `content/` of a hub, in alphabetical order, each with every place it stands at.

    Raises HubsiteError where there is no hub.
    """
    if not (root / "content").is_dir():
        raise HubsiteError(f"There is no hub in “{root}”.", fix="Go to the hub's folder, which has `content/` in it.")
    found: dict[str, list[Source]] = {}
    files, _ = walk(root, "content")
    for file in files:
        if file.endswith((".md", ".yml", ".yaml")):
            text, _ = read_text(root, file)
            for address, source in _in_text(text or "", file):
                found.setdefault(address, []).append(source)
    return {address: tuple(found[address]) for address in sorted(found)}


def _in_text(text: str, file: str) -> list[tuple[str, Source]]:
    return [
        (address, Source(file, number, shape.start() + 1))
        for number, line in enumerate(text.split("\n"), 1)
        if not (_COMMENT.match(line) and file.endswith((".yml", ".yaml")))
        for shape in _ADDRESS.finditer(line)
        if is_somebodys(address := _without_what_follows(shape.group()))
    ]


def _without_what_follows(address: str) -> str:
    """`https://ashcombe.gov.uk).` is an address in brackets at the end of a sentence."""
    closed = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    end = len(address)
    while address[end - 1] in _BEHIND or closed.get(address[end - 1], 0) > 0:
        end -= 1
        if address[end] in closed:
            closed[address[end]] -= 1
    return address[:end].partition("#")[0]


def is_somebodys(address: str) -> bool:
    """Whether it has a host, which is not one of the names that are kept for examples."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return "." in host and not host.endswith(_NOBODYS)
