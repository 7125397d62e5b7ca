"""What a page makes a phone fetch on the first visit."""

import gzip
import re
from dataclasses import dataclass, field
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Response

from quality.findings import Finding
from quality.sites import file_of

MOST_BYTES = 14 * 1024  # what a server may send before it must wait for the first answer: ten packets of TCP
MOST_REQUESTS = 6
AFTERWARDS = 100  # milliseconds in which scripts may fetch more
_FETCHED = re.compile(r'<link rel="stylesheet" href="([^"]*)"|<script[^>]*\bsrc="([^"]*)"')
COUNTED = {"document", "stylesheet", "script"}


@dataclass
class Weight:
    """What one load of a page fetched: `squeezed` is gzipped HTML, CSS and scripts in bytes, `all_bytes` everything."""

    squeezed: int = 0
    requests: int = 0
    fonts: int = 0
    elsewhere: list[str] = field(default_factory=list)

    def check(self, page: str) -> list[Finding]:
        """What is more than a page may have."""
        bounds = (
            (self.squeezed > MOST_BYTES, f"{self.squeezed / 1024:.1f} KB of HTML, CSS and scripts"),
            (self.requests > MOST_REQUESTS, f"{self.requests} requests"),
            (self.fonts > 0, f"{self.fonts} web fonts"),
            (bool(self.elsewhere), f"requests to others: {', '.join(sorted(set(self.elsewhere)))}"),
        )
        return [Finding(page, "", what) for over, what in bounds if over]


def weigh(context: BrowserContext, address: str, page: str) -> Weight:
    """Load the page as somebody who has never been here."""
    weight = Weight()
    answers: list[Response] = []
    view = context.new_page()
    view.on("request", lambda request: _count(weight, request.url, request.resource_type, address))
    view.on("response", lambda answer: answers.append(answer))
    view.goto(address + page)
    view.wait_for_timeout(AFTERWARDS)
    for answer in answers:
        if answer.request.resource_type in COUNTED and answer.status != 301:
            weight.squeezed += len(gzip.compress(answer.body(), 6, mtime=0))
    view.close()
    return weight


def on_disk(site: Path, page: str) -> int:
    """The bytes of the page, its style and its scripts, gzipped, as they lie in a built site: no browser is needed."""
    file = file_of(site, page)
    found = (match[1] or match[2] for match in _FETCHED.finditer(file.read_text(encoding="utf-8")))
    needed = [_squeezed(Path(normpath(file.parent / unquote(urlsplit(each).path)))) for each in found]
    return _squeezed(file) + sum(needed)


def _squeezed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def _count(weight: Weight, url: str, kind: str, address: str) -> None:
    if url.startswith(("data:", "blob:")):
        return
    weight.requests += 1
    weight.fonts += kind == "font"
    if not url.startswith(address):
        weight.elsewhere.append(url.split("/")[2])
