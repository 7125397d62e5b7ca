"""From the moment a file is saved to the moment its new page is served, while a preview runs."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from _paired import ENVIRONMENT
from _project import Project

PAUSE = 0.005  # seconds between two looks
PATIENCE = 600
REST = 0.5  # seconds between two saves, as nobody saves at once again


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def serving(command: Sequence[str | Path], folder: Path) -> Iterator[None]:
    """The command runs while the block does; then it is ended."""
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()  # not as by Ctrl and C: what was started in the background does not hear that
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def save_to_seen(project: Project, port: int) -> float:
    """Edit the page in the middle; the seconds until it is served with the new words."""
    time.sleep(REST)
    words = project.edit()
    start = time.perf_counter()
    wait_for(words, project, port)
    return time.perf_counter() - start


def wait_for(words: str, project: Project, port: int) -> None:
    """Until the page in the middle is served with these words in it. Raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while words not in _served(port, f"/{project.engine.path(project.edited)}/"):
        if time.monotonic() > end:
            raise TimeoutError(f"{project.engine.name} has not served “{words}” within {PATIENCE} seconds")
        time.sleep(PAUSE)


def _served(port: int, address: str) -> str:
    """The page at this address; nothing while there is none."""
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
