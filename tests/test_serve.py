"""The live preview as a volunteer sees it: save, and the page is new; break it, and the old one stays."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from hubsite import serve_http
from hubsite.problems import HubsiteError
from hubsite.serve import _renew, serve
from hubsite.testing import A_SPACE, A_SUNDAY

HUB = {
    "hub.yml": "name: Aldermere\nengine: plain_engine\nplugins:\n  record_pages:\n  plain_engine:\n",
    "s/a.md": "# A\n",
}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to a process alone there")


class Served:
    """A running `hubsite serve`."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-u", "-m", "hubsite", "serve", root, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self.listener = threading.Thread(target=lambda: self.said.extend(self.process.stdout), daemon=True)
        self.listener.start()

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://localhost:{self.port}{path}", timeout=30) as answer:
            return answer.read().decode()

    def answers(self, path: str, words: str) -> bool:
        try:
            return words in self.get(path)
        except OSError:
            return False

    def news(self) -> dict[str, object]:
        return json.loads(self.get("/.hubsite/events?seen=x&told=x"))

    def wait(self, what: Callable[[], bool], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not what():
            assert self.process.poll() is None, self.process.stderr.read()
            assert time.monotonic() < deadline, f"it never happened; {self.said}"
            time.sleep(0.05)

    def wait_to_hear(self, words: str, times: int = 1) -> None:
        self.wait(lambda: "".join(self.said).count(words) >= times)

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
        self.listener.join(timeout=20)
        return self.process.returncode, self.process.stderr.read()


@pytest.fixture
def served(plugged):
    running = []

    def start(files: dict[str, str] = HUB, *plugins: str) -> tuple[Path, Served]:
        root = plugged(files, "plain_engine", *plugins)
        running.append(Served(root))
        return root, running[-1]

    yield start
    for each in running:
        each.process.kill()
        each.process.wait()
        each.process.stdout.close()
        each.process.stderr.close()


def test_what_is_saved_is_shown_and_a_mistake_leaves_the_last_good_page(served):
    root, site = served()
    site.wait_to_hear("The site is up to date: no problems.")
    assert site.said[0] == f"The site is at http://localhost:{site.port}/ – press Ctrl and C to stop.\n"
    assert "Hello." in site.get("/about/") and "/.hubsite/preview.js" in site.get("/about/")
    version = site.news()["version"]

    (root / "content/about.md").write_text("# About\n\nGood evening.\n")
    site.wait(lambda: "Good evening." in site.get("/about/"))
    site.wait(lambda: site.news()["version"] > version)

    (root / "content/spaces").mkdir()
    (root / "content/spaces/mill-hall.yml").write_text("name: Mill Hall\n")
    site.wait(lambda: "content/spaces/mill-hall.yml:1:1  error" in site.news()["problems"])
    assert site.news()["changed"] is False and "Good evening." in site.get("/about/")
    assert "The site stays as it was until this is mended." in site.news()["problems"]
    site.wait_to_hear("The site stays as it was until this is mended: 1 error.")

    (root / "content/spaces/mill-hall.yml").write_text(A_SPACE)
    site.wait(lambda: site.news()["changed"] and not site.news()["problems"])
    assert "Mill Hall" in site.get("/spaces/mill-hall/")
    assert not (root / "site").exists()

    assert site.stop() == (0, "")
    assert site.said[-1] == "Stopped.\n"
    with pytest.raises(OSError):
        site.get("/")


def test_a_plugin_is_renewed_and_its_failure_told_while_the_page_stays(served):
    hub = HUB | {"hub.yml": HUB["hub.yml"] + "  thanks:\n"}
    root, site = served(hub, "thanks")
    site.wait_to_hear("The site is up to date")
    plugin = root / "plugins/thanks.py"
    good = plugin.read_text()

    plugin.write_text(good.replace("To all who helped.", "To all of you."))
    site.wait(lambda: "To all of you." in site.get("/thanks/"))

    plugin.write_text(good.replace('body="To all who helped."', "body=1 / 0"))
    site.wait(lambda: "The plugin 'thanks' failed in hubsite_pages: ZeroDivisionError" in site.news()["problems"])
    assert "To all of you." in site.get("/thanks/")
    site.wait_to_hear("The plugin 'thanks' failed")

    plugin.write_text(good)
    site.wait(lambda: "To all who helped." in site.get("/thanks/") and not site.news()["problems"])
    assert site.stop()[0] == 0


def test_an_open_page_says_what_a_save_broke_and_forgets_it_when_it_is_mended(browser, served):
    from playwright.sync_api import expect

    root, site = served()
    site.wait_to_hear("The site is up to date")
    about = root / "content/about.md"
    page = browser.new_page()
    page.goto(f"http://localhost:{site.port}/about/")
    panel = page.locator("#hubsite-preview")
    expect(panel).to_be_empty()
    for mistake in ("# About\n\n[gone](gone.md)\n", "---\ntitel: About\n---\n"):
        about.write_text(mistake)
        expect(page.get_by_role("alert").locator("pre")).to_contain_text("content/about.md:", timeout=30_000)
        expect(panel).to_be_visible()
        about.write_text("# About\n\nHello.\n")
        expect(panel).to_be_empty(timeout=30_000)
    site.process.send_signal(signal.SIGINT)
    expect(panel).to_contain_text("The preview has stopped.", timeout=30_000)
    page.close()


def test_what_is_saved_during_the_first_build_is_noticed(served):
    slow = (
        "import time\nfrom pathlib import Path\nfrom hubsite import hookimpl\n\n@hookimpl\ndef hubsite_files():\n"
        "    Path(__file__).parents[1].joinpath('asleep').touch()\n    time.sleep(1)\n"
    )
    root, site = served(HUB | {"hub.yml": HUB["hub.yml"] + "  slow:\n", "plugins/slow.py": slow})
    site.wait_to_hear("The site is at")
    site.wait(lambda: (root / "asleep").exists())
    (root / "content/about.md").write_text("# About\n\n[gone](gone.md)\n")
    site.wait(lambda: "content/about.md:3" in site.news()["problems"])


COUNTS = """
import time
from pathlib import Path
from hubsite import File, hookimpl

@hookimpl
def hubsite_site_files(site):
    while not (Path(__file__).parents[1] / "go").exists():
        time.sleep(0.01)
    words = sum(len(page.body.split()) for page in site.pages)
    yield File(path="words.txt", content=str(words))
"""


def test_a_page_is_shown_before_what_is_made_of_all_pages(served):
    root, site = served(HUB | {"hub.yml": HUB["hub.yml"] + "  counts:\n", "plugins/counts.py": COUNTS})
    (root / "go").touch()
    site.wait_to_hear("The site is up to date")
    before, version = site.get("/words.txt"), site.news()["version"]

    (root / "go").unlink()
    (root / "content/about.md").write_text("# About\n\nHello to all of you.\n")
    site.wait(lambda: "Hello to all of you." in site.get("/about/"))
    assert site.get("/words.txt") == before
    (root / "go").touch()
    site.wait(lambda: site.get("/words.txt") != before)
    (root / "content/about.md").write_text("# About\n\n[gone](gone.md)\n")
    site.wait_to_hear("link-nowhere")
    assert site.news()["version"] == version + 1, "the page was new once, and is not read again for the other file"
    assert "".join(site.said).count("The site is up to date") == 2

    (root / "content/about.md").write_text("# About\n")
    (root / "plugins/counts.py").write_text(COUNTS.replace("yield", "1 / 0\n    yield"))
    site.wait_to_hear("The pages are new, but what is made of all of them stays as it was until this is mended")
    assert "The plugin 'counts' failed" in "".join(site.said)
    assert site.stop()[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread of the same process answers")
def test_the_preview_answers_from_a_process_of_its_own_that_ends_with_the_other(served):
    threads = (
        "import threading\nfrom pathlib import Path\nfrom hubsite import hookimpl\n\n@hookimpl\n"
        "def hubsite_files():\n    Path(__file__).with_name('threads').write_text(str(threading.active_count()))\n"
    )
    root, site = served(HUB | {"hub.yml": HUB["hub.yml"] + "  threads:\n", "plugins/threads.py": threads})
    site.wait_to_hear("The site is up to date")
    assert (root / "plugins/threads").read_text() == "1"  # so that a build may use all cores
    site.process.kill()

    def nobody_answers():
        try:
            return not site.get("/about/")
        except OSError:
            return True

    site.wait(nobody_answers)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread of the same process answers")
def test_where_the_process_that_answers_was_ended_the_next_save_starts_another(served):
    root, site = served()
    site.wait_to_hear("The site is up to date")
    (answers,) = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text().split()
    os.kill(int(answers), signal.SIGKILL)
    (root / "content/about.md").write_text("# About\n\nHello again.\n")
    site.wait_to_hear("The site is up to date", times=2)
    site.wait(lambda: site.answers("/about/", "Hello again."))
    assert site.stop() == (0, "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread of the same process answers")
def test_a_preview_that_does_not_heed_ctrl_c_goes_on_answering(served):
    """As one that a script has started in the background."""
    heeded = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _, site = served()
    finally:
        signal.signal(signal.SIGINT, heeded)
    site.wait_to_hear("The site is up to date")
    (answers,) = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text().split()
    os.kill(int(answers), signal.SIGINT)
    os.kill(site.process.pid, signal.SIGINT)
    time.sleep(0.2)
    assert "Hello." in site.get("/about/") and site.process.poll() is None


def test_the_dates_of_a_meeting_that_was_saved_are_said_back(served):
    meeting = "name: Choir\nwhat_happens: We sing.\nwhen: Tuesdays 7pm\n"
    root, site = served({**HUB, "meetings/choir.yml": meeting, "meetings/walk.yml": meeting})
    site.wait_to_hear("The site is up to date")
    (root / "content/meetings/walk.yml").write_text(meeting.replace("Tuesdays 7pm", "30 June 2099 7pm"))
    site.wait_to_hear("content/meetings/walk.yml  Tuesday 30 June 2099, from 7pm")
    site.wait_to_hear("next: Tuesday 30 June 2099")
    assert "content/meetings/choir.yml" not in "".join(site.said)


def test_folders_that_come_and_go_are_noticed(served):
    root, site = served({"hub.yml": "name: Aldermere\nplugins: [record_pages]\n"})
    site.wait_to_hear("The site is up to date")
    shutil.rmtree(root / "plugins")
    (root / "content").rename(root / "away")
    site.wait(lambda: "content" in site.news()["problems"])
    (root / "away").rename(root / "content")
    site.wait(lambda: not site.news()["problems"])
    (root / "plugins").mkdir()
    (root / "plugins/odd.py").write_text("1 / 0\n")
    (root / "content/hub.yml").write_text("name: Aldermere\nplugins: [record_pages, odd]\n")
    site.wait(lambda: "plugins/odd.py:1" in site.news()["problems"])
    (root / "plugins/odd.py").write_text('"""Nothing."""\n')
    site.wait(lambda: not site.news()["problems"])


def test_a_fault_of_ours_is_told_and_does_not_end_the_preview(plugged, monkeypatch):
    class Told:
        words = ""

        def announce(self, words: str, changed: bool) -> None:
            self.words = words

    def fail(*given: object, **named: object) -> None:
        raise ValueError("odd")

    told, said = Told(), []
    monkeypatch.setattr("hubsite.serve.build", fail)
    _renew(plugged(HUB, "plain_engine"), A_SUNDAY, told, safe=False, say=said.append)
    assert "ValueError: odd" in told.words and "--debug" in told.words and "ValueError: odd" in said[0]


def test_to_be_built_does_not_start_another_build(served):
    _, site = served()
    site.wait_to_hear("The site is up to date")
    told = site.news()["told"]
    time.sleep(1)  # longer than the watcher waits for more changes
    assert site.news()["told"] == told


def test_without_a_hub_there_is_nothing_to_show(tmp_path):
    with pytest.raises(HubsiteError, match="There is no folder called `content` in") as error:
        serve(tmp_path, 8000, lambda: A_SUNDAY, safe=False, say=print)
    assert "hubsite new my-hub" in error.value.fix and not list(tmp_path.iterdir())


def test_a_port_that_is_taken_is_told_with_another(plugged):
    taken = serve_http.Preview(lambda: Path(), 0)
    taken.start()
    try:
        with pytest.raises(HubsiteError, match=f"Port {taken.port} is in use") as error:
            serve(plugged(HUB, "plain_engine"), taken.port, lambda: A_SUNDAY, safe=False, say=print)
        assert "--port" in error.value.fix
    finally:
        taken.stop()
