"""A built site: which pages it has, which of them stand for the rest, and a server for them on this machine only."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

RIGHT_TO_LEFT = re.compile(r"<html[^>]*\bdir=\"?rtl")
SQUEEZED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages below the site's root: ``""``, ``404.html``, ``spaces/``, `spaces/hall/` …"""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") if _is_index(name) else name for name in files)


def _is_index(name: str) -> bool:
    return name == "index.html" or name.endswith("/index.html")


def file_of(site: Path, page: str) -> Path:
    """The file of a page's address."""
    return site / page / "index.html" if page.endswith("/") or not page else site / page


REPRESENTATIVE = {
    "home": "", "index": "groups/", "decision": "decisions/*/", "group": "groups/*/", "meeting": "meetings/*/",
    "space": "spaces/*/", "body": "bodies/*/", "power map": "power-map/", "what is on": "whats-on/",
    "search": "search/", "everything": "everything/", "glossary": "terms/", "consultations": "consultations/",
    "consultation": "consultations/*/", "text": "about/", "statement": "accessibility/", "missing": "404.html",
    "right to left": "rtl",
}  # fmt: skip
"""Sorts of page, and where one lies: a star is whichever has the longest text, for it has most to go wrong."""


def representative(site: Path, sort: str) -> str | None:
    """The page that stands for a sort of `REPRESENTATIVE`; none where the site has no such page."""
    where = REPRESENTATIVE[sort]
    if where == "rtl":
        found = [page for page in pages_of(site) if _is_right_to_left(file_of(site, page))]
        # The page of one thing rather than the longest list: lists are seen in the main language.
        return _longest(site, [page for page in found if page.count("/") > 2] or found)
    if "*" in where:
        return _longest(
            site, [file.parent.relative_to(site).as_posix() + "/" for file in site.glob(f"{where}index.html")]
        )
    return where if file_of(site, where).exists() else None


def _longest(site: Path, pages: list[str]) -> str | None:
    return max(sorted(pages), key=lambda page: file_of(site, page).stat().st_size, default=None)


def _is_right_to_left(file: Path) -> bool:
    return RIGHT_TO_LEFT.search(file.read_text(encoding="utf-8")[:1000]) is not None


class _Handler(BaseHTTPRequestHandler):
    """Gives files as a web host does: squeezed, with a page of its own for what is not there."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Path

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = file_of(self.site, path).resolve()
        if file.is_dir():
            self._answer(301, b"", {"Location": f"/{path}/"})
        elif file.is_file() and file.is_relative_to(self.site):
            self._give(200, file)
        else:
            self._give(404, self.site / "404.html")

    def _give(self, status: int, file: Path) -> None:
        data = file.read_bytes() if file.exists() else b""
        kind = guess_type(file.name)[0] or "application/octet-stream"
        headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        if file.suffix in SQUEEZED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data, headers["Content-Encoding"] = gzip.compress(data, 6, mtime=0), "gzip"
        self._answer(status, data, headers)

    def _answer(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(data)), "Cache-Control": "no-store"}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone on to the next page
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at an address of this machine, `http://127.0.0.1:…/`, until the block ends."""
    handler = type("Handler", (_Handler,), {"site": site.resolve()})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
