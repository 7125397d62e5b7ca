"""The preview's web server: shows the built site on this computer only, and says when it has changed."""

# The files stay as they are published: what the preview adds to a page is added while the page is sent.

from __future__ import annotations

import errno
import gc
import json
import mimetypes
import os
import re
import socketserver
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote

from hubsite.copies import Copy, may_be_copied
from hubsite.problems import HubsiteError
from hubsite.serve_page import NOT_HERE, NOT_YET, SCRIPT, STYLE, with_script

ADDRESS = "127.0.0.1"
# Any web page may make its own name lead to 127.0.0.1 and then read the preview ("DNS rebinding"), but it
# cannot send another Host than that name.
_THIS_COMPUTER = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)
# Seconds a page waits for news before it asks again, and a silent connection is kept.
_PATIENCE, _SILENCE = 20.0, 60.0

_TYPES = mimetypes.MimeTypes()  # Python's own table, not the computer's: the same everywhere
for _ending, _type in {
    ".atom": "application/atom+xml", ".avif": "image/avif", ".geojson": "application/geo+json",
    ".ics": "text/calendar", ".jsonld": "application/ld+json", ".md": "text/markdown",
    ".rss": "application/rss+xml", ".webmanifest": "application/manifest+json", ".webp": "image/webp",
    ".woff": "font/woff", ".woff2": "font/woff2", ".xml": "application/xml", ".js": "text/javascript",
}.items():  # fmt: skip
    _TYPES.add_type(_type, _ending)


@dataclass(frozen=True, slots=True)
class News:
    """What open pages are told. `version` rises with the site, `told` with every announcement."""

    version: int = 1
    told: int = 1
    problems: str = ""
    changed: bool = True


class Preview:
    """Serves the folder that `folder()` names, asked anew at each request, at http://localhost:`port`/.

    Port 0 takes any free one; `port` and `url` then say which. Only this computer can reach it. Where a copy of the
    process can be made, that serves, and hears from this one what is new: so this one has no thread beside its work,
    which may then use all cores, and answers need not wait for that work.
    """

    def __init__(self, folder: Callable[[], Path], port: int) -> None:
        self.folder = folder
        self.port = port
        self._news = News()
        self._changed = threading.Condition()
        self._server: _Server | None = None
        self._copy: Copy | None = None
        self._hears, self._told = -1, -1  # the ends of a pipe

    @property
    def url(self) -> str:
        """The address to open in a browser."""
        return f"http://localhost:{self.port}/"

    def start(self) -> None:
        """Serve in the background. Raises HubsiteError if the port is taken or is none."""
        try:
            self._server = _Server(self)
        except (OSError, OverflowError) as error:
            raise _port_trouble(self.port, error) from error
        self.port = self._server.server_address[1]
        if not (may_be_copied() and self._is_served_apart(self._server)):
            _in_a_thread(partial(self._server.serve_forever, poll_interval=0.1))

    def _is_served_apart(self, server: _Server) -> bool:
        self._hears, self._told = os.pipe()
        copy = Copy(partial(self._serve_apart, server))
        os.close(self._hears)
        if not copy.is_made:
            os.close(self._told)
            return False
        self._copy = copy
        server.socket.close()  # the copy has one of its own
        return True

    def _serve_apart(self, server: _Server) -> bytes:
        gc.enable()  # who makes a copy expects it to end soon
        os.close(self._told)
        _in_a_thread(self._listen)
        server.serve_forever(poll_interval=0.1)
        return b""

    def _listen(self) -> None:
        with os.fdopen(self._hears, encoding="utf-8") as told:
            for line in told:
                self._take(News(**json.loads(line)))

    def stop(self) -> None:
        """Stop serving and free the port; harmless if nothing is served."""
        server, self._server = self._server, None
        if server is None:
            return
        if self._copy:
            os.close(self._told)
            self._copy.stop()
            self._copy = None
            return
        server.shutdown()
        server.server_close()
        with self._changed:
            self._changed.notify_all()

    def announce(self, problems_text: str, changed: bool) -> None:
        """Tell open pages to reload if the site has changed, and to show these problems (text, or "").

        Raises HubsiteError when it has to serve anew, and the port is taken.
        """
        old = self._news
        self._take(News(old.version + changed, old.told + 1, problems_text, changed))
        if self._copy:
            try:
                os.write(self._told, json.dumps(asdict(self._news)).encode() + b"\n")
            except BrokenPipeError:  # somebody has ended it, or the computer has, for want of memory
                self.stop()
                self.start()

    def _take(self, news: News) -> None:
        with self._changed:
            self._news = news
            self._changed.notify_all()

    def news(self) -> News:
        """The latest announcement."""
        return self._news

    def wait_for_news(self, version: str, told: str) -> News:
        """The latest announcement as soon as it differs from what a page has, or else after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_new(version, told), timeout=_PATIENCE)
            return self._news

    def _is_new(self, version: str, told: str) -> bool:
        return self._server is None or (version, told) != (str(self._news.version), str(self._news.told))


def _in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="hubsite-preview", daemon=True).start()


def _port_trouble(port: int, error: Exception) -> HubsiteError:
    other = port + 1 if 1024 <= port < 65535 else 8001
    fix = f"Take another one: `hubsite serve --port {other}`."
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return HubsiteError(f"Port {port} is in use, perhaps by another preview.", fix=fix)
    return HubsiteError(f"The preview cannot use port {port}.", fix=fix)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows "reuse" would let two previews take the same port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__((ADDRESS, preview.port), _Handler)

    def server_bind(self) -> None:
        # HTTPServer's own would ask the network for this computer's name.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        # A browser that walks away in the middle of an answer is no news; anything else is a fault of ours.
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "hubsite"
    sys_version = ""
    timeout = _SILENCE

    def do_GET(self) -> None:
        if not _THIS_COMPUTER.fullmatch(self.headers.get("Host", "")):
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"The preview is only for this computer: use localhost.")
            return
        path, _, query = self.path.partition("?")
        if path == "/.hubsite/events":
            self._send_news(parse_qs(query))
        elif path == "/.hubsite/preview.js":
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.encode())
        elif path == "/.hubsite/preview.css":
            self._send(HTTPStatus.OK, "text/css", STYLE.encode())
        else:
            self._send_file(unquote(path), query)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send_news(self, asked: dict[str, list[str]]) -> None:
        news = self.server.preview.wait_for_news(asked.get("seen", [""])[0], asked.get("told", [""])[0])
        self._send(HTTPStatus.OK, "application/json", json.dumps(asdict(news)).encode())

    def _send_file(self, path: str, query: str) -> None:
        # Asked before the file is read: a site swapped in between makes the page reload once too often, never
        # once too seldom.
        version = self.server.preview.news().version
        site = self.server.preview.folder()
        names = [name for name in path.split("/") if name]
        if _is_folder(site, names):
            if not path.endswith("/"):
                self._redirect(names, query)
                return
            names.append("index.html")
        elif path.endswith("/"):
            names.append("a file has no slash at its end")
        data = _read(site, names)
        if data is None:
            missing = _read(site, ["404.html"]) or (NOT_HERE if _read(site, ["index.html"]) else NOT_YET).encode()
            self._send(HTTPStatus.NOT_FOUND, "text/html", with_script(missing, version))
            return
        kind = _type_of(names[-1])
        self._send(HTTPStatus.OK, kind, with_script(data, version) if kind == "text/html" else data)

    def _redirect(self, names: list[str], query: str) -> None:
        path = "/" + "/".join(quote(name) for name in names) + "/"
        self._send(HTTPStatus.FOUND, "text/plain", b"", location=f"{path}?{query}" if query else path)

    def _send(self, status: HTTPStatus, kind: str, data: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", _with_charset(kind))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: the terminal is for the hub's problems."""


def _find(site: Path, names: list[str]) -> Path | None:
    """The file or folder in the site that the names lead to; None if there is none, or it lies outside."""
    if any(name in {".", ".."} or re.search(r"[\\:\x00]", name) for name in names):
        return None
    try:
        top = os.path.realpath(site, strict=True)
        found = Path(os.path.realpath(Path(top, *names), strict=True))
    except (OSError, ValueError):
        return None
    return found if found.is_relative_to(top) else None


def _is_folder(site: Path, names: list[str]) -> bool:
    found = _find(site, names)
    return found is not None and found.is_dir()


def _read(site: Path, names: list[str]) -> bytes | None:
    file = _find(site, names)
    try:
        return file.read_bytes() if file and file.is_file() else None
    except OSError:
        return None


def _type_of(name: str) -> str:
    kind, packed = _TYPES.guess_type(f"x{Path(name).suffix}")
    return "application/gzip" if packed else kind or "application/octet-stream"


def _with_charset(kind: str) -> str:
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind
