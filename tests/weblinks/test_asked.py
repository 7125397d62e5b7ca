"""Sites are asked politely, their answers understood, and nothing inside somebody's own network is asked at all."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from hubsite.testing import write_hub
from hubsite.weblinks import asked
from hubsite.weblinks.asked import Answer, Asked, Asking, ask, is_public
from hubsite.weblinks.told import in_markdown, in_words
from hubsite.weblinks.written import written_in

PAGES = {
    "/good": (200, ""), "/gone": (404, ""), "/removed": (410, ""), "/private": (403, ""), "/broken": (500, ""),
    "/old": (301, "/good"), "/for-now": (302, "/good"), "/old-then-for-now": (301, "/for-now"),
    "/circle": (301, "/circle"), "/to-a-file": (301, "file:///etc/hostname"), "/inside": (302, "http://10.0.0.1/"),
    "/old-and-gone": (301, "/gone"), "/two-readings": (302, "http://127.0.0.1\\@8.8.8.8/inside"),
    "/as-somebody": (302, "http://me:word@127.0.0.1/"),
}  # fmt: skip


class Site(BaseHTTPRequestHandler):
    seen: list = []  # noqa: RUF012
    passwords: list = []  # noqa: RUF012

    def do_HEAD(self):
        self.seen.append((self.command, self.path))
        self.passwords.append(self.headers.get("Authorization"))
        status, onwards = PAGES.get(self.path, (200, ""))
        if self.path == "/only-read" and self.command == "HEAD":
            status = 405
        if self.path == "/dies":
            self.connection.close()
            return
        self.send_response(status)
        if onwards:
            self.send_header("Location", onwards)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(address, **how):
    asking = Asking(**{"seconds": 2, "pause": 0, "may_ask": lambda host: host == "127.0.0.1"} | how)
    return next(iter(ask([address], asking)))


@pytest.mark.parametrize(
    ("page", "answer", "now"),
    [
        ("/good", Answer.GOOD, ""), ("/gone", Answer.GONE, ""), ("/removed", Answer.GONE, ""),
        ("/private", Answer.UNSURE, ""), ("/broken", Answer.UNSURE, ""), ("/only-read", Answer.GOOD, ""),
        ("/old", Answer.MOVED, "/good"), ("/for-now", Answer.GOOD, ""), ("/old-then-for-now", Answer.GOOD, ""),
        ("/circle", Answer.UNSURE, ""), ("/to-a-file", Answer.UNSURE, ""), ("/inside", Answer.SILENT, ""),
        ("/old-and-gone", Answer.GONE, ""), ("/dies", Answer.SILENT, ""),
    ],
)  # fmt: skip
def test_an_answer_is_understood(site, page, answer, now):
    said = one(site + page)
    assert (said.answer, said.now) == (answer, site + now if now else "")
    assert bool(said.why) == (answer is not Answer.GOOD)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "[", ""]
)
def test_what_lies_inside_a_network_is_not_public(host):
    assert not is_public(host)


def test_such_a_place_is_never_asked(site):
    Site.seen.clear()
    said = one(f"{site}/good", may_ask=is_public)
    assert (said.answer, Site.seen) == (Answer.SILENT, [])


@pytest.mark.parametrize("page", ["/two-readings", "/as-somebody"])
def test_an_address_that_can_be_read_in_two_ways_is_not_followed(site, page):
    Site.seen.clear()
    assert one(site + page, may_ask=lambda host: True).answer is Answer.SILENT
    assert Site.seen == [("HEAD", page)]


def test_nobodys_passwords_are_sent(site, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password word\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    Site.passwords.clear()
    one(f"{site}/good")
    assert Site.passwords == [None]


def test_nobody_waits_for_ever(monkeypatch):
    def slow(*_, **how):
        raise asked.requests.exceptions.ReadTimeout(how["timeout"])

    monkeypatch.setattr(asked.requests.Session, "request", slow)
    said = one("http://127.0.0.1/", seconds=3)
    assert (said.answer, said.why) == (Answer.SILENT, "no answer came within 3 seconds")


def test_the_pages_of_a_host_are_asked_one_after_another(site):
    Site.seen.clear()
    answers = list(ask([f"{site}/{name}" for name in "bca"], Asking(pause=0, may_ask=lambda host: True)))
    assert [path for _, path in Site.seen] == ["/a", "/b", "/c"]
    assert all(each.answer is Answer.GOOD for each in answers)


# --- what is said

ANSWERS = [
    Asked("https://a.uk", Answer.GOOD),
    Asked("https://b.uk", Answer.GONE, "the page is not there any more (404)"),
    Asked("https://c.uk", Answer.MOVED, "it has moved", "https://d.uk/`x`"),
]


@pytest.fixture
def written(tmp_path):
    return written_in(
        write_hub(tmp_path, {"about.md": "https://a.uk https://b.uk\nhttps://c.uk\n" + "https://b.uk\n" * 6})
    )


def test_a_person_reads_what_is_wrong_where_and_how_many_are_well(written):
    lines = list(in_words(ANSWERS, written))
    assert lines[0].startswith("Gone") and "    content/about.md:1:14" in lines and "    and 2 more places" in lines
    assert lines[-1] == "3 links were looked at: 1 is well, 1 is gone, 1 has moved."


def test_an_issue_gets_a_list_to_tick_that_content_cannot_break(written):
    text = "\n".join(in_markdown(ANSWERS, written))
    assert "- [ ] `https://b.uk`: the page is not there any more (404). In `content/about.md:1:14`" in text
    assert "Now: `https://d.uk/%60x%60`." in text


def test_without_links_that_is_said():
    assert list(in_words([], {})) == ["There is no link that leads out of this hub."]


def test_the_command_says_it_and_ends_with_1(command, tmp_path, monkeypatch):
    hub = write_hub(tmp_path, {"about.md": "https://b.uk\n"})
    monkeypatch.setattr(asked, "ask", lambda written: [Asked(each, Answer.GONE, "gone") for each in written])
    ran = command("links", hub)
    assert ran.code == 1 and "https://b.uk" in ran.out and "1 link was looked at: 1 is gone." in ran.out
    assert "- [ ] `https://b.uk`" in command("links", hub, "--format", "markdown").out


def test_a_computer_without_internet_judges_nothing(command, tmp_path, monkeypatch):
    hub = write_hub(tmp_path, {"about.md": "https://b.uk https://c.uk\n"})
    monkeypatch.setattr(asked, "ask", lambda written: [Asked(each, Answer.SILENT, "nobody") for each in written])
    ran = command("links", hub)
    assert (ran.code, ran.out) == (1, "") and "connected to the internet" in ran.err
