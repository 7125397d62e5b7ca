"""The preview: the site as published, on this computer only, with news for open pages."""

import http.client
import json
import sys
import threading
import time
from pathlib import Path

import pytest

from hubsite import serve_http
from hubsite.folders import write_tree
from hubsite.problems import HubsiteError
from hubsite.serve_http import Preview

PAGE = b"<!doctype html><title>Hub</title><body><h1>Hub</h1></body></html>"
SITE = {
    "index.html": PAGE,
    "404.html": b"<body>No such page in this hub</body>",
    "groups/index.html": b"<body>Groups \xe2\x80\x98here\xe2\x80\x99</body>",
    "empty/picture.png": b"\x89PNG",
    "calendar.ics": b"BEGIN:VCALENDAR",
    "a b/caf\u00e9.json": b"{}",
}


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch):
    """These look into the server; that a copy of the process serves as well is seen in test_serve.py."""
    monkeypatch.setattr("hubsite.serve_http.may_be_copied", lambda: False)


@pytest.fixture
def site(tmp_path):
    write_tree(tmp_path / "site", SITE)
    (tmp_path / "secret.txt").write_text("secret")
    return tmp_path / "site"


@pytest.fixture
def preview(site):
    preview = Preview(lambda: site, 0)
    preview.start()
    yield preview
    preview.stop()


def ask(preview: Preview, path: str, *, method="GET", host: str | None = "localhost"):
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True)
        if host is not None:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def news(preview: Preview, seen: int = 0, told: int = 0) -> dict[str, object]:
    return json.loads(ask(preview, f"/.hubsite/events?seen={seen}&told={told}")[2])


def test_a_page_is_sent_with_the_script_and_the_file_stays_as_it_is(preview, site):
    status, headers, body = ask(preview, "/")
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
    start, end = PAGE.split(b"</body>")
    assert body.startswith(start) and body.endswith(b"</body>" + end) and body.count(b"preview.js") == 1
    assert int(headers["Content-Length"]) == len(body) and headers["Cache-Control"] == "no-store"
    assert (site / "index.html").read_bytes() == PAGE


def test_a_page_without_an_end_still_gets_the_script(preview, site):
    (site / "bare.html").write_bytes(b"<p>Hello")
    assert ask(preview, "/bare.html")[2].startswith(b"<p>Hello<link")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/a%20b/caf%C3%A9.json", "application/json; charset=utf-8"),
        ("/empty/picture.png", "image/png"),
        ("/.hubsite/preview.js", "text/javascript; charset=utf-8"),
        ("/.hubsite/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_files_have_their_type(preview, path, kind):
    status, headers, body = ask(preview, path)
    assert (status, headers["Content-Type"]) == (200, kind) and body
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("x.js", "text/javascript"), ("x.CSS", "text/css"), ("sitemap.xml.gz", "application/gzip"),
     ("x.woff2", "font/woff2"), ("x.svg", "image/svg+xml"), ("x.csv", "text/csv"),
     ("x.unknown", "application/octet-stream"), ("x", "application/octet-stream")],
)  # fmt: skip
def test_types_do_not_depend_on_the_computer(name, kind):
    assert serve_http._type_of(name) == kind


def test_folders_show_their_index_and_never_a_listing(preview):
    status, headers, _ = ask(preview, "/groups?week=2")
    assert (status, headers["Location"]) == (302, "/groups/?week=2")
    status, headers, _ = ask(preview, "/a%20b")
    assert (status, headers["Location"]) == (302, "/a%20b/")
    assert ask(preview, "//groups")[1]["Location"] == "/groups/"
    assert "‘here’".encode() in ask(preview, "/groups/")[2]
    status, _, body = ask(preview, "/empty/")
    assert status == 404 and b"picture" not in body


def test_a_miss_shows_the_hubs_own_page_or_ours(preview, site):
    for path in ("/nowhere", "/groups/nowhere/", "/index.html/", "/" + "x" * 400, "/%00", "/[", "/groups:x"):
        status, headers, body = ask(preview, path)
        assert status == 404 and b"No such page in this hub" in body and b"preview.js" in body
        assert headers["Content-Type"] == "text/html; charset=utf-8"
    (site / "404.html").unlink()
    assert b"There is no such page" in ask(preview, "/nowhere")[2]
    (site / "index.html").unlink()
    body = ask(preview, "/")[2]
    assert b"The site is being made" in body and b"preview.js" in body


def test_before_the_first_site_is_built_pages_still_listen(tmp_path):
    preview = Preview(lambda: tmp_path / "not yet", 0)
    preview.start()
    try:
        status, _, body = ask(preview, "/")
        assert status == 404 and b"preview.js" in body
    finally:
        preview.stop()


TRAVERSALS = [
    "/../secret.txt", "/groups/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
    "/%2e%2e%2fsecret.txt", "/..\\secret.txt", "/..%5csecret.txt", "/.%2e/secret.txt",
    "//../secret.txt", "/./../secret.txt",
    "/%252e%252e/secret.txt", "/out/secret.txt", "/out.txt", "/loop", "/loop/x",
]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
@pytest.mark.parametrize("path", TRAVERSALS)
def test_nothing_outside_the_site_is_sent(preview, site, path):
    (site / "out").symlink_to(site.parent)
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    (site / "loop").symlink_to("loop")
    status, _, body = ask(preview, path)
    assert status == 404 and body != b"secret"


def test_an_absolute_path_does_not_lead_out(preview, site):
    for path in (
        f"/{site.parent}/secret.txt",
        f"{site.parent}/secret.txt",
        f"http://x/{site.parent}/secret.txt",
    ):
        assert ask(preview, path)[0] == 404


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]:8000"])
def test_this_computer_is_answered(preview, host):
    assert ask(preview, "/", host=host)[0] == 200


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "localhost.evil.example", "evil.example:8000", "127.0.0.1.evil.example",
     "x@localhost", "localhost:x", "192.168.0.2", "::1"],
)  # fmt: skip
def test_another_name_for_this_computer_is_refused(preview, host):
    for path in ("/", "/.hubsite/events"):
        status, _, body = ask(preview, path, host=host)
        assert status == 403 and b"Hub" not in body


def test_only_reading_is_possible(preview):
    assert ask(preview, "/", method="POST")[0] == 501
    status, headers, body = ask(preview, "/", method="HEAD")
    assert status == 200 and body == b"" and int(headers["Content-Length"]) > len(PAGE)


def test_the_preview_listens_on_this_computer_only(preview):
    assert preview._server.socket.getsockname()[0] == "127.0.0.1"


def test_the_folder_is_asked_for_at_each_request(tmp_path):
    here = []
    for mark in "AB":
        write_tree(tmp_path / mark, {"index.html": mark.encode()})
    preview = Preview(lambda: here[-1], 0)
    preview.start()
    try:
        for mark in "AB":
            here.append(tmp_path / mark)
            assert ask(preview, "/")[2].startswith(mark.encode())
    finally:
        preview.stop()


def test_news_comes_at_once_when_it_is_new_and_waits_when_it_is_not(preview):
    first = news(preview)
    assert first["problems"] == ""
    heard = []
    page = threading.Thread(target=lambda: heard.append(news(preview, first["version"], first["told"])))
    page.start()
    time.sleep(0.1)
    assert heard == []
    preview.announce("groups/hall.md:3: <b>odd</b>", changed=False)
    page.join(5)
    assert heard[0]["problems"] == "groups/hall.md:3: <b>odd</b>" and heard[0]["changed"] is False
    assert heard[0]["version"] == first["version"] and heard[0]["told"] > first["told"]


def test_the_version_rises_only_when_the_site_has_changed(preview):
    before = news(preview)["version"]
    preview.announce("", changed=False)
    assert news(preview)["version"] == before
    preview.announce("", changed=True)
    assert news(preview)["version"] == before + 1
    assert f'data-seen="{before + 1}"'.encode() in ask(preview, "/")[2]


def test_a_page_is_answered_after_a_while_without_news(preview, monkeypatch):
    monkeypatch.setattr(serve_http, "_PATIENCE", 0.05)
    first = news(preview)
    assert news(preview, first["version"], first["told"]) == first


def test_stopping_lets_waiting_pages_go_and_frees_the_port(site):
    preview = Preview(lambda: site, 0)
    preview.start()
    first = news(preview)
    page = threading.Thread(target=lambda: news(preview, first["version"], first["told"]))
    page.start()
    time.sleep(0.1)
    preview.stop()
    page.join(5)
    assert not page.is_alive()
    preview.stop()
    again = Preview(lambda: site, preview.port)
    again.start()
    assert ask(again, "/")[0] == 200
    again.stop()


def test_a_port_in_use_is_a_sentence_with_another_port(preview, site):
    with pytest.raises(HubsiteError, match="in use") as error:
        Preview(lambda: site, preview.port).start()
    assert f"--port {preview.port + 1}" in error.value.fix


@pytest.mark.parametrize("port", [65536, -1, 10**12])
def test_a_port_that_is_none_is_a_sentence(site, port):
    with pytest.raises(HubsiteError, match="cannot use port") as error:
        Preview(lambda: site, port).start()
    assert "--port 8001" in error.value.fix


def test_a_browser_that_walks_away_is_no_news(preview, capfd):
    for _ in range(5):
        connection = http.client.HTTPConnection("127.0.0.1", preview.port)
        connection.request("GET", "/.hubsite/events?seen=1&told=1")
        connection.close()
    preview.announce("x" * 1_000_000, changed=False)
    assert ask(preview, "/")[0] == 200
    assert capfd.readouterr() == ("", "")


STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"


def test_in_a_browser_pages_reload_and_show_problems_as_plain_text(browser, preview, site):
    from playwright.sync_api import expect

    head = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{STRICT}"><title>Hub</title>'
    (site / "index.html").write_text(f"{head}<body><h1>Before</h1></body>")
    (site / "favicon.ico").touch()
    page = browser.new_page(viewport={"width": 320, "height": 600})
    trouble = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(preview.url)
    panel = page.locator("#hubsite-preview")
    expect(panel).to_be_empty()
    problems = "spaces/hall.md:3: <img src=x onerror=alert(1)> is not a time"
    preview.announce(problems, changed=False)
    expect(page.get_by_role("alert").locator("pre")).to_have_text(problems)
    expect(page.locator("h1")).to_have_text("Before")
    page.get_by_role("button", name="Hide").click()
    expect(panel).to_be_empty()
    (site / "index.html").write_text(f"{head}<body><h1>After</h1></body>")
    preview.announce("One piece of advice", changed=True)
    expect(page.locator("h1")).to_have_text("After")
    expect(page.get_by_role("status").locator("pre")).to_have_text("One piece of advice")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    preview.announce("", changed=True)
    expect(panel).to_be_empty()
    assert trouble == []
    page.close()


def test_the_module_needs_nothing_but_the_standard_library():
    text = Path(serve_http.__file__).read_text(encoding="utf-8")
    imports = [line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))]
    assert {name for name in imports if name not in sys.stdlib_module_names} == {"hubsite"}
